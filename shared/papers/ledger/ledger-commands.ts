/** What a person may ask of the print ledger. */
import { checkSignature, isSignedOnPad, type KeptSignature } from '../../signature/index.ts';
import { ok, type Result, refuse, unreachable } from '../../result.ts';
import type { PaperEvent } from './events.ts';
import { mayComeOutOn, type PaperMedia } from '../kinds.ts';
import { type PaperState, type PrintJob } from './ledger.ts';

export type PaperCommand =
  /** 补打: `by` is who asks and `at` when, as the copy will say. */
  | { readonly type: 'reprint'; readonly newJobId: string; readonly by: string; readonly at: string }
  | { readonly type: 'retry'; readonly jobId: string }
  | { readonly type: 'reroute'; readonly jobId: string; readonly media: PaperMedia }
  | { readonly type: 'confirm'; readonly jobId: string; readonly cameOut: boolean }
  | { readonly type: 'void_copy'; readonly jobId: string; readonly reason: string }
  | { readonly type: 'sign'; readonly signature: number }
  /** On the pad. `paper` is the hash of the paper as it stands; the hand's own is that of what the signer was shown. */
  | {
      readonly type: 'sign_on_pad';
      readonly signature: number;
      readonly hand: KeptSignature;
      readonly paper: string;
    };

/** Every reprint is counted and marked; only what did not come out is tried again; only the unknown is asked about. */
export function decidePaper(state: PaperState | null, command: PaperCommand): Result<PaperEvent[]> {
  if (state === null) return refuse('not_found', '', '没有找到该文书。', '请在办件中重新选择。');
  if (command.type === 'sign') return sign(state, command.signature);
  if (command.type === 'sign_on_pad') return signOnPad(state, command);
  if (state.voided !== null && command.type !== 'confirm' && command.type !== 'void_copy')
    return refuse(
      'rule',
      '',
      `该文书已作废（${state.voided}），不能再打印。`,
      '编号保留备查，需要的请重新出具文书。',
    );
  if (command.type === 'reprint') {
    const { newJobId, by, at } = command;
    const last = state.jobs.at(-1);
    if (last === undefined) throw new Error('a paper without copies');
    if (!state.jobs.some(mayBeOut))
      return refuse('rule', '', '该文书还没有打印出来，不需要补打。', '请先打印；失败的请重试。');
    const reprint = Math.max(...state.jobs.map((job) => job.reprint)) + 1;
    const payload = { jobId: newJobId, media: last.media, reprint, by, requestedAt: at };
    return ok([{ kind: 'paper.reprint_requested', payload }]);
  }
  const job = state.jobs.find((candidate) => candidate.jobId === command.jobId);
  if (job === undefined) return refuse('not_found', '', '没有找到该打印任务。', '请在办件中重新选择。');
  const { jobId } = job;
  switch (command.type) {
    case 'retry':
      return didNotComeOut(job)
        ? ok([{ kind: 'paper.retry_requested', payload: { jobId } }])
        : refuse('rule', '', '该任务没有失败，不需要重试。', '需要再打一份的，请用“补打”。');
    case 'reroute':
      return reroute(state, job, command.media);
    case 'confirm':
      return job.state === 'unconfirmed'
        ? ok([{ kind: 'paper.print_confirmed', payload: { jobId, cameOut: command.cameOut } }])
        : refuse('already_done', '', '该打印任务已有结果，不需要核对。', '无需操作。');
    case 'void_copy':
      return voidCopy(job, command.reason);
    default:
      return unreachable(command);
  }
}

/** A further copy is marked as one: there is none before the first came out, or may have. */
const mayBeOut = ({ state, out }: PrintJob): boolean =>
  out || state === 'printing' || state === 'unconfirmed';

/** Of a torn copy there is a sheet: in its place comes a further copy, marked as such. */
const didNotComeOut = ({ state, out }: PrintJob): boolean =>
  !out && (state === 'failed' || state === 'void' || state === 'archived');

/** What a person may do about a copy now. */
export interface CopyActions {
  readonly retry: boolean;
  readonly confirm: boolean;
  readonly void: boolean;
  /** The other printer, where the copy may go there. */
  readonly reroute: PaperMedia | null;
}

/** What may be done about the paper as a whole, by the same rules. */
export const mayReprint = (paper: PaperState): boolean =>
  decidePaper(paper, { type: 'reprint', newJobId: '', by: '', at: '' }).ok;
