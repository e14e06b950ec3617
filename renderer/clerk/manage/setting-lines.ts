/** 大厅设置 as data: each thing a site decides for itself, with what it means and the rule that leaves it to the site. */
import type { HallBook } from '#shared/contract/desks.ts';

export type Settings = HallBook['settings'];

/** The settings whose value is of one kind. */
type NamesOf<Kind> = {
  [Name in keyof Settings]: Settings[Name] extends Kind ? Name : never;
}[keyof Settings];

interface Said {
  readonly label: string;
  readonly rule: string;
  readonly means: string;
}
interface Range {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
}

export type SettingLine = Said &
  (
    | { readonly kind: 'hours' }
    | { readonly kind: 'rank' }
    | { readonly kind: 'words'; readonly name: 'headTitle' | 'transferNoon'; readonly max: number }
    | ({ readonly kind: 'count'; readonly name: NamesOf<number> } & Range)
    | { readonly kind: 'yes'; readonly name: NamesOf<boolean> }
    | { readonly kind: 'poor'; readonly name: keyof Settings['poorRating'] }
  );

const days = (from: number, to: number): Range => ({ from, to, unit: '个工作日' });
const years = (to: number): Range => ({ from: 0, to, unit: '年' });

/** In the order of the screen. */
export const settingLines: readonly SettingLine[] = [
  {
    kind: 'hours',
    label: '开放时间',
    rule: 'D11',
    means: '窗口应当有人的时间，据此记录空岗。写作“工作日 09:00-12:00”，各段用分号隔开。',
  },
  {
    kind: 'words',
    name: 'headTitle',
    label: '窗口负责人名称',
    rule: 'D2',
    means: '首席代表、窗口组长等，各大厅叫法不同。',
    max: 40,
  },
  { kind: 'rank', label: '窗口负责人最低职级', rule: 'D2', means: '低于该职级的人员不能担任窗口负责人。' },
  {
    kind: 'count',
    name: 'tenureYears',
    label: '派驻年限',
    rule: 'D8',
    means: '未满年限更换的，应当填写事由。',
    ...years(10),
  },
  {
    kind: 'count',
    name: 'yearsOfWork',
    label: '工作年限要求',
    rule: 'D9',
    means: '派驻人员应当有的工作年限。',
    ...years(40),
  },
  {
    kind: 'count',
    name: 'warnWorkingDays',
    label: '临期提示',
    rule: 'C6',
    means: '到期前几个工作日起显示临期。',
    ...days(0, 10),
  },
  {
    kind: 'yes',
    name: 'promisedKeepsRunning',
    label: '承诺时限不停',
    rule: 'C5',
    means: '办公会讨论、评审、上报期间承诺时限照常计算。',
  },
  {
    kind: 'yes',
    name: 'unitSealOnlyForForwarding',
    label: '单位公章只用于转报',
    rule: 'E1',
    means: '审批文书一律用行政审批专用章，转报用单位公章。',
  },
  {
    kind: 'yes',
    name: 'rateAcceptance',
    label: '受理后也请评价',
    rule: 'I1',
    means: '关闭的，只在办结后请申请人评价。',
  },
  {
    kind: 'count',
    name: 'complaintWorkingDays',
    label: '投诉办理期限',
    rule: 'I2',
    means: '从收到投诉到答复。',
    ...days(1, 60),
  },
  {
    kind: 'count',
    name: 'backdateMaxWorkingDays',
    label: '补录期限',
    rule: 'A5',
    means: '离线时在纸上办理的，几个工作日内补录。',
    ...days(0, 60),
  },
  {
    kind: 'words',
    name: 'transferNoon',
    label: '材料移交时间',
    rule: 'G2',
    means: '次日该时间以前移交材料。',
    max: 5,
  },
  {
    kind: 'poor',
    name: 'contactWorkingDays',
    label: '差评首次联系',
    rule: 'I1',
    means: '收到差评后多久联系评价人。',
  },
  {
    kind: 'poor',
    name: 'simpleWorkingDays',
    label: '差评整改（简单）',
    rule: 'I1',
    means: '情况清楚的，整改期限。',
  },
  {
    kind: 'poor',
    name: 'complexWorkingDays',
    label: '差评整改（复杂）',
    rule: 'I1',
    means: '情况复杂的，整改期限。',
  },
  { kind: 'poor', name: 'revisitWorkingDays', label: '差评回访', rule: 'I1', means: '整改后多久回访。' },
];
