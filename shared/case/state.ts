import type { Deadline } from '../calendar/working-days.ts';
import { unreachable } from '../result.ts';
import type { Agent, Applicant } from './applicant.ts';
import type { CaseEvent } from './events.ts';
import type { CorrectionPoint, ReceivedMaterial } from './materials.ts';

export const caseStages = ['收件', '补正中', '已受理', '不予受理'] as const;
export type CaseStage = (typeof caseStages)[number];

/** A case as its events leave it. */
export interface CaseState {
  readonly stage: CaseStage;
  readonly receiptNumber: string;
  /** 办件编号; null before acceptance. */
  readonly caseNumber: string | null;
  readonly item: Extract<CaseEvent, { kind: 'case.received' }>['payload']['item'];
  readonly applicant: Applicant;
  readonly agent: Agent | null;
  readonly materials: readonly ReceivedMaterial[];
  readonly window: string;
  readonly receivedOn: string;
  readonly noticeLimit: Deadline;
  readonly acceptedOn: string | null;
  readonly legalLimit: Deadline | null;
  readonly promisedLimit: Deadline | null;
  readonly correctionNotices: number;
  /** Document number of the correction notice; null when there was none. */
  readonly correctionNotice: string | null;
  /** What the applicant still has to supply; empty when nothing. */
  readonly openPoints: readonly CorrectionPoint[];
}

/** The stages in which each event can happen to a case already received. */
const fits: Readonly<Record<Exclude<CaseEvent['kind'], 'case.received'>, readonly CaseStage[]>> = {
  'case.accepted': ['收件', '补正中'],
  'case.correction_notified': ['收件'],
  'case.supplemented': ['补正中'],
  'case.intake_refused': ['收件', '补正中'],
};

/**
 * Null is a case of which nothing is known yet. Events that do not fit leave the state as it is: they happened anyway,
 * on another device perhaps, but the first acceptance and its number stand.
 */
export function evolve(state: CaseState | null, event: CaseEvent): CaseState | null {
  if (event.kind === 'case.received') {
    if (state !== null) return state;
    const { receipt, item, applicant, agent, materials, window, receivedOn, noticeLimit } = event.payload;
    return {
      stage: '收件',
      receiptNumber: receipt.text,
      caseNumber: null,
      item,
      applicant,
      agent,
      materials,
      window,
      receivedOn,
      noticeLimit,
      acceptedOn: null,
      legalLimit: null,
      promisedLimit: null,
      correctionNotices: 0,
      correctionNotice: null,
      openPoints: [],
    };
  }
  if (state === null || !fits[event.kind].includes(state.stage)) return state;
  switch (event.kind) {
    case 'case.accepted': {
      const { caseNumber, acceptedOn, legalLimit, promisedLimit } = event.payload;
      return {
        ...state,
        stage: '已受理',
        caseNumber: caseNumber.text,
        acceptedOn,
        legalLimit,
        promisedLimit,
        openPoints: [],
      };
    }
    case 'case.correction_notified':
      return {
        ...state,
        stage: '补正中',
        correctionNotices: state.correctionNotices + 1,
        correctionNotice: event.payload.document.text,
        openPoints: event.payload.points,
      };
    case 'case.supplemented':
      return { ...state, materials: event.payload.materials, openPoints: event.payload.remaining };
    case 'case.intake_refused':
      return { ...state, stage: '不予受理', openPoints: [] };
    default:
      return unreachable(event);
  }
}

export function foldCase(events: Iterable<CaseEvent>): CaseState | null {
  let state: CaseState | null = null;
  for (const event of events) state = evolve(state, event);
  return state;
}
