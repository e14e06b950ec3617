/** A report as pages to be printed, on the renderer of the hall's papers. */
import { chineseDate, type CivilDate } from '#shared/calendar/civil-date.ts';
import type { PaperBlock, PaperContent } from '#shared/papers/content.ts';
import { listTable } from '#shared/papers/hall/list-parts.ts';
import { renderA4 } from '#shared/papers/render/a4.ts';
import type { HallReference, StaffMember } from '#shared/reference/index.ts';
import { cellText, type ReportContent, type ReportTable } from '#shared/reports/view.ts';

const tableBlock = ({ title, columns, rows, empty }: ReportTable): PaperBlock => {
  if (rows.length === 0) return { type: 'paragraph', text: `${title}：${empty}` };
  const width = columns.reduce((sum, { chars }) => sum + chars, 0);
  return listTable(
    title,
    columns.map((column) => [column.title, (column.chars / width) * 100]),
    rows.map(({ cells }) => columns.map(({ kind }, index) => cellText(cells[index] ?? { value: '' }, kind))),
  );
};

/** No document of the organ's: without number and seal, and it says so. */
export function reportHtml(
  { title, about, facts, tables, notes }: ReportContent,
  { hall, person, today }: { hall: HallReference; person: StaffMember; today: CivilDate },
): string {
  const content: PaperContent = {
    kind: '部门月报',
    title,
    number: about,
    training: hall.training,
    addressee: '',
    blocks: [
      {
        type: 'fields',
        rows: facts.map(({ label, kind, cell }): [string, string] => [label, cellText(cell, kind)]),
      },
      ...tables.map(tableBlock),
      ...notes.map((text): PaperBlock => ({ type: 'paragraph', text })),
    ],
    closing: { organ: hall.name, date: chineseDate(today), seal: null },
    handler: `${person.name}（工号${person.number}）`,
    signatures: [],
    footer: '本表按本机现有记录统计，供内部工作使用。',
    copies: 1,
    qr: null,
    barcode: null,
  };
  return renderA4(content, { reprint: 0, printedAt: '', by: '' }, 'register');
}
