import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrinterLine } from '../../../electron/devices/byte-line.ts';
import { fileLine } from '../../../electron/devices/file-line.ts';
import { createLineReceiptPrinter } from '../../../electron/devices/line-receipt-printer.ts';
import type { ReceiptPrinter } from '../../../electron/devices/receipt-printer.ts';
import { serialLine } from '../../../electron/devices/serial-line.ts';
import type { FaultMoment, SimulatedFault } from '../../../electron/devices/simulated-printer-machine.ts';
import { startSimulatedPrinterServer } from '../../../electron/devices/simulated-printer-server.ts';
import { tcpLine } from '../../../electron/devices/tcp-line.ts';
import { ensurePty, openPtyPrinter } from '../../support/pty-printer.ts';

const text = (words: string) =>
  ({ kind: 'text', text: words, align: 'left', scale: 1, bold: false }) as const;
const job = { id: 'job-1', lines: [text('收件编号'), text('001-000127-4'), { kind: 'cut' } as const] };

interface Rig {
  readonly line: PrinterLine;
  readonly slips: Buffer[];
  readonly torn: boolean;
  setFault(fault: SimulatedFault | null, moment?: FaultMoment): Promise<void>;
  close(): Promise<void>;
}

async function onTcp(): Promise<Rig> {
  const slips: Buffer[] = [];
  const server = await startSimulatedPrinterServer({ onSlip: (bytes) => void slips.push(bytes) });
  return {
    line: tcpLine({ host: '127.0.0.1', port: server.port }),
    slips,
    get torn() {
      return server.torn;
    },
    setFault: (fault, moment) => server.setFault(fault, moment),
    close: () => server.close(),
  };
}

const onPty = (lineOf: (path: string) => PrinterLine) => async (): Promise<Rig> => {
  const printer = await openPtyPrinter();
  return {
    line: lineOf(printer.path),
    slips: printer.slips,
    get torn() {
      return printer.torn;
    },
    setFault: (fault, moment) => printer.setFault(fault, moment),
    close: () => printer.close(),
  };
};
const serial = (path: string): PrinterLine =>
  serialLine({ path, baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' });

type Outcome = 'printed' | 'failed' | 'unconfirmed';
type Expected = readonly [outcome: Outcome, slips: number, slipsWhenMended: number];
const nothing: Expected = ['failed', 0, 0];
const printed: Expected = ['printed', 1, 1];
/** It came out, and nobody says so. */
const unsaid: Expected = ['unconfirmed', 1, 1];
/** It stopped in the middle, and goes on when it can. */
const stopped: Expected = ['unconfirmed', 0, 1];
/** It stopped in the middle for good. */
const lost: Expected = ['unconfirmed', 0, 0];

type Row = readonly [words: string, before: Expected, midJob: Expected, afterJob: Expected];
const expected: Record<SimulatedFault, Row> = {
  paper_out: ['缺纸', nothing, stopped, unsaid],
  cover_open: ['机盖打开', nothing, stopped, unsaid],
  cutter: ['切刀卡住', nothing, stopped, unsaid],
  unrecoverable: ['不可恢复的故障', nothing, stopped, unsaid],
  error: ['其他故障', nothing, stopped, unsaid],
  offline: ['脱机', nothing, stopped, unsaid],
  busy: ['被其他电脑占用', nothing, stopped, unsaid],
  paper_low: ['纸将用尽', printed, printed, printed],
  no_echo: ['不确认打印完成', unsaid, unsaid, unsaid],
  silent: ['不应答', nothing, unsaid, unsaid],
  garbage: ['应答是乱码', nothing, unsaid, unsaid],
  hang_up: ['连接被切断', nothing, lost, unsaid],
  refuse: ['关机', nothing, lost, unsaid],
};
const moments: Record<FaultMoment, string> = {
  before: '打印前',
  mid_job: '打到一半',
  after_job: '切纸后确认前',
};
const cases = Object.entries(expected).flatMap(([fault, [words, ...outcomes]]) =>
  Object.entries(moments).map(
    ([moment, when], index) =>
      [when, words, ...(outcomes[index] ?? lost), fault as SimulatedFault, moment as FaultMoment] as const,
  ),
);
const shown: Record<Outcome, string> = { printed: '已打印', failed: '失败', unconfirmed: '未确认' };

const absent = ensurePty();
if (absent !== null) console.log(`Faults are tried over TCP only, not on real terminals: ${absent}`);

describe('网络、串口、USB设备文件上的打印机故障', () => {
  let rigs: readonly { rig: Rig; printer: ReceiptPrinter }[] = [];
  beforeAll(async () => {
    const made = await Promise.all(
      absent === null ? [onTcp(), onPty(serial)(), onPty((path) => fileLine({ path }))()] : [onTcp()],
    );
    rigs = made.map((rig) => ({
      rig,
      printer: createLineReceiptPrinter(rig.line, { rom: 'gb18030', timeoutMs: 300, paperMs: () => 0 }),
    }));
  });
  afterAll(() => Promise.all(rigs.map(({ rig }) => rig.close())));

  test.each(
    cases.map(([when, words, outcome, ...rest]) => [when, words, shown[outcome], outcome, ...rest] as const),
  )(
    'K1：%s%s：记为%s，出纸与记录相符，排除后不多不少',
    async (_when, _words, _shown, outcome, slips, whenMended, fault, moment) => {
      const once = async ({ rig, printer }: (typeof rigs)[number]): Promise<void> => {
        rig.slips.length = 0;
        await rig.setFault(fault, moment);
        const result = await printer.print(job);
        expect(result).toMatchObject({ state: outcome });
        expect(rig.slips).toHaveLength(slips);
        if (outcome === 'failed') expect(rig.torn).toBe(false);
        if (outcome !== 'printed') expect(JSON.stringify(result)).toMatch(/请/);

        await rig.setFault(null);
        await new Promise((resolve) => setTimeout(resolve, 60));
        expect(rig.slips).toHaveLength(whenMended);
        expect(await printer.print(job)).toEqual({ state: 'printed' });
        expect(rig.slips).toHaveLength(whenMended + 1);
      };
      await Promise.all(rigs.map(once));
    },
  );
});
