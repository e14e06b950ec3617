/** 领导离岗带班 (D5): one entry for each leader. */
import { todayOf } from '../../act-context.ts';
import type { StaffMember } from '../../reference/index.ts';
import { leaveOn, type LeavePeriod, type LeaveState } from '../leave-state.ts';
import { isOwnBody, looksAfterAll } from './readers.ts';
import { byWhom, dayText, given, type View } from './view.ts';

export interface LeaderLeave {
  readonly member: StaffMember;
  readonly leave: LeaveState | null;
}

export const leaveView: View<LeaderLeave> = {
  mayRead: ({ member }, context) => looksAfterAll(context) || isOwnBody(member.department, context),
  row: (id, { member, leave }, context) => {
    const today = todayOf(context);
    const now = leaveOn(leave, today);
    const next = leave?.periods.find(({ from, cancelled }) => !cancelled && from > today);
    const duty = leave?.duties.at(-1);
    return {
      id,
      title: `${member.name}（${member.post === '' ? '领导' : member.post}）`,
      text:
        now !== undefined
          ? `${dayText(now.from)}至${dayText(now.until)}，${now.reason}`
          : next !== undefined
            ? `${dayText(next.from)}至${dayText(next.until)}离岗，${next.reason}`
            : duty === undefined
              ? member.department
              : `${dayText(duty.day)}${duty.kind}`,
      state: now !== undefined ? '离岗中' : next !== undefined ? '已登记离岗' : '在岗',
      tone: now !== undefined ? 'warn' : 'ok',
      open: now !== undefined || next !== undefined,
      due: now?.until ?? next?.from ?? null,
      who: member.name,
      on: now?.from ?? duty?.day ?? today,
    };
  },
  detail: (_id, { member, leave }, context) => {
    const { name, number, post, department } = member;
    const pair = context.hall.departments.find(
      ({ leaders }) => leaders?.a === number || leaders?.b === number,
    );
    return {
      facts: given(
        ['领导', `${name}（工号${number}）`],
        ['职务', post],
        ['部门', department],
        ['AB角', pair === undefined ? '' : pair.leaders?.a === number ? 'A角' : 'B角'],
      ),
      tables: [
        {
          title: '离岗期间',
          columns: ['起止', '事由', '情况', '登记'],
          rows: (leave?.periods ?? [])
            .toReversed()
            .map((period) => [
              `${dayText(period.from)}至${dayText(period.until)}`,
              period.reason,
              periodState(period, todayOf(context)),
              byWhom(period.done),
            ]),
        },
        {
          title: '带班、巡视、现场办公',
          columns: ['日期', '方式', '情况', '登记'],
          rows: (leave?.duties ?? [])
            .toReversed()
            .map(({ day, kind, noted, done }) => [dayText(day), kind, noted, byWhom(done)]),
        },
      ].filter(({ rows }) => rows.length > 0),
    };
  },
};

function periodState({ from, until, endedOn, cancelled }: LeavePeriod, today: string): string {
  if (cancelled) return '已取消';
  if (endedOn !== null) return `${dayText(endedOn)}返岗`;
  return today < from ? '未开始' : today <= until ? '离岗中' : '已届满';
}
