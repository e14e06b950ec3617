/** S3 凤冈县交通运输局: three sub-bodies, each with its own list of items (D4). */
import type { LinkOutsideHall } from '../../../clock/pauses.ts';
import { type Fee, type ServiceItem, subItem } from '../../item.ts';
import type { ApprovalTemplate } from '../../template.ts';
import { exampleGuide } from './example-guides.ts';
import { type ExampleFamily, exampleMaterials } from './example-materials.ts';
import { type FoundingJson, type PlanLine, titled } from './founding-json.ts';
import { itemCode, type ItemDraft, itemDraft } from '../item-draft.ts';

export const fenggang = '凤冈县交通运输局';
const root = { credit: '11520327MB0000001', level: 4, field: '18' } as const;

/** Leaders sign over the approval network (G3); the plan names no further steps, so these are examples. */
export const fenggangTemplate: ApprovalTemplate = {
  id: 'fenggang-transport',
  department: fenggang,
  name: '承诺件、上报件审批流程（示例）',
  chain: [
    '申请人提交申请',
    '交通窗口受理',
    '窗口组长审查，要件录入行政审批网络传送到部门',
    '法规股会签',
    '单位领导网上审查要件后审批',
    '交通窗口按签批意见办理，通知申请人领取',
  ],
  steps: [
    {
      id: 'examine',
      name: '窗口审查',
      kind: '审查',
      signers: [{ post: '窗口组长', role: 'window_head' }],
      limitDays: 2,
    },
    {
      id: 'countersign',
      name: '法规股会签',
      kind: '会签',
      signers: [{ post: '法规股股长', role: 'reviewer' }],
      limitDays: 1,
    },
    {
      id: 'approve',
      name: '单位领导审批',
      kind: '审批',
      signers: [{ post: '单位领导', role: 'leader' }],
      limitDays: 2,
    },
  ],
};

const workersFee: Fee = {
  id: 'certificate',
  name: '从业资格证工本费（示例）',
  rate: 1200,
  unit: '本',
  basis: '《中华人民共和国道路运输条例》',
  basisKind: '行政法规',
  account: '交通运输行政事业性收费收入（示例）',
  precondition: true,
};
const highwayFee: Fee = {
  id: 'compensation',
  name: '公路占用补偿费（示例）',
  rate: 5000,
  unit: '平方米',
  basis: '《中华人民共和国公路法》',
  basisKind: '法律',
  account: '公路路产补偿收入（示例）',
  precondition: true,
};
const tooOld = { title: '申请人年龄不符合从业资格条件', citation: '《道路运输从业人员管理规定》第九条' };
const notIncorporated = {
  title: '申请人不具备企业法人资格',
  citation: '《道路危险货物运输管理规定》第八条',
};
const onSite: LinkOutsideHall[] = ['实地勘察'];
const retired = (what: string): Partial<ItemDraft> => ({ legacy: true, notes: [what] });

/** What single items have beyond their family; examples but for `subItems` and notes, by title. */
const particulars: Readonly<Record<string, Partial<ItemDraft>>> = {
  危险货物运输经营许可: {
    decisionLevel: '局领导',
    outsideLinks: [...onSite, '专家评审'],
    grounds: [notIncorporated],
  },
  '城市公共交通、出租汽车经营许可': { quota: 20, outsideLinks: ['招标'] },
  出租汽车从业资格证注册或者延续注册: { inPerson: true },
  道路运输从业人员资格证考核: { fee: workersFee, inPerson: true, grounds: [tooOld] },
  县行政区域内道路旅客运输及班线经营: { quota: 30, outsideLinks: ['招标'] },
  '县行政区域内道路旅客运输站（场）经营许可': { outsideLinks: onSite },
  县行政区域内机动车驾驶员培训经营许可: { outsideLinks: onSite },
  县行政区域内机动车维修经营许可: retired('旧事项名称：机动车维修经营已由许可改为备案，请核对现行目录。'),
  '道路运输车辆年审（客运、普货、危货）': subItems('客运', '普货', '危货'),
  '道路运输从业资格证换证、补办、变更、注销': {
    ...subItems('换证', '补办', '变更', '注销'),
    fee: workersFee,
  },
  放射性物品道路运输经营许可: {
    decisionLevel: '局领导',
    outsideLinks: [...onSite, '专家评审'],
    grounds: [notIncorporated],
  },
  '建设工程需要占用、挖掘公路或者使用公路改线许可': {
    fee: highwayFee,
    outsideLinks: onSite,
  },
  在公路上增设平面交叉道口批准: { outsideLinks: onSite },
  '建设港口危险货物作业场所、实施卫生除害处理专用场所的审批': {
    superior: '遵义市交通运输局（示例）',
    outsideLinks: ['专家评审', '实地勘察'],
    decisionLevel: '局领导',
  },
  '浮动实施活动范围、条件审核': { notes: ['来源文本为“浮动实施”，疑为“浮动设施”，名称照录。'] },
  船舶所有权登记初审: { superior: '遵义市地方海事局（示例）' },
  通航水域水上水下施工作业许可: { outsideLinks: ['鉴定', '专家评审'] },
  建设港口设施使用非深水岸线审批: {
    superior: '贵州省交通运输厅（示例）',
    outsideLinks: ['专家评审'],
    decisionLevel: '局领导',
  },
};

