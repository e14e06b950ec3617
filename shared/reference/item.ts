/** Service items: what may be applied for, with which materials, within which limits, at what price. */
import { z } from 'zod';
import { type CivilDate } from '../calendar/civil-date.ts';
import { citesRule } from '../case/citation.ts';
import { linksOutsideHall } from '../clock/pauses.ts';
import { day, effective, isInForce, text } from './effective.ts';

export const material = z.object({
  id: text,
  name: text,
  /** Originals are looked at and given back, or kept; copies are kept. */
  form: z.enum(['原件', '复印件', '原件和复印件', '电子']),
  copies: z.int().min(1).max(99),
  required: z.boolean(),
  /** Statute or rule that asks for it. */
  basis: text,
  /** Where the applicant gets it. */
  source: text,
  /** 许可法33: the organ gets it from another by sharing, and may not ask the applicant for it. */
  shared: z.boolean().default(false),
});
export type Material = z.infer<typeof material>;

export const itemCategories = [
  '行政许可',
  '行政确认',
  '行政征收',
  '公共服务',
  '其他行政权力',
  /** 当场处罚: no application, papers and remedies of its own (B9). */
  '简易处罚',
] as const;
export const handlings = ['即办件', '承诺件', '上报件'] as const;

/** The seven links of a case, all of them in the hall (B8). */
export const pipelineStages = ['受理', '审查', '审批', '缴费', '制证', '盖章', '发证'] as const;
export type PipelineStage = (typeof pipelineStages)[number];

/** D1: levels of a decision, from low to high. */
export const decisionLevels = ['中层', '局领导'] as const;

/** H1: a charge has a name, a fixed rate and its statute; nothing is typed at the window. */
export const fee = z.object({
  id: text,
  name: text,
  /** 分 per unit. */
  rate: z.int().min(1).max(100_000_000),
  /** What is counted: 件, 本, 平方米 … */
  unit: text,
  /** Only a law or an administrative regulation may impose it (许可法58). */
  basis: text,
  basisKind: z.enum(['法律', '行政法规']),
  /** 收入科目 of the treasury account it is paid into. */
  account: text,
  /** No certificate before it is paid (H3). */
  precondition: z.boolean(),
});
export type Fee = z.infer<typeof fee>;

/** A2: an item that has not entered the hall says why, who approved it and where it is handled. */
export const presence = z.discriminatedUnion('state', [
  z.object({ state: z.literal('已进驻') }),
  z.object({
    state: z.literal('未进驻'),
    reason: text,
    /** The government's approval of staying outside. */
    approval: text,
    approvedOn: day,
    handledAt: text,
  }),
]);

/** 许可法42: working days, where no law or regulation says otherwise. */
const usualDays = { alone: 20, joint: 45 } as const;

/** C2: whether an item's legal limit is longer than 许可法42 has it, and no law or regulation is named for it. */
export const needsLimitBasis = ({
  category,
  legalDays,
  joint,
  limitBasis,
}: {
  readonly category: string;
  readonly legalDays: number;
  readonly joint: boolean;
  readonly limitBasis: string;
}): boolean =>
  category === '行政许可' &&
  legalDays > (joint ? usualDays.joint : usualDays.alone) &&
  !(limitBasis.includes('《') && citesRule(limitBasis));

/** 办理项: a variant of an item. What it leaves out is as the item has it. */
export const subItem = z.object({
  id: text,
  name: text,
  /** Ids of those of the item's materials that it needs; null for all of them. */
  materials: z.array(text).min(1).nullable().default(null),
  legalDays: z.int().min(0).nullable().default(null),
  promisedDays: z.int().min(0).nullable().default(null),
  fee: fee.nullable().default(null),
});
export type SubItem = z.output<typeof subItem>;

