import { describe, expect, test } from 'vitest';
import { allowedTo, at, being, house, may, member, onPost, refusedTo, water } from './house.ts';
import type { Absence, Consent, ShiftState } from '#shared/registers/shift-state.ts';

const consent = (change: Partial<Consent> = {}): Consent => ({
  id: 'c1',
  staff: '1004',
  standsInFor: '1001',
  from: '2026-09-30',
  until: '2026-10-08',
  by: '吴管理',
  emergency: false,
  code: null,
  ...change,
});
const awayNow = (staff: string, standIn: string): Absence => ({
  staff,
  name: `人员${staff}`,
  standIn,
  standInName: `人员${standIn}`,
  reason: '开会',
  since: at('2026-09-30'),
  releasedAt: at('2026-09-30'),
});
const signedIn = (staff: string, standsInFor: string | null): ShiftState['person'] => ({
  staff,
  name: `人员${staff}`,
  as: '替岗',
  standsInFor,
  since: at('2026-09-30'),
});

describe('D6 · D7 在窗口办理的，是本窗口的人或者替岗人员', () => {
  test('本窗口的人员，不替任何人', () => expect(allowedTo('受理').actingFor).toBeNull());

  test('别的窗口的人员，被拒绝', () => {
    const refused = refusedTo('受理', { who: '1004' });
    expect([refused.rule, refused.next]).toEqual([
      'D7',
      '请由指定的替岗人员办理，或先征得大厅管理机构同意。',
    ]);
  });

  test('D6 指定的替岗人员可以，记下替谁', () =>
    expect(allowedTo('受理', { who: '1003' }).actingFor).toBe('1001'));

  test('D6 已经调离的人员指定的替岗人员，不再是替岗人员', () => {
    expect(refusedTo('受理', { who: '1004', on: '2026-09-30' }).rule).toBe('D7');
    expect(may('受理', { who: '1004', on: '2026-09-25' }).ok).toBe(true);
  });

  test('D6 两个人都指定他替岗的，记下正在离岗的那一位', () => {
    const staff = house.staff.map((entry) =>
      entry.number === '1002' ? { ...entry, standIns: ['1003'] } : entry,
    );
    const shift = onPost({ absence: awayNow('1002', '1003') });
    expect(allowedTo('受理', { who: '1003', hall: { staff }, shift }).actingFor).toBe('1002');
    expect(allowedTo('受理', { who: '1003', hall: { staff } }).actingFor).toBe('1001');
  });

  test('D6 签到时已经确定替谁的，以签到为准', () => {
    const shift = onPost({ person: signedIn('1003', '1002') });
    expect(allowedTo('受理', { who: '1003', shift }).actingFor).toBe('1002');
    expect(
      allowedTo('受理', { who: '1003', shift: onPost({ person: signedIn('1005', '1002') }) }).actingFor,
    ).toBe('1001');
  });

  test('替岗人员也只办理自己部门的事项', () => {
    const stranger = being('1003', { department: water });
    expect(refusedTo('受理', { who: stranger }).rule).toBe('D1');
  });

  test('没有固定窗口的人员，在哪个窗口都是本岗', () =>
    expect(allowedTo('受理', { who: '1006' }).actingFor).toBeNull());

  test('A3 轮值表上的人员，在轮值的那一日是本岗', () => {
    expect(allowedTo('受理', { who: '1102' }).actingFor).toBeNull();
    for (const on of ['2026-09-29', '2026-10-01'])
      expect(refusedTo('受理', { who: '1102', on }).rule).toBe('D7');
  });

  test('领导、审查人员、大厅管理人员没有窗口岗位，不受此限', () => {
    expect(may('审批意见', { who: being('2001', { counter: 't9' }) }).ok).toBe(true);
    expect(may('替岗同意', { who: '3001' }, null).ok).toBe(true);
  });
});

