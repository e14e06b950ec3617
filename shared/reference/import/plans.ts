/** The five founding plans as reference data: everything they name, and a report of what does not add up (1L, 1M). */
import { ok, type Result, refuse } from '../../result.ts';
import { type Department, department, type Organ, type SiteSettings } from '../hall.ts';
import type { ApprovalTemplate } from '../template.ts';
import { foundingJson, type PlanId, type PlanLine } from './plan/founding-json.ts';
import type { ItemDraft } from './item-draft.ts';
import { type PlanCounts, readS1, readS2 } from './plan/s1-s2.ts';
import { fenggang, fenggangTemplate, readS3, type StaffList } from './plan/s3.ts';
import { type PlanCounters, readS4, xiamen, xiamenTemplate } from './plan/s4.ts';
import { huaihua, huaihuaSettings, readS5 } from './plan/s5.ts';

export type { PlanId, PlanLine } from './plan/founding-json.ts';
export type PlanReport = readonly PlanLine[];

export interface FoundingPlans {
  /** In the plans' order; without the pinyin for search. */
  readonly items: readonly ItemDraft[];
  /** The 45 of S2 and the three bureaus of S3 to S5. */
  readonly departments: readonly (Department & { readonly plan: PlanId })[];
  /** Bodies whose names papers carry. Telephones and remedies are examples. */
  readonly organs: readonly Organ[];
  readonly counters: readonly PlanCounters[];
  /** S1: numbers without names. */
  readonly counts: readonly PlanCounts[];
  readonly templates: readonly ApprovalTemplate[];
  readonly staff: readonly StaffList[];
  /** Where a plan decides what sites decide for themselves. */
  readonly settings: readonly { readonly department: string; readonly settings: Partial<SiteSettings> }[];
  readonly report: PlanReport;
}

const fenggangOrgan = (name: string, short: string, line: number): Organ => ({
  name,
  short,
  phone: `0852-000000${line}`,
  reconsideration: '凤冈县人民政府',
  court: '凤冈县人民法院',
});

/** 行政复议法24: the government of the same level; 27: for taxes, the body one level up. */
const organs: readonly Organ[] = [
  fenggangOrgan('凤冈县道路运输管理所', '凤道运', 1),
  fenggangOrgan('凤冈县公路管理所', '凤公路', 2),
  fenggangOrgan('凤冈县地方海事处', '凤海事', 3),
  fenggangOrgan(fenggang, '凤交', 4),
  {
    name: xiamen,
    short: '厦地税',
    phone: '0592-0000001',
    reconsideration: '福建省地方税务局',
    court: '厦门市思明区人民法院',
  },
  {
    name: huaihua,
    short: '怀建',
    phone: '0745-0000001',
    reconsideration: '怀化市人民政府',
    court: '怀化市鹤城区人民法院',
  },
];

/** @param json as `assets/founding-plans.json`. Refuses what is not of that shape. */
export function readFoundingPlans(json: unknown): Result<FoundingPlans> {
  const read = foundingJson.safeParse(json);
  if (!read.success)
    return refuse(
      'bad_input',
      '1L',
      `进驻方案的数据不完整（${read.error.issues[0]?.path.join('.') ?? ''}）。`,
      '请使用完整的进驻方案数据文件。',
    );
  const s1 = readS1(read.data.plan1);
  const s2 = readS2(read.data.plan2);
  const s3 = readS3(read.data.plan3);
  const s4 = readS4(read.data.plan4);
  const s5 = readS5(read.data.plan5);
  const entered = (plan: PlanId, name: string) => ({
    ...department.parse({ name, mode: '整体进驻', vertical: name === xiamen }),
    plan,
  });
  return ok({
    items: [...s3.items, ...s4.items, ...s5.items],
    departments: [
      ...s2.departments.map((body) => ({ ...body, plan: 'S2' as const })),
      entered('S3', fenggang),
      entered('S4', xiamen),
      entered('S5', huaihua),
    ],
    organs,
    counters: s4.counters,
    counts: s1.counts,
    templates: [fenggangTemplate, xiamenTemplate, ...s5.templates],
    staff: s3.staff,
    settings: [{ department: huaihua, settings: huaihuaSettings }],
    report: [...s1.report, ...s2.report, ...s3.report, ...s4.report, ...s5.report],
  });
}
