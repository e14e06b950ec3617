import type { WebContents, WebContentsPrintOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import type { DocumentJob } from '../../../electron/devices/document-printer.ts';
import {
  createElectronDocumentPrinter,
  type ElectronPrintTimes,
} from '../../../electron/devices/electron-document-printer.ts';
import { findSystemPrinters } from '../../../electron/devices/document-printers.ts';
import { printablePage } from '../../../electron/devices/printable-page.ts';
import type { PrintOutcome } from '../../../electron/devices/receipt-printer.ts';
import type { SpoolerReport, WindowsSpooler } from '../../../electron/devices/windows-spooler.ts';
import { DrawingError } from '../../../electron/print/sealed-window.ts';

const id = '0199f0e4-0000-7000-8000-000000000001';
const page = '<!doctype html><head><title>受理通知书 “甲”〔2026〕1号</title></head><body></body>';
const job: DocumentJob = { id, file: '/papers/a.pdf', tray: null, duplex: true };
const nothing: SpoolerReport = { printer: 'Normal', jobs: [] };
const waits = (status: string, printer = 'Normal'): SpoolerReport => ({ printer, jobs: [{ id: 4, status }] });

/** The looks Windows gives one after another, the last for ever; a removed job is gone. */
class SpoolerStandIn implements WindowsSpooler {
  readonly removed: number[] = [];
  readonly looks: (SpoolerReport | null)[];
  removes = true;
  constructor(...looks: (SpoolerReport | null)[]) {
    this.looks = looks;
  }
  async look(): Promise<SpoolerReport | null> {
    if (this.removed.length > 0 && this.removes) return nothing;
    return (this.looks.length > 1 ? this.looks.shift() : this.looks[0]) ?? null;
  }
  async remove(_printer: string, jobId: number): Promise<boolean> {
    this.removed.push(jobId);
    return this.removes;
  }
}

interface Printed {
  readonly outcome: PrintOutcome;
  readonly settings: WebContentsPrintOptions[];
  readonly html: string[];
}

async function print(
  spooler: WindowsSpooler,
  answer: readonly [boolean, string] | DrawingError = [true, ''],
  more: Partial<DocumentJob> = {},
  times: Partial<ElectronPrintTimes> = {},
  landscape = false,
): Promise<Printed> {
  const settings: WebContentsPrintOptions[] = [];
  const html: string[] = [];
  const contents = {
    print: (options: WebContentsPrintOptions, done: (success: boolean, why: string) => void) => {
      settings.push(options);
      if (!(answer instanceof DrawingError)) done(...answer);
    },
  } as unknown as WebContents;
  const printer = createElectronDocumentPrinter({
    deviceName: 'HP 一楼',
    pageOf: async () => ({ html: page, landscape }),
    window: {
      use: async (content, work) => {
        html.push(content);
        if (answer instanceof DrawingError) throw answer;
        return work(contents);
      },
    },
    spooler,
    times: { handOverMs: 50, jobMs: 20, pollMs: 1, ...times },
  });
  return { outcome: await printer.print({ ...job, ...more }), settings, html };
}

describe('由系统打印的A4打印机', () => {
  test('以微米给出A4纸型，不缩放、不拼页，离开系统队列后记为已打印', async () => {
    const { outcome, settings, html } = await print(new SpoolerStandIn(nothing, waits('Printing'), nothing));
    expect(outcome).toEqual({ state: 'printed' });
    expect(settings).toEqual([
      {
        silent: true,
        printBackground: true,
        deviceName: 'HP 一楼',
        copies: 1,
        pagesPerSheet: 1,
        pageSize: { width: 210_000, height: 297_000 },
        landscape: false,
        duplexMode: 'longEdge',
      },
    ]);
    expect(html[0]).toContain(`<title>${id}</title>`);
  });

  test('登记簿横向打印', async () => {
    const { settings } = await print(new SpoolerStandIn(nothing), [true, ''], {}, {}, true);
    expect(settings).toMatchObject([{ landscape: true }]);
  });

  test('系统不报告结果的：请人查看', async () => {
    expect((await print(new SpoolerStandIn(null))).outcome).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('没有报告结果'),
    });
  });

  test.each([
    ['Paused', '已暂停'],
    ['Offline', '未开机'],
    ['Error, NotAvailable', '未开机'],
  ])('打印前队列已停（%s）的，什么也不交付', async (flags, words) => {
    const { outcome, settings } = await print(new SpoolerStandIn({ printer: flags, jobs: [] }));
    expect(outcome).toMatchObject({ state: 'failed', reason: expect.stringContaining(words) });
    expect(settings).toEqual([]);
  });

  test('打印前报告的缺纸可能是旧消息，照常交付；打完就是打完', async () => {
    const { outcome } = await print(new SpoolerStandIn({ printer: 'PaperOut', jobs: [] }));
    expect(outcome).toEqual({ state: 'printed' });
  });

  test('到时限仍在排队的撤回：没有开始的记为未打印，开始了的请人查看', async () => {
    const queued = new SpoolerStandIn(nothing, waits('Normal', 'PaperOut'));
    expect((await print(queued)).outcome).toMatchObject({
      state: 'failed',
      reason: '打印机缺纸。未打印，已从队列撤回。',
    });
    expect(queued.removed).toEqual([4]);
    const begun = new SpoolerStandIn(nothing, waits('Printing'), waits('Error, Printing'));
    expect((await print(begun)).outcome).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringMatching(/^打印机报告故障。打印开始后任务已从队列撤回/),
    });
  });

  test('撤不回的说明以后可能打印；他人取消的请人查看', async () => {
    const stuck = new SpoolerStandIn(nothing, waits('Normal'));
    stuck.removes = false;
    expect((await print(stuck)).outcome).toMatchObject({
      state: 'unconfirmed',
      reason: expect.stringContaining('以后可能自行打印'),
    });
    expect((await print(new SpoolerStandIn(nothing, waits('Deleting')))).outcome).toMatchObject({
      state: 'unconfirmed',
    });
  });

  test('没有这台打印机、驱动不接受设置、页面没有画出的，没有打印', async () => {
    const idle = () => new SpoolerStandIn(nothing);
    const failed = (reason: string) => ({ state: 'failed', reason: expect.stringContaining(reason) });
    expect((await print(idle(), [false, 'Invalid deviceName provided'])).outcome).toMatchObject(
      failed('没有打印机“HP 一楼”'),
    );
    expect((await print(idle(), [false, 'Invalid printer settings'])).outcome).toMatchObject(failed('设置'));
    expect((await print(idle(), new DrawingError('not_loaded', ''))).outcome).toMatchObject(failed('页面'));
  });

  test('交付中断的：队列里有的撤回，没有的请人查看', async () => {
    const timedOut = new DrawingError('timed_out', '');
    expect((await print(new SpoolerStandIn(nothing, waits('Spooling')), timedOut)).outcome).toMatchObject({
      state: 'failed',
      reason: '任务交给系统打印队列时中断。未打印，已从队列撤回。',
    });
    expect((await print(new SpoolerStandIn(nothing), [false, 'Print job failed'])).outcome).toMatchObject({
      state: 'unconfirmed',
    });
  });

  test('不能由程序选择纸盒的，不改用别的纸盒', async () => {
    const { outcome, settings } = await print(new SpoolerStandIn(nothing), [true, ''], { tray: 'Tray2' });
    expect(outcome).toMatchObject({ state: 'failed', reason: expect.stringContaining('纸盒') });
    expect(settings).toEqual([]);
  });
});

