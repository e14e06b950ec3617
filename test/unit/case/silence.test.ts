import { describe, expect, test } from 'vitest';
import { calendar, context, itemNamed } from '../../support/hall.ts';
import { find, refusalOf } from '../rules/results.ts';
import {
  answer,
  command,
  licence,
  notRequired,
  on,
  refusal,
  registering,
  story,
  taken,
  tick,
  without,
  yearly,
} from './intake-story.ts';
import { type CivilDate, civilDate } from '#shared/calendar/civil-date.ts';
import { decide } from '#shared/case/decide.ts';
import { silentSince } from '#shared/case/silence.ts';
import type { ServiceItem } from '#shared/reference/index.ts';

const deem = command('deem_accepted', {});
const withdraw = command('withdraw', { reason: '申请人改变经营计划', request: '撤回申请书' });
/** The day after the notice was due. */
const late = { now: on('2026-10-14') };

describe('许可法32(4) 逾期不告知的，自收到申请材料之日起即为受理', () => {
  test('golden: 2026-09-30收件，2026-10-13告知期限届满，次日视为受理，受理日期是收件之日', () => {
    const told = taken({ materials: without(licence, 'safety') });
    expect(told.state?.noticeLimit).toEqual({ from: '2026-09-30', workingDays: 5, due: '2026-10-13' });
    expect(told.kinds(deem, late)).toEqual(['case.deemed_accepted']);
    const deemed = find(told.events, 'case.deemed_accepted');
    expect(deemed).toMatchObject({ acceptedOn: '2026-09-30', silentSince: '2026-10-13' });
    expect(deemed.legalLimit).toEqual({ from: '2026-09-30', workingDays: 20, due: '2026-11-03' });
    expect(deemed.promisedLimit).toEqual({ from: '2026-09-30', workingDays: 12, due: '2026-10-22' });
    expect(deemed.caseNumber.text).toBe(`${licence.code}202609301000`);
    expect(told.state).toMatchObject({
      stage: '已受理',
      deemed: true,
      acceptedOn: '2026-09-30',
      openPoints: [],
    });
  });

  test('期限的最后一日仍可以告知，不视为受理', () => {
    const lastMinute = { now: '2026-10-13T15:59:59.999Z' };
    const told = taken({ materials: without(licence, 'safety') });
    expect(told.refused(deem, lastMinute).message).toBe('告知补正的期限尚未届满。');
    expect(told.kinds(answer({ kind: 'correct' }), lastMinute)).toContain('case.correction_notified');
  });

  test('一过零点（北京时间）就视为受理', () => {
    const told = taken({ materials: without(licence, 'safety') });
    expect(told.kinds(deem, { now: '2026-10-13T16:00:00.000Z' })).toEqual(['case.deemed_accepted']);
  });

  test('视为受理留给监察（许可法72）', () => {
    const told = taken();
    told.kinds(deem, late);
    expect(told.state?.irregularities).toEqual([
      {
        rule: '许可法32(4) · 许可法72',
        text: '收到申请材料后五个工作日内没有告知，自收到之日起视为受理',
        on: '2026-10-13',
      },
    ]);
  });

  test('视为受理只发生一次', () => {
    const told = taken();
    told.kinds(deem, late);
    expect(told.refused(deem, late).message).toContain('现为“已受理”');
  });

  test('没有该办件的，没有可以视为受理的', () =>
    expect(refusalOf(decide(null, deem, context(licence))).kind).toBe('not_found'));

  test.each([
    ['已经告知补正的', { materials: without(licence, 'safety'), outcome: { kind: 'correct' } }],
    ['已经受理的', { outcome: { kind: 'accept' } }],
    ['已经不予受理的', { outcome: refusal }],
    ['已经告知不受理的', { outcome: notRequired }],
  ] as const)('%s，时间过去也不视为受理', (_what, change) => {
    const told = story();
    told.kinds(registering(change));
    expect(told.refused(deem, { now: on('2026-12-01') }).rule).toBe('许可法32(4)');
  });
});

describe('许可法32(4) 只适用于行政许可，沉默不等于准予', () => {
  test('不是行政许可的事项，不因沉默而受理', () => {
    const told = taken({}, yearly);
    expect(told.refused(deem, { now: on('2026-12-01') }).rule).toBe('许可法32(4)');
    expect(told.kinds(answer({ kind: 'accept' }), { now: on('2026-12-01') })).not.toContain(
      'case.deemed_accepted',
    );
  });

  test('B7 仅收件的事项，不因沉默而受理', () => {
    const item: ServiceItem = { ...licence, intakeOnly: true };
    expect(taken({}, item).refused(deem, { now: on('2026-12-01') }).rule).toBe('许可法32(4)');
  });

  test('视为受理之后还要依法决定：没有决定，没有证件', () => {
    const told = taken();
    told.kinds(deem, late);
    expect(told.state).toMatchObject({ decision: null, certificate: null, stage: '已受理' });
  });
});

