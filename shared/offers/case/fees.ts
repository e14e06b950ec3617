/** 收费: the notice goes out, the bank takes the money, its word is recorded (H1–H4). */
import type { Sheet } from '../offer.ts';
import { type CaseAt, day, line, sheetOf, words } from './at.ts';

const group = '收费';
const yuan = (fen: number): string => `${(fen / 100).toFixed(2)}元`;

export function feeSheets(at: CaseAt): Sheet[] {
  const { item, charge } = at.state;
  const { fee } = item;
  return [
    sheetOf(at, {
      type: 'charge',
      title: '缴款通知',
      meaning: '按目录的项目和标准出具缴款通知书，由申请人到银行缴款；窗口不收取现金。',
      rule: 'H1 · H3 · 许可法58',
      group,
      keys: 'Alt+M',
      fields: [
        {
          kind: 'count',
          name: 'quantity',
          label: '数量',
          min: 1,
          max: 1_000_000,
          initial: 1,
          required: true,
          ...(fee === null
            ? {}
            : { unit: fee.unit, note: `${fee.name}，每${fee.unit}${yuan(fee.rate)}（${fee.basis}）` }),
        },
      ],
    }),
    sheetOf(at, {
      type: 'cancel_charge',
      title: '取消缴款',
      meaning: '缴款通知书出具有误、尚未缴款的，作废该通知书，编号不再使用。',
      rule: 'H1 · H3',
      group,
      keys: 'Alt+3',
      grave: true,
      fields: [words('reason', '作废的原因', { phrases: ['数量填写错误', '重复出具'] })],
    }),
    sheetOf(at, {
      type: 'confirm_payment',
      title: '到账确认',
      meaning: '凭银行回单登记到账；金额应当与缴款通知书一致。',
      rule: 'H3',
      group,
      keys: 'Alt+N',
      fields: [
        line('bankReceipt', '银行回单编号', { max: 80 }),
        {
          kind: 'money',
          name: 'amount',
          label: '到账金额',
          required: true,
          ...(charge === null ? {} : { initial: charge.amount, note: `缴款通知书${charge.notice}` }),
        },
        day('paidOn', '到账日期', at.today),
      ],
    }),
  ];
}
