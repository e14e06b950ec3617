/** 月末、年末的最后一秒: events carry instants, figures civil days of China; sixteen hours of a day lie in another one by UTC. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { paperSource } from '../../../electron/acts/paper-source.ts';
import { returnLastYearsNumbers } from '../../../electron/acts/year-end.ts';
import { reportSource } from '../../../electron/reports/source.ts';
import { openForReading } from '../../../electron/store/open.ts';
import { addDays, civilDate, civilDateAt, instantAt } from '#shared/calendar/civil-date.ts';
import { attendance } from '#shared/reports/attendance.ts';
import { buildReport, type BuiltReport } from '#shared/reports/build/index.ts';
import type { ReportKind } from '#shared/reports/kinds.ts';
import { monthPeriod } from '#shared/reports/monthly.ts';
import type { OpeningHours } from '#shared/shift/opening-hours.ts';
import { unmannedMinutes } from '#shared/shift/unmanned.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { calendar } from '../../support/hall.ts';
import { openWholeHall, type WholeHall, wholeHall, wholeItems } from '../../support/whole-hall.ts';
import { serveWhole } from '../../support/whole-counter.ts';
import { decision } from '../store/scenes.ts';

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

const { instant } = wholeItems;
const passTo = (moment: string): void => at.pass(Date.parse(moment) - Date.parse(at.desk.clock.now()));
const lastSecond = (day: string): string =>
  new Date(Date.parse(instantAt(addDays(civilDate(day), 1), '00:00')) - 1000).toISOString();
const manager = () => {
  const person = wholeHall.staff.find(({ number }) => number === '3001');
  if (person === undefined) throw new Error('no manager');
  return person;
};

function report(kind: ReportKind, from: string, until: string): BuiltReport {
  const { reference, clock } = at.desk;
  const db = openForReading(join(at.folder, 'counter.sqlite'));
  const basis = {
    now: clock.now(),
    hall: reference.hall,
    calendar: reference.calendar,
    person: manager(),
  };
  try {
    const period = { from: civilDate(from), until: civilDate(until) };
    return buildReport(
      reportSource(db, basis, () => undefined),
      { kind, department: null, period },
    );
  } finally {
    db.close();
  }
}
const cell = ({ content }: BuiltReport, row: string, column: string, table = 'items') => {
  const found = content.tables.find(({ id }) => id === table);
  const index = found?.columns.findIndex(({ id }) => id === column) ?? -1;
  return found?.rows.find(({ id }) => id === row)?.cells[index]?.value ?? 0;
};
const counts = (kind: ReportKind, from: string, until = from) => {
  const made = report(kind, from, until);
  return Object.fromEntries(
    ['received', 'accepted', 'closed', 'sameDay', 'inHand'].map((column) => [
      column,
      cell(made, instant.name, column),
    ]),
  );
};

/**
 * In the last second of a day one case is taken and decided, and another taken; in the first of the next the second is
 * decided, and a third taken.
 */
function acrossMidnight(day: string) {
  passTo(lastSecond(day));
  const [closed, open] = [at.take(instant), at.take(instant)];
  at.must('1001', decision(closed));
  at.pass(2000);
  at.must('1001', decision(open));
  const third = at.take(instant);
  return { closed, open, third };
}

const ends = [
  ['月末', '2026-09-30', '2026-10-01'],
  ['年末', '2026-12-31', '2027-01-01'],
  ['平日', '2026-11-18', '2026-11-19'],
] as const;

