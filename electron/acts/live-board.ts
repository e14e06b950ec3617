/** 监察: how the counters stand, which limits are about to pass, and what is irregular (C6, D11, I2, I3). */
import { mayDo } from '#shared/authority/index.ts';
import { isWindowRole } from '#shared/authority/acts.ts';
import { civilDateAt, clockTimeAt, instantAt } from '#shared/calendar/civil-date.ts';
import { caseStanding } from '#shared/case/standing.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { CounterCard, DepartmentQueue, LiveBoard } from '#shared/contract/live.ts';
import { isSilent, postLook } from '#shared/desks/live.ts';
import { departmentsServed, isSameDepartment, type StaffMember } from '#shared/reference/index.ts';
import { isOpenFollowUp } from '#shared/registers/follow-up-state.ts';
import { registerRows } from '#shared/registers/views/index.ts';
import { ok, type Result } from '#shared/result.ts';
import type { CounterParts } from '../handlers.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';

export type LiveParts = Pick<CounterParts, 'desk' | 'store' | 'sync' | 'figures'>;

/** Who may look, and whether at their own department alone: a window head sees what the window answers for. */
export function maySupervise({ desk, store }: LiveParts): Result<StaffMember> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const { hall } = desk.reference;
  const context = { hall, now: desk.clock.now(), person: person.value, registers: store.registers };
  const allowed = mayDo('监察查看', null, context);
  return allowed.ok ? person : allowed;
}

/** Null for those who see the whole hall. */
export const ownDepartmentOnly = ({ role, department }: StaffMember): string | null =>
  isWindowRole(role) ? department : null;

export function liveBoard(parts: LiveParts): Result<LiveBoard> {
  const person = maySupervise(parts);
  if (!person.ok) return person;
  const { desk, store, sync } = parts;
  const now = desk.clock.now();
  const only = ownDepartmentOnly(person.value);
  const context = actContext(desk, store, person.value, now, null);
  const followUps = store.registers.all('follow_up').map(({ state }) => state);
  const own = followUps.filter(({ department }) => only === null || isOf(desk, department, only));
  const complaints = registerRows('complaint', context);
  const { state, lastExchange } = sync.status();
  const inTouch = state === '联网';
  return ok({
    at: clockTimeAt(now),
    exchange: inTouch
      ? '与中心联系正常，其他窗口的情况以其最近上传的记录为准'
      : lastExchange === null
        ? '本机尚未与中心联系，其他窗口的情况只有本机已收到的记录'
        : `本机${clockTimeAt(lastExchange)}后未与中心联系，其他窗口的情况截至该时`,
    inTouch,
    counters: counterCards(parts, only),
    queues: queues(parts, only),
    poor: {
      today: own.filter(({ openedOn }) => openedOn === desk.today).length,
      open: own.filter(isOpenFollowUp).length,
    },
    complaints:
      only === null
        ? {
            open: complaints.filter(({ open }) => open).length,
            overdue: complaints.filter(({ open, due }) => open && due !== null && due < desk.today).length,
          }
        : null,
  });
}

/** 1M.12: one body under two names. */
export const isOf = (desk: Desk, one: string, other: string): boolean =>
  isSameDepartment(desk.reference.hall, one, other, desk.today);

interface Heard {
  readonly counter: string;
  readonly case_id: string;
  readonly at: string;
}

/** What is done for an applicant at a window; opinions and what the device records are not. */
const services =
  "('case.received', 'case.materials_checked', 'case.corrected_on_spot', 'case.supplemented', 'case.served', 'case.collection_notified', 'case.withdrawn')";

function counterCards({ desk, store, figures }: LiveParts, only: string | null): CounterCard[] {
  const { hall, calendar } = desk.reference;
  const now = desk.clock.now();
  const opening = hall.settings.opening;
  const served = store.db
    .prepare(
      `select actor ->> '$.counter' as counter, case_id, max(at) as at from event
       where stream_kind = 'case' and at >= ? and kind in ${services} and actor ->> '$.staff' <> 'device'
       group by 1, 2`,
    )
    .all(instantAt(desk.today, '00:00')) as Heard[];
  const serves = (staff: string): boolean => {
    const member = hall.staff.find(({ number }) => number === staff);
    return member === undefined || isWindowRole(member.role);
  };
  return [hall.counter, ...hall.otherCounters]
    .filter(({ kind }) => kind === '业务窗口' || kind === '综合窗口')
    .filter(
      (counter) =>
        only === null || departmentsServed(counter, desk.today).some((name) => isOf(desk, name, only)),
    )
    .map((counter) => {
      const { id: counterId, name, position } = counter;
      const own = counterId === hall.counter.id;
      const here = served.filter(({ counter: at }) => at === counterId);
      const post = store.log.ofStream('shift', counterId).at(-1)?.at ?? null;
      const heard = [post, ...here.map(({ at }) => at)].reduce<string | null>(
        (last, at) => (at !== null && (last === null || at > last) ? at : last),
        null,
      );
      const figure = `live:served:${counterId}`;
      figures.remember(
        figure,
        here.map(({ case_id: caseId }) => caseId),
      );
      return {
        counter: counterId,
        name,
        position,
        own,
        ...postLook(store.registers.get('shift', counterId), { now, opening, calendar, serves }),
        asOf: own ? '' : heard === null ? '尚无记录' : `截至${asOf(desk, heard)}`,
        silent: !own && isSilent(heard, { now, opening, calendar }),
        served: here.length,
        figure,
      };
    });
}

/** `09:31`, with the day where it was not today. */
function asOf(desk: Desk, at: string): string {
  const today = instantAt(desk.today, '00:00');
  return at >= today ? clockTimeAt(at) : `${civilDateAt(at).slice(5)} ${clockTimeAt(at)}`;
}

/** Limits about to pass, by department: the last day has passed, is today, or is near. */
function queues({ desk, store, figures }: LiveParts, only: string | null): DepartmentQueue[] {
  const rows = store.db
    .prepare(
      `select case_id as caseId, state from case_view
       where stage in ('收件', '已受理', '已决定') and due is not null and due <= ?`,
    )
    .all(horizon(desk)) as { caseId: string; state: string }[];
  const byDepartment = new Map<string, { overdue: string[]; today: string[]; soon: string[] }>();
  for (const { caseId, state: json } of rows) {
    const state = JSON.parse(json) as CaseState;
    const { department } = state.item;
    if (only !== null && !isOf(desk, department, only)) continue;
    const clock = caseStanding(state, desk.clockBasis);
    const kind =
      clock.state === '超期'
        ? 'overdue'
        : clock.state !== '临期'
          ? null
          : clock.due === desk.today
            ? 'today'
            : 'soon';
    if (kind === null) continue;
    const queue = byDepartment.get(department) ?? { overdue: [], today: [], soon: [] };
    queue[kind].push(caseId);
    byDepartment.set(department, queue);
  }
  const figureOf = (department: string, kind: string, ids: readonly string[]) => {
    const figure = `live:${kind}:${department}`;
    figures.remember(figure, ids);
    return { count: ids.length, figure };
  };
  return [...byDepartment]
    .map(([department, { overdue, today, soon }]) => ({
      department,
      overdue: figureOf(department, 'overdue', overdue),
      today: figureOf(department, 'today', today),
      soon: figureOf(department, 'soon', soon),
    }))
    .toSorted((one, other) => other.overdue.count - one.overdue.count || other.today.count - one.today.count);
}

/** Days near enough for 临期, holidays between included. */
function horizon(desk: Desk): string {
  const days = desk.reference.hall.settings.warnWorkingDays * 3 + 14;
  return new Date(Date.parse(`${desk.today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
