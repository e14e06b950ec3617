/** What the papers of a case have in common. */
import { todayOf } from '../../act-context.ts';
import { chineseDate, type CivilDate } from '../../calendar/civil-date.ts';
import type { WorkingCalendar } from '../../calendar/working-days.ts';
import { maskedApplicant } from '../../case/applicant.ts';
import type { CaseState } from '../../case/state.ts';
import type { Instant } from '../../event.ts';
import type { HallReference, Organ, ServiceItem, StaffMember } from '../../reference/index.ts';
import { ruleFor } from '../../registers/seal-use.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import type { Phrases } from '../phrases/phrases.ts';

export interface PaperContext {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly hall: HallReference;
  /** The catalogue's entry, which only the fee is taken from; an item may have left it since the case was taken. */
  readonly item?: ServiceItem | undefined;
  readonly person: StaffMember;
  /** The department's standing phrases. */
  readonly phrase: Phrases;
}

/** 许可法32, last paragraph: on the vouchers of intake. */
export const intakeSeal = '行政受理专用章';
/** E1: the usual seal of a paper issued on the case; null where it carries none. */
export const sealOf = (
  paper: { readonly number: string; readonly title: string },
  state: CaseState,
  context: Pick<PaperContext, 'hall' | 'now'>,
): string | null => ruleFor(paper, state, context).kinds[0] ?? null;

export const day = (date: string): string => chineseDate(date as CivilDate);
export const today = (context: Pick<PaperContext, 'now'>): string => chineseDate(todayOf(context));

export const withStop = (sentence: string): string =>
  /[。！？]$/u.test(sentence) ? sentence : `${sentence}。`;
export const withoutStop = (sentence: string): string => sentence.replace(/[。；]$/u, '');
/** A citation as it stands before 的规定, in which it may itself end. */
export const cited = (basis: string): string => basis.trim().replace(/(?:的?规定)?[。；.]?$/u, '');

const handlerOf = ({ person }: Pick<PaperContext, 'person'>): string =>
  `${person.name}（工号${person.number}）`;

export function common(state: CaseState, context: PaperContext) {
  return {
    training: context.hall.training,
    addressee: `${state.applicant.name}：`,
    handler: handlerOf(context),
    barcode: null,
    qr: null,
  };
}

/** A notice or decision of which the applicant keeps one copy and signs the other. */
export const twoCopies = (paper: '通知书' | '告知书' | '决定书') =>
  ({
    signatures: ['申请人（代理人）签收'],
    footer: `本${paper}一式两份，一份交申请人，一份存档。`,
    copies: 2,
  }) satisfies Partial<PaperContent>;

/** Label and value. */
export type Row = [string, string];

/** Whom to ask about it. */
export const contactRow = (organ: Pick<Organ, 'phone'>, context: Pick<PaperContext, 'person'>): Row => [
  '联系人',
  `${handlerOf(context)} 电话 ${organ.phone}`,
];

/** In full: for A4 papers, which are handed to the applicant or filed. */
export const identityRow = ({ applicant }: Pick<CaseState, 'applicant'>): Row =>
  applicant.kind === 'person'
    ? ['身份证件号码', applicant.idNumber]
    : ['统一社会信用代码', applicant.creditCode];

/** Masked: for thermal slips, which lie about. The first row is what `label` calls the applicant. */
export function maskedRows({ applicant, agent }: CaseState, label: '申请人' | '缴款人'): Row[] {
  const { name, number } = maskedApplicant(applicant);
  const rows: Row[] = [
    [label, name],
    [applicant.kind === 'person' ? '证件号码' : '信用代码', number],
  ];
  if (agent !== null)
    rows.push(['代理人', maskedApplicant({ kind: 'person', source: 'typed', ...agent }).name]);
  return rows;
}

/** Of a case that was accepted: the papers before that have no use for it. */
export const acceptedDay = ({
  acceptedOn,
  receivedOn,
}: Pick<CaseState, 'acceptedOn' | 'receivedOn'>): string => day(acceptedOn ?? receivedOn);

export const caseNumberRows = ({ caseNumber }: Pick<CaseState, 'caseNumber'>): Row[] =>
  caseNumber === null ? [] : [['办件编号', caseNumber]];

/** What a scanner finds the case by: the receipt number with its check digit. */
export const codesOf = ({ receiptNumber }: Pick<CaseState, 'receiptNumber'>) => ({
  qr: receiptNumber,
  barcode: receiptNumber.replaceAll(/\D/g, ''),
});

export const count = (line: { originals: number; copies: number }): string =>
  [line.originals > 0 ? `原件${line.originals}` : '', line.copies > 0 ? `复印件${line.copies}` : '']
    .filter((part) => part !== '')
    .join(' ');

export const pages = (line: { pages: number }): string => (line.pages > 0 ? `${line.pages}页` : '');

export const tookMaterials = ({ materials }: Pick<CaseState, 'materials'>): boolean =>
  materials.some(({ received }) => received);

export function materialsTable(state: CaseState, caption: string): PaperBlock[] {
  const rows = state.materials
    .filter((line) => line.received)
    .map((line, index) => [String(index + 1), line.name, count(line), pages(line)]);
  if (rows.length === 0) return [{ type: 'paragraph', text: `${caption}：无。` }];
  const head = [
    { title: '序号', share: 10 },
    { title: '材料名称', share: 56 },
    { title: '份数', share: 22 },
    { title: '页数', share: 12 },
  ];
  return [{ type: 'table', caption, head, rows }];
}
