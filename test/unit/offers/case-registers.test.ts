/** 用印, 开票, 移交 on the case's own screen: the registers' rules decide, and what is known is filled in. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actContext } from '../../../electron/acts/context.ts';
import { offersOnCase } from '../../../electron/acts/offers.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import {
  bureau,
  counters,
  openWholeHall,
  transport,
  type WholeHall,
  wholeItems,
} from '../../support/whole-hall.ts';
import { registerOffers } from '#shared/offers/register-offers.ts';
import { commandOf, fieldNamed, initialValues, type Values } from '#shared/offers/command.ts';
import type { FormField, Offer } from '#shared/offers/form.ts';

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

function offersTo(person: string, caseId: string): readonly Offer[] {
  const member = at.desk.reference.hall.staff.find(({ number }) => number === person);
  if (member === undefined) throw new Error(person);
  const offers = offersOnCase(actingDesk(at, member), at.store, caseId);
  if (!offers.ok) throw new Error(offers.refusal.message);
  return offers.value.offers;
}
const ofType = (type: string, caseId: string, person = '1001') =>
  offersTo(person, caseId).filter((offer) => offer.type === type);
const only = (type: string, caseId: string, person = '1001'): Offer => {
  const [offer] = ofType(type, caseId, person);
  if (offer === undefined) throw new Error(`${type}在列`);
  return offer;
};
const fieldOf = (offer: Offer, name: string): FormField | undefined =>
  offer.form?.fields.find((field) => field.name === name);

/** As the screen sends it with nothing changed but what is said. */
function send(offer: Offer, change: Values = {}, person = '1001'): void {
  if (offer.form === null) throw new Error(offer.refusal?.message);
  const ids = Object.fromEntries(offer.form.ids.map((name) => [name, at.id()]));
  const command = commandOf(offer.form, { ...initialValues(offer.form.fields), ...change }, ids);
  const confirmed = Object.fromEntries(
    offer.form.fields.flatMap((field) => (field.kind === 'second' ? [[field.flag, true]] : [])),
  );
  at.must(person, { ...command, ...confirmed, type: offer.type } as never);
}

function registerSeal(kind: string, by = '1001', window: string = counters.own): string {
  const sealId = at.id();
  const seal = { sealId, kind, name: `${transport}${kind}`, organ: transport, department: bureau };
  at.must(by, { type: 'seal.register', ...seal, counters: [window], approval: '启用〔2026〕1号' } as never);
  return sealId;
}

describe('E1 · E2 在办件上用印', () => {
  test('没有登记印章的，写明缺哪一枚', () => {
    const offer = only('seal.use', at.take(wholeItems.freight));
    expect([offer.form, offer.keys, offer.on]).toEqual([null, 'Alt+G', 'register']);
    expect(offer.refusal?.message).toContain('没有登记');
    expect(offer.refusal?.message).toContain('行政受理专用章');
  });

  test('文书、份数、批准人都已填好，照原样交上去就用了印；没有等待用印的，写明', () => {
    registerSeal('行政受理专用章');
    const caseId = at.take(wholeItems.freight);
    const offer = only('seal.use', caseId);
    expect([offer.refusal, offer.keys, offer.group]).toEqual([null, 'Alt+G', '用印与送达']);
    const [paper] = at.state(caseId).documents;
    expect(fieldOf(offer, 'document')).toMatchObject({ initial: paper?.number });
    expect(fieldOf(offer, 'copies')).toMatchObject({ initial: 2 });
    expect(fieldOf(offer, 'caseId')).toBeUndefined();
    send(offer);
    expect(at.state(caseId).seals).toMatchObject([{ document: paper?.number }]);
    expect(only('seal.use', caseId)).toMatchObject({ form: null, refusal: { rule: 'E2' } });
  });

  test('一份文书可以盖两枚中的一枚：先列应当盖的一枚，各有各的键', () => {
    registerSeal('行政审批专用章');
    registerSeal('行政受理专用章');
    const offers = ofType('seal.use', at.take(wholeItems.freight));
    expect(offers.map(({ title, keys }) => [title, keys])).toEqual([
      [`用印（${transport}行政受理专用章）`, 'Alt+G'],
      [`用印（${transport}行政审批专用章）`, 'Alt+0'],
    ]);
  });

  test('印章不在本人手里的，写明由谁保管；有别的印章可用的，不列', () => {
    const caseId = at.take(wholeItems.freight);
    registerSeal('行政受理专用章');
    const other = only('seal.use', caseId, '1002');
    expect(other.refusal?.message).toContain('保管');
    registerSeal('行政审批专用章');
    expect(ofType('seal.use', caseId)).toHaveLength(2);
    expect(ofType('seal.use', caseId, '1002').every(({ form }) => form === null)).toBe(true);
  });

  test('决定书由窗口人员用印的，可以选负责人或者领导批准；受理凭证由本人批准', () => {
    const sealId = registerSeal('行政审批专用章');
    const caseId = at.take(wholeItems.instant);
    at.must('1001', {
      type: 'decide',
      caseId,
      result: '准予',
      content: '准予换证',
      reasons: '',
      basis: '《道路运输从业人员管理规定》第二十三条',
      validUntil: null,
      secret: null,
    } as never);
    at.must('1001', {
      type: 'seal.hand_over',
      sealId,
      receiver: '1002',
      receiverConfirmed: true,
      reason: '轮班',
    } as never);
    const offer = only('seal.use', caseId, '1002');
    expect(offer.refusal).toBeNull();
    const approvers = offer.form?.fields.flatMap((field) => (field.kind === 'second' ? [field] : [])) ?? [];
    const documents = fieldOf(offer, 'document');
    expect(documents?.kind === 'choice' ? documents.choices.length : 0).toBe(approvers.length);
    const initialOf = (title: string) => {
      const paper = at.state(caseId).documents.find((one) => one.title.includes(title));
      return approvers.find(({ when }) => when?.is.includes(paper?.number ?? '-'))?.initial;
    };
    expect(initialOf('受理通知书')).toBe('1002');
    expect(['1001', '2001', '2002', '2003']).toContain(initialOf('决定书'));
  });
});

