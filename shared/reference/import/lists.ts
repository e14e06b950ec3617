/**
 * 一览表A and 一览表B (A7): a department's windows, people and items, from the sheet it filled in. Either the whole sheet
 * is right, or nothing of it is taken over.
 */
import type { Department } from '../hall.ts';
import { dayOf, folded } from './list/cells.ts';
import { findHeader, type ListKind, titleOf } from './list/columns.ts';
import { type HeadRow, readHead } from './list/head-rows.ts';
import { ImportReport, type ImportResult } from './list/report.ts';
import type { ItemDraft } from './item-draft.ts';
import { ownCodes } from './list/item-known.ts';
import { readItem } from './list/item-rows.ts';
import type { CounterDraft, KnownReference } from './list/known.ts';
import { departmentsOf, windowsOf } from './list/places.ts';
import { remarks } from './list/remarks.ts';
import { checkNumbers, checkStandIns, settled, type StaffDraft } from './list/posts.ts';
import { type Foot, type SheetRow, sheetRows } from './list/sheet-rows.ts';
import { readStaff } from './list/staff-rows.ts';

export type { ListKind } from './list/columns.ts';
export type { ImportLine, ImportResult } from './list/report.ts';
export type { CounterDraft, KnownReference } from './list/known.ts';
export type { StaffDraft } from './list/posts.ts';

export interface ImportedList {
  readonly list: ListKind;
  readonly departments: readonly Department[];
  readonly counters: readonly CounterDraft[];
  /** PINs are set afterwards. */
  readonly staff: readonly StaffDraft[];
  /** The pinyin for search is added where a dictionary is at hand. */
  readonly items: readonly ItemDraft[];
  readonly foot: Foot;
}

/** 整体进驻 bodies, with the authority given to their windows. @param rows the sheet as it is, titles included. */
export const readListA = (
  rows: readonly (readonly unknown[])[],
  known: KnownReference,
): ImportResult<ImportedList> => readList('A', rows, known);

/** 业务受理进驻 bodies, with who takes the papers on. @param rows the sheet as it is, titles included. */
export const readListB = (
  rows: readonly (readonly unknown[])[],
  known: KnownReference,
): ImportResult<ImportedList> => readList('B', rows, known);

/** Whether a sheet of a workbook has titles of a list at all. */
export const looksLikeList = (rows: readonly (readonly unknown[])[]): boolean =>
  findHeader(rows) !== undefined;

function readList(
  list: ListKind,
  cells: readonly (readonly unknown[])[],
  known: KnownReference,
): ImportResult<ImportedList> {
  const { hall } = known;
  const report = new ImportReport();
  const nothing = (): never => {
    throw new Error('a sheet that could not be read has no error');
  };
  const sheet = sheetRows(cells, list, report);
  if (sheet === undefined) return report.result(nothing);
  const placed = sheet.rows.filter((row) => hasPlace(row, report));
  const staffRows = placed.filter((row) => isAbout(row, 'staffName', staffColumns, report));
  const itemRows = placed.filter((row) => isAbout(row, 'itemName', itemColumns, report));
  noTwo(staffRows, (row) => [row.text('department'), row.text('staffName')], 'staffName', '工作人员', report);
  noTwo(itemRows, (row) => [row.text('department'), row.text('itemName')], 'itemName', '事项', report);
  noTwo(
    itemRows.filter((row) => row.text('code') !== ''),
    (row) => [row.text('code')],
    'code',
    '实施编码',
    report,
  );
  const heads = readHeads(placed, list, known, report);
  const staff = staffRows
    .map((row) => readStaff(row, hall.settings, report))
    .filter((read) => read !== undefined);
  const ownCode = ownCodes(known.today, known.items);
  const items = itemRows
    .map((row) => readItem(row, list, known.items, ownCode, report))
    .filter((read) => read !== undefined);
  checkNumbers(staff, hall.staff, report);
  const named = (row: SheetRow) => ({ name: row.text('staffName'), department: row.text('department') });
  checkStandIns(staff, [...staffRows.map(named), ...heads, ...hall.staff], report);
  checkFoot(sheet.foot, report);
  const counters = windowsOf(placed, known);
  const drafts = report.failed
    ? []
    : settled(
        list,
        staff,
        heads,
        items,
        {
          today: known.today,
          staff: hall.staff,
          settings: hall.settings,
          counterId: (number) => counters.idOf(number),
        },
        report,
      );
  const departments = departmentsOf(placed, list, known, report);
  remarks({ list, departments, counters: counters.drafts, staff: drafts, heads, items }, known, report);
  return report.result(() => ({
    list,
    departments,
    counters: counters.drafts,
    staff: drafts,
    items: items.map(({ item }) => item),
    foot: sheet.foot,
  }));
}

