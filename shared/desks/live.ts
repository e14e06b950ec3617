/** How a counter stands at this moment, as far as this desk knows (D6, D11). */
import type { WorkingCalendar } from '../calendar/working-days.ts';
import { clockTimeAt } from '../calendar/civil-date.ts';
import type { PostStanding } from '../contract/live.ts';
import type { Instant } from '../event.ts';
import type { ShiftState } from '../registers/shift-state.ts';
import type { Tone } from '../registers/views/view.ts';
import type { IrregularityKind } from '../reports/liability.ts';
import { openingAt, type OpeningHours } from '../shift/opening-hours.ts';
import { unmannedNow } from '../shift/unmanned.ts';

export interface PostLook {
  readonly standing: PostStanding;
  readonly tone: Tone;
  readonly text: string;
}

interface Around {
  readonly now: Instant;
  readonly opening: OpeningHours;
  readonly calendar: WorkingCalendar;
  /** Whether the one signed in serves at windows: a leader or 监察 at the machine does not man it. */
  readonly serves: (staff: string) => boolean;
}

/** @param state null where nothing of the counter's post is known here. */
export function postLook(state: ShiftState | null, around: Around): PostLook {
  const { now, opening, calendar, serves } = around;
  const person = state?.person ?? null;
  if (person !== null && serves(person.staff)) return manned(state, person);
  const open = openingAt(now, opening, calendar) !== undefined;
  if (!open) return { standing: '未开放', tone: 'still', text: '不在办公时间' };
  if (state === null) return { standing: '无记录', tone: 'warn', text: '本机没有收到该窗口的签到记录' };
  if (person !== null) {
    const since = person.since === null ? '' : clockTimeAt(person.since);
    return { standing: '空岗', tone: 'danger', text: `${person.name}${since}签到，不是窗口人员` };
  }
  const minutes = unmannedNow(state, now, opening, calendar) ?? 0;
  return { standing: '空岗', tone: 'danger', text: `空岗${minutes}分钟` };
}

function manned(state: ShiftState | null, person: NonNullable<ShiftState['person']>): PostLook {
  const since = person.since === null ? '' : `，${clockTimeAt(person.since)}起`;
  const absence = state?.absence ?? null;
  if (absence !== null && absence.releasedAt === null && absence.staff === person.staff)
    return {
      standing: '离岗待替岗',
      tone: 'warn',
      text: `${person.name}申请离岗，等待${absence.standInName}到位`,
    };
  const forWhom = absence !== null && absence.releasedAt !== null ? `代${absence.name}` : '';
  return person.as === '本岗'
    ? { standing: '在岗', tone: 'ok', text: `${person.name}${since}` }
    : { standing: '替岗', tone: 'ok', text: `${person.name}${forWhom}${since}` };
}

/** After so long without a record while the hall is open, a counter may be offline. */
const silentMs = 60 * 60_000;

/** Whether nothing of a counter has been heard for long; before the hall opens there is nothing to hear. */
export function isSilent(
  heard: Instant | null,
  { now, opening, calendar }: Pick<Around, 'now' | 'opening' | 'calendar'>,
): boolean {
  const open = openingAt(now, opening, calendar);
  if (open === undefined) return false;
  const from = Math.max(open.from, heard === null ? open.from : Date.parse(heard));
  return Date.parse(now) - from > silentMs;
}

/** 红牌: an applicant's right or a limit of law was missed. 黄牌: everything else 监察 has to look at. */
const red: ReadonlySet<IrregularityKind> = new Set([
  '再次告知补正',
  '逾期未告知',
  '视为受理',
  '法定超期',
  '承诺超期',
  '送达超期',
  '抄告答复超期',
  '上报超期',
  '特别程序超时',
  '应当退款',
]);

export const markOf = (kind: IrregularityKind): '红牌' | '黄牌' => (red.has(kind) ? '红牌' : '黄牌');
