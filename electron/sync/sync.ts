import type { StatusView } from '#shared/contract/counter.ts';
import type { Instant } from '#shared/event.ts';
import type { Desk } from '../acts/desk.ts';
import type { Log } from '../log.ts';
import type { CentreAddress } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { CentreAnswerError, CentreClient, CentreRestoredError, UnreachableError } from './centre-client.ts';
import { Exchange } from './exchange.ts';
import { type Direction, Standing } from './standing.ts';
import { pause, Waker } from './waker.ts';

type CentreStatus = StatusView['centre'];

const pullWaitSeconds = 20;
/** A held pull that comes back empty sooner than this was not held. */
const heldMs = 1000;
const unheldPauseMs = 2000;
const firstDelayMs = 500;
const longestDelayMs = 10_000;
/** Of one `now()`; the loops go on from there. */
const mostSteps = 50;

const unconfigured = { state: '未配置', text: '尚未配置中心地址' } as const;

/**
 * Pushes and pulls for as long as the program runs. A network fault is normal: it is shown, waited out with a capped,
 * jittered back-off, and never counts against an event.
 */
export class Sync {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #log: Log;
  readonly #tell: () => void;
  readonly #exchange: Exchange;
  readonly #standing: Standing;
  readonly #pushWaker = new Waker();
  #settled: () => void = () => undefined;
  #address: CentreAddress | null;
  #run = new AbortController();
  #loops: Promise<unknown> | null = null;
  #asking: Promise<void> | null = null;
  #turns: Promise<unknown> = Promise.resolve();
  #stopped = false;
  #held = false;
  readonly #pullWaker = new Waker();
  #lastExchange: Instant | null = null;

