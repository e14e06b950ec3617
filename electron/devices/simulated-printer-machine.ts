/** The inside of the simulated receipt printer: a mechanism that works off what it is sent, and its faults. */
import { type StreamPart, splitStream } from './escpos-parts.ts';
import {
  automaticStatus,
  conditionBytes,
  type PrinterCondition,
  type PrinterTrouble,
  printerTroubles,
} from './printer-condition.ts';

/** What a printer can do wrong: in its mechanics, or on the line. */
export type SimulatedFault =
  | PrinterTrouble
  | 'paper_low' // prints, and says that the roll will soon end
  | 'no_echo' // prints, answers status questions, and never confirms
  | 'silent' // prints, and answers nothing at all
  | 'busy' // takes nothing in until another computer lets go of it
  | 'garbage' // answers as through a line of the wrong speed
  | 'hang_up' // ends every connection
  | 'refuse'; // switched off: nobody listens

/** As a person who trains chooses them. */
export const simulatedFaults: Readonly<Record<SimulatedFault, string>> = {
  paper_out: '缺纸',
  paper_low: '纸将用尽',
  cover_open: '机盖打开',
  cutter: '切刀卡住',
  unrecoverable: '不可恢复的故障',
  error: '其他故障',
  offline: '脱机',
  busy: '被其他电脑占用',
  no_echo: '不确认打印完成',
  silent: '不应答',
  garbage: '应答是乱码',
  hang_up: '连接被切断',
  refuse: '关机',
};

/** When it begins: before a job, when half of it is on paper, or between the cut and the confirmation. */
export type FaultMoment = 'before' | 'mid_job' | 'after_job';

/** One connection, as the machine sees it. */
export interface MachineLine {
  /** Handed to `onSlip`; what its job is called, where that is known. */
  readonly tag?: string;
  send(bytes: Uint8Array): void;
  hangUp(): void;
}

export interface MachineInput {
  receive(chunk: Uint8Array): void;
  /** The other side is through; resolves when all it sent is worked off, as far as that is possible now. */
  end(): Promise<void>;
}

export interface SimulatedMachine {
  readonly fault: SimulatedFault | null;
  /** Whether a slip has begun to come out and was not cut yet. */
  readonly torn: boolean;
  connect(line: MachineLine): MachineInput;
  /** Null mends it, and what it still holds is printed. */
  setFault(fault: SimulatedFault | null, moment?: FaultMoment): void;
}

export interface SimulatedMachineOptions {
  /** Called with each slip's bytes when it is cut, or torn off at the end, before the printer confirms it. */
  readonly onSlip: (bytes: Buffer, tag: string | undefined) => Promise<void> | void;
  /** A fault that lines have to act on has begun or ended. */
  readonly onFault?: (fault: SimulatedFault | null) => void;
}

/** More than any slip; a sender that never stops must not fill the memory. */
const jobLimit = 8 * 1024 * 1024;
/** What comes through at the wrong speed; the zero looks like a confirmation. */
const noise = Uint8Array.of(0xf8, 0x00, 0xc0, 0xff);

interface Task {
  readonly line: MachineLine;
  readonly part: Exclude<StreamPart, { kind: 'status' }> | { readonly kind: 'end' };
}

export function createSimulatedMachine(options: SimulatedMachineOptions): SimulatedMachine {
  return new Machine(options);
}

class Machine implements SimulatedMachine {
  fault: SimulatedFault | null = null;
  readonly #options: SimulatedMachineOptions;
  #coming: { fault: SimulatedFault; moment: FaultMoment } | undefined;
  #tasks: Task[] = [];
  #paper: Buffer[] = [];
  /** Whose slip is coming out. */
  #author: MachineLine | undefined;
  #running: Promise<void> | undefined;

  constructor(options: SimulatedMachineOptions) {
    this.#options = options;
  }

  get torn(): boolean {
    return this.#paper.length > 0;
  }

  setFault(fault: SimulatedFault | null, moment: FaultMoment = 'before'): void {
    this.#coming = fault === null || moment === 'before' ? undefined : { fault, moment };
    this.#begin(moment === 'before' ? fault : null);
  }

