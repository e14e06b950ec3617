/** Changes of the hall's own data by the centre's management (A3, A9, D2, D8, D9): what comes of each, or why it may not be. */
import { addDays, chineseDate, type CivilDate } from '../calendar/civil-date.ts';
import type { HallChange } from '../contract/manage.ts';
import { checkAppointment, checkTenure } from '../reference/appointments.ts';
import { type Counter, type HallReference, hallReference } from '../reference/hall.ts';
import { isInForce } from '../reference/effective.ts';
import type { StaffMember } from '../reference/people.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';

/** What a change leaves, and in which words it is kept among the versions. */
export interface ChangedHall {
  readonly hall: HallReference;
  readonly what: string;
  /** What the person should know of it. */
  readonly notes: readonly string[];
}
type Change = Exclude<HallChange, { type: 'restore' }>;
type Of<Type extends Change['type']> = Extract<Change, { type: Type }>;

/** @param today days gone by are not changed: what was done on them was done under what held then. */
export function changedHall(hall: HallReference, change: Change, today: CivilDate): Result<ChangedHall> {
  const changed = apply(hall, change, today);
  if (!changed.ok) return changed;
  const checked = hallReference.safeParse(changed.value.hall);
  if (checked.success) return ok({ ...changed.value, hall: checked.data });
  const issue = checked.error.issues[0];
  return refuse(
    'bad_input',
    '',
    `修改后的大厅资料不符合要求：${issue?.message ?? ''}。`,
    '请核对后重新填写。',
    String(issue?.path.at(-1) ?? ''),
  );
}

function apply(hall: HallReference, change: Change, today: CivilDate): Result<ChangedHall> {
  switch (change.type) {
    case 'add_roster':
      return addRoster(hall, change, today);
    case 'end_roster':
      return endRoster(hall, change, today);
    case 'add_allocation':
      return addAllocation(hall, change, today);
    case 'end_allocation':
      return endAllocation(hall, change, today);
    case 'settings':
      return ok({ hall: { ...hall, settings: change.settings }, what: '修改大厅设置', notes: [] });
    case 'staff':
      return postStaff(hall, change, today);
    default:
      return unreachable(change);
  }
}

const countersOf = (hall: HallReference) => [hall.counter, ...hall.otherCounters];
const counterOf = (hall: HallReference, id: string) => countersOf(hall).find((counter) => counter.id === id);
const noCounter = refuse('not_found', 'A9', '大厅中没有该窗口。', '请重新选择窗口。', 'counter');
const noStaff = refuse('not_found', 'D1', '人员名册中没有该人员。', '请重新选择人员。', 'staff');

function checkSpan(from: string, until: string | null, today: CivilDate): Result<true> {
  if (until !== null && until < from)
    return refuse('bad_input', 'A9', '终止日期早于起始日期。', '请核对起止日期。', 'until');
  return from < today
    ? refuse('rule', 'A9', '起始日期已经过去，过去的安排不能补改。', '请从今天或者以后的日期起安排。', 'from')
    : ok(true);
}

/** A3: who serves a shared counter, and when. One person is at one counter at a time. */
function addRoster(hall: HallReference, change: Of<'add_roster'>, today: CivilDate): Result<ChangedHall> {
  const { counter, staff, from, until } = change;
  const at = counterOf(hall, counter);
  if (at === undefined) return noCounter;
  const member = hall.staff.find(({ number }) => number === staff);
  if (member === undefined) return noStaff;
  if (member.role !== 'clerk' && member.role !== 'window_head')
    return refuse('rule', 'A3', `${member.name}不是窗口人员，不列入轮值。`, '请选择窗口人员。', 'staff');
  if (!isInForce(member, from as CivilDate) || !isInForce(member, until as CivilDate))
    return refuse('rule', 'D8', `${member.name}在该期间内不在派驻期。`, '请核对起止日期。', 'from');
  const span = checkSpan(from, until, today);
  if (!span.ok) return span;
  const clash = hall.roster.find(
    (entry) => entry.staff === staff && entry.from <= until && from <= entry.until,
  );
  if (clash !== undefined)
    return refuse(
      'rule',
      'A3',
      `${member.name}在${clash.from}至${clash.until}已安排在${counterOf(hall, clash.counter)?.name ?? clash.counter}轮值。`,
      '请先终止原来的安排，或者另选日期。',
      'from',
    );
  return ok({
    hall: { ...hall, roster: [...hall.roster, { counter, staff, from, until }] },
    what: `轮值：${member.name}，${at.name}，${from}至${until}`,
    notes: [],
  });
}

function endRoster(hall: HallReference, change: Of<'end_roster'>, today: CivilDate): Result<ChangedHall> {
  const { counter, staff, from, until } = change;
  const isIt = (entry: HallReference['roster'][number]): boolean =>
    entry.counter === counter && entry.staff === staff && entry.from === from;
  const entry = hall.roster.find(isIt);
  if (entry === undefined) return refuse('not_found', 'A3', '没有找到该轮值安排。', '请重新选择。');
  const yesterday = addDays(today, -1);
  if (until < yesterday || until >= entry.until)
    return refuse('bad_input', 'A3', '终止日期应当在昨天以后、原终止日期以前。', '请核对终止日期。', 'until');
  const roster = hall.roster.flatMap((one) =>
    isIt(one) ? (until < from ? [] : [{ ...one, until }]) : [one],
  );
  const name = hall.staff.find(({ number }) => number === staff)?.name ?? staff;
  return ok({ hall: { ...hall, roster }, what: `终止轮值：${name}，至${until}`, notes: [] });
}