  constructor(desk: Desk, store: Store, log: Log, address: CentreAddress | null, tell: () => void) {
    this.#desk = desk;
    this.#store = store;
    this.#log = log;
    this.#address = address;
    this.#tell = tell;
    this.#exchange = new Exchange(store, desk);
    this.#standing = new Standing(
      () => desk.clock.now(),
      () => store.restored,
    );
    if (address !== null) this.#exchange.belongTo(address.url);
    store.onAppended((events) => {
      if (events.some((event) => event.device === store.log.device)) this.#pushWaker.wake();
      this.#tell();
    });
  }

  /** Told when the centre has acknowledged something, or no longer has it: lists show it. */
  onSettled(listener: () => void): void {
    this.#settled = listener;
  }

  start(): void {
    this.#stopped = false;
    if (this.#run.signal.aborted) this.#run = new AbortController();
    this.#standing.begin();
    this.#tell();
    const { client } = this;
    if (client === null) return;
    const { signal } = this.#run;
    const push = this.#loop(
      'push',
      signal,
      async () => {
        await this.#pushAll(client, signal, Infinity);
        await this.#pushWaker.sleep(signal);
      },
      // A new event, or word from the centre, ends the pause early, but never makes it shorter than the first.
      async (ms) => {
        await pause(Math.min(ms, firstDelayMs), signal);
        await this.#pushWaker.sleep(signal, Math.max(0, ms - firstDelayMs));
      },
    );
    const pull = this.#loop(
      'pull',
      signal,
      () => (this.#held ? this.#pullWaker.sleep(signal) : this.#pullPage(client, signal)),
      (ms) => pause(ms, signal),
    );
    this.#loops = Promise.all([push, pull]);
  }

  /** For good: a save that comes later starts nothing. */
  stop(): Promise<void> {
    this.#stopped = true;
    return this.#inTurn(() => this.#halt());
  }

  use(address: CentreAddress | null): Promise<void> {
    return this.#inTurn(async () => {
      await this.#halt();
      this.#address = address;
      if (this.#stopped) return;
      if (address !== null) this.#exchange.belongTo(address.url);
      this.#settled();
      this.start();
    });
  }

  /** One at a time: two at once would leave the first run to itself. */
  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#turns.then(task);
    this.#turns = done.catch(() => undefined);
    return done;
  }

  async #halt(): Promise<void> {
    this.#run.abort();
    await Promise.all([this.#loops, this.#asking]);
    this.#loops = null;
  }

  /** Puts off receiving what is still at the centre: a long first exchange on a slow line. What is to be sent goes on. */
  holdReceiving(): void {
    this.#held = this.#exchange.left > 0;
    this.#tell();
  }

  /** Pulls and pushes at once, whatever the back-off; what came of it is in the status. */
  now(): Promise<void> {
    this.#held = false;
    this.#pullWaker.wake();
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(): Promise<void> {
    const { client } = this;
    const { signal } = this.#run;
    if (client === null) return;
    let direction: Direction = 'pull';
    // A centre that was restored is told from its answer; the second try then goes through.
    for (let attempt = 1; !signal.aborted && attempt <= 3; attempt += 1) {
      try {
        direction = 'pull';
        let more = true;
        for (let step = 0; more && step < mostSteps; step += 1) {
          ({ more } = await this.#exchange.pull(client, 0, signal));
          this.#worked('pull');
        }
        direction = 'push';
        await this.#pushAll(client, signal, mostSteps);
        return;
      } catch (error) {
        if (signal.aborted) return;
        this.#failed(direction, error);
        if (!(error instanceof CentreRestoredError)) return;
      }
    }
  }

  async #pushAll(client: CentreClient, signal: AbortSignal, steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      if ((await this.#exchange.push(client, signal)) === 0) {
        this.#standing.idle('push');
        this.#tell();
        return;
      }
      this.#worked('push');
      this.#settled();
    }
  }

  async #pullPage(client: CentreClient, signal: AbortSignal): Promise<void> {
    const wait = this.#standing.isWell('pull') ? pullWaitSeconds : 0;
    const asked = performance.now();
    const { events, more } = await this.#exchange.pull(client, wait, signal);
    this.#worked('pull');
    // Hearing from the centre is the sign that what waits can go now.
    this.#pushWaker.wake();
    const held = performance.now() - asked >= heldMs;
    if (wait > 0 && !held && events === 0 && !more) await pause(unheldPauseMs, signal);
  }

  /** Repeats a step until stopped; a failed step is repeated after a growing, jittered pause. */
  async #loop(
    direction: Direction,
    signal: AbortSignal,
    step: () => Promise<void>,
    rest: (ms: number) => Promise<void>,
  ): Promise<void> {
    let delay = firstDelayMs;
    while (!signal.aborted) {
      try {
        await step();
        delay = firstDelayMs;
      } catch (error) {
        if (signal.aborted) return;
        this.#failed(direction, error);
        await rest(delay * (0.75 + Math.random() / 2));
        delay = Math.min(delay * 2, longestDelayMs);
      }
    }
  }

  #worked(direction: Direction): void {
    this.#lastExchange = this.#desk.clock.now();
    this.#standing.worked(direction);
    this.#tell();
  }

  #failed(direction: Direction, error: unknown): void {
    if (error instanceof CentreRestoredError) {
      this.#log.note('sync', error.message);
      this.#settled();
    } else if (!(error instanceof CentreAnswerError || error instanceof UnreachableError))
      this.#log.fault('sync', error);
    this.#standing.failed(direction, error);
    this.#tell();
  }

  get client(): CentreClient | null {
    return this.#address === null ? null : new CentreClient(this.#address);
  }

  /** Since when it has been so. */
  get since(): Instant | null {
    return this.#standing.since;
  }

  status(): CentreStatus {
    return {
      ...(this.#address === null ? unconfigured : this.#standing.shown),
      waiting: this.#store.log.lastSeq() - this.#exchange.acknowledged,
      refused: this.#exchange.refused,
      receiving: this.#exchange.left,
      receivingHeld: this.#held,
      lastExchange: this.#lastExchange,
      offsetMs: this.#desk.offsetMs,
      url: this.#address?.url ?? '',
    };
  }
}