  #begin(fault: SimulatedFault | null): void {
    // Switched off it forgets what it held, and the slip in its mouth is torn off by hand.
    if (fault === 'refuse') {
      this.#tasks = [];
      this.#paper = [];
    }
    this.fault = fault;
    this.#options.onFault?.(fault);
    this.#work();
  }

  /** @returns whether a fault was to begin now, and has */
  #strikes(moment: FaultMoment): boolean {
    if (this.#coming?.moment !== moment) return false;
    const { fault } = this.#coming;
    this.#coming = undefined;
    this.#begin(fault);
    return true;
  }

  connect(line: MachineLine): MachineInput {
    let pending: Buffer = Buffer.alloc(0);
    return {
      receive: (chunk) => {
        if (this.fault === 'hang_up') {
          line.hangUp();
          return;
        }
        const { parts, rest } = splitStream(Buffer.concat([pending, chunk]));
        pending = rest;
        if (pending.length > jobLimit) line.hangUp();
        for (const part of parts) {
          if (part.kind === 'status') this.#answer(line, this.#status(part.n));
          else this.#tasks.push({ line, part });
        }
        this.#work();
      },
      end: async () => {
        this.#tasks.push({ line, part: { kind: 'end' } });
        this.#work();
        await this.#running;
      },
    };
  }

  #answer(line: MachineLine, bytes: Uint8Array): void {
    if (this.fault === 'silent') return;
    line.send(this.fault === 'garbage' ? noise : bytes);
  }

  #status(n: number): Uint8Array {
    return Uint8Array.of(conditionBytes(this.#condition())[n - 1] ?? 0x12);
  }

  #condition(): PrinterCondition {
    const trouble = isTrouble(this.fault) ? this.fault : null;
    return { trouble, paperLow: this.fault === 'paper_low' };
  }

  #work(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#tasks.length > 0 && !this.#stopped()) this.#work();
    });
  }

  async #run(): Promise<void> {
    for (let task = this.#tasks[0]; task !== undefined && !this.#stopped(); task = this.#tasks[0]) {
      this.#tasks.shift();
      try {
        await this.#do(task);
      } catch {
        task.line.hangUp(); // a slip that could not be kept is never confirmed
      }
    }
  }

  #stopped(): boolean {
    return isTrouble(this.fault) || this.fault === 'busy';
  }

  async #do({ line, part }: Task): Promise<void> {
    switch (part.kind) {
      case 'paper':
        await this.#print(line, part.bytes, part.cut);
        break;
      case 'echo':
        if (this.fault !== 'no_echo')
          this.#answer(line, Uint8Array.of(this.fault === 'paper_low' ? 0x03 : 0));
        break;
      case 'automatic':
        if (part.on) this.#answer(line, automaticStatus(this.#condition()));
        break;
      case 'recover':
        break;
      case 'end':
        // Torn off by hand, as a slip without a cut is.
        if (this.#author === line) await this.#release(line);
        break;
    }
  }

  async #print(line: MachineLine, bytes: Buffer, cut: boolean): Promise<void> {
    this.#author = line;
    const half = bytes.length >> 1;
    this.#paper.push(bytes.subarray(0, half));
    if (this.#strikes('mid_job')) {
      // On a line that is gone the rest never arrived.
      if (this.fault === 'hang_up' || this.fault === 'refuse') return;
      if (this.#stopped()) {
        this.#tasks.unshift({ line, part: { kind: 'paper', bytes: bytes.subarray(half), cut } });
        return;
      }
    }
    this.#paper.push(bytes.subarray(half));
    if (!cut) return;
    await this.#release(line);
    this.#strikes('after_job');
  }

  async #release({ tag }: MachineLine): Promise<void> {
    const bytes = Buffer.concat(this.#paper);
    this.#paper = [];
    this.#author = undefined;
    if (bytes.length > 0) await this.#options.onSlip(bytes, tag);
  }
}

const isTrouble = (fault: SimulatedFault | null): fault is PrinterTrouble =>
  fault !== null && Object.hasOwn(printerTroubles, fault);
