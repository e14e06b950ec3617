import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openJobsIn, withdrawLeft } from '../../../electron/devices/cups-left.ts';
import { createCupsPrinter } from '../../../electron/devices/cups-printer.ts';
import { cupsTrays } from '../../../electron/devices/cups-queue.ts';
import type { DocumentJob, DocumentPrinter } from '../../../electron/devices/document-printer.ts';
import { findCupsPrinters } from '../../../electron/devices/document-printers.ts';
import type { RunCommand } from '../../../electron/devices/run-command.ts';
import { createScheduler, ensureCups, pixelsOf, type TestScheduler } from './cups-scheduler.ts';
import { samplePdf } from './sample-pdf.ts';

const absent = ensureCups();
if (absent !== null) console.log(`Real CUPS queues are not tested: ${absent}`);

let cups: TestScheduler;
let folder = '';
let file = '';
const job = (more: Partial<DocumentJob> = {}): DocumentJob => ({
  id: randomUUID(),
  file,
  tray: null,
  duplex: false,
  ...more,
});
const printer = (queue = 'A4', times = {}): DocumentPrinter =>
  createCupsPrinter({
    queue,
    run: cups.run,
    times: { pollMs: 20, jobMs: 8000, unreachedMs: 500, withdrawMs: 5000, ...times },
  });
const sheets = async (): Promise<number> => (await cups.sheets()).length;

