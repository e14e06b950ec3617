/**
 * A press of 受理 to the last byte of its slip taken by a network printer, against a bare socket writing the same bytes;
 * and to its 受理通知书 in the archive, see `notice.ts`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import type { ReceiptPrinter } from '../../electron/devices/receipt-printer.ts';
import { startSimulatedPrinterServer } from '../../electron/devices/simulated-printer-server.ts';
import { createTcpReceiptPrinter } from '../../electron/devices/tcp-receipt-printer.ts';
import { PrintQueue } from '../../electron/print/queue.ts';
import { openCounter } from '../support/counter.ts';
import { application, itemNamed, uuidOf } from '../support/hall.ts';
import { percentiles, ratios } from './figures.ts';

const rounds = Number(process.env['YIMEN_BENCH_RUNS'] ?? 7) * 50;
const warmUp = 20;
const item = itemNamed('道路货物运输经营许可');

let taken: (bytes: Buffer) => void = () => undefined;
const server = await startSimulatedPrinterServer({ onSlip: (bytes) => taken(bytes) });
/** The bytes of the next slip, when the printer has the last of them. */
const nextSlip = (): Promise<Buffer> =>
  new Promise((resolve) => {
    taken = resolve;
  });

const tcp = createTcpReceiptPrinter({
  host: '127.0.0.1',
  port: server.port,
  rom: 'gb18030',
  timeoutMs: 5000,
});
let committed = 0;
let handedOver = 0;
let confirmed: Promise<unknown> = Promise.resolve();
const printer: ReceiptPrinter = {
  ...tcp,
  print: (job) => {
    handedOver = performance.now();
    const outcome = tcp.print(job);
    confirmed = outcome;
    return outcome;
  },
};

const counter = await openCounter();
await counter.desk.session.signIn('1001', '100101');
const archived = { sha256: '0'.repeat(64), bytes: 1 };
// Told before the queue is, in the moment the commit has returned; later events are of the printing itself.
counter.store.onAppended((events) => {
  if (events.some(({ kind }) => kind === 'paper.issued')) committed = performance.now();
});
const queue = new PrintQueue({
  ...counter,
  printers: { slip: printer, document: null },
  archive: {
    make: async () => archived,
    intact: async () => 1,
    fileOf: (sha256) => sha256,
    missingGlyphs: async () => [],
  },
});
queue.start();

/** Milliseconds from the press, from the commit, and from the moment the printer is given the slip. */
async function press(number: number) {
  // The serial of the item's block ends within a day's 1000.
  if (number % 500 === 0) counter.pass(24 * 3_600_000);
  const command = { ...application(item), commandId: uuidOf(number * 2), caseId: uuidOf(number * 2 + 1) };
  const slip = nextSlip();
  const began = performance.now();
  const done = runCaseCommand(counter.desk, counter.store, { type: 'register', ...command });
  if (!done.ok) throw new Error(done.refusal.message);
  const bytes = await slip;
  const ended = performance.now();
  await confirmed;
  return { whole: ended - began, afterCommit: ended - committed, printing: ended - handedOver, bytes };
}

async function bare(bytes: Buffer): Promise<number> {
  const slip = nextSlip();
  const began = performance.now();
  const socket = connect({ port: server.port, host: '127.0.0.1', noDelay: true });
  socket.write(bytes);
  await slip;
  const ms = performance.now() - began;
  await new Promise((resolve) => {
    socket.once('close', resolve);
    socket.resume();
    socket.end();
  });
  return ms;
}

const whole: number[] = [];
const afterCommit: number[] = [];
const printing: number[] = [];
const yardstick: number[] = [];
let size = 0;
try {
  for (let round = 1; round <= rounds + warmUp; round += 1) {
    const ours = await press(round);
    const bareMs = await bare(ours.bytes);
    if (round <= warmUp) continue;
    size = ours.bytes.length;
    whole.push(ours.whole);
    afterCommit.push(ours.afterCommit);
    printing.push(ours.printing);
    yardstick.push(bareMs);
  }
  if (counter.log.faults.length > 0) throw new Error(`faults: ${JSON.stringify(counter.log.faults)}`);
} finally {
  await queue.stop();
  counter.close();
  await server.close();
}
console.log(
  [
    `收件凭证出纸（打印机收下最后一个字节为止，${size}字节，含落盘、排版和状态查询）`,
    `  从按下受理起          ${percentiles(whole)}`,
    `  从提交落盘起          ${percentiles(afterCommit)}`,
    `  从交给打印机起        ${percentiles(printing)}`,
    `  裸套接字写同样的字节  ${percentiles(yardstick)}`,
    `  比值                  按下 ${ratios(whole, yardstick)}；落盘 ${ratios(afterCommit, yardstick)}；打印机 ${ratios(printing, yardstick)}   （${rounds}次，交替测量）`,
    '',
  ].join('\n'),
);

// The notice is drawn by Electron, so it is measured in Electron.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const notice = spawn(
  join(process.cwd(), 'node_modules/electron/dist/electron'),
  [...sandbox, join(import.meta.dirname, 'bench-notice.js')],
  { stdio: ['ignore', 'inherit', 'ignore'] },
);
const [code] = (await once(notice, 'exit')) as [number | null];
if (code !== 0) throw new Error(`the measurement of the notice ended with ${code}`);
