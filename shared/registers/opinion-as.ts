/** AB角 (D5): who of a department's leaders may opine today, and for whom. */
import { type ActContext, staffNumbered, todayOf } from '../act-context.ts';
import { checkText } from '../case/text.ts';
import { type Department, departmentOn, isSameDepartment, type StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { leaveOn } from './leave-state.ts';

type Where = Pick<ActContext, 'now' | 'hall' | 'registers'>;

/** In what place an opinion is given. */
export interface Opining {
  /** 负责人: the organ's head, or a leader of a body that has named no pair. */
  readonly as: 'A' | 'B角代A' | '负责人';
  /** Staff number of A where B acts; else null. */
  readonly actingFor: string | null;
  /** Why B acts though A is there, or the head in place of both: stays on the opinion; else null. */
  readonly reason: string | null;
}

/** 主要领导: the heads of a body besides its pair. Who is one of the pair acts as such, and not around the other. */
export const chiefsOf = ({ leaders, heads }: Pick<Department, 'leaders' | 'heads'>): string[] =>
  heads.filter((number) => number !== leaders?.a && number !== leaders?.b);

/**
 * D5: A opines; B while A is on leave and B is there; B while A is there only with a reason, which stays on the opinion.
 * 1M.11: where both are away the head does, and the opinion says why.
 * @param department name as in the hall's list, or a former one (1M.12)
 */
export function opinionAs(
  person: StaffMember,
  department: string,
  context: Where,
  reason: string | null = null,
): Result<Opining> {
  const { hall } = context;
  const today = todayOf(context);
  const body = departmentOn(hall, department, today);
  const pair = body?.leaders ?? null;
  if (pair?.a === person.number) return ok({ as: 'A', actingFor: null, reason: null });
  if (pair?.b === person.number) return asDeputy(person, pair, chiefsOf(body ?? nobody), context, reason);
  const leads = person.role === 'leader' && isSameDepartment(hall, person.department, department, today);
  if (chiefsOf(body ?? nobody).includes(person.number) || (pair === null && leads))
    return ok({ as: '负责人', actingFor: null, reason: bothAway(pair, context) });
  return refuse(
    'not_permitted',
    'D5',
    `${person.name}不是${department}分管行政审批工作的领导。`,
    pair === null
      ? `请由${department}的领导审批。`
      : `请由${nameOf(pair.a, context)}审批，外出或请假时由${nameOf(pair.b, context)}代为审批。`,
  );
}

type Pair = NonNullable<Department['leaders']>;
const nobody = { leaders: null, heads: [] };

function asDeputy(
  person: StaffMember,
  { a, b }: Pair,
  chiefs: readonly string[],
  context: Where,
  reason: string | null,
): Result<Opining> {
  const aAway = isAway(a, context);
  if (isAway(b, context)) {
    const others = aAway ? chiefs : [a];
    return refuse(
      'rule',
      'D5',
      `${person.name}（B角）已登记离岗，离岗期间不能代行审批。`,
      others.length === 0
        ? '请由主要领导审批，或先登记提前返岗。'
        : `请由${others.map((number) => nameOf(number, context)).join('、')}审批，或先登记提前返岗。`,
    );
  }
  if (aAway) return ok({ as: 'B角代A', actingFor: a, reason: null });
  const why = checkText(reason ?? '', '代签事由', 'reason');
  if (!why.ok) return why;
  return why.value === ''
    ? refuse(
        'rule',
        'D5',
        `没有${nameOf(a, context)}（A角）出差或请假的记录，不由B角审批。`,
        '请先登记A角的离岗期间；确需由B角审批的，填写事由。',
        'reason',
      )
    : ok({ as: 'B角代A', actingFor: a, reason: why.value });
}

/** 1M.11: why the head opines; null where one of the pair is there, or there is none. */
const bothAway = (pair: Pair | null, context: Where): string | null =>
  pair !== null && isAway(pair.a, context) && isAway(pair.b, context)
    ? `${nameOf(pair.a, context)}（A角）、${nameOf(pair.b, context)}（B角）均已登记离岗`
    : null;

const isAway = (number: string, context: Where): boolean =>
  leaveOn(context.registers.get('leave', number), todayOf(context)) !== undefined;

/** For whom a person acts today as B, in which department; null when for nobody. */
export function deputyFor(
  person: StaffMember,
  context: Where,
): { readonly actingFor: string; readonly department: string } | null {
  const today = todayOf(context);
  for (const { name } of context.hall.departments) {
    const pair = departmentOn(context.hall, name, today)?.leaders ?? null;
    if (pair?.b === person.number && isAway(pair.a, context) && !isAway(pair.b, context))
      return { actingFor: pair.a, department: name };
  }
  return null;
}

const nameOf = (number: string, context: Where): string => staffNumbered(context, number)?.name ?? number;
