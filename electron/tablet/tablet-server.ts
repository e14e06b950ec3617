/** The one port a tablet comes to: it gives out the rating page, and opens sockets for that page alone. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { maxTabletFrame } from '#shared/protocol/tablet.ts';
import type { DeviceState } from '../devices/device-state.ts';
import { Attempts } from './attempts.ts';
import { answerPage, isOwnPage, type PageFiles, socketPath } from './page.ts';

export interface DoorLimits {
  /** Connections in all, the page's included; what comes above is dropped as it is accepted. */
  readonly connections: number;
  /** Connections from one address. */
  readonly perAddress: number;
  /** Handshakes from one address in a minute. */
  readonly handshakes: number;
  /** For the headers of a request, and for the first message on a socket. */
  readonly firstMs: number;
}

export interface TabletServerParts {
  readonly files: PageFiles;
  readonly limits: DoorLimits;
  readonly now: () => number;
  readonly opened: (socket: WebSocket, address: string) => void;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

/** Bytes of a request's headers at most. */
const maxHeaders = 8 * 1024;

type Trouble = Pick<DeviceState, 'text' | 'next'>;

export class TabletServer {
  /** The port once it listens; rejects where it cannot. */
  readonly listening: Promise<number>;
  readonly #parts: TabletServerParts;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;
  readonly #handshakes: Attempts;
  readonly #perAddress = new Map<string, number>();
  #port: number;
  #trouble: Trouble | null = null;
  #listens = false;

  constructor(port: number, parts: TabletServerParts) {
    this.#port = port;
    this.#parts = parts;
    const { limits } = parts;
    this.#handshakes = new Attempts(limits.handshakes, 60_000, parts.now);
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: maxTabletFrame,
      perMessageDeflate: false,
    });
    this.#server = createServer(
      {
        headersTimeout: limits.firstMs,
        requestTimeout: limits.firstMs,
        connectionsCheckingInterval: Math.min(1000, limits.firstMs),
        keepAliveTimeout: 1000,
        maxHeaderSize: maxHeaders,
      },
      (request, response) => answerPage(request, response, parts.files, this.#port),
    );
    this.#server.maxConnections = limits.connections;
    this.#server.on('connection', (socket) => this.#count(socket));
    this.#server.on('clientError', (_error, socket) => socket.destroy());
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.listening = this.#listen();
    // Whoever does not wait for it reads the trouble.
    this.listening.catch(() => undefined);
  }

  get port(): number {
    return this.#port;
  }

  /** What keeps it from listening. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  get listens(): boolean {
    return this.#listens;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    await new Promise<void>((done) => {
      this.#server.close(() => done());
      this.#server.closeAllConnections();
    });
  }

  #listen(): Promise<number> {
    const { changed, failed } = this.#parts;
    return new Promise((done, refused) => {
      const begun = (error: NodeJS.ErrnoException): void => {
        this.#trouble =
          error.code === 'EADDRINUSE'
            ? {
                text: `端口${this.#port}已被其他程序占用，平板无法连接。`,
                next: '请在设备设置中为平板换一个端口，或者关闭占用该端口的程序。',
              }
            : { text: '平板服务未能启动。', next: '请核对平板的端口设置，再试一次。' };
        changed();
        refused(error);
      };
      this.#server.once('error', begun);
      this.#server.listen(this.#port, '0.0.0.0', () => {
        const at = this.#server.address();
        if (at !== null && typeof at === 'object') this.#port = at.port;
        this.#listens = true;
        // What goes wrong from here on concerns one connection, never the counter.
        this.#server.off('error', begun);
        this.#server.on('error', failed);
        changed();
        done(this.#port);
      });
    });
  }

  #count(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const open = (this.#perAddress.get(address) ?? 0) + 1;
    this.#perAddress.set(address, open);
    socket.once('close', () => {
      const left = (this.#perAddress.get(address) ?? 1) - 1;
      if (left === 0) this.#perAddress.delete(address);
      else this.#perAddress.set(address, left);
    });
    if (open > this.#parts.limits.perAddress) socket.destroy();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const address = request.socket.remoteAddress ?? '';
    const may = this.#handshakes.may(address);
    if (request.url !== socketPath || !isOwnPage(request, this.#port) || !may) {
      socket.end(`HTTP/1.1 ${may ? '403 Forbidden' : '429 Too Many Requests'}\r\nconnection: close\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (open) => this.#parts.opened(open, address));
  }
}
