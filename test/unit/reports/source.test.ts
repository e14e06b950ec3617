import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseClocks } from '#shared/case/clocks.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { buildReport } from '#shared/reports/build/index.ts';
import { appraisal } from '#shared/reports/appraisal.ts';
import type { CaseRecord } from '#shared/reports/case-record.ts';
import { monthlyReport, monthPeriod } from '#shared/reports/monthly.ts';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { runRegisterCommand } from '../../../electron/acts/register-acts.ts';
import { makeMonthPaper } from '../../../electron/reports/perform.ts';
import { reportSource } from '../../../electron/reports/source.ts';
import { openForReading } from '../../../electron/store/open.ts';
import { PaperReads } from '../../../electron/store/paper-reads.ts';
import { caseCommand } from '#shared/case/commands.ts';
import { registerCommand } from '#shared/registers/index.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { random, randomHall } from '../../support/random-acts.ts';

/** Some weeks of a hall, at random. */
function live(counter: TestCounter, seed: number, acts: number): void {
  const { hall } = counter.desk.reference;
  const draw = random(seed);
  const next = randomHall(seed, hall);
  for (let number = 0; number < acts; number += 1) {
    counter.pass(Math.floor(draw() * 60 * 60_000));
    const act = next.next((caseId) => counter.store.caseState(caseId), counter.desk.today);
    const person = hall.staff.find((member) => member.number === act.by) ?? hall.staff[0]!;
    const desk = actingDesk(counter, person);
    if (act.on === 'case') runCaseCommand(desk, counter.store, caseCommand.parse(act.command));
    else runRegisterCommand(desk, counter.store, registerCommand.parse(act.command));
  }
}

describe('从本机记录统计', () => {
  let counter: TestCounter;
  beforeAll(async () => {
    counter = await openCounter();
    counter.store.db.pragma('synchronous = OFF');
    live(counter, 41, 900);
  });
  afterAll(() => counter.close());

  const made = <T>(use: (source: ReturnType<typeof reportSource>) => T): T => {
    const { reference, clock } = counter.desk;
    const db = openForReading(join(counter.folder, 'counter.sqlite'));
    const person = reference.hall.staff.find(({ role }) => role === 'centre_manager')!;
    const basis = { now: clock.now(), hall: reference.hall, calendar: reference.calendar, person };
    try {
      return use(reportSource(db, basis, () => undefined));
    } finally {
      db.close();
    }
  };
  const months = (): string[] => {
    const last = counter.desk.today.slice(0, 7);
    const all: string[] = [];
    for (let month = '2026-09'; month <= last;) {
      all.push(month);
      const [year = 0, number = 0] = month.split('-').map(Number);
      month = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
    }
    return all;
  };
  /** All there are, one after the other. */
  const everyCase = (): CaseRecord[] => {
    const reads = new PaperReads(counter.store);
    const ids = counter.store.db.prepare('select case_id from case_view').pluck().all() as string[];
    return ids.flatMap((id) => reads.caseRecord(id) ?? []);
  };
  const clocksOf = (state: Parameters<typeof caseClocks>[0]) => caseClocks(state, counter.desk.clockBasis);

  test('I4：只读需要的记录，得到的月报与通读全部记录的相同', () => {
    const cases = everyCase();
    const department = counter.desk.reference.hall.departments[0]!.name;
    expect(months().length).toBeGreaterThan(1);
    let counted = 0;
    for (const month of months()) {
      const { items, total } = monthlyReport({
        department,
        month,
        today: counter.desk.today,
        cases,
        ratings: [],
        complaints: [],
        clocksOf,
      });
      const period = monthPeriod(month, counter.desk.today);
      const { content } = made((source) => buildReport(source, { kind: 'monthly', department, period }));
      const table = content.tables.find(({ id }) => id === 'items')!;
      const rows = Object.fromEntries(
        table.rows.map((row) => [
          row.id,
          Object.fromEntries(table.columns.map((column, index) => [column.id, row.cells[index]?.value])),
        ]),
      );
      for (const { item, ...figures } of items.length > 1 ? [...items, total] : items)
        expect(rows[item]).toEqual({ name: item, ...figures });
      expect(Object.keys(rows)).toHaveLength(items.length + (items.length > 1 ? 1 : 0));
      counted += total.received;
    }
    expect(counted).toBeGreaterThan(20);
  });

  test('I4：纸质月报在统计线程中汇总，与画面上的数字相同；什么也不写', () => {
    const { reference, clock, today } = counter.desk;
    const department = reference.hall.departments[0]!.name;
    const person = reference.hall.staff.find(({ role }) => role === 'centre_manager')!;
    const basis = { now: clock.now(), hall: reference.hall, calendar: reference.calendar, person };
    const database = join(counter.folder, 'counter.sqlite');
    const before = counter.store.log.lastSeq();
    let read = 0;
    for (const month of months()) {
      const paper = makeMonthPaper(
        { type: 'paper', database, basis, request: { paper: '部门月报', department, month } },
        (done) => {
          read = Math.max(read, done);
        },
      );
      expect(paper).toMatchObject({ ok: true, value: { kind: '部门月报' } });
      const { total } = monthlyReport({
        department,
        month,
        today,
        cases: everyCase(),
        ratings: [],
        complaints: [],
        clocksOf,
      });
      expect(JSON.stringify(paper)).toContain(String(total.received));
    }
    expect(read).toBeGreaterThan(20);
    expect(counter.store.log.lastSeq()).toBe(before);
  });

  test('D10：个人考核与通读全部记录的相同', () => {
    const cases = everyCase();
    const period = { from: civilDate('2026-10-01'), until: counter.desk.today };
    const staff = counter.desk.reference.hall.staff.filter(
      ({ role }) => role === 'clerk' || role === 'window_head',
    );
    const expected = appraisal({
      ...period,
      staff,
      cases,
      ratings: [],
      complaints: [],
      clocksOf,
      attendanceMinutes: () => 0,
    });
    const { content } = made((source) =>
      buildReport(source, { kind: 'appraisal', department: null, period }),
    );
    const [table] = content.tables;
    for (const { staff: number, received, accepted, decided, served, closed, closedInTime } of expected) {
      const cells = table?.rows
        .find(({ id }) => id === number)
        ?.cells.slice(3, 9)
        .map(({ value }) => value);
      expect(cells).toEqual([received, accepted, decided, served, closed, closedInTime]);
    }
  });

  test('统计只读：什么也写不进去', () => {
    const db = openForReading(join(counter.folder, 'counter.sqlite'));
    expect(() => db.exec("delete from sync_state where key = 'x'")).toThrow(/readonly|query_only/u);
    db.close();
  });
});
