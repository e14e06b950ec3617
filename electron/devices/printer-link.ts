/** One TCP conversation with a receipt printer: bytes out, and the answers sorted from the noise. */
import { connect, type Socket } from 'node:net';
import {
  isEchoByte,
  isStatusByte,
  type PrinterCondition,
  readCondition,
  startsAutomaticStatus,
  statusRequest,
} from './printer-condition.ts';

/** What the line did; the words for the clerk are made where the settings are known. */
export type LinkFault =
  | 'refused'
  | 'unreachable'
  | 'unknown_host'
  | 'timed_out'
  | 'closed'
  | 'broken'
  | 'not_a_printer';

export class LinkError extends Error {
  readonly fault: LinkFault;
  constructor(fault: LinkFault, detail: string) {
    super(`${fault}: ${detail}`);
    this.name = 'LinkError';
    this.fault = fault;
  }
}

export interface PrinterLink {
  /** DLE EOT 1 to 4, one after the other, so that each answer belongs to its question. */
  condition(timeoutMs: number): Promise<PrinterCondition>;
  /** Sends bytes and resolves with the first answer to `GS r 1`. */
  sendAndAwaitEcho(bytes: Uint8Array, timeoutMs: number): Promise<number>;
  /** FIN, then closed; a printer that does not answer it is left after a second. */
  finish(): Promise<void>;
  destroy(): void;
}

/** Words, such as a web server's `HTTP/1.1 400`: a printer answers these questions in single bytes. */
const isText = (chunk: Buffer): boolean => /[ -~]{6}/.test(chunk.toString('latin1'));

interface Waiter {
  accepts(byte: number): boolean;
  resolve(byte: number): void;
  reject(error: LinkError): void;
}

const faults: Record<string, LinkFault> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENOTFOUND: 'unknown_host',
  EAI_AGAIN: 'unknown_host',
  ETIMEDOUT: 'timed_out',
};
const faultOf = (error: NodeJS.ErrnoException): LinkFault => faults[error.code ?? ''] ?? 'broken';

/** @throws LinkError */
export function openPrinterLink(host: string, port: number, timeoutMs: number): Promise<PrinterLink> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    const timer = setTimeout(() => fail(new LinkError('timed_out', 'connect')), timeoutMs);
    const fail = (error: LinkError): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const early = (error: NodeJS.ErrnoException): void => fail(new LinkError(faultOf(error), error.message));
    socket.once('error', early);
    socket.once('connect', () => {
      clearTimeout(timer);
      // The link's own listener first: a socket without one would bring the process down.
      const link = talk(socket);
      socket.off('error', early);
      resolve(link);
    });
  });
}

function talk(socket: Socket): PrinterLink {
  let waiter: Waiter | undefined;
  let automaticLeft = 0;
  let gone: LinkError | undefined;

  const lose = (error: LinkError): void => {
    gone ??= error;
    waiter?.reject(error);
    waiter = undefined;
  };
  socket.on('error', (error: NodeJS.ErrnoException) => lose(new LinkError(faultOf(error), error.message)));
  socket.on('end', () => lose(new LinkError('closed', 'printer closed the connection')));
  socket.on('close', () => lose(new LinkError('closed', 'connection closed')));
  // Always read: unread status bytes turn our FIN into a reset, and the tail of the job is lost.
  socket.on('data', (chunk) => {
    if (isText(chunk)) lose(new LinkError('not_a_printer', chunk.toString('latin1', 0, 20)));
    for (const byte of chunk) {
      if (automaticLeft > 0) automaticLeft -= 1;
      else if (startsAutomaticStatus(byte)) automaticLeft = 3;
      else if (waiter?.accepts(byte) === true) {
        waiter.resolve(byte);
        waiter = undefined;
      }
    }
  });

  const ask = (bytes: Uint8Array, accepts: (byte: number) => boolean, timeoutMs: number): Promise<number> =>
    new Promise((resolve, reject) => {
      if (gone !== undefined) {
        reject(gone);
        return;
      }
      const timer = setTimeout(() => giveUp(new LinkError('timed_out', 'no answer')), timeoutMs);
      const own: Waiter = {
        accepts,
        resolve: (byte) => {
          clearTimeout(timer);
          resolve(byte);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
      // A time-out ends this question only: the printer may still answer the next one.
      const giveUp = (error: LinkError): void => {
        if (waiter === own) waiter = undefined;
        own.reject(error);
      };
      waiter = own;
      socket.write(bytes);
    });

  return {
    condition: async (timeoutMs) => {
      const one = (n: number): Promise<number> => ask(statusRequest(n), isStatusByte, timeoutMs);
      return readCondition([await one(1), await one(2), await one(3), await one(4)]);
    },
    sendAndAwaitEcho: (bytes, timeoutMs) => ask(bytes, isEchoByte, timeoutMs),
    finish: () =>
      new Promise((resolve) => {
        if (socket.destroyed) {
          resolve();
          return;
        }
        const timer = setTimeout(() => socket.destroy(), 1000);
        socket.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
        socket.end();
      }),
    destroy: () => void socket.destroy(),
  };
}
