/** Tablets and whoever would like to be one, over real sockets on this machine. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { PadState } from '#shared/contract/pad.ts';
import type { FromCounter } from '#shared/protocol/tablet.ts';
import { ok, type Result } from '#shared/result.ts';
import { pairedKey, pairingProof, proofBy } from '../../electron/tablet/secrets.ts';
import { type TabletKey, type TabletParts, Tablets } from '../../electron/tablet/tablets.ts';

export const hereCounter = 'fengang/01';

export interface TestTablets {
  readonly tablets: Tablets;
  readonly port: number;
  readonly keys: () => readonly TabletKey[];
  readonly calls: { readonly call: string; readonly input: unknown }[];
  readonly faults: unknown[];
}

/** On a free port; what is called is only written down. */
export async function openTablets(parts: Partial<TabletParts> = {}): Promise<TestTablets> {
  let kept: readonly TabletKey[] = [];
  const calls: { call: string; input: unknown }[] = [];
  const faults: unknown[] = [];
  const tablets = new Tablets(0, {
    counter: hereCounter,
    files: new Map([['/', { type: 'text/html', body: Buffer.from('<!doctype html><title>评价</title>') }]]),
    keys: {
      list: () => kept,
      save: (keys) => {
        kept = keys;
      },
    },
    call: async (call, input): Promise<Result<unknown>> => {
      calls.push({ call, input });
      return ok({ kept: true });
    },
    changed: () => undefined,
    failed: (error) => void faults.push(error),
    ...parts,
  });
  return { tablets, port: await tablets.listening, keys: () => kept, calls, faults };
}

export interface OpenOptions {
  readonly origin?: string;
  readonly host?: string;
  readonly path?: string;
  readonly localAddress?: string;
}

/** One connection as a page makes it, with all that was said on it. */
export class TestTablet {
  readonly socket: WebSocket;
  readonly heard: FromCounter[] = [];
  /** The code it was closed with; the status of the answer where the handshake was refused. */
  readonly closed: Promise<number>;

  constructor(port: number, options: OpenOptions = {}) {
    const { origin = `http://127.0.0.1:${port}`, host, path = '/tablet', localAddress } = options;
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, {
      ...(origin === '' ? {} : { origin }),
      ...(host === undefined ? {} : { headers: { host } }),
      ...(localAddress === undefined ? {} : { localAddress }),
    });
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString('utf8')) as FromCounter);
      this.socket.emit('heard');
    });
    this.closed = new Promise((resolve) => {
      this.socket.once('unexpected-response', (_request, answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      this.socket.once('close', (code) => resolve(code));
    });
  }

  async hear<Kind extends FromCounter['kind']>(kind: Kind): Promise<Extract<FromCounter, { kind: Kind }>> {
    for (;;) {
      const at = this.heard.findIndex((message) => message.kind === kind);
      const [found] = at < 0 ? [] : this.heard.splice(at, 1);
      if (found !== undefined) return found as Extract<FromCounter, { kind: Kind }>;
      await once(this.socket, 'heard');
    }
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  async prove(tablet: string, key: string, counter = hereCounter): Promise<string> {
    const { nonce } = await this.hear('hello');
    const proof = proofBy(key, counter, tablet, nonce);
    this.say({ kind: 'prove', protocol: 1, tablet, proof });
    return proof;
  }

  async pair(code: string, name = '一号平板'): Promise<string> {
    const { nonce, counter } = await this.hear('hello');
    this.say({ kind: 'pair', protocol: 1, name, proof: pairingProof(code, counter, nonce) });
    return pairedKey(code, counter, nonce);
  }
}

/** Pairs a tablet and leaves it connected. */
export async function pairedTablet({ tablets, port, keys }: TestTablets) {
  tablets.beginPairing();
  const page = new TestTablet(port);
  await page.pair(tablets.pairing?.code ?? '');
  const { tablet } = await page.hear('paired');
  await page.hear('welcome');
  const key = keys().find(({ id }) => id === tablet)?.key ?? '';
  return { page, tablet, key };
}

export const idle: Extract<PadState, { mode: 'idle' }> = {
  hallName: '凤冈县政务服务中心',
  training: true,
  counterName: '交通窗口1号',
  look: { largeText: false, highContrast: false, voice: false },
  mode: 'idle',
  staffName: '余姮',
  staffNumber: '1001',
  photo: null,
};

/** For a counter at which nobody pairs anything. */
export const openedNowhere = (): Tablets => {
  throw new Error('no tablets at this counter');
};
