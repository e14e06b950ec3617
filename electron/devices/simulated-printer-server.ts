/** The simulated printer on a port of this machine, for trying the network setting and for tests of its faults. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { command, commandSize, dle, gs, startsCommand } from './escpos-commands.ts';
import { conditionBytes, type PrinterCondition, type PrinterTrouble } from './printer-condition.ts';

/** What a printer can do wrong: in its mechanics, or on the line. */
export type SimulatedFault =
  | PrinterTrouble
  | 'paper_low'
  | 'paper_out_mid_job' // fine when asked, then the roll ends: it stops, and says so when asked again
  | 'no_echo' // prints, and never confirms it
  | 'refuse' // nobody listens on the port
  | 'silent' // takes the connection and everything sent, answers nothing
  | 'close_mid_job'; // hangs up when the job begins to arrive

export interface SimulatedPrinterServer {
  readonly port: number;
  /** For every connection from now on, and for those that are open; null mends it. */
  setFault(fault: SimulatedFault | null): Promise<void>;
  close(): Promise<void>;
}

export interface SimulatedPrinterServerOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** Called with each slip's bytes before the printer confirms it. */
  readonly onSlip: (bytes: Buffer) => Promise<void> | void;
}

/** More than any slip; a sender that never stops must not fill the memory. */
const jobLimit = 8 * 1024 * 1024;

/** Listens on the loopback interface only. */
export async function startSimulatedPrinterServer(
  options: SimulatedPrinterServerOptions,
): Promise<SimulatedPrinterServer> {
  const machine: Machine = { fault: null, onSlip: options.onSlip };
  const sockets = new Set<Socket>();
  const open = (port: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer((socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
        converse(socket, machine);
      });
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  const shut = (server: Server): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });

  let server: Server | undefined = await open(options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const listen = async (wanted: boolean): Promise<void> => {
    if (wanted) server ??= await open(port);
    else if (server !== undefined) {
      await shut(server);
      server = undefined;
    }
  };
  return {
    port,
    setFault: async (fault) => {
      machine.fault = fault;
      await listen(fault !== 'refuse');
    },
    close: () => listen(false),
  };
}

interface Machine {
  fault: SimulatedFault | null;
  readonly onSlip: SimulatedPrinterServerOptions['onSlip'];
}

function converse(socket: Socket, machine: Machine): void {
  let pending: Buffer = Buffer.alloc(0);
  let job: Buffer[] = [];
  let last = Promise.resolve();
  const inTurn = (act: () => Promise<void>): void => {
    last = last.then(act).catch(() => void socket.destroy()); // a slip that could not be kept is never confirmed
  };
  const finishJob = async (): Promise<void> => {
    const bytes = Buffer.concat(job);
    job = [];
    if (bytes.length > 0) await machine.onSlip(bytes);
  };

  socket.on('error', () => void socket.destroy()); // the other side is gone; there is nobody to tell
  socket.on('data', (chunk) => {
    const { rest, parts } = split(Buffer.concat([pending, chunk]));
    pending = rest;
    if (pending.length > jobLimit) socket.destroy();
    for (const part of parts) inTurn(() => take(part));
  });
  socket.on('end', () =>
    inTurn(async () => {
      if (stoppedBy(machine.fault) === null) await finishJob();
      socket.end();
    }),
  );

  async function take(part: Part): Promise<void> {
    const { fault } = machine;
    if (fault === 'silent' || socket.destroyed) return;
    if (part.kind === 'status') {
      const condition = conditionOf(fault, job.length > 0);
      socket.write(Buffer.of(conditionBytes(condition)[part.n - 1] ?? 0x12));
    } else if (part.kind === 'paper') {
      job.push(part.bytes);
      if (fault === 'close_mid_job') socket.destroy();
    } else if (stoppedBy(fault) === null) {
      await finishJob();
      if (fault !== 'no_echo') socket.write(Buffer.of(fault === 'paper_low' ? 0x03 : 0x00));
    }
  }
}

/** What keeps it from printing; the status requests are answered all the same. */
function stoppedBy(fault: SimulatedFault | null): SimulatedFault | null {
  return fault === 'paper_low' || fault === 'no_echo' ? null : fault;
}

function conditionOf(fault: SimulatedFault | null, printing: boolean): PrinterCondition {
  switch (fault) {
    case null:
    case 'refuse':
    case 'silent':
    case 'no_echo':
    case 'close_mid_job':
      return { trouble: null, paperLow: false };
    case 'paper_low':
      return { trouble: null, paperLow: true };
    case 'paper_out_mid_job':
      return { trouble: printing ? 'paper_out' : null, paperLow: true };
    default:
      return { trouble: fault, paperLow: false };
  }
}

type Part =
  | { readonly kind: 'paper'; readonly bytes: Buffer }
  /** DLE EOT n. */
  | { readonly kind: 'status'; readonly n: number }
  /** GS r n. */
  | { readonly kind: 'echo' };

/** Questions apart from what is to be printed; the rest is a command that has not all arrived. */
function split(bytes: Buffer): { parts: Part[]; rest: Buffer } {
  const parts: Part[] = [];
  let from = 0;
  let at = 0;
  const cut = (): void => {
    if (at > from) parts.push({ kind: 'paper', bytes: bytes.subarray(from, at) });
  };
  while (at < bytes.length) {
    if (!startsCommand(bytes[at] ?? 0)) {
      at += 1;
      continue;
    }
    const size = commandSize(bytes, at);
    if (size === undefined) break;
    const code = command(bytes[at] ?? 0, bytes[at + 1] ?? 0);
    const isStatus = code === command(dle, 0x04);
    if (isStatus || code === command(gs, 0x72)) {
      cut();
      parts.push(isStatus ? { kind: 'status', n: bytes[at + 2] ?? 0 } : { kind: 'echo' });
      from = at + size.length;
    }
    at += size.length;
  }
  cut();
  return { parts, rest: bytes.subarray(at) };
}
