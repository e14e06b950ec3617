import { paperTitles } from '../papers/titles.ts';
import { civilDateAt } from '../calendar/civil-date.ts';
import { unreachable } from '../result.ts';
import { approvalEventPayloads } from './approval-events.ts';
import type { CaseEvent } from './events.ts';
import { withRefundDue } from './refund.ts';
import { opinionsAfter } from './steps.ts';
import type { CaseState, SubCase } from './state.ts';

type ApprovalEvent = Extract<CaseEvent, { kind: keyof typeof approvalEventPayloads }>;

export const isApprovalEvent = (event: CaseEvent): event is ApprovalEvent =>
  Object.hasOwn(approvalEventPayloads, event.kind);

export function evolveApproval(state: CaseState, event: ApprovalEvent): CaseState {
  const issued = (number: string, title: string) => [...state.documents, { number, title }];
  switch (event.kind) {
    case 'case.verified':
      return { ...state, verifications: [...state.verifications, event.payload] };
    case 'case.link_recorded':
      return { ...state, links: [...state.links, event.payload] };
    case 'case.party_informed': {
      const { id, party, on } = event.payload;
      return state.parties.some((known) => known.id === id)
        ? state
        : { ...state, parties: [...state.parties, { id, ...party, informedOn: on, heard: null }] };
    }
    case 'case.party_heard': {
      const { id, waived, words, on } = event.payload;
      return {
        ...state,
        parties: state.parties.map((party) =>
          party.id === id && party.heard === null ? { ...party, heard: { waived, words, on } } : party,
        ),
      };
    }
    case 'case.opinion_given': {
      const on = civilDateAt(event.payload.done.at);
      const { opinions, moved } = opinionsAfter(state, event.payload);
      const { reason, actingFor, done } = event.payload;
      // One that did not count is none: the place was taken.
      const flagged = moved || opinions !== state.opinions ? actingFor !== null && reason !== null : false;
      const text = `${done.name}在A角未离岗时代行审批：${reason}`;
      return {
        ...state,
        opinions,
        stepSince: moved ? on : state.stepSince,
        irregularities: flagged ? [...state.irregularities, { rule: 'D5', text, on }] : state.irregularities,
      };
    }
    case 'case.suspended': {
      const { id, procedure: kind, statute, reason, from, expectedDays, document, hearing } = event.payload;
      if (state.suspensions.some((known) => known.id === id)) return state;
      const suspension = {
        id,
        kind,
        statute,
        reason,
        from,
        to: null,
        expectedDays,
        hearing: hearing ?? null,
      };
      return {
        ...state,
        suspensions: [...state.suspensions, { ...suspension, document: document.text }],
        documents: issued(document.text, paperTitles.suspension(state.item)),
      };
    }
    case 'case.resumed': {
      const { id, to } = event.payload;
      return {
        ...state,
        suspensions: state.suspensions.map((entry) =>
          entry.id === id && entry.to === null ? { ...entry, to } : entry,
        ),
      };
    }
    case 'case.extended':
      return state.extension === null
        ? {
            ...state,
            extension: event.payload,
            documents: issued(event.payload.document.text, paperTitles.extension),
          }
        : state;
    case 'case.forwarded': {
      const { superior, document, sentOn, late, done } = event.payload;
      if (state.forwarding !== null && state.forwarding.result !== '退回') return state;
      const text = `受理后超过二十个工作日才上报${superior}`;
      return {
        ...state,
        forwarding: { superior, document, sentOn, returnedOn: null, result: null },
        irregularities: late
          ? [...state.irregularities, { rule: 'C3 · 许可法43', text, on: civilDateAt(done.at) }]
          : state.irregularities,
      };
    }
    case 'case.forward_returned': {
      const { returnedOn, result } = event.payload;
      const { forwarding } = state;
      return forwarding === null || forwarding.returnedOn !== null
        ? state
        : { ...state, forwarding: { ...forwarding, returnedOn, result } };
    }
    case 'case.co_notified': {
      const { notices, document } = event.payload;
      const known = new Set(state.subCases.map(({ id }) => id));
      const fresh = notices
        .filter(({ id }) => !known.has(id) && known.add(id))
        .map((notice): SubCase => ({ ...notice, document: document.text, reply: null }));
      return {
        ...state,
        subCases: [...state.subCases, ...fresh],
        documents: issued(document.text, paperTitles.coNotice),
      };
    }
    case 'case.co_replied': {
      const reply = event.payload;
      return {
        ...state,
        subCases: state.subCases.map((entry) =>
          entry.id === reply.id && entry.reply === null ? { ...entry, reply } : entry,
        ),
      };
    }
    case 'case.reminded':
      return state;
    case 'case.handed_over':
      return { ...state, holder: event.payload.to };
    case 'case.charged': {
      const { fee: id, name, quantity, amount, notice, precondition, done } = event.payload;
      const cancelled = state.cancelledCharges.some((known) => known.notice === notice.text);
      if (state.charge !== null || cancelled) return state;
      const charge = { id, name, quantity, amount, notice: notice.text, precondition, done };
      return {
        ...state,
        charge: { ...charge, payment: null, bill: null },
        documents: issued(notice.text, paperTitles.payment),
      };
    }
    case 'case.charge_cancelled': {
      const { charge, cancelledCharges } = state;
      // What was paid meanwhile stands, and so does the notice it was paid on.
      return charge === null || charge.payment !== null || charge.notice !== event.payload.notice
        ? state
        : { ...state, charge: null, cancelledCharges: [...cancelledCharges, event.payload] };
    }
    case 'case.paid': {
      const { bankReceipt, amount, paidOn: on, done } = event.payload;
      const { charge, decision } = state;
      if (charge === null || charge.payment !== null) return state;
      const paid = { ...state, charge: { ...charge, payment: { bankReceipt, amount, on, done } } };
      return decision?.result === '不予' ? withRefundDue(paid, civilDateAt(done.at)) : paid;
    }
    case 'case.billed': {
      const { book, number } = event.payload;
      // The last one stands: a bill that was made void is written again.
      return state.charge === null
        ? state
        : { ...state, charge: { ...state.charge, bill: { book, number } } };
    }
    case 'case.sealed':
      return { ...state, seals: [...state.seals, event.payload] };
    default:
      return unreachable(event);
  }
}
