/** 办事指南 (A10): what 许可法30 wants posted of each item, in its order. */
import type { CivilDate } from '../calendar/civil-date.ts';
import { amountText } from '../money.ts';
import { isServedAt, type HallReference } from './hall.ts';
import type { ServiceItem } from './item.ts';

export interface GuideSection {
  readonly title: string;
  /** One paragraph each. */
  readonly lines: readonly string[];
  /** The list of materials. */
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export interface Guide {
  readonly itemCode: string;
  readonly title: string;
  readonly organ: string;
  /** Limits, materials and fee are examples: the guide says so. */
  readonly example: boolean;
  readonly sections: readonly GuideSection[];
  /** Titles of what 许可法30 wants and nobody has written yet. */
  readonly missing: readonly string[];
}

const unwritten = '（尚未公布，请向窗口咨询。）';
const paragraphs = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** @param on the day it is given out: allocations of counters have dates (A9). */
export function guideOf(item: ServiceItem, hall: HallReference, on: CivilDate): Guide {
  const phone = hall.organs.find(({ name }) => name === item.organ)?.phone ?? '';
  const written: readonly (readonly [string, readonly string[]])[] = [
    ['设定依据', paragraphs(item.guide.basis)],
    ['申请条件', paragraphs(item.guide.conditions)],
    ['数量', [quotaText(item)]],
    ['办理程序', procedure(item, hall)],
    ['办理时限', limits(item)],
    ['收费依据和标准', [feeText(item)]],
    ['申请方式', application(item)],
    ['申请书示范文本', item.guide.modelForm === '' ? [] : [item.guide.modelForm, formIsFree(item)]],
    ['办理地点和时间', place(item, hall, on)],
    ['咨询和投诉', phone === '' ? [] : [`咨询电话：${phone}`, `投诉电话：${hall.complaintPhone}`]],
  ];
  const asked = written.filter(([title]) => item.category !== '简易处罚' || !aboutApplying.has(title));
  const sections = asked.map(([title, lines]): GuideSection => ({
    title,
    lines: lines.length === 0 ? [unwritten] : lines,
  }));
  // The list of materials comes after the conditions and the number.
  sections.splice(3, 0, materials(item));
  return {
    itemCode: item.code,
    title: `${item.name}办事指南`,
    organ: item.organ,
    example: item.example,
    sections,
    missing: asked.flatMap(([title, lines]) => (lines.length === 0 ? [title] : [])),
  };
}

/** B9: nobody applies to be fined. */
const aboutApplying: ReadonlySet<string> = new Set(['申请方式', '申请书示范文本']);
/** 许可法29, 58. */
const formIsFree = ({ category }: ServiceItem): string =>
  `申请书格式文本由窗口免费提供${category === '行政许可' ? '（《中华人民共和国行政许可法》第二十九条、第五十八条）' : ''}。`;

/** 许可法57. */
const quotaText = ({ quota }: ServiceItem): string =>
  quota === null ? '没有数量限制。' : `共${quota}个，按照受理申请的先后顺序作出决定。`;

/** 许可法31, 33: the whole list, and what the organ gets for itself. */
function materials(item: ServiceItem): GuideSection {
  const rows = item.materials.map(({ name, form, copies, required, basis, source, shared }, index) => [
    String(index + 1),
    name,
    form,
    String(copies),
    shared ? '由本机关核查' : required ? '必要' : '非必要',
    basis,
    source,
  ]);
  const lines = ['除下列材料外，不要求提供其他材料。'];
  if (item.materials.some(({ shared }) => shared)) lines.push('标明“由本机关核查”的，不需要申请人提交。');
  return {
    title: '申请材料目录',
    lines,
    table: { head: ['序号', '材料名称', '形式', '份数', '必要性', '依据', '来源渠道'], rows },
  };
}

function procedure(item: ServiceItem, { templates }: HallReference): string[] {
  const chain = templates.find(({ id }) => id === item.template)?.chain.join('—') ?? '';
  const text = item.guide.procedure === '' ? chain : item.guide.procedure;
  const lines = paragraphs(text);
  if (item.outsideLinks.length > 0) lines.push(`可能需要：${item.outsideLinks.join('、')}。`);
  if (item.superior !== null) lines.push(`由${item.organ}审查后报${item.superior}决定。`);
  return lines;
}

/** 许可法82: days are working days. 许可法45: what is not counted is told in writing. */
function limits({ category, handling, legalDays, promisedDays }: ServiceItem): string[] {
  const promised = handling === '即办件' ? '当场办结' : `${promisedDays}个工作日`;
  const lines = [`法定时限：${legalDays}个工作日`, `承诺时限：${promised}`];
  if (category === '行政许可')
    lines.push(
      '依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在内，另行书面告知。',
    );
  return legalDays === 0 ? [`办理时限：${promised}`] : lines;
}

/** H1, 许可法59: as posted. */
const feeText = ({ fee }: ServiceItem): string =>
  fee === null ? '不收费。' : `${fee.name}：${amountText(fee.rate)}/${fee.unit}。依据：${fee.basis}。`;

/** 许可法29. */
const application = ({ inPerson }: ServiceItem): string[] => [
  inPerson ? '依法应当由申请人本人到窗口提出申请。' : '可以委托代理人提出申请，代理人提交委托书和身份证件。',
];

/** A2: an item outside the hall is handled elsewhere, and the guide says where. */
function place({ department, presence }: ServiceItem, hall: HallReference, on: CivilDate): string[] {
  if (presence.state === '未进驻') return [`办理地点：${presence.handledAt}（${presence.reason}）`];
  const counters = [hall.counter, ...hall.otherCounters]
    .filter(({ kind }) => kind === '业务窗口' || kind === '综合窗口')
    .filter((counter) => isServedAt(hall, counter, department, on))
    .map(({ position, name }) => `${position}（${name}）`);
  return counters.length === 0
    ? []
    : [`办理地点：${hall.name}，${hall.address}，${counters.join('、')}`, `办理时间：${hall.hours}`];
}
