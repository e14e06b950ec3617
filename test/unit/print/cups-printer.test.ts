import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenJobs, openJobsIn, withdrawLeft } from '../../../electron/devices/cups-left.ts';
import { createCupsPrinter } from '../../../electron/devices/cups-printer.ts';
import { cupsTrays } from '../../../electron/devices/cups-queue.ts';
import type { DocumentJob } from '../../../electron/devices/document-printer.ts';
import { findCupsPrinters } from '../../../electron/devices/document-printers.ts';
import type { PrintOutcome } from '../../../electron/devices/receipt-printer.ts';
import { CupsStandIn, ends, notFound, prints, refusing, timedOut } from './cups-stand-in.ts';

const id = '0199f0e4-0000-7000-8000-000000000001';
const unreachable = 'The printer may not exist or is unavailable at this time.';
const offline = {
  state: 'failed',
  reason: '打印机未开机或者未连接。未打印，已从队列撤回。',
  next: expect.stringContaining('电源'),
};
let folder = '';
let file = '';
let cups: CupsStandIn;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cups stand-in $(x);'));
  file = join(folder, '受理 通知书.pdf');
  await writeFile(file, '%PDF-1.7');
  cups = new CupsStandIn();
});
afterEach(() => rm(folder, { recursive: true }));

const printer = (times = {}, queue = 'A4') =>
  createCupsPrinter({
    queue,
    run: cups.run,
    times: { pollMs: 1, jobMs: 60, unreachedMs: 10, withdrawMs: 30, ...times },
  });
const print = (more: Partial<DocumentJob> = {}, times = {}): Promise<PrintOutcome> =>
  printer(times).print({ id, file, tray: null, duplex: false, ...more });
const called = (program: string): boolean => cups.calls.some(([name]) => name === program);

