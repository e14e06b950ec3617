import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '#shared/calendar/civil-date.ts';
import { type Pause, pauseKinds } from '#shared/clock/pauses.ts';
import { type CaseTimes, legalClock, promisedClock } from '#shared/clock/policy.ts';
import { defaultTimeSettings } from '#shared/clock/settings.ts';
import { published, someDay, somePause } from './published.ts';

const keepsRunning = { ...defaultTimeSettings, promisedKeepsRunning: true };
const times = (change: Partial<CaseTimes> = {}): CaseTimes => ({
  acceptedOn: '2026-03-02',
  legalDays: 20,
  promisedDays: 10,
  extensionDays: 0,
  extendedOn: null,
  pauses: [],
  decidedOn: null,
  ...change,
});
const review: Pause = { kind: '专家评审', statute: null, from: '2026-03-04', to: '2026-03-06' };
const day = civilDate('2026-03-05');

describe('C2 · 许可法42: 法定时限和承诺时限各有一个时钟', () => {
  test('都自受理之日的次日起算', () => {
    expect(legalClock(times(), defaultTimeSettings, day, published).due).toBe('2026-03-30');
    expect(promisedClock(times(), defaultTimeSettings, day, published).due).toBe('2026-03-16');
  });

  test('没有设置的地方，停止法定时钟的程序也停止承诺时钟', () => {
    const paused = times({ pauses: [review] });
    expect(legalClock(paused, defaultTimeSettings, day, published)).toMatchObject({
      due: '2026-04-02',
      state: '暂停',
    });
    expect(promisedClock(paused, defaultTimeSettings, day, published)).toMatchObject({
      due: '2026-03-19',
      state: '暂停',
    });
  });

  test('C5: 承诺时限内办结的地方，评审停止法定时钟，不停止承诺时钟', () => {
    const paused = times({ pauses: [review] });
    expect(legalClock(paused, keepsRunning, day, published).state).toBe('暂停');
    expect(promisedClock(paused, keepsRunning, day, published)).toMatchObject({
      due: '2026-03-16',
      state: '正常',
      pausedDays: 0,
    });
  });

  test('许可法45: 没有依据的其他程序不停止任何时钟', () => {
    const pauses: Pause[] = [{ kind: '其他法定程序', statute: null, from: '2026-03-04', to: null }];
    for (const clock of [legalClock, promisedClock])
      expect(clock(times({ pauses }), defaultTimeSettings, day, published)).toEqual(
        clock(times(), defaultTimeSettings, day, published),
      );
  });

  test('C6: 提前几个工作日提示临期由各地设置', () => {
    const settings = { ...defaultTimeSettings, warnWorkingDays: 7 };
    expect(promisedClock(times(), settings, day, published).state).toBe('临期');
  });
});

describe('许可法42: 延期', () => {
  const extended = times({ extensionDays: 5, extendedOn: '2026-03-12' });

  test('两个时限延长同样的天数', () => {
    expect(legalClock(extended, defaultTimeSettings, day, published).limit).toBe(25);
    expect(promisedClock(extended, defaultTimeSettings, day, published)).toMatchObject({
      limit: 15,
      due: '2026-03-23',
    });
  });

  test('承诺时限届满以后批准的延期，不改变承诺已经超期', () => {
    const late = times({ extensionDays: 10, extendedOn: '2026-03-17' });
    const today = civilDate('2026-03-18');
    expect(legalClock(late, defaultTimeSettings, today, published)).toMatchObject({
      limit: 30,
      state: '正常',
    });
    expect(promisedClock(late, defaultTimeSettings, today, published)).toMatchObject({
      limit: 10,
      state: '超期',
    });
  });

  test('最后一日批准的延期有效', () => {
    const last = times({ extensionDays: 10, extendedOn: '2026-03-16' });
    expect(promisedClock(last, defaultTimeSettings, day, published).limit).toBe(20);
  });
});

const someTimes: fc.Arbitrary<CaseTimes> = fc
  .record({
    acceptedOn: someDay(500),
    legalDays: fc.integer({ min: 0, max: 45 }),
    shorter: fc.integer({ min: 0, max: 45 }),
    extension: fc.option(fc.record({ days: fc.integer({ min: 1, max: 15 }), after: fc.nat(40) })),
    pauses: fc.array(
      fc
        .tuple(somePause(600), fc.constantFrom(...pauseKinds), fc.constantFrom(null, '《××法》第二条'))
        .map(([pause, kind, statute]): Pause => ({ ...pause, kind, statute })),
      { maxLength: 3 },
    ),
    decidedOn: fc.option(someDay(600)),
  })
  .map(({ shorter, extension, ...rest }) => ({
    ...rest,
    promisedDays: Math.max(0, rest.legalDays - shorter),
    extensionDays: extension?.days ?? 0,
    extendedOn: extension === null ? null : addDays(rest.acceptedOn, extension.after),
  }));

describe('C2: 承诺时限不长于法定时限', () => {
  test('承诺的最后一日不晚于法定的最后一日；法定超期的，承诺也超期', () => {
    fc.assert(
      fc.property(someTimes, someDay(), fc.boolean(), (input, today, promisedKeepsRunning) => {
        const settings = { ...defaultTimeSettings, promisedKeepsRunning };
        const legal = legalClock(input, settings, today, published);
        const promised = promisedClock(input, settings, today, published);
        expect(legal.due === null || (promised.due !== null && promised.due <= legal.due)).toBe(true);
        if (legal.state === '超期') expect(promised.state).toBe('超期');
        if (legal.endedInTime === false) expect(promised.endedInTime).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('C5: 任何程序都不改变不停止的承诺时钟', () => {
    fc.assert(
      fc.property(someTimes, someDay(), (input, today) => {
        expect(promisedClock(input, keepsRunning, today, published)).toEqual(
          promisedClock({ ...input, pauses: [] }, keepsRunning, today, published),
        );
      }),
    );
  });
});
