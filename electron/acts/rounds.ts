import { randomUUID } from 'node:crypto';
import { civilDateAt } from '#shared/calendar/civil-date.ts';
import { renewedInSilence, silentSince } from '#shared/case/silence.ts';
import type { Instant } from '#shared/event.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { runCaseCommand } from './case-acts.ts';
import type { Desk } from './desk.ts';
import { forgetOldDrafts } from './drafts.ts';
import { recordDefaultRatings } from './unrated.ts';
import { returnLastYearsNumbers } from './year-end.ts';

/** How often a counter that stays on looks; midnight falls somewhere in between. */
const everyMs = 60 * 60_000;

interface Due {
  readonly caseId: string;
  readonly type: 'deem_accepted' | 'deem_renewed';
}

/**
 * What happens at a counter without anybody pressing a key, looked at whenever somebody signs in, and every hour:
 * applications taken here whose five days have passed in silence are accepted from the day of receipt (许可法32(4)),
 * permits applied for in time are renewed when they run out (许可法50), what nobody rated gets the site's default
 * (2.4), and last year's unused document numbers go back.
 */
export class Rounds {
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
    this.#guarded(() => recordDefaultRatings(this.#desk, this.#store));
    this.#guarded(() => forgetOldDrafts(this.#store.db, this.#desk.clock.now()));
    const { person } = this.#desk.session;
    // The notice of acceptance names who hands it out: somebody of the window.
    if (person === null || (person.role !== 'clerk' && person.role !== 'window_head')) return 0;
    this.#guarded(() => returnLastYearsNumbers(this.#desk, this.#store, person));
    return this.#due().filter((due) => this.#decide(due)).length;
  }

  #guarded(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#log.fault('rounds', error);
    }
  }

  /** One that fails is logged, and keeps none of the others from being decided. */
  #decide({ caseId, type }: Due): boolean {
    let decided = false;
    this.#guarded(() => {
      const done = runCaseCommand(this.#desk, this.#store, { type, commandId: randomUUID(), caseId });
      // Numbers used up, say: it will be tried again, and whoever works on the case is told why.
      if (!done.ok) this.#log.note('rounds', `${type} refused: ${done.refusal.rule}`);
      decided = done.ok;
    });
    return decided;
  }

  #due(): Due[] {
    const { reference } = this.#desk;
    const now = this.#earliestNow();
    const basis = { now, calendar: reference.calendar };
    const { id, name } = reference.hall.counter;
    const waiting = this.#store.silentCases(civilDateAt(now));
    // Taken here: another counter's are for it to decide, so that they are decided once.
    return waiting.flatMap(({ caseId, state }): Due[] => {
      if (state.counter === '' ? state.window !== name : state.counter !== id) return [];
      if (silentSince(state, basis) !== null) return [{ caseId, type: 'deem_accepted' }];
      return renewedInSilence(state, basis) === null ? [] : [{ caseId, type: 'deem_renewed' }];
    });
  }

  /** What silence brings about is not taken back: by a clock that runs ahead of the centre's no limit has passed. */
  #earliestNow(): Instant {
    const { clock, offsetMs } = this.#desk;
    return new Date(Date.parse(clock.now()) + Math.min(0, offsetMs ?? 0)).toISOString();
  }
}