describe.each(ends)('%s %s 的最后一秒与次日的第一秒', (_name, day, next) => {
  test('I4：日报各计各日，跨零点办结的算次日办结、不算当日办结', () => {
    acrossMidnight(day);
    expect(civilDateAt(at.desk.clock.now())).toBe(next);
    expect(counts('daily', day)).toEqual({ received: 2, accepted: 2, closed: 1, sameDay: 1, inHand: 1 });
    expect(counts('daily', next)).toEqual({ received: 1, accepted: 1, closed: 1, sameDay: 0, inHand: 1 });
  });

  test('I4：月报按中国的月份，UTC的日期不算', () => {
    acrossMidnight(day);
    const month = (of: string) => {
      const { from, until } = monthPeriod(of.slice(0, 7), at.desk.today);
      return counts('monthly', from, until);
    };
    if (day.slice(0, 7) === next.slice(0, 7)) {
      expect(month(day)).toEqual({ received: 3, accepted: 3, closed: 2, sameDay: 1, inHand: 1 });
      return;
    }
    expect(month(day)).toEqual({ received: 2, accepted: 2, closed: 1, sameDay: 1, inHand: 1 });
    expect(month(next)).toEqual({ received: 1, accepted: 1, closed: 1, sameDay: 0, inHand: 1 });
  });

  test('C1 · C2：即办率和办理时限只计当日办结的；跨零点的即办件不算当日办结', () => {
    acrossMidnight(day);
    const share = (of: string) => {
      const made = report('instant', of, of);
      const [table] = made.content.tables;
      const row = table?.rows.find(({ id }) => id === instant.name);
      return Object.fromEntries(
        (table?.columns ?? []).map(({ id }, index) => [id, row?.cells[index]?.value ?? 0]),
      );
    };
    expect([share(day)['closed'], share(day)['sameDay']]).toEqual([1, 1]);
    expect([share(next)['closed'], share(next)['sameDay']]).toEqual([1, 0]);
    const timely = (of: string) =>
      report('timeliness', of, of).content.tables.flatMap(({ id, rows }) =>
        id === 'items'
          ? rows.filter((row) => row.id === instant.name).map((row) => row.cells.map((c) => c.value))
          : [],
      );
    expect(timely(day)).toHaveLength(1);
    expect(timely(next)).toHaveLength(1);
  });

  test('日结单只列当日出的文书和当日用的编号', () => {
    acrossMidnight(day);
    const person = wholeHall.staff[0];
    if (person === undefined) throw new Error('nobody');
    const source = paperSource(at.desk, at.store, person, at.desk.clock.now(), at.desk.phrasesFor);
    const kindsOn = (of: string) =>
      [...source.eventsOn(of)].filter(({ streamKind }) => streamKind === 'case').map(({ kind }) => kind);
    const tally = (of: string, kind: string) => kindsOn(of).filter((one) => one === kind).length;
    expect([tally(day, 'case.received'), tally(day, 'case.decided')]).toEqual([2, 1]);
    expect([tally(next, 'case.received'), tally(next, 'case.decided')]).toEqual([1, 1]);
  });

  test('办件页和监察看板的“今日”从零点算起', async () => {
    const { closed, open, third } = acrossMidnight(day);
    const served = serveWhole({ ...at, desk: actingDesk(at, manager()) });
    try {
      const list = async (from: string, to: string) => {
        const done = await served.call('listCases', {
          query: '',
          scope: 'hall',
          sort: 'received',
          offset: 0,
          limit: 10,
          from,
          to,
        });
        if (!done.ok) throw new Error(done.refusal.message);
        return (done.value as { rows: { caseId: string }[] }).rows.map(({ caseId }) => caseId).toSorted();
      };
      expect(await list(day, day)).toEqual([closed, open].toSorted());
      expect(await list(next, next)).toEqual([third]);
      const board = await served.call('liveBoard');
      if (!board.ok) throw new Error(board.refusal.message);
      const { counters } = board.value as { counters: { counter: string; served: number }[] };
      const own = counters.find(({ counter }) => counter === wholeHall.counter.id);
      // Taken today is one; deciding is no service at a window.
      expect(own?.served).toBe(1);
    } finally {
      served.close();
    }
  });

  test('编号按日、按年重新起；收件编号接着用，一个也不重', () => {
    const { closed, open, third } = acrossMidnight(day);
    const caseNumbers = [closed, open, third].map((id) => at.state(id).caseNumber ?? '');
    const compact = (of: string) => of.replaceAll('-', '');
    expect(caseNumbers.map((text) => text.slice(-12))).toEqual([
      `${compact(day)}1000`,
      `${compact(day)}1001`,
      `${compact(next)}1000`,
    ]);
    const serials = at.store.db
      .prepare("select series, serial from number_use where series like 'document:%' order by series, serial")
      .all() as { series: string; serial: number }[];
    for (const year of new Set([day.slice(0, 4), next.slice(0, 4)])) {
      const own = serials.filter(({ series }) => series.endsWith(year)).map(({ serial }) => serial);
      expect([year, own]).toEqual([year, own.map((_, index) => 10_001 + index)]);
      expect(own.length).toBeGreaterThan(0);
    }
    expect([closed, open, third].map((id) => at.state(id).receiptNumber.slice(4, 10))).toEqual([
      '000001',
      '000002',
      '000003',
    ]);
    const decided = [closed, open].map((id) => at.state(id).decision?.document ?? '');
    expect(decided[0]).toContain(`〔${day.slice(0, 4)}〕`);
    expect(decided[1]).toContain(`〔${next.slice(0, 4)}〕`);
  });
});

