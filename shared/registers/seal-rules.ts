/** What a seal, its keeper and its places have to be (E2, E3, D2, D3). */
import { type ActContext, todayOf } from '../act-context.ts';
import { mandateInForce } from '../authority/mandate-in-force.ts';
import { type HallReference, isSameDepartment, type Mandate, type StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { SealState } from './seal-state.ts';

/** E3: windows of this hall, by id. */
export function checkCounters(
  ids: readonly string[],
  { counter, otherCounters }: HallReference,
): Result<true> {
  const windows = [counter, ...otherCounters].filter(
    ({ kind, registered }) => registered && (kind === '业务窗口' || kind === '综合窗口'),
  );
  const stranger = ids.find((id) => !windows.some((known) => known.id === id));
  return stranger === undefined && ids.length > 0
    ? ok(true)
    : refuse(
        'rule',
        'E3',
        '印章只在本大厅在册的业务窗口、综合窗口使用。',
        '请选择使用该印章的窗口。',
        'counters',
      );
}

/** D2, E2: the head of the window answers for its seals. */
export function onlyHead({ person }: Pick<ActContext, 'person'>, what: string): Result<true> {
  return person.role === 'window_head'
    ? ok(true)
    : refuse('not_permitted', 'D2 · E2', `印章${what}由窗口负责人办理。`, '请由窗口负责人办理。');
}

export const notKeeper = (state: SealState, next: string) =>
  refuse('not_permitted', 'E2', `“${state.name}”由${state.keeper.name}保管。`, next);

/** Of the seal's department or of a counter where it is used, and with a mandate that does not leave it out (D3). */
export function mayKeep(member: StaffMember, state: SealState, context: ActContext): Result<true> {
  const { hall } = context;
  const today = todayOf(context);
  const window = member.role === 'clerk' || member.role === 'window_head';
  const atCounter =
    (member.counter !== null && state.counters.includes(member.counter)) ||
    hall.roster.some(
      ({ counter, staff, from, until }) =>
        state.counters.includes(counter) && staff === member.number && from <= today && today <= until,
    );
  const own = isSameDepartment(hall, member.department, state.department, today);
  if (!window || (!own && !atCounter))
    return refuse(
      'not_permitted',
      'E2',
      `${member.name}不是使用“${state.name}”的窗口的人员，不能保管。`,
      '请由该窗口的人员保管。',
    );
  const mandate = mandateInForce(null, null, { ...context, person: member });
  if (!mandate.ok) return mandate;
  return sealInMandate(mandate.value, state);
}

/** D3: a mandate that names seals names all that may be used under it. */
export function sealInMandate(
  { number, seals }: Pick<Mandate, 'number' | 'seals'>,
  { name }: Pick<SealState, 'name'>,
): Result<true> {
  return seals.length === 0 || seals.includes(name)
    ? ok(true)
    : refuse(
        'not_permitted',
        'D3',
        `行政审批授权书（${number}）载明的印章中没有“${name}”。`,
        '请由授权书载有该印章的人员办理。',
      );
}

/** A seal that is lost or destroyed is not kept, used or moved any more. */
export function usable(state: SealState): Result<true> {
  if (state.status === '遗失停用')
    return refuse(
      'rule',
      'E3',
      `“${state.name}”已报遗失，停止使用。`,
      '请使用重新启用的印章，或联系大厅管理人员。',
    );
  return state.status === '已销毁'
    ? refuse('rule', 'E3', `“${state.name}”已经销毁。`, '请使用在用的印章。')
    : ok(true);
}