export const maySign = (paper: PaperState, signature: number): boolean =>
  decidePaper(paper, { type: 'sign', signature }).ok;

/** Before anybody is asked to write. */
export const maySignOnPad = (state: PaperState, signature: number): boolean =>
  openLine(state, signature, true).ok;

/** Asked of the rules themselves, so that no screen offers what they refuse, or hides what they allow. */
export function copyActions(paper: PaperState, { jobId, media }: PrintJob): CopyActions {
  const may = (command: PaperCommand): boolean => decidePaper(paper, command).ok;
  const other = media === 'slip' ? 'document' : 'slip';
  return {
    retry: may({ type: 'retry', jobId }),
    confirm: may({ type: 'confirm', jobId, cameOut: true }),
    void: may({ type: 'void_copy', jobId, reason: '作废' }),
    reroute: may({ type: 'reroute', jobId, media: other }) ? other : null,
  };
}

/** A printer that is down holds up nothing: the copy comes out of the other one. */
function reroute({ content }: PaperState, job: PrintJob, media: PaperMedia): Result<PaperEvent[]> {
  if (!mayComeOutOn(content.kind, media))
    return refuse(
      'rule',
      '',
      media === 'slip' ? `《${content.title}》应当用A4纸打印。` : `《${content.title}》应当用凭证纸打印。`,
      '请排除打印机故障后再打印。',
    );
  if (job.media === media) return refuse('already_done', '', '该任务已在这台打印机上。', '无需操作。');
  if (job.state !== 'queued' && !didNotComeOut(job))
    return refuse(
      'rule',
      '',
      '该任务已送打印机，不能改到另一台。',
      job.state === 'unconfirmed' ? '请先核对是否已打印出来。' : '需要再打一份的，请用“补打”。',
    );
  return ok([{ kind: 'paper.rerouted', payload: { jobId: job.jobId, media } }]);
}

function voidCopy(job: PrintJob, given: string): Result<PaperEvent[]> {
  const reason = given.trim();
  if (reason === '')
    return refuse('bad_input', '', '未填写这一份作废的原因。', '请填写原因，如“卡纸撕破”。', 'reason');
  if (job.state === 'printing')
    return refuse('rule', '', '该任务正在打印，不能作废。', '请等打印结束后再操作。');
  if (job.state === 'unconfirmed')
    return refuse('rule', '', '该任务是否打印出来还没有核对。', '请先核对是否已打印出来。');
  if (job.state === 'void') return refuse('already_done', '', '这一份已经作废。', '无需操作。');
  return ok([{ kind: 'paper.copy_voided', payload: { jobId: job.jobId, reason } }]);
}

/** The line is there, the paper counts, and nobody signed it yet. */
export function openLine(state: PaperState, signature: number, onPad: boolean): Result<null> {
  if (state.content.signatures[signature] === undefined)
    return refuse('not_found', '', '该文书没有这一签名栏。', '请在办件中重新选择。');
  if (state.voided !== null)
    return refuse('rule', '', '该文书已作废，不再签收。', '请在重新出具的文书上签收。');
  if (state.signed.includes(signature))
    return refuse('already_done', '', '该签名栏已登记签收。', '无需操作。');
  if (onPad && !isSignedOnPad(state.content.kind, state.content.signatures[signature]))
    return refuse('rule', '', '该签名栏不在评价器上签名。', '请在纸质文书上签名。');
  return ok(null);
}

/** J1: the applicant's own hand on the pad needs no sheet; it is bound to the words that were shown. */
function signOnPad(
  state: PaperState,
  { signature, hand, paper }: Extract<PaperCommand, { type: 'sign_on_pad' }>,
): Result<PaperEvent[]> {
  const open = openLine(state, signature, true);
  if (!open.ok) return open;
  if (hand.paper !== paper)
    return refuse('rule', '', '文书内容与签名时显示的不一致，签名没有登记。', '请重新核对后签名。');
  const written = checkSignature(hand);
  return written.ok ? ok([{ kind: 'paper.signed', payload: { signature, hand } }]) : written;
}

function sign(state: PaperState, signature: number): Result<PaperEvent[]> {
  const open = openLine(state, signature, false);
  if (!open.ok) return open;
  if (!state.jobs.some((job) => job.state === 'printed'))
    return refuse('rule', '', '该文书还没有打印出来，不能登记签收。', '请先打印，签名后再登记。');
  return ok([{ kind: 'paper.signed', payload: { signature } }]);
}
