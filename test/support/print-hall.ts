/** A training counter with the shipped print queue and simulated printers: what came out lies in two trays. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import { runJobCommand } from '../../electron/acts/paper-acts.ts';
import {
  createSimulatedDocumentPrinter,
  type SimulatedDocumentPrinter,
} from '../../electron/devices/simulated-document-printer.ts';
import {
  createSimulatedReceiptPrinter,
  type SimulatedReceiptPrinter,
} from '../../electron/devices/simulated-receipt-printer.ts';
import type { PaperArchive } from '../../electron/print/filing.ts';
import { archivePdf } from '../../electron/print/pdf.ts';
import { type Printers, PrintQueue, type SetDocumentPrinter } from '../../electron/print/queue.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import { openCounter, type TestCounter } from './counter.ts';
import { application, itemNamed, uuidOf } from './hall.ts';

/** A copy as the queue's view has it. */
export interface JobRow {
  readonly job_id: string;
  readonly paper_id: string;
  readonly media: PaperMedia;
  readonly state: string;
  readonly reason: string | null;
  readonly copy: number;
  readonly reprint: number;
  readonly sha256: string | null;
  readonly queued: number;
}

export interface PrintHall {
  readonly counter: TestCounter;
  readonly slipPrinter: SimulatedReceiptPrinter;
  readonly documentPrinter: SimulatedDocumentPrinter;
  readonly set: SetDocumentPrinter;
  readonly archive: PaperArchive;
  /** How many PDFs were made. */
  readonly made: number;
  /** A queue on the same store and printers; the last one made is stopped at the end. */
  queue(change?: Partial<Printers>): PrintQueue;
  /** Takes a case that comes with a slip and a notice in two copies. @returns its id */
  take(number?: number): string;
  /** In the order they wait. */
  jobs(where?: string): JobRow[];
  states(): string[];
  /** Which copy's sheets lie in a tray, by job, in the order they came out. */
  out(media: PaperMedia): string[];
  /** A sheet of the document tray as it came out. */
  sheet(jobId: string): Promise<string>;
  run(command: Parameters<typeof runJobCommand>[2]): ReturnType<typeof runJobCommand>;
  close(): Promise<void>;
}

const patience = { firstMs: 10, longestMs: 40 };

/** @param from a counter that is there already, with printers of its own */
export async function openPrintHall(given?: TestCounter): Promise<PrintHall> {
  const counter = given ?? (await openCounter());
  await counter.desk.session.signIn('1001', '100101');
  const trays = { slip: join(counter.folder, 'slips'), document: join(counter.folder, 'sheets') };
  const order: Record<PaperMedia, string[]> = { slip: [], document: [] };
  const slipPrinter = createSimulatedReceiptPrinter({
    folder: trays.slip,
    draw: async () => new Uint8Array([1]),
    // Long enough that a busy computer is no fault of the printer.
    timeoutMs: 600,
    paperMs: 2000,
  });
  const documentPrinter = createSimulatedDocumentPrinter({
    folder: trays.document,
    clock: counter.desk.clock,
  });
  const set: SetDocumentPrinter = { ...documentPrinter, trayOf: () => null, duplex: false };
  const papers = join(counter.folder, 'papers');
  let made = 0;
  const archive: PaperArchive = {
    // Like Chromium's, no two are the same.
    make: async (content, copy) => {
      made += 1;
      return archivePdf(papers, Buffer.from(`%PDF ${made} ${content.title} ${JSON.stringify(copy)}`));
    },
    intact: async (sha256) => {
      const bytes = await readFile(archive.fileOf(sha256)).catch(() => Buffer.alloc(0));
      const { sha256: now } = await archivePdf(join(counter.folder, 'weighed'), bytes);
      return now === sha256 ? bytes.length : null;
    },
    fileOf: (sha256) => join(papers, sha256.slice(0, 2), `${sha256}.pdf`),
    missingGlyphs: async () => [],
  };
  let last: PrintQueue | undefined;
  const files = (media: PaperMedia): string[] => {
    try {
      return readdirSync(trays[media]).filter((name) => !name.startsWith('.'));
    } catch {
      return []; // nothing came out yet
    }
  };
  const out = (media: PaperMedia): string[] => {
    const now = files(media).flatMap(
      (name) => (media === 'slip' ? slipName : sheetName).exec(name)?.[1] ?? [],
    );
    for (const jobId of now) if (count(order[media], jobId) < count(now, jobId)) order[media].push(jobId);
    return [...order[media]];
  };
  counter.store.onAppended(() => void [out('slip'), out('document')]);
  return {
    counter,
    slipPrinter,
    documentPrinter,
    set,
    archive,
    get made() {
      return made;
    },
    queue: (change = {}) => {
      const { desk, store, log } = counter;
      const printers = { slip: slipPrinter, document: set, ...change };
      last = new PrintQueue({ desk, store, log, archive, printers, patience });
      return last;
    },
    take: (number = 1) => {
      const caseId = uuidOf(number * 2);
      const done = runCaseCommand(counter.desk, counter.store, {
        type: 'register',
        ...application(itemNamed('道路货物运输经营许可')),
        commandId: uuidOf(number * 2 - 1),
        caseId,
      });
      if (!done.ok) throw new Error(done.refusal.message);
      return caseId;
    },
    jobs: (where = 'true') =>
      counter.store.db
        .prepare(`select * from print_job where ${where} order by queued, copy`)
        .all() as JobRow[],
    states: () =>
      counter.store.db
        .prepare("select media || ' ' || state from print_job order by queued, copy")
        .pluck()
        .all() as string[],
    out,
    sheet: async (jobId) => {
      const name = files('document').find((file) => file.includes(jobId)) ?? jobId;
      return readFile(join(trays.document, name), 'utf8');
    },
    run: (command) => runJobCommand(counter.desk, counter.store, command),
    close: async () => {
      slipPrinter.setFault(null);
      documentPrinter.setFault(null);
      await last?.stop(1000);
      counter.close();
    },
  };
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const slipName = new RegExp(`^(${uuid})(?:~\\d+)?\\.bin$`);
const sheetName = new RegExp(`-(${uuid})(?:~\\d+)?\\.pdf$`);
const count = (among: readonly string[], jobId: string): number =>
  among.filter((one) => one === jobId).length;
