/** Papers and their copies as the clerk's screens show them. */
import type { CopyActions, PaperView, PrintJobView, PrintState } from '#shared/contract/papers.ts';
import { readPaperEvent } from '#shared/papers/ledger/events.ts';
import { mediaOf } from '#shared/papers/kinds.ts';
import { type JobState, type PrintJob } from '#shared/papers/ledger/ledger.ts';
import { copyActions, mayReprint, maySign, maySignOnPad } from '#shared/papers/ledger/ledger-commands.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Desk } from './desk.ts';
import type { PaperRecord } from './paper-records.ts';

const stateWords: Readonly<Record<JobState, PrintState>> = {
  queued: '排队',
  printing: '打印中',
  printed: '已打印',
  archived: '已归档',
  failed: '失败',
  unconfirmed: '未确认',
  void: '作废',
};

/** @param devices this counter's ids: another's copies come out there, and nothing can be done about them here */
export function paperView(desk: Desk, record: PaperRecord, devices: ReadonlySet<string>): PaperView {
  const { paperId, paper, events } = record;
  const { kind, title, number, copies, signatures } = paper.content;
  return {
    paperId,
    kind,
    title,
    number,
    copies,
    jobs: paper.jobs.map((job) => jobView(desk, record, job, devices)),
    voided: paper.voided,
    signatures: signatures.map((label, index) => ({
      label,
      signed: paper.signed.includes(index),
      maySign: maySign(paper, index),
      onPad: desk.padSigns() && maySignOnPad(paper, index),
    })),
    mayReprint: mayReprint(paper),
    archived: mediaOf(kind) === 'slip' || archivedHere(events, devices) !== undefined,
  };
}

const nothing: CopyActions = { retry: false, confirm: false, void: false, reroute: null };

export function jobView(
  desk: Desk,
  { paper, events }: PaperRecord,
  job: PrintJob,
  devices: ReadonlySet<string>,
): PrintJobView {
  const { jobId, media, state, reason, copy, reprint, by } = job;
  const here = events.some((event) => devices.has(event.device) && queues(event, jobId));
  return {
    jobId,
    media,
    state: stateWords[state],
    reason,
    copy,
    reprint,
    by,
    pictured: here && media === 'slip' && desk.hasPicture(jobId),
    actions: here ? copyActions(paper, job) : nothing,
  };
}

function queues(stored: StoredEvent, jobId: string): boolean {
  const event = readPaperEvent(stored);
  if (event?.kind === 'paper.reprint_requested') return event.payload.jobId === jobId;
  return event?.kind === 'paper.issued' && [event.payload.jobId, ...event.payload.further].includes(jobId);
}

/** The hash of the latest PDF that this device has on its disk; another counter's is not here. */
export function archivedHere(
  events: readonly StoredEvent[],
  devices: ReadonlySet<string>,
): string | undefined {
  return events
    .filter((event) => devices.has(event.device))
    .flatMap((event) => readPaperEvent(event) ?? [])
    .findLast((event) => event.kind === 'paper.archived')?.payload.sha256;
}
