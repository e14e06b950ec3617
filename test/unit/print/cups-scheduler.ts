/** A CUPS of its own for a test: own settings, spool and socket, and a backend that can be told to fail. */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createCupsRunner } from '../../../electron/devices/cups-queue.ts';
import type { RunCommand } from '../../../electron/devices/run-command.ts';

const cupsd = '/usr/sbin/cupsd';
const packages = ['cups', 'cups-client'];

/** Installs CUPS where that is allowed. @returns why there is none, or null when there is one */
export function ensureCups(): string | null {
  if (process.platform !== 'linux') return 'CUPS is tested on Linux';
  if (existsSync(cupsd) && existsSync('/usr/bin/lp')) return process.getuid?.() === 0 ? null : notRoot;
  if (process.getuid?.() !== 0) return 'CUPS is not installed, and installing it needs root';
  try {
    const known = execFileSync('apt-cache', ['policy', 'cups'], { encoding: 'utf8', stdio: 'pipe' });
    if (!/Candidate: \d/.test(known)) return 'CUPS is not installed and not among the known packages';
    execFileSync('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...packages], {
      stdio: 'pipe',
      timeout: 120_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (error) {
    return `CUPS is not installed and could not be: ${String(error).slice(0, 200)}`;
  }
  return existsSync(cupsd) ? null : 'CUPS is not installed';
}

const notRoot = 'a private cupsd runs its backends as another user, which needs root';

/** What the backend does with the next jobs. */
export type BackendFault =
  | 'paper_out' // waits with `media-empty` until told otherwise
  | 'stop' // stops the queue
  | 'abort' // fails; the queue's error policy decides
  | 'cancel'
  | 'hold'
  | 'retry';

export interface TestScheduler {
  readonly folder: string;
  readonly run: RunCommand;
  /** `lpadmin`, `cupsdisable` and the like. */
  admin(program: string, ...args: string[]): Promise<void>;
  fault(fault: BackendFault | null): void;
  /** Everything that came out, oldest first. A banner page stands before the paper in the same file. */
  sheets(): Promise<Sheet[]>;
  start(): Promise<void>;
  /** The queues and what waits in them stay for the next start. */
  stop(): Promise<void>;
  remove(): Promise<void>;
}

export interface Sheet {
  readonly file: string;
  readonly title: string;
  readonly options: string;
}

export function createScheduler(): TestScheduler {
  const folder = mkdtempSync(join(tmpdir(), 'cups-'));
  const inside = (...path: string[]): string => join(folder, ...path);
  layOut(folder);
  const run = createCupsRunner({ CUPS_SERVER: inside('state/cups.sock'), CUPS_SERVERROOT: inside('etc') });
  let service: ChildProcess | undefined;
  return {
    folder,
    run,
    admin: async (program, ...args) => {
      const { code, stderr } = await run(program, args);
      if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
    },
    fault: (fault) => writeFileSync(inside('fault'), fault ?? ''),
    sheets: async () => {
      const numbers = (await readdir(inside('tray')))
        .filter((name) => name.endsWith('.pdf'))
        .map((name) => Number.parseInt(name, 10))
        .sort((one, other) => one - other);
      return Promise.all(
        numbers.map(async (number) => ({
          file: inside('tray', `${number}.pdf`),
          title: (await readFile(inside('tray', `${number}.title`), 'utf8')).trim(),
          options: (await readFile(inside('tray', `${number}.options`), 'utf8')).trim(),
        })),
      );
    },
    start: async () => {
      service = spawn(cupsd, ['-f', '-c', inside('cupsd.conf'), '-s', inside('cups-files.conf')], {
        stdio: 'ignore',
      });
      for (let tries = 0; tries < 100; tries += 1) {
        if ((await run('lpstat', ['-r'])).stdout.startsWith('scheduler is running')) return;
        await pause(50);
      }
      throw new Error(`cupsd did not start: ${await readFile(inside('log/error'), 'utf8').catch(() => '')}`);
    },
    stop: async () => {
      if (service === undefined || service.exitCode !== null) return;
      const ended = new Promise((resolve) => service?.once('exit', resolve));
      service.kill();
      await ended;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function layOut(folder: string): void {
  const inside = (...path: string[]): string => join(folder, ...path);
  // Filters and the backend run as another user, who has to get in.
  chmodSync(folder, 0o755);
  for (const name of ['etc/ppd', 'spool/tmp', 'cache', 'state', 'log', 'bin/backend', 'tray'])
    mkdirSync(inside(name), { recursive: true });
  chmodSync(inside('tray'), 0o777);
  for (const name of ['filter', 'cgi-bin', 'daemon', 'monitor', 'notifier', 'driver'])
    symlinkSync(`/usr/lib/cups/${name}`, inside('bin', name));
  symlinkSync('/usr/lib/cups/backend/socket', inside('bin/backend/socket'));
  writeFileSync(inside('fault'), '');
  writeFileSync(inside('bin/backend/tray'), backend(folder), { mode: 0o755 });
  writeFileSync(inside('tray.ppd'), description);
  writeFileSync(
    inside('cupsd.conf'),
    `Listen ${inside('state/cups.sock')}\nBrowsing No\nWebInterface No\nMaxLogSize 0\nJobRetryInterval 30\n` +
      '<Location />\n  Order allow,deny\n  Allow all\n</Location>\n',
  );
  const places = {
    ServerRoot: 'etc',
    ServerBin: 'bin',
    StateDir: 'state',
    RequestRoot: 'spool',
    CacheDir: 'cache',
    TempDir: 'spool/tmp',
    AccessLog: 'log/access',
    ErrorLog: 'log/error',
    PageLog: 'log/page',
  };
  writeFileSync(
    inside('cups-files.conf'),
    `${Object.entries(places)
      .map(([name, place]) => `${name} ${inside(place)}\n`)
      .join('')}DataDir /usr/share/cups\nPrintcap\nSystemGroup root\nUser lp\nGroup lp\n`,
  );
}

/** Called with job, user, title, copies, options and, from a raw queue, the file. */
const backend = (folder: string): string => `#!/bin/sh
[ $# = 0 ] && exit 0
cd ${folder} || exit 1
echo "$3" >tray/$1.title
echo "$5" >tray/$1.options
while [ "$(cat fault)" = paper_out ]; do
  [ -z "$waits" ] && echo "STATE: +media-empty-error" >&2 && echo "INFO: Waiting for paper" >&2
  waits=1
  sleep 0.1
done
[ -n "$waits" ] && echo "STATE: -media-empty-error" >&2
case "$(cat fault)" in
  stop) echo "ERROR: out of order" >&2; exit 4 ;;
  abort) exit 1 ;;
  cancel) exit 5 ;;
  hold) exit 3 ;;
  retry) exit 6 ;;
esac
cat "\${6:--}" >tray/$1.part && mv tray/$1.part tray/$1.pdf
`;

const choice = (name: string, preset: string, choices: readonly string[]): string =>
  `*OpenUI *${name}/${name}: PickOne\n*OrderDependency: 10 AnySetup *${name}\n*Default${name}: ${preset}\n${choices
    .map((one) => `*${name} ${one}/${one}: ""\n`)
    .join('')}*CloseUI: *${name}\n`;

/** A printer that takes PDF, leaves a quarter of an inch unprinted, has two trays and is used to Letter. */
const description = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TRAY.PPD"
*Manufacturer: "Test"
*Product: "(Tray)"
*ModelName: "Tray"
*ShortNickName: "Tray"
*NickName: "Tray"
*PSVersion: "(3010.000) 550"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
${choice('PageSize', 'Letter', ['Letter', 'A4'])}${choice('PageRegion', 'Letter', ['Letter', 'A4'])}*DefaultImageableArea: Letter
*ImageableArea Letter/Letter: "18 18 594 774"
*ImageableArea A4/A4: "18 18 577 824"
*DefaultPaperDimension: Letter
*PaperDimension Letter/Letter: "612 792"
*PaperDimension A4/A4: "595 842"
${choice('InputSlot', 'Tray1', ['Tray1', 'Tray2'])}${choice('Duplex', 'None', ['None', 'DuplexNoTumble'])}`;

const call = promisify(execFile);

/** The pages as grey pixels, 50 to the inch. */
export async function pixelsOf(pdf: string): Promise<Buffer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  try {
    await call('pdftoppm', ['-r', '50', '-gray', pdf, join(folder, 'page')]);
    const names = (await readdir(folder)).sort();
    return await Promise.all(names.map((name) => readFile(join(folder, name))));
  } finally {
    await rm(folder, { recursive: true });
  }
}
