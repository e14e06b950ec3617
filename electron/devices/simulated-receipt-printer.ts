import type { Rasterise } from '../print/escpos.ts';
import { createTurns } from './in-turn.ts';
import { createLineReceiptPrinter } from './line-receipt-printer.ts';
import { memoryLine } from './memory-line.ts';
import type { ReceiptPrinter } from './receipt-printer.ts';
import {
  createSimulatedMachine,
  type FaultMoment,
  type SimulatedFault,
} from './simulated-printer-machine.ts';
import { createSlipTray, type SlipTrayOptions } from './slip-tray.ts';

export interface SimulatedReceiptPrinter extends ReceiptPrinter {
  /** Opens its cover, takes its paper away …, now or in the middle of the next slip; null mends it. */
  setFault(fault: SimulatedFault | null, moment?: FaultMoment): void;
}

export interface SimulatedPrinterOptions extends SlipTrayOptions {
  /** Draws lines with characters the simulated ROM (GB 18030-2000) lacks; without it they come out as 〓. */
  readonly rasterise?: Rasterise | undefined;
  /** How long it is waited for where it does not answer; 3000 where not said. */
  readonly timeoutMs?: number;
  /** How much longer the confirmation may take; where not said, as long as drawing a picture may. */
  readonly paperMs?: number;
}

/** Drawing the picture may take longer than a real printer takes for the paper. */
const drawingMs = 15_000;

/** The training counter's printer: has the very conversation a real one has, and draws what it is sent. */
export function createSimulatedReceiptPrinter(options: SimulatedPrinterOptions): SimulatedReceiptPrinter {
  const { rasterise, timeoutMs = 3000, paperMs = drawingMs } = options;
  const tray = createSlipTray(options);
  let job = '';
  const undrawn: unknown[] = [];
  const line = memoryLine(
    () => machine,
    () => job,
  );
  const machine = createSimulatedMachine({
    onFault: (fault) => line.faultChanged(fault),
    onSlip: async (bytes, jobId) => {
      try {
        await tray.put(jobId ?? job, bytes);
      } catch (error) {
        undrawn.push(error);
        throw error;
      }
    },
  });
  const printer = createLineReceiptPrinter(line, {
    rom: 'gb18030',
    rasterise,
    timeoutMs,
    paperMs: () => paperMs,
  });
  const inTurn = createTurns();
  return {
    name: printer.name,
    status: () => printer.status(),
    setFault: (fault, moment) => machine.setFault(fault, moment),
    print: (given) =>
      inTurn(async () => {
        job = given.id;
        undrawn.length = 0;
        const outcome = await printer.print(given);
        // A slip that could not be drawn or kept is a fault of the program, not of the printer.
        if (undrawn.length > 0) throw undrawn[0];
        return outcome;
      }),
  };
}
