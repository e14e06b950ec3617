/** Jobs in queues of CUPS whose end was not seen: kept across a stop of the program, and withdrawn at the next start. */
import { readRefusedCancel } from './cups-reports.ts';
import type { RunCommand } from './run-command.ts';

/** Durable: what was added is there after a power cut. Names are those of `lp` and `cancel`, `A4-7`. */
export interface OpenJobs {
  all(): readonly string[];
  add(name: string): void;
  remove(name: string): void;
}

/** For a printer that nobody's papers depend on. */
export const noOpenJobs: OpenJobs = { all: () => [], add: () => undefined, remove: () => undefined };

interface StateStore {
  getState(key: string): string | undefined;
  putState(key: string, value: string): void;
}

const key = 'cups_jobs';

export function openJobsIn(store: StateStore): OpenJobs {
  const all = (): string[] => JSON.parse(store.getState(key) ?? '[]') as string[];
  const put = (names: readonly string[]): void => store.putState(key, JSON.stringify(names));
  return {
    all,
    add: (name) => put([...all(), name]),
    remove: (name) => put(all().filter((one) => one !== name)),
  };
}

/**
 * Call at the start, before anything prints: a person is asked about each of these copies, and none may come out by
 * itself after the answer. One that came out has ended, which changes nothing. Where the print service does not
 * answer, they stay for the next start.
 */
export async function withdrawLeft(run: RunCommand, open: OpenJobs): Promise<void> {
  for (const name of open.all()) {
    const { code, stderr } = await run('cancel', [name]);
    if (code === 0 || readRefusedCancel(stderr) !== 'no_answer') open.remove(name);
  }
}