describe('打印用的页面', () => {
  test('任务名作标题，文书名称和页码在页脚', () => {
    const html = printablePage(page, id);
    expect(html).toContain(`<title>${id}</title>`);
    expect(html).toContain('@bottom-left{content:"受理通知书 “甲”〔2026〕1号"');
    expect(html).toContain('@bottom-right{content:"第" counter(page) "页　共" counter(pages) "页"');
  });

  test('文书名称里的符号不能跑出页脚', () => {
    const html = printablePage('<title>&lt;/style&gt;&quot;}\\$&amp; $1</title>', id);
    expect(html).toContain('content:"\\3c /style>\\22 }\\5c $& $1"');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});

test('系统的打印机列出系统名称和显示名称', async () => {
  const listed = async () => [
    { name: 'HP1', displayName: '一楼', description: '', options: {} },
    { name: 'HP2', displayName: '', description: '', options: {} },
  ];
  expect(await findSystemPrinters(listed as never)).toEqual([
    { queue: 'HP1', title: '一楼', status: null },
    { queue: 'HP2', title: 'HP2', status: null },
  ]);
});

describe('系统打印机的状态', () => {
  const statusWith = (report: SpoolerReport | null) =>
    createElectronDocumentPrinter({
      deviceName: 'HP 一楼',
      pageOf: async () => ({ html: page, landscape: false }),
      window: { use: () => Promise.reject(new Error('not printed')) },
      spooler: new SpoolerStandIn(report),
    }).status();

  test('队列停了的不就绪；别的可能是旧消息，说明而不拦着打印', async () => {
    expect(await statusWith({ printer: 'Paused', jobs: [] })).toMatchObject({ ready: false });
    expect(await statusWith({ printer: 'PaperOut', jobs: [] })).toEqual({
      ready: true,
      text: '就绪，系统报告打印机缺纸',
    });
    expect(await statusWith({ printer: 'TonerLow', jobs: [] })).toEqual({
      ready: true,
      text: '就绪，墨粉不足',
    });
    expect(await statusWith(nothing)).toEqual({ ready: true, text: '就绪' });
  });

  test('系统不说状态的，也可以试着打印', async () => {
    expect(await statusWith(null)).toEqual({ ready: true, text: '系统没有报告打印机的状态' });
  });
});
