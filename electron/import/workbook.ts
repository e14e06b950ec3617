/** Spreadsheets that departments hand in: .xlsx only, of bounded size, and whatever is wrong with one is said in words. */
import readXlsxFile from 'read-excel-file/node';
import { ok, type Result, refuse } from '#shared/result.ts';
import { readWhole } from './read-whole.ts';
import { storeZip, unzip, type ZipEntry } from './zip.ts';

export const workbookLimits = {
  /** Of the file. */
  bytes: 10 * 1024 * 1024,
  /** Unpacked. */
  unpackedBytes: 100 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
} as const;

/** Text, a number, or nothing: dates are `YYYY-MM-DD`, formulas what they came to. */
export type WorkbookCell = string | number | null;

export interface Sheet {
  readonly name: string;
  /** Row 1 of the sheet first; none left out. */
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** @param step told after each of three: read, unpacked, made rows of */
export async function readWorkbookFile(
  path: string,
  step: (done: number) => void = () => undefined,
): Promise<Result<readonly Sheet[]>> {
  try {
    const bytes = await readWhole(path, workbookLimits.bytes);
    return bytes === null ? tooLarge : await readWorkbook(bytes, step);
  } catch {
    return refuse('bad_input', 'A7', '文件打不开。', '请确认文件存在、没有被其他程序占用，再重新选择。');
  }
}

/** @returns the sheets in order, empty ones included; a refusal for everything that is no readable .xlsx. */
export async function readWorkbook(
  bytes: Buffer,
  step: (done: number) => void = () => undefined,
): Promise<Result<readonly Sheet[]>> {
  if (bytes.length > workbookLimits.bytes) return tooLarge;
  step(1);
  const opened = open(bytes);
  if (!opened.ok) return opened;
  const checked = checkSheets(opened.value);
  if (!checked.ok) return checked;
  step(2);
  try {
    const sheets = await readXlsxFile(storeZip(checked.value));
    step(3);
    return ok(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((row) => row.map((cell: unknown) => cellOf(cell))),
      })),
    );
  } catch {
    // The file is somebody else's: whatever its parser stumbles over is the file's fault.
    return damaged;
  }
}

const damaged = refuse(
  'bad_input',
  'A7',
  '文件已损坏，不能读取。',
  '请在电子表格软件中打开核对，另存为“.xlsx”后重新选择。',
);
const tooLarge = refuse(
  'bad_input',
  'A7',
  `文件过大：不得超过${workbookLimits.bytes / 1024 / 1024}MB。`,
  '请删除图片和无关的工作表，或者分成几个文件导入。',
);
const encrypted = refuse(
  'bad_input',
  'A7',
  '文件设有打开密码，不能读取。',
  '请取消密码，另存为“.xlsx”后重新选择。',
);
const notWorkbook = refuse(
  'bad_input',
  'A7',
  '文件不是Excel工作簿（.xlsx）。',
  '请在电子表格软件中另存为“.xlsx”后重新选择。',
);
const oldFormat = refuse(
  'bad_input',
  'A7',
  '文件是旧格式的工作簿（.xls），不能读取。',
  '请在电子表格软件中另存为“.xlsx”后重新选择。',
);

/** The compound files of Office: old workbooks, and new ones behind a password. */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

function open(bytes: Buffer): Result<readonly ZipEntry[]> {
  if (bytes.subarray(0, compound.length).equals(compound))
    return bytes.includes(encryptedStream) ? encrypted : oldFormat;
  if (bytes.toString('latin1', 0, 2) !== 'PK') return notWorkbook;
  const isPart = (name: string): boolean => name.endsWith('.xml') || name.endsWith('.rels');
  const unzipped = unzip(bytes, isPart, workbookLimits.unpackedBytes);
  if (!unzipped.ok) return { damaged, encrypted, too_large: tooLarge }[unzipped.why];
  return unzipped.entries.some(({ name }) => name === 'xl/workbook.xml') ? ok(unzipped.entries) : notWorkbook;
}

const isSheet = /^xl\/worksheets\/[^/]+\.xml$/;
const place = /<(?:\w+:)?(row|c)\b(?:[^<>]*?\sr=["']([A-Z]*)(\d+)["'])?/g;
const errorCell = /(<(?:\w+:)?c\b[^<>]*?\st=)(["'])e\2/g;

/**
 * Refuses sheets that reach too far, before rows are made of them. The errors of formulas, which would read as empty
 * cells, become text.
 */
function checkSheets(entries: readonly ZipEntry[]): Result<readonly ZipEntry[]> {
  const checked: ZipEntry[] = [];
  for (const entry of entries) {
    if (!isSheet.test(entry.name)) {
      checked.push(entry);
      continue;
    }
    const text = entry.data.toString('utf8');
    const reach = reachOf(text);
    if (!reach.ok) return reach;
    checked.push({ name: entry.name, data: Buffer.from(text.replaceAll(errorCell, '$1$2str$2'), 'utf8') });
  }
  return ok(checked);
}

function reachOf(sheet: string): Result<true> {
  let rows = 0;
  for (const [, tag, letters = '', row = ''] of sheet.matchAll(place)) {
    if (tag === 'row') rows += 1;
    if (Math.max(rows, Number(row)) > workbookLimits.rows)
      return refuse(
        'bad_input',
        'A7',
        `表格用到第${Math.max(rows, Number(row))}行，一次最多导入${workbookLimits.rows}行。`,
        '请删除数据下方的空行，或者分成几个文件导入。',
      );
    if (columnNumber(letters) > workbookLimits.columns)
      return refuse(
        'bad_input',
        'A7',
        `表格用到${letters}列，最多${workbookLimits.columns}列。`,
        '请删除数据右侧的空列后重新选择。',
      );
  }
  return ok(true);
}

const columnNumber = (letters: string): number =>
  Array.from(letters.slice(0, 4)).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function cellOf(cell: unknown): WorkbookCell {
  if (typeof cell === 'string') return cell;
  // What Excel keeps and shows: 15 digits.
  if (typeof cell === 'number') return Number(cell.toPrecision(15));
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return cell instanceof Date && !Number.isNaN(cell.getTime()) ? cell.toISOString().slice(0, 10) : null;
}
