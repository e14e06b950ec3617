/** The rows under the titles: what they say by column, with merged cells carried down, and without the foot. */
import { checkText } from '../../../case/text.ts';
import { folded, textsOf } from './cells.ts';
import {
  authorityColumns,
  type ColumnKey,
  findHeader,
  type Header,
  type ListKind,
  missingColumns,
  titleOf,
} from './columns.ts';
import type { ImportReport } from './report.ts';

/** One row of the list. */
export interface SheetRow {
  /** As the spreadsheet program numbers it. */
  readonly number: number;
  /** Empty where the cell is, or where there is no such column. */
  readonly text: (key: ColumnKey) => string;
  /** The spreadsheet program keeps it as a number: leading zeros and digits past the 15th are lost. */
  readonly isNumber: (key: ColumnKey) => boolean;
}

/** 填报人, 负责人, 日期: in the foot of the form, or in columns. */
export interface Foot {
  readonly filledBy: string;
  readonly signedBy: string;
  readonly filledOn: string;
}

/** Merged downwards in the form: an empty cell means the one above. */
const carried = [
  'department',
  'counter',
  'headName',
  'headPost',
  'mandateNumber',
  'mandateFrom',
  'mandateUntil',
] as const;
/** What begins anew under another department, another head, another letter of authority. */
const begunBy: Readonly<Record<Carried, readonly Carried[]>> = {
  department: [],
  counter: ['department'],
  headName: ['department'],
  headPost: ['department', 'headName'],
  mandateNumber: ['department', 'headName'],
  mandateFrom: ['department', 'headName', 'mandateNumber'],
  mandateUntil: ['department', 'headName', 'mandateNumber'],
};
type Carried = (typeof carried)[number];

const footLine =
  /(填报人|填表人|负责人|填报日期|填表日期|日期)(?:\([^()]*\))?[:]([^:]*?)(?=填报人|填表人|负责人|填报日期|填表日期|日期|$)/gu;
const isFoot = (text: string): boolean =>
  /^(填报人|填表人|单位负责人|负责人|填报日期|填表日期|日期|备注|注|说明|填表说明|合计|共计)(\(.*?\))?([:]|$)/u.test(
    folded(text),
  );

/** Undefined where the sheet is not such a list; the report says why. */
export function sheetRows(
  rows: readonly (readonly unknown[])[],
  list: ListKind,
  report: ImportReport,
): { readonly rows: readonly SheetRow[]; readonly foot: Foot } | undefined {
  if (rows.every((row) => textsOf(row).every((text) => text === ''))) {
    report.error(null, '', '表中没有内容。', `请选择填写好的《一览表${list}》。`);
    return undefined;
  }
  const header = findHeader(rows);
  if (header === undefined) {
    report.error(null, '', '没有找到表头。', `请在数据上方保留《一览表${list}》的列标题。`);
    return undefined;
  }
  checkHeader(header, list, report);
  if (report.failed) return undefined;
  const foot = { filledBy: '', signedBy: '', filledOn: '' };
  const found: SheetRow[] = [];
  let above = new Map<Carried, string>();
  for (const [index, cells] of rows.entries()) {
    if (index < header.body) continue;
    const texts = textsOf(cells);
    const first = texts.find((text) => text !== '');
    if (first === undefined) continue;
    if (isFoot(first)) {
      readFoot(texts.join(' '), foot);
      continue;
    }
    const at = (key: ColumnKey): number => header.at.get(key) ?? -1;
    const own = (key: ColumnKey): string => texts[at(key)] ?? '';
    above = carriedDown(above, own);
    const carriedOver = above;
    found.push({
      number: index + 1,
      text: (key) => carriedOver.get(key as Carried) ?? own(key),
      isNumber: (key) => typeof cells[at(key)] === 'number',
    });
    checkCharacters(header, own, index + 1, report);
    takeFoot(own, foot);
  }
  if (found.length === 0) report.error(null, '', '表头下面没有数据行。', '请填写后再导入。');
  return { rows: found, foot };
}

function checkHeader(header: Header, list: ListKind, report: ImportReport): void {
  const missing = missingColumns(header, list);
  const titleRow = header.body;
  if (missing.length > 0)
    report.error(
      titleRow,
      '',
      `缺少${missing.map((title) => `“${title}”`).join('、')}列。`,
      `请按《一览表${list}》补齐列后再导入。`,
    );
  for (const title of header.twice)
    report.error(titleRow, title, `“${title}”列出现了两次。`, '请只保留一列。');
  for (const title of header.unknown)
    report.note(
      titleRow,
      title,
      `“${title}”不是一览表的列，没有导入。`,
      '需要导入的，请改用一览表的列标题。',
    );
  if (header.at.has('gender'))
    report.note(titleRow, titleOf('gender'), '“性别”没有用途，不登记（个人信息保护法6）。', '无须处理。');
  const authority = list === 'B' ? authorityColumns.filter((key) => header.at.has(key)) : [];
  if (authority.length > 0)
    report.note(
      titleRow,
      authority.map(titleOf).join('、'),
      '业务受理进驻单位不向窗口授权，授权内容没有导入（A6）。',
      '整体进驻单位请使用《一览表A》。',
    );
}

function carriedDown(
  above: ReadonlyMap<Carried, string>,
  own: (key: ColumnKey) => string,
): Map<Carried, string> {
  const isOther = (key: Carried): boolean => own(key) !== '' && own(key) !== above.get(key);
  return new Map(
    carried.map((key) => {
      const kept = begunBy[key].some(isOther) ? '' : (above.get(key) ?? '');
      return [key, own(key) === '' ? kept : own(key)];
    }),
  );
}

/** As long as the register takes it. */
const longest = (key: ColumnKey): number =>
  key === 'post' || key === 'headPost' ? 80 : key === 'homeUnit' ? 120 : key === 'seal' ? 200 : 400;

/** What cannot be printed may not be taken over. */
function checkCharacters(header: Header, own: (key: ColumnKey) => string, row: number, report: ImportReport) {
  for (const key of header.at.keys()) {
    if (own(key).length > longest(key))
      report.error(
        row,
        titleOf(key),
        `“${titleOf(key)}”超过${longest(key)}个字。`,
        `请缩短到${longest(key)}个字以内。`,
      );
    const checked = checkText(own(key), `“${titleOf(key)}”`, key);
    if (!checked.ok) report.error(row, titleOf(key), checked.refusal.message, checked.refusal.next);
  }
}

function takeFoot(own: (key: ColumnKey) => string, foot: { -readonly [Key in keyof Foot]: string }): void {
  for (const key of ['filledBy', 'signedBy', 'filledOn'] as const) {
    if (foot[key] === '') foot[key] = own(key);
  }
}

function readFoot(line: string, foot: { -readonly [Key in keyof Foot]: string }): void {
  for (const [, title = '', value = ''] of folded(line).matchAll(footLine)) {
    const key =
      title.startsWith('填') && title.endsWith('人')
        ? 'filledBy'
        : title.endsWith('日期')
          ? 'filledOn'
          : 'signedBy';
    if (foot[key] === '') foot[key] = value;
  }
}
