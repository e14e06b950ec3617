/** 岗位: what a person may do at this counter today, what they keep, and what was left open. Pure; screens show it. */
import { type ActContext, todayOf } from '../act-context.ts';
import { isWindowRole } from '../authority/acts.ts';
import { mandateInForce, mandateOf } from '../authority/mandate-in-force.ts';
import { postHeld } from '../authority/post.ts';
import { civilDate, clockTimeAt, daysBetween } from '../calendar/civil-date.ts';
import type { LeaveView, MandateView, PostMatter, PostView } from '../contract/post.ts';
import { lotTotals, nextBill } from '../registers/bill-numbers.ts';
import { isOpenFollowUp } from '../registers/follow-up-state.ts';
import { overdueTransfers } from '../registers/transfer-due.ts';

type Where = Pick<ActContext, 'now' | 'hall' | 'registers' | 'person' | 'itemOf'>;

/** D3: what the letter of authority says, and whether it holds now. */
export function mandateView(context: Where): MandateView | null {
  const { person } = context;
  if (!isWindowRole(person.role)) return null;
  const { number, organ, powers, seals, items, from, until } = mandateOf(person, context);
  const inForce = mandateInForce(null, null, context);
  return {
    number,
    organ,
    powers,
    seals,
    items: items === 'all' ? null : items.map((code) => context.itemOf(code)?.name ?? code),
    from,
    until,
    daysLeft: inForce.ok ? daysBetween(todayOf(context), civilDate(until)) + 1 : null,
    refusal: inForce.ok ? null : inForce.refusal,
  };
}

export function hereView(context: Where): PostView['here'] {
  const { person, hall, registers } = context;
  const today = todayOf(context);
  const held = postHeld(context);
  const entry = hall.roster.find(
    ({ counter, staff, from, until }) =>
      counter === hall.counter.id && staff === person.number && from <= today && today <= until,
  );
  const onPost = registers.get('shift', hall.counter.id)?.person ?? null;
  const since = onPost?.staff === person.number ? onPost.since : null;
  return {
    refusal: held.ok ? null : held.refusal,
    rosterUntil: entry?.until ?? null,
    since: since === null ? null : clockTimeAt(since),
  };
}

/** D6: who is away from this counter, or has asked to go. */
export function leaveView(
  { hall, registers }: Pick<Where, 'hall' | 'registers'>,
  person: Where['person'] | null,
): LeaveView | null {
  const absence = registers.get('shift', hall.counter.id)?.absence ?? null;
  if (absence === null) return null;
  const { staff, name, standInName, reason, since, releasedAt } = absence;
  return {
    name,
    standInName,
    reason,
    since: clockTimeAt(since),
    waiting: releasedAt === null,
    own: staff === person?.number,
  };
}

/** E2: the seals a person keeps. */
export const sealsKept = ({ registers, person }: Where): PostView['seals'] =>
  registers
    .all('seal')
    .filter(({ state: { keeper, status } }) => keeper.staff === person.number && status !== '已销毁')
    .map(({ id, state: { name, organ, status } }) => ({
      id,
      name: `${organ}${name}`,
      text: sealWords[status],
    }));

const sealWords = {
  在用: '在用，下班前应当入柜',
  入柜: '已入柜',
  遗失停用: '遗失停用',
  已销毁: '已销毁',
} as const;

/** H2: the bills of this counter. */
export const billsKept = ({ registers, hall }: Where): PostView['bills'] =>
  registers
    .all('bill')
    .filter(({ state: { counter } }) => counter === hall.counter.id)
    .map(({ id, state: { name, lot } }) => {
      if (lot === null) return { id, name, text: '没有领用中的票据' };
      const { remaining, used, voided } = lotTotals(lot);
      const next = nextBill(lot);
      return {
        id,
        name,
        text: `已用${used}份，作废${voided}份，剩余${remaining}份${next === null ? '' : `，下一号${next}`}`,
      };
    });

/** Numbers of the records that no register holds. */
export interface OpenCounts {
  /** Cases whose running limit ends today, or has ended. */
  readonly dueToday: number;
  readonly overdue: number;
  /** Copies that failed, or of which nobody knows whether they came out. */
  readonly printTroubles: number;
  readonly unsent: number;
  readonly refused: number;
  /** Applications begun and not answered. */
  readonly drafts: number;
}

