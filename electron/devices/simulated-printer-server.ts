/** The simulated printer on a port of this machine, for trying the network setting and for tests of its faults. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import {
  createSimulatedMachine,
  type FaultMoment,
  type SimulatedFault,
  type SimulatedMachine,
} from './simulated-printer-machine.ts';

export type { FaultMoment, SimulatedFault } from './simulated-printer-machine.ts';

export interface SimulatedPrinterServer {
  readonly port: number;
  /** Whether a slip has begun to come out and was not cut yet. */
  readonly torn: boolean;
  /** For every connection from now on, and for those that are open; null mends it. */
  setFault(fault: SimulatedFault | null, moment?: FaultMoment): Promise<void>;
  close(): Promise<void>;
}

export interface SimulatedPrinterServerOptions {
  /** A loopback address; 127.0.0.1 where not said. */
  readonly host?: string;
  /** 0, the default, takes any free one. */
  readonly port?: number;
  /** Called with each slip's bytes before the printer confirms it. */
  readonly onSlip: (bytes: Buffer) => Promise<void> | void;
}

/** @throws the system's error where it cannot listen there */
export async function startSimulatedPrinterServer(
  options: SimulatedPrinterServerOptions,
): Promise<SimulatedPrinterServer> {
  const { host = '127.0.0.1' } = options;
  if (!host.startsWith('127.')) throw new Error(`not a loopback address: ${host}`);
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let settled = Promise.resolve();
  const open = (port: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const listening = createServer({ allowHalfOpen: true }, (socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
        converse(socket, machine);
      });
      listening.once('error', reject);
      listening.listen(port, host, () => resolve(listening));
    });
  const shut = (listening: Server): Promise<void> =>
    new Promise((resolve) => {
      listening.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  const listen = async (wanted: boolean): Promise<void> => {
    if (wanted) server ??= await open(port);
    else if (server !== undefined) {
      const listening = server;
      server = undefined;
      await shut(listening);
    }
  };
  const machine = createSimulatedMachine({
    onSlip: options.onSlip,
    onFault: (fault) => {
      for (const socket of sockets) {
        if (fault === 'hang_up') socket.destroy();
        else if (fault === 'busy') socket.pause();
        else socket.resume();
      }
      settled = settled.then(() => listen(fault !== 'refuse'));
    },
  });
  server = await open(options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    get torn() {
      return machine.torn;
    },
    setFault: async (fault, moment) => {
      machine.setFault(fault, moment);
      await settled;
    },
    close: async () => {
      await settled;
      await listen(false);
    },
  };
}

function converse(socket: Socket, machine: SimulatedMachine): void {
  const input = machine.connect({
    send: (bytes) => {
      if (socket.writable) socket.write(bytes);
    },
    hangUp: () => void socket.destroy(),
  });
  socket.on('error', () => void socket.destroy()); // the other side is gone; there is nobody to tell
  socket.on('data', (chunk) => input.receive(chunk));
  socket.on('end', () => void input.end().then(() => socket.end()));
  if (machine.fault === 'busy') socket.pause();
}
