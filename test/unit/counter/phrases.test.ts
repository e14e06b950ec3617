import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { parsePhraseFile } from '#shared/papers/phrases/phrase-file.ts';
import { phraseTable } from '#shared/papers/phrases/phrases.ts';
import { department } from '#shared/reference/index.ts';
import type { Log } from '../../../electron/log.ts';
import { loadPhrases, sampleName } from '../../../electron/phrases.ts';

const today = '2026-09-30' as CivilDate;
const hall = {
  departments: [
    department.parse({ name: '县交通运输局', formerNames: ['县交通局'], mode: '整体进驻' }),
    department.parse({ name: '县水务局', mode: '整体进驻' }),
  ],
};

let parent = '';
let folder = '';
const logged: string[] = [];
const log: Log = { note: (place, text) => void logged.push(`${place} ${text}`), fault: () => undefined };
const write = (name: string, content: string | Uint8Array): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), content);
};
const load = () => loadPhrases(folder, hall, log);
const footer = (name: string, phrases = load()): string => phrases.phrasesFor(name, today)('收件凭证.页脚');

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'yimen-phrases-'));
  folder = join(parent, 'phrases');
  logged.length = 0;
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

describe('the departments’ phrase files', () => {
  test('the first start leaves a sample that is a correct file of the first department, and is not itself read', () => {
    const { files } = load();
    expect(files).toEqual([]);
    const sample = readFileSync(join(folder, sampleName), 'utf8');
    expect(sample.startsWith('\uFEFF# 部门文书用语示例。')).toBe(true);
    expect(parsePhraseFile(sample.slice(1), ['县交通运输局'])).toMatchObject({
      department: '县交通运输局',
      phrases: phraseTable,
      problems: [],
    });
    write('交通.yaml', sample);
    expect(load().files).toEqual([
      {
        file: '交通.yaml',
        department: '县交通运输局',
        phrases: Object.keys(phraseTable).length,
        problems: [],
      },
    ]);
  });

  test('a byte order mark and line ends of Windows are no fault', () => {
    write('水务.yml', '\uFEFF部门: 县水务局\r\n用语:\r\n  收件凭证.页脚: 请到二楼领取\r\n');
    expect(load().files).toEqual([{ file: '水务.yml', department: '县水务局', phrases: 1, problems: [] }]);
    expect(footer('县水务局')).toBe('请到二楼领取');
    expect(footer('县交通运输局')).toBe(phraseTable['收件凭证.页脚']);
  });

  test('a file under a former name of the department counts, and so does a paper under it (1M.12)', () => {
    write('交通.yaml', '部门: 县交通局\n用语:\n  收件凭证.页脚: 请到三楼领取\n');
    expect(footer('县交通运输局')).toBe('请到三楼领取');
    write('交通.yaml', '部门: 县交通运输局\n用语:\n  收件凭证.页脚: 请到四楼领取\n');
    expect(footer('县交通局')).toBe('请到四楼领取');
  });

  test('of two files for one department the first by name counts, and the second says so in its own line', () => {
    write('a.yaml', '部门: 县交通运输局\n用语:\n  收件凭证.页脚: 甲\n');
    write('b.yaml', '# 改过\n部门: 县交通局\n用语:\n  收件凭证.页脚: 乙\n');
    const phrases = load();
    expect(phrases.files[1]).toEqual({
      file: 'b.yaml',
      department: '',
      phrases: 0,
      problems: [{ line: 2, text: '“县交通局”的用语已经写在a.yaml中，本文件未采用。' }],
    });
    expect(footer('县交通运输局', phrases)).toBe('甲');
  });

  test('a broken phrase falls back alone, a broken file whole; the log has places and no words', () => {
    write(
      'a.yaml',
      '部门: 县交通运输局\n用语:\n  受理通知书.领取: 找张三 13800000000\n  收件凭证.页脚: 甲\n',
    );
    write('b.yaml', '部门: 县水务局\n用语:\n\t收件凭证.页脚: 乙\n');
    const phrases = load();
    expect(phrases.files.map(({ problems }) => problems)).toEqual([
      [{ line: 3, text: '“受理通知书.领取”缺少{窗口}，当事人需要知道。' }],
      [{ line: 3, text: '行首用了制表符，请改用空格。整个文件未采用。' }],
    ]);
    const own = phrases.phrasesFor('县交通运输局', today);
    expect(own('受理通知书.领取', { 窗口: '3号窗口' })).toBe('办结后通知你（单位）到3号窗口领取');
    expect(own('收件凭证.页脚')).toBe('甲');
    expect(footer('县水务局', phrases)).toBe(phraseTable['收件凭证.页脚']);
    expect(logged).toEqual(['phrases a.yaml:3 not used as written', 'phrases b.yaml:3 not used as written']);
  });

  test('what cannot be read at all is told and keeps nobody from working', () => {
    write('gbk.yaml', Uint8Array.of(0xb2, 0xbf, 0xc3, 0xc5, 0x3a, 0x20, 0xcf, 0xd8));
    write('long.yaml', '#'.repeat(129 * 1024));
    mkdirSync(join(folder, 'folder.yaml'));
    write('notes.txt', 'not a phrase file');
    const phrases = load();
    expect(phrases.files).toEqual([
      { file: 'folder.yaml', department: '', phrases: 0, problems: [{ line: 0, text: '不是文件。' }] },
      {
        file: 'gbk.yaml',
        department: '',
        phrases: 0,
        problems: [{ line: 0, text: '文件不是UTF-8编码，请用“另存为”选择UTF-8后重新保存。' }],
      },
      {
        file: 'long.yaml',
        department: '',
        phrases: 0,
        problems: [{ line: 0, text: '文件超过128 KB，未采用。' }],
      },
    ]);
    expect(footer('县水务局', phrases)).toBe(phraseTable['收件凭证.页脚']);
  });

  test('a folder that cannot be made is told and keeps nobody from working', () => {
    writeFileSync(folder, 'a file where the folder should be');
    expect(load().files).toEqual([
      {
        file: sampleName,
        department: '',
        phrases: 0,
        problems: [{ line: 0, text: '示例文件没有写成（EEXIST）。' }],
      },
      {
        file: '',
        department: '',
        phrases: 0,
        problems: [{ line: 0, text: '用语文件夹无法读取（ENOTDIR）。' }],
      },
    ]);
    expect(footer('县水务局')).toBe(phraseTable['收件凭证.页脚']);
  });

  test('read again, it says what the files say now', () => {
    const phrases = load();
    write('水务.yaml', '部门: 县水务局\n用语:\n  收件凭证.页脚: 新的页脚\n');
    expect(footer('县水务局', phrases)).toBe(phraseTable['收件凭证.页脚']);
    phrases.reload();
    expect(footer('县水务局', phrases)).toBe('新的页脚');
  });
});
