/** Tablets on the counter's network as rating pads: together they are one pad, and the first answer counts (I1). */
import { randomBytes, randomUUID } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import type { PadState } from '#shared/contract/pad.ts';
import { closeCodes, type FromCounter, maxStrangerFrame, tabletProtocol } from '#shared/protocol/tablet.ts';
import { firstMessage, type TabletMessage, tabletMessage } from '#shared/protocol/tablet-messages.ts';
import type { Result } from '#shared/result.ts';
import type { DeviceState } from '../devices/device-state.ts';
import type { RatingPad } from '../devices/rating-pad.ts';
import { Attempts } from './attempts.ts';
import type { PageFiles } from './page.ts';
import { Pairing, type PairingCode, proofBy, sameText } from './secrets.ts';
import { type DoorLimits, TabletServer } from './tablet-server.ts';

/** A paired tablet. The key itself is kept, for a proof by it is computed again. */
export interface TabletKey {
  readonly id: string;
  readonly name: string;
  readonly key: string;
}

export interface TabletKeys {
  list(): readonly TabletKey[];
  save(keys: readonly TabletKey[]): void;
}

export interface TabletLimits extends DoorLimits {
  readonly tablets: number;
  /** Tries to pair from one address in a minute. */
  readonly pairings: number;
  /** Messages of one tablet in ten seconds. */
  readonly messages: number;
  readonly pingMs: number;
}

export const usualLimits: TabletLimits = {
  tablets: 4,
  connections: 64,
  perAddress: 16,
  handshakes: 30,
  pairings: 10,
  messages: 40,
  firstMs: 5000,
  pingMs: 15_000,
};

export interface TabletParts {
  /** Of this counter alone: a tablet of another one proves nothing here. */
  readonly counter: string;
  readonly files: PageFiles;
  readonly keys: TabletKeys;
  /** A call of the applicant's page; what it brings is read before it is done. */
  readonly call: (call: TabletMessage['call'], input: unknown) => Promise<Result<unknown>>;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
  /** Milliseconds of a clock that is never set. */
  readonly now?: () => number;
  readonly limits?: Partial<TabletLimits>;
}

export interface PairedTablet {
  readonly id: string;
  readonly name: string;
  readonly connected: boolean;
}

/** What a tablet that does not take its messages may owe before it is let go. */
const mostOwed = 1024 * 1024;

export class Tablets implements RatingPad {
  readonly id = 'tablets';
  readonly signs = true;
  readonly #parts: TabletParts;
  readonly #limits: TabletLimits;
  readonly #now: () => number;
  readonly #server: TabletServer;
  readonly #pairing: Pairing;
  readonly #pairings: Attempts;
  readonly #connected = new Map<string, WebSocket>();
  #shown: PadState | null = null;

