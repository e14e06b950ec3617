/** Row 12: 票款分离 (H1 to H3). The window says what is due, and the bank takes it. */
import { maskedApplicant } from '../../case/applicant.ts';
import type { CasePayload } from '../../case/events.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import { amountCapitals, amountText } from '../../money.ts';
import type { HallReference, Organ } from '../../reference/index.ts';
import { ok, type Result } from '../../result.ts';
import {
  caseNumberRows,
  codesOf,
  common,
  maskedRows,
  type PaperContext,
  type Row,
  today,
} from './case-parts.ts';
import type { PaperContent } from '../content.ts';
import { mayCharge } from '../may-print.ts';
import { paperTitles } from '../titles.ts';

/** Where it is paid (H3). */
const bankRows = ({ bank }: Pick<HallReference, 'bank'>): Row[] =>
  (
    [
      ['收款窗口', bank.window],
      ['收款账户', bank.account],
    ] satisfies Row[]
  ).filter(([, value]) => value !== '');

/** The usual way out is thermal paper: the payer is masked. No seal: the bank stamps it. */
export function paymentNotice(
  state: CaseState,
  charged: CasePayload<'case.charged'>,
  organ: Organ,
  context: PaperContext,
): Result<PaperContent> {
  const allowed = mayCharge(charged);
  if (!allowed.ok) return allowed;
  const { notice, name, basis, account, rate, quantity, amount, precondition } = charged;
  const unit = state.item.fee?.unit ?? '';
  const { hall } = context;
  return ok({
    ...common(state, context),
    ...codesOf(state),
    kind: '缴款通知书',
    title: paperTitles.payment,
    number: notice.text,
    addressee: maskedApplicant(state.applicant).name,
    blocks: [
      {
        type: 'fields',
        rows: [
          ...maskedRows(state, '缴款人'),
          ['事项', itemTitle(state)],
          ...caseNumberRows(state),
          ['收件编号', state.receiptNumber],
          ['收费项目', name],
          ['收费标准', unit === '' ? amountText(rate) : `${amountText(rate)}/${unit}`],
          ['数量', `${quantity}${unit}`],
          ['金额', amountText(amount)],
          ['金额大写', amountCapitals(amount)],
          ['收费依据', basis],
          ['收入科目', account],
          ...bankRows(hall),
          ['有效期', context.phrase('缴款通知书.有效期')],
          ['咨询电话', organ.phone],
          ['监督投诉', hall.complaintPhone],
        ],
      },
      { type: 'paragraph', text: context.phrase('缴款通知书.缴款', { 大厅: hall.name }) },
      {
        type: 'statement',
        text: `票款分离：款项由银行窗口收取，办事窗口不收取现金。${precondition ? '缴款到账后制发证件。' : ''}`,
      },
    ],
    closing: { organ: organ.name, date: today(context), seal: null },
    signatures: [],
    footer: context.phrase('缴款通知书.页脚', { 窗口: hall.counter.position }),
    copies: 1,
  });
}
