import { readFileSync } from 'node:fs';
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
import { hashPin, verifyPin } from './people/pin.ts';
import type { WritableDb } from './store/open.ts';

const trainingHall = hallReference.extend({
  staff: z.array(staffMember.omit({ pinHash: true }).extend({ pin: z.string() })),
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

const readJson = (assets: string, name: string): unknown =>
  JSON.parse(readFileSync(join(assets, name), 'utf8'));

/**
 * Loads the hall, or on the first start creates the training hall from the founding plans. A training hall of an
 * earlier version is replaced by the one that came with the program.
 * @param assets folder with catalogue.json, calendar.json and training-hall.json. Throws when one is damaged.
 */
export async function loadReference(db: WritableDb, assets: string): Promise<Reference> {
  const body = db.prepare('select body from reference where kind = ?').pluck().get('hall') as
    | string
    | undefined;
  const stored = body === undefined ? null : hallReference.parse(JSON.parse(body));
  const training = trainingHall.parse(readJson(assets, 'training-hall.json'));
  const isCurrent = stored !== null && !isEarlier(stored, training);
  // The hashes are made on other threads while the rest is read here.
  const loading = isCurrent ? stored : withHashes(training, stored);
  const items = catalogue.parse(readJson(assets, 'catalogue.json'));
  const calendar = workingCalendar.parse(readJson(assets, 'calendar.json'));
  const hall = await loading;
  if (!isCurrent)
    db.prepare('insert or replace into reference (kind, version, body) values (?, ?, ?)').run(
      'hall',
      hall.version,
      JSON.stringify(hall),
    );
  return {
    hall,
    catalogue: items,
    calendar,
    itemOn: (code, on) => itemOn(items.items, code, on),
    demoStaff: hall.training ? training.staff.map(({ number, pin }) => ({ number, pin })) : [],
  };
}

const serialOf = (version: string): number => Number(/^training-(\d+)$/.exec(version)?.[1] ?? 0);

/** A real hall, and a training hall of another place, are never replaced by the program. */
const isEarlier = (stored: HallReference, training: TrainingHall): boolean =>
  stored.training && stored.id === training.id && serialOf(stored.version) < serialOf(training.version);

async function withHashes({ staff, ...hall }: TrainingHall, stored: HallReference | null) {
  const hashed = await Promise.all(
    staff.map(async ({ pin, ...member }) => ({
      ...member,
      pinHash: await hashOf(member.number, pin, stored),
    })),
  );
  return hallReference.parse({ ...hall, staff: hashed });
}

/** Whoever keeps the PIN keeps the hash. */
async function hashOf(number: string, pin: string, stored: HallReference | null): Promise<string> {
  const known = stored?.staff.find((member) => member.number === number)?.pinHash;
  return known !== undefined && (await verifyPin(pin, known)) ? known : hashPin(pin);
}
