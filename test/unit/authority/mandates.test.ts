import { describe, expect, test } from 'vitest';
import { allowedTo, at, being, item, mandatesAfter, may, member, refusedTo, water } from './house.ts';
import { type Act, mandateOf } from '#shared/authority/index.ts';
import type { Mandate } from '#shared/reference/index.ts';
import { emptyRegisters, type Registers } from '#shared/registers/states.ts';

const withMandate = (change: Partial<Mandate>, number = '1001') =>
  being(number, { mandate: { ...member(number).mandate, ...change } });
const done = { at: at('2026-09-01'), staff: '2001', name: '人员2001' };
const own = member('1001').mandate;
const granted = (change: Partial<Mandate> = {}) =>
  ({ kind: 'mandate.granted', payload: { mandate: { ...own, ...change }, done } }) as const;
const revoked = (version = 1, number = own.number) =>
  ({
    kind: 'mandate.revoked',
    payload: { number, version, on: '2026-09-29', reason: '岗位调整', done },
  }) as const;

/** What window people do on a case under their mandate. */
const underMandate: readonly Act[] = [
  '收件',
  '受理',
  '补正告知',
  '不予受理',
  '不受理',
  '当场更正',
  '再次补正告知',
  '扫描材料',
  '转送',
  '结果登记',
  '核查',
  '环节登记',
  '审批意见',
  '窗口决定',
  '出具决定',
  '特别程序',
  '延期',
  '上报',
  '抄告',
  '抄告答复',
  '催办',
  '交接办件',
  '指派办件',
  '缴款通知',
  '到账确认',
  '制证',
  '用印',
  '领取通知',
  '送达',
  '撤回',
  '终止',
  '作废',
  '当场处罚',
];

describe('D3 授权书不在有效期内的，什么都不能办', () => {
  test.each(underMandate)('%s：届满、尚未开始、已撤销', (act) => {
    const expired = refusedTo(act, { who: withMandate({ until: '2026-09-29' }) });
    expect([expired.rule, expired.message.includes('不在有效期内')]).toEqual(['D3', true]);
    expect(refusedTo(act, { who: withMandate({ from: '2026-10-01' }) }).rule).toBe('D3');
    const gone = refusedTo(act, { mandates: mandatesAfter(revoked()) });
    expect([gone.rule, gone.message]).toEqual(['D3', `行政审批授权书（${own.number}）已被撤销。`]);
    expect(gone.next).toContain('授权在有效期内的人员');
  });

  test('第一日和最后一日在有效期内', () => {
    for (const date of ['2026-01-01', '2026-12-31']) expect(may('受理', { on: date }).ok).toBe(true);
    expect(may('受理', { who: withMandate({ from: '2026-09-30', until: '2026-09-30' }) }).ok).toBe(true);
  });

  test('领导、审查人员依职务办理，不凭窗口授权书', () => {
    for (const number of ['2001', '2002'] as const) {
      const who = withMandate({ until: '2026-09-29' }, number);
      expect(allowedTo('审批意见', { who, counter: 'office' })).toEqual({ mandate: null, actingFor: null });
    }
    const reviewer = withMandate({ until: '2026-09-29' }, '2002');
    expect(may('特别程序', { who: reviewer, counter: 'office' }).ok).toBe(true);
  });
});

describe('D3 授权书的三项权力', () => {
  const only = (...powers: Mandate['powers']) => ({ who: withMandate({ powers }) });
  test.each([
    ['受理决定权', ['收件', '受理', '补正告知', '不予受理', '不受理', '当场更正', '再次补正告知']],
    ['协调催办和管理权', ['上报', '抄告', '催办', '终止', '采用审批流程', '指派办件']],
    ['即办类最终许可权', ['窗口决定']],
  ] as const)('“%s”', (power, acts) => {
    const others = (['受理决定权', '协调催办和管理权', '即办类最终许可权'] as const).filter(
      (other) => other !== power,
    );
    for (const act of acts) {
      expect(may(act, only(power)).ok).toBe(true);
      const refused = refusedTo(act, only(...others));
      expect([refused.rule, refused.message]).toEqual([
        'D3',
        `行政审批授权书（${own.number}）没有授予“${power}”。`,
      ]);
    }
  });

  test('没有一项权力的授权书，受理、催办、决定都不行', () => {
    for (const act of ['受理', '催办', '窗口决定'] as const) expect(refusedTo(act, only()).rule).toBe('D3');
  });

  test.each(['承诺件', '上报件'] as const)('窗口负责人不最终决定%s，无论级别和权力', (handling) => {
    const refused = refusedTo('窗口决定', {}, { handling });
    expect([refused.rule, refused.message.includes(`是${handling}`)]).toEqual(['D3', true]);
    expect(refused.next).toContain('报机关领导审批');
  });

  test('按领导的审批意见出具决定，不需要最终许可权', () =>
    expect(may('出具决定', only('受理决定权'), { handling: '承诺件' }).ok).toBe(true));
});

