/** What the papers of intake have in common. */
import { chineseDate, type CivilDate } from '../calendar/civil-date.ts';
import type { CaseEvent } from '../case/events.ts';
import type { CaseState } from '../case/state.ts';
import type { Instant } from '../event.ts';
import type { HallReference, ServiceItem, StaffMember } from '../reference/index.ts';
import type { PaperBlock } from './content.ts';

export interface PaperContext {
  readonly now: Instant;
  readonly hall: HallReference;
  /** The catalogue's entry, which only the fee is taken from; an item may have left it since the case was taken. */
  readonly item?: ServiceItem | undefined;
  readonly person: StaffMember;
}

export const sealName = '行政受理专用章';
export const day = (date: string): string => chineseDate(date as CivilDate);

export type Payload<Kind extends CaseEvent['kind']> = Extract<CaseEvent, { kind: Kind }>['payload'];

export function common(state: CaseState, context: PaperContext) {
  return {
    training: context.hall.training,
    addressee: `${state.applicant.name}：`,
    handler: `${context.person.name}（工号${context.person.number}）`,
    barcode: null,
  };
}

export const count = (line: { originals: number; copies: number }): string =>
  [line.originals > 0 ? `原件${line.originals}` : '', line.copies > 0 ? `复印件${line.copies}` : '']
    .filter((part) => part !== '')
    .join(' ');

export const pages = (line: { pages: number }): string => (line.pages > 0 ? `${line.pages}页` : '');

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
