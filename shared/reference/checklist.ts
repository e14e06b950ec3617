/** 上线检查 (A8): whether a hall can open, line by line, in the order in which it is prepared. */
import { type CivilDate, civilDate, civilDateAt, daysBetween } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import { mandateInForce } from '../authority/mandate-in-force.ts';
import type { Instant } from '../event.ts';
import { blockTroubles } from '../numbers/overlaps.ts';
import type { Registers } from '../registers/states.ts';
import { checkAppointment } from './appointments.ts';
import { type DeviceKind, type DeviceProfile, testDue } from './devices.ts';
import { isInForce } from './effective.ts';
import { guideOf } from './guide.ts';
import { type Department, type HallReference, isServedAt } from './hall.ts';
import type { ServiceItem } from './item.ts';
import type { StaffMember } from './people.ts';

export interface ReadinessFacts {
  readonly now: Instant;
  readonly hall: HallReference;
  readonly items: readonly ServiceItem[];
  readonly calendar: WorkingCalendar;
  readonly devices: readonly DeviceProfile[];
  /** For letters of authority signed or revoked here. */
  readonly registers: Registers;
}

/** The stages of preparation, as 丰顺 dates them: lists, window positions, equipment and trial. */
export type ReadinessStage = '上报名单' | '明确窗口位置' | '设备和试运行';

export interface ReadinessLine {
  readonly id: string;
  readonly stage: ReadinessStage;
  readonly title: string;
  readonly rule: string;
  readonly done: boolean;
  /** What is still open, one thing each; empty when done. */
  readonly open: readonly string[];
  readonly next: string;
}

/** What the checks look at: who and what is in the hall today. */
interface Hall extends ReadinessFacts {
  readonly today: CivilDate;
  readonly departments: readonly Department[];
  readonly staff: readonly StaffMember[];
  readonly inHall: readonly ServiceItem[];
  readonly counters: readonly HallReference['otherCounters'][number][];
}

type Check = Omit<ReadinessLine, 'done' | 'open'> & { readonly open: (hall: Hall) => readonly string[] };

const isReceiving = ({ mode }: Department): boolean => mode === '整体进驻' || mode === '业务受理进驻';
const windowRoles: ReadonlySet<StaffMember['role']> = new Set(['clerk', 'window_head']);
/** The days for which limits have to be computable when the hall opens: the longest, 45 working days and its extension. */
const calendarDaysAhead = 90;
const printers: readonly DeviceKind[] = ['收据打印机', '文书打印机'];