describe('CUPS · 交付任务', () => {
  test('先保留、后放行，不经过命令解释器，文件名原样交付', async () => {
    cups.plot = [prints(''), ends('completed')];
    expect(await print({ tray: 'Tray2', duplex: true })).toEqual({ state: 'printed' });
    const [handOver, release] = cups.calls.filter(([program]) => program === 'lp');
    const options = ['media=A4', 'sides=two-sided-long-edge', 'print-scaling=none', 'fit-to-page=false'];
    const more = ['number-up=1', 'job-sheets=none', 'InputSlot=Tray2'];
    const asked = [...options, ...more].flatMap((option) => ['-o', option]);
    expect(handOver).toEqual(['lp', '-d', 'A4', '-t', id, '-n', '1', '-H', 'hold', ...asked, file]);
    expect(release).toEqual(['lp', '-i', 'A4-7', '-H', 'resume']);
  });

  test('名称不能成为参数或路径：队列、任务名和相对路径在调用前拒绝', async () => {
    for (const queue of ['', '-x', 'a b', 'a/b', 'a;b', 'a,b', 'a\nb', '$(x)', 'q'.repeat(128)])
      expect(() => printer({}, queue)).toThrow('not a queue name');
    for (const queue of ['A4', 'HP_LaserJet-M405.2', '二楼_A4', 'office@server'])
      expect(printer({}, queue).name).toBe(`A4打印机 ${queue}`);
    for (const bad of ['', '-x', '../x', 'a b', '任务'])
      await expect(print({ id: bad })).rejects.toThrow('job id');
    await expect(print({ file: 'paper.pdf' })).rejects.toThrow('absolute');
    expect(cups.calls).toEqual([]);
  });

  test('归档文件不存在、不是普通文件的，不打印', async () => {
    await mkdir(join(folder, 'folder.pdf'));
    await symlink(file, join(folder, 'link.pdf'));
    for (const name of ['none.pdf', 'folder.pdf', 'link.pdf'])
      expect(await print({ file: join(folder, name) })).toMatchObject({
        state: 'failed',
        reason: '归档的文书文件不存在。',
      });
    expect(cups.calls).toEqual([]);
  });

  test.each([
    ['未安装打印服务', () => void (cups.answers.lpstat = notFound)],
    ['没有应答', () => void (cups.answers.lpstat = timedOut)],
    ['未运行', () => void (cups.running = false)],
    ['没有打印队列“A4”', () => void (cups.queue = 'B5')],
    [
      '已停用（缺纸）',
      () => {
        cups.state = 'disabled since Mon Nov 23 15:07:12 2026 -';
        cups.message = '缺纸';
      },
    ],
    [
      '不接收新任务（维修）',
      () => void (cups.acceptance = 'not accepting requests since Mon Nov 23 15:01 -\n\t维修'),
    ],
  ])('打印前%s：说明原因和怎么办，什么也不交付', async (words, happen) => {
    happen();
    expect(await print()).toEqual({
      state: 'failed',
      reason: expect.stringContaining(words),
      next: expect.stringMatching(/^请.+。$/),
    });
    expect(await printer().status()).toEqual({ ready: false, text: expect.stringContaining(words) });
    expect(called('lp')).toBe(false);
  });

  test.each([
    ['未安装', notFound],
    ['没有应答', timedOut],
    ['打印服务没有接收任务（unsupported format）', refusing('lp: unsupported format\n')],
    ['打印服务没有接收任务', { code: 0, fault: null, stdout: 'what?', stderr: '' }],
  ])('交付不成的（%s）：保留的任务不会打印，记为失败', async (words, answer) => {
    cups.answers.lp = answer;
    expect(await print()).toMatchObject({ state: 'failed', reason: expect.stringContaining(words) });
  });

  test('放行不成的撤回；撤不回的说明以后可能打印', async () => {
    cups.answers.release = refusing('lp: Forbidden');
    expect(await print()).toMatchObject({
      state: 'failed',
      reason: '打印服务没有放行任务。未打印，已从队列撤回。',
    });
    cups.answers.cancel = refusing('cancel: cancel-job failed: Forbidden');
    expect(await print()).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('以后可能自行打印'),
    });
  });

  test('没有的纸盒不打印：打印系统会不作声地改用别的纸盒', async () => {
    expect(await print({ tray: 'Tray9' })).toMatchObject({
      state: 'failed',
      reason: '打印队列“A4”没有名为“Tray9”的纸盒。',
    });
    cups.answers.lpoptions = refusing('lpoptions: Unable to get PPD file');
    expect(await cupsTrays('A4', cups.run)).toEqual([]);
    expect(called('lp')).toBe(false);
  });
});

