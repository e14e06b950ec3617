import type { CaseEvent } from './events.ts';
import { evolveApproval, isApprovalEvent } from './evolve-approval.ts';
import { evolveClosing } from './evolve-closing.ts';
import { evolveIntake, isIntakeEvent, received } from './evolve-intake.ts';
import { evolveScans, isScanEvent } from './evolve-scans.ts';
import { type CaseStage, caseStages, type CaseState } from './state.ts';

const accepted: readonly CaseStage[] = ['已受理'];
const beforeAcceptance: readonly CaseStage[] = ['收件', '补正中'];
const fromAcceptance: readonly CaseStage[] = ['已受理', '已决定', '已送达'];
const unfinished: readonly CaseStage[] = ['收件', '补正中', '已受理', '已转送'];

/** The stages in which each event can happen to a case already received. */
const fits: Readonly<Record<Exclude<CaseEvent['kind'], 'case.received'>, readonly CaseStage[]>> = {
  'case.corrected_on_spot': beforeAcceptance,
  'case.materials_checked': ['收件'],
  'case.accepted': beforeAcceptance,
  'case.deemed_accepted': ['收件'],
  'case.correction_notified': ['收件'],
  'case.correction_repeated': ['补正中'],
  'case.supplemented': ['补正中'],
  'case.intake_refused': beforeAcceptance,
  'case.not_required': beforeAcceptance,
  'case.chain_adopted': [...beforeAcceptance, ...accepted],
  'case.transmitted': ['收件'],
  'case.outcome_recorded': ['已转送'],
  'case.verified': accepted,
  'case.link_recorded': accepted,
  'case.party_informed': accepted,
  'case.party_heard': accepted,
  'case.opinion_given': accepted,
  'case.suspended': accepted,
  'case.resumed': accepted,
  'case.extended': accepted,
  'case.forwarded': accepted,
  'case.forward_returned': accepted,
  'case.co_notified': accepted,
  'case.co_replied': accepted,
  'case.reminded': ['已受理', '已转送'],
  'case.handed_over': [...unfinished, '已决定'],
  'case.charged': fromAcceptance,
  'case.charge_cancelled': fromAcceptance,
  'case.paid': fromAcceptance,
  'case.billed': fromAcceptance,
  'case.sealed': ['补正中', '不受理', '不予受理', '已受理', '已决定', '已送达', '已终止'],
  'case.decided': accepted,
  'case.certificate_made': ['已决定', '已送达'],
  'case.collection_notified': ['已决定'],
  'case.served': ['补正中', '不受理', '不予受理', '已受理', '已决定', '已送达', '已终止'],
  'case.withdrawn': unfinished,
  'case.terminated': accepted,
  'case.voided': unfinished,
  'case.deemed_renewed': accepted,
  // The file is there, whatever became of the case meanwhile.
  'case.material_scanned': caseStages,
  'case.scan_removed': caseStages,
};

/**
 * Null is a case of which nothing is known yet. Events that do not fit leave the state as it is: they happened anyway,
 * on another device perhaps, but the first acceptance and its number stand.
 */
export function evolve(state: CaseState | null, event: CaseEvent): CaseState | null {
  if (event.kind === 'case.received') return state ?? received(event.payload);
  if (state === null || !fits[event.kind].includes(state.stage)) return state;
  if (isIntakeEvent(event)) return evolveIntake(state, event);
  if (isScanEvent(event)) return evolveScans(state, event);
  return isApprovalEvent(event) ? evolveApproval(state, event) : evolveClosing(state, event);
}

export function foldCase(events: Iterable<CaseEvent>): CaseState | null {
  let state: CaseState | null = null;
  for (const event of events) state = evolve(state, event);
  return state;
}
