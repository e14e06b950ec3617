/** The line to the simulated printer inside this very program: what is said on it is what a real line carries. */
import { LineError, type LineEvents, type PrinterLine } from './byte-line.ts';
import type { SimulatedFault, SimulatedMachine } from './simulated-printer-machine.ts';

export interface MemoryLine extends PrinterLine {
  /** To be told of every fault of the machine that begins or ends. */
  faultChanged(fault: SimulatedFault | null): void;
}

const name = '模拟收据打印机';
const silent = { reason: `${name}没有应答。`, next: '请解除模拟故障后重试。' };
const off = { reason: `${name}已断开。`, next: '请解除模拟故障后重试。' };

/** @param tag what the machine is to call the job now on its way */
export function memoryLine(machine: () => SimulatedMachine, tag: () => string): MemoryLine {
  let current: LineEvents | undefined;
  const drop = (): void => {
    const events = current;
    current = undefined;
    events?.broke(new LineError(off, 'dropped'));
  };
  return {
    name,
    answers: true,
    bytesPerSecond: Infinity,
    noAnswer: silent,
    strangeAnswer: { reason: `${name}的应答无法识别。`, next: '请解除模拟故障后重试。' },
    open: async (events) => {
      if (machine().fault === 'refuse') throw new LineError(off, 'refused');
      current = events;
      const later = (act: () => void): void =>
        void setImmediate(() => {
          if (current === events) act();
        });
      const input = machine().connect({
        tag: tag(),
        send: (bytes) => later(() => events.received(bytes)),
        hangUp: drop,
      });
      const close = async (): Promise<void> => {
        if (current === events) current = undefined;
      };
      return {
        write: (bytes, taken) =>
          later(() => {
            // What comes while another computer has the printer waits outside, and goes when this line does.
            if (machine().fault === 'busy') return;
            input.receive(bytes);
            taken?.();
          }),
        finish: async () => {
          await input.end();
          await close();
        },
        abandon: close,
      };
    },
    faultChanged: (fault) => {
      if (fault === 'hang_up' || fault === 'refuse') drop();
    },
  };
}