describe('CUPS · 跟踪任务', () => {
  test('完成后打印机新报告的故障提醒核对；打印前就有的不再提', async () => {
    cups.alerts = 'media-empty-warning';
    cups.plot = [prints(''), ends('completed')];
    expect(await print()).toEqual({ state: 'printed' });
    cups.plot = [
      prints(''),
      (job) => {
        ends('completed')(job);
        cups.alerts = 'media-empty-warning media-jam-warning';
      },
    ];
    expect(await print()).toEqual({
      state: 'printed',
      note: '打印任务已完成，打印机卡纸，请核对页数。',
    });
  });

  test.each(['canceled', 'aborted'] as const)('从未开始就结束的（%s）：未打印', async (end) => {
    cups.plot = [() => undefined, ends(end)];
    expect(await print()).toMatchObject({ state: 'failed', reason: expect.stringMatching(/。未打印。$/) });
  });

  test.each(['canceled', 'aborted', 'stopped'] as const)('开始后才结束的（%s）：请人查看', async (end) => {
    cups.plot = [prints('Sending data to printer.'), ends(end)];
    expect(await print()).toMatchObject({ state: 'unconfirmed', reason: expect.stringContaining('请查看') });
  });

  test('打印服务不留记录的：请人查看', async () => {
    cups.plot = [prints(''), ends('completed')];
    cups.answers.cancel = refusing('cancel: cancel-job failed: Job #7 does not exist.');
    expect(await print()).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('不在打印服务的记录中'),
    });
  });

  test.each([
    ['job-hold-until-specified', '打印任务被置为保留'],
    ['cups-held-for-authentication', '打印机要求登录'],
  ])('停在队列里的（%s）：撤回', async (alerts, words) => {
    cups.plot = [(job) => void Object.assign(job, { alerts })];
    expect(await print()).toMatchObject({ state: 'failed', reason: `${words}。未打印，已从队列撤回。` });
    expect(cups.job.state).toBe('canceled');
  });

  test('一直连不上的：撤回，记为未打印；连上过的：请人查看', async () => {
    cups.plot = [prints(''), prints('Connecting to printer.'), prints(unreachable)];
    expect(await print()).toEqual(offline);
    cups.plot = [prints(unreachable), prints('Connected to printer.'), prints(unreachable)];
    expect(await print()).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringMatching(/^打印机未开机或者未连接。.*请查看/),
    });
  });

  test('前一次发送中断、重试时连不上的：请人查看', async () => {
    cups.plot = [
      (job) => void Object.assign(job, { state: 'waiting', status: '', alerts: 'resources-are-not-ready' }),
      prints(unreachable),
    ];
    expect(await print()).toMatchObject({ state: 'unconfirmed' });
  });

  test('打印机忙的不算未开机，等到时限再撤回', async () => {
    cups.plot = [prints('The printer is in use.')];
    expect(await print()).toMatchObject({
      state: 'failed',
      reason: '打印机正被其他任务占用。未打印，已从队列撤回。',
    });
    cups.plot = [prints('The printer is in use.'), prints('Connected to printer.'), ends('completed')];
    expect(await print()).toEqual({ state: 'printed' });
  });

  test('一直排在其他任务后面的，到时限撤回，记为未打印', async () => {
    expect(await print()).toMatchObject({
      state: 'failed',
      reason: '打印机正被其他任务占用。未打印，已从队列撤回。',
    });
  });

  test('超过时限的撤回，说明打印机报告的原因；撤回时已完成的算已打印', async () => {
    cups.plot = [prints('Sending data to printer.')];
    cups.alerts = 'media-jam-warning';
    expect(await print()).toMatchObject({
      state: 'unconfirmed',
      reason: '打印机卡纸。打印开始后任务已从队列撤回，无法确定是否已打印，请查看打印机是否已出纸。',
    });
    cups.alerts = 'none';
    cups.answers.cancel = refusing(`cancel: cancel-job failed: Job #7 is already completed - can't cancel.`);
    expect(await print()).toEqual({ state: 'printed' });
  });

  test('已取消而驱动尚未放手的，等它放手再下结论', async () => {
    const busy = 'now printing A4-0.  enabled since Mon Nov 23 15:01:07 2026';
    const idle = cups.state;
    let looks = 0;
    cups.plot = [
      prints(unreachable),
      (job) => {
        ends('canceled')(job);
        looks += 1;
        cups.state = looks < 5 ? busy : idle;
      },
    ];
    expect(await print()).toMatchObject({ state: 'failed', reason: '打印任务在队列中被取消。未打印。' });
    expect(looks).toBe(5);
  });

  test('撤回时驱动刚好连上了打印机的：等它放手再看，请人查看', async () => {
    const idle = cups.state;
    cups.plot = [prints(unreachable)];
    cups.aftermath = [
      () => void (cups.state = 'now printing A4-0.  enabled since Mon Nov 23 15:01:07 2026'),
      (job) => {
        job.status = 'Connected to printer.';
        cups.state = idle;
      },
    ];
    expect(await print()).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('打印开始后任务已从队列撤回'),
    });
  });

  test('打印服务中途停止：到时限仍问不到的，说明以后可能打印', async () => {
    cups.plot = [prints(''), () => void (cups.running = false)];
    cups.answers.cancel = refusing('cancel: Unable to connect to server.');
    expect(await print()).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringMatching(/^打印服务（CUPS）未运行。任务未能从队列撤回，以后可能自行打印/),
    });
  });
});

