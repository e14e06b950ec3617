import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startCentre } from '#scripts/processes.mjs';
import { type CounterApp, launchCounter } from '../driver/counter-app.ts';
import type { Event } from '#shared/event.ts';

/** The day before the National Day holiday, half past nine in the morning. */
export const beforeHoliday = '2026-09-30T01:30:00.000Z';

export interface TestCentre {
  readonly url: string;
  readonly tokenFile: string;
  /** Everything the hall has, in its order. */
  events(): Promise<{ hallSeq: number; event: Event }[]>;
  stop(): Promise<void>;
  /** At the same address, with the same data. */
  start(): Promise<void>;
}

export interface Desk {
  /** The counter's data folder. */
  readonly folder: string;
  /** Starts the counter on this folder, or starts it again. */
  open(options?: {
    centre?: { url: string; tokenFile: string } | null;
    clock?: string;
    switches?: readonly string[];
  }): Promise<CounterApp>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export const test = base.extend<{ centre: TestCentre; desk: Desk; counter: CounterApp }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern.
  centre: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'yimen-e2e-centre-'));
    const port = String(await freePort());
    const begin = () => startCentre({ dataDir, env: { YIMEN_CENTRE_PORT: port } });
    let running = await begin();
    const { url, tokenFile } = running;
    await use({
      url,
      tokenFile,
      events: async () => {
        const authorization = `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`;
        const answer = await fetch(`${url}/v1/pull?after=0&limit=1000`, { headers: { authorization } });
        return ((await answer.json()) as { events: { hallSeq: number; event: Event }[] }).events;
      },
      stop: () => running.stop(),
      start: async () => {
        running = await begin();
      },
    });
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
  },
  desk: async ({ centre }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'yimen-e2e-counter-'));
    let last: CounterApp | undefined;
    await use({
      folder,
      open: async (options = {}) => {
        last = await launchCounter({ folder, centre, clock: beforeHoliday, ...options });
        return last;
      },
    });
    await last?.close().catch(() => undefined); // the test may have killed it
    rmSync(folder, { recursive: true, force: true });
  },
  counter: async ({ desk }, use) => {
    await use(await desk.open());
  },
});

export { expect } from '@playwright/test';

/** The words of a PDF in reading order, without the line breaks of its layout. */
export function pdfText(file: string): string {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '');
}

export { paper } from '../driver/clerk.ts';
export { sheets } from '../driver/counter-app.ts';
