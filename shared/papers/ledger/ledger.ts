import { unreachable } from '../../result.ts';
import type { PaperContent } from '../content.ts';
import type { PaperEvent } from './events.ts';
import type { PaperMedia } from '../kinds.ts';
import type { KeptSignature } from '../../signature/index.ts';

export const jobStates = [
  'queued',
  'printing',
  'printed',
  /** A document that was only filed as PDF. */
  'archived',
  'failed',
  'unconfirmed',
  'void',
] as const;
export type JobState = (typeof jobStates)[number];

/** One copy. `void`: a person saw that it did not come out, or that it cannot be used. */
export interface PrintJob {
  readonly jobId: string;
  readonly media: PaperMedia;
  readonly state: JobState;
  /** A sheet of it lies somewhere, be it torn. */
  readonly out: boolean;
  /** 1 for the first of the copies that were due. */
  readonly copy: number;
  /** 0 for the copies that were due, then 1, 2 … (补打 第n次). */
  readonly reprint: number;
  /** Who asked for a further copy and when, as it says; empty for those that were due. */
  readonly by: string;
  readonly requestedAt: string;
  readonly reason: string | null;
}

export interface PaperState {
  readonly content: PaperContent;
  readonly jobs: readonly PrintJob[];
  /** Why it counts no more (作废); null while it counts. */
  readonly voided: string | null;
  /** Indexes of the signature lines that were signed. */
  readonly signed: readonly number[];
  /** Of those signed on the pad, what was written. */
  readonly hands: readonly SignedLine[];
}

/** What stands on one of the signature lines. */
export interface SignedLine {
  readonly signature: number;
  readonly hand: KeptSignature;
}

/** Events about one copy. */
export type JobEvent = Exclude<PaperEvent, { kind: 'paper.voided' | 'paper.signed' }>;
export const isJobEvent = (event: PaperEvent): event is JobEvent => 'jobId' in event.payload;

/** Whether the event says that a sheet came out. */
export const cameOut = (event: JobEvent): boolean =>
  event.kind === 'paper.printed' || (event.kind === 'paper.print_confirmed' && event.payload.cameOut);

/** What the clerk is told where a paper lacks characters; null where it has them all. */
const missingNote = (missing: readonly string[]): string | null =>
  missing.length === 0
    ? null
    : `本机字体没有“${missing.join('”“')}”的字形，文书上缺字，请手写补全并盖校对章。`;

/** What an event makes of the copy it names: in the queue, or where it stands now. */
export function jobAfter(event: JobEvent): Pick<PrintJob, 'state' | 'reason'> {
  switch (event.kind) {
    case 'paper.issued':
    case 'paper.reprint_requested':
    case 'paper.retry_requested':
    case 'paper.rerouted':
      return { state: 'queued', reason: null };
    case 'paper.print_started':
      return { state: 'printing', reason: null };
    case 'paper.printed':
      return { state: 'printed', reason: event.payload.note };
    case 'paper.archived':
      return {
        state: event.payload.onward ? 'queued' : 'archived',
        reason: missingNote(event.payload.missing),
      };
    case 'paper.print_failed':
      return { state: 'failed', reason: `${event.payload.reason}${event.payload.next}` };
    case 'paper.print_unconfirmed':
      return { state: 'unconfirmed', reason: event.payload.reason };
    case 'paper.print_confirmed':
      return event.payload.cameOut
        ? { state: 'printed', reason: '经人工核对，已打印。' }
        : { state: 'failed', reason: '经人工核对，没有打印出来。请重试；不再需要的，请作废这一份。' };
    case 'paper.copy_voided':
      return { state: 'void', reason: event.payload.reason };
    default:
      return unreachable(event);
  }
}

/** Copies that a voided paper takes with it: those nobody holds yet. */
export const isWaiting = ({ state }: Pick<PrintJob, 'state'>): boolean =>
  state === 'queued' || state === 'failed';

export function evolvePaper(state: PaperState | null, event: PaperEvent): PaperState | null {
  if (event.kind === 'paper.issued') return state ?? issued(event);
  if (state === null) return null;
  if (event.kind === 'paper.voided') {
    const { reason } = event.payload;
    const jobs = state.jobs.map((job) => (isWaiting(job) ? { ...job, state: 'void' as const, reason } : job));
    return { ...state, jobs, voided: reason };
  }
  if (event.kind === 'paper.signed') {
    const { signature, hand } = event.payload;
    // A line is signed once: what arrives later does not take the place of what stands there.
    if (state.signed.includes(signature)) return state;
    const hands = hand === undefined ? state.hands : [...state.hands, { signature, hand }];
    return { ...state, signed: [...state.signed, signature], hands };
  }
  const after = jobAfter(event);
  if (event.kind === 'paper.reprint_requested') {
    const { jobId, media, reprint, by, requestedAt } = event.payload;
    return {
      ...state,
      jobs: [...state.jobs, { jobId, media, out: false, copy: 1, reprint, by, requestedAt, ...after }],
    };
  }
  const moved = event.kind === 'paper.rerouted' ? { media: event.payload.media } : {};
  const { jobId } = event.payload;
  const jobs = state.jobs.map((job) =>
    job.jobId === jobId ? { ...job, ...moved, ...after, out: job.out || cameOut(event) } : job,
  );
  return { ...state, jobs };
}

function issued(event: Extract<PaperEvent, { kind: 'paper.issued' }>): PaperState {
  const { jobId, further, media, content } = event.payload;
  const jobs = [jobId, ...further].map((id, index): PrintJob => ({
    jobId: id,
    media,
    out: false,
    copy: index + 1,
    reprint: 0,
    by: '',
    requestedAt: '',
    ...jobAfter(event),
  }));
  return { content, jobs, voided: null, signed: [], hands: [] };
}

export function foldPaper(events: Iterable<PaperEvent>): PaperState | null {
  let state: PaperState | null = null;
  for (const event of events) state = evolvePaper(state, event);
  return state;
}
