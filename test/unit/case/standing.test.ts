/** How a case stands, in the words of a list. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  firstDay,
  itemOf,
  kinds,
  Life,
  lifeHall,
  suspension,
} from '../../support/case-life.ts';
import { calendar, uuidOf } from '../../support/hall.ts';
import { addDays, civilDate } from '#shared/calendar/civil-date.ts';
import { caseClocks } from '#shared/case/clocks.ts';
import { caseStanding, dueNow } from '#shared/case/standing.ts';

const received = (change: object = {}) => new Life(itemOf(change)).accept({ outcome: { kind: 'receive' } });
const dueOf = (life: Life) => dueNow(life.case, { calendar, settings: lifeHall.settings });

describe('B8 列表上的状态', () => {
  test.each([
    ['收件', () => received(), '还剩5个工作日，告知期限2026年10月19日'],
    ['仅收件', () => received({ intakeOnly: true, template: null }), '仅收件，待转送承办单位'],
    [
      '已转送',
      () => received({ intakeOnly: true, template: null }).do('1001', { type: 'transmit', to: '建筑业科' }),
      '已转送承办单位',
    ],
    [
      '已办结',
      () =>
        received({ intakeOnly: true, template: null })
          .do('1001', { type: 'transmit', to: '建筑业科' })
          .do('1001', { type: 'record_outcome', result: '准予', document: '', decidedOn: firstDay }),
      '已办结：准予',
    ],
    [
      '补正中',
      () => new Life(kinds.承诺件).accept({ materials: [], outcome: { kind: 'correct' } }),
      '待补正1项，补齐之日起计时',
    ],
    [
      '不受理',
      () => new Life(kinds.承诺件).accept({ outcome: { kind: 'not_required', basis: '《××条例》第×条' } }),
      '已告知不受理',
    ],
    ['已受理', () => acceptedCase(), '还剩10个工作日，承诺2026年10月26日'],
    ['到期当日', () => acceptedCase().on('2026-10-26'), '今日到期，承诺2026年10月26日'],
    ['超期', () => acceptedCase().on('2026-10-28'), '已超期2个工作日，承诺2026年10月26日'],
    [
      '暂停',
      () => acceptedCase().do('1001', suspension('专家评审', '2026-10-14')).on('2026-10-16'),
      '专家评审，计时暂停，承诺还剩9个工作日',
    ],
    [
      '已告知、尚未开始',
      () => acceptedCase().do('1001', suspension('检测', '2026-10-20')),
      '承诺还剩10个工作日',
    ],
    ['已决定', () => acceptedCase().signed().decided(), '还剩10个工作日，送达期限2026年10月26日'],
    [
      '已终止',
      () => acceptedCase().do('1001', { type: 'terminate', ground: 'item_abolished', reason: '取消' }),
      '已终止办理',
    ],
  ] as const)('C6：%s', (_what, life, text) => expect(life().standing).toBe(text));

  test('许可法45：几个程序中，写明正在进行的那一个', () => {
    const later = suspension('专家评审', '2026-10-30', { suspensionId: uuidOf(502) });
    const life = acceptedCase().do('1001', later).do('1001', suspension('检测', '2026-10-13'));
    expect(life.on('2026-10-14').standing).toBe('检测，计时暂停，承诺还剩10个工作日');
  });

  test('许可法44：不予的，送达以后写明不予', () => {
    const life = acceptedCase().signed('不同意').decided('不予').sealResult().served();
    expect(life.standing).toBe('不予，已送达');
  });
});

describe('C6 排序用的日期', () => {
  test('C6：收件用告知期限，受理用承诺期限，决定以后用送达期限，其余没有', () => {
    expect(dueOf(received())).toBe('2026-10-19');
    const life = acceptedCase();
    expect(dueOf(life)).toBe('2026-10-26');
    life.do('1001', suspension('检测', '2026-10-13'));
    expect(dueOf(life)).toBeNull();
    life.on('2026-10-14').do('1001', {
      type: 'resume',
      suspensionId: uuidOf(501),
      to: '2026-10-14',
      result: '合格',
    });
    expect(dueOf(life)).toBe('2026-10-28');
    life.signed().decided();
    expect(dueOf(life)).toBe('2026-10-28');
    expect(dueOf(life.on('2026-10-15').sealResult().served())).toBeNull();
  });

  test('C6：到期日不因今天是哪一天而变', () =>
    fc.assert(
      fc.property(fc.nat(60), fc.nat(8), fc.boolean(), (later, start, open) => {
        const life = acceptedCase().do('1001', suspension('检测', addDays(civilDate(firstDay), start)));
        life.on(addDays(civilDate(firstDay), start + 5));
        if (!open)
          life.do('1001', {
            type: 'resume',
            suspensionId: uuidOf(501),
            to: life.today,
            result: '合格',
          });
        const today = addDays(civilDate(firstDay), later);
        const basis = { today, calendar, settings: lifeHall.settings };
        expect(caseClocks(life.case, basis).promised?.due).toBe(dueOf(life));
        expect(caseStanding(life.case, basis).text).not.toBe('');
      }),
    ));
});
