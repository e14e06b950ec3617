/** Raw port 9100 of a printer on the network. */
import { connect, type Socket } from 'node:net';
import { printerAddress } from '#shared/checks/network-host.ts';
import {
  type ByteLine,
  errorCode,
  errorText,
  LineError,
  type LineEvents,
  oneWayHint,
  type PrinterLine,
  type Words,
} from './byte-line.ts';

export interface TcpLineSetting {
  readonly host: string;
  readonly port: number;
  /** False for a model that reports no status; true where not said. */
  readonly answers?: boolean;
}

/** @throws ZodError for an address that cannot be one */
export function tcpLine(setting: TcpLineSetting): PrinterLine {
  const { host, port } = printerAddress.parse({ host: setting.host, port: setting.port });
  const place = `${host}:${port}`;
  return {
    name: `网络打印机 ${place}`,
    answers: setting.answers ?? true,
    bytesPerSecond: Infinity,
    noAnswer: noAnswer(place),
    strangeAnswer: {
      reason: `该地址（${place}）应答的设备不是收据打印机。`,
      next: '请核对打印机的地址和端口，端口一般为9100。',
    },
    open: (events, timeoutMs) =>
      new Promise((resolve, reject) => {
        // Half open: Node cannot reset a socket that it is closing by itself because the other side did.
        const socket = connect({ host, port, noDelay: true, allowHalfOpen: true });
        const timer = setTimeout(() => fail(new LineError(noAnswer(place), 'connect')), timeoutMs);
        const fail = (error: LineError): void => {
          clearTimeout(timer);
          socket.destroy();
          reject(error);
        };
        const early = (error: Error): void => fail(faultOf(error, place));
        socket.once('error', early);
        socket.once('connect', () => {
          clearTimeout(timer);
          // The line's own listener first: a socket without one would bring the process down.
          const line = carry(socket, events, place);
          socket.off('error', early);
          resolve(line);
        });
      }),
  };
}

function carry(socket: Socket, events: LineEvents, place: string): ByteLine {
  const hungUp = { reason: `打印机（${place}）中断了连接。`, next: '请重新开启打印机后重试。' };
  socket.on('error', (error) => events.broke(faultOf(error, place)));
  socket.on('end', () => events.broke(new LineError(hungUp, 'end of stream')));
  socket.on('close', () => events.broke(new LineError(hungUp, 'closed')));
  // Always read: unread status bytes turn our FIN into a reset, and the tail of the job is lost.
  socket.on('data', (chunk) => events.received(chunk));
  const closed = (close: () => void): Promise<void> =>
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
      close();
    });
  return {
    // A failed write is told by the socket's own error.
    write: (bytes, taken) =>
      void socket.write(bytes, (error) => {
        if (!error) taken?.();
      }),
    finish: () => closed(() => socket.end()),
    // A plain close would leave the system sending what it holds, for as long as the printer takes.
    abandon: () => closed(() => socket.resetAndDestroy()),
  };
}

const noAnswer = (place: string): Words => ({
  reason: `打印机（${place}）没有应答。`,
  next: `请检查打印机电源、网线和地址设置，是否被其他电脑占用；${oneWayHint}。`,
});

function faultOf(error: Error, place: string): LineError {
  return new LineError(wordsFor(errorCode(error), place), errorText(error));
}

function wordsFor(code: string, place: string): Words {
  switch (code) {
    case 'ECONNREFUSED':
      return {
        reason: `打印机（${place}）拒绝连接。`,
        next: '请核对端口设置，确认打印机已开机且未被其他电脑占用。',
      };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'EADDRNOTAVAIL':
      return { reason: `网络上找不到打印机（${place}）。`, next: '请检查网线、打印机电源和地址设置。' };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { reason: `打印机名称无法解析（${place}）。`, next: '请在设置中改填打印机的IP地址。' };
    case 'ETIMEDOUT':
      return noAnswer(place);
    default:
      return { reason: `与打印机（${place}）的连接中断。`, next: '请检查网线和打印机后重试。' };
  }
}
