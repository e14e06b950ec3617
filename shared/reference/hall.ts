/** The hall: its sites, the bodies in it, their counters and people. */
import { z } from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import { timeSettings } from '../clock/settings.ts';
import { numberBlocks } from '../numbers/blocks.ts';
import { openingHours, usualHours } from '../shift/opening-hours.ts';
import { day, effective, isInForce, text } from './effective.ts';
import { ranks, staffMember } from './people.ts';
import { approvalTemplate } from './template.ts';

/** A body in whose name papers go out. */
export const organ = z.object({
  name: text,
  /** As it stands before a document number. */
  short: text,
  phone: text,
  /** Reconsideration and suit go here (行政复议法24, 行政诉讼法): printed on refusals. */
  reconsideration: text,
  court: text,
});
export type Organ = z.infer<typeof organ>;

/** How a body is in the hall (A6). A body that only receives there does not decide there. */
export const enteringModes = ['整体进驻', '业务受理进驻', '公共服务', '管理监督'] as const;

export const department = z.object({
  name: text,
  /** 1M.12: what it was called before, and the bodies merged into it. Open cases under an old name go on under this one. */
  formerNames: z.array(text).default([]),
  mode: z.enum(enteringModes),
  /** Under a higher body of its own line (税务 …): E1's rule of seals and 行政复议法27 differ. */
  vertical: z.boolean().default(false),
  /** D5: the leader in charge and the one who acts while that one is away, by staff number. */
  leaders: z.object({ a: z.string(), b: z.string() }).nullable().default(null),
  /** 主要领导, by staff number: approve an extension (许可法42), and stand in where both of the pair are away (1M.11). */
  heads: z.array(z.string()).default([]),
  ...effective,
});
export type Department = z.infer<typeof department>;

/** 主厅 or 分厅 (A4); a branch has its own counters, numbers and stock, and the same rules. */
export const branch = z
  .object({
    id: text,
    name: text,
    kind: z.enum(['主厅', '分厅']),
    /** The government's consent to a branch, and the body that set it up and runs it. */
    approval: z.string().max(400).default(''),
    runBy: z.string().max(400).default(''),
  })
  .refine(
    ({ kind, approval, runBy }) => kind === '主厅' || (approval.trim() !== '' && runBy.trim() !== ''),
    'A4：分厅应当写明政府同意设立的文号和负责运行管理的单位',
  );
export type Branch = z.infer<typeof branch>;

/** 业务 and 综合 counters face applicants; an office desk gives opinions; a supervision desk looks. */
export const counterKinds = ['业务窗口', '综合窗口', '办公席位', '监督席位'] as const;

/** A9: which business a counter does, from when to when. */
export const allocation = z.object({ department: text, ...effective });

export const counter = z.object({
  id: text,
  name: text,
  /** The window's position as the hall shows it. */
  position: text,
  kind: z.enum(counterKinds).default('业务窗口'),
  branch: text.default('main'),
  /** A5: only a registered workstation accepts and serves. */
  registered: z.boolean().default(true),
  /** Items of these departments are taken here (A3). */
  departments: z.array(text).min(1),
  /** Where dates matter (A9), in place of `departments`. */
  allocations: z.array(allocation).default([]),
  /** D6, 厦门: counters whose people may look after this one for a moment, by counter id. */
  neighbours: z.array(text).default([]),
  blocks: numberBlocks,
});
export type Counter = z.infer<typeof counter>;

export const departmentsServed = (
  at: Pick<Counter, 'departments' | 'allocations'>,
  on: CivilDate,
): string[] =>
  at.allocations.length === 0
    ? at.departments
    : at.allocations.filter((entry) => isInForce(entry, on)).map((entry) => entry.department);

/** What each site decides for itself. */
export const siteSettings = z.object({
  ...timeSettings.shape,
  /** D11: when somebody has to be at the window. */
  opening: openingHours.default(usualHours),
  /** D2: 首席代表 (a city), 窗口组长 (丰顺), 政务中心主任 (怀化). */
  headTitle: z.string().max(40).default('窗口负责人'),
  headMinimumRank: z.enum(ranks).default('股长'),
  /** D8: years a posting lasts at least. */
  tenureYears: z.int().min(0).max(10).default(2),
  /** D9: years of work asked of those who are posted. */
  yearsOfWork: z.int().min(0).max(40).default(3),
  /** E1, 厦门: every paper of approval carries 行政审批专用章; 转报 carries the unit's own seal. */
  unitSealOnlyForForwarding: z.boolean().default(true),
  /** I1: also after acceptance, or only after closing. */
  rateAcceptance: z.boolean().default(true),
});
export type SiteSettings = z.infer<typeof siteSettings>;

export const hallReference = z.object({
  version: text,
  id: text,
  name: text,
  /** Nothing done here may be mistaken for a real case. */
  training: z.boolean(),
  address: text,
  hours: text,
  complaintPhone: text,
  /** H1, H3: where what is charged is paid, and into which account; empty where the hall's list does not say. */
  bank: z
    .object({ window: z.string().max(120), account: z.string().max(120) })
    .default({ window: '', account: '' }),
  /** The government of this level, and who heads it: approves the longer extension (许可法42). */
  government: z.object({ name: text, heads: z.array(text) }).default({ name: '本级人民政府', heads: [] }),
  branches: z.array(branch).default([{ id: 'main', name: '主厅', kind: '主厅', approval: '', runBy: '' }]),
  departments: z.array(department).default([]),
  organs: z.array(organ).min(1),
  /** This counter. */
  counter,
  /** The other counters of the hall; their blocks where this counter was told of them (A4). */
  otherCounters: z.array(counter.extend({ blocks: numberBlocks.optional() })).default([]),
  /** A3: who serves a shared counter, and when. */
  roster: z.array(z.object({ counter: text, staff: z.string(), from: day, until: day })).default([]),
  templates: z.array(approvalTemplate).default([]),
  staff: z.array(staffMember).min(1),
  settings: siteSettings.default(() => siteSettings.parse({})),
});
export type HallReference = z.infer<typeof hallReference>;

/** The body as it is in the hall on a day, by the name of that day or a former one (1M.12); undefined when it is not. */
export function departmentOn(
  hall: Pick<HallReference, 'departments'>,
  name: string,
  on: CivilDate,
): Department | undefined {
  const there = hall.departments.filter((entry) => isInForce(entry, on));
  return (
    there.find((entry) => entry.name === name) ?? there.find(({ formerNames }) => formerNames.includes(name))
  );
}

/** 1M.12: one body under two names. A name the hall's list does not have stands for itself. */
export function isSameDepartment(
  hall: Pick<HallReference, 'departments'>,
  one: string,
  other: string,
  on: CivilDate,
): boolean {
  const nameOf = (name: string): string => departmentOn(hall, name, on)?.name ?? name;
  return one === other || nameOf(one) === nameOf(other);
}

/** Whether a department's items are taken at a counter on a day (A3, A9), by its name of today or a former one. */
export const isServedAt = (
  hall: Pick<HallReference, 'departments'>,
  at: Pick<Counter, 'departments' | 'allocations'>,
  department: string,
  on: CivilDate,
): boolean => departmentsServed(at, on).some((name) => isSameDepartment(hall, name, department, on));
