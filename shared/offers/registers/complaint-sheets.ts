import {
  complaintFindings,
  complaintKinds,
  feedbackManners,
  reviewParties,
} from '../../registers/complaint-state.ts';
import type { FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import {
  caseChoices,
  choiceOf,
  departmentChoices,
  type OfferContext,
  personPart,
  plain,
  reasonField,
  sheetOf,
  staffChoices,
} from './at-hand.ts';

const sheet = sheetOf('投诉');
const rule = 'I2 · GB/T 36113';
const words = (name: string, label: string): FormField => ({
  kind: 'words',
  name,
  label,
  max: 2000,
  required: true,
});
const disposal: readonly FormField[] = [
  {
    kind: 'choice',
    name: 'finding',
    label: '认定',
    required: true,
    choices: plain(complaintFindings),
    initial: '属实',
  },
  words('measure', '处置意见'),
];

/** I2: taken down by anybody, as it was said; sealed from then on. */
export const beginComplaint = (context: OfferContext): Sheet[] => [
  sheet('complaint.take_down', {
    title: '登记投诉',
    keys: 'Alt+N',
    meaning: '按投诉人所述如实登记，登记后封存，窗口不能查看和修改。',
    rule: 'I2',
    grave: true,
    ids: ['complaintId'],
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: '类别',
        required: true,
        choices: plain(complaintKinds),
        initial: '服务态度',
      },
      words('text', '投诉内容'),
      {
        kind: 'choice',
        name: 'department',
        label: '被投诉的部门',
        required: true,
        choices: departmentChoices(context),
        initial: context.person.department,
      },
      {
        kind: 'choice',
        name: 'staff',
        label: '被投诉人',
        note: '不清楚的不选',
        nullable: true,
        choices: staffChoices(context),
      },
      {
        kind: 'choice',
        name: 'counter',
        label: '被投诉的窗口',
        note: '不清楚的不选',
        choices: [context.hall.counter, ...context.hall.otherCounters].map(({ name }) => choiceOf(name)),
      },
      {
        kind: 'choice',
        name: 'caseId',
        label: '涉及的办件',
        note: '不涉及办件的不选',
        nullable: true,
        choices: caseChoices(context),
      },
      personPart('complainant', '留下投诉人姓名和电话', '匿名投诉的不填；留下电话的，反馈处理结果'),
    ],
  }),
];

export const onComplaint = (complaintId: string): Sheet[] => {
  const fixed = { complaintId };
  return [
    sheet('complaint.accept', {
      title: '受理',
      keys: 'Alt+A',
      meaning: '受理该投诉，开始调查。',
      rule,
      fixed,
    }),
    sheet('complaint.investigate', {
      title: '登记调查情况',
      keys: 'Alt+I',
      meaning: '写明调查了什么、查明了什么。',
      rule,
      fixed,
      fields: [words('findings', '调查情况')],
    }),
    sheet('complaint.dispose', {
      title: '处置',
      keys: 'Alt+C',
      meaning: '写明投诉是否属实和处置意见。',
      rule,
      fixed,
      fields: disposal,
    }),
    sheet('complaint.answer', {
      title: '反馈投诉人',
      keys: 'Alt+B',
      meaning: '登记以何种方式向投诉人反馈了什么。',
      rule,
      fixed,
      fields: [
        {
          kind: 'choice',
          name: 'manner',
          label: '反馈方式',
          required: true,
          choices: plain(feedbackManners),
          initial: '电话',
        },
        words('words', '反馈内容'),
      ],
    }),
    sheet('complaint.request_review', {
      title: '申请复核',
      keys: 'Alt+R',
      meaning: '投诉人或者被投诉人对处置不服的，登记复核申请；只复核一次。',
      rule,
      fixed,
      fields: [
        {
          kind: 'choice',
          name: 'by',
          label: '申请人',
          required: true,
          choices: plain(reviewParties),
          initial: '投诉人',
        },
        reasonField('复核理由', 2000),
      ],
    }),
    sheet('complaint.review', {
      title: '复核',
      keys: 'Alt+K',
      meaning: '由原处置人以外的人员复核，认定和意见与原处置相同的为维持。',
      rule,
      fixed,
      fields: [...disposal, reasonField('复核理由', 2000)],
    }),
    sheet('complaint.file', {
      title: '归档',
      keys: 'Alt+G',
      meaning: '已反馈且不再复核的，归档。',
      rule,
      fixed,
    }),
  ];
};
