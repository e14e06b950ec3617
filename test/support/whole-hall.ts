/** A hall in which every command can come about, on the real store: another department, a neighbour, every kind of item. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import { Desk } from '../../electron/acts/desk.ts';
import { type RegisterDone, runRegisterCommand } from '../../electron/acts/register-acts.ts';
import { openStore } from '../../electron/store/open.ts';
import { caseCommand } from '#shared/case/commands.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { CaseDone } from '#shared/contract/counter.ts';
import type { NewEvent } from '#shared/event.ts';
import {
  type HallReference,
  hallReference,
  itemOn,
  type ServiceItem,
  type StaffMember,
} from '#shared/reference/index.ts';
import { registerCommand } from '#shared/registers/index.ts';
import type { Result } from '#shared/result.ts';
import { actingDesk } from './acting-desk.ts';
import { openCounter, type TestCounter } from './counter.ts';
import { application, hall, itemNamed, items, uuidOf } from './hall.ts';
import { isIndexTable, searchTerms } from './search-terms.ts';

export const bureau = '凤冈县交通运输局';
export const transport = '凤冈县道路运输管理所';
/** Answers 抄告. */
export const water = '凤冈县水务局';
export const counters = { own: hall.counter.id, other: 'training-fenggang-02' } as const;

/** What the catalogue has for other halls, taken here. */
const here = (part: string, change: Partial<ServiceItem> = {}): ServiceItem => ({
  ...itemNamed(part),
  department: bureau,
  organ: transport,
  ...change,
});

export const wholeItems = {
  /** A licence with a chain of opinions. */
  freight: itemNamed('道路货物运输经营许可'),
  /** Decided at the window; its fee comes before the certificate. */
  instant: itemNamed('从业资格证换证'),
  /** 上报件. */
  forwarded: itemNamed('非深水岸线'),
  /** G4: taken when the catalogue named no chain for it. */
  unchained: { ...itemNamed('机动车驾驶员培训经营许可'), template: null },
  /** B7. */
  intakeOnly: here('劳保基金'),
  /** B9. */
  penalty: here('简易处罚'),
  /** B10: decided at the window, and until 8 October sealed there. */
  narrowed: here('个人减免契税', { until: '2026-10-08' }),
} as const;
export const wholeCatalogue = {
  ...items,
  items: [
    ...items.items.map((item) => Object.values(wholeItems).find(({ code }) => code === item.code) ?? item),
    {
      ...wholeItems.narrowed,
      from: '2026-10-09',
      until: null,
      windowPowers: wholeItems.narrowed.windowPowers.filter((power) => power !== '盖章'),
    },
  ],
};

const [head] = hall.staff as [StaffMember];
const neighbour: StaffMember = {
  ...head,
  number: '1003',
  name: '李示范',
  role: 'clerk',
  rank: '科员',
  counter: counters.other,
  standIns: [],
  mandate: { ...head.mandate, number: '凤交授〔2026〕第3号', grantee: '1003' },
};
const waterLeader: StaffMember = {
  ...head,
  number: '5001',
  name: '周示范甲',
  role: 'leader',
  department: water,
  rank: '局领导',
  counter: null,
  standIns: [],
};

/** Its mandates name no seals, so that none is left out. */
export const wholeHall: HallReference = hallReference.parse({
  ...hall,
  departments: [
    ...hall.departments,
    { name: water, mode: '整体进驻', leaders: { a: '5001', b: '5002' }, heads: ['5001'] },
  ],
  otherCounters: [{ ...hall.counter, id: counters.other, name: '交通窗口2号' }],
  staff: [...hall.staff, neighbour, waterLeader].map((member) => ({
    ...member,
    mandate: { ...member.mandate, seals: [] },
  })),
});

/** As somebody gives it, without the id that the screen makes. */
export type Draft<Command> = Command extends { commandId: string } ? Omit<Command, 'commandId'> : never;
export type CaseDraft = Draft<z.input<typeof caseCommand>>;
export type RegisterDraft = Draft<z.input<typeof registerCommand>>;

