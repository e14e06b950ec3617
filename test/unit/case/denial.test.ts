/** 不予: what it has to say, and what is none of its reasons. */
import { describe, expect, test } from 'vitest';
import { acceptedCase, decision, kinds, type LifeCommandOf } from '../../support/case-life.ts';

const denied = () => acceptedCase().signed('不同意');
const deny = (change: Partial<LifeCommandOf<'decide'>> = {}) => ({ ...decision('不予'), ...change });

describe('许可法38(2) 不予许可说明理由', () => {
  test.each(['无', '不符合规定', '经审查，不符合有关法律、法规规定的条件', '依法不予许可', '不予批准'])(
    '许可法38(2)：只写“%s”的，事实和理由都不算',
    (text) => {
      for (const field of ['reasons', 'content'] as const)
        expect(denied().refusal('1001', deny({ [field]: text }))).toMatchObject({
          kind: 'rule',
          rule: '许可法38(2)',
          field,
        });
    },
  );

  test.each(['材料不齐', '申请人未提供检测报告', '申请材料不符合法定形式，请补正后再申请'])(
    '许可法32(4)：受理以后不能以“%s”不予许可',
    (text) => {
      for (const field of ['reasons', 'content'] as const)
        expect(denied().refusal('1001', deny({ [field]: text }))).toMatchObject({
          rule: '许可法32(4) · 许可法38(2)',
          field,
        });
    },
  );

  test.each(['无', '有关规定', '《××条例》', '第三条'])('许可法38(2)：依据“%s”没有写明规定和条款', (basis) =>
    expect(denied().refusal('1001', deny({ basis }))).toMatchObject({
      rule: '许可法38(2)',
      field: 'basis',
    }),
  );

  test('许可法38(2)：写明事实、理由和条款或者文号的，可以作出', () => {
    for (const basis of ['《××条例》第×条', '凤府发〔2020〕3号'])
      expect(denied().do('1001', deny({ basis })).case.decision?.basis).toBe(basis);
  });

  test('许可法38(2) · C3：上级不予批准的、即办件窗口不予的，同样应当写明', () => {
    expect(acceptedCase(kinds.即办件).refusal('1001', deny({ reasons: '不符合规定' })).field).toBe('reasons');
    const life = acceptedCase(kinds.上报件).signed('不同意');
    life.do('1001', { type: 'forward', document: '呈1', sentOn: life.today });
    const back = { document: '批1', returnedOn: life.today, text: '不同意' };
    life.do('1001', { type: 'record_return', result: '不予批准', ...back });
    expect(life.refusal('1001', deny({ basis: '省厅批复' })).field).toBe('basis');
  });

  test('许可法38(1)：准予的不需要理由', () =>
    expect(acceptedCase().signed().decided().case.decision?.reasons).toBe(''));
});
