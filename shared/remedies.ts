/** How to appeal, as papers have to say it (2.6). One place, so that no paper carries the limits of an older law. */
import { ok, type Result, refuse } from './result.ts';

/**
 * What is appealed. The first four leave the choice between reconsideration and suit; for the others reconsideration
 * comes first, and the paper has to say so (行政复议法23).
 */
export const remedyKinds = [
  '不予受理',
  '不予许可',
  '撤销',
  '不予延续',
  '当场处罚',
  '纳税争议',
  '不予减免退税',
  '未履行法定职责',
  '政府信息不予公开',
] as const;
export type RemedyKind = (typeof remedyKinds)[number];

export interface Remedies {
  /** The body whose decision it is. */
  readonly organ: string;
  /** Where to apply for reconsideration, by name. */
  readonly reconsideration: string;
  readonly court: string;
  /** Under a higher body of its own line: 海关, 金融, 外汇, 税务, 国家安全 (行政复议法27). */
  readonly vertical: boolean;
  readonly kind: RemedyKind;
}

/** 行政复议法20: sixty days. 行政诉讼法46: six months; 45, 行政复议法34: fifteen days after reconsideration. */
const days = { reconsideration: '六十日', suit: '六个月', afterReconsideration: '十五日' } as const;

const first = new Set<RemedyKind>([
  '当场处罚',
  '纳税争议',
  '不予减免退税',
  '未履行法定职责',
  '政府信息不予公开',
]);
/** 行政复议法23, 税收征管法88: no suit before reconsideration. */
export const reconsiderationFirst = (kind: RemedyKind): boolean => first.has(kind);

/** 税收征管法88: what a tax body denies of a levy, a reduction or a refund, is a dispute about tax. */
export const denialKind = (category: string, organ: string): RemedyKind =>
  category === '行政征收' && organ.includes('税务') ? '不予减免退税' : '不予许可';

/** The sentence for the paper. What the hall's data names is printed as it is; see `checkReconsideration`. */
export function remediesText({
  reconsideration,
  court,
  kind,
}: Pick<Remedies, 'reconsideration' | 'court' | 'kind'> & Partial<Remedies>): string {
  if (!reconsiderationFirst(kind))
    return `如不服本决定，可以自收到本决定书之日起${days.reconsideration}内向${reconsideration}申请行政复议，也可以自收到本决定书之日起${days.suit}内依法向${court}提起行政诉讼。`;
  const suit = `对行政复议决定不服，或者行政复议机关决定不予受理、驳回申请、逾期不作答复的，可以自收到行政复议机关的决定书之日起或者行政复议期限届满之日起${days.afterReconsideration}内依法向${court}提起行政诉讼。`;
  if (kind === '纳税争议')
    return `同本机关在纳税上有争议的，应当先依照本机关的决定缴纳或者解缴税款及滞纳金，或者提供相应的担保，自缴清税款及滞纳金或者担保被确认之日起${days.reconsideration}内先向${reconsideration}申请行政复议；${suit}`;
  // Who is denied a refund has paid long ago, and who is denied a reduction has still to pay.
  if (kind === '不予减免退税')
    return `如不服本决定，应当先向${reconsideration}申请行政复议：依照本决定应当缴纳税款的，先缴纳或者解缴税款及滞纳金，或者提供相应的担保，自缴清税款及滞纳金或者担保被确认之日起${days.reconsideration}内申请；其他情形，自收到本决定书之日起${days.reconsideration}内申请。${suit}`;
  const against = kind === '当场处罚' ? '如不服本决定' : '如不服本告知';
  const from = kind === '当场处罚' ? '自收到本决定书之日起' : '自收到本告知书之日起';
  return `${against}，应当${from}${days.reconsideration}内先向${reconsideration}申请行政复议；${suit}`;
}

/**
 * Whether the reconsideration body of the hall's data can be the right one: the people's government of the same level
 * (行政复议法24), for vertical bodies the body one level up of their own line (27).
 */
export function checkReconsideration({
  organ,
  reconsideration,
  vertical,
}: Pick<Remedies, 'organ' | 'reconsideration' | 'vertical'>): Result<true> {
  const government = reconsideration.includes('人民政府');
  if (reconsideration === organ && !government)
    return refuse(
      'rule',
      '行政复议法24',
      `${organ}不能对自己的决定进行行政复议。`,
      '请在大厅资料中更正复议机关。',
      'reconsideration',
    );
  if (vertical && government)
    return refuse(
      'rule',
      '行政复议法27',
      `${organ}实行垂直领导，复议机关是上一级主管部门，不是${reconsideration}。`,
      '请在大厅资料中更正复议机关。',
      'reconsideration',
    );
  return vertical || government
    ? ok(true)
    : refuse(
        'rule',
        '行政复议法24',
        `对${organ}的决定不服的，复议机关是本级人民政府，不是${reconsideration}。`,
        '请在大厅资料中更正复议机关；实行垂直领导的部门，请标明。',
        'reconsideration',
      );
}