describe('许可法32(4) 期限已过的办件，无论办什么，先视为受理', () => {
  test('撤回：先受理，后撤回', () => {
    const told = taken();
    expect(told.kinds(withdraw, late)).toEqual(['case.deemed_accepted', 'case.withdrawn']);
    expect(told.state?.acceptedOn).toBe('2026-09-30');
  });

  const end = command('terminate', { ground: 'applicant_gone', reason: '申请人死亡，其经营资格不能继承' });

  test('一次操作中的两份文书不重号', () => {
    const told = taken();
    expect(told.kinds(end, late)).toEqual(['case.deemed_accepted', 'case.terminated']);
    expect(find(told.events, 'case.deemed_accepted').document.text).toBe('凤道运许受字〔2026〕第10001号');
    expect(find(told.events, 'case.terminated').document.text).toBe('凤道运许终字〔2026〕第10002号');
  });

  test('号段只够一份文书的，整个操作不发生', () => {
    const told = taken();
    const lastSerial = (series: string) => (series.startsWith('document:') ? 19_998 : undefined);
    expect(told.refused(end, { ...late, lastSerial }).kind).toBe('exhausted');
    expect(told.state?.stage).toBe('收件');
    expect(told.kinds(deem, { ...late, lastSerial })).toEqual(['case.deemed_accepted']);
  });

  test.each([
    ['告知补正', answer({ kind: 'correct' })],
    ['不予受理', answer(refusal)],
    ['不受理', answer(notRequired)],
    ['受理', answer({ kind: 'accept' })],
    ['当场更正', command('correct_on_spot', { what: '补签姓名' })],
  ])('不能再%s，并说明从哪一天起即为受理', (_what, given) => {
    const refused = taken({ materials: without(licence, 'safety') }).refused(given, late);
    expect([refused.kind, refused.rule]).toEqual(['rule', '许可法32(4)']);
    expect(refused.message).toContain('自2026-09-30收到材料之日起即为受理');
  });

  test('没有权限的人，仍然因为没有权限被拒绝', () => {
    const [person] = context(licence).hall.staff;
    if (person === undefined) throw new Error('no staff');
    const stranger = { ...person, department: '凤冈县水务局' };
    expect(taken().refused(answer({ kind: 'correct' }), { ...late, person: stranger }).kind).toBe(
      'not_permitted',
    );
  });
});

describe('许可法32(4) · 82 超出已公布的节假日安排的，不推定届满', () => {
  const yearEnd = { now: on('2026-12-30') };
  const told = () => {
    const one = story(licence, { calendar });
    one.kinds(registering({ outcome: { kind: 'receive' } }), yearEnd);
    return one;
  };

  test('告知期限没有确定的日期', () => expect(told().state?.noticeLimit.due).toBeNull());

  test('不视为受理，办件照常', () => {
    const one = told();
    expect(one.refused(deem, { now: on('2027-03-01') }).rule).toBe('许可法32(4)');
    expect(one.kinds(answer({ kind: 'accept' }), { now: on('2027-01-04') })).not.toContain(
      'case.deemed_accepted',
    );
  });

  test('公布之后，按公布的安排视为受理', () => {
    const next = {
      ...calendar,
      coveredUntil: civilDate('2027-12-31'),
      daysOff: new Set([...calendar.daysOff, civilDate('2027-01-01')]),
    };
    const one = told();
    expect(one.refused(deem, { now: on('2027-01-07'), calendar: next }).rule).toBe('许可法32(4)');
    expect(one.kinds(deem, { now: on('2027-01-08'), calendar: next })).toEqual(['case.deemed_accepted']);
    expect(find(one.events, 'case.deemed_accepted')).toMatchObject({
      acceptedOn: '2026-12-30',
      silentSince: '2027-01-07',
    });
  });

  test('已给出的期限，不因日历后来的变化而改变', () => {
    const one = taken();
    const fewer = { ...calendar, daysOff: new Set<CivilDate>(), extraWorkingDays: new Set<CivilDate>() };
    if (one.state === null) throw new Error('no case');
    const at = (day: string) => ({ now: on(day), calendar: fewer });
    expect(silentSince(one.state, at('2026-10-13'))).toBeNull();
    expect(silentSince(one.state, at('2026-10-14'))).toBe('2026-10-13');
  });
});

