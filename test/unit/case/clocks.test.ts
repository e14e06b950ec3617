/** The clocks of a case: which runs at which stage, from which day, and how each ends. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  firstDay,
  itemOf,
  kinds,
  Life,
  notice,
  suspension,
  transport,
} from '../../support/case-life.ts';
import { uuidOf } from '../../support/hall.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { dayOf, instantLate, servedOn, timesOf } from '#shared/case/clocks.ts';

const running = (life: Life) =>
  Object.entries(life.clocks)
    .filter(([, clock]) => clock !== null && (!Array.isArray(clock) || clock.length > 0))
    .map(([name]) => name);

describe('各时钟只在自己的阶段走', () => {
  test('许可法32(4)：收件以后走告知时限，受理以后走法定、承诺和环节时限', () => {
    const received = new Life(kinds.承诺件).accept({ outcome: { kind: 'receive' } });
    expect(running(received)).toEqual(['notice']);
    expect(received.clocks.notice).toMatchObject({ limit: 5, due: '2026-10-19' });
    expect(running(acceptedCase())).toEqual(['legal', 'promised', 'step']);
    expect(running(acceptedCase(kinds.即办件))).toEqual(['legal', 'promised']);
  });

  test('B2：补正期间没有时钟，补齐之日起算', () => {
    const life = new Life(kinds.承诺件).accept({ materials: [], outcome: { kind: 'correct' } });
    expect(running(life)).toEqual([]);
    expect(timesOf(life.case)).toBeUndefined();
    const [material] = kinds.承诺件.materials;
    if (material === undefined) throw new Error('no material');
    const line = {
      materialId: material.id,
      received: true,
      originals: 1,
      copies: 0,
      pages: 1,
      problem: null,
    };
    life.on('2026-10-21').do('1001', { type: 'supplement', materials: [line] });
    expect(life.clocks.promised).toMatchObject({ used: 0, left: 10, due: '2026-11-04' });
  });

  test('B7：仅收件的，不走告知时限', () => {
    const life = new Life(itemOf({ intakeOnly: true, template: null }));
    expect(running(life.accept({ outcome: { kind: 'receive' } }))).toEqual([]);
  });

  test('许可法44：决定以后走送达时限，法定、承诺时限停止', () => {
    const life = acceptedCase().on('2026-10-14').signed().decided();
    expect(running(life)).toEqual(['legal', 'promised', 'service']);
    expect(life.clocks).toMatchObject({
      legal: { state: '停止', used: 2, endedInTime: true },
      service: { limit: 10, due: '2026-10-28', state: '正常' },
    });
    expect(life.on('2026-10-27').clocks.service?.state).toBe('临期');
    expect(life.on('2026-10-29').clocks.service?.state).toBe('超期');
  });
});

describe('许可法82 · 民法典201 计算', () => {
  test('民法典201 · 许可法82：受理当日不计，只计工作日', () => {
    const life = acceptedCase();
    expect(life.clocks.legal).toMatchObject({ limit: 20, used: 0, due: '2026-11-09' });
    expect(life.on('2026-10-18').clocks.legal).toMatchObject({ used: 4 });
    expect(life.on('2026-10-19').clocks.legal).toMatchObject({ used: 5 });
  });

  test('C2 · C6：承诺先于法定到期，临期提前一个工作日提示', () => {
    const life = acceptedCase().on('2026-10-23');
    expect([life.clocks.promised?.state, life.clocks.legal?.state]).toEqual(['临期', '正常']);
    expect(life.on('2026-10-26').clocks.promised).toMatchObject({ state: '临期', left: 0 });
    expect(life.on('2026-10-27').clocks.promised).toMatchObject({ state: '超期', left: -1 });
  });

  test('许可法45：几段特别程序跨过届满之日的，只扣除届满以前开始的', () => {
    const life = acceptedCase().on('2026-11-06').do('1001', suspension('检测', '2026-11-06'));
    life
      .on('2026-11-12')
      .do('1001', { type: 'resume', suspensionId: uuidOf(501), to: '2026-11-12', result: '合格' });
    expect(life.clocks.legal).toMatchObject({ pausedDays: 5, due: '2026-11-16', used: 18 });
    life.on('2026-11-17').do('1001', suspension('检验', '2026-11-17', { suspensionId: uuidOf(502) }));
    expect(life.on('2026-11-20').clocks.legal).toMatchObject({ state: '超期', due: '2026-11-16', left: -4 });
  });

  test('许可法82：日历没有公布到的，只有天数，没有日期', () => {
    const life = new Life(
      itemOf({
        legalDays: 60,
        promisedDays: 60,
        joint: true,
        limitBasis: '《××法》第×条',
      }),
    )
      .on('2026-12-01')
      .accept();
    expect(life.clocks.legal).toMatchObject({ limit: 60, due: null, tentative: true });
  });
});

describe('单个时钟', () => {
  test('F1：每个部门的答复各自计时', () => {
    const life = acceptedCase().do('1001', { type: 'co_notify', notices: [notice(601, transport)] });
    const [sub] = life.on('2026-10-20').clocks.subCases;
    expect([sub?.id, sub?.clock.state]).toEqual([uuidOf(601), '超期']);
    life.do('2101', { type: 'co_reply', noticeId: uuidOf(601), reply: '同意', reason: '' });
    expect(life.on('2026-12-01').clocks.subCases[0]?.clock).toMatchObject({
      state: '停止',
      endedInTime: false,
    });
  });

  test('C1：即办件过了受理当日还没有决定的，标明', () => {
    const life = acceptedCase(kinds.即办件);
    expect(instantLate(life.case, civilDate(firstDay))).toBe(false);
    expect(instantLate(life.case, civilDate('2026-10-13'))).toBe(true);
    expect(instantLate(life.decided().case, civilDate('2026-10-13'))).toBe(false);
    expect(instantLate(acceptedCase().case, civilDate('2026-10-13'))).toBe(false);
  });

  test('许可法44：送达日期是最后一份决定文书的送达日期', () => {
    const life = acceptedCase(kinds.即办件).decided().sealResult();
    expect(servedOn(life.case)).toBeNull();
    expect(servedOn(life.served().case)).toBe(firstDay);
  });

  test('时间按中国的日子算', () => {
    expect(dayOf({ at: '2026-10-12T15:59:59.999Z' })).toBe('2026-10-12');
    expect(dayOf({ at: '2026-10-12T16:00:00.000Z' })).toBe('2026-10-13');
  });
});