describe('D7 临时顶岗换人，事先征得大厅管理机构同意', () => {
  const with_ = (...consents: Consent[]) => ({ who: '1004', shift: onPost({ consents }) });

  test('同意的期间可以，从第一日到最后一日', () => {
    const on = (date: string) => may('受理', { ...with_(consent()), on: date }).ok;
    expect(['2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09'].map(on)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(allowedTo('受理', with_(consent())).actingFor).toBe('1001');
  });

  test('同意别人替岗的，不是同意本人', () =>
    expect(refusedTo('受理', with_(consent({ staff: '1005' }))).rule).toBe('D7'));

  test('凭应急码的，当日可以，次日不行', () => {
    const emergency = consent({ emergency: true, code: 'A1B2', standsInFor: null, until: '2026-09-30' });
    expect(allowedTo('受理', with_(emergency)).actingFor).toBeNull();
    expect(refusedTo('受理', { ...with_(emergency), on: '2026-10-01' }).rule).toBe('D7');
  });

  test('签到以后同意到期的，不能因为还在签到而继续办理', () => {
    const shift = onPost({ consents: [consent()], person: signedIn('1004', '1001') });
    expect(may('受理', { who: '1004', shift, on: '2026-10-08' }).ok).toBe(true);
    expect(refusedTo('受理', { who: '1004', shift, on: '2026-10-09' }).rule).toBe('D7');
  });

  test('同意过替两个人的，记下正在离岗的那一位', () => {
    const shift = onPost({
      consents: [consent(), consent({ id: 'c2', standsInFor: '1002' })],
      absence: awayNow('1002', '1004'),
    });
    expect(allowedTo('受理', { who: '1004', shift }).actingFor).toBe('1002');
  });

  test('征得同意不等于授权：没有授权书的仍不能办', () => {
    const person = being('1004', { mandate: { ...member('1004').mandate, until: '2026-09-01' } });
    expect(refusedTo('受理', { ...with_(consent()), who: person }).rule).toBe('D3');
  });
});

describe('1M.8 · D6 · D7 相邻窗口的人员，只在本窗口有人离岗期间照看', () => {
  const released = awayNow('1001', '1005');

  test('D6 本窗口的人离岗当日，相邻窗口的人员可以办理，记下替谁', () =>
    expect(allowedTo('受理', { who: '1005', shift: onPost({ absence: released }) }).actingFor).toBe('1001'));

  test('D6 被指定替岗的相邻人员，在离岗的人走以前就可以到位', () => {
    const shift = onPost({ absence: { ...released, releasedAt: null } });
    expect(may('受理', { who: '1005', shift }).ok).toBe(true);
  });

  test('D7 没有人离岗的，相邻窗口的人员不能办理', () => {
    for (const shift of [onPost(), onPost({ person: signedIn('1001', null) })]) {
      const refused = refusedTo('受理', { who: '1005', shift });
      expect([refused.rule, refused.message]).toEqual([
        'D6 · D7',
        't1号窗口现在没有人员离岗，人员1005是相邻窗口的人员，不能在此办理。',
      ]);
    }
  });

  test('D7 离岗的人返岗以后、等待的是别人、或者是前一日离岗的，都不能', () => {
    const other = { ...released, standIn: '1003', standInName: '人员1003', releasedAt: null };
    const yesterday = { ...released, since: at('2026-09-29') };
    for (const absence of [null, other, yesterday])
      expect(refusedTo('受理', { who: '1005', shift: onPost({ absence }) }).rule).toBe('D6 · D7');
    const consented = onPost({ consents: [consent({ staff: '1005' })] });
    expect(allowedTo('受理', { who: '1005', shift: consented }).actingFor).toBe('1001');
  });

  test('D7 相邻只对登记了相邻的窗口', () =>
    expect(refusedTo('受理', { who: '1001', counter: 'second' }).rule).toBe('D7'));
});

describe('D8 派驻期', () => {
  test.each([
    ['派驻的第一日', '2026-01-01', true],
    ['派驻的最后一日', '2026-12-31', true],
    ['派驻以前', '2025-12-31', false],
    ['派驻以后', '2027-01-01', false],
  ])('%s', (_what, on, allowed) => {
    const mandate = { ...member('1001').mandate, from: '2020-01-01', until: '2030-01-01' };
    expect(may('受理', { who: being('1001', { mandate }), on }).ok).toBe(allowed);
  });

  test.each(['1001', '2001', '2002', '3001', '4001'])('不在派驻期内的%s不能办理，并说明', (number) => {
    const gone = being(number, { until: '2026-09-29' });
    const act = {
      '1001': '受理',
      '2001': '审批意见',
      '2002': '核查',
      '3001': '替岗同意',
      '4001': '投诉处理',
    }[number];
    const about = number < '3000' ? {} : null;
    const refused = refusedTo(act as '受理', { who: gone }, about);
    expect([refused.rule, refused.message]).toEqual(['D8', `${gone.name}不在派驻期内。`]);
  });
});