export interface WholeHall extends TestCounter {
  /** Another one each time. */
  id(): string;
  onCase(by: string, command: CaseDraft, commandId?: string): Result<CaseDone>;
  onRegister(by: string, command: RegisterDraft, commandId?: string): Result<RegisterDone>;
  /** As `onCase` and `onRegister`, where a refusal means that the test is wrong. */
  must(by: string, ...commands: (CaseDraft | RegisterDraft)[]): void;
  /** What the device records by itself. */
  record(...events: NewEvent[]): void;
  /** A new case, taken by the head of the window; answers with its id. */
  take(item: ServiceItem, change?: Partial<Parameters<typeof application>[1]>): string;
  state(caseId: string): CaseState;
  /** Every table of the database, row by row. */
  dump(): Readonly<Record<string, readonly string[]>>;
}

const isOnCase = (command: CaseDraft | RegisterDraft): command is CaseDraft => !command.type.includes('.');

/** Opens it in a folder of its own, with `reference` in place of the program's own hall. */
export async function openWholeHall(reference: HallReference = wholeHall): Promise<WholeHall> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-whole-'));
  const db = openStore(join(folder, 'counter.sqlite'));
  db.prepare("insert into reference (kind, version, body) values ('hall', ?, ?)").run(
    reference.version,
    JSON.stringify(reference),
  );
  db.close();
  const opened = await openCounter(folder);
  const { store } = opened;
  // What is proved with it is not what survives a power cut.
  store.db.pragma('synchronous = OFF');
  const { session, clock, registers } = opened.desk;
  const desk = new Desk(
    {
      ...opened.desk.reference,
      catalogue: wholeCatalogue,
      itemOn: (code, on) => itemOn(wholeCatalogue.items, code, on),
    },
    session,
    clock,
    registers,
  );
  const counter = { ...opened, desk };
  let made = 0;
  const id = (): string => uuidOf((made += 1));
  const deskOf = (number: string): Desk => {
    const person = reference.staff.find((member) => member.number === number);
    if (person === undefined) throw new Error(`no staff ${number}`);
    return actingDesk(counter, person);
  };
  const onCase: WholeHall['onCase'] = (by, command, commandId = id()) =>
    runCaseCommand(deskOf(by), store, caseCommand.parse({ ...command, commandId }));
  const onRegister: WholeHall['onRegister'] = (by, command, commandId = id()) =>
    runRegisterCommand(deskOf(by), store, registerCommand.parse({ ...command, commandId }));
  const must: WholeHall['must'] = (by, ...commands) => {
    for (const command of commands) {
      const done = isOnCase(command) ? onCase(by, command) : onRegister(by, command);
      if (!done.ok) throw new Error(`${command.type}: ${done.refusal.message}`);
    }
  };
  return {
    ...counter,
    id,
    onCase,
    onRegister,
    must,
    record: (...events) => store.record(desk.circumstancesOf('device', id()), events),
    take: (item, change = {}) => {
      const caseId = id();
      const { commandId: _, ...taken } = application(item, { ...change, caseId });
      must('1001', { type: 'register', ...taken });
      return caseId;
    },
    state: (caseId) => {
      const state = store.caseState(caseId);
      if (state === null) throw new Error(`no case ${caseId}`);
      return state;
    },
    dump: () => {
      const tables = store.db.prepare("select name from sqlite_master where type = 'table'").pluck().all();
      const shown = (tables as string[]).filter((table) => !isIndexTable(table));
      return Object.fromEntries(
        shown.map((table) => {
          if (table === 'case_search') return [table, searchTerms(store)];
          const rows = store.db.prepare(`select * from ${table}`).all();
          return [table, rows.map((row) => JSON.stringify(row)).toSorted()];
        }),
      );
    },
  };
}
