/** 票款分离: the notice, the bank, and nothing at the window. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  caseId,
  certificateOf,
  feeOf,
  firstDay,
  itemOf,
  kinds,
  Life,
  serving,
  withdrawal,
} from '../../support/case-life.ts';
import { fee } from '#shared/reference/index.ts';

const charge = (quantity = 2) => ({ type: 'charge', quantity }) as const;
const confirm = (change: object = {}) =>
  ({
    type: 'confirm_payment',
    bankReceipt: '农行0001',
    amount: 20_000,
    paidOn: firstDay,
    ...change,
  }) as const;
const granted = (): Life => acceptedCase(kinds.收费件).signed().decided();

describe('H1 · 许可法58 · 许可法59 收费', () => {
  test('H1 · 许可法59：金额是公布的标准乘以数量，不能自填', () => {
    const life = acceptedCase(kinds.收费件).do('1002', charge(3));
    expect(life.case.charge).toMatchObject({ name: '证照工本费', quantity: 3, amount: 30_000 });
    expect(life.events.at(-1)).toMatchObject({
      payload: { rate: 10_000, basis: '《××条例》第×条', account: '103042601' },
    });
    expect(life.case.documents.at(-1)?.title).toBe('缴款通知书');
    expect(life.command({ ...charge(), amount: 1 } as never)).not.toHaveProperty('amount');
  });

  test('H1 · 许可法58：没有法定收费的，不得收费', () =>
    expect(acceptedCase().refusal('1002', charge())).toMatchObject({ rule: 'H1 · 许可法58' }));

  test('H1 · 许可法58：收费的依据只能是法律、行政法规', () =>
    expect(fee.safeParse({ ...feeOf(true), basisKind: '地方政府规章' }).success).toBe(false));

  test('H1 · 许可法58：受理以后目录涨价的，按受理时的标准', () => {
    const life = acceptedCase(kinds.收费件);
    Object.assign(life, { item: itemOf({ ...kinds.收费件, fee: { ...feeOf(true), rate: 99_999 } }) });
    expect(life.do('1002', charge(1)).case.charge?.amount).toBe(10_000);
  });

  test('H1 · 许可法58：决定不予以后，不得再收费', () => {
    const life = acceptedCase(kinds.收费件).signed('不同意').decided('不予');
    expect(life.refusal('1002', charge()).rule).toBe('H1 · 许可法58');
  });

  test('H4：收费总是随受理的办件，只收一次', () => {
    const life = new Life(kinds.收费件).accept({ outcome: { kind: 'receive' } });
    expect(life.refusal('1002', charge()).rule).toBe('B6');
    const charged = acceptedCase(kinds.收费件).do('1002', charge());
    expect(charged.refusal('1002', charge())).toMatchObject({ kind: 'already_done', rule: 'H4' });
  });

  test('H4：撤回、终止、作废的，不再收费', () => {
    const withdrawn = acceptedCase(kinds.收费件).do('1001', withdrawal());
    expect(withdrawn.refusal('1002', charge()).message).toContain('已撤回');
  });
});

describe('H1 · H3 缴款通知书作废', () => {
  const cancel = (reason = '数量填写错误') => ({ type: 'cancel_charge', reason }) as const;

  test('H3：缴款以前可以作废，编号保留，可以另行出具', () => {
    const life = acceptedCase(kinds.收费件).do('1002', charge(9));
    const first = life.case.charge?.notice ?? '';
    life.do('1002', cancel());
    expect(life.case.charge).toBeNull();
    expect(life.case.cancelledCharges).toMatchObject([
      { notice: first, reason: '数量填写错误', done: { staff: '1002' } },
    ]);
    expect(life.case.documents.at(-1)?.number).toBe(first);
    life.do('1002', charge(2));
    expect(life.case.charge).toMatchObject({ quantity: 2, amount: 20_000 });
    expect(life.case.charge?.notice).not.toBe(first);
  });

  test('H3：没有通知书的、已经缴款的、没有原因的，不能作废', () => {
    expect(acceptedCase(kinds.收费件).refusal('1002', cancel()).rule).toBe('H4');
    const life = acceptedCase(kinds.收费件).do('1002', charge());
    expect(life.refusal('1002', cancel(' '))).toMatchObject({ rule: 'H3', field: 'reason' });
    expect(life.refusal('1201', cancel()).rule).toBe('D1');
    life.do('1002', confirm());
    expect(life.refusal('1002', cancel()).rule).toBe('H3');
  });

  test('H3：作废的通知书没有到账可以登记，也不能送达', () => {
    const life = acceptedCase(kinds.收费件).do('1002', charge()).do('1002', cancel());
    expect(life.refusal('1002', confirm()).rule).toBe('H4');
    const papers = life.case.documents.slice(-1);
    expect(life.refusal('1002', serving(life.case, { papers, servedOn: life.today }))).toMatchObject({
      rule: 'H3',
      field: 'papers',
    });
  });

  test('A5：缴款与作废先后到达的，已经缴款的通知书仍然有效', () => {
    const life = acceptedCase(kinds.收费件).do('1002', charge());
    const notice = life.case.charge?.notice ?? '';
    life.do('1002', confirm());
    const done = { at: life.now, staff: '1002', name: '张窗口' };
    life.happen({ kind: 'case.charge_cancelled', payload: { notice, reason: '填写错误', done } });
    expect([life.case.charge?.notice, life.case.cancelledCharges]).toEqual([notice, []]);
  });
});

describe('H3 银行到账', () => {
  test('H3：银行回单已经登记在另一办件或者处罚上的，不能再登记', () => {
    const life = acceptedCase(kinds.收费件).do('1002', charge());
    const asked: unknown[] = [];
    life.records = {
      ...life.records,
      usedElsewhere: (...given) => asked.push(given) > 0 && given[1] === '农行0001',
    };
    expect(life.refusal('1002', confirm())).toMatchObject({ rule: 'H3', field: 'bankReceipt' });
    expect(asked).toEqual([['银行回单', '农行0001', caseId]]);
    expect(life.do('1002', confirm({ bankReceipt: '农行0002' })).case.charge?.payment).not.toBeNull();
  });

  describe('H3：没有得到许可的，已缴费用应当退还，记入监察', () => {
    const refund = { rule: 'H3', on: firstDay, text: expect.stringContaining('已缴费用应当退还') as string };
    const paidFor = (): Life => acceptedCase(kinds.收费件).do('1002', charge()).do('1002', confirm());

    test.each([
      ['不予', () => paidFor().signed('不同意').decided('不予')],
      ['撤回', () => paidFor().do('1001', withdrawal())],
      [
        '终止',
        () => paidFor().do('1001', { type: 'terminate', ground: 'item_abolished', reason: '事项已经取消' }),
      ],
      [
        '不予以后才到账',
        () =>
          acceptedCase(kinds.收费件)
            .do('1002', charge())
            .signed('不同意')
            .decided('不予')
            .do('1002', confirm()),
      ],
    ])('H3：%s的', (_how, life) => expect(life().case.irregularities).toMatchObject([refund]));

    test('H3：准予的、没有缴费的，没有可以退还的', () => {
      expect(paidFor().signed().decided().case.irregularities).toEqual([]);
      expect(
        acceptedCase(kinds.收费件).do('1002', charge()).do('1001', withdrawal()).case.irregularities,
      ).toEqual([]);
    });
  });

  test('H3：登记银行回单和到账日期', () => {
    const life = acceptedCase(kinds.收费件).do('1002', charge()).do('1002', confirm());
    expect(life.case.charge?.payment).toMatchObject({
      bankReceipt: '农行0001',
      amount: 20_000,
      on: firstDay,
      done: { staff: '1002' },
    });
  });

  test('H4：没有缴款通知书的，没有到账可以登记', () =>
    expect(acceptedCase(kinds.收费件).refusal('1002', confirm()).rule).toBe('H4'));

  test.each([0, 19_999, 20_001, 2_000_000])('H3：到账%i分，与应缴金额不符的不予登记', (amount) =>
    expect(
      acceptedCase(kinds.收费件).do('1002', charge()).refusal('1002', confirm({ amount })),
    ).toMatchObject({
      rule: 'H3',
      field: 'amount',
    }),
  );

  test('H3：到账只登记一次', () => {
    const life = acceptedCase(kinds.收费件).do('1002', charge()).do('1002', confirm());
    expect(life.refusal('1002', confirm({ bankReceipt: '农行0002' }))).toMatchObject({
      kind: 'already_done',
      rule: 'H3',
    });
  });

  test('H3：没有银行回单编号的，不予登记', () =>
    expect(
      acceptedCase(kinds.收费件)
        .do('1002', charge())
        .refusal('1002', confirm({ bankReceipt: '  ' })).field,
    ).toBe('bankReceipt'));

  test.each([
    ['出具通知书以前', '2026-10-13'],
    ['今日以后', '2026-10-15'],
  ])('H3：到账不能在%s', (_what, paidOn) => {
    const life = acceptedCase(kinds.收费件).on('2026-10-14').do('1002', charge());
    expect(life.refusal('1002', confirm({ paidOn })).field).toBe('paidOn');
    expect(life.do('1002', confirm({ paidOn: '2026-10-14' })).case.charge?.payment).not.toBeNull();
  });

  test('H3：收费是制证前提的，到账以前不得制证', () => {
    const life = granted();
    expect(life.refusal('1002', certificateOf()).rule).toBe('H3');
    life.do('1002', charge());
    expect(life.refusal('1002', certificateOf()).rule).toBe('H3');
    life.do('1002', confirm());
    expect(life.certified().case.certificate?.number).toBe('示建证字0001号');
  });

  test('H3：收费不是制证前提的，可以先制证', () => {
    const life = acceptedCase(itemOf({ fee: feeOf(false) }))
      .signed()
      .decided()
      .certified();
    expect(life.case.certificate).not.toBeNull();
  });

  test('H3：决定书先送达的，仍可缴费、制证，证件送达后才算办完', () => {
    const life = granted().sealResult().served();
    expect(life.case.stage).toBe('已送达');
    life.paid().certified();
    expect(life.case.stage).toBe('已决定');
    life.seal('示建证字0001号').on('2026-10-14');
    life.do('1002', {
      type: 'serve',
      papers: [{ number: '示建证字0001号', title: '' }],
      manner: '邮寄送达',
      place: '',
      servedOn: '2026-10-14',
      recipient: {
        kind: '本人',
        name: '陈示范',
        relation: '',
        identityChecked: false,
        letterOfAuthority: false,
      },
      refusal: '',
      witnesses: [],
      reference: 'EMS0001',
    });
    expect([life.case.stage, life.clocks.service?.endedInTime]).toEqual(['已送达', true]);
  });

  test('D1：其他部门的人员不能出具通知书、登记到账', () => {
    const life = acceptedCase(kinds.收费件);
    expect(life.refusal('1201', charge()).rule).toBe('D1');
    expect(life.do('1002', charge()).refusal('2001', confirm()).rule).toBe('D1');
  });
});
