/** A press of 受理 to the last byte of its slip taken by a network printer, against a bare socket writing the same bytes. */
import { connect } from 'node:net';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import type { ReceiptPrinter } from '../../electron/devices/receipt-printer.ts';
import { startSimulatedPrinterServer } from '../../electron/devices/simulated-printer-server.ts';
import { createTcpReceiptPrinter } from '../../electron/devices/tcp-receipt-printer.ts';
import { PrintQueue } from '../../electron/print/queue.ts';
import { openCounter } from '../support/counter.ts';
import { application, itemNamed, uuidOf } from '../support/hall.ts';

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
const queue = new PrintQueue(counter.desk, counter.store, counter.log, printer, async () => archived);
queue.start();

/** Milliseconds from the press, and from the moment the printer is given the slip. */
async function press(number: number): Promise<{ whole: number; printing: number; bytes: Buffer }> {
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
  return { whole: ended - began, printing: ended - handedOver, bytes };
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

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};
const shares = [0.5, 0.99] as const;
const show = (values: readonly number[]): string =>
  shares.map((share) => `p${share * 100} ${quantile(values, share).toFixed(2)} ms`).join('  ');

const whole: number[] = [];
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
    printing.push(ours.printing);
    yardstick.push(bareMs);
  }
  if (counter.log.faults.length > 0) throw new Error(`faults: ${JSON.stringify(counter.log.faults)}`);
} finally {
  await queue.stop();
  counter.close();
  await server.close();
}
const ratio = (values: readonly number[]): string =>
  shares
    .map((share) => `p${share * 100} ${(quantile(values, share) / quantile(yardstick, share)).toFixed(1)}`)
    .join('  ');
console.log(
  [
    `收件凭证出纸（按下受理到打印机收下最后一个字节，${size}字节，含落盘、排版和四次状态查询）`,
    `  一门                  ${show(whole)}`,
    `  其中交给打印机以后    ${show(printing)}`,
    `  裸套接字写同样的字节  ${show(yardstick)}`,
    `  比值                  ${ratio(whole)}；交给打印机以后 ${ratio(printing)}   （${rounds}次，交替测量）`,
  ].join('\n'),
);