export const serviceItem = z
  .object({
    /** 实施编码, 31 characters. */
    code: z.string().length(31),
    name: text,
    /** Initials of the name's pinyin, lower case, for search. */
    initials: z.string(),
    /** The whole pinyin without tones, for search. */
    pinyin: z.string(),
    department: text,
    /** The body that acts and whose name and seal the papers carry (D4). */
    organ: text,
    category: z.enum(itemCategories),
    handling: z.enum(handlings),
    legalDays: z.int().min(0),
    /** Never more than the legal days (C2). */
    promisedDays: z.int().min(0),
    /** 许可法42: the law or regulation by which a licence has more than the usual days; empty where it has not. */
    limitBasis: z.string().max(400).default(''),
    /** Null where nothing is charged (H1). */
    fee: fee.nullable(),
    materials: z.array(material).min(1),
    /** Where the plan of origin says something a clerk should know: corrections, sub-items, intake only. */
    notes: z.array(z.string()),
    /** True where limits, materials and fee are plausible examples and not the organ's own. */
    example: z.boolean(),
    ...effective,
    presence: presence.default({ state: '已进驻' }),
    /** Vocabulary the law has left behind (非行政许可审批): kept as the plan says, and marked (A1). */
    legacy: z.boolean().default(false),
    /** B7: the window receives, transmits and records the outcome; the organ goes on as before. */
    intakeOnly: z.boolean().default(false),
    /** B10: the links this item's window may do. Leaders and reviewers outside the window are not bound by it. */
    windowPowers: z.array(z.enum(pipelineStages)).default([...pipelineStages]),
    /** D1: the lowest level that may decide it. */
    decisionLevel: z.enum(decisionLevels).default('中层'),
    /** 办理项: variants of one item. */
    subItems: z.array(subItem).default([]),
    /** Unified, joint or centralised handling: 45 days instead of 20 (许可法42). */
    joint: z.boolean().default(false),
    /** Permits to be had in all; by order of acceptance (许可法57). Null where there is no limit. */
    quota: z.int().min(1).nullable().default(null),
    /** A law says the applicant comes in person (许可法29). */
    inPerson: z.boolean().default(false),
    /** Links of C4 that this item may need outside the hall. */
    outsideLinks: z.array(z.enum(linksOutsideHall)).default([]),
    /** 上报件: who decides (C3, 许可法35). */
    superior: text.nullable().default(null),
    /** F2: led by the centre itself. */
    major: z.boolean().default(false),
    /** Statutory grounds of refusal at intake particular to the item. */
    grounds: z.array(z.object({ title: text, citation: text })).default([]),
    /** Approval template of the department (G4); null for what the window decides. */
    template: text.nullable().default(null),
    /** For the guide (A10, 许可法30). */
    guide: z
      .object({
        basis: z.string().max(2000),
        conditions: z.string().max(2000),
        procedure: z.string().max(2000),
        modelForm: z.string().max(400),
      })
      .default({ basis: '', conditions: '', procedure: '', modelForm: '' }),
  })
  .refine((item) => item.promisedDays <= item.legalDays, 'C2：承诺时限不得长于法定时限')
  .refine(
    (item) =>
      item.subItems.every(
        ({ legalDays, promisedDays }) =>
          (promisedDays ?? item.promisedDays) <= (legalDays ?? item.legalDays) &&
          (legalDays ?? 0) <= item.legalDays,
      ),
    'C2：办理项的承诺时限不得长于法定时限，法定时限不得长于事项的法定时限',
  )
  .refine(
    (item) =>
      item.subItems.every(({ materials }) =>
        (materials ?? []).every((id) => item.materials.some((material) => material.id === id)),
      ),
    '许可法31：办理项的材料应当在事项的材料清单之内',
  )
  .refine(
    (item) => !needsLimitBasis(item),
    'C2 · 许可法42：行政许可的法定时限长于二十个工作日（联合办理的四十五个工作日）的，应当写明另有规定的法律、法规及条款',
  )
  .refine((item) => item.handling !== '上报件' || item.superior !== null, 'C3：上报件应当写明上级机关');
export type ServiceItem = z.infer<typeof serviceItem>;

export const catalogue = z.object({ version: text, items: z.array(serviceItem).min(1) });
export type Catalogue = z.infer<typeof catalogue>;

/** An item as its variant has it: its own materials, limits and fee where it names them. */
export function asSubItem(item: ServiceItem, id: string | null): ServiceItem {
  const variant = item.subItems.find((candidate) => candidate.id === id);
  if (variant === undefined) return item;
  const { materials, legalDays, promisedDays, fee: own } = variant;
  return {
    ...item,
    materials:
      materials === null ? item.materials : item.materials.filter((one) => materials.includes(one.id)),
    legalDays: legalDays ?? item.legalDays,
    promisedDays: promisedDays ?? item.promisedDays,
    fee: own ?? item.fee,
  };
}

/** The version of an item in force on a day; one code may have several, one after the other. */
export const itemOn = (items: readonly ServiceItem[], code: string, on: CivilDate): ServiceItem | undefined =>
  items.find((item) => item.code === code && isInForce(item, on));
