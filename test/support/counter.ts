import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dueNow } from '#shared/case/standing.ts';
import { Desk } from '../../electron/acts/desk.ts';
import type { Clock } from '../../electron/clock.ts';
import type { Log } from '../../electron/log.ts';
import { Session } from '../../electron/people/session.ts';
import { initialsOf } from '../../electron/pinyin.ts';
import { loadReference } from '../../electron/reference.ts';
import { openStore } from '../../electron/store/open.ts';
import { Store } from '../../electron/store/store.ts';
import { beforeHoliday } from './hall.ts';

/** What was logged as a fault is for the test to look at. */
export interface TestLog extends Log {
  readonly faults: { place: string; error: unknown }[];
}

export interface TestCounter {
  readonly log: TestLog;
  readonly folder: string;
  readonly store: Store;
  readonly desk: Desk;
  /** Moves the counter's clock on. */
  pass(ms: number): void;
  close(): void;
}

const assets = join(import.meta.dirname, '../../assets');

/** A training counter without windows: the real store, people and acts, in a folder of its own. */
export async function openCounter(
  folder = mkdtempSync(join(tmpdir(), 'yimen-counter-')),
): Promise<TestCounter> {
  let now = Date.parse(beforeHoliday);
  const clock: Clock = { now: () => new Date(now).toISOString() };
  const faults: TestLog['faults'] = [];
  const log: TestLog = {
    faults,
    note: () => undefined,
    fault: (place, error) => void faults.push({ place, error }),
  };
  const db = openStore(join(folder, 'counter.sqlite'));
  const reference = await loadReference(db, assets);
  const store = new Store(
    db,
    reference.hall.id,
    {
      initialsOf,
      dueOf: (state) => dueNow(state, { calendar: reference.calendar, settings: reference.hall.settings }),
    },
    log,
  );
  const session = new Session(store, reference.hall, clock, log, {
    registers: store.registers,
    calendar: reference.calendar,
    opening: reference.hall.settings.opening,
  });
  const desk = new Desk(reference, session, clock, store.registers);
  return {
    log,
    folder,
    store,
    desk,
    pass: (ms) => {
      now += ms;
    },
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