describe('D3 授权书的事项清单', () => {
  test('清单中没有的事项，不能办；列有的可以', () => {
    const other = '11520327MB0000001H4000118002000';
    expect(refusedTo('受理', { who: withMandate({ items: [other] }) }).message).toContain(
      '事项清单中没有“道路货物运输经营许可”',
    );
    expect(may('受理', { who: withMandate({ items: [other, item.code] }) }).ok).toBe(true);
    expect(refusedTo('受理', { who: withMandate({ items: [] }) }).rule).toBe('D3');
  });

  test('D4 授权机关是另一个所、另一个部门的，不能办', () => {
    for (const organ of ['凤冈县公路管理所', water])
      expect(refusedTo('受理', { who: withMandate({ organ }) }).rule).toBe('D4');
    for (const organ of ['凤冈县道路运输管理所', '凤冈县交通运输局', ''])
      expect(may('受理', { who: withMandate({ organ }) }).ok).toBe(true);
  });
});

describe('D3 续签、重新签订和撤销', () => {
  test('办理时记下当时有效的授权书编号和版本', () => {
    const renewed = mandatesAfter(granted({ version: 2 }));
    expect(allowedTo('受理', { mandates: renewed }).mandate).toMatchObject({
      number: own.number,
      version: 2,
    });
    expect(allowedTo('受理').mandate).toMatchObject({ number: own.number, version: 1 });
  });

  test('重新签订时减少的权力，从此没有', () => {
    const less = mandatesAfter(granted({ version: 2, powers: ['受理决定权'] }));
    expect(refusedTo('窗口决定', { mandates: less }).rule).toBe('D3');
  });

  test('提前签订、尚未开始的，不影响现在的', () => {
    const ahead = mandatesAfter(
      granted({ number: '凤授〔2027〕第1号', from: '2027-01-01', until: '2027-12-31' }),
    );
    expect(allowedTo('受理', { mandates: ahead }).mandate?.number).toBe(own.number);
    const next = { mandates: ahead, on: '2027-01-04', who: being('1001', { until: null }) };
    expect(allowedTo('受理', next).mandate?.number).toBe('凤授〔2027〕第1号');
  });

  test('撤销旧版的，不影响重新签订的；撤销新版的，旧版不复活', () => {
    expect(may('受理', { mandates: mandatesAfter(granted({ version: 2 }), revoked(1)) }).ok).toBe(true);
    const back = mandatesAfter(granted({ version: 2 }), revoked(2));
    expect(refusedTo('受理', { mandates: back }).message).toContain('已被撤销');
  });

  test('D3 后签订的授权书开始以后，撤销它或者它期满，先前的授权书都不恢复', () => {
    const later = { number: '凤授〔2026〕第88号', from: '2026-09-01', until: '2026-10-31' };
    const gone = mandatesAfter(granted(later), revoked(1, later.number));
    expect(refusedTo('受理', { mandates: gone }).message).toBe(`行政审批授权书（${later.number}）已被撤销。`);
    expect(
      refusedTo('受理', { mandates: mandatesAfter(granted(later)), on: '2026-11-02' }).message,
    ).toContain('不在有效期内');
    const again = mandatesAfter(
      granted(later),
      revoked(1, later.number),
      granted({ number: '凤授〔2026〕第89号', from: '2026-09-30', until: '2026-12-31' }),
    );
    expect(allowedTo('受理', { mandates: again }).mandate?.number).toBe('凤授〔2026〕第89号');
  });

  test('别人的授权书被撤销，与本人无关', () =>
    expect(may('受理', { mandates: mandatesAfter(revoked(1, '凤授〔2026〕第9号')) }).ok).toBe(true));

  test('替岗人员凭自己的授权书，不凭被替岗人员的', () => {
    const standIn = withMandate({ powers: ['受理决定权'] }, '1003');
    expect(may('受理', { who: standIn }).ok).toBe(true);
    expect(refusedTo('窗口决定', { who: standIn }).rule).toBe('D3');
  });

  test('事件上写的授权书，就是办理时有效的那一份', () => {
    const state = mandatesAfter(granted({ version: 2 }));
    const registers = {
      ...emptyRegisters,
      get: (kind: string) => (kind === 'mandate' ? state : null),
    } as Registers;
    expect(mandateOf(member('1001'), { registers, now: at('2026-09-30') }).version).toBe(2);
  });
});
