/** G4: where a case stands in its department's chain of opinions. */
import type { ApprovalStep, Signer } from '../reference/template.ts';
import type { CaseState, Opinion } from './state.ts';

type Chain = Pick<CaseState, 'item' | 'opinions'>;

/** Each signer has said 同意 or 不同意. */
const isSigned = (step: ApprovalStep, opinions: readonly Opinion[]): boolean =>
  step.signers.every((_signer, signer) =>
    opinions.some((opinion) => opinion.step === step.id && opinion.signer === signer),
  );

/** The step whose opinions are due; undefined when all are in, or the item has no chain. */
export const presentStep = ({ item, opinions }: Chain): ApprovalStep | undefined =>
  item.steps.find((step) => !isSigned(step, opinions));

/** The places of a step that nobody has signed yet. */
export const openSigners = (
  step: ApprovalStep,
  opinions: readonly Opinion[],
): { readonly signer: Signer; readonly place: number }[] =>
  step.signers
    .map((signer, place) => ({ signer, place }))
    .filter(({ place }) => !opinions.some((opinion) => opinion.step === step.id && opinion.signer === place));

/**
 * The organ's decision as its last step has it: 同意 or 不同意 by every signer of it, null while opinions are due.
 * One 不同意 of a leader is a denial.
 */
export function decisionOfChain(chain: Chain): '同意' | '不同意' | null {
  const last = chain.item.steps.at(-1);
  if (last === undefined || presentStep(chain) !== undefined) return null;
  const final = chain.opinions.filter(({ step }) => step === last.id);
  return final.every(({ result }) => result === '同意') ? '同意' : '不同意';
}

/** 退回 takes back the opinions of the step before, which is then due again; on the first step, its own. */
export function opinionsAfter(
  { item, opinions }: Chain,
  given: Opinion,
): { readonly opinions: readonly Opinion[]; readonly moved: boolean } {
  const index = item.steps.findIndex(({ id }) => id === given.step);
  const step = item.steps[index];
  const taken = opinions.some(({ step, signer }) => step === given.step && signer === given.signer);
  if (step === undefined || taken) return { opinions, moved: false };
  if (given.result === '退回') {
    const again = new Set(item.steps.slice(Math.max(0, index - 1)).map(({ id }) => id));
    return { opinions: opinions.filter((opinion) => !again.has(opinion.step)), moved: true };
  }
  const after = [...opinions, given];
  return { opinions: after, moved: isSigned(step, after) };
}
