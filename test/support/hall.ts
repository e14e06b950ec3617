import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { civilDateAt } from '#shared/calendar/civil-date.ts';
import { type WorkingCalendar, workingCalendar } from '#shared/calendar/working-days.ts';
import { noRecords } from '#shared/records.ts';
import type { RegisterApplication } from '#shared/case/commands.ts';
import type { CaseContext } from '#shared/case/decide.ts';
import { askedCounts } from '#shared/case/counts.ts';
import type { MaterialTick } from '#shared/case/materials.ts';
import {
  type Catalogue,
  catalogue,
  type HallReference,
  hallReference,
  itemOn,
  type ServiceItem,
} from '#shared/reference/index.ts';
import { emptyRegisters } from '#shared/registers/states.ts';

const assets = join(import.meta.dirname, '../../assets');
const read = (name: string): unknown => JSON.parse(readFileSync(join(assets, name), 'utf8'));

export const calendar: WorkingCalendar = workingCalendar.parse(read('calendar.json'));
export const items: Catalogue = catalogue.parse(read('catalogue.json'));
const training = read('training-hall.json') as { staff: object[] };
export const hall: HallReference = hallReference.parse({
  ...training,
  staff: training.staff.map((member) => ({ ...member, pinHash: 'scrypt$' })),
});

export const itemNamed = (part: string): ServiceItem => {
  const item = items.items.find((candidate) => candidate.name.includes(part));
  if (item === undefined) throw new Error(`no item named ${part}`);
  return item;
};

export const complete = (item: ServiceItem): MaterialTick[] =>
  item.materials.map((material) => ({
    materialId: material.id,
    received: true,
    ...askedCounts(material),
    pages: 2,
    problem: null,
  }));

/** 2026-09-30 in the morning, before the National Day holiday and its make-up days. */
export const beforeHoliday = '2026-09-30T01:30:00.000Z';
export const today = civilDateAt(beforeHoliday);

export function context(item: ServiceItem | undefined, change: Partial<CaseContext> = {}): CaseContext {
  const [head] = hall.staff;
  if (head === undefined) throw new Error('the hall has no staff');
  return {
    now: beforeHoliday,
    calendar,
    hall,
    catalogueVersion: items.version,
    person: head,
    item,
    registers: emptyRegisters,
    itemOf: (code) => itemOn(items.items, code, today),
    caseState: () => null,
    records: noRecords,
    lastSerial: () => undefined,
    ...change,
  };
}

export const uuidOf = (number: number): string =>
  `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export function application(
  item: ServiceItem,
  change: Partial<RegisterApplication> = {},
): RegisterApplication {
  return {
    commandId: uuidOf(1),
    caseId: uuidOf(2),
    itemCode: item.code,
    applicant: {
      kind: 'person',
      name: '陈示范',
      idNumber: '520327198812314510',
      phone: '13800000000',
      source: 'card',
    },
    agent: null,
    subItem: null,
    channel: '窗口',
    corrections: [],
    held: null,
    lateEntry: null,
    materials: complete(item),
    scans: [],
    outcome: { kind: 'accept' },
    ...change,
  };
}
