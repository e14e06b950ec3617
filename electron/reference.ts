import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { type WorkingCalendar, workingCalendar } from '#shared/calendar/working-days.ts';
import {
  type Catalogue,
  catalogue,
  type HallReference,
  hallReference,
  itemOn,
  type ServiceItem,
  staffMember,
} from '#shared/reference/index.ts';
import type { WritableDb } from './store/open.ts';

/** PIN and hash stand side by side: making eight hashes would hold up the first start. */
const trainingHall = hallReference.extend({
  staff: z.array(staffMember.extend({ pin: z.string() })).min(1),
});
type TrainingHall = z.infer<typeof trainingHall>;

export interface DemoStaff {
  readonly number: string;
  readonly pin: string;
}

/** What the counter works with: as last received, kept in its own database. */
export interface Reference {
  readonly hall: HallReference;
  readonly catalogue: Catalogue;
  readonly calendar: WorkingCalendar;
  /** The version of an item in force on a day; undefined when it has none. */
  readonly itemOn: (code: string, on: CivilDate) => ServiceItem | undefined;
  /** PINs that are shown on the sign-in screen; empty outside the training hall. */
  readonly demoStaff: readonly DemoStaff[];
}

/**
 * Loads the hall, or on the first start creates the training hall from the founding plans. A training hall of an
 * earlier version is replaced by the one that came with the program.
 * @param assets folder with catalogue.json, calendar.json and training-hall.json. Throws when one is damaged.
 */
export async function loadReference(db: WritableDb, assets: string): Promise<Reference> {
  const readJson = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(assets, name), 'utf8'));
  const [trainingJson, items, calendar] = await Promise.all([
    readJson('training-hall.json'),
    readJson('catalogue.json'),
    readJson('calendar.json'),
  ]);
  const training = trainingHall.parse(trainingJson);
  const hall = storedHall(db, training) ?? storeHall(db, training);
  const known = catalogue.parse(storedCatalogue(db) ?? items);
  return {
    hall,
    catalogue: known,
    calendar: workingCalendar.parse(calendar),
    itemOn: (code, on) => itemOn(known.items, code, on),
    demoStaff: hall.training ? training.staff.map(({ number, pin }) => ({ number, pin })) : [],
  };
}

/** The hall of an earlier start; undefined where there is none, or the program brings a later version of it. */
function storedHall(db: WritableDb, training: TrainingHall): HallReference | undefined {
  const body = db.prepare('select body from reference where kind = ?').pluck().get('hall');
  if (body === undefined) return undefined;
  const hall = hallReference.parse(JSON.parse(body as string));
  return isEarlier(hall, training) ? undefined : hall;
}

/** What was imported at this counter; undefined where the program's own catalogue is in use. */
const storedCatalogue = (db: WritableDb): unknown => {
  const body = db.prepare('select body from reference where kind = ?').pluck().get('catalogue');
  return body === undefined ? undefined : JSON.parse(body as string);
};

function storeHall(db: WritableDb, training: TrainingHall): HallReference {
  const staff = training.staff.map(({ pin: _pin, ...member }) => member);
  const hall: HallReference = { ...training, staff };
  db.prepare('insert or replace into reference (kind, version, body) values (?, ?, ?)').run(
    'hall',
    hall.version,
    JSON.stringify(hall),
  );
  return hall;
}

/** A change made here (`training-4+2`) belongs to the version it was made of. */
const serialOf = (version: string): number => Number(/^training-(\d+)(?:\+\d+)?$/.exec(version)?.[1] ?? 0);

/** A real hall, and a training hall of another place, are never replaced by the program. */
const isEarlier = (stored: HallReference, training: TrainingHall): boolean =>
  stored.training && stored.id === training.id && serialOf(stored.version) < serialOf(training.version);
