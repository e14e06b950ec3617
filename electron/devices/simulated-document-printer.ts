import { randomUUID } from 'node:crypto';
import { access, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { type DocumentJob, type DocumentPrinter, isJobId } from './document-printer.ts';
import { type DocumentTrouble, documentTroubles } from './document-troubles.ts';
import type { PrintOutcome } from './receipt-printer.ts';

/** When a fault strikes: before the sheets, among them (none comes out whole), or when all are out but not reported. */
export type FaultMoment = 'before' | 'during' | 'after';

export interface SimulatedDocumentPrinter extends DocumentPrinter {
  /** Takes its paper away, pulls its plug …; null mends it. */
  setFault(fault: DocumentTrouble | null, moment?: FaultMoment): void;
}

export interface SimulatedDocumentPrinterOptions {
  /** The tray the sheets come out into. */
  readonly folder: string;
  readonly clock: Clock;
}

/** The training counter's A4 printer: what it prints lies in a folder as `20260930-090500-<id>.pdf`. */
export function createSimulatedDocumentPrinter(
  options: SimulatedDocumentPrinterOptions,
): SimulatedDocumentPrinter {
  let fault: DocumentTrouble | null = null;
  /** Strikes the next job. */
  let coming: { readonly trouble: DocumentTrouble; readonly moment: FaultMoment } | null = null;
  const print = async (job: DocumentJob): Promise<PrintOutcome> => {
    if (!isJobId(job.id)) throw new Error(`not a job id: ${JSON.stringify(job.id)}`);
    if (fault !== null) return { state: 'failed', ...documentTroubles[fault] };
    const struck = coming;
    if (struck?.moment !== 'during') await putDown(options, job);
    if (struck === null) return { state: 'printed' };
    coming = null;
    fault = struck.trouble;
    const { reason } = documentTroubles[fault];
    return {
      state: 'unconfirmed',
      reason: `${reason}打印已经开始，无法确定是否已打印，请查看打印机是否已出纸。`,
    };
  };
  return {
    name: '模拟文书打印机',
    setFault: (trouble, moment = 'before') => {
      fault = moment === 'before' ? trouble : null;
      coming = trouble === null || moment === 'before' ? null : { trouble, moment };
    },
    status: async () => {
      if (fault === null) return { ready: true, text: '就绪' };
      const { reason, next } = documentTroubles[fault];
      return { ready: false, text: `${reason}${next}` };
    },
    print,
  };
}

async function putDown({ folder, clock }: SimulatedDocumentPrinterOptions, job: DocumentJob): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${randomUUID()}.part`);
  try {
    await copyFile(job.file, draft);
    await rename(draft, await freePlace(folder, `${stamp(clock)}-${job.id}`));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** `20260930-090500`, the time in China. */
function stamp(clock: Clock): string {
  const china = new Date(Date.parse(clock.now()) + 8 * 3_600_000).toISOString();
  return china.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

/** The same job again is a further piece of paper. */
async function freePlace(folder: string, name: string): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const path = join(folder, `${name}${copy === 1 ? '' : `~${copy}`}.pdf`);
    try {
      await access(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path;
      throw error;
    }
  }
}
