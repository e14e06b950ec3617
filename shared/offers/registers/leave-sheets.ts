import { todayOf } from '../../act-context.ts';
import { dutyKinds, type LeaveState } from '../../registers/leave-state.ts';
import type { FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import { dayField, type OfferContext, plain, reasonField, sheetOf, staffChoices } from './at-hand.ts';

const leaves = sheetOf('离岗');
const duties = sheetOf('带班');

/** D5. @param leader the one it is about; null where that is to be chosen */
export const beginLeave = (leader: string | null, context: OfferContext): Sheet[] => {
  const today = todayOf(context);
  const who: readonly FormField[] =
    leader === null
      ? [
          {
            kind: 'choice',
            name: 'leader',
            label: '领导',
            required: true,
            choices: staffChoices(context, ({ role }) => role === 'leader'),
          },
        ]
      : [];
  const rest = {
    rule: 'D5',
    ids: ['id'],
    fixed: leader === null ? {} : { leader },
    ...(leader === null ? { decisive: ['leader'] } : {}),
  };
  return [
    leaves('leave.record', {
      ...rest,
      title: '登记离岗',
      keys: 'Alt+L',
      meaning: '登记A角或者B角出差、请假的期间，期间由另一角审批。',
      fields: [
        ...who,
        dayField('from', '自', today),
        dayField('until', '至', today),
        reasonField('离岗事由', 400, ['出差', '请假', '学习培训', '参加会议']),
      ],
    }),
    duties('leave.log_duty', {
      ...rest,
      title: '登记带班',
      keys: 'Alt+D',
      meaning: '登记领导带班、巡视、现场办公的情况。',
      fields: [
        ...who,
        dayField('day', '日期', today),
        {
          kind: 'choice',
          name: 'kind',
          label: '方式',
          required: true,
          choices: plain(dutyKinds),
          initial: '带班',
        },
        { kind: 'words', name: 'noted', label: '情况', max: 1000, required: true },
      ],
    }),
  ];
};

export const onLeave = (leader: string, leave: LeaveState | null, context: OfferContext): Sheet[] => {
  const today = todayOf(context);
  const standing = (leave?.periods ?? []).filter(
    ({ cancelled, endedOn, until }) => !cancelled && endedOn === null && until >= today,
  );
  const begun = standing.filter(({ from }) => from <= today);
  const ahead = standing.filter(({ from }) => from > today);
  return [
    ...beginLeave(leader, context),
    ...begun.map(({ id, from, until }) =>
      leaves('leave.end', {
        of: id,
        title: `提前返岗（${from}至${until}）`,
        keys: 'Alt+F',
        meaning: '从今天起返岗，由本人审批。',
        rule: 'D5',
        fixed: { leader, id },
      }),
    ),
    // The nearest has the key; the others are pressed.
    ...ahead.map(({ id, from, until }) =>
      leaves('leave.cancel', {
        of: id,
        title: `取消离岗（${from}至${until}）`,
        keys: 'Alt+Q',
        meaning: '尚未开始的离岗不再进行。',
        rule: 'D5',
        fixed: { leader, id },
        fields: [reasonField('取消事由', 400)],
      }),
    ),
  ];
};
