import { poorRatingKinds } from '../../clock/service-limits.ts';
import { contactManners, determinationKinds, revisitResults } from '../../registers/follow-up-state.ts';
import type { FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import { type OfferContext, plain, reasonField, sheetOf } from './at-hand.ts';

const sheet = sheetOf('差评整改');
const rule = 'I1 · 国办发〔2019〕51号';
const words = (label: string, name = 'words'): FormField => ({
  kind: 'words',
  name,
  label,
  max: 1000,
  required: true,
});

export const onFollowUp = (ratingId: string, { registers }: OfferContext): Sheet[] => {
  const fixed = { ratingId };
  const closed = (registers.get('follow_up', ratingId)?.closed ?? null) !== null;
  return [
    sheet('follow_up.contact', {
      title: '登记联系',
      keys: 'Alt+C',
      meaning: '先联系评价人核实情况，并确定整改的难易。',
      rule,
      fixed,
      fields: [
        {
          kind: 'choice',
          name: 'manner',
          label: '联系方式',
          required: true,
          choices: plain(contactManners),
          initial: '电话',
        },
        { kind: 'check', name: 'reached', label: '联系结果', text: '已联系上', initial: true },
        words('联系情况'),
        {
          kind: 'choice',
          name: 'complexity',
          label: '整改难易',
          required: true,
          choices: plain(poorRatingKinds),
          initial: '简单',
        },
      ],
    }),
    sheet('follow_up.extend', {
      title: '延期',
      keys: 'Alt+Y',
      meaning: '确实不能在期限内整改的，延长一次，不超过原期限。',
      rule,
      fixed,
      fields: [
        { kind: 'count', name: 'workingDays', label: '延长', min: 1, max: 60, unit: '个工作日', initial: 1 },
        reasonField('延期理由', 1000),
      ],
    }),
    sheet('follow_up.rectify', {
      title: '整改完成',
      keys: 'Alt+Z',
      meaning: '登记整改措施，之后回访。',
      rule,
      fixed,
      fields: [words('整改措施', 'measure')],
    }),
    sheet('follow_up.request_examination', {
      title: '提请核定',
      keys: 'Alt+T',
      meaning: '认为差评无效或者无法整改的，提请另一人核定。',
      rule,
      fixed,
      fields: [
        {
          kind: 'choice',
          name: 'kind',
          label: '提请核定为',
          required: true,
          choices: plain(determinationKinds),
          initial: '无效差评',
        },
        reasonField('提请核定的理由', 1000),
      ],
    }),
    sheet('follow_up.examine', {
      title: '核定',
      keys: 'Alt+H',
      meaning: '由提请人以外的大厅管理人员或者监察人员核定。',
      rule,
      fixed,
      fields: [
        { kind: 'check', name: 'upheld', label: '核定结果', text: '提请的事由成立', initial: false },
        words('核定意见'),
      ],
    }),
    sheet('follow_up.revisit', {
      title: '登记回访',
      keys: 'Alt+F',
      meaning: '实名差评全部回访；联系不上的，在不同的两日各联系一次。',
      rule,
      fixed,
      fields: [
        {
          kind: 'choice',
          name: 'result',
          label: '回访结果',
          required: true,
          choices: plain(revisitResults),
          initial: '满意',
        },
        words('回访情况'),
        { kind: 'check', name: 'sample', label: '性质', text: '办结后的抽查回访', initial: closed },
      ],
    }),
    sheet('follow_up.close', {
      title: '办结',
      keys: 'Alt+J',
      meaning: '整改或者核定、回访都已完成的，办结。',
      rule,
      fixed,
    }),
  ];
};
