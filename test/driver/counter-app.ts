/** Starts the built application as a person would, and finds its two windows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export const projectRoot = process.cwd();

export interface CentreAddress {
  readonly url: string;
  readonly tokenFile: string;
}

export interface CounterApp {
  readonly app: ElectronApplication;
  /** The clerk's window. */
  readonly clerk: Page;
  /** The applicant's window. */
  readonly pad: Page;
  /** As the power fails: nothing is asked, nothing is finished. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** The counter's data. */
  readonly folder: string;
  readonly centre: CentreAddress | null;
  /** The counter's clock starts here; the machine's own time when left out. */
  readonly clock?: string;
  /** Of the browser: a camera that is none, and the like. */
  readonly switches?: readonly string[];
}

export async function launchCounter({
  folder,
  centre,
  clock,
  switches = [],
}: LaunchOptions): Promise<CounterApp> {
  const root = process.getuid?.() === 0;
  const app = await _electron.launch({
    cwd: projectRoot,
    // The system's sandbox refuses root.
    chromiumSandbox: !root,
    args: [projectRoot, '--disable-gpu', ...switches],
    env: {
      ...(process.env as Record<string, string>),
      LANG: 'zh_CN.UTF-8',
      YIMEN_USER_DATA: folder,
      ...(clock === undefined ? {} : { YIMEN_CLOCK: clock }),
      ...(centre === null
        ? {}
        : { YIMEN_TRAINING_CENTRE_URL: centre.url, YIMEN_TRAINING_CENTRE_TOKEN_FILE: centre.tokenFile }),
    },
  });
  const [clerk, pad] = await Promise.all([windowAt(app, 'index.html'), windowAt(app, 'pad.html')]);
  return {
    app,
    clerk,
    pad,
    kill: async () => {
      const child = app.process();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
    close: () => app.close(),
  };
}

async function windowAt(app: ElectronApplication, page: string): Promise<Page> {
  const isIt = (candidate: Page): boolean => candidate.url().endsWith(`/${page}`);
  for (;;) {
    const found = app.windows().find(isIt);
    if (found !== undefined) return found;
    // Also wakes when a window that opened blank has got its address.
    await Promise.race([
      app.waitForEvent('window', { timeout: 30_000 }),
      new Promise((resolve) => setTimeout(resolve, 50)),
    ]);
  }
}

/** The bytes the simulated receipt printer was sent, slip by slip, oldest first. */
export function slipBytes(folder: string): Buffer[] {
  return filesIn(join(folder, 'simulated-printer'), '.bin').map((file) => readFileSync(file));
}

/** What came out of the simulated document printer, sheet by sheet, oldest first. */
export const sheets = (folder: string): string[] =>
  filesIn(join(folder, 'simulated-document-printer'), '.pdf').sort();

/** Paths of the archived PDFs. */
export const archivedPdfs = (folder: string): string[] => filesIn(join(folder, 'papers'), '.pdf');

function filesIn(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((file) => file.endsWith(ending));
  } catch {
    return []; // nothing has been put there yet
  }
}
