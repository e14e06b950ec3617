import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Faults and milestones, never personal data: callers pass a place and an error, not what was being worked on.
 * `app.log` and one older file, a megabyte each.
 */
export interface Log {
  note(place: string, text: string): void;
  fault(place: string, error: unknown): void;
}

const maxBytes = 1_000_000;

export function createLog(folder: string): Log {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'app.log');
  const write = (line: string): void => {
    try {
      if (existsSync(file) && statSync(file).size > maxBytes) renameSync(file, join(folder, 'app.1.log'));
      appendFileSync(file, `${new Date().toISOString()} ${line}\n`);
    } catch {
      // A full disk must not turn a logged fault into a second one; the console has the line.
      console.error(line);
    }
  };
  return {
    note: (place, text) => write(`${place}: ${text}`),
    fault: (place, error) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      write(`FAULT ${place}: ${text}`);
      console.error(`FAULT ${place}: ${text}`);
    },
  };
}
