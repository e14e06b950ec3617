import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '#shared/calendar/civil-date.ts';
import type { WorkingCalendar } from '#shared/calendar/working-days.ts';
import { type Clock, type ClockRun, runClock } from '#shared/clock/clock.ts';
import { published, someDay, somePause } from './published.ts';

const on = (day: string, change: Partial<Clock>): ClockRun =>
  runClock(
    { from: '2026-12-21', workingDays: 20, pauses: [], end: null, ...change },
    civilDate(day),
    published,
  );

describe('许可法82: 放假安排没有公布的日子，不给确定的日期', () => {
  test('届满日期在公布的日历以外的，为暂定；已用的天数仍然确定', () => {
    expect(on('2026-12-31', {})).toEqual({
      limit: 20,
      used: 8,
      left: 12,
      pausedDays: 0,
      due: null,
      tentative: true,
      endedInTime: null,
      state: '正常',
    });
  });

  test('届满日期暂定的，也按剩余的工作日提示临期', () => {
    expect(on('2026-12-31', { workingDays: 9 })).toMatchObject({ due: null, left: 1, state: '临期' });
  });

  test('日历以外的日子，无论怎样放假都不影响的，照常显示；会影响的，为待定', () => {
    // Eight days used and at most five more: whatever is announced, more than one of twenty is left.
    expect(on('2027-01-05', {})).toMatchObject({ state: '正常', used: null, left: null, due: null });
    expect(on('2027-01-05', { workingDays: 12 })).toMatchObject({ state: '待定', tentative: true });
    expect(on('2027-06-01', {}).state).toBe('待定');
  });

  test('届满日期在日历以内的，日历以外的日子都是超期', () => {
    const run = on('2027-03-01', { workingDays: 8 });
    expect(run).toMatchObject({ due: '2026-12-31', state: '超期', used: null });
  });

  test('许可法45: 日历以内开始、没有结束的程序，到日历以外仍为暂停，天数确定', () => {
    const pauses = [{ from: '2026-12-28', to: null }];
    const run = on('2027-03-01', { pauses });
    expect(run).toMatchObject({ state: '暂停', used: 4, left: 16, pausedDays: null, tentative: false });
  });

  test('受理以前的安排没有收录的，只说能够确定的', () => {
    const old = { from: '2024-12-02', workingDays: 20 };
    expect(on('2025-03-03', old)).toMatchObject({ state: '超期', used: null, due: null, tentative: true });
    // Whether the hearing began in time cannot be told, so neither can the days used.
    const pauses = [{ from: '2025-01-13', to: '2025-01-17' }];
    expect(on('2025-01-20', { ...old, pauses })).toMatchObject({ used: null, pausedDays: null });
  });

  test('在日历以外作出决定的，能够确定时才说是否按时', () => {
    expect(on('2027-03-01', { end: '2027-01-05' }).endedInTime).toBe(true);
    expect(on('2027-03-01', { end: '2027-02-20' }).endedInTime).toBeNull();
    expect(on('2027-03-01', { end: '2027-01-04', workingDays: 8 }).endedInTime).toBe(false);
  });
});

/** The first weeks and the last months are not published: what is said must hold whatever they turn out to be. */
const short: WorkingCalendar = {
  ...published,
  coveredFrom: civilDate('2025-03-01'),
  coveredUntil: civilDate('2025-08-31'),
};

/** The same calendar with the rest published: the days given are off, the others are worked. */
function completed(off: (day: CivilDate) => boolean): WorkingCalendar {
  const daysOff = new Set<CivilDate>();
  const extraWorkingDays = new Set<CivilDate>();
  for (let day = civilDate('2024-12-01'); day <= '2026-12-31'; day = addDays(day, 1)) {
    const inside = day >= short.coveredFrom && day <= short.coveredUntil;
    const isOff = inside ? published.daysOff.has(day) : off(day);
    if (isOff) daysOff.add(day);
    else if (!inside || published.extraWorkingDays.has(day)) extraWorkingDays.add(day);
  }
  return {
    ...published,
    coveredFrom: civilDate('2024-12-01'),
    coveredUntil: civilDate('2026-12-31'),
    daysOff,
    extraWorkingDays,
  };
}

const allOff = completed(() => true);
const allWorked = completed(() => false);
const someClock: fc.Arbitrary<Clock> = fc.record({
  from: someDay(260),
  workingDays: fc.integer({ min: 0, max: 60 }),
  pauses: fc.array(somePause(300), { maxLength: 3 }),
  end: fc.option(someDay(300)),
});

describe('许可法82: 日历不全时说出的，都不会被后来公布的安排推翻', () => {
  test('状态、天数和日期与任何一种安排都相符', () => {
    fc.assert(
      fc.property(someClock, someDay(300), fc.infiniteStream(fc.boolean()), (input, today, choices) => {
        const calendar = completed(() => choices.next().value as boolean);
        const said = runClock(input, today, short);
        const truth = runClock(input, today, calendar);
        expect(['待定', truth.state]).toContain(said.state);
        for (const field of ['used', 'left', 'pausedDays', 'due', 'endedInTime'] as const)
          if (said[field] !== null) expect([field, truth[field]]).toEqual([field, said[field]]);
        // No date, and not for want of a calendar: no arrangement of days off gives one.
        if (said.due === null && !said.tentative) expect(truth.due).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  test('说待定的，确实有两种安排得出不同的结果', () => {
    fc.assert(
      fc.property(someClock, someDay(300), (input, today) => {
        const said = runClock(input, today, short);
        const [least, most] = [allOff, allWorked].map((calendar) => runClock(input, today, calendar));
        if (said.state === '待定') expect(least?.state).not.toBe(most?.state);
        if (said.state !== '停止' || said.endedInTime !== null) return;
        expect(least?.endedInTime).not.toBe(most?.endedInTime);
      }),
      { numRuns: 1000 },
    );
  });
});
