import { todayOf } from '../../act-context.ts';
import { ratingMonthStream } from '../../registers/notice-state.ts';
import type { Sheet } from '../offer.ts';
import {
  caseChoices,
  choiceOf,
  dayField,
  departmentChoices,
  type OfferContext,
  orNone,
  sheetOf,
} from './at-hand.ts';

const sheet = sheetOf('通报');
/** How many months back may be published from the form. */
const monthsBack = 12;
/** 处理结果备案, as usually asked. */
const usualDays = 10;

/** I1, I3. */
export const beginNotice = (context: OfferContext): Sheet[] => {
  const today = todayOf(context);
  return [
    sheet('notice.issue', {
      title: '发出监察通报',
      keys: 'Alt+N',
      meaning: '向部门通报查明的事实，要求在期限内备案处理结果。',
      rule: 'I3 · C6',
      ids: ['noticeId'],
      fields: [
        { kind: 'text', name: 'number', label: '文号', note: '没有文号的不填，不出具文书', max: 80 },
        {
          kind: 'choice',
          name: 'department',
          label: '被通报的部门',
          required: true,
          choices: departmentChoices(context),
        },
        { kind: 'text', name: 'subject', label: '通报事由', max: 200, required: true },
        {
          kind: 'entries',
          name: 'facts',
          label: '事实',
          entry: '事实',
          most: 200,
          initial: [{}],
          fields: [
            { kind: 'text', name: 'rule', label: '依据', max: 200, initial: 'C6' },
            { kind: 'text', name: 'text', label: '事实', max: 400, required: true },
            dayField('on', '日期', today),
            { kind: 'choice', name: 'caseId', label: '办件', nullable: true, choices: caseChoices(context) },
            { kind: 'text', name: 'number', label: '办件编号', max: 60 },
          ],
        },
        {
          kind: 'count',
          name: 'workingDays',
          label: '备案期限',
          min: 1,
          max: 60,
          unit: '个工作日',
          initial: usualDays,
        },
      ],
    }),
    sheet('notice.publish_month', {
      title: '通报评议结果',
      keys: 'Alt+P',
      meaning: '通报上月以前的一事一评结果，抄送领导和部门；通报以后被评价人才能看到。',
      rule: 'I1',
      grave: true,
      fields: [
        {
          kind: 'choice',
          name: 'month',
          label: '月份',
          required: true,
          choices: orNone(
            unpublishedMonths(context),
            'I1',
            '最近十二个月的评议结果都已通报。',
            '本月结束以后通报。',
          ),
        },
        {
          kind: 'lines',
          name: 'copiedTo',
          label: '抄送',
          note: '每行一个单位',
          max: 50,
          required: true,
          initial: departmentChoices(context)
            .map(({ value }) => value)
            .slice(0, 50),
        },
      ],
      decisive: ['month'],
    }),
  ];
};

/** Months that are over and not published, the last first. */
function unpublishedMonths(context: OfferContext) {
  const [year = 0, month = 1] = todayOf(context).split('-').map(Number);
  return Array.from({ length: monthsBack }, (_, back) => {
    const months = year * 12 + (month - 1) - (back + 1);
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  })
    .filter((of) => context.registers.get('notice', ratingMonthStream(of)) === null)
    .map((of) => choiceOf(of, `${of.slice(0, 4)}年${Number(of.slice(5))}月`));
}

export const onNotice = (noticeId: string, context: OfferContext): Sheet[] => [
  sheet('notice.file_result', {
    title: '处理结果备案',
    keys: 'Alt+B',
    meaning: '被通报的部门报告处理结果，登记备案。',
    rule: 'I3',
    fixed: { noticeId },
    fields: [
      { kind: 'words', name: 'result', label: '处理结果', max: 2000, required: true },
      dayField('handledOn', '处理日期', todayOf(context)),
    ],
  }),
];
