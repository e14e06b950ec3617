/** S5 怀化市住房和城乡建设局: seven items, a chain of opinions (G4), and what is only received at the window (B7). */
import { unreachable } from '../../../result.ts';
import type { SiteSettings } from '../../hall.ts';
import { type ApprovalStep, type ApprovalTemplate, approvalTemplate } from '../../template.ts';
import { exampleGuide } from './example-guides.ts';
import { exampleMaterials } from './example-materials.ts';
import { type FoundingJson, type PlanLine, titled } from './founding-json.ts';
import { itemCode, type ItemDraft, itemDraft } from '../item-draft.ts';

export const huaihua = '怀化市住房和城乡建设局';
const root = { credit: '11431200MB0000003', level: 3, field: '17' } as const;
const templateId = 'huaihua-housing';

/** C5: 办公会讨论、评审、上报 are done within the promised limit. D2: the head is 局政务中心主任. */
export const huaihuaSettings = {
  promisedKeepsRunning: true,
  headTitle: '政务中心主任',
} satisfies Partial<SiteSettings>;

/** Who signs, as the plan's chain words it: `或` is one place that either may sign, `、` is one place each. */
const signersOf = (kind: ApprovalStep['kind']): ApprovalStep['signers'] => {
  switch (kind) {
    case '审查':
      return [{ post: '局政务中心副主任', role: 'reviewer' }];
    case '会签':
      return [
        { post: '法规科科长', role: 'reviewer' },
        { post: '局政务中心主任', role: 'window_head' },
      ];
    case '审批':
      return [{ post: '分管政务中心领导或局主要领导', role: 'leader' }];
    default:
      return unreachable(kind);
  }
};

const kindOfLink = (link: string): ApprovalStep['kind'] | null =>
  link.includes('会签') ? '会签' : link.includes('审批') ? '审批' : link.includes('审查') ? '审查' : null;

const stepIds = { 审查: 'examine', 会签: 'countersign', 审批: 'approve' } as const;

/** The links between acceptance and collection; undefined when the plan's chain does not end with a leader's decision. */
function templateOf(workflow: readonly string[]): ApprovalTemplate | undefined {
  const steps = workflow.flatMap((name): ApprovalStep[] => {
    const kind = kindOfLink(name);
    return kind === null
      ? []
      : [{ id: stepIds[kind], name, kind, signers: signersOf(kind), limitDays: null }];
  });
  const template = { id: templateId, department: huaihua, name: '审批流程', chain: [...workflow], steps };
  const parsed = approvalTemplate.safeParse(template);
  return parsed.success ? parsed.data : undefined;
}

const particulars: Readonly<Record<string, Partial<ItemDraft>>> = {
  '建筑业企业资质审批（三级及以下）': {
    intakeOnly: true,
    template: null,
    notes: ['窗口受理后仍按原运行模式审批，权限待部门确认。'],
  },
  '建设工程初步设计审批（市本级立项项目）': { outsideLinks: ['专家评审', '集体研究'] },
  城市园林绿化企业三级资质审批: {
    legacy: true,
    notes: ['旧事项名称：该资质审批已取消，请核对现行目录。'],
  },
  市本级改动市政燃气设施审批: { outsideLinks: ['实地勘察'] },
  市本级燃气经营许可: { outsideLinks: ['实地勘察'], decisionLevel: '局领导' },
};

export function readS5(plan: FoundingJson['plan5']): {
  items: ItemDraft[];
  templates: ApprovalTemplate[];
  report: PlanLine[];
} {
  const report: PlanLine[] = [];
  const template = templateOf(plan.workflow);
  if (template === undefined)
    report.push({ plan: 'S5', level: '错误', text: '审批流程的最后一步不是领导审批，没有载入。' });
  const whole = plan.items.map((name) => ({
    name,
    category: '行政许可' as const,
    more: particulars[titled(name)],
  }));
  const passedOn = plan.仅在窗口受理报建资料_原运行模式审批.map((name) => ({
    name,
    category: '其他行政权力' as const,
    more: {
      intakeOnly: true,
      template: null,
      notes: ['仅收件：窗口受理报建资料，仍按原运行模式审批。'],
    } satisfies Partial<ItemDraft>,
  }));
  const items = [...whole, ...passedOn].map(({ name, category, more }, index) =>
    itemDraft({
      code: itemCode(root, index + 1),
      name: titled(name),
      department: huaihua,
      organ: huaihua,
      category,
      handling: '承诺件',
      legalDays: 20,
      promisedDays: 15,
      materials: exampleMaterials.建设,
      example: true,
      template: template?.id ?? null,
      guide: exampleGuide('建设', titled(name), plan.workflow),
      ...more,
    }),
  );
  for (const { name, legacy, notes } of items.filter((entry) => entry.legacy))
    report.push({ plan: 'S5', level: '注意', text: `“${name}”${legacy ? '是' : '：'}${notes.join('')}` });
  const asWhole = items.find(({ name, intakeOnly }) => name.includes('企业资质审批') && intakeOnly);
  if (asWhole !== undefined)
    report.push({
      plan: 'S5',
      level: '注意',
      text: `“${asWhole.name}”列为进驻事项，方案又写明房建资质审批仍按原运行模式审批：暂按仅收件登记，由部门确认。`,
    });
  return { items, templates: template === undefined ? [] : [template], report };
}
