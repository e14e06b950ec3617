/** S4 厦门市地方税务局: partial powers per item (B10), 13 windows of which a pool of 7 does two businesses (A9). */
import type { Effective } from '../../effective.ts';
import { type PipelineStage, pipelineStages } from '../../item.ts';
import type { ApprovalTemplate } from '../../template.ts';
import { exampleGuide } from './example-guides.ts';
import { exampleMaterials } from './example-materials.ts';
import { type FoundingJson, type PlanLine, titled } from './founding-json.ts';
import { itemCode, type ItemDraft, itemDraft } from '../item-draft.ts';

export const xiamen = '厦门市地方税务局';
const root = { credit: '11350200MB0000002', level: 3, field: '30' } as const;

export const xiamenTemplate: ApprovalTemplate = {
  id: 'xiamen-tax',
  department: xiamen,
  name: '退税审批流程（示例）',
  chain: ['申请人提交申请', '窗口受理', '窗口审查', '局领导审批', '窗口通知申请人领取'],
  steps: [
    {
      id: 'examine',
      name: '窗口审查',
      kind: '审查',
      signers: [{ post: '窗口负责人', role: 'window_head' }],
      limitDays: 4,
    },
    {
      id: 'approve',
      name: '局领导审批',
      kind: '审批',
      signers: [{ post: '分管领导', role: 'leader' }],
      limitDays: 4,
    },
  ],
};

/** Windows that do the same business, from when to when (A9). */
export interface PlanCounters extends Effective {
  readonly department: string;
  readonly businesses: readonly string[];
  readonly windows: readonly { readonly name: string; readonly neighbours: readonly string[] }[];
}

const judging: ReadonlySet<PipelineStage> = new Set<PipelineStage>(['受理', '审查', '审批']);

/**
 * B10: the plan grants 受理, 审查 (which it calls 审核) and 审批 item by item. 缴费, 制证, 盖章 and 发证 of every item are
 * done in the hall (B8) and are not what it limits.
 */
const windowPowersOf = (power: string): PipelineStage[] => {
  const granted = power.replaceAll('审核', '审查').split('、');
  return pipelineStages.filter((stage) => !judging.has(stage) || granted.includes(stage));
};

const instant = { handling: '即办件', legalDays: 20, promisedDays: 0 } as const;
const committed = { handling: '承诺件', legalDays: 20, promisedDays: 10 } as const;
const instantChain = ['申请人提交申请', '窗口受理并当场审查', '窗口当场办结', '申请人领取'];

/** The window that may approve does so at once (C1); where it may not, the item goes to the department's leader. */
function powered(name: string, power: string): Partial<ItemDraft> {
  if (power === '征收') return {};
  const windowPowers = windowPowersOf(power);
  const notes = [`窗口权限：${power}。`];
  const decides = windowPowers.includes('审批');
  return {
    ...(decides ? {} : { ...committed, template: xiamenTemplate.id }),
    windowPowers,
    notes,
    ...(decides ? {} : { guide: exampleGuide('涉税', titled(name), xiamenTemplate.chain) }),
  };
}

export function readS4(plan: FoundingJson['plan4']): {
  items: ItemDraft[];
  counters: PlanCounters[];
  report: PlanLine[];
} {
  const items: ItemDraft[] = [];
  const add = (category: ItemDraft['category'], name: string, more: Partial<ItemDraft> = {}): void => {
    items.push(
      itemDraft({
        code: itemCode(root, items.length + 1),
        name: titled(name),
        department: xiamen,
        organ: xiamen,
        category,
        ...instant,
        materials: exampleMaterials.涉税,
        example: true,
        guide: exampleGuide('涉税', titled(name), instantChain),
        ...more,
      }),
    );
  };
  const { business } = plan;
  for (const name of business.税务登记) add('公共服务', `税务登记（${name}）`);
  for (const [group, names] of Object.entries(business.社保业务)) {
    for (const name of names) add('公共服务', `社保业务（${group}）：${name}`);
  }
  for (const { 事项: name, 权限: power } of [...business.二手房交易税费征收, ...business.契税征收])
    add('行政征收', name, powered(name, power));
  // B9: named among the duties of the staff. No application is made for it, so there is nothing to wait for.
  if (plan.人员职责.some((duty) => duty.includes('简易处罚')))
    add('简易处罚', '税务违法、违规简易处罚', {
      legalDays: 0,
      materials: exampleMaterials.简易处罚,
      notes: ['当场处罚不经申请，使用专用文书；不服的，先申请行政复议。'],
      guide: exampleGuide('简易处罚', '', ['查明违法事实', '告知理由和权利', '当场作出处罚决定', '当场交付']),
    });
  return { items, ...windowsOf(plan) };
}

function windowsOf(plan: FoundingJson['plan4']): { counters: PlanCounters[]; report: PlanLine[] } {
  const report: PlanLine[] = [];
  const counters = Object.entries(plan.windows).map(([pool, count]) => ({
    department: xiamen,
    businesses: businessesOf(pool, plan),
    windows: inARow(Array.from({ length: count }, (_, index) => `${pool}${index + 1}号窗口`)),
    from: null,
    until: null,
  }));
  const total = counters.reduce((sum, { windows }) => sum + windows.length, 0);
  if (total !== plan.windows_total)
    report.push({
      plan: 'S4',
      level: '错误',
      text: `窗口总数写作${plan.windows_total}个，分项合计${total}个。`,
    });
  for (const { businesses, windows } of counters.filter((entry) => entry.businesses.length > 1))
    report.push({
      plan: 'S4',
      level: '注意',
      text: `${businesses.join('、')}共用${windows.length}个窗口，可以适时调整。`,
    });
  if (plan.staff_total <= plan.windows_total)
    report.push({
      plan: 'S4',
      level: '注意',
      text: `${plan.windows_total}个窗口只有${plan.staff_total}名人员，没有专门的替岗人员：替岗由相邻窗口的人员承担，替岗期间相邻窗口暂停。`,
    });
  if (
    [...plan.business.二手房交易税费征收, ...plan.business.契税征收].some(({ 权限: power }) =>
      power.includes('审核'),
    )
  )
    report.push({
      plan: 'S4',
      level: '注意',
      text: '方案中的“审核”对应办理环节“审查”，窗口不得作出最终决定。',
    });
  return { counters, report };
}

/** The plan names the pool of 7 by both its businesses; their titles differ a little from those of the item lists. */
function businessesOf(pool: string, { business }: FoundingJson['plan4']): string[] {
  const parts = new Set(pool.split('和').map((part) => part.slice(0, 2)));
  const found = Object.keys(business).filter((name) => parts.has(name.slice(0, 2)));
  return found.length === 0 ? [pool] : found;
}

/** 1M.8: with nobody to spare, who is next door looks after a window. */
const inARow = (names: readonly string[]): PlanCounters['windows'] =>
  names.map((name, index) => ({
    name,
    neighbours: [names[index - 1], names[index + 1]].filter((next) => next !== undefined),
  }));
