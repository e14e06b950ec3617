import type { CivilDate } from './calendar/civil-date.ts';
import type { HallReference, ServiceItem, StaffMember } from './reference/index.ts';
import { ok, type Result, refuse } from './result.ts';

export const acts = ['收件', '受理', '补正告知', '不予受理', '设备设置'] as const;
export type Act = (typeof acts)[number];

/** Acts on applications: they need a mandate, and an item of this counter. */
const decisions: ReadonlySet<Act> = new Set<Act>(['收件', '受理', '补正告知', '不予受理']);

export interface Authority {
  readonly act: Act;
  readonly person: StaffMember;
  readonly counter: HallReference['counter'];
  /** The item acted on; null for acts that concern none. */
  readonly item: Pick<ServiceItem, 'name' | 'department' | 'organ'> | null;
  readonly today: CivilDate;
}

/** May this person, at this counter, today, do this? The one place that answers; the refusal names the rule and who could. */
export function mayDo({ act, person, counter, item, today }: Authority): Result<true> {
  if (act === '设备设置' && person.role !== 'window_head')
    return refuse('not_permitted', 'D2', '本窗口设备由窗口负责人设置。', '请窗口负责人签到后设置。');
  if (item !== null && !counter.departments.includes(item.department))
    return refuse(
      'not_permitted',
      'A2 · A3',
      `本窗口不办理“${item.name}”。`,
      `请引导申请人到${item.organ === item.department ? item.organ : `${item.department}(${item.organ})`}的窗口办理。`,
      'item',
    );
  if (decisions.has(act)) {
    if (person.department !== item?.department)
      return refuse(
        'not_permitted',
        'D1',
        `${person.name}未被授权办理该事项。`,
        `请由${item?.department ?? '相应部门'}的窗口人员办理。`,
      );
    if (today < person.mandate.from || today > person.mandate.until)
      return refuse(
        'not_permitted',
        'D3',
        `行政审批授权书（${person.mandate.number}）不在有效期内（${person.mandate.from}至${person.mandate.until}）。`,
        '请由授权在有效期内的人员办理，或联系部门续签授权书。',
      );
  }
  return ok(true);
}
