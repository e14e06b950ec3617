import { randomUUID } from 'node:crypto';
import { silentSince } from '#shared/case/silence.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { runCaseCommand } from './case-acts.ts';
import type { Desk } from './desk.ts';

/** How often a counter that stays on looks; midnight falls somewhere in between. */
const everyMs = 60 * 60_000;

interface Due {
  readonly caseId: string;
  readonly type: 'deem_accepted' | 'deem_renewed';
}

/**
 * What the law takes silence for happens by itself: applications taken at this counter whose five days have passed are
 * accepted from the day of receipt (许可法32(4)), and permits applied for in time are renewed when they run out
 * (许可法50). Looked at whenever somebody signs in, and every hour: the notice needs a handler.
 */
export class SilenceWatch {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #log: Log;
  #timer: NodeJS.Timeout | null = null;

  constructor(desk: Desk, store: Store, log: Log) {
    this.#desk = desk;
    this.#store = store;
    this.#log = log;
  }

  start(): void {
    this.#desk.session.onChanged(() => this.look());
    this.#timer = setInterval(() => this.look(), everyMs);
    this.look();
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** Answers with how many cases silence has decided. */
  look(): number {
    if (this.#desk.session.person === null) return 0;
    let decided = 0;
    for (const { caseId, type } of this.#due()) {
      const done = runCaseCommand(this.#desk, this.#store, { type, commandId: randomUUID(), caseId });
      if (done.ok) decided += 1;
      // Numbers used up, say: it will be tried again, and whoever works on the case is told why.
      else this.#log.note('silence', `${type} refused: ${done.refusal.rule}`);
    }
    return decided;
  }

  #due(): Due[] {
    const { today, reference, clock } = this.#desk;
    const basis = { now: clock.now(), calendar: reference.calendar };
    const { name } = reference.hall.counter;
    const waiting = this.#store.silentCases(today);
    // Taken here: another counter's are for it to decide, so that they are decided once.
    return waiting.flatMap(({ caseId, state }): Due[] => {
      if (state.window !== name) return [];
      if (state.stage === '收件')
        return silentSince(state, basis) === null ? [] : [{ caseId, type: 'deem_accepted' }];
      return state.deemedRenewed === null ? [{ caseId, type: 'deem_renewed' }] : [];
    });
  }
}
