import type { ActContext } from '../act-context.ts';
import { todayOf } from '../act-context.ts';
import {
  isSameDepartment,
  type Mandate,
  type MandatePower,
  type ServiceItem,
  type StaffMember,
} from '../reference/index.ts';
import { mandateOn } from '../registers/mandate-state.ts';
import { ok, type Result, refuse } from '../result.ts';

type Asked = Pick<ServiceItem, 'code' | 'name' | 'organ' | 'department'>;

/** The mandate that counts for a person now: granted in the hall since, or the one of the hall's list. */
export const mandateOf = (person: StaffMember, context: Pick<ActContext, 'registers' | 'now'>): Mandate =>
  mandateOn(context.registers.get('mandate', person.number), person.mandate, todayOf(context));

/**
 * D3: nothing is done under a mandate that has not begun, has expired or was revoked, and nothing beyond its items and
 * powers. Answers with the mandate, for the record of the act.
 */
export function mandateInForce(
  item: Asked | null,
  power: MandatePower | null,
  context: Pick<ActContext, 'registers' | 'person' | 'now' | 'hall'>,
): Result<Mandate> {
  const { person, hall } = context;
  const mandate = mandateOf(person, context);
  const today = todayOf(context);
  const renew = '请由授权在有效期内的人员办理，或联系部门续签授权书。';
  if (today < mandate.from || today > mandate.until)
    return refuse(
      'not_permitted',
      'D3',
      `行政审批授权书（${mandate.number}）不在有效期内（${mandate.from}至${mandate.until}）。`,
      renew,
    );
  const revoked = context.registers.get('mandate', person.number)?.revoked ?? [];
  if (revoked.some((entry) => entry.number === mandate.number && entry.version === mandate.version))
    return refuse('not_permitted', 'D3', `行政审批授权书（${mandate.number}）已被撤销。`, renew);
  if (power !== null && !mandate.powers.includes(power))
    return refuse(
      'not_permitted',
      'D3',
      `行政审批授权书（${mandate.number}）没有授予“${power}”。`,
      '请由授权书载有该项权力的人员办理。',
    );
  if (item === null) return ok(mandate);
  if (mandate.items !== 'all' && !mandate.items.includes(item.code))
    return refuse(
      'not_permitted',
      'D3',
      `行政审批授权书（${mandate.number}）的事项清单中没有“${item.name}”。`,
      '请由授权书列有该事项的人员办理。',
    );
  // Of the department for all its organs; of one organ for that one. What another body granted serves at a shared
  // counter (A3), see `coversItem`.
  const granting = [item.organ, item.department, person.department];
  // 1M.12: a body renamed since is the one that granted it.
  if (mandate.organ !== '' && !granting.some((name) => isSameDepartment(hall, name, mandate.organ, today)))
    return refuse(
      'not_permitted',
      'D4',
      `行政审批授权书（${mandate.number}）的授权机关是${mandate.organ}，“${item.name}”由${item.organ}负责。`,
      `请由${item.organ}授权的人员办理。`,
    );
  return ok(mandate);
}
