import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReportContent, ReportTable } from '#shared/reports/view.ts';
import { csvField, csvLine, tableCsv } from '../../../electron/reports/csv.ts';
import { plainName } from '../../../electron/reports/file-name.ts';
import { fileRefusal, placeWhole } from '../../../electron/reports/files.ts';
import { packFigures, unpackFigure } from '../../../electron/reports/packed.ts';
import { workbook } from '../../../electron/reports/workbook.ts';
import { uuidOf } from '../../support/hall.ts';

const table: ReportTable = {
  id: 'items',
  title: '事项办理情况',
  columns: [
    { id: 'name', title: '事项', kind: 'text', chars: 20 },
    { id: 'received', title: '收件', kind: 'count', chars: 5 },
    { id: 'share', title: '即办率', kind: 'share', chars: 5 },
    { id: 'fees', title: '收费（元）', kind: 'yuan', chars: 7 },
    { id: 'due', title: '期限', kind: 'date', chars: 8 },
  ],
  rows: [
    {
      id: 'a',
      total: false,
      cells: [
        { value: '=HYPERLINK("x","道路，运输")' },
        { value: 12 },
        { value: 0.125 },
        { value: 1050 },
        { value: '2026-09-30' },
      ],
    },
    {
      id: 'b',
      total: true,
      cells: [{ value: '合计\u0007' }, { value: 12 }, { value: null }, { value: 0 }, { value: null }],
    },
  ],
  empty: '没有办件。',
};
const content: ReportContent = {
  title: '月报',
  about: '2026年9月',
  facts: [{ label: '收件', kind: 'count', cell: { value: 12 } }],
  charts: [],
  tables: [table, { ...table, id: 'other', title: '各部门：办理/情况', rows: [] }],
  notes: ['说明。'],
};

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'yimen-files-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

describe('导出 Excel', () => {
  test('数字是数字，日期是日期，文字即使以等号开头也是文字，控制字符不会弄坏文件', async () => {
    const file = join(folder(), 'a.xlsx');
    writeFileSync(file, await workbook(content));
    const sheets = await readExcelFile(file);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['概要', '事项办理情况', '各部门：办理 情况']);
    const rows = sheets[1]?.data ?? [];
    expect(rows[0]?.[0]).toBe('月报：事项办理情况');
    expect(rows[2]).toEqual(['事项', '收件', '即办率', '收费（元）', '期限']);
    expect(rows[3]).toEqual([
      '=HYPERLINK("x","道路，运输")',
      12,
      0.125,
      10.5,
      new Date('2026-09-30T00:00:00.000Z'),
    ]);
    expect(rows[4]).toEqual(['合计', 12, '—', 0, '—']);
    expect(sheets[0]?.data).toContainEqual(['收件', 12]);
    expect(sheets[2]?.data.flat()).toContain('没有办件。');
  });
});

test('导出 Excel：文字与程序内部名称相同的，文件照样打得开', async () => {
  const file = join(folder(), 'a.xlsx');
  writeFileSync(file, await workbook({ ...content, notes: ['__proto__', 'toString', 'constructor'] }));
  const [summary] = await readExcelFile(file);
  expect(summary?.data.flat().filter((cell) => cell !== null)).toEqual(
    expect.arrayContaining(['toString', 'constructor']),
  );
});

describe('导出 CSV', () => {
  test('RFC 4180：逗号、引号、换行加引号；以公式开头的加撇号，普通数字和电话不改', () => {
    expect(csvLine(['甲,乙', '说"好"', '一\n二', ''])).toBe('"甲,乙","说""好""","一\n二",\r\n');
    for (const text of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx']) expect(csvField(text)).toMatch(/^"?'/u);
    for (const text of ['-3', '+8613800000000', '12.5%', '2026-09-30']) expect(csvField(text)).toBe(text);
  });

  test('任何文字写出再读回不变', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (fields) => {
        const line = csvLine(fields.map((field) => `甲${field}`));
        const read = [...line.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/gu)].map(
          ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
        );
        expect(read).toEqual(fields.map((field) => `甲${field}`));
      }),
    );
  });

  test('一张表连同表头，数字与画面相同，以 UTF-8 标记开头', () => {
    expect(tableCsv(table)).toBe(
      '\uFEFF事项,收件,即办率,收费（元）,期限\r\n"\'=HYPERLINK(""x"",""道路，运输"")",12,12.5%,10.50,2026-09-30\r\n合计\u0007,12,—,0.00,—\r\n',
    );
  });
});