/** 办理项: the plan packs them into one title. */
function subItems(...names: string[]): Partial<ItemDraft> {
  return {
    subItems: names.map((name, index) => subItem.parse({ id: String(index + 1).padStart(2, '0'), name })),
    notes: [`办理项：${names.join('、')}。`],
  };
}

type Kind = Pick<ServiceItem, 'category' | 'handling' | 'legalDays' | 'promisedDays'> & {
  readonly family: ExampleFamily;
};

function kindOf(organ: string, name: string): Kind {
  if (/签证|年审|标志牌|换证/.test(name)) {
    const family = /签证/.test(name) ? '海事' : /换证/.test(name) ? '从业资格' : '车辆年审';
    return { category: '其他行政权力', handling: '即办件', legalDays: 20, promisedDays: 0, family };
  }
  const licence = { category: '行政许可', handling: '承诺件', legalDays: 20 } as const;
  if (/从业资格|资格证/.test(name)) return { ...licence, promisedDays: 5, family: '从业资格' };
  if (/初审|建设港口/.test(name)) return { ...licence, handling: '上报件', promisedDays: 10, family: '海事' };
  const family = organ.includes('公路') ? '公路' : organ.includes('海事') ? '海事' : '运输经营';
  return { ...licence, promisedDays: 12, family };
}

const instantChain = ['申请人提交申请', '窗口受理并当场审查', '窗口当场办结', '申请人领取'];

function item(organ: string, name: string, serial: number): ItemDraft {
  const { family, ...kind } = kindOf(organ, name);
  const instant = kind.handling === '即办件';
  return itemDraft({
    code: itemCode(root, serial),
    name: titled(name),
    department: fenggang,
    organ,
    ...kind,
    materials: exampleMaterials[family],
    example: true,
    template: instant ? null : fenggangTemplate.id,
    guide: exampleGuide(family, titled(name), instant ? instantChain : fenggangTemplate.chain),
    ...particulars[titled(name)],
  });
}

export interface StaffList {
  readonly department: string;
  /** As the plan calls it: 入驻人员, 到窗口工作, 分管领导. */
  readonly list: string;
  readonly names: readonly string[];
}

/** Every item listed, none dropped, and what does not add up. */
export function readS3(plan: FoundingJson['plan3']): {
  items: ItemDraft[];
  staff: StaffList[];
  report: PlanLine[];
} {
  const report: PlanLine[] = [];
  const note = (text: string): void => void report.push({ plan: 'S3', level: '注意', text });
  const listed = Object.entries(plan.lists).flatMap(([list, names]) =>
    names.map((name) => ({ organ: list.replace(/^县/, '凤冈县'), name })),
  );
  const items = listed.map(({ organ, name }, index) => item(organ, name, index + 1));
  if (listed.length !== plan.claimed_total)
    note(`申报${plan.claimed_total} / 实列${listed.length}：实列的${listed.length}项全部列入，没有舍去。`);
  for (const { name, subItems: variants, notes, legacy } of items) {
    if (variants.length > 0)
      note(
        `“${name}”一项含${variants.length}个办理项：${variants.map((variant) => variant.name).join('、')}。`,
      );
    else for (const words of notes) note(`“${name}”${legacy ? '是' : '：'}${words}`);
  }
  const { 入驻人员: entering, 到窗口工作: posted } = plan;
  if (entering.length !== posted.length)
    note(
      `入驻人员名单${entering.length}人（${entering.join('、')}），选派到窗口工作${posted.length}人（${posted.join('、')}）：两份名单均已保留。`,
    );
  const staff = [
    { department: fenggang, list: '入驻人员', names: entering },
    { department: fenggang, list: '到窗口工作', names: posted },
    { department: fenggang, list: '分管领导', names: [plan.分管领导] },
  ];
  return { items, staff, report };
}