describe('CUPS · 状态', () => {
  const printing = 'now printing A4-7.  enabled since Mon Nov 23 15:01:07 2026';
  test.each([
    ['is idle.  enabled since x', '', 'none', true, '就绪'],
    [
      'is idle.  enabled since x',
      '',
      'toner-low-report media-low-warning',
      true,
      '就绪，纸张将用尽，墨粉不足',
    ],
    ['is idle.  enabled since x', '', 'media-empty-error', true, '就绪，上次打印时打印机缺纸'],
    [printing, '', 'none', true, '正在打印'],
    [printing, 'Waiting for paper', 'media-empty-warning', false, '打印机缺纸。请添加A4纸后重试。'],
    [printing, '', 'media-empty door-open-report', false, '打印机机盖未合上。请合上机盖后重试。'],
    [printing, '', 'fuser-over-temp-error', false, '打印机报告故障。请查看打印机面板，排除故障后重试。'],
    [printing, unreachable, 'none', false, expect.stringContaining('未开机')],
    [printing, 'Connecting to printer.', 'none', true, '正在打印'],
    [printing, 'The printer is in use.', 'none', false, expect.stringContaining('占用')],
  ])('%s %s %s', async (state, message, alerts, ready, text) => {
    Object.assign(cups, { state, message, alerts });
    expect(await printer().status()).toEqual({ ready, text });
  });

  test('可选的打印机连同状态列出；没有打印服务的说明怎么办', async () => {
    expect(await findCupsPrinters(cups.run)).toEqual({
      ok: true,
      value: [{ queue: 'A4', title: '二楼', status: { ready: true, text: '就绪' } }],
    });
    cups.acceptance = 'not accepting requests since Mon Nov 23 15:01 -\n\t维修';
    expect(await findCupsPrinters(cups.run)).toMatchObject({
      value: [{ status: { ready: false, text: expect.stringContaining('维修') } }],
    });
    cups.answers.lpstat = notFound;
    expect(await findCupsPrinters(cups.run)).toMatchObject({
      ok: false,
      refusal: { kind: 'device', rule: 'K1', message: expect.stringContaining('未安装') },
    });
  });
});

describe('CUPS · 程序中断', () => {
  const openJobs = () => {
    const kept = new Map<string, string>();
    return openJobsIn({
      getState: (key) => kept.get(key),
      putState: (key, value) => void kept.set(key, value),
    });
  };
  const printNoted = (open: OpenJobs): Promise<PrintOutcome> =>
    createCupsPrinter({
      queue: 'A4',
      run: cups.run,
      open,
      times: { pollMs: 1, jobMs: 20, withdrawMs: 20 },
    }).print({ id, file, tray: null, duplex: false });

  test('撤不回的任务记到下次启动；打印服务没有应答的，再记到下一次', async () => {
    const open = openJobs();
    cups.plot = [prints('')];
    cups.answers = { cancel: refusing('cancel: Unable to connect to server\n') };
    expect(await printNoted(open)).toMatchObject({ state: 'unconfirmed' });
    expect(open.all()).toEqual(['A4-7']);
    await withdrawLeft(cups.run, open);
    expect(open.all()).toEqual(['A4-7']);
    cups.answers = {};
    await withdrawLeft(cups.run, open);
    expect([open.all(), cups.job.state]).toEqual([[], 'canceled']);
  });

  test('任务没有记下的不放行，撤回', async () => {
    const full = () => {
      throw new Error('disk is full');
    };
    await expect(printNoted({ ...openJobs(), add: full })).rejects.toThrow('full');
    expect(cups.job.state).toBe('canceled');
    expect(cups.calls.some((call) => call.includes('resume'))).toBe(false);
  });
});
