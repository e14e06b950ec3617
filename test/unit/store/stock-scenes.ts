/** How each command on seals, bills, transfer slips and penalties comes to be accepted, and who gives it. */
import { bureau, counters, transport, type WholeHall, wholeItems } from '../../support/whole-hall.ts';
import { decided, type DraftOf, head, paid, type RegisterScenes, sealNew, type Starting } from './scenes.ts';

/** A seal in use, with its head of window. */
function seal(at: WholeHall): string {
  const registered = sealNew(at, '行政审批专用章');
  at.must('1001', registered);
  return registered.sealId;
}

function deposited(at: WholeHall): string {
  const sealId = seal(at);
  at.must('1001', { type: 'seal.deposit', sealId, safe: '1号保险柜' });
  return sealId;
}

export const sealScenes: RegisterScenes<Starting<'seal'>> = {
  'seal.register': (at) => head(sealNew(at, '行政审批专用章')),
  'seal.relocate': (at) =>
    head({
      type: 'seal.relocate',
      sealId: seal(at),
      counters: [counters.own, counters.other],
      reason: '两个窗口合用',
    }),
  'seal.hand_over': (at) =>
    head({
      type: 'seal.hand_over',
      sealId: seal(at),
      receiver: '1002',
      receiverConfirmed: true,
      reason: '午间轮班',
    }),
  'seal.deposit': (at) => head({ type: 'seal.deposit', sealId: seal(at), safe: '1号保险柜' }),
  'seal.withdraw': (at) => head({ type: 'seal.withdraw', sealId: deposited(at) }),
  'seal.report_loss': (at) =>
    head({
      type: 'seal.report_loss',
      sealId: seal(at),
      document: '凤交报〔2026〕3号',
      circumstances: '清点时发现印章不在保险柜内',
    }),
  'seal.destroy': (at) =>
    head({
      type: 'seal.destroy',
      sealId: seal(at),
      document: '凤交发〔2026〕9号',
      witness: '1002',
      witnessConfirmed: true,
    }),
  'seal.use': (at) => {
    const caseId = decided(at);
    const document = at.state(caseId).decision?.document ?? '';
    return head({ type: 'seal.use', sealId: seal(at), caseId, document, copies: 2, approver: '1001' });
  },
};

const opening = (at: WholeHall): DraftOf<'bill.open'> => {
  const bookId = at.id();
  const name = `行政事业性收费统一票据（${bookId.slice(-4)}）`;
  return { type: 'bill.open', bookId, name, organ: transport, department: bureau, sheets: 3 };
};

const lot = (at: WholeHall, bookId: string): DraftOf<'bill.receive_lot'> => ({
  type: 'bill.receive_lot',
  bookId,
  code: bookId.slice(-6),
  from: '00000001',
  to: '00000050',
  issuer: '凤冈县财政局',
  document: '领〔2026〕1号',
  receivedOn: at.desk.today,
  receiver: '1001',
});

/** With a lot of bills, none of them used. */
function book(at: WholeHall): string {
  const opened = opening(at);
  at.must('1001', opened, lot(at, opened.bookId));
  return opened.bookId;
}

export const billScenes: RegisterScenes<Starting<'bill'>> = {
  'bill.open': (at) => head(opening(at)),
  'bill.receive_lot': (at) => {
    const opened = opening(at);
    at.must('1001', opened);
    return head(lot(at, opened.bookId));
  },
  'bill.use': (at) => head({ type: 'bill.use', bookId: book(at), caseId: paid(at), number: '00000001' }),
  'bill.void': (at) =>
    head({ type: 'bill.void', bookId: book(at), number: '00000001', sheetsKept: 3, reason: '打印污损' }),
  'bill.report_loss': (at) =>
    head({
      type: 'bill.report_loss',
      bookId: book(at),
      from: '00000049',
      to: '00000050',
      document: '凤交报〔2026〕4号',
      circumstances: '清点时发现缺少两份',
    }),
  'bill.reconcile': (at) => {
    const bookId = book(at);
    at.must('1001', { type: 'bill.use', bookId, caseId: paid(at), number: '00000001' });
    const amount = wholeItems.instant.fee?.rate ?? 0;
    return head({
      type: 'bill.reconcile',
      bookId,
      document: '缴销〔2026〕1号',
      acceptedBy: '财政窗口甲',
      on: at.desk.today,
      counted: { used: 1, voided: 0, lost: 0, returned: 49, amount },
    });
  },
};

const counts = { originals: 2, copies: 3, pages: 12 };
const signed = { carrier: { name: '信使甲', department: bureau }, carrierConfirmed: true };

const slip = (at: WholeHall): DraftOf<'transfer.prepare'> => ({
  type: 'transfer.prepare',
  slipId: at.id(),
  office: '法规股',
  bundles: [{ caseId: at.take(wholeItems.freight), ...counts }],
});

function handedOver(at: WholeHall): DraftOf<'transfer.prepare'> {
  const prepared = slip(at);
  at.must('1001', prepared, { type: 'transfer.hand_over', slipId: prepared.slipId, ...signed });
  return prepared;
}

export const transferScenes: RegisterScenes<Starting<'transfer'>> = {
  'transfer.prepare': (at) => head(slip(at)),
  'transfer.hand_over': (at) => {
    const prepared = slip(at);
    at.must('1001', prepared);
    return head({ type: 'transfer.hand_over', slipId: prepared.slipId, ...signed });
  },
  'transfer.return': (at) => {
    const { slipId, bundles } = handedOver(at);
    const back = bundles.map((bundle) => ({ ...bundle, rest: '无', missing: '', damage: '' }) as const);
    return head({ type: 'transfer.return', slipId, ...signed, bundles: back });
  },
  'transfer.cancel': (at) => {
    const prepared = slip(at);
    at.must('1001', prepared);
    return head({ type: 'transfer.cancel', slipId: prepared.slipId, reason: '股室名称有误' });
  },
};

const { code: itemCode } = wholeItems.penalty;

const imposed = (at: WholeHall): DraftOf<'penalty.impose'> => ({
  type: 'penalty.impose',
  penaltyId: at.id(),
  itemCode,
  party: { kind: 'person', name: '陈示范', idNumber: '520327198812314510' },
  form: '罚款',
  fact: '未按照规定的期限办理变更登记',
  basis: '《中华人民共和国税收征收管理法》第六十条',
  defence: '',
  amount: 10_000,
  second: '1002',
  secondConfirmed: true,
});

function penalty(at: WholeHall): { penaltyId: string; itemCode: string } {
  const given = imposed(at);
  at.must('1001', given);
  return { penaltyId: given.penaltyId, itemCode };
}

export const penaltyScenes: RegisterScenes<Starting<'penalty'>> = {
  'penalty.impose': (at) => head(imposed(at)),
  'penalty.record_payment': (at) =>
    head({
      type: 'penalty.record_payment',
      ...penalty(at),
      bankReceipt: '农行回单0009',
      amount: 10_000,
      paidOn: at.desk.today,
    }),
  'penalty.void': (at) => head({ type: 'penalty.void', ...penalty(at), reason: '当事人身份登记有误' }),
};
