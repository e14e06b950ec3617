import { civilDateAt } from '../calendar/civil-date.ts';
import { paperTitles } from '../papers/titles.ts';
import { unreachable } from '../result.ts';
import type { CaseEvent } from './events.ts';
import { closingEventPayloads } from './closing-events.ts';
import type { CaseState } from './state.ts';

type ClosingEvent = Extract<CaseEvent, { kind: keyof typeof closingEventPayloads }>;

export function evolveClosing(state: CaseState, event: ClosingEvent): CaseState {
  switch (event.kind) {
    case 'case.decided': {
      const { document, ...decision } = event.payload;
      const titleOf = decision.result === '准予' ? paperTitles.grant : paperTitles.denial;
      const late = state.item.handling === '即办件' && decision.decidedOn !== state.acceptedOn;
      const text = '即办件没有在受理当日办结';
      return {
        ...state,
        stage: '已决定',
        decision: { ...decision, document: document.text },
        documents: [...state.documents, { number: document.text, title: titleOf(state.item) }],
        irregularities: late
          ? [...state.irregularities, { rule: 'C1', text, on: decision.decidedOn }]
          : state.irregularities,
      };
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
      return { ...state, served, stage: state.stage === '已决定' && all ? '已送达' : state.stage };
    }
    case 'case.withdrawn':
      return ended(state, '已撤回', event.payload.on, event.payload.reason);
    case 'case.terminated': {
      const { on, title, reason, document } = event.payload;
      return {
        ...ended(state, '已终止', on, reason === '' ? title : `${title}：${reason}`),
        documents: [
          ...state.documents,
          { number: document.text, title: paperTitles.termination(state.item) },
        ],
      };
    }
    case 'case.voided':
      return ended(state, '已作废', civilDateAt(event.payload.done.at), event.payload.reason);
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

/** What the applicant is to receive when a case is decided: the decision, and the certificate where one was made. */
export const resultPapers = ({ decision, certificate }: CaseState): string[] => [
  ...(decision === null ? [] : [decision.document]),
  ...(certificate === null ? [] : [certificate.number]),
];
