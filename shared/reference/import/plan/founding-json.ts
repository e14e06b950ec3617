/** The founding plans as `assets/founding-plans.json` holds them: what the five plans say, in their own words. */
import { z } from 'zod';
import { text } from '../../effective.ts';

const names = z.array(text).min(1);
const powered = z.array(z.object({ 事项: text, 权限: text })).min(1);

export const foundingJson = z.object({
  plan1: z.object({
    常设窗口: z.object({ 部门: z.int(), 事项: z.int() }),
    综合窗口: z.object({ 部门: z.int(), 事项: z.int() }),
    政务服务分厅: z.object({ 分厅: z.int(), 事项: z.int() }),
    sum_items: z.int(),
  }),
  plan2: z.object({
    整体进驻单位: names,
    业务受理进驻单位: names,
    公共服务单位: names,
    管理监督单位: names,
  }),
  plan3: z.object({
    claimed_total: z.int(),
    /** Items by the sub-body that is authorised (D4). */
    lists: z.record(text, names),
    入驻人员: names,
    到窗口工作: names,
    分管领导: text,
  }),
  plan4: z.object({
    business: z.object({
      税务登记: names,
      社保业务: z.record(text, names),
      二手房交易税费征收: powered,
      契税征收: powered,
    }),
    windows: z.record(text, z.int().min(1).max(99)),
    windows_total: z.int(),
    staff_total: z.int(),
    人员职责: names,
  }),
  plan5: z.object({
    items: names,
    workflow: z.array(text).min(3),
    仅在窗口受理报建资料_原运行模式审批: names,
  }),
});
export type FoundingJson = z.infer<typeof foundingJson>;

/** S1 an unnamed city · S2 丰顺 · S3 凤冈 · S4 厦门 · S5 怀化. */
export type PlanId = 'S1' | 'S2' | 'S3' | 'S4' | 'S5';

/** What a person should know of a plan before its data is used: 错误 where it contradicts itself in what counts. */
export interface PlanLine {
  readonly plan: PlanId;
  readonly level: '注意' | '错误';
  readonly text: string;
}

/** Brackets as official titles write them (GB/T 15834); the plans' copies have ASCII ones. */
export const titled = (name: string): string => name.replaceAll('(', '（').replaceAll(')', '）');
