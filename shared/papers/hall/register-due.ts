/** Which papers an act on a register makes due: made in the act's own transaction. */
import { type ActContext, staffNumbered } from '../../act-context.ts';
import { civilDateAt } from '../../calendar/civil-date.ts';
import type { NewEvent } from '../../event.ts';
import {
  evolveRegister,
  type registerEventPayloads,
  type RegisterKind,
  type RegisterStates,
} from '../../registers/index.ts';
import type { MandateEvent } from '../../registers/mandate-state.ts';
import type { TransferEvent } from '../../registers/transfer-state.ts';
import { ok, type Result, refuse } from '../../result.ts';
import type { PaperContent } from '../content.ts';
import { mandatePaper } from './mandate-paper.ts';
import { penaltyNotice } from './penalty-notice.ts';
import { supervisionNotice } from './report-papers.ts';
import { transferSlip } from './transfer-slip.ts';

type PayloadOf<Event extends { kind: string; payload: unknown }, Kind extends Event['kind']> = Extract<
  Event,
  { kind: Kind }
>['payload'];
type Builder = (event: NewEvent, context: ActContext) => Result<PaperContent | null>;

/** By what happened; what is not here makes no paper due. Payloads are the deciders' own. */
const builders: Readonly<Partial<Record<string, Builder>>> = {
  'mandate.granted': ({ payload }, context) => {
    const { mandate, done } = payload as PayloadOf<MandateEvent, 'mandate.granted'>;
    const grantee = staffNumbered(context, mandate.grantee);
    return grantee === undefined
      ? refuse('not_found', 'D3', '大厅人员名册中没有被授权人。', '请核对被授权人的工号。', 'grantee')
      : mandatePaper(mandate, grantee, civilDateAt(done.at), context);
  },
  'transfer.prepared': ({ payload }, context) =>
    transferSlip(payload as PayloadOf<TransferEvent, 'transfer.prepared'>, context),
  'penalty.imposed': (event, context) => {
    const state = begun('penalty', event);
    return state === null ? ok(null) : penaltyNotice(state, context);
  },
  // The number is the issuer's own: a notice recorded without one is no paper of this hall's.
  'notice.issued': (event, context) => {
    const state = begun('notice', event);
    return state?.type !== '监察通报' || state.number === '' ? ok(null) : supervisionNotice(state, context);
  },
} satisfies Partial<Record<keyof typeof registerEventPayloads, Builder>>;

/** The state that the first event of a stream makes. */
const begun = <Kind extends RegisterKind>(kind: Kind, event: NewEvent): RegisterStates[Kind] | null =>
  evolveRegister(kind, null, event);

/**
 * The papers due for what just happened, in the order they come out.
 * @param context the registers as before the act. Refuses where a paper lacks what it may not lack (domain 4)
 */
export function registerPapersDue(events: readonly NewEvent[], context: ActContext): Result<PaperContent[]> {
  const papers: PaperContent[] = [];
  for (const event of events) {
    const paper = builders[event.kind]?.(event, context) ?? ok(null);
    if (!paper.ok) return paper;
    if (paper.value !== null) papers.push(paper.value);
  }
  return ok(papers);
}