describe('文件完整或者没有', () => {
  test('取消的不留半个文件，原有的同名文件不动', async () => {
    const target = join(folder(), 'a.csv');
    writeFileSync(target, '原有');
    await placeWhole(
      target,
      async (draft) => writeFileSync(draft, '一半'),
      () => false,
    );
    expect(readFileSync(target, 'utf8')).toBe('原有');
    expect(readdirSync(join(target, '..'))).toEqual(['a.csv']);
    await placeWhole(
      target,
      async (draft) => writeFileSync(draft, '全部'),
      () => true,
    );
    expect(readFileSync(target, 'utf8')).toBe('全部');
  });

  test('写不进去的，不留半个文件，用一句话说明', async () => {
    const target = join(folder(), '没有', 'a.csv');
    const failed = await placeWhole(
      target,
      async (draft) => writeFileSync(draft, ''),
      () => true,
    ).catch((error: unknown) => error);
    expect(fileRefusal(failed)?.refusal.message).toBe('该位置已不存在，文件没有导出。');
    expect(fileRefusal({ code: 'ENOSPC' })?.refusal.message).toContain('磁盘空间不足');
    expect(fileRefusal(new Error('别的'))).toBeUndefined();
    expect(existsSync(target)).toBe(false);
  });

  const failing = async (target: string, code: string, half = true): Promise<string | undefined> => {
    const error = await placeWhole(
      target,
      async (draft) => {
        if (half) writeFileSync(draft, '一半');
        throw Object.assign(new Error(code), { code });
      },
      () => true,
    ).catch((caught: unknown) => caught);
    return fileRefusal(error)?.refusal.message;
  };

  test.each([
    ['ENOSPC', '磁盘空间不足，文件没有导出。'],
    ['EBUSY', '同名文件正在使用，文件没有导出。'],
    ['EPERM', '没有写入该位置的权限，或者同名文件正在使用，文件没有导出。'],
    ['EFBIG', '该位置存不下这样大的文件，文件没有导出。'],
    ['ENOENT', '该位置已不存在，文件没有导出。'],
    ['UNKNOWN', '该位置不能写入（UNKNOWN），文件没有导出。'],
    ['EMFILE', '该位置不能写入（EMFILE），文件没有导出。'],
  ])('写到一半 %s 的，说明原因，不留半个文件，原有的同名文件不动', async (code, message) => {
    const target = join(folder(), 'a.csv');
    writeFileSync(target, '原有');
    expect(await failing(target, code)).toBe(message);
    expect(readFileSync(target, 'utf8')).toBe('原有');
    expect(readdirSync(join(target, '..'))).toEqual(['a.csv']);
  });

  test('写到一半位置连同文件夹一起不见了的，说的仍是写不进去的原因', async () => {
    const place = join(folder(), '移动盘');
    mkdirSync(place);
    const error = await placeWhole(
      join(place, 'a.csv'),
      async (draft) => {
        writeFileSync(draft, '一半');
        rmSync(place, { recursive: true });
        writeFileSync(place, '不再是文件夹');
        throw Object.assign(new Error('gone'), { code: 'EIO' });
      },
      () => true,
    ).catch((caught: unknown) => caught);
    expect(fileRefusal(error)?.refusal.message).toBe('磁盘读写出错，文件没有导出。');
  });

  test('文件名刚好是系统所能用的最长的，照常导出；再长的，请缩短', async () => {
    const place = folder();
    const write = async (draft: string) => writeFileSync(draft, '全部');
    const longest = `${'a'.repeat(251)}.csv`;
    await placeWhole(join(place, longest), write, () => true);
    expect(readdirSync(place)).toEqual([longest]);
    const error = await placeWhole(join(place, `a${longest}`), write, () => true).catch(
      (caught: unknown) => caught,
    );
    // Windows says it is no place at all.
    expect(fileRefusal(error)?.refusal.kind).toBe('device');
    expect(readdirSync(place)).toEqual([longest]);
    const name = `${plainName('部门月报'.repeat(100))} 20260901_20260930.xlsx`;
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });

  test('新的文件夹放不到位的，上一次导出的原样留下', async () => {
    const target = join(folder(), '国家交换表');
    mkdirSync(target);
    writeFileSync(join(target, 'a.csv'), '上一次');
    const error = await placeWhole(
      target,
      async (draft) => {
        mkdirSync(draft);
        writeFileSync(join(draft, 'a.csv'), '新');
      },
      () => true,
      () => Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' })),
    ).catch((caught: unknown) => caught);
    expect(fileRefusal(error)?.refusal.message).toBe('同名文件正在使用，文件没有导出。');
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('上一次');
    expect(readdirSync(join(target, '..'))).toEqual(['国家交换表']);
  });
});

test('数字背后的办件打包后再取出，一件不多，一件不少', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(300), { maxLength: 40 }), { maxLength: 8 }), (lists) => {
      const figures = new Map(lists.map((list, index) => [`f${index}`, [...new Set(list)].map(uuidOf)]));
      const packed = packFigures(figures);
      for (const [key, ids] of figures) expect(unpackFigure(packed, key)).toEqual(ids);
      expect(unpackFigure(packed, '没有')).toBeNull();
    }),
  );
});