describe('许可法50 有效期届满三十日前申请延续，届满前没有决定的，视为准予延续', () => {
  const permit = itemNamed('县行政区域内道路旅客运输及班线经营');
  const held = (validUntil: string) =>
    ({ kind: '延续', certificate: '黔交运管许可遵字520327000001号', validUntil }) as const;
  const renew = command('deem_renewed', {});
  const applied = (validUntil: string, item = permit) => {
    const told = story(item);
    told.kinds(registering({ held: held(validUntil) }, item));
    return told;
  };

  test('提前三十日申请的，届满次日起视为准予延续', () => {
    const told = applied('2026-10-30');
    expect(told.refused(renew, { now: on('2026-10-30') }).rule).toBe('许可法50');
    expect(told.kinds(renew, { now: on('2026-11-05') })).toEqual(['case.deemed_renewed']);
    expect(find(told.events, 'case.deemed_renewed')).toEqual({
      certificate: '黔交运管许可遵字520327000001号',
      on: '2026-10-31',
    });
  });

  test('不足三十日才申请的，不视为准予延续', () =>
    expect(applied('2026-10-29').refused(renew, { now: on('2026-10-30') }).rule).toBe('许可法50'));

  test('视为准予延续只发生一次', () => {
    const told = applied('2026-10-30');
    told.kinds(renew, { now: on('2026-11-02') });
    expect(told.refused(renew, { now: on('2026-11-02') }).kind).toBe('already_done');
  });

  test('变更、没有原证件、不是行政许可的，不视为准予延续', () => {
    const change = story(permit);
    change.kinds(registering({ held: { ...held('2026-10-30'), kind: '变更' } }, permit));
    const none = story(permit);
    none.kinds(registering({}, permit));
    for (const told of [change, none, applied('2026-10-30', yearly)])
      expect(told.refused(renew, { now: on('2026-12-01') }).rule).toBe('许可法50');
  });

  test('尚待补正的，不视为准予延续', () => {
    const told = story(permit);
    const [first] = permit.materials;
    if (first === undefined) throw new Error('no materials');
    told.kinds(
      registering(
        { held: held('2026-10-30'), materials: without(permit, first.id), outcome: { kind: 'correct' } },
        permit,
      ),
    );
    expect(told.refused(renew, { now: on('2026-12-01') }).rule).toBe('许可法50');
  });

  test('届满后才作决定的，先视为准予延续，不靠本机是否已经查看', () => {
    const told = applied('2026-10-30');
    expect(told.kinds(withdraw, { now: on('2026-11-02') })).toEqual([
      'case.deemed_renewed',
      'case.withdrawn',
    ]);
  });

  test('既没有告知、也没有决定的，先视为受理，再视为准予延续', () => {
    const told = taken({ held: held('2026-10-30') }, permit);
    expect(told.kinds(withdraw, { now: on('2026-11-02') })).toEqual([
      'case.deemed_accepted',
      'case.deemed_renewed',
      'case.withdrawn',
    ]);
  });

  test('许可法49 · 50 原证件已经届满的，不能申请变更或者延续；届满当日可以', () => {
    for (const kind of ['变更', '延续'] as const) {
      const refused = story(permit).refused(registering({ held: { ...held('2026-09-29'), kind } }, permit));
      expect([refused.rule, refused.field]).toEqual([
        kind === '延续' ? '许可法50' : '许可法49',
        'held.validUntil',
      ]);
    }
    expect(story(permit).tell(registering({ held: held('2026-09-30') }, permit)).ok).toBe(true);
  });

  test.each([
    ['证件编号空白', { certificate: ' 　' }, 'held.certificate'],
    ['有效期不是日期', { validUntil: '2026-02-30' }, 'held.validUntil'],
  ])('许可法49 %s的，被拒绝', (_what, change, field) =>
    expect(
      story(permit).refused(registering({ held: { ...held('2026-12-01'), ...change } }, permit)).field,
    ).toBe(field),
  );
});

test('许可法32(4) 视为受理后补交的材料不再登记为补正', () => {
  const told = taken({ materials: without(licence, 'safety') });
  const supply = command('supplement', { materials: [tick('safety')] });
  expect(told.refused(supply, late).message).toContain('现为“已受理”');
});