describe('H1 · H3 在办件上开票', () => {
  test('没有票据的、没有收费的，写明为什么', () => {
    const caseId = at.take(wholeItems.freight);
    expect(only('bill.use', caseId)).toMatchObject({ form: null, keys: 'Alt+K', refusal: { rule: 'H2' } });
    openBook();
    expect(only('bill.use', caseId).refusal?.rule).toContain('H4');
  });

  test('银行到账以后，号码已是下一份，交上去就开了票', () => {
    openBook();
    const caseId = at.take(wholeItems.instant);
    at.must('1001', { type: 'charge', caseId, quantity: 1 } as never);
    expect(only('bill.use', caseId).refusal?.rule).toBe('H3');
    const amount = at.state(caseId).charge?.amount ?? 0;
    const paid = { bankReceipt: '回单1号', amount, paidOn: at.desk.today };
    at.must('1001', { type: 'confirm_payment', caseId, ...paid } as never);
    const offer = only('bill.use', caseId);
    expect(fieldOf(offer, 'number')).toMatchObject({ initial: '00000001' });
    send(offer);
    expect(at.state(caseId).charge?.bill?.number).toBe('00000001');
    expect(only('bill.use', caseId)).toMatchObject({ form: null, refusal: { kind: 'already_done' } });
  });
});

function openBook(): void {
  const bookId = at.id();
  at.must(
    '1001',
    {
      type: 'bill.open',
      bookId,
      name: '行政事业性收费统一票据',
      organ: transport,
      department: bureau,
      sheets: 3,
    } as never,
    {
      type: 'bill.receive_lot',
      bookId,
      code: '',
      from: '00000001',
      to: '00000050',
      issuer: '凤冈县财政局',
      document: '领1号',
      receivedOn: at.desk.today,
      receiver: '1001',
      receiverConfirmed: false,
    } as never,
  );
}

describe('G1 · G2 在办件上移交材料', () => {
  test('只列本件和收件时清点的份数；已在移交单上的写明是哪一张', () => {
    const caseId = at.take(wholeItems.freight);
    const offer = only('transfer.prepare', caseId);
    const bundles = fieldOf(offer, 'bundles');
    expect(bundles).toMatchObject({ most: 1, initial: [{ caseId }] });
    send(offer, {
      office: '法规股',
      bundles: [{ caseId, originals: 1, copies: 1, pages: 3 }],
    });
    const [slip] = at.store.registers.all('transfer');
    expect(slip?.state.bundles.map((bundle) => bundle.caseId)).toEqual([caseId]);
    expect(only('transfer.prepare', caseId).refusal?.message).toContain(slip?.state.number ?? '-');
  });

  test('B6：没有受理的不能移交', () => {
    const caseId = at.take(wholeItems.freight, { outcome: { kind: 'receive' } } as never);
    expect(only('transfer.prepare', caseId)).toMatchObject({ form: null, refusal: { rule: 'B6' } });
  });
});

describe('E2 另一人的一栏', () => {
  const unconfirmed = (sealId: string, type: 'seal.hand_over' | 'seal.destroy', more: object) => {
    const offers = registerOffers('seal', sealId, contextOf('1001'));
    const form = offers.find((offer) => offer.type === type)?.form;
    const done = at.onRegister('1001', { type, sealId, ...more } as never);
    if (form == null || done.ok) throw new Error('应当可以填写，未确认的不能办');
    return fieldNamed(form.fields, done.refusal.field)?.label;
  };

  test('没有确认、不能接收的，说在接收人、监销人一栏', () => {
    const sealId = registerSeal('行政审批专用章');
    const receiver = { receiver: '1002', receiverConfirmed: false, reason: '轮班' };
    expect(unconfirmed(sealId, 'seal.hand_over', receiver)).toBe('接收人');
    expect(
      unconfirmed(sealId, 'seal.hand_over', { ...receiver, receiver: '2001', receiverConfirmed: true }),
    ).toBe('接收人');
    const witness = { document: '销〔2026〕1号', witness: '1002', witnessConfirmed: false };
    expect(unconfirmed(sealId, 'seal.destroy', witness)).toBe('监销人');
  });
});

function contextOf(number: string) {
  const member = at.desk.reference.hall.staff.find((one) => one.number === number);
  if (member === undefined) throw new Error(number);
  return actContext(at.desk, at.store, member, at.desk.clock.now(), null);
}
