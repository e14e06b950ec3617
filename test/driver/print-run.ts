/** A counter with 200 copies to print, and what lies in the printers' trays: the truth from outside its ledger. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { paperIssued } from '../../electron/acts/issue-paper.ts';
import { runJobCommand } from '../../electron/acts/paper-acts.ts';
import { interpret, pageText } from '../../electron/devices/escpos-interpreter.ts';
import { openCounter } from '../support/counter.ts';
import { acceptance, receipt } from '../unit/papers/sample-papers.ts';

const slips = 120;
/** 受理通知书, two copies each. */
const notices = 40;
export const copiesDue = slips + notices * 2;

const slipNumber = (index: number): string => `001-${String(index).padStart(6, '0')}-4`;

/** Puts the copies into the ledger of a counter that is not running, slips and notices mixed. */
export async function queueCopies(folder: string): Promise<void> {
  const counter = await openCounter(folder);
  for (let index = 0; index < slips; index += 1) {
    const papers = [
      { ...receipt, number: slipNumber(index), qr: slipNumber(index), training: true },
      ...(index % 3 === 0
        ? [
            {
              ...acceptance,
              number: `凤道运许受〔2026〕第${10_001 + index / 3}号`,
              copies: 2,
              training: true,
            },
          ]
        : []),
    ];
    counter.store.record(
      counter.desk.circumstancesOf('device', randomUUID()),
      papers.map((content) => paperIssued(content, null)),
    );
  }
  counter.store.close();
}

/** As the settings page would leave it. */
export function useNetworkPrinter(folder: string, port: number): void {
  const receiptPrinter = { kind: 'tcp', host: '127.0.0.1', port, rom: 'gb18030', answers: true };
  const device = { receiptPrinter, documentPrinter: { kind: 'simulated' }, centre: null };
  writeFileSync(join(folder, 'device.json'), JSON.stringify(device));
}

export interface LedgerCopy {
  readonly jobId: string;
  readonly paperId: string;
  readonly media: 'slip' | 'document';
  readonly state: string;
  /** Of its paper. */
  readonly number: string;
}

/** Looks without touching: what a killed counter left is for its next start to recover. */
export function readLedger(folder: string): LedgerCopy[] {
  const db = new Database(join(folder, 'counter.sqlite'), { readonly: true });
  try {
    return db
      .prepare(
        `select job_id as jobId, paper_id as paperId, media, state, json_extract(payload, '$.content.number') as number
        from print_job join event on event.stream_id = print_job.paper_id and event.kind = 'paper.issued'`,
      )
      .all() as LedgerCopy[];
  } finally {
    db.close();
  }
}

export const numberOnSlip = (bytes: Buffer): string | undefined =>
  /001-\d{6}-4/.exec(pageText(interpret(bytes)))?.[0];

/** Whole sheets of each copy, by job. @param slipNumbers of the slips that came out, in any order */
export function sheetsOf(
  folder: string,
  ledger: readonly LedgerCopy[],
  slipNumbers: readonly (string | undefined)[],
): Map<string, number> {
  const tray = join(folder, 'simulated-document-printer');
  const documents = existsSync(tray) ? readdirSync(tray).filter((name) => !name.startsWith('.')) : [];
  return new Map(
    ledger.map(({ jobId, media, number }) => [
      jobId,
      media === 'slip'
        ? slipNumbers.filter((found) => found === number).length
        : documents.filter((name) => name.includes(jobId)).length,
    ]),
  );
}

/** A person looks at the trays and answers for each copy that nobody knows of; what did not come out is tried again. */
export async function answerTruthfully(
  folder: string,
  unknown: readonly LedgerCopy[],
  sheets: ReadonlyMap<string, number>,
): Promise<void> {
  const { desk, store } = await openCounter(folder);
  const done = (result: { ok: boolean }): void => {
    if (!result.ok) throw new Error(JSON.stringify(result));
  };
  done(await desk.session.signIn('1001', '100101'));
  for (const { jobId } of unknown) {
    const cameOut = sheets.get(jobId) === 1;
    done(runJobCommand(desk, store, { type: 'confirm', jobId, cameOut }));
    if (!cameOut) done(runJobCommand(desk, store, { type: 'retry', jobId }));
  }
  store.close();
}
