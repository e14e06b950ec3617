import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database.ts';
import type { Log } from './log.ts';
import { codeOf } from './plain-failure.ts';

export interface Listening {
  /** Returns when the hall went past the position, when the time is over, when the listener is gone or the centre closes. */
  wait(longestMs: number, gone: AbortSignal): Promise<void>;
  end(): void;
}

/** Tells those who wait for news of a hall. Other processes on the same database are noticed by looking now and then. */
export interface NewsDesk {
  tell(hall: string, position: number): void;
  listen(hall: string, after: number): Listening;
  close(): void;
}

const lookEveryMs = 500;

export function createNewsDesk(database: Database, log: Log): NewsDesk {
  interface Listener {
    readonly after: number;
    readonly heard: AbortController;
  }
  const listeners = new Map<string, Set<Listener>>();
  let closed = false;

  const tell = (hall: string, position: number): void => {
    for (const { after, heard } of listeners.get(hall) ?? []) if (position > after) heard.abort();
  };

  const look = async (): Promise<void> => {
    if (listeners.size === 0) return;
    const rows = await database.query<{ hall_id: string; position: number }>(
      'select hall_id, position from hall where hall_id = any($1)',
      [[...listeners.keys()]],
    );
    for (const { hall_id, position } of rows) tell(hall_id, position);
  };
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => log('warn', '查看大厅位置失败。', { code: codeOf(error) }))
      .finally(() => (looking = false));
  }, lookEveryMs);
  timer.unref();

  return {
    tell,
    listen(hall, after) {
      const listener: Listener = { after, heard: new AbortController() };
      if (closed) listener.heard.abort();
      const ofHall = listeners.get(hall) ?? new Set();
      listeners.set(hall, ofHall.add(listener));
      return {
        async wait(longestMs, gone) {
          const signal = AbortSignal.any([listener.heard.signal, gone]);
          await sleep(longestMs, undefined, { signal }).catch((error: unknown) => {
            if (!signal.aborted) throw error;
          });
        },
        end() {
          ofHall.delete(listener);
          if (ofHall.size === 0 && listeners.get(hall) === ofHall) listeners.delete(hall);
        },
      };
    },
    close() {
      closed = true;
      clearInterval(timer);
      for (const ofHall of listeners.values()) for (const { heard } of ofHall) heard.abort();
    },
  };
}
