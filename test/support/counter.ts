import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Desk } from '../../electron/acts/desk.ts';
import type { Clock } from '../../electron/clock.ts';
import { Session } from '../../electron/people/session.ts';
import { initialsOf } from '../../electron/pinyin.ts';
import { loadReference } from '../../electron/reference.ts';
import { openStore } from '../../electron/store/open.ts';
import { Store } from '../../electron/store/store.ts';
import { beforeHoliday } from './hall.ts';

export interface TestCounter {
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
  const db = openStore(join(folder, 'counter.sqlite'));
  const reference = await loadReference(db, assets);
  const store = new Store(db, reference.hall.id, initialsOf);
  const desk = new Desk(reference, new Session(store, reference.hall, clock), clock);
  return {
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
