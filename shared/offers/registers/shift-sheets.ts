import { todayOf } from '../../act-context.ts';
import type { FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import {
  counterChoices,
  dayField,
  isAtWindow,
  type OfferContext,
  othersThan,
  reasonField,
  sheetOf,
  staffChoices,
} from './at-hand.ts';

const post = sheetOf('离岗');
const consent = sheetOf('替岗同意');

/** D6, D7. @param counter whose post; null where none is chosen yet */
export const onShift = (counter: string | null, context: OfferContext): Sheet[] => {
  const { hall } = context;
  const own = counter === null || counter === hall.counter.id;
  return [...(own ? leaving(context) : []), consenting(counter ?? hall.counter.id, context)];
};

const leaving = (context: OfferContext): Sheet[] => [
  post('shift.leave_post', {
    title: '申请离岗',
    keys: 'Alt+L',
    meaning: '指定替岗人员；替岗人员签到以后才能离开。',
    rule: 'D6',
    fields: [
      {
        kind: 'choice',
        name: 'standIn',
        label: '替岗人员',
        required: true,
        choices: othersThan(context, isAtWindow),
      },
      reasonField('离岗事由', 200, ['取送材料', '参加会议', '就餐', '身体不适']),
    ],
    decisive: ['standIn'],
  }),
  post('shift.return_to_post', {
    title: '返岗',
    keys: 'Alt+R',
    meaning: '撤回离岗申请，或者登记已经返岗。',
    rule: 'D6',
  }),
];

/** D7: the centre consents; a window only enters the code it was told, for its own counter and today. */
function consenting(counter: string, context: OfferContext): Sheet {
  const today = todayOf(context);
  const window = isAtWindow(context.person);
  const days: readonly FormField[] = [dayField('from', '自', today), dayField('until', '至', today)];
  const code: FormField = {
    kind: 'text',
    name: 'emergencyCode',
    label: '应急码',
    note: '联系不上中心时，由大厅管理机构电话告知',
    max: 20,
    required: true,
  };
  return consent('shift.consent', {
    title: window ? '凭应急码登记替岗' : '同意替岗',
    keys: 'Alt+T',
    meaning: window
      ? '大厅管理机构电话同意的，录入应急码，只限本窗口当天。'
      : '事前同意未列名的人员替岗，写明期间和事由。',
    rule: 'D7',
    ids: ['consentId'],
    fixed: window ? { counter, from: today, until: today } : { emergencyCode: null },
    fields: [
      ...(window
        ? []
        : [
            {
              kind: 'choice',
              name: 'counter',
              label: '窗口',
              required: true,
              choices: counterChoices(context),
              initial: counter,
            } as const,
          ]),
      {
        kind: 'choice',
        name: 'staff',
        label: '替岗人员',
        required: true,
        choices: staffChoices(context),
      },
      {
        kind: 'choice',
        name: 'standsInFor',
        label: '被替岗人员',
        note: '不指明的，为本窗口任何离岗人员替岗',
        nullable: true,
        choices: staffChoices(context, isAtWindow),
      },
      ...(window ? [code] : days),
      reasonField('替岗事由', 200),
    ],
    plausible: window ? { emergencyCode: 'AB1234' } : {},
  });
}
