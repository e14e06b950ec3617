import { type Result, ok, refuse, unreachable } from '../result.ts';
import type { PaperContent, PaperMedia } from './content.ts';
import type { PaperEvent } from './events.ts';

export const jobStates = [
  'queued',
  'printing',
  'printed',
  'archived',
  'failed',
  'unconfirmed',
  'void',
] as const;
export type JobState = (typeof jobStates)[number];

/** One copy. `void` is an unconfirmed copy that a person saw did not come out. */
export interface PrintJob {
  readonly jobId: string;
  readonly state: JobState;
  /** 0 for the first copy, then 1, 2 … (补打 第n次). */
  readonly reprint: number;
  readonly reason: string | null;
}

export interface PaperState {
  readonly content: PaperContent;
  readonly media: PaperMedia;
  readonly jobs: readonly PrintJob[];
}

/** What an event makes of the job it names: a new copy in the queue, or where an old one stands now. */
export function jobAfter(event: PaperEvent): Pick<PrintJob, 'state' | 'reason'> {
  switch (event.kind) {
    case 'paper.issued':
    case 'paper.reprint_requested':
    case 'paper.retry_requested':
      return { state: 'queued', reason: null };
    case 'paper.print_started':
      return { state: 'printing', reason: null };
    case 'paper.printed':
      return { state: 'printed', reason: event.payload.note };
    case 'paper.archived':
      return { state: 'archived', reason: null };
    case 'paper.print_failed':
      return { state: 'failed', reason: `${event.payload.reason}${event.payload.next}` };
    case 'paper.print_unconfirmed':
      return { state: 'unconfirmed', reason: event.payload.reason };
    case 'paper.print_confirmed':
      return { state: event.payload.cameOut ? 'printed' : 'void', reason: '经人工核对' };
    default:
      return unreachable(event);
  }
}

export function evolvePaper(state: PaperState | null, event: PaperEvent): PaperState | null {
  const { jobId } = event.payload;
  const after = jobAfter(event);
  if (event.kind === 'paper.issued') {
    const { content, media } = event.payload;
    return { content, media, jobs: [{ jobId, reprint: 0, ...after }] };
  }
  if (state === null) return null;
  if (event.kind === 'paper.reprint_requested')
    return { ...state, jobs: [...state.jobs, { jobId, reprint: event.payload.reprint, ...after }] };
  return { ...state, jobs: state.jobs.map((job) => (job.jobId === jobId ? { ...job, ...after } : job)) };
}

export function foldPaper(events: Iterable<PaperEvent>): PaperState | null {
  let state: PaperState | null = null;
  for (const event of events) state = evolvePaper(state, event);
  return state;
}

/** What a person asks of the ledger. */
export type PaperCommand =
  | { readonly type: 'reprint'; readonly newJobId: string }
  | { readonly type: 'retry'; readonly jobId: string }
  | { readonly type: 'confirm'; readonly jobId: string; readonly cameOut: boolean };

/** Every reprint is counted and marked; only failed jobs are tried again; only unconfirmed ones are asked about. */
export function decidePaper(state: PaperState | null, command: PaperCommand): Result<PaperEvent[]> {
  if (state === null) return refuse('not_found', '', '没有找到该文书。', '请在办件中重新选择。');
  if (command.type === 'reprint') {
    const reprint = Math.max(...state.jobs.map((job) => job.reprint)) + 1;
    const { media } = state;
    return ok([{ kind: 'paper.reprint_requested', payload: { jobId: command.newJobId, media, reprint } }]);
  }
  const job = state.jobs.find((candidate) => candidate.jobId === command.jobId);
  if (job === undefined) return refuse('not_found', '', '没有找到该打印任务。', '请在办件中重新选择。');
  if (command.type === 'retry') {
    if (job.state !== 'failed' && job.state !== 'void')
      return refuse('rule', '', '该任务没有失败，不需要重试。', '需要再打一份的，请用“补打”。');
    return ok([{ kind: 'paper.retry_requested', payload: { jobId: job.jobId } }]);
  }
  if (job.state !== 'unconfirmed')
    return refuse('already_done', '', '该打印任务已有结果，不需要核对。', '无需操作。');
  return ok([{ kind: 'paper.print_confirmed', payload: { jobId: job.jobId, cameOut: command.cameOut } }]);
}
