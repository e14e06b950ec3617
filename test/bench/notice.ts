/**
 * In Electron: a press of 受理 to its 受理通知书 in the archive, by the counter's own store, queue and warm window,
 * against `printToPDF` of the same page in a window that does nothing else.
 */
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import type { PaperContent } from '#shared/papers/content.ts';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import type { ReceiptPrinter } from '../../electron/devices/receipt-printer.ts';
import { createPaperWindow } from '../../electron/print/paper-window.ts';
import { createPaperArchive, paperHtml } from '../../electron/print/pdf.ts';
import { PrintQueue } from '../../electron/print/queue.ts';
import { openCounter } from '../support/counter.ts';
import { application, itemNamed, uuidOf } from '../support/hall.ts';
import { percentiles, ratios } from './figures.ts';

const rounds = Number(process.env['YIMEN_BENCH_RUNS'] ?? 7) * 10;
const warmUp = 5;
const item = itemNamed('道路货物运输经营许可');
/** The slip of the same act takes its usual way out, to a printer that needs no time. */
const printer: ReceiptPrinter = {
  name: '即时打印机',
  status: async () => ({ ready: true, text: '就绪' }),
  print: async () => ({ state: 'printed' }),
};

async function measure(): Promise<string> {
  const counter = await openCounter();
  await counter.desk.session.signIn('1001', '100101');
  const paperWindow = createPaperWindow();
  const archive = createPaperArchive(
    join(counter.folder, 'papers'),
    (html) => paperWindow.renderPdf(html),
    async () => null,
  );
  const queue = new PrintQueue({ ...counter, archive, printers: { slip: printer, document: null } });
  queue.start();
  let filed: () => void = () => undefined;
  let content: PaperContent | undefined;
  counter.store.onAppended((events) => {
    for (const { kind, payload } of events) {
      if (kind === 'paper.issued' && payload['media'] === 'document')
        content = payload['content'] as PaperContent;
      if (kind === 'paper.archived') filed();
    }
  });

  const press = async (number: number): Promise<number> => {
    const archived = new Promise<void>((resolve) => {
      filed = resolve;
    });
    const command = { ...application(item), commandId: uuidOf(number * 2), caseId: uuidOf(number * 2 + 1) };
    const began = performance.now();
    const done = runCaseCommand(counter.desk, counter.store, { type: 'register', ...command });
    if (!done.ok) throw new Error(done.refusal.message);
    await archived;
    return performance.now() - began;
  };
  const plain = new BrowserWindow({ show: false, webPreferences: { sandbox: true, javascript: false } });
  const bare = async (html: string): Promise<number> => {
    const began = performance.now();
    await plain.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    await plain.webContents.printToPDF({ preferCSSPageSize: true });
    return performance.now() - began;
  };

  const ours: number[] = [];
  const yardstick: number[] = [];
  for (let round = 1; round <= rounds + warmUp; round += 1) {
    const ms = await press(round);
    if (content === undefined) throw new Error('no notice was issued');
    const bareMs = await bare(paperHtml(content, { reprint: 0, printedAt: '', by: '' }));
    if (round <= warmUp) continue;
    ours.push(ms);
    yardstick.push(bareMs);
  }
  if (counter.log.faults.length > 0) throw new Error(`faults: ${JSON.stringify(counter.log.faults)}`);
  await queue.stop();
  paperWindow.close();
  counter.close();
  return [
    '受理通知书归档（按下受理到PDF落盘，隐藏窗口已热）',
    `  一门                  ${percentiles(ours, 0)}`,
    `  空窗口打印同一页      ${percentiles(yardstick, 0)}`,
    `  比值                  ${ratios(ours, yardstick)}   （${rounds}次，交替测量）`,
  ].join('\n');
}

// What it is for is a result: a window that closes is no reason to end.
app.on('window-all-closed', () => undefined);
void app
  .whenReady()
  .then(measure)
  .then(
    (result) => {
      console.log(result);
      app.exit(0);
    },
    (error: unknown) => {
      console.log(error);
      app.exit(1);
    },
  );
