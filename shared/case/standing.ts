import { chineseDate, type CivilDate } from '../calendar/civil-date.ts';
import type { ClockRun, ClockState } from '../clock/clock.ts';
import { unreachable } from '../result.ts';
import { type CaseClocks, caseClocks, type ClockBasis } from './clocks.ts';
import type { CaseState } from './state.ts';

/** How a clock stands today, in a state and in words. */
export interface Standing {
  readonly state: ClockState;
  readonly text: string;
  /** The last day of the limit; null where there is none or it is 暂定. */
  readonly due: string | null;
}

const stopped = (text: string): Standing => ({ state: '停止', text, due: null });

/** What is left comes first: it is what a list has room for. @param name 承诺 or 法定, put before the date. */
export function standing(name: string, run: ClockRun): Standing {
  const { state, due, left } = run;
  if (state === '停止') {
    const ended = run.endedInTime === null ? '已办结' : run.endedInTime ? '按期办结' : '超期办结';
    return { state, text: due === null ? ended : `${ended}，${name}${chineseDate(due)}`, due };
  }
  if (state === '暂停')
    return { state, text: left === null ? '计时暂停' : `计时暂停，${name}还剩${left}个工作日`, due };
  // No date: the calendar does not reach it (暂定), or a special procedure that is announced will hold it.
  if (due === null) return { state, text: undated(name, run), due };
  const on = `${name}${chineseDate(due)}`;
  if (state === '超期')
    return {
      state,
      text: left === null || left === 0 ? `已超期，${on}` : `已超期${-left}个工作日，${on}`,
      due,
    };
  if (left === null) return { state, text: on, due };
  return { state, text: `${left === 0 ? '今日到期' : `还剩${left}个工作日`}，${on}`, due };
}

function undated(name: string, { state, left, limit, tentative }: ClockRun): string {
  if (state === '超期') return '已超期';
  if (tentative || left === null) return `${name}${limit}个工作日（日期暂定）`;
  return `${name}还剩${left}个工作日`;
}

/** The clock that matters at this stage of a case. */
export function caseStanding(state: CaseState, basis: ClockBasis): Standing {
  const clocks = caseClocks(state, basis);
  switch (state.stage) {
    case '收件':
      return state.item.intakeOnly || clocks.notice === null
        ? stopped('仅收件，待转送承办单位')
        : standing('告知期限', clocks.notice);
    case '补正中':
      return stopped(`待补正${state.openPoints.length}项，补齐之日起计时`);
    case '不受理':
      return stopped('已告知不受理');
    case '不予受理':
      return stopped('已决定不予受理');
    case '已受理':
      return underway(state, clocks, basis.today);
    case '已决定':
      return clocks.service === null ? stopped('已决定') : standing('送达期限', clocks.service);
    case '已送达':
      return stopped(`${state.decision?.result ?? ''}，已送达`);
    case '已转送':
      return stopped('已转送承办单位');
    case '已办结':
      return stopped(`已办结：${state.outcome?.result ?? ''}`);
    case '已撤回':
      return stopped('申请人已撤回');
    case '已终止':
      return stopped('已终止办理');
    case '已作废':
      return stopped('误录，已作废');
    default:
      return unreachable(state.stage);
  }
}

function underway(state: CaseState, { promised }: CaseClocks, today: CivilDate): Standing {
  if (promised === null) return stopped('没有承诺时限');
  const shown = standing('承诺', promised);
  // One that is announced for a later day is not what holds the case now.
  const pause = state.suspensions.find(({ from, to }) => to === null && from <= today);
  return promised.state === '暂停' && pause !== undefined
    ? { ...shown, text: `${pause.kind}，${shown.text}` }
    : shown;
}

/** The day a list sorts a case by: the last of the limit that runs now; null where none does, or it is 暂定. */
export function dueNow(state: CaseState, basis: Omit<ClockBasis, 'today'>): CivilDate | null {
  // The last day of a limit is the same whatever day it is today.
  const clocks = caseClocks(state, { ...basis, today: state.receivedOn as CivilDate });
  if (state.stage === '收件') return clocks.notice?.due ?? null;
  if (state.stage === '已受理') return clocks.promised?.due ?? null;
  return state.stage === '已决定' ? (clocks.service?.due ?? null) : null;
}
