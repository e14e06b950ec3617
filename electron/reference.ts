import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type WorkingCalendar, workingCalendar } from '#shared/calendar/working-days.ts';
import {
  type Catalogue,
  catalogue,
  type HallReference,
  hallReference,
  type ServiceItem,
  staffMember,
} from '#shared/reference/index.ts';
import { hashPin } from './people/pin.ts';
import type { WritableDb } from './store/open.ts';

const trainingHall = hallReference.extend({
  staff: z.array(staffMember.omit({ pinHash: true }).extend({ pin: z.string() })),
});

export interface DemoStaff {
  readonly number: string;
  readonly pin: string;
}

/** What the counter works with: as last received, kept in its own database. */
export interface Reference {
  readonly hall: HallReference;
  readonly catalogue: Catalogue;
  readonly calendar: WorkingCalendar;
  readonly items: ReadonlyMap<string, ServiceItem>;
  /** PINs that are shown on the sign-in screen; empty outside the training hall. */
  readonly demoStaff: readonly DemoStaff[];
}

const readJson = (assets: string, name: string): unknown =>
  JSON.parse(readFileSync(join(assets, name), 'utf8'));

/**
 * Loads the hall, or on the first start creates the training hall from the founding plans.
 * @param assets folder with catalogue.json, calendar.json and training-hall.json. Throws when one is damaged.
 */
export async function loadReference(db: WritableDb, assets: string): Promise<Reference> {
  const get = db.prepare('select body from reference where kind = ?').pluck();
  const put = db.prepare('insert into reference (kind, version, body) values (?, ?, ?)');
  const training = trainingHall.parse(readJson(assets, 'training-hall.json'));
  let body = get.get('hall') as string | undefined;
  if (body === undefined) {
    const staff = await Promise.all(
      training.staff.map(async ({ pin, ...member }) => ({ ...member, pinHash: await hashPin(pin) })),
    );
    body = JSON.stringify({ ...training, staff });
    put.run('hall', training.version, body);
  }
  const hall = hallReference.parse(JSON.parse(body));
  const items = catalogue.parse(readJson(assets, 'catalogue.json'));
  return {
    hall,
    catalogue: items,
    calendar: workingCalendar.parse(readJson(assets, 'calendar.json')),
    items: new Map(items.items.map((item) => [item.code, item])),
    demoStaff: hall.training ? training.staff.map(({ number, pin }) => ({ number, pin })) : [],
  };
}
