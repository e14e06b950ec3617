/** The one place that answers who may do what. Refusals name the rule, and who could. */
import { todayOf } from '../act-context.ts';
import { departmentOn, isServedAt, type Mandate } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type Act, type ActRule, actRules, isWindowRole, roleTitles } from './acts.ts';
import type { ActItem, Where } from './asked.ts';
import { coversItem, levelAllows } from './covers.ts';
import { mandateInForce } from './mandate-in-force.ts';
import { postHeld } from './post.ts';

export { type Act, actRules, roleTitles } from './acts.ts';
export type { ActItem } from './asked.ts';
export { mandateOf } from './mandate-in-force.ts';

/** Under which mandate the act is done, and for whom the person stands in; for the record of the act. */
export interface Authorised {
  readonly mandate: Mandate | null;
  readonly actingFor: string | null;
}

/**
 * May the person signed in do this act on this item, at this counter, at this moment?
 * @param item null for acts that concern no item.
 */
export function mayDo(act: Act, item: ActItem | null, context: Where): Result<Authorised> {
  const rule: ActRule = actRules[act];
  const { person } = context;
  for (const check of [
    atRegisteredCounter,
    itemTakenHere,
    roleAllows,
    windowModeAllows,
    organEnds,
    stageOpen,
  ]) {
    const allowed = check(act, rule, item, context);
    if (!allowed.ok) return allowed;
  }
  if (rule.roles === undefined) return ok({ mandate: null, actingFor: null });
  const post = postHeld(context);
  if (!post.ok) return post;
  if (item !== null) {
    const covered = coversItem(rule, item, context);
    if (!covered.ok) return covered;
  }
  const asked = isWindowRole(person.role) ? rule.power : undefined;
  const mandate = asked === undefined ? ok(null) : mandateInForce(item, asked, context);
  if (!mandate.ok) return mandate;
  const level = item === null ? ok(true as const) : levelAllows(rule, item, context);
  return level.ok ? ok({ mandate: mandate.value, actingFor: post.value }) : level;
}

type Check = (act: Act, rule: ActRule, item: ActItem | null, context: Where) => Result<true>;

/** A5: applications are taken and results handed over at a registered window of the hall, and nowhere else. */
const atRegisteredCounter: Check = (act, rule, _item, { hall: { counter } }) => {
  if (!counter.registered)
    return refuse(
      'not_permitted',
      'A5',
      `${counter.name}不是在册的窗口，不能办理“${act}”。`,
      '请到在册窗口办理，或联系大厅管理人员登记本机。',
    );
  if (rule.atWindow === true && counter.kind !== '业务窗口' && counter.kind !== '综合窗口')
    return refuse(
      'not_permitted',
      'A5',
      `${counter.name}是${counter.kind}，“${act}”应当在大厅窗口办理。`,
      '请到办理该事项的窗口办理。',
    );
  return ok(true);
};

/** A2: the item has entered the hall. A3, A9: this counter serves its department today; a leader's desk serves none. */
const itemTakenHere: Check = (_act, rule, item, context) => {
  if (item === null) return ok(true);
  if (item.presence.state === '未进驻')
    return refuse(
      'not_permitted',
      'A2',
      `“${item.name}”未进驻大厅（${item.presence.reason}，${item.presence.approval}）。`,
      `请引导申请人到${item.presence.handledAt}办理。`,
      'item',
    );
  if (rule.roles === undefined || !isWindowRole(context.person.role)) return ok(true);
  const { hall } = context;
  return isServedAt(hall, hall.counter, item.department, todayOf(context))
    ? ok(true)
    : refuse(
        'not_permitted',
        'A2 · A3',
        `本窗口不办理“${item.name}”。`,
        `请引导申请人到${item.organ === item.department ? item.organ : `${item.department}（${item.organ}）`}的窗口办理。`,
        'item',
      );
};

const roleAllows: Check = (act, { roles }, _item, { person }) =>
  roles === undefined || roles.includes(person.role)
    ? ok(true)
    : refuse(
        'not_permitted',
        act === '设备设置' ? 'D2' : 'D1',
        act === '设备设置'
          ? '本窗口设备由窗口负责人设置。'
          : `${person.name}是${roleTitles[person.role]}，不能办理“${act}”。`,
        `请由${roles.map((role) => roleTitles[role]).join('、')}办理。`,
      );

/** A6: a body that only receives in the hall is not decided for at its window. */
const windowModeAllows: Check = (act, { decides }, item, { hall, now }) => {
  if (decides !== true || item === null) return ok(true);
  if (item.handling !== '即办件')
    return refuse(
      'not_permitted',
      'D3',
      `“${item.name}”是${item.handling}，不属于窗口最终许可的即办类事项。`,
      '请按审批流程报机关领导审批，窗口按审批意见出具决定。',
    );
  const mode = departmentOn(hall, item.department, todayOf({ now }))?.mode;
  // A hall that lists its bodies lists all of them; one that lists none has not said how they are in it.
  if (mode === '整体进驻' || (mode === undefined && hall.departments.length === 0)) return ok(true);
  return refuse(
    'not_permitted',
    'A6',
    mode === undefined
      ? `大厅资料中没有${item.department}进驻的记录，窗口不能“${act}”。`
      : `${item.department}是${mode}单位，窗口只受理、送达，不能“${act}”。`,
    `请移交${item.department}审批。`,
  );
};

/**
 * D3: 授权书 gives the head 受理决定权, 协调催办和管理权 and the last word on 即办类 alone. To end a 承诺件 or 上报件 without
 * a decision takes the decision from the organ: as an act of management it is the head's (who answers for the window,
 * D2) or a leader's, and not a clerk's, whatever the clerk's own mandate says.
 */
const organEnds: Check = (act, { endsForOrgan }, item, { person }) =>
  endsForOrgan !== true || item === null || item.handling === '即办件' || person.role !== 'clerk'
    ? ok(true)
    : refuse(
        'not_permitted',
        'D3',
        `“${item.name}”是${item.handling}，由机关决定，“${act}”不由窗口工作人员办理。`,
        '请由窗口负责人或者机关领导办理。',
      );

const actsOnIntakeOnly: ReadonlySet<Act> = new Set([
  '收件',
  '当场更正',
  '扫描材料',
  '转送',
  '移交',
  '催办',
  '交接办件',
  '指派办件',
  '结果登记',
  '撤回',
  '作废',
]);

/** B10: what the item's window may do. B7: where it only receives, nothing but receiving, transmitting and recording. */
const stageOpen: Check = (act, { stage, roles }, item, { person }) => {
  if (item === null) return ok(true);
  if (item.intakeOnly && !actsOnIntakeOnly.has(act))
    return refuse(
      'not_permitted',
      'B7',
      `“${item.name}”在窗口只收件、转送，仍按原运行模式审批，不能“${act}”。`,
      '请转送承办单位，办结后登记结果。',
    );
  const bound = roles !== undefined && stage !== undefined && isWindowRole(person.role);
  if (!bound || item.windowPowers.includes(stage)) return ok(true);
  return refuse(
    'not_permitted',
    'B10',
    `窗口对“${item.name}”的权限是${item.windowPowers.join('、')}，不包括${stage}。`,
    `请转${item.organ}办理。`,
  );
};
