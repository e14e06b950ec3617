/** Whether an item is this person's business, and how far their authority over it goes (D1, D4, F2). */
import { todayOf } from '../act-context.ts';
import { isSameDepartment } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type ActRule, isWindowRole } from './acts.ts';
import type { ActItem, Where } from './asked.ts';
import { mandateOf } from './mandate-in-force.ts';

/**
 * D1: their own department's items; D4: of the sub-bodies they act for. A shared counter's roster serves them all (A3),
 * but to decide for another department takes that department's own mandate (D3).
 */
export function coversItem(rule: ActRule, item: ActItem, context: Where): Result<true> {
  const { person, hall, now } = context;
  const today = todayOf({ now });
  if (rule.ledByCentre === true && person.role === 'centre_manager') return centreLeads(item);
  // 1M.12: whatever the body was called when the case was taken or the mandate signed.
  const isOwn = (name: string): boolean => isSameDepartment(hall, name, item.department, today);
  const onRoster =
    hall.counter.kind === '综合窗口' &&
    hall.roster.some(
      (entry) =>
        entry.counter === hall.counter.id &&
        entry.staff === person.number &&
        entry.from <= today &&
        today <= entry.until,
    );
  const { organ: granting } = mandateOf(person, context);
  const mayDecide = isOwn(person.department) || granting === item.organ || isOwn(granting);
  if (onRoster && (rule.decides !== true || mayDecide)) return ok(true);
  if (!isOwn(person.department))
    return refuse(
      'not_permitted',
      'D1',
      `${person.name}未被授权办理该事项。`,
      `请由${item.department}的${isWindowRole(person.role) ? '窗口人员' : '人员'}办理。`,
    );
  const actsFor = person.organs.some((organ) => isSameDepartment(hall, organ, item.organ, today));
  return person.organs.length === 0 || actsFor
    ? ok(true)
    : refuse(
        'not_permitted',
        'D4',
        `${person.name}只受${person.organs.join('、')}委托，“${item.name}”由${item.organ}负责。`,
        `请由${item.organ}委托的人员办理。`,
      );
}

/** F2: the centre leads what is of weight, and leaves the rest to the departments. */
const centreLeads = ({ name, department, major }: ActItem): Result<true> =>
  major === true
    ? ok(true)
    : refuse(
        'not_permitted',
        'F2',
        `“${name}”不是重大事项，不由大厅管理机构牵头。`,
        `请由${department}的窗口办理。`,
      );

/** D1: 全部, 中层及以下, 仅受理. Reviewers and leaders outside the window have their office's own. */
export function levelAllows(
  { stage, decides }: ActRule,
  item: ActItem,
  { person: { role, level } }: Where,
): Result<true> {
  if (!isWindowRole(role)) return ok(true);
  if (level === '仅受理' && (stage === '审查' || stage === '审批'))
    return refuse(
      'not_permitted',
      'D1',
      `授予的权限仅限受理，不能${stage === '审批' ? '作出决定' : '审查'}。`,
      `请由${item.organ}授予${stage}权限的人员办理。`,
    );
  return decides !== true || level === '全部' || item.decisionLevel === '中层'
    ? ok(true)
    : refuse(
        'not_permitted',
        'D1',
        `“${item.name}”由${item.decisionLevel}决定，授予的权限是${level}。`,
        `请报${item.organ}的${item.decisionLevel}决定。`,
      );
}
