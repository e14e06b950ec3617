import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import writeExcel, { type SheetData } from 'write-excel-file/node';
import { afterAll, describe, expect, test } from 'vitest';
import { readListFile } from '../../../electron/import/list-file.ts';
import { readWorkbook, readWorkbookFile, workbookLimits } from '../../../electron/import/workbook.ts';
import { storeZip, unzip, type ZipEntry } from '../../../electron/import/zip.ts';
import { eventsOf as valueOf, refusalOf } from '../rules/results.ts';
import { type Cell, changedRow, known, rowsA, sheetA } from './list-sheets.ts';

const folder = mkdtempSync(join(tmpdir(), 'yimen-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const xlsx = (rows: readonly (readonly Cell[])[]): Promise<Buffer> => {
  const data = rows.map((row) =>
    row.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'yyyy/m/d' } : cell)),
  );
  return writeExcel(data as SheetData).toBuffer();
};
let files = 0;
const saved = (bytes: Buffer | string, name = `${(files += 1)}.xlsx`): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const whyNot = async (bytes: Buffer) => refusalOf(await readWorkbook(bytes)).message;
/** The parts of a workbook, for tests that put in what no ordinary program writes. */
const parts = async (rows: readonly (readonly Cell[])[]): Promise<ZipEntry[]> => {
  const unzipped = unzip(await xlsx(rows), () => true, workbookLimits.unpackedBytes);
  if (!unzipped.ok) throw new Error(unzipped.why);
  return [...unzipped.entries];
};
const withSheet = async (change: (xml: string) => string): Promise<Buffer> =>
  storeZip(
    (await parts([['甲', 1]])).map((entry) =>
      entry.name.startsWith('xl/worksheets/')
        ? { ...entry, data: Buffer.from(change(entry.data.toString())) }
        : entry,
    ),
  );

describe('A7 从Excel文件导入一览表', () => {
  test('填写正确的，导入部门、人员和事项，事项可以按拼音查找', async () => {
    const read = valueOf(await readListFile(saved(await xlsx(sheetA())), 'A', known));
    expect(read.data?.staff.map(({ name }) => name)).toEqual(['陈河', '李溪', '王江']);
    expect(read.items.map(({ name, initials }) => [name, initials])).toEqual([
      ['取水许可', 'qsxk'],
      ['河道采砂许可证补发', 'hdcsxkzbf'],
    ]);
  });

  test('有一行错误，一项也不导入', async () => {
    const rows = changedRow(2, { 进驻起日: '2026-13-01' });
    const read = valueOf(await readListFile(saved(await xlsx(sheetA(rows))), 'A', known));
    expect(read.data).toBeNull();
    expect(read.items).toEqual([]);
    expect(read.report.filter(({ level }) => level === '错误')).toMatchObject([
      { row: 6, column: '进驻起日' },
    ]);
  });

  test('日期单元格、数字单元格读作文字；公式错误不当作空白', async () => {
    const rows = changedRow(1, { 进驻起日: new Date('2026-09-01T00:00:00Z') });
    const read = valueOf(await readListFile(saved(await xlsx(sheetA(rows))), 'A', known));
    expect(read.data?.staff[1]?.from).toBe('2026-09-01');
    const error = await withSheet((xml) =>
      xml.replace(/<c r="B1"[^>]*>.*?<\/c>/, '<c r="B1" t="e"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c>'),
    );
    expect(valueOf(await readWorkbook(error))[0]?.rows).toEqual([['甲', '#N/A']]);
  });

  test('公式取结果，富文本取全文，行号与Excel相同', async () => {
    const rich = await withSheet((xml) =>
      xml.replace(
        /<sheetData>.*<\/sheetData>/,
        `<sheetData><row r="3"><c r="A3"><f>1+1</f><v>0.30000000000000004</v></c>
        <c r="B3" t="inlineStr"><is><r><t>取水</t></r><r><t>许可</t></r></is></c><c r="C3" t="b"><v>1</v></c></row></sheetData>`,
      ),
    );
    expect(valueOf(await readWorkbook(rich))[0]?.rows.at(-1)).toEqual([0.3, '取水许可', '是']);
    expect(valueOf(await readWorkbook(rich))[0]?.rows).toHaveLength(3);
  });

  test('电话在Excel中成了数字、丢失开头的0的，指出来', async () => {
    const rows = changedRow(0, { 电话: 8525220001 });
    const read = valueOf(await readListFile(saved(await xlsx(sheetA(rows))), 'A', known));
    expect(read.report).toContainEqual({
      row: 4,
      column: '电话',
      level: '注意',
      text: '电话8525220001在表中是数字，开头的0可能已经丢失。',
      next: '请把该列设为文本格式后重新填写。',
    });
  });

  test('选取第一张有一览表标题的工作表', async () => {
    const sheets = [
      { data: [['填表说明']], sheet: '说明' },
      { data: sheetA().map((row) => [...row]) as SheetData, sheet: '一览表A' },
    ];
    const read = valueOf(await readListFile(saved(await writeExcel(sheets).toBuffer()), 'A', known));
    expect(read.sheet).toBe('一览表A');
    expect(read.data).not.toBeNull();
  });

  test('空工作表', async () => {
    const read = valueOf(await readListFile(saved(await xlsx([])), 'A', known));
    expect(read.data).toBeNull();
    expect(read.report.map(({ text }) => text)).toEqual(['表中没有内容。']);
  });
});