  constructor(port: number, parts: TabletParts) {
    this.#parts = parts;
    this.#limits = { ...usualLimits, ...parts.limits };
    this.#now = parts.now ?? (() => performance.now());
    this.#pairing = new Pairing(this.#now);
    this.#pairings = new Attempts(this.#limits.pairings, 60_000, this.#now);
    const { files, changed, failed } = parts;
    this.#server = new TabletServer(port, {
      files,
      limits: this.#limits,
      now: this.#now,
      opened: (socket, address) => this.#greet(socket, address),
      changed,
      failed,
    });
  }

  /** The port once it listens; rejects where it cannot. */
  get listening(): Promise<number> {
    return this.#server.listening;
  }

  get port(): number {
    return this.#server.port;
  }

  get state(): DeviceState {
    const { trouble, listens } = this.#server;
    if (trouble !== null) return { state: '未连接', ...trouble };
    if (!listens) return { state: '正在连接', text: '', next: '' };
    if (this.#connected.size > 0) return { state: '就绪', text: '', next: '' };
    return this.#parts.keys.list().length === 0
      ? { state: '未设置', text: '尚未配对平板。', next: '请在设备页面开始配对，在平板上输入配对码。' }
      : { state: '未连接', text: '平板未连接。', next: '请确认平板已开机，接入本大厅网络并打开评价页面。' };
  }

  get pairing(): PairingCode | null {
    return this.#pairing.current;
  }

  beginPairing(): void {
    this.#pairing.begin();
  }

  endPairing(): void {
    this.#pairing.end();
  }

  get tablets(): PairedTablet[] {
    return this.#parts.keys.list().map(({ id, name }) => ({ id, name, connected: this.#connected.has(id) }));
  }

  revoke(id: string): void {
    const { keys, changed } = this.#parts;
    keys.save(keys.list().filter((key) => key.id !== id));
    const socket = this.#connected.get(id);
    this.#connected.delete(id);
    if (socket !== undefined) end(socket, closeCodes.revoked);
    changed();
  }

  show(state: PadState): void {
    this.#shown = state;
    for (const socket of this.#connected.values()) tellState(socket, state);
  }

  async stop(): Promise<void> {
    this.#pairing.end();
    this.#connected.clear();
    await this.#server.stop();
  }

  /** A stranger says in one short message who it is, or goes. */
  #greet(socket: WebSocket, address: string): void {
    const { counter } = this.#parts;
    const nonce = randomBytes(32).toString('hex');
    // What broke the protocol itself (an oversized frame among it) is closed by the library.
    socket.on('error', () => socket.terminate());
    const late = setTimeout(() => end(socket, closeCodes.malformed), this.#limits.firstMs);
    socket.once('close', () => clearTimeout(late));
    socket.once('message', (data, binary) => {
      clearTimeout(late);
      const read = firstMessage.safeParse(parsed(data, binary, maxStrangerFrame));
      if (!read.success) return end(socket, closeCodes.malformed);
      if (read.data.kind === 'pair') return this.#pair(socket, address, read.data, nonce);
      const { tablet, proof } = read.data;
      const known = this.#parts.keys.list().find(({ id }) => id === tablet);
      if (known === undefined || !sameText(proof, proofBy(known.key, counter, tablet, nonce)))
        return end(socket, closeCodes.refused);
      this.#welcome(socket, tablet);
    });
    say(socket, { kind: 'hello', protocol: tabletProtocol, counter, nonce });
  }

  #pair(
    socket: WebSocket,
    address: string,
    { name, proof }: { readonly name: string; readonly proof: string },
    nonce: string,
  ): void {
    const { keys, counter } = this.#parts;
    const known = keys.list();
    if (known.length >= this.#limits.tablets) return end(socket, closeCodes.tooMany);
    const key = this.#pairings.may(address) ? this.#pairing.take(proof, counter, nonce) : null;
    if (key === null) return end(socket, closeCodes.refused);
    const tablet = randomUUID();
    keys.save([...known, { id: tablet, name, key }]);
    say(socket, { kind: 'paired', tablet });
    this.#welcome(socket, tablet);
  }

  #welcome(socket: WebSocket, tablet: string): void {
    const before = this.#connected.get(tablet);
    if (before !== undefined) end(before, closeCodes.replaced);
    this.#connected.set(tablet, socket);
    const pace = new Attempts(this.#limits.messages, 10_000, this.#now);
    const stopBeating = keepBeating(socket, this.#limits.pingMs, () => {
      // The page cannot see pings: it knows by this that the counter is there.
      if (this.#shown !== null) tellState(socket, this.#shown);
    });
    socket.once('close', () => {
      stopBeating();
      // The newer connection of the same tablet stays.
      if (this.#connected.get(tablet) !== socket) return;
      this.#connected.delete(tablet);
      this.#parts.changed();
    });
    socket.on('message', (data, binary) => {
      if (this.#connected.get(tablet) !== socket) return;
      if (!pace.may(tablet)) return end(socket, closeCodes.tooMany);
      const read = tabletMessage.safeParse(parsed(data, binary));
      if (!read.success) return end(socket, closeCodes.malformed);
      void this.#answer(socket, read.data);
    });
    say(socket, { kind: 'welcome' });
    if (this.#shown !== null) tellState(socket, this.#shown);
    this.#parts.changed();
  }

  async #answer(socket: WebSocket, { id, call, input }: TabletMessage): Promise<void> {
    try {
      say(socket, { kind: 'answered', id, result: await this.#parts.call(call, input) });
    } catch (error) {
      this.#parts.failed(error);
      end(socket, closeCodes.malformed);
    }
  }
}

function say(socket: WebSocket, message: FromCounter): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > mostOwed) socket.terminate();
  else socket.send(JSON.stringify(message));
}

const tellState = (socket: WebSocket, state: PadState): void =>
  say(socket, { kind: 'state', state, now: Date.now() });

/** One that does not close is cut off. */
function end(socket: WebSocket, code: number): void {
  socket.close(code);
  setTimeout(() => socket.terminate(), 1000).unref();
}

/** A tablet that went out of reach without a word is known by its silence. */
function keepBeating(socket: WebSocket, everyMs: number, beaten: () => void): () => void {
  let answered = true;
  const beat = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
    beaten();
  }, everyMs);
  socket.on('pong', () => {
    answered = true;
  });
  return () => clearInterval(beat);
}

/** Undefined, which no message is, for what is not JSON or longer than it may be. */
function parsed(data: RawData, binary: boolean, most = Infinity): unknown {
  if (binary || !Buffer.isBuffer(data) || data.length > most) return undefined;
  try {
    return JSON.parse(data.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
