import { caseCommand } from '../case/commands.ts';
import type { CaseContext } from '../case/context.ts';
import { decide } from '../case/decide.ts';
import type { CaseState } from '../case/state.ts';
import { readInput } from '../edge.ts';
import { type CaseAt, caseAt, caseGroups } from './case/at.ts';
import { decisionSheets } from './case/decision.ts';
import { endingSheets } from './case/ending.ts';
import { feeSheets } from './case/fees.ts';
import { intakeSheets } from './case/intake.ts';
import { jointSheets } from './case/joint.ts';
import { limitSheets } from './case/limits.ts';
import { type CopiesOf, registerOffersOn } from './case/registers.ts';
import { reviewSheets } from './case/review.ts';
import { servingSheets } from './case/serving.ts';
import type { Offer } from './form.ts';
import { offerOf, type Sheet } from './offer.ts';
import { remembering } from './remembering.ts';

/** Every act on a case, as the headings are shown; not what the device does by itself, nor what begins a case, nor the scans of its lines. */
const sheetsOf = (at: CaseAt): Sheet[] => [
  ...intakeSheets(at),
  ...reviewSheets(at),
  ...limitSheets(at),
  ...jointSheets(at),
  ...feeSheets(at),
  ...decisionSheets(at),
  ...servingSheets(at),
  ...endingSheets(at),
];

/**
 * Every act on a case, and those of the seal book, the bills and the transfers that belong to it: open with its form, or
 * closed with the refusal the rules give.
 * @param copiesOf in how many copies a paper of the case was issued
 */
export function caseOffers(
  caseId: string,
  state: CaseState,
  context: CaseContext,
  copiesOf: CopiesOf = () => 1,
): Offer[] {
  const at = caseAt(caseId, state, remembering(context));
  const ofCase = sheetsOf(at).map((sheet) =>
    offerOf(sheet, at.today, (given) => {
      const command = readInput(caseCommand, given);
      return command.ok ? decide(state, command.value, at.context) : command;
    }),
  );
  const place = ({ group }: Offer): number => caseGroups.findIndex((name) => name === group);
  // What is sealed comes before what is served.
  const { sealing, others } = registerOffersOn(at, copiesOf);
  const offers = [...sealing, ...ofCase, ...others];
  return offers.toSorted((one, other) => place(one) - place(other));
}
