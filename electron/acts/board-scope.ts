import type { BoardScope } from '#shared/board.ts';
import { roleTitles } from '#shared/authority/index.ts';
import { departmentsServed, isSameDepartment, type Role, type StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** Whose cases a list is of: one person's, or those of departments by every name they had. */
export type Place = { readonly holder: string } | { readonly departments: readonly string[] };

/** The widest last. A window sees the departments its counter serves, an office its own, the hall's managers all (D1, F4). */
const scopesOf: Readonly<Record<Role, readonly BoardScope[]>> = {
  clerk: ['mine', 'department'],
  window_head: ['mine', 'department'],
  reviewer: ['mine', 'department'],
  leader: ['mine', 'department'],
  centre_manager: ['hall'],
  supervisor: ['hall'],
};

export const boardScopesOf = ({ role }: StaffMember): readonly BoardScope[] => scopesOf[role];

export const widestScope = (person: StaffMember): BoardScope => boardScopesOf(person).at(-1) ?? 'mine';

/** Null asks for as much as the role may see. */
export function placeOf(
  desk: Desk,
  store: Store,
  person: StaffMember,
  asked: BoardScope | null,
): Result<Place> {
  const scope = asked ?? widestScope(person);
  if (!boardScopesOf(person).includes(scope))
    return refuse(
      'not_permitted',
      'D1',
      scope === 'hall'
        ? `${roleTitles[person.role]}查看本部门的办件，不查看全大厅的。`
        : `${roleTitles[person.role]}查看全大厅的办件。`,
      '请改选可以查看的范围。',
    );
  if (scope === 'mine') return ok({ holder: person.number });
  const all = departmentsKnown(store);
  if (scope === 'hall') return ok({ departments: all });
  const { hall } = desk.reference;
  const { today } = desk;
  const atWindow = person.role === 'clerk' || person.role === 'window_head';
  const own = atWindow ? departmentsServed(hall.counter, today) : [person.department];
  return ok({
    departments: all.filter((name) => own.some((one) => isSameDepartment(hall, one, name, today))),
  });
}

/** Every department that has a case here, by the names in the cases: one step of the index for each. */
const departmentsSql = `with recursive known (name) as (
  select min(department) from case_board
  union all
  select (select min(department) from case_board where department > known.name) from known where known.name is not null
) select name from known where name is not null`;

export const departmentsKnown = (store: Store): string[] =>
  store.db.prepare(departmentsSql).pluck().all() as string[];
