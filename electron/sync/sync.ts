import { setTimeout } from 'node:timers/promises';
import type { StatusView } from '#shared/contract/counter.ts';
import type { Instant } from '#shared/event.ts';
import { maxPushEvents } from '#shared/protocol/index.ts';
import type { Desk } from '../acts/desk.ts';
import type { Log } from '../log.ts';
import type { CentreAddress } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { CentreAnswerError, CentreClient, UnreachableError } from './centre-client.ts';
import { Exchange } from './exchange.ts';

type CentreStatus = StatusView['centre'];

const pullWaitSeconds = 20;
const firstDelayMs = 500;
const longestDelayMs = 10_000;

/**
 * Push then pull, for as long as the program runs. A network fault is normal: it is shown, waited out with a capped,
 * jittered back-off, and never counts against an event.
 */
export class Sync {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #log: Log;
  readonly #tell: () => void;
  readonly #exchange: Exchange;
  #settled: () => void = () => undefined;
  #address: CentreAddress | null;
  #run: AbortController | null = null;
  #loops: Promise<unknown> = Promise.resolve();
  #wakePush: () => void = () => undefined;
  #state: CentreStatus['state'] = '未配置';
  #text = '尚未配置中心地址';
  #since: Instant | null = null;
  #lastExchange: Instant | null = null;

  constructor(desk: Desk, store: Store, log: Log, address: CentreAddress | null, tell: () => void) {
    this.#desk = desk;
    this.#store = store;
    this.#log = log;
    this.#address = address;
    this.#tell = tell;
    this.#exchange = new Exchange(store, desk);
    store.onAppended((events) => {
      if (events.some((event) => event.device === store.log.device)) this.#wakePush();
      this.#tell();
    });
  }

  /** Told when the centre has acknowledged something: lists show it. */
  onSettled(listener: () => void): void {
    this.#settled = listener;
  }

  start(): void {
    if (this.#address === null) return;
    const client = new CentreClient(this.#address);
    const run = new AbortController();
    this.#run = run;
    this.#state = '离线';
    this.#since = this.#desk.clock.now();
    const push = this.#loop(run, async () => {
      while ((await this.#exchange.push(client, maxPushEvents, run.signal)) > 0) {
        this.#worked();
        this.#settled();
      }
      await this.#untilWoken(run.signal);
    });
    const pull = this.#loop(run, async () => {
      await this.#exchange.pull(client, this.#state === '联网' ? pullWaitSeconds : 0, run.signal);
      this.#worked();
      // Hearing from the centre is the sign that what waits can go now.
      this.#wakePush();
    });
    this.#loops = Promise.all([push, pull]);
  }

  async stop(): Promise<void> {
    this.#run?.abort();
    this.#run = null;
    await this.#loops;
  }

  async use(address: CentreAddress | null): Promise<void> {
    await this.stop();
    this.#address = address;
    this.#state = '未配置';
    this.#text = '尚未配置中心地址';
    this.start();
    this.#tell();
  }

  /** One push and one pull at once, whatever the back-off; what came of it is in the status. */
  async now(): Promise<void> {
    if (this.#address === null) return;
    const client = new CentreClient(this.#address);
    const { signal } = new AbortController();
    try {
      await this.#exchange.pull(client, 0, signal);
      while ((await this.#exchange.push(client, maxPushEvents, signal)) > 0) this.#settled();
      this.#worked();
    } catch (error) {
      this.#failed(error);
    }
  }

  get client(): CentreClient | null {
    return this.#address === null ? null : new CentreClient(this.#address);
  }

  status(): CentreStatus {
    return {
      state: this.#state,
      text: this.#text,
      waiting: this.#store.log.lastSeq() - this.#exchange.acknowledged,
      refused: this.#exchange.refused,
      lastExchange: this.#lastExchange,
      offsetMs: this.#desk.offsetMs,
      url: this.#address?.url ?? '',
    };
  }

  /** Repeats a step until stopped; a failed step is repeated after a growing, jittered pause. */
  async #loop(run: AbortController, step: () => Promise<void>): Promise<void> {
    let delay = firstDelayMs;
    while (!run.signal.aborted) {
      try {
        await step();
        delay = firstDelayMs;
      } catch (error) {
        if (run.signal.aborted) return;
        this.#failed(error);
        await pause(delay * (0.75 + Math.random() / 2), run.signal);
        delay = Math.min(delay * 2, longestDelayMs);
      }
    }
  }

  #untilWoken(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#wakePush = wake;
      signal.addEventListener('abort', wake, { once: true });
      // An event may have come between the last push and this line.
      if (this.#store.log.lastSeq() > this.#exchange.acknowledged || signal.aborted) wake();
    });
  }

  #worked(): void {
    this.#lastExchange = this.#desk.clock.now();
    this.#become('联网', '与中心联系正常');
  }

  #failed(error: unknown): void {
    if (error instanceof CentreAnswerError) this.#become('异常', error.message);
    else if (error instanceof UnreachableError)
      this.#become('离线', '联系不上中心，业务照常办理，恢复后自动上传');
    else {
      this.#log.fault('sync', error);
      this.#become('异常', '与中心交换数据时程序出错，详见日志；业务照常办理');
    }
  }

  #become(state: CentreStatus['state'], text: string): void {
    if (state !== this.#state) this.#since = this.#desk.clock.now();
    this.#state = state;
    this.#text = text;
    this.#tell();
  }

  /** Since when it has been so. */
  get since(): Instant | null {
    return this.#since;
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // Ends early, and quietly, when the program stops.
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}
