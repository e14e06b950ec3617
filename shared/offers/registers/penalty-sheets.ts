import { todayOf } from '../../act-context.ts';
import { penaltyForms, type PenaltyState } from '../../registers/penalty-state.ts';
import type { Sheet } from '../offer.ts';
import {
  choiceOf,
  dayField,
  itemChoices,
  orNone,
  type OfferContext,
  othersThan,
  plain,
  reasonField,
  sheetOf,
} from './at-hand.ts';

const sheet = sheetOf('当场处罚');

/** B9, 行政处罚法51. */
export const beginPenalty = (context: OfferContext): Sheet[] => [
  sheet('penalty.impose', {
    title: '作出处罚决定',
    keys: 'Alt+N',
    meaning: '事实确凿、有法定依据的，当场处公民200元以下、单位3000元以下罚款或者警告。',
    rule: 'B9 · 行政处罚法51',
    grave: true,
    ids: ['penaltyId'],
    fields: [
      {
        kind: 'choice',
        name: 'itemCode',
        label: '事项',
        required: true,
        choices: orNone(
          itemChoices(context, ({ category }) => category === '简易处罚'),
          'B9',
          '事项目录中没有简易处罚事项。',
          '请联系大厅管理人员核对事项目录。',
        ),
      },
      {
        kind: 'choice',
        name: 'party.kind',
        label: '当事人',
        required: true,
        choices: [choiceOf('person', '公民'), choiceOf('organisation', '法人或者其他组织')],
        initial: 'person',
      },
      { kind: 'text', name: 'party.name', label: '姓名或者名称', max: 120, required: true },
      {
        kind: 'text',
        name: 'party.idNumber',
        label: '身份证号',
        max: 40,
        required: true,
        when: { field: 'party.kind', is: ['person'] },
      },
      {
        kind: 'text',
        name: 'party.creditCode',
        label: '统一社会信用代码',
        max: 40,
        required: true,
        when: { field: 'party.kind', is: ['organisation'] },
      },
      {
        kind: 'check',
        name: 'party.creditCodeConfirmed',
        label: '核对',
        text: '已对照证照核对',
        when: { field: 'party.kind', is: ['organisation'] },
      },
      {
        kind: 'choice',
        name: 'form',
        label: '处罚',
        required: true,
        choices: plain(penaltyForms),
        initial: '警告',
      },
      {
        kind: 'money',
        name: 'amount',
        label: '罚款金额',
        required: true,
        when: { field: 'form', is: ['罚款', '警告并处罚款'] },
      },
      { kind: 'words', name: 'fact', label: '违法事实', max: 1000, required: true },
      {
        kind: 'words',
        name: 'basis',
        label: '处罚依据',
        note: '如“《××法》第×条”',
        max: 1000,
        required: true,
      },
      { kind: 'words', name: 'defence', label: '陈述和申辩', note: '没有提出的不填', max: 1000 },
      {
        kind: 'second',
        name: 'second',
        label: '另一名执法人员',
        flag: 'secondConfirmed',
        required: true,
        choices: othersThan(context),
      },
    ],
    decisive: ['itemCode', 'second'],
    plausible: {
      // Made up, and right by its check character.
      'party.idNumber (party.kind: person)': '520327198812314510',
      'party.name': '示例',
      basis: '《示例法》第一条',
    },
  }),
];

export const onPenalty = (penaltyId: string, penalty: PenaltyState, context: OfferContext): Sheet[] => {
  const fixed = { penaltyId, itemCode: penalty.item.code };
  return [
    sheet('penalty.record_payment', {
      title: '登记缴款',
      keys: 'Alt+J',
      meaning: '当事人到银行缴款后，按银行回单登记。',
      rule: 'B9 · 行政处罚法67',
      fixed,
      fields: [
        { kind: 'text', name: 'bankReceipt', label: '银行回单号', max: 80, required: true },
        { kind: 'money', name: 'amount', label: '回单金额', required: true, initial: penalty.amount },
        dayField('paidOn', '缴款日期', todayOf(context)),
      ],
    }),
    sheet('penalty.void', {
      title: '作废',
      keys: 'Alt+Z',
      meaning: '决定书填写错误、尚未缴款的，由窗口负责人作废，编号保留。',
      rule: 'B9',
      grave: true,
      fixed,
      fields: [reasonField('作废原因', 1000)],
    }),
  ];
};
