/** What a cell of a sheet says, whatever the spreadsheet program made of it. */
import { type CivilDate, parseCivilDate } from '../../../calendar/civil-date.ts';
import { cleanText } from '../../../case/text.ts';

/** One line of text; empty for an empty cell. */
export function cellText(cell: unknown): string {
  switch (typeof cell) {
    case 'string':
      return cleanText(cell);
    case 'number':
      return Number.isFinite(cell) ? String(cell) : '';
    case 'boolean':
      return cell ? '是' : '否';
    default:
      return cell instanceof Date && !Number.isNaN(cell.getTime()) ? cell.toISOString().slice(0, 10) : '';
  }
}

/** A row as text; cells that were never filled in are empty ones. */
export const textsOf = (row: readonly unknown[] = []): string[] => Array.from(row, cellText);

/** Letters and digits of full width as ordinary ones, without white space: for comparing, not for keeping. */
export const folded = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

/** `2026-09-01`, `2026/9/1`, `2026.9.1`, `20260901`, `2026年9月1日`; undefined when it is none, or no such day exists. */
export function dayOf(text: string): CivilDate | undefined {
  const match =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(folded(text)) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/.exec(folded(text)) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(folded(text));
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/**
 * Working days: `20`, `20个工作日`, `20日`; 0 for 当场. Days of a limit are working days (许可法82).
 * Undefined for anything else: months are not days.
 */
export function workingDaysOf(text: string): number | undefined {
  const value = folded(text);
  if (/^(当场|当日|即时|立等|即办)(办结|办理|可取)?$/.test(value)) return 0;
  const match = /^(\d{1,3})(?:个)?(?:工作)?(?:日|天)?$/.exec(value);
  return match === null ? undefined : Number(match[1]);
}

export function yesOrNo(text: string): boolean | undefined {
  const value = folded(text);
  if (/^(是|有|收费|收|√|Y|YES)$/iu.test(value)) return true;
  return /^(否|无|不收费|不收|免费|×|N|NO)$/iu.test(value) ? false : undefined;
}

/** `12元/本`, `每本12元`, `12.50元每本`: 分 and what is counted; undefined when it is no fixed rate. */
export function rateOf(text: string): { readonly rate: number; readonly unit: string } | undefined {
  const value = folded(text).replaceAll(',', '');
  const match =
    /(\d+)(?:\.(\d{1,2}))?元(?:\/|每)([^\d\s/;,。;、]{1,8})/u.exec(value) ??
    flipped(/每([^\d\s/;,。、]{1,8}?)(\d+)(?:\.(\d{1,2}))?元/u.exec(value));
  if (match === null) return undefined;
  const [, yuan = '', part = '', unit = ''] = match;
  const rate = Number(yuan) * 100 + Number(part.padEnd(2, '0') || 0);
  return rate > 0 && Number.isSafeInteger(rate) ? { rate, unit } : undefined;
}

const flipped = (match: RegExpExecArray | null): (string | undefined)[] | null =>
  match === null ? null : [match[0], match[2], match[3], match[1]];
