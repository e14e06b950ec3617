import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentJob } from '../../../electron/devices/document-printer.ts';
import {
  type DocumentTrouble,
  documentTroubles,
  runningLow,
  troubleOf,
} from '../../../electron/devices/document-troubles.ts';
import {
  createSimulatedDocumentPrinter,
  type SimulatedDocumentPrinter,
} from '../../../electron/devices/simulated-document-printer.ts';

const id = '0199f0e4-0000-7000-8000-000000000001';
const troubles = Object.keys(documentTroubles) as DocumentTrouble[];
let folder = '';
let job: DocumentJob;
let printer: SimulatedDocumentPrinter;
const tray = async (): Promise<string[]> => (await readdir(join(folder, 'tray'))).sort();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tray-'));
  job = { id, file: join(folder, 'paper.pdf'), tray: null, duplex: false };
  await writeFile(job.file, '%PDF-1.7 受理通知书');
  printer = createSimulatedDocumentPrinter({
    folder: join(folder, 'tray'),
    clock: { now: () => '2026-09-30T01:05:00.000Z' },
  });
});
afterEach(() => rm(folder, { recursive: true }));

describe('模拟文书打印机', () => {
  test('每份文书落在纸盘里，与归档的文件一字节不差，按时间排列', async () => {
    expect(await printer.print(job)).toEqual({ state: 'printed' });
    expect(await tray()).toEqual([`20260930-090500-${id}.pdf`]);
    const sheet = await readFile(join(folder, 'tray', `20260930-090500-${id}.pdf`));
    expect(sheet).toEqual(await readFile(job.file));
    expect(await printer.status()).toEqual({ ready: true, text: '就绪' });
  });

  test('同一任务打印两次是两份，看得出来', async () => {
    await printer.print(job);
    await printer.print(job);
    expect(await tray()).toEqual([`20260930-090500-${id}.pdf`, `20260930-090500-${id}~2.pdf`]);
  });

  test.each(troubles)('故障（%s）时什么也不出，说明原因和怎么办，修好后照常', async (trouble) => {
    printer.setFault(trouble);
    expect(await printer.print(job)).toEqual({ state: 'failed', ...documentTroubles[trouble] });
    expect(await printer.status()).toEqual({
      ready: false,
      text: documentTroubles[trouble].reason + documentTroubles[trouble].next,
    });
    await expect(tray()).rejects.toThrow('ENOENT');
    printer.setFault(null);
    expect(await printer.print(job)).toEqual({ state: 'printed' });
  });

  test('打印中途和打印之后的故障：结果不明，纸盘里分别没有和有一份', async () => {
    printer.setFault('paper_out', 'during');
    expect(await printer.print(job)).toMatchObject({ state: 'unconfirmed' });
    await expect(tray()).rejects.toThrow('ENOENT');
    printer.setFault('offline', 'after');
    expect(await printer.print(job)).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringMatching(/^打印机未开机或者未连接。.*请查看/),
    });
    expect(await tray()).toHaveLength(1);
  });

  test('任务名不能指到别的文件夹；归档文件不存在的不留下残片', async () => {
    for (const bad of ['../x', 'a/b', '', '.'])
      await expect(printer.print({ ...job, id: bad })).rejects.toThrow('not a job id');
    await expect(printer.print({ ...job, file: join(folder, 'none.pdf') })).rejects.toThrow('ENOENT');
    expect(await tray()).toEqual([]);
  });
});

describe('打印机报告的原因', () => {
  test('不论报告的轻重，按关键词说明；先说最先要处理的', () => {
    expect(troubleOf(['media-empty-warning'])).toBe('paper_out');
    expect(troubleOf(['media-empty-error', 'door-open-report'])).toBe('cover_open');
    expect(troubleOf(['media-jam', 'media-needed'])).toBe('paper_jam');
    expect(troubleOf(['some-new-keyword-error'])).toBe('error');
    expect(
      troubleOf(['some-new-keyword-warning', 'toner-low-report', 'cups-insecure-filter-warning']),
    ).toBeNull();
    expect(troubleOf([])).toBeNull();
    expect(runningLow(['marker-supply-low-warning', 'media-low'])).toEqual(['纸张将用尽', '墨粉不足']);
  });

  test('每种故障都有原因和怎么办', () => {
    for (const { reason, next } of Object.values(documentTroubles))
      expect(`${reason}${next}`).toMatch(/^打印机.+。请.+后重试。$/);
  });
});
