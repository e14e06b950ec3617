/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
import { cellText, type ReportTable } from '#shared/reports/view.ts';

export const utf8Mark = '\uFEFF';

/** A spreadsheet runs what begins like this as a formula; a plain number, a telephone number too, is none. */
const formula = /^[=+\-@\t\r]/u;
const plainNumber = /^[+-]?\d+(\.\d+)?%?$/u;

/** One field: shown as the text it is, whatever opens the file. */
export function csvField(text: string): string {
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (fields: readonly string[]): string => `${fields.map(csvField).join(',')}\r\n`;

/** The head and the rows, the figures as the screen has them. */
export const tableCsv = ({ columns, rows }: ReportTable): string =>
  utf8Mark +
  csvLine(columns.map(({ title }) => title)) +
  rows
    .map(({ cells }) =>
      csvLine(columns.map(({ kind }, index) => cellText(cells[index] ?? { value: '' }, kind))),
    )
    .join('');
