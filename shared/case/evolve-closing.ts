import { civilDateAt } from '../calendar/civil-date.ts';
import { paperTitles } from '../papers/titles.ts';
import { unreachable } from '../result.ts';
import type { CaseEvent, CasePayload } from './events.ts';
import { closingEventPayloads } from './closing-events.ts';
import { withRefundDue } from './refund.ts';
import type { CaseState, Irregularity } from './state.ts';

type ClosingEvent = Extract<CaseEvent, { kind: keyof typeof closingEventPayloads }>;

export function evolveClosing(state: CaseState, event: ClosingEvent): CaseState {
  switch (event.kind) {
    case 'case.decided': {
      const { document, ...decision } = event.payload;
      const titleOf = decision.result === '准予' ? paperTitles.grant : paperTitles.denial;
      const late = state.item.handling === '即办件' && decision.decidedOn !== state.acceptedOn;
      const text = '即办件没有在受理当日办结';
      const decided: CaseState = {
        ...state,
        stage: '已决定',
        decision: { ...decision, document: document.text },
        documents: [...state.documents, { number: document.text, title: titleOf(state.item) }],
        irregularities: late
          ? [...state.irregularities, { rule: 'C1', text, on: decision.decidedOn }]
          : state.irregularities,
      };
      return decision.result === '不予' ? withRefundDue(decided, decision.decidedOn) : decided;
    }
    case 'case.certificate_made':
      if (state.certificate !== null) return state;
      return {
        ...state,
        // Handed over after the decision: the case is served when this is, too.
        stage: '已决定',
        certificate: event.payload,
        documents: [...state.documents, { number: event.payload.number, title: event.payload.name }],
      };
    case 'case.collection_notified':
      return { ...state, notifications: [...state.notifications, event.payload] };
    case 'case.served': {
      const served = [...state.served, event.payload];
      const numbers = new Set(served.flatMap(({ papers }) => papers.map(({ number }) => number)));
      const all = resultPapers(state).every((number) => numbers.has(number));
      return {
        ...state,
        served,
        stage: state.stage === '已决定' && all ? '已送达' : state.stage,
        irregularities: [...state.irregularities, ...backDated(event.payload)],
      };
    }
    case 'case.withdrawn':
      return withRefundDue(ended(state, '已撤回', event.payload.on, event.payload.reason), event.payload.on);
    case 'case.terminated': {
      const { on, title, reason, document } = event.payload;
      const documents = [
        ...state.documents,
        { number: document.text, title: paperTitles.termination(state.item) },
      ];
      const why = reason === '' ? title : `${title}：${reason}`;
      return withRefundDue({ ...ended(state, '已终止', on, why), documents }, on);
    }
    case 'case.voided':
      return voided(state, event.payload);
    case 'case.deemed_renewed':
      return { ...state, deemedRenewed: event.payload.on };
    default:
      return unreachable(event);
  }
}

const ended = (state: CaseState, stage: CaseState['stage'], on: string, reason: string): CaseState => ({
  ...state,
  stage,
  openPoints: [],
  ended: { on, reason },
});

/** C6: that a case was put aside as entered by mistake is for 监察 to look at, every time. */
function voided(state: CaseState, { reason, second, done }: CasePayload<'case.voided'>): CaseState {
  const on = civilDateAt(done.at);
  const text = `误录作废（${done.name}办理，${second.name}复核）：${reason}`;
  return {
    ...ended(state, '已作废', on, reason),
    irregularities: [...state.irregularities, { rule: 'C6', text, on }],
  };
}

/** A5: a service entered on a later day than it is dated. */
function backDated({ manner, servedOn: dated, done }: CasePayload<'case.served'>): Irregularity[] {
  const on = civilDateAt(done.at);
  return dated < on ? [{ rule: 'A5 · J1', text: `${manner}的日期为${dated}，${on}才登记`, on }] : [];
}

/** What the applicant is to receive when a case is decided: the decision, and the certificate where one was made. */
export const resultPapers = ({ decision, certificate }: CaseState): string[] => [
  ...(decision === null ? [] : [decision.document]),
  ...(certificate === null ? [] : [certificate.number]),
];