const staffColumns = ['post', 'establishment', 'from', 'number', 'standIns'] as const;
const itemColumns = ['category', 'handling', 'legalDays', 'promisedDays', 'charged', 'code'] as const;

/** Every row belongs to a department and a window, its own or the one above it. */
function hasPlace(row: SheetRow, report: ImportReport): boolean {
  for (const key of ['department', 'counter'] as const) {
    if (row.text(key) !== '') continue;
    report.error(
      row.number,
      titleOf(key),
      `没有填写“${titleOf(key)}”，上方也没有可以沿用的内容。`,
      `请填写“${titleOf(key)}”。`,
    );
    return false;
  }
  return true;
}

/** Whether the row has such an entry; its columns filled in without the name are an error. */
function isAbout(
  row: SheetRow,
  name: 'staffName' | 'itemName',
  others: readonly (typeof staffColumns | typeof itemColumns)[number][],
  report: ImportReport,
): boolean {
  if (row.text(name) !== '') return true;
  const filled = others.filter((key) => row.text(key) !== '').map(titleOf);
  if (filled.length > 0)
    report.error(
      row.number,
      titleOf(name),
      `填写了${filled.join('、')}，没有填写“${titleOf(name)}”。`,
      `请填写“${titleOf(name)}”，或者清除该行的相应内容。`,
    );
  return false;
}

function noTwo(
  rows: readonly SheetRow[],
  keyOf: (row: SheetRow) => readonly string[],
  column: 'staffName' | 'itemName' | 'code',
  what: string,
  report: ImportReport,
): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const key = folded(keyOf(row).join('\u0000'));
    const before = first.get(key);
    if (before === undefined) first.set(key, row.number);
    else
      report.error(
        row.number,
        titleOf(column),
        `${what}“${row.text(column)}”与第${before}行重复。`,
        '请删除重复的一行。',
      );
  }
}

/** One head for each window of a department. */
function readHeads(
  rows: readonly SheetRow[],
  list: ListKind,
  { hall: { settings } }: KnownReference,
  report: ImportReport,
): HeadRow[] {
  const byWindow = new Map<string, { readonly text: string; readonly head: HeadRow | undefined }>();
  for (const row of rows) {
    const window = `${row.text('department')}\u0000${row.text('counter')}`;
    const text = row.text('headName');
    const before = byWindow.get(window);
    if (before === undefined) byWindow.set(window, { text, head: readHead(row, list, settings, report) });
    else if (before.text !== text)
      report.error(
        row.number,
        titleOf('headName'),
        `${row.text('counter')}填写了两名${settings.headTitle}：${before.text}、${text}（D2）。`,
        '一个部门的一个窗口填写一名。',
      );
  }
  return [...byWindow.values()].flatMap(({ head }) => head ?? []);
}

function checkFoot({ filledOn }: Foot, report: ImportReport): void {
  if (filledOn !== '' && dayOf(filledOn) === undefined)
    report.error(
      null,
      titleOf('filledOn'),
      `填报日期“${filledOn}”不是存在的日期。`,
      '请写作“2026年8月1日”。',
    );
}
