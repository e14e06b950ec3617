import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reprint } from '../../../electron/acts/paper-acts.ts';
import type { PrintOutcome } from '../../../electron/devices/receipt-printer.ts';
import { openPrintHall, type PrintHall } from '../../support/print-hall.ts';
import { uuidOf } from '../../support/hall.ts';

let hall: PrintHall;
beforeEach(async () => {
  hall = await openPrintHall();
});
afterEach(() => hall.close());

const printed = ['slip printed', 'document printed', 'document printed'];
const settle = async (expected: readonly string[]): Promise<void> => {
  await expect.poll(() => hall.states(), { timeout: 10_000 }).toEqual(expected);
};
const jobIds = (where?: string) => hall.jobs(where).map(({ job_id }) => job_id);
const event = (kind: string) => hall.counter.store.log.ofCase(uuidOf(2)).filter((one) => one.kind === kind);
const retried = (jobId = '') => hall.run({ type: 'retry', jobId });

describe('一份一个任务', () => {
  test('提交之后才打印；一式两份的是两张纸、一个PDF，打印的就是归档的那一个文件', async () => {
    hall.queue().start();
    expect(hall.states()).toEqual([]);
    hall.take();
    await settle(printed);
    expect(hall.out('slip')).toEqual(jobIds("media = 'slip'"));
    const [first = '', second = ''] = jobIds("media = 'document'");
    expect(hall.out('document')).toEqual([first, second]);
    expect(hall.made).toBe(1);
    expect(new Set(hall.jobs("media = 'document'").map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await hall.sheet(first)).toBe(await hall.sheet(second));
    expect(hall.jobs("media = 'document'").map(({ copy }) => copy)).toEqual([1, 2]);
  });

  test('补打的一份写明第几次、何人、何时，是另一个PDF；再打同一份还是同一个', async () => {
    hall.queue().start();
    hall.take();
    await settle(printed);
    const paperId = hall.jobs("media = 'document'")[0]?.paper_id ?? '';
    hall.counter.pass(60_000);
    const { desk, store } = hall.counter;
    const asked = reprint(desk, store, { commandId: uuidOf(90), paperId });
    await settle([...printed, 'document printed']);
    expect(hall.made).toBe(2);
    const jobId = asked.ok ? asked.value.jobId : '';
    const { person } = desk.session;
    const copy = {
      reprint: 1,
      printedAt: '2026年9月30日 09:31',
      by: `${person?.name}（工号1001）`,
      hands: [],
    };
    expect(await hall.sheet(jobId)).toBe(`%PDF 2 行政许可受理通知书 ${JSON.stringify(copy)}`);
    // 按两次还是一次
    expect(reprint(desk, store, { commandId: uuidOf(90), paperId })).toEqual(asked);
    expect(hall.jobs()).toHaveLength(4);
  });

  test('打印机程序出错，无从知道是否打出，记为未确认', async () => {
    hall.queue({ slip: { ...hall.slipPrinter, print: () => Promise.reject(new Error('cable')) } }).start();
    hall.take();
    await settle(['slip unconfirmed', 'document printed', 'document printed']);
    expect(hall.jobs()[0]?.reason).toBe('打印时程序出错，无法确定是否已打印。请查看打印机是否已出纸。');
  });

  test('打印机报告这一份失败的，记为失败，等人重试，不自行重打', async () => {
    const answers: PrintOutcome[] = [{ state: 'failed', reason: '打印机缺纸。', next: '请换纸。' }];
    const given: string[] = [];
    const slip = {
      ...hall.slipPrinter,
      print: async ({ id }: { id: string }): Promise<PrintOutcome> => {
        given.push(id);
        return answers.shift() ?? { state: 'printed' };
      },
    };
    const queue = hall.queue({ slip });
    queue.start();
    hall.take();
    await settle(['slip failed', 'document printed', 'document printed']);
    expect(hall.jobs()[0]?.reason).toBe('打印机缺纸。请换纸。');
    queue.kick();
    await queue.slip.look();
    expect(given).toHaveLength(1);
    expect(queue.troubles()).toBe(1);
    expect(retried(given[0]).ok).toBe(true);
    await expect.poll(() => given).toHaveLength(2);
    await expect.poll(() => queue.troubles()).toBe(0);
  });

  test('屏幕出错不影响已打印的结果', async () => {
    hall.counter.store.onAppended((events) => {
      if (events.some(({ kind }) => kind === 'paper.printed')) throw new Error('window gone');
    });
    hall.queue().start();
    hall.take();
    await settle(printed);
    expect(event('paper.print_failed')).toEqual([]);
  });
});

describe('打印机没有就绪', () => {
  test('任务按顺序等候，窗口照常办理，另一台照常打印；就绪后自行接着打', async () => {
    hall.slipPrinter.setFault('paper_out');
    const queue = hall.queue();
    queue.start();
    for (const number of [1, 2, 3]) hall.take(number);
    await expect.poll(() => hall.out('document')).toHaveLength(6);
    expect(jobIds("media = 'slip' and state = 'queued'")).toHaveLength(3);
    await expect.poll(() => queue.slip.status.ready).toBe(false);
    expect(queue.slip.status.text).toBe('打印机缺纸。请更换纸卷、合上机盖后重试。');
    expect(queue.waiting('slip')).toBe(3);
    hall.slipPrinter.setFault(null);
    await expect.poll(() => hall.out('slip')).toEqual(jobIds("media = 'slip'"));
    expect(queue.slip.status).toEqual({ ready: true, text: '就绪' });
    expect(event('paper.print_failed')).toEqual([]);
  });

  test('文书打印机没有就绪，文书照样归档，看得到PDF', async () => {
    hall.documentPrinter.setFault('paper_jam');
    hall.queue().start();
    hall.take();
    await expect.poll(() => event('paper.archived')).toHaveLength(2);
    expect(event('paper.archived')[0]?.payload['onward']).toBe(true);
    expect(hall.states()).toEqual(['slip printed', 'document queued', 'document queued']);
    hall.documentPrinter.setFault(null);
    await settle(printed);
    expect(hall.made).toBe(1);
  });

  test('等候越久问得越稀，不超过上限；有人重试、改了设置就立即再问', async () => {
    const asked: number[] = [];
    let ready = false;
    const slip = {
      ...hall.slipPrinter,
      status: async () => {
        asked.push(performance.now());
        return { ready, text: ready ? '就绪' : '缺纸' };
      },
    };
    const queue = hall.queue({ slip });
    hall.take();
    queue.start();
    await expect.poll(() => asked.length, { timeout: 5000 }).toBeGreaterThan(5);
    const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    for (const [index, least] of [10, 20, 40, 40, 40].entries())
      expect(gaps[index]).toBeGreaterThan(least - 2);
    ready = true;
    queue.kick();
    await settle(printed);
  });

  test('查询状态时程序出错，不打印，也不停下', async () => {
    let broken = true;
    const slip = {
      ...hall.slipPrinter,
      status: async () => {
        if (broken) throw new Error('driver');
        return { ready: true, text: '就绪' };
      },
    };
    hall.queue({ slip }).start();
    hall.take();
    await expect.poll(() => hall.counter.log.faults.length).toBeGreaterThan(1);
    expect(hall.jobs()[0]?.state).toBe('queued');
    broken = false;
    await settle(printed);
  });
});

describe('只归档、改道、作废', () => {
  test('没有文书打印机的，只归档；设置了打印机以后有人要，才打印归档的那一个文件', async () => {
    const queue = hall.queue({ document: null });
    queue.start();
    hall.take();
    const archived = ['slip printed', 'document archived', 'document archived'];
    await settle(archived);
    queue.usePrinters({ slip: hall.slipPrinter, document: hall.set });
    await queue.look();
    expect(hall.states()).toEqual(archived);
    const [jobId = ''] = jobIds("media = 'document'");
    expect(retried(jobId).ok).toBe(true);
    await expect.poll(() => hall.out('document')).toEqual([jobId]);
    expect(hall.made).toBe(1);
  });

  test('等候打印时取消了文书打印机：只归档，不算失败', async () => {
    hall.documentPrinter.setFault('offline');
    const queue = hall.queue();
    queue.start();
    hall.take();
    await expect.poll(() => event('paper.archived')).toHaveLength(2);
    queue.usePrinters({ slip: hall.slipPrinter, document: null });
    await settle(['slip printed', 'document archived', 'document archived']);
  });

  test('归档的文件坏了的，重新生成再打印', async () => {
    hall.documentPrinter.setFault('paper_out');
    hall.queue().start();
    hall.take();
    await expect.poll(() => event('paper.archived')).toHaveLength(2);
    const sha256 = hall.jobs("media = 'document'")[0]?.sha256 ?? '';
    await writeFile(hall.archive.fileOf(sha256), '%PDF torn');
    hall.documentPrinter.setFault(null);
    await settle(printed);
    for (const jobId of hall.out('document')) expect(await hall.sheet(jobId)).toContain('受理通知书');
  });

  test('收据打印机不能用，凭证改用A4纸：生成PDF并归档；再改回来，按凭证打印', async () => {
    hall.slipPrinter.setFault('cover_open');
    hall.documentPrinter.setFault('paper_out');
    hall.queue().start();
    hall.take();
    const [jobId = ''] = jobIds("media = 'slip'");
    expect(hall.run({ type: 'reroute', jobId, media: 'document' }).ok).toBe(true);
    await expect.poll(() => hall.made).toBe(2);
    // 改道的排到后面
    expect(jobIds("state = 'queued'").at(-1)).toBe(jobId);
    expect(hall.run({ type: 'reroute', jobId, media: 'slip' }).ok).toBe(true);
    hall.slipPrinter.setFault(null);
    await expect.poll(() => hall.out('slip')).toEqual([jobId]);
    hall.documentPrinter.setFault(null);
    await expect.poll(() => hall.out('document')).toHaveLength(2);
    expect(hall.out('document')).not.toContain(jobId);
  });

  test('改用A4纸的凭证从文书打印机出来，只出一张', async () => {
    hall.slipPrinter.setFault('refuse');
    hall.queue().start();
    hall.take();
    const [jobId = ''] = jobIds("media = 'slip'");
    expect(hall.run({ type: 'reroute', jobId, media: 'document' }).ok).toBe(true);
    await settle(['document printed', 'document printed', 'document printed']);
    expect(hall.out('document').filter((one) => one === jobId)).toHaveLength(1);
    hall.slipPrinter.setFault(null);
    expect(hall.out('slip')).toEqual([]);
  });

  test('等候时这一份作废的，不打印', async () => {
    hall.documentPrinter.setFault('paper_out');
    hall.queue().start();
    hall.take();
    await expect.poll(() => event('paper.archived')).toHaveLength(2);
    const [first = '', second = ''] = jobIds("media = 'document'");
    expect(hall.run({ type: 'void_copy', jobId: first, reason: '不需要' }).ok).toBe(true);
    hall.documentPrinter.setFault(null);
    await expect.poll(() => hall.out('document')).toEqual([second]);
    expect(hall.states()).toEqual(['slip printed', 'document void', 'document printed']);
  });
});

describe('停止和中断', () => {
  test('正常停止：手上的打完，其余留到下次启动', async () => {
    const queue = hall.queue();
    queue.start();
    for (const number of [1, 2, 3]) hall.take(number);
    await queue.stop();
    expect(hall.states().filter((state) => state.endsWith('printing'))).toEqual([]);
    hall.queue().start();
    await expect.poll(() => hall.out('slip')).toHaveLength(3);
    await expect.poll(() => hall.out('document')).toHaveLength(6);
  });

  test('打印机一直不答复，停止不再等它；下次启动问人，不自行重打', async () => {
    const slip = { ...hall.slipPrinter, print: () => new Promise<PrintOutcome>(() => undefined) };
    const queue = hall.queue({ slip });
    queue.start();
    hall.take();
    await expect.poll(() => hall.jobs()[0]?.state).toBe('printing');
    const began = Date.now();
    await queue.stop(50);
    expect(Date.now() - began).toBeLessThan(1000);
    expect(hall.jobs()[0]?.state).toBe('printing');
    hall.queue().start();
    expect(hall.jobs()[0]).toMatchObject({
      state: 'unconfirmed',
      reason: '打印过程中程序中断，无法确定是否已打印。请查看打印机是否已出纸。',
    });
    await expect.poll(() => hall.out('document')).toHaveLength(2);
    expect(hall.out('slip')).toEqual([]);
  });

  test('停止以后才到的结果不再写入已关闭的台账', async () => {
    let finish: (outcome: PrintOutcome) => void = () => undefined;
    const print = () =>
      new Promise<PrintOutcome>((resolve) => {
        finish = resolve;
      });
    const queue = hall.queue({ slip: { ...hall.slipPrinter, print } });
    queue.start();
    hall.take();
    await expect.poll(() => hall.jobs()[0]?.state).toBe('printing');
    await queue.stop(20);
    finish({ state: 'printed' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hall.jobs()[0]?.state).toBe('printing');
    expect(hall.counter.log.faults).toEqual([]);
  });
});