describe('不能读取的文件被拒绝，说明原因和办法，程序不出错', () => {
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
  test.each([
    ['旧格式的.xls', compound, '文件是旧格式的工作簿（.xls），不能读取。'],
    [
      '设有密码的',
      Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
      '文件设有打开密码，不能读取。',
    ],
    ['不是工作簿的', Buffer.from('部门，窗口号'), '文件不是Excel工作簿（.xlsx）。'],
    ['没有内容的', Buffer.alloc(0), '文件不是Excel工作簿（.xlsx）。'],
    ['只有开头的', Buffer.from('PK\u0003\u0004'), '文件已损坏，不能读取。'],
    [
      '其他压缩文件',
      storeZip([{ name: 'word/document.xml', data: Buffer.from('<a/>') }]),
      '文件不是Excel工作簿（.xlsx）。',
    ],
    [
      '工作簿里没有内容的',
      storeZip([{ name: 'xl/workbook.xml', data: Buffer.from('<workbook/>') }]),
      '文件已损坏，不能读取。',
    ],
  ])('%s', async (_title, bytes, message) => expect(await whyNot(bytes)).toBe(message));

  test('从任何一处截断或者改动的', async () => {
    const whole = await xlsx(sheetA());
    for (let cut = 0; cut < whole.length; cut += 97) {
      const short = await readWorkbook(whole.subarray(0, cut));
      expect(short.ok, `cut at ${cut}`).toBe(false);
    }
    for (let at = 60; at < whole.length; at += 211) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 0xff;
      // Some bytes, such as times, say nothing: then it reads as before.
      const read = await readWorkbook(bent);
      expect(read.ok ? 'read' : read.refusal.kind).toMatch(/read|bad_input/);
    }
  });

  test('超过20000行的，20000行的可以', async () => {
    const rows = Array.from({ length: 20_001 }, (_, index) => [`第${index + 1}行`]);
    expect(await whyNot(await xlsx(rows))).toBe('表格用到第20001行，一次最多导入20000行。');
    const most = valueOf(await readWorkbook(await xlsx(rows.slice(1))));
    expect(most[0]?.rows).toHaveLength(20_000);
  });

  test('只有一个单元格，却写在最后一行或者最后一列', async () => {
    expect(await whyNot(await withSheet((xml) => xml.replace(/r="1"/, 'r="1048576"')))).toContain(
      '第1048576行',
    );
    expect(await whyNot(await withSheet((xml) => xml.replace('"B1"', '"XFD1"')))).toBe(
      '表格用到XFD列，最多200列。',
    );
  });

  test('没有行号的空行多到二万以上', async () =>
    expect(
      await whyNot(
        await withSheet((xml) => xml.replace('</sheetData>', `${'<row/>'.repeat(20_001)}</sheetData>`)),
      ),
    ).toContain('一次最多导入20000行'));

  test('超过10MB的，不打开；解压后过大的，不读取', async () => {
    expect(await whyNot(Buffer.alloc(workbookLimits.bytes + 1))).toContain('不得超过10MB');
    const path = saved(Buffer.alloc(workbookLimits.bytes + 1));
    expect(refusalOf(await readWorkbookFile(path)).message).toContain('不得超过10MB');
    const bomb = packed('xl/worksheets/sheet1.xml', Buffer.alloc(workbookLimits.unpackedBytes + 1, 0x20));
    expect(bomb.length).toBeLessThan(workbookLimits.bytes);
    expect(await whyNot(bomb)).toContain('不得超过10MB');
  });

  test('单个文件加了密码的压缩包', async () => {
    const bytes = Buffer.from(storeZip([{ name: 'xl/workbook.xml', data: Buffer.from('x') }]));
    const directory = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'));
    bytes.writeUInt16LE(1, directory + 8);
    expect(await whyNot(bytes)).toBe('文件设有打开密码，不能读取。');
  });

  test('文件不存在的', async () =>
    expect(refusalOf(await readWorkbookFile(join(folder, '没有.xlsx'))).message).toBe('文件打不开。'));
});

test('表头以外没有数据的文件与一览表不符的，都写明缺什么', async () => {
  const read = valueOf(
    await readListFile(
      saved(
        await xlsx([
          ['部门', '窗口号', '工号', '姓名'],
          ['甲', 1, 2, '乙'],
        ]),
      ),
      'A',
      known,
    ),
  );
  expect(read.data).toBeNull();
  expect(read.report[0]?.text).toContain('缺少“窗口组长姓名”、“编制性质”');
});

test('20000行、100个部门的一览表，数秒内读完', { timeout: 20_000 }, async () => {
  const [first = [], second = []] = rowsA.map((row) => row.with(10, null));
  const rows = Array.from({ length: 19_996 }, (_, index) =>
    (index % 200 === 0 ? first : second).map((cell, column) => {
      if (column === 0) return index % 200 === 0 ? `第${index}局` : cell;
      return column === 4 || column === 12 ? `第${index}号` : cell;
    }),
  );
  const read = valueOf(await readListFile(saved(await xlsx(sheetA(rows))), 'A', known));
  expect(read.data?.departments).toHaveLength(100);
  expect(read.data?.items).toHaveLength(19_996);
});

/** One entry, deflated: what a bomb looks like. */
function packed(name: string, data: Buffer): Buffer {
  const stored = storeZip([
    { name: 'xl/workbook.xml', data: Buffer.from('<workbook/>') },
    { name, data: deflateRawSync(data) },
  ]);
  for (const [signature, method] of [
    ['504b0304', 8],
    ['504b0102', 10],
  ] as const) {
    const at = stored.lastIndexOf(Buffer.from(signature, 'hex'));
    stored.writeUInt16LE(8, at + method);
  }
  return stored;
}
