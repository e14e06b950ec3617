/** G4, D5: whose signature a case waits for. Asked of the rules themselves, with an opinion nobody gives. */
import type { CommandOf } from '../case/commands.ts';
import type { CaseContext } from '../case/context.ts';
import { decide } from '../case/decide.ts';
import type { CaseState } from '../case/state.ts';
import { presentStep } from '../case/steps.ts';
import type { ApprovalStep } from '../reference/template.ts';
import type { Refusal } from '../result.ts';

/** The present step of a case as it stands before one person. */
export interface OpinionTurn {
  readonly step: ApprovalStep;
  /** The organ's decision: what is said here is what the paper will say (D3). */
  readonly last: boolean;
  /** Staff number of whom B acts for (D5); null where nobody. */
  readonly actingFor: string | null;
  /** D5: A is there, so B signs with a reason only; what the rules say of it. */
  readonly needsReason: Refusal | null;
  /** Why 同意 would be refused now: something is still open (F1, 许可法45 …). 退回 may be given all the same. */
  readonly blocked: Refusal | null;
}

type Probe = CommandOf<'give_opinion'>;
const nobody = '00000000-0000-7000-8000-000000000000';
const words = '—';

/** Null where the case waits for no opinion, or for somebody else's. */
export function opinionTurn(caseId: string, state: CaseState, context: CaseContext): OpinionTurn | null {
  const step = state.stage === '已受理' ? presentStep(state) : undefined;
  if (step === undefined || !step.signers.some(({ role }) => role === context.person.role)) return null;
  const said = (result: Probe['result'], reason: string | null) =>
    decide(
      state,
      { type: 'give_opinion', commandId: nobody, caseId, step: step.id, result, text: words, reason },
      context,
    );
  const free = said('退回', null);
  const needsReason = !free.ok && free.refusal.field === 'reason' ? free.refusal : null;
  const reason = needsReason === null ? null : words;
  const given = needsReason === null ? free : said('退回', reason);
  if (!given.ok) return null;
  const opinion = given.value.find((event) => event.kind === 'case.opinion_given');
  const agreed = said('同意', reason);
  return {
    step,
    last: step.id === state.item.steps.at(-1)?.id,
    actingFor: opinion?.payload.actingFor ?? null,
    needsReason,
    blocked: agreed.ok ? null : agreed.refusal,
  };
}

/** What of a clock tells how pressing it is. */
export interface Pressing {
  readonly state: string;
  readonly due: string | null;
}

const pressing: readonly string[] = ['超期', '临期'];
const urgency = ({ state }: Pressing): number => {
  const place = pressing.indexOf(state);
  return place < 0 ? pressing.length : place;
};

/** For sorting: late, near the end, then by the last day; without a day last. */
export function morePressing(one: Pressing, other: Pressing): number {
  return urgency(one) - urgency(other) || compareDays(one.due, other.due);
}

const compareDays = (one: string | null, other: string | null): number =>
  one === other ? 0 : (one ?? '9') < (other ?? '9') ? -1 : 1;
