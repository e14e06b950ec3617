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
import { readKept, ReferenceVersions } from './reference-versions.ts';
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
  /** What had to be put in the place of something damaged, for whoever answers for the hall's data. */
  readonly remarks: readonly string[];
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
  const remarks: string[] = [];
  const hall = storedHall(db, training, remarks) ?? storeHall(db, training);
  const known = storedCatalogue(db, remarks) ?? catalogue.parse(items);
  return {
    hall,
    catalogue: known,
    calendar: workingCalendar.parse(calendar),
    itemOn: (code, on) => itemOn(known.items, code, on),
    remarks,
    demoStaff: hall.training ? training.staff.map(({ number, pin }) => ({ number, pin })) : [],
  };
}

/** The hall of an earlier start; undefined where there is none, or the program brings a later version of it. */
function storedHall(db: WritableDb, training: TrainingHall, remarks: string[]): HallReference | undefined {
  const body = bodyOf(db, 'hall');
  if (body === undefined) return undefined;
  const kept = readKept(hallReference, body);
  const hall = kept ?? new ReferenceVersions(db).latest('hall', hallReference);
  // Never the training hall in the place of a real one: its PINs are on the screen.
  if (hall === null) throw new Error('大厅资料已损坏，也没有可以使用的较早版本，请用备份恢复');
  if (kept === null)
    remarks.push(
      `大厅资料已损坏，现使用较早的版本${hall.version}。请由大厅管理人员在“管理”中核对并重新保存。`,
    );
  return isEarlier(hall, training) ? undefined : hall;
}

/** What was imported at this counter; null where the program's own catalogue is in use. */
function storedCatalogue(db: WritableDb, remarks: string[]): Catalogue | null {
  const body = bodyOf(db, 'catalogue');
  if (body === undefined) return null;
  const kept = readKept(catalogue, body);
  if (kept !== null) return kept;
  const earlier = new ReferenceVersions(db).latest('catalogue', catalogue);
  remarks.push(
    `事项目录已损坏，现使用${earlier === null ? '程序自带的目录' : `较早的版本${earlier.version}`}。请由大厅管理人员在“管理”中核对并重新导入。`,
  );
  return earlier;
}

const bodyOf = (db: WritableDb, kind: string): string | undefined =>
  db.prepare('select body from reference where kind = ?').pluck().get(kind) as string | undefined;

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