describe.skipIf(absent !== null)('CUPS', () => {
  beforeAll(async () => {
    cups = createScheduler();
    folder = await mkdtemp(join(tmpdir(), 'archive-'));
    file = join(folder, 'paper.pdf');
    await writeFile(file, samplePdf(3));
    await cups.start();
    await cups.admin('lpadmin', '-p', 'A4', '-E', '-v', 'tray:/', '-P', join(cups.folder, 'tray.ppd'));
  }, 20_000);
  afterEach(async () => {
    cups.fault(null);
    await cups.run('cancel', ['-a']);
    await cups.run('cupsenable', ['A4']);
  });
  afterAll(async () => {
    await cups.stop();
    await cups.remove();
    await rm(folder, { recursive: true });
  });

  test('打出来的就是归档的那个文件：页数相同，大小和位置相同', async () => {
    const mine = job();
    expect(await printer().print(mine)).toEqual({ state: 'printed' });
    const sheet = (await cups.sheets()).at(-1)!;
    expect(sheet.title).toBe(mine.id);
    expect(await difference(sheet.file, file)).toBeLessThan(0.001);
  });

  test('队列自己的默认设置（缩放、拼页、封面）不改变文书', async () => {
    const spoilt = ['fit-to-page=true', 'number-up=2', 'job-sheets=standard', 'sides=two-sided-long-edge'];
    for (const option of spoilt)
      await cups.admin('lpadmin', '-p', 'A4', '-o', option.replace('=', '-default='));
    expect(await printer().print(job())).toEqual({ state: 'printed' });
    const sheet = (await cups.sheets()).at(-1)!;
    expect(await difference(sheet.file, file)).toBeLessThan(0.001);
    expect((await readFile(sheet.file, 'latin1')).match(/%PDF-/g)).toHaveLength(1);
    expect(sheet.options).toContain('sides=one-sided');
    for (const option of spoilt)
      await cups.admin('lpadmin', '-p', 'A4', '-R', option.replace(/=.*/, '-default'));
  });

  test('保留之后、放行之前中断的任务，下次启动时从队列撤回，以后不会自行打印', async () => {
    const kept = new Map<string, string>();
    const open = openJobsIn({
      getState: (key) => kept.get(key),
      putState: (key, value) => void kept.set(key, value),
    });
    const waiting = async () => (await cups.run('lpstat', ['-W', 'not-completed', '-o'])).stdout;
    const before = await sheets();
    // The program dies in place of the release.
    const died: RunCommand = (program, args) =>
      args.includes('resume') ? Promise.reject(new Error('killed')) : cups.run(program, args);
    await expect(createCupsPrinter({ queue: 'A4', run: died, open }).print(job())).rejects.toThrow('killed');
    expect(await waiting()).toContain(open.all()[0]);
    await withdrawLeft(cups.run, open);
    expect(await waiting()).toBe('');
    expect(open.all()).toEqual([]);
    expect(await sheets()).toBe(before);
    // What ended is not noted any more.
    expect(await createCupsPrinter({ queue: 'A4', run: cups.run, open }).print(job())).toEqual({
      state: 'printed',
    });
    expect(open.all()).toEqual([]);
  });

  test('纸盒和双面按任务设置，没有的纸盒不打印', async () => {
    expect(await cupsTrays('A4', cups.run)).toEqual([
      { tray: 'Tray1', isDefault: true },
      { tray: 'Tray2', isDefault: false },
    ]);
    expect(await printer().print(job({ tray: 'Tray2', duplex: true }))).toEqual({ state: 'printed' });
    const { options } = (await cups.sheets()).at(-1)!;
    for (const option of ['InputSlot=Tray2', 'Duplex=DuplexNoTumble', 'PageSize=A4'])
      expect(options.split(' ')).toContain(option);
    expect(await printer().print(job({ tray: 'Tray3' }))).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('没有名为“Tray3”的纸盒'),
    });
  });

  test('停用的队列：说明原因，不打印，启用后不会自行打印，重试照常', async () => {
    const before = await sheets();
    await cups.admin('cupsdisable', '-r', '缺纸', 'A4');
    expect(await printer().print(job())).toMatchObject({
      state: 'failed',
      reason: '打印队列“A4”已停用（缺纸）。',
      next: expect.stringContaining('启用'),
    });
    expect(await printer().status()).toMatchObject({ ready: false, text: expect.stringContaining('缺纸') });
    await cups.admin('cupsenable', 'A4');
    await pause(300);
    expect(await sheets()).toBe(before);
    expect(await printer().print(job())).toEqual({ state: 'printed' });
    expect(await sheets()).toBe(before + 1);
  });

  test('排队时队列停用：未打印，撤回，启用后不会自行打印', async () => {
    const before = await sheets();
    cups.fault('paper_out');
    const first = printer().print(job());
    await printing();
    const second = printer().print(job());
    await until(async () => (await waiting()) === 2);
    await cups.admin('cupsdisable', '-r', '卡纸', 'A4');
    expect(await second).toMatchObject({
      state: 'failed',
      // A job that ends clears what the queue was disabled with.
      reason: expect.stringMatching(/^打印队列“A4”已停用.*。未打印，已从队列撤回。$/),
    });
    expect(await first).toMatchObject({ state: 'unconfirmed' });
    cups.fault(null);
    await cups.admin('cupsenable', 'A4');
    await pause(300);
    expect(await waiting()).toBe(0);
    expect(await sheets()).toBe(before);
  });

  test('打印中缺纸：状态里看得到，加纸后照常打完', async () => {
    cups.fault('paper_out');
    const outcome = printer().print(job());
    await printing();
    expect(await printer().status()).toMatchObject({ ready: false, text: '打印机缺纸。请添加A4纸后重试。' });
    cups.fault(null);
    expect(await outcome).toEqual({ state: 'printed' });
    expect(await printer().status()).toEqual({ ready: true, text: '就绪' });
  });

  test('缺纸一直没有人处理：到时撤回，请人查看，加纸后不会自行打印', async () => {
    const before = await sheets();
    cups.fault('paper_out');
    expect(await printer('A4', { jobMs: 500 }).print(job())).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringMatching(/^打印机缺纸。.*已从队列撤回.*请查看/),
    });
    cups.fault(null);
    await pause(300);
    expect(await sheets()).toBe(before);
  });

  test('排队时被他人取消：未打印；打印中被他人取消：请人查看', async () => {
    cups.fault('paper_out');
    const first = printer().print(job());
    await printing();
    const second = printer().print(job());
    await until(async () => (await waiting()) === 2);
    const jobs = (await cups.run('lpstat', ['-o'])).stdout.match(/^A4-\d+/gm)!;
    const [older = '', newer = ''] = jobs.sort((one, other) => numberOf(one) - numberOf(other));
    await cups.admin('cancel', newer);
    expect(await second).toMatchObject({
      state: 'failed',
      reason: '打印任务在队列中被取消。未打印。',
    });
    await cups.admin('cancel', older);
    expect(await first).toMatchObject({ state: 'unconfirmed', reason: expect.stringContaining('被取消') });
  });

  test.each(['stop', 'abort', 'cancel', 'hold', 'retry'] as const)(
    '驱动中途出错（%s）：请人查看，以后不会自行打印',
    async (fault) => {
      const before = await sheets();
      cups.fault(fault);
      expect(await printer('A4', { jobMs: 1000 }).print(job())).toMatchObject({
        state: 'unconfirmed',
        reason: expect.stringContaining('请查看'),
      });
      cups.fault(null);
      await cups.run('cupsenable', ['A4']);
      await pause(200);
      expect(await waiting()).toBe(0);
      expect(await sheets()).toBe(before);
    },
  );

  test('打印机未开机：撤回，记为未打印', async () => {
    await cups.admin('lpadmin', '-p', 'OFF', '-E', '-v', 'socket://127.0.0.1:9', '-m', 'raw');
    const outcome = printer('OFF').print(job());
    await until(async () => !(await printer('OFF').status()).ready);
    expect(await printer('OFF').status()).toMatchObject({ text: expect.stringContaining('未开机') });
    expect(await outcome).toEqual({
      state: 'failed',
      reason: '打印机未开机或者未连接。未打印，已从队列撤回。',
      next: '请打开打印机电源，检查网线或者数据线后重试。',
    });
    expect(await waiting()).toBe(0);
  });

  test('不接收任务的队列、不存在的队列、中途删除的队列', async () => {
    await cups.admin('cupsreject', '-r', '维修', 'A4');
    expect(await printer().print(job())).toMatchObject({
      state: 'failed',
      reason: '打印队列“A4”不接收新任务（维修）。',
    });
    await cups.admin('cupsaccept', 'A4');
    expect(await printer('NONE').print(job())).toMatchObject({
      state: 'failed',
      reason: '系统中没有打印队列“NONE”。',
    });
    await cups.admin('lpadmin', '-p', 'GONE', '-E', '-v', 'tray:/', '-m', 'raw');
    cups.fault('paper_out');
    const outcome = printer('GONE').print(job());
    await printing('GONE');
    await cups.admin('lpadmin', '-x', 'GONE');
    expect(await outcome).toMatchObject({ state: 'unconfirmed' });
  });

  test('中文名称的队列照常打印，列在可选的打印机中', async () => {
    await cups.admin('lpadmin', '-p', '二楼_A4', '-E', '-v', 'tray:/', '-m', 'raw', '-D', '二楼打印机');
    expect(await printer('二楼_A4').print(job())).toEqual({ state: 'printed' });
    await cups.admin('cupsdisable', '-r', '缺墨', '二楼_A4');
    const found = await findCupsPrinters(cups.run);
    expect(found).toMatchObject({ ok: true });
    expect(found.ok && found.value.find(({ queue }) => queue === '二楼_A4')).toEqual({
      queue: '二楼_A4',
      title: '二楼打印机',
      status: { ready: false, text: expect.stringContaining('缺墨') },
    });
    expect(found.ok && found.value.find(({ queue }) => queue === 'A4')).toMatchObject({
      status: { ready: true },
    });
  });

  test('打印服务未运行：说明原因；中途停止：请人查看', async () => {
    cups.fault('paper_out');
    const outcome = printer('A4', { jobMs: 1000, withdrawMs: 200 }).print(job());
    await printing();
    await cups.stop();
    expect(await outcome).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringMatching(/^打印服务（CUPS）未运行。.*以后可能自行打印/),
    });
    expect(await printer().print(job())).toMatchObject({
      state: 'failed',
      reason: '打印服务（CUPS）未运行。',
    });
    expect(await findCupsPrinters(cups.run)).toMatchObject({ ok: false, refusal: { kind: 'device' } });
    await cups.start();
  });
});

const numberOf = (job: string): number => Number(job.split('-').at(-1));

const waiting = async (): Promise<number> =>
  ((await cups.run('lpstat', ['-o'])).stdout.match(/^\S+-\d+ /gm) ?? []).length;

const printing = (queue = 'A4'): Promise<void> =>
  until(async () => {
    const { stdout } = await cups.run('lpstat', ['-l', '-p', queue]);
    return /now printing/.test(stdout) && /media-empty/.test(stdout);
  });

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 250; tries += 1) {
    if (await done()) return;
    await pause(20);
  }
  throw new Error('it never happened');
}

/** The part of the pixels that differ by more than half, over all pages; 1 when the pages do not match. */
async function difference(one: string, other: string): Promise<number> {
  const [mine, theirs] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  if (mine.length !== theirs.length) return 1;
  const parts = mine.map((page, index) => {
    const against = theirs[index]!;
    if (page.length !== against.length) return 1;
    return page.filter((value, at) => Math.abs(value - against[at]!) > 127).length / page.length;
  });
  return Math.max(...parts);
}
