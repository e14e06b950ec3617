/** Which papers an act on a case makes due: made in the act's own transaction, from the case as the act leaves it. */
import type { CaseEvent, CaseEventKind, CasePayload } from '../../case/events.ts';
import { organOf } from '../../case/numbering.ts';
import type { CaseState } from '../../case/state.ts';
import type { Organ } from '../../reference/index.ts';
import { ok, type Result } from '../../result.ts';
import { extensionNotice, suspensionNotice } from './approval-notices.ts';
import type { PaperContext } from './case-parts.ts';
import { coNotices, submission, transmittal } from './co-notices.ts';
import { collectionNotice } from './collection-notice.ts';
import type { PaperContent } from '../content.ts';
import { correctionNotice, repeatedNotice } from './correction-notices.ts';
import { decisionPaper } from './decisions.ts';
import { materialReceipt, supplementList } from './material-lists.ts';
import { mayPrint, notVoided } from '../may-print.ts';
import { acceptanceNotice, notRequiredNotice, refusalDecision } from './notices.ts';
import { paymentNotice } from './payment-notice.ts';
import { receiptSlip, supplementSlip } from './receipt-slip.ts';
import { recordedReceipt } from './service-receipt.ts';
import { terminationNotice } from './termination-notice.ts';

export type { PaperContext } from './case-parts.ts';

type Papers = PaperContent | readonly PaperContent[];
/** Answers with the papers; a refusal of one refuses the act. */
type Builder<Kind extends CaseEventKind> = (
  state: CaseState,
  payload: CasePayload<Kind>,
  organ: Organ,
  context: PaperContext,
) => Papers | Result<Papers>;

/** By what happened, in the order of the case's life; what is not here makes no paper due. */
const builders: { readonly [Kind in CaseEventKind]?: Builder<Kind> } = {
  'case.received': (state, received, organ, context) => [
    receiptSlip(state, received, organ, context),
    ...materialReceipt(state, received, organ, context),
  ],
  'case.supplemented': (...given) => [supplementSlip(...given), supplementList(...given)],
  'case.accepted': acceptanceNotice,
  'case.deemed_accepted': acceptanceNotice,
  'case.correction_notified': correctionNotice,
  'case.correction_repeated': repeatedNotice,
  'case.not_required': notRequiredNotice,
  'case.intake_refused': refusalDecision,
  'case.transmitted': transmittal,
  'case.suspended': suspensionNotice,
  'case.extended': extensionNotice,
  'case.co_notified': coNotices,
  'case.forwarded': submission,
  'case.decided': decisionPaper,
  'case.terminated': terminationNotice,
  'case.charged': paymentNotice,
  'case.collection_notified': collectionNotice,
  'case.served': recordedReceipt,
};

/**
 * The papers due for what just happened, in the order they come out.
 * @param state the case after the events. Refuses where a paper lacks what it may not lack (domain 4)
 */
export function papersDue(
  state: CaseState,
  events: readonly CaseEvent[],
  context: PaperContext,
): Result<PaperContent[]> {
  const organ = organOf(context.hall, state.item.organ);
  if (!organ.ok) return organ;
  const papers: PaperContent[] = [];
  for (const { kind, payload } of events) {
    const build = builders[kind] as Builder<CaseEventKind> | undefined;
    if (build === undefined) continue;
    const built = papersOf(build(state, payload, organ.value, context));
    if (!built.ok) return built;
    papers.push(...built.value);
  }
  const open = papers.length === 0 ? ok(true as const) : notVoided(state);
  if (!open.ok) return open;
  for (const paper of papers) {
    const complete = mayPrint(paper);
    if (!complete.ok) return complete;
  }
  return ok(papers);
}

function papersOf(built: Papers | Result<Papers>): Result<readonly PaperContent[]> {
  if ('ok' in built) return built.ok ? papersOf(built.value) : built;
  return ok('kind' in built ? [built] : built);
}