const checks: readonly Check[] = [
  {
    id: 'items',
    stage: '上报名单',
    title: '事项清单已载入',
    rule: 'A1 · A8',
    open: ({ departments, inHall }) =>
      departments
        .filter((body) => isReceiving(body) && !inHall.some((item) => item.department === body.name))
        .map(({ name }) => `${name}没有进驻事项`),
    next: '请导入该部门的一览表。',
  },
  {
    id: 'published',
    stage: '上报名单',
    title: '事项内容已由部门核定',
    rule: 'A10 · 许可法30',
    open: ({ inHall, hall, today }) =>
      inHall.flatMap((item) => {
        const missing = guideOf(item, hall, today).missing;
        if (item.example) return [`“${item.name}”的时限、材料和收费为示例`];
        return missing.length === 0 ? [] : [`“${item.name}”没有写明${missing.join('、')}`];
      }),
    next: '请由部门核定并公布事项内容。',
  },
  {
    id: 'staff',
    stage: '上报名单',
    title: '人员名单已载入',
    rule: 'A8 · D11',
    open: ({ counters, staff }) =>
      counters
        .filter(({ id }) => !staff.some((member) => member.counter === id))
        .map(({ name }) => `${name}没有工作人员`),
    next: '请为每个窗口至少安排1名工作人员。',
  },
  {
    id: 'heads',
    stage: '上报名单',
    title: '窗口负责人已确定',
    rule: 'D2',
    open: ({ departments, staff, hall: { settings } }) =>
      departments.filter(isReceiving).flatMap(({ name }) => {
        const heads = staff.filter((member) => member.department === name && member.role === 'window_head');
        if (heads.length === 0) return [`${name}没有${settings.headTitle}`];
        return heads.flatMap((head) => {
          const fits = checkAppointment(head, settings);
          return fits.ok ? [] : [fits.refusal.message];
        });
      }),
    next: '请由部门选派符合条件的人员。',
  },
  {
    id: 'mandates',
    stage: '上报名单',
    title: '授权书已签订',
    rule: 'D3',
    open: ({ departments, staff, hall, registers, now }) =>
      staff
        .filter(({ role, department }) => role === 'window_head' && isWhole(departments, department))
        .filter((person) => !mandateInForce(null, null, { person, hall, registers, now }).ok)
        .map(({ name, department }) => `${department}的${name}没有在有效期内的授权书`),
    next: '请由部门签订行政审批授权书并登记。',
  },
  {
    id: 'stand-ins',
    stage: '上报名单',
    title: '替岗人员已确定',
    rule: 'D6',
    open: ({ staff, counters }) =>
      staff
        .filter(({ role, counter }) => windowRoles.has(role) && counter !== null)
        .filter(
          ({ standIns, counter }) =>
            standIns.length === 0 &&
            counters.every(({ id, neighbours }) => id !== counter || neighbours.length === 0),
        )
        .map(({ name }) => `${name}没有替岗人员`),
    next: '请逐一确定替岗人员，或者指定相邻窗口。',
  },
  {
    id: 'organs',
    stage: '上报名单',
    title: '机关资料齐全',
    rule: '许可法32',
    open: ({ inHall, hall: { organs } }) =>
      [...new Set(inHall.map(({ organ }) => organ))]
        .filter((name) => !organs.some((organ) => organ.name === name))
        .map((name) => `没有${name}的简称、电话和救济机关`),
    next: '请补充机关资料，没有的不能出具文书。',
  },
  {
    id: 'templates',
    stage: '上报名单',
    title: '审批流程已设置',
    rule: 'G4',
    open: ({ inHall, hall: { templates } }) =>
      inHall
        .filter(({ handling, intakeOnly }) => handling !== '即办件' && !intakeOnly)
        .filter(({ template }) => !templates.some(({ id }) => id === template))
        .map(({ name }) => `“${name}”没有审批流程`),
    next: '请由部门提供审批流程。',
  },
  {
    id: 'positions',
    stage: '明确窗口位置',
    title: '窗口位置已明确',
    rule: 'A5 · A8',
    open: ({ departments, counters, hall, today }) => [
      ...counters.filter(({ registered }) => !registered).map(({ name }) => `${name}没有登记为在册窗口`),
      ...departments
        .filter(isReceiving)
        .filter(({ name }) => !counters.some((at) => isServedAt(hall, at, name, today)))
        .map(({ name }) => `${name}没有窗口`),
    ],
    next: '请登记窗口，并分配给部门。',
  },
  {
    id: 'numbers',
    stage: '明确窗口位置',
    title: '各窗口的号段互不重叠',
    rule: 'A4',
    open: ({ hall: { counter, otherCounters } }) => blockTroubles([counter, ...otherCounters]),
    next: '请核对各窗口的号段；未知的，请大厅管理人员补充。',
  },
  {
    id: 'calendar',
    stage: '设备和试运行',
    title: '工作日历已更新',
    rule: '许可法82',
    open: ({ calendar: { coveredUntil }, today }) =>
      daysBetween(today, civilDate(coveredUntil)) >= calendarDaysAhead
        ? []
        : [`工作日历只到${coveredUntil}，以后的期限为暂定`],
    next: '请在下一年度放假安排公布后更新工作日历。',
  },
  {
    id: 'printers',
    stage: '设备和试运行',
    title: '打印机已测试',
    rule: 'K1 · A8',
    open: (hall) => untested(hall, printers),
    next: '请打印测试页，并由窗口负责人登记。',
  },
  {
    id: 'devices',
    stage: '设备和试运行',
    title: '评价器已测试',
    rule: 'K1 · I1',
    open: (hall) => untested(hall, ['评价器']),
    next: '请在评价器上试做一次评价，并由窗口负责人登记。',
  },
];

const isWhole = (departments: readonly Department[], name: string): boolean =>
  departments.some((body) => body.name === name && body.mode === '整体进驻');

/** K1: every window has its own. */
const untested = ({ counters, devices, today }: Hall, kinds: readonly DeviceKind[]): string[] =>
  counters.flatMap(({ id, name }) => {
    const here = devices.find(({ counter }) => counter === id)?.devices ?? [];
    return kinds.flatMap((kind) => {
      const ofKind = here.filter((entry) => entry.kind === kind);
      if (ofKind.length === 0) return [`${name}没有${kind}`];
      return ofKind.flatMap((entry) => {
        const why = testDue(entry, today);
        return why === null ? [] : [`${name}的${kind}${why}`];
      });
    });
  });

/** Every line, done or not. */
export function readiness(facts: ReadinessFacts): ReadinessLine[] {
  const { hall } = facts;
  const today = civilDateAt(facts.now);
  const departments = hall.departments.filter((body) => isInForce(body, today));
  const names = new Set(departments.map(({ name }) => name));
  const looked: Hall = {
    ...facts,
    today,
    departments,
    staff: hall.staff.filter((member) => isInForce(member, today)),
    inHall: facts.items.filter(
      (item) => names.has(item.department) && item.presence.state === '已进驻' && isInForce(item, today),
    ),
    counters: [hall.counter, ...hall.otherCounters].filter(
      ({ kind }) => kind === '业务窗口' || kind === '综合窗口',
    ),
  };
  return checks.map(({ open, ...line }) => {
    const still = open(looked);
    return { ...line, done: still.length === 0, open: still };
  });
}
