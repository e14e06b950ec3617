import { chineseDate, type CivilDate } from '../calendar/civil-date.ts';
import {
  type Deadline,
  dueDate,
  type WorkingCalendar,
  workingDaysBetween,
} from '../calendar/working-days.ts';
import { unreachable } from '../result.ts';
import type { CaseState } from '../case/state.ts';

/** 待定: the calendar in use does not reach today, so nobody can say. */
export const clockStates = ['正常', '临期', '超期', '停止', '待定'] as const;
export type ClockState = (typeof clockStates)[number];

/** How a clock stands today, in a state and in words. */
export interface Standing {
  readonly state: ClockState;
  readonly text: string;
  /** The last day of the limit; null where there is none or it is 暂定. */
  readonly due: string | null;
}

/** Warned from one working day before the end (C6). */
const warnWorkingDays = 1;

/** What is left comes first: it is what a list has room for. @param name 承诺 or 法定, put before the date. */
export function standing(
  name: string,
  limit: Deadline,
  today: CivilDate,
  calendar: WorkingCalendar,
): Standing {
  // A limit that was 暂定 when it began gets its date as soon as the calendar reaches it.
  const due = dueDate(limit, calendar);
  if (due === null) {
    const text = `${name}${limit.workingDays}个工作日（日期暂定）`;
    return { state: today > calendar.coveredUntil ? '待定' : '正常', text, due };
  }
  const left = workingDaysBetween(calendar, today, due);
  const on = `${name}${chineseDate(due)}`;
  if (today > due)
    return {
      state: '超期',
      text: left === undefined ? `已超期，${on}` : `已超期${-left}个工作日，${on}`,
      due,
    };
  if (left === undefined) return { state: '正常', text: on, due };
  const rest = left === 0 ? '今日到期' : `还剩${left}个工作日`;
  return { state: left > warnWorkingDays ? '正常' : '临期', text: `${rest}，${on}`, due };
}

/** The clock that matters at this stage of a case. */
export function caseStanding(state: CaseState, today: CivilDate, calendar: WorkingCalendar): Standing {
  switch (state.stage) {
    case '已受理':
      return state.promisedLimit === null
        ? { state: '停止', text: '没有承诺时限', due: null }
        : standing('承诺', state.promisedLimit, today, calendar);
    case '补正中':
      return { state: '停止', text: `待补正${state.openPoints.length}项，补齐之日起计时`, due: null };
    case '不予受理':
      return { state: '停止', text: '已决定不予受理', due: null };
    case '收件':
      return standing('告知期限', state.noticeLimit, today, calendar);
    default:
      return unreachable(state.stage);
  }
}