type Allocated = Pick<Counter, 'departments' | 'allocations'>;
/** A9: where no dates were set so far, what the counter does now goes on as it is. */
const allocationsOf = ({ departments, allocations }: Allocated) =>
  allocations.length > 0
    ? allocations
    : departments.map((department) => ({ department, from: null, until: null }));

function withAllocations(
  hall: HallReference,
  id: string,
  allocations: Counter['allocations'],
): HallReference {
  const change = <C extends { id: string }>(counter: C): C =>
    counter.id === id ? { ...counter, allocations } : counter;
  return { ...hall, counter: change(hall.counter), otherCounters: hall.otherCounters.map(change) };
}

function addAllocation(
  hall: HallReference,
  change: Of<'add_allocation'>,
  today: CivilDate,
): Result<ChangedHall> {
  const { counter, department, from, until } = change;
  const at = counterOf(hall, counter);
  if (at === undefined) return noCounter;
  const span = checkSpan(from, until, today);
  if (!span.ok) return span;
  const known = allocationsOf(at);
  const overlaps = known.some(
    (entry) =>
      entry.department === department &&
      (until === null || entry.from === null || entry.from <= until) &&
      (entry.until === null || from <= entry.until),
  );
  if (overlaps)
    return refuse(
      'already_done',
      'A9',
      `${at.name}在该期间已经办理${department}的事项。`,
      '无需重复安排，或者先终止原来的安排。',
      'department',
    );
  return ok({
    hall: withAllocations(hall, counter, [...known, { department, from, until }]),
    what: `窗口安排：${at.name}办理${department}，${from}起`,
    notes: [],
  });
}

function endAllocation(
  hall: HallReference,
  change: Of<'end_allocation'>,
  today: CivilDate,
): Result<ChangedHall> {
  const { counter, department, until } = change;
  const at = counterOf(hall, counter);
  if (at === undefined) return noCounter;
  if (until < today) return refuse('rule', 'A9', '终止日期已经过去。', '请填写今天或者以后的日期。', 'until');
  const known = allocationsOf(at);
  const running = known.find(
    (entry) => entry.department === department && (entry.until === null || entry.until > until),
  );
  if (running === undefined)
    return refuse('not_found', 'A9', `${at.name}没有需要终止的安排。`, '请重新选择。', 'department');
  // What has not begun by then never begins; without any entry the counter would be read as never arranged.
  const begins = running.from === null || running.from <= until;
  if (!begins && known.length === 1)
    return refuse(
      'rule',
      'A9',
      `${at.name}只有这一项安排，起始日期在终止日期以后。`,
      '请先安排该窗口办理的其他部门，再终止这一项。',
      'until',
    );
  const next = known.flatMap((entry) =>
    entry === running ? (begins ? [{ ...entry, until }] : []) : [entry],
  );
  return ok({
    hall: withAllocations(hall, counter, next),
    what: `窗口安排：${at.name}至${until}止不再办理${department}`,
    notes: [`${until}以前收的办件继续办理至办结。`],
  });
}

/** D2, D8, D9: who is moved or called back answers the same questions as who is sent. */
function postStaff(hall: HallReference, change: Of<'staff'>, today: CivilDate): Result<ChangedHall> {
  const { number, post, rank, level, counter, standIns, until, reason } = change;
  const before = hall.staff.find((member) => member.number === number);
  if (before === undefined) return noStaff;
  if (counter !== null && counterOf(hall, counter) === undefined) return noCounter;
  const after: StaffMember = { ...before, post, rank, level, counter, standIns, until };
  const strangers = standIns.filter(
    (one) => one === number || !hall.staff.some((member) => member.number === one),
  );
  if (strangers.length > 0)
    return refuse('bad_input', 'D6', '替岗人员应当是名册中的其他人员。', '请重新选择替岗人员。', 'standIns');
  const appointment = checkAppointment(after, hall.settings);
  if (!appointment.ok) return appointment;
  const leaves = before.counter !== counter || (until !== null && until !== before.until);
  const tenure =
    leaves && before.counter !== null
      ? checkTenure(before, (until ?? today) as CivilDate, hall.settings, reason)
      : ok(null);
  if (!tenure.ok) return tenure;
  if (until !== null && until < today)
    return refuse('rule', 'D8', '派驻终止日期已经过去。', '请填写今天或者以后的日期。', 'until');
  const said = leaves && reason.trim() !== '' ? `，${reason.trim()}` : '';
  const ends = until === null || until === before.until ? '' : `，派驻至${chineseDate(until as CivilDate)}`;
  return ok({
    hall: { ...hall, staff: hall.staff.map((member) => (member === before ? after : member)) },
    what: `人员：${before.name}${ends}${said}`,
    notes: [...appointment.value, ...(tenure.value === null ? [] : [tenure.value])],
  });
}
