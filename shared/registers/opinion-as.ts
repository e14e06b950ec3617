/** AB角 (D5): who of a department's leaders may opine today, and for whom. */
import { type ActContext, staffNumbered, todayOf } from '../act-context.ts';
import { checkText } from '../case/text.ts';
import { departmentOn, type StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { leaveOn } from './leave-state.ts';

type Where = Pick<ActContext, 'now' | 'hall' | 'registers'>;

/** In what place an opinion is given. */
export interface Opining {
  /** 负责人: the organ's head, or a leader of a body that has named no pair. */
  readonly as: 'A' | 'B角代A' | '负责人';
  /** Staff number of A where B acts; else null. */
  readonly actingFor: string | null;
  /** Why B acts though A is there: a mark on the opinion; else null. */
  readonly reason: string | null;
}

/**
 * D5: A opines; B while A is on leave; B while A is there only with a reason, which stays on the opinion.
 * @param department name as in the hall's list
 */
export function opinionAs(
  person: StaffMember,
  department: string,
  context: Where,
  reason: string | null = null,
): Result<Opining> {
  const today = todayOf(context);
  const body = departmentOn(context.hall, department, today);
  const pair = body?.leaders ?? null;
  if (pair?.a === person.number) return ok({ as: 'A', actingFor: null, reason: null });
  if (body?.heads.includes(person.number) === true || (pair === null && leads(person, department)))
    return ok({ as: '负责人', actingFor: null, reason: null });
  if (pair?.b !== person.number)
    return refuse(
      'not_permitted',
      'D5',
      `${person.name}不是${department}分管行政审批工作的领导。`,
      pair === null
        ? `请由${department}的领导审批。`
        : `请由${nameOf(pair.a, context)}审批，外出或请假时由${nameOf(pair.b, context)}代为审批。`,
    );
  if (leaveOn(context.registers.get('leave', pair.a), today) !== undefined)
    return ok({ as: 'B角代A', actingFor: pair.a, reason: null });
  const why = checkText(reason ?? '', '代签事由', 'reason');
  if (!why.ok) return why;
  return why.value === ''
    ? refuse(
        'rule',
        'D5',
        `没有${nameOf(pair.a, context)}（A角）出差或请假的记录，不由B角审批。`,
        '请先登记A角的离岗期间；确需由B角审批的，填写事由。',
        'reason',
      )
    : ok({ as: 'B角代A', actingFor: pair.a, reason: why.value });
}

/** For whom a person acts today as B, in which department; null when for nobody. */
export function deputyFor(
  person: StaffMember,
  context: Where,
): { readonly actingFor: string; readonly department: string } | null {
  const today = todayOf(context);
  for (const { name } of context.hall.departments) {
    const pair = departmentOn(context.hall, name, today)?.leaders ?? null;
    if (pair?.b === person.number && leaveOn(context.registers.get('leave', pair.a), today) !== undefined)
      return { actingFor: pair.a, department: name };
  }
  return null;
}

const leads = (person: StaffMember, department: string): boolean =>
  person.role === 'leader' && person.department === department;

const nameOf = (number: string, context: Where): string => staffNumbered(context, number)?.name ?? number;
