import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate, civilDate } from '#shared/calendar/civil-date.ts';
import { addWorkingDays, isWorkingDay } from '#shared/calendar/working-days.ts';
import { type Clock, type ClockRun, runClock } from '#shared/clock/clock.ts';
import { published, someDay, somePause } from './published.ts';

const clock = (change: Partial<Clock> = {}): Clock => ({
  from: '2026-03-02', // a Monday with no holiday near
  workingDays: 5,
  pauses: [],
  end: null,
  ...change,
});
const on = (day: string, change: Partial<Clock> = {}): ClockRun =>
  runClock(clock(change), civilDate(day), published);

describe('许可法42 · 许可法82 · 民法典201: 期限的计算', () => {
  test('当日不计入，自次日起算；最后一日仍在期限内，次日起为超期', () => {
    expect(on('2026-03-02')).toEqual({
      limit: 5,
      used: 0,
      left: 5,
      pausedDays: 0,
      due: '2026-03-09',
      tentative: false,
      endedInTime: null,
      state: '正常',
    });
    expect(on('2026-03-09')).toMatchObject({ used: 5, left: 0, state: '临期' });
    expect(on('2026-03-10')).toMatchObject({ used: 6, left: -1, state: '超期' });
  });

  test('C6: 届满前1个工作日起为临期，周末不算', () => {
    expect(on('2026-03-05').state).toBe('正常');
    for (const day of ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'])
      expect(on(day).state).toBe('临期');
    expect(runClock(clock(), civilDate('2026-03-05'), published, 2).state).toBe('临期');
    expect(runClock(clock(), civilDate('2026-03-06'), published, 0).state).toBe('正常');
  });

  test('许可法45: 受理当日启动的特别程序，当日即为暂停；次日才开始的，当日不算', () => {
    const since = (from: string, to: string | null = null) => ({
      pauses: [{ kind: '检验' as const, from, to }],
    });
    expect(on('2026-03-02', since('2026-03-02'))).toMatchObject({ used: 0, pausedDays: 0, state: '暂停' });
    expect(on('2026-03-02', since('2026-03-03')).state).toBe('正常');
    expect(on('2026-03-02', since('2026-03-02', '2026-03-02')).state).toBe('正常');
  });

  test('最后一日之后即使只过了休息日，也已超期', () => {
    const run = on('2026-03-07', { workingDays: 4 });
    expect(run).toMatchObject({ due: '2026-03-06', left: 0, state: '超期' });
  });

  test('0个工作日的期限在当日届满', () => {
    expect(on('2026-03-02', { workingDays: 0 })).toMatchObject({ due: '2026-03-02', state: '临期' });
    expect(on('2026-03-03', { workingDays: 0 }).state).toBe('超期');
  });

  test('最后一日作出决定的按时，次日作出的超时；此后时钟不再变化', () => {
    const inTime = on('2026-06-01', { end: '2026-03-09' });
    expect(inTime).toMatchObject({ used: 5, left: 0, state: '停止', endedInTime: true });
    expect(on('2026-03-09', { end: '2026-03-09' })).toEqual(inTime);
    expect(on('2026-06-01', { end: '2026-03-10' })).toMatchObject({ state: '停止', endedInTime: false });
    // Friday was the last day, and the decision came on Saturday.
    expect(on('2026-06-01', { workingDays: 4, end: '2026-03-07' }).endedInTime).toBe(false);
  });
});

describe('许可法45: 特别程序所需时间不计算在期限内', () => {
  const hearing = (from: string, to: string | null) => ({ from, to });

  test('开始和结束的两日都不计入', () => {
    const pauses = [hearing('2026-03-04', '2026-03-06')];
    expect(on('2026-03-03', { pauses })).toMatchObject({ used: 1, due: '2026-03-12', state: '正常' });
    for (const day of ['2026-03-04', '2026-03-06'])
      expect(on(day, { pauses })).toMatchObject({ used: 1, left: 4, state: '暂停' });
    expect(on('2026-03-09', { pauses })).toMatchObject({ used: 2, pausedDays: 3, state: '正常' });
  });

  test('程序没有结束的，不给出届满日期，也不是暂定', () => {
    const run = on('2026-03-20', { pauses: [hearing('2026-03-09', null)] });
    expect(run).toMatchObject({ used: 4, left: 1, due: null, tentative: false, state: '暂停' });
  });

  test('期限届满以后才开始的程序不停止计时，仍为超期', () => {
    const pauses = [hearing('2026-03-10', null)];
    expect(on('2026-03-09', { pauses }).state).toBe('临期');
    const late = on('2026-03-13', { pauses });
    expect(late).toMatchObject({ due: '2026-03-09', left: -4, pausedDays: 0, state: '超期' });
  });

  test('重叠的程序只扣除一次', () => {
    const pauses = [hearing('2026-03-05', '2026-03-10'), hearing('2026-03-04', '2026-03-06')];
    const run = on('2026-03-20', { pauses });
    expect(run.pausedDays).toBe(5);
    expect(run).toEqual(on('2026-03-20', { pauses: [hearing('2026-03-04', '2026-03-10')] }));
  });

  test('程序跨休息日的，只扣除其中的工作日', () => {
    const pauses = [hearing('2026-03-06', '2026-03-08')];
    expect(on('2026-03-09', { pauses })).toMatchObject({ pausedDays: 1, due: '2026-03-10' });
  });

  test('受理以前的日子不因程序扣除', () => {
    const pauses = [hearing('2026-02-24', '2026-03-03')];
    expect(on('2026-03-04', { pauses })).toMatchObject({ used: 1, pausedDays: 1, due: '2026-03-10' });
  });

  test('结束日期早于开始日期的程序没有一日，不影响期限', () => {
    expect(on('2026-03-05', { pauses: [hearing('2026-03-06', '2026-03-04')] })).toEqual(on('2026-03-05'));
  });

  test('程序进行中作出决定的，按时', () => {
    const run = on('2026-06-01', { pauses: [hearing('2026-03-04', null)], end: '2026-05-06' });
    expect(run).toMatchObject({ used: 1, state: '停止', endedInTime: true, due: null });
  });
});

/** The same by walking through the days one after the other, which is how a person would count. */
function walked({ from, workingDays, pauses, end }: Clock, today: CivilDate): ClockRun {
  const last = (end ?? today) as CivilDate;
  let [used, usedThen, pausedThen] = [0, 0, 0];
  let due = workingDays === 0 ? (from as CivilDate) : null;
  let pausedOnLast = false;
  for (let day = addDays(from as CivilDate, 1); day <= '2026-12-31'; day = addDays(day, 1)) {
    const paused =
      due === null && pauses.some((pause) => pause.from <= day && (pause.to === null || day <= pause.to));
    if (day === last) pausedOnLast = paused;
    if (isWorkingDay(published, day) === true) {
      if (!paused) used += 1;
      if (day <= last && paused) pausedThen += 1;
      if (day <= last && !paused) usedThen += 1;
      if (!paused && used === workingDays) due = day;
    }
  }
  const late = due !== null && last > due;
  const left = workingDays - usedThen;
  const running = pausedOnLast ? '暂停' : left <= 1 ? '临期' : '正常';
  return {
    limit: workingDays,
    used: usedThen,
    left,
    pausedDays: pausedThen,
    due,
    tentative: due === null && pauses.every((pause) => pause.to !== null || pause.from > '2026-12-31'),
    endedInTime: end === null ? null : !late,
    state: end !== null ? '停止' : late ? '超期' : running,
  };
}

const someClock: fc.Arbitrary<Clock> = fc.record({
  from: someDay(600),
  workingDays: fc.integer({ min: 0, max: 60 }),
  pauses: fc.array(somePause(), { maxLength: 4 }),
  end: fc.option(someDay()),
});

describe('许可法45 · 许可法82: 任何一日都与逐日计算的结果相同', () => {
  test('时钟的每一项', () => {
    fc.assert(
      fc.property(someClock, someDay(), (input, today) => {
        expect(runClock(input, today, published)).toEqual(walked(input, today));
      }),
      { numRuns: 1000 },
    );
  });

  test('没有程序的，届满日期就是次日起的第n个工作日', () => {
    fc.assert(
      fc.property(someClock, (input) => {
        const { due } = runClock({ ...input, pauses: [] }, input.from as CivilDate, published);
        expect(due).toBe(addWorkingDays(published, input.from as CivilDate, input.workingDays) ?? null);
      }),
    );
  });

  test('增加一个程序，届满日期不会提前，没有超期的不会变为超期', () => {
    fc.assert(
      fc.property(someClock, somePause(), someDay(), (input, pause, today) => {
        const before = runClock(input, today, published);
        const after = runClock({ ...input, pauses: [...input.pauses, pause] }, today, published);
        if (before.due === null) expect(after.due).toBeNull();
        else if (after.due !== null) expect(after.due >= before.due).toBe(true);
        expect(after.used ?? 0).toBeLessThanOrEqual(before.used ?? 0);
        if (after.state === '超期') expect(before.state).toBe('超期');
      }),
    );
  });

  test('程序的先后次序、拆分和重复不影响结果', () => {
    fc.assert(
      fc.property(someClock, someDay(), fc.integer({ min: 0, max: 20 }), (input, today, at) => {
        const split = input.pauses.flatMap((pause) => {
          const middle = addDays(pause.from as CivilDate, at);
          return pause.to === null || middle >= pause.to
            ? [pause, pause]
            : [
                { from: addDays(middle, 1), to: pause.to },
                { from: pause.from, to: middle },
              ];
        });
        const same = runClock({ ...input, pauses: split.toReversed() }, today, published);
        expect(same).toEqual(runClock(input, today, published));
      }),
    );
  });
});