/** What was left open and what is due; a line each, those in order as well, so that nobody has to wonder. */
export function openMatters(counts: OpenCounts, context: Where): PostMatter[] {
  const { registers, person } = context;
  const atWindow = isWindowRole(person.role);
  return [
    limitsMatter(counts),
    ...(atWindow ? [draftsMatter(counts)] : []),
    counted(counts.printTroubles, {
      id: 'prints',
      title: '打印',
      some: `${counts.printTroubles}份未打出或者未核对`,
      none: '没有未了结的打印',
      next: '请核对是否打出，重打或者作废。',
      place: 'print',
      tone: 'danger',
    }),
    ...(atWindow ? [transfersMatter(context)] : []),
    sendingMatter(counts),
    ...followUpMatter(registers, person),
  ];
}

const draftsMatter = ({ drafts }: OpenCounts): PostMatter =>
  counted(drafts, {
    id: 'drafts',
    title: '未办完的收件',
    some: `${drafts}份草稿尚未收件`,
    none: '没有草稿',
    next: '请在收件页继续办理，或者清除。',
    place: 'intake',
  });

function transfersMatter({ hall, registers, now }: Where): PostMatter {
  const slips = registers.all('transfer').filter(({ state }) => state.counter.id === hall.counter.id);
  const waiting = slips.filter(({ state }) => state.status === '待移交').length;
  const late = overdueTransfers(slips, now).length;
  return counted(waiting + late, {
    id: 'transfers',
    title: '材料移交',
    some: `待移交${waiting}单，超期${late}单`,
    none: '没有待移交的材料',
    next: '请交部门的收送人员，双方签名。',
    place: 'registers',
    tone: late > 0 ? 'danger' : 'warn',
  });
}

function limitsMatter({ dueToday, overdue }: OpenCounts): PostMatter {
  const some = overdue + dueToday > 0;
  return {
    id: 'limits',
    title: '办理期限',
    text: some ? `超期${overdue}件，今日到期${dueToday}件` : '没有超期和今日到期的办件',
    tone: overdue > 0 ? 'danger' : dueToday > 0 ? 'warn' : 'ok',
    next: some ? '请先办理超期和今日到期的。' : '',
    place: 'board',
  };
}

function sendingMatter({ unsent, refused }: OpenCounts): PostMatter {
  return {
    id: 'unsent',
    title: '数据上报',
    text:
      unsent + refused === 0
        ? '已全部送达中心'
        : [unsent === 0 ? '' : `${unsent}条记录待上传`, refused === 0 ? '' : `${refused}条记录中心未收下`]
            .filter((part) => part !== '')
            .join('，'),
    tone: refused > 0 ? 'danger' : unsent > 0 ? 'warn' : 'ok',
    next: refused > 0 ? '请按状态栏的说明逐条处理。' : unsent > 0 ? '联网后自动上传，无需处理。' : '',
    place: null,
  };
}

/** I1: whoever was rated neither handles it nor reads of it. */
function followUpMatter(registers: Where['registers'], person: Where['person']): PostMatter[] {
  if (person.role !== 'window_head' && person.role !== 'centre_manager' && person.role !== 'supervisor')
    return [];
  const open = registers
    .all('follow_up')
    .filter(({ state }) => isOpenFollowUp(state) && state.staff !== person.number)
    .filter(({ state }) => person.role !== 'window_head' || state.department === person.department).length;
  return [
    counted(open, {
      id: 'follow-ups',
      title: '差评整改',
      some: `${open}件尚未整改完成`,
      none: '没有待整改的差评',
      next: '请在期限内联系申请人并登记。',
      place: 'registers',
    }),
  ];
}

interface Counted {
  readonly id: string;
  readonly title: string;
  readonly some: string;
  readonly none: string;
  readonly next: string;
  readonly place: PostMatter['place'];
  readonly tone?: PostMatter['tone'];
}

const counted = (count: number, { id, title, some, none, next, place, tone = 'warn' }: Counted): PostMatter =>
  count === 0
    ? { id, title, text: none, tone: 'ok', next: '', place }
    : { id, title, text: some, tone, next, place };
