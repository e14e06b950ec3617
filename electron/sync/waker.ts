import { setTimeout } from 'node:timers/promises';

/** Ends early, and quietly, when stopped. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}

/** Lets a loop sleep until there is a reason to look again. A reason that comes while it is awake is not missed. */
export class Waker {
  #woken = false;
  #wake: () => void = () => undefined;

  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** Until woken, stopped, or the time is over. */
  async sleep(signal: AbortSignal, ms?: number): Promise<void> {
    if (!this.#woken && !signal.aborted) {
      const awake = new AbortController();
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true, signal: awake.signal });
      });
      await Promise.race(ms === undefined ? [woken] : [woken, pause(ms, awake.signal)]);
      awake.abort();
    }
    this.#woken = false;
  }
}