describe('年末', () => {
  test('文书编号的旧年余号到次年零点以后才交回，交回以后不再使用', () => {
    const head = wholeHall.staff[0];
    if (head === undefined) throw new Error('nobody');
    const desk = actingDesk(at, head);
    desk.offsetMs = 0;
    passTo(lastSecond('2026-12-31'));
    at.take(instant);
    const before = at.store.log.lastSeq();
    returnLastYearsNumbers(desk, at.store, head);
    expect(at.store.log.lastSeq()).toBe(before);
    at.pass(2000);
    returnLastYearsNumbers(desk, at.store, head);
    const after = at.store.log.lastSeq();
    expect(after).toBeGreaterThan(before);
    returnLastYearsNumbers(desk, at.store, head);
    expect(at.store.log.lastSeq()).toBe(after);
    const caseId = at.take(instant);
    at.must('1001', decision(caseId));
    expect(at.state(caseId).decision?.document).toContain('〔2027〕');
  });
});

describe('D10 · D11 跨月的在岗和空岗', () => {
  const moment = (kind: string, time: string) => ({
    kind,
    at: time,
    streamId: 'w',
    payload: { staff: '1001', reason: '' },
  });
  const month = (from: string, until: string) => ({ from: civilDate(from), until: civilDate(until) });

  test('午夜前签到、午夜后离开，各月只计本月的；两月相加不多不少', () => {
    // Open day and night: else nobody is at a window at midnight.
    const opening: OpeningHours = [{ on: '工作日', from: '00:00', to: '24:00' }];
    const events = [
      moment('shift.signed_in', '2026-11-30T15:00:00.000Z'),
      moment('shift.signed_out', '2026-11-30T15:30:00.000Z'),
      moment('shift.signed_in', '2026-11-30T15:50:00.000Z'),
      moment('shift.signed_out', '2026-11-30T16:05:00.000Z'),
      moment('shift.signed_in', '2026-11-30T16:10:00.000Z'),
      moment('shift.signed_out', '2026-11-30T16:20:00.000Z'),
    ];
    const minutes = (from: string, until: string) =>
      attendance(events, month(from, until), '2026-12-02T00:00:00.000Z', opening, calendar).get('1001') ?? 0;
    // A day at the post ends with the day.
    expect(minutes('2026-11-01', '2026-11-30')).toBe(30 + 10);
    expect(minutes('2026-12-01', '2026-12-31')).toBe(10);
    expect(minutes('2026-11-01', '2026-12-31')).toBe(50);
  });

  test('空岗按日、按月相加与全期相同', () => {
    const events = [
      moment('shift.signed_in', '2026-09-30T01:00:00.000Z'),
      moment('shift.signed_out', '2026-09-30T08:00:00.000Z'),
      moment('shift.signed_in', '2026-10-09T02:00:00.000Z'),
    ];
    const between = (from: string, until: string) =>
      unmannedMinutes(
        events,
        instantAt(civilDate(from), '00:00'),
        instantAt(civilDate(until), '00:00'),
        wholeHall.settings.opening,
        calendar,
      );
    const [september, october] = [between('2026-09-30', '2026-10-01'), between('2026-10-01', '2026-10-10')];
    expect(september).toBe(60);
    expect(september + october).toBe(between('2026-09-30', '2026-10-10'));
  });
});
