/** Reading one cell of a row as what its column holds; anything else is reported with what would do. */
import type { Refusal } from '../../../result.ts';
import { type ColumnKey, titleOf } from './columns.ts';
import type { ImportReport } from './report.ts';
import type { SheetRow } from './sheet-rows.ts';

/** Reports an error in a column of the row at hand. */
export type Wrong = (key: ColumnKey, text: string, next: string) => undefined;

export const wrongIn =
  (row: SheetRow, report: ImportReport): Wrong =>
  (key, text, next) => {
    report.error(row.number, titleOf(key), text, next);
    return undefined;
  };

/** As much of a cell as the report quotes. */
const clipped = (text: string): string => (text.length <= 30 ? text : `${text.slice(0, 30)}…`);

/** @param choices what may stand there, for the report. */
export function word<Value>(
  row: SheetRow,
  key: ColumnKey,
  read: (text: string) => Value | undefined,
  choices: string,
  wrong: Wrong,
): Value | undefined {
  const text = row.text(key);
  const value = read(text);
  if (value !== undefined) return value;
  return wrong(
    key,
    text === '' ? `没有填写“${titleOf(key)}”。` : `“${titleOf(key)}”中的“${clipped(text)}”不能识别。`,
    `请填写${choices}。`,
  );
}

/** A refusal of the rules in one sentence that ends with what it rests on. */
export const cited = ({ message, rule }: Refusal): string => message.replace(/。$/u, `（${rule}）。`);

/** What the register's own rules say against an entry; those of mere shape say it in English. */
export const inChinese = (message: string): string =>
  /\p{Script=Han}/u.test(message) ? message : '内容不符合登记的格式';
