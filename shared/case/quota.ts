/** 许可法57: permits of a limited number go by order of acceptance, and no more of them than there are. */
import { ok, type Result, refuse } from '../result.ts';
import { type CaseContext, todayOf } from './context.ts';
import { byOrderOfAcceptance } from './order.ts';
import { type CaseState, isUnderway } from './state.ts';

/** Change and renewal (许可法49, 50) are about a permit that was counted already. What goes up is the superior's to count. */
export function quotaAllows(
  state: CaseState,
  caseId: string,
  act: string,
  context: Pick<CaseContext, 'now' | 'records'>,
): Result<true> {
  const { quota, code, name, superior } = state.item;
  if (quota === null || state.held !== null || superior !== null) return ok(true);
  const others = context.records.acceptedCasesOf(code).filter((known) => known.caseId !== caseId);
  const line = byOrderOfAcceptance(
    [...others, { caseId, state }].map((entry) => ({ ...entry, position: null })),
  );
  const place = line.findIndex((entry) => entry.caseId === caseId);
  const earlier = line.slice(0, place).find((entry) => isUnderway(entry.state) && entry.state.held === null);
  if (earlier !== undefined)
    return refuse(
      'rule',
      '许可法57',
      `“${name}”有数量限制，应当按受理的先后顺序决定；在先受理的${numberOf(earlier.state)}尚未决定，不能${act}。`,
      '请先办结在先受理的办件。',
      'result',
    );
  const taken = inForce(
    others.map((entry) => entry.state),
    todayOf(context),
  );
  return taken < quota
    ? ok(true)
    : refuse(
        'rule',
        '许可法57',
        `“${name}”的数量限制是${quota}件，有效的已有${taken}件，不能${act}。`,
        '请核对已经准予的办件；数量已满的，依法作出不予的决定并说明理由。',
        'result',
      );
}

/** Permits granted and not run out; one that was changed or renewed counts once. */
function inForce(states: readonly CaseState[], today: string): number {
  const granted = states.filter(
    ({ decision }) =>
      decision?.result === '准予' && (decision.validUntil === null || decision.validUntil >= today),
  );
  const replaced = new Set(granted.flatMap(({ held }) => (held === null ? [] : [held.certificate])));
  return granted.filter(({ certificate }) => certificate === null || !replaced.has(certificate.number))
    .length;
}

const numberOf = ({ caseNumber, receiptNumber }: CaseState): string => caseNumber ?? receiptNumber;
