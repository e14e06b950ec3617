import { parseCivilDate } from '#shared/calendar/civil-date.ts';
import { deadlineText } from '#shared/calendar/working-days.ts';
import type { CaseCommand } from '#shared/case/commands.ts';
import { decide } from '#shared/case/decide.ts';
import type { CaseEvent, CaseEventKind } from '#shared/case/events.ts';
import { evolve } from '#shared/case/evolve.ts';
import { caseStanding } from '#shared/case/standing.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { CaseDone } from '#shared/contract/counter.ts';
import type { Instant, NewEvent } from '#shared/event.ts';
import { papersDue } from '#shared/papers/case/due.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ticketTied } from '#shared/registers/ticket.ts';
import { ok, type Result } from '#shared/result.ts';
import { scansThere } from '../scans/scan-desk.ts';
import type { Decided, Store } from '../store/store.ts';
import { clockMayBeTrusted } from './clock-trust.ts';
import { actContext } from './context.ts';
import { anotherAct, type Desk } from './desk.ts';
import { paperIssued } from './issue-paper.ts';
import { ratingAsked } from './rated-services.ts';
import { papersVoided } from './void-papers.ts';

/** The event by which a command is known again when it is given twice. */
const markOf = {
  register: 'case.received',
  correct_on_spot: 'case.corrected_on_spot',
  answer: 'case.materials_checked',
  supplement: 'case.supplemented',
  scan: 'case.material_scanned',
  remove_scan: 'case.scan_removed',
  notify_again: 'case.correction_repeated',
  deem_accepted: 'case.deemed_accepted',
  deem_renewed: 'case.deemed_renewed',
  adopt_chain: 'case.chain_adopted',
  transmit: 'case.transmitted',
  record_outcome: 'case.outcome_recorded',
  verify: 'case.verified',
  record_link: 'case.link_recorded',
  inform_party: 'case.party_informed',
  hear_party: 'case.party_heard',
  give_opinion: 'case.opinion_given',
  suspend: 'case.suspended',
  resume: 'case.resumed',
  extend: 'case.extended',
  forward: 'case.forwarded',
  record_return: 'case.forward_returned',
  co_notify: 'case.co_notified',
  co_reply: 'case.co_replied',
  remind: 'case.reminded',
  hand_over: 'case.handed_over',
  charge: 'case.charged',
  cancel_charge: 'case.charge_cancelled',
  confirm_payment: 'case.paid',
  make_certificate: 'case.certificate_made',
  decide: 'case.decided',
  notify_collection: 'case.collection_notified',
  serve: 'case.served',
  withdraw: 'case.withdrawn',
  terminate: 'case.terminated',
  void: 'case.voided',
} as const satisfies Record<CaseCommand['type'], CaseEventKind>;

/** Runs a command on a case: events, views, numbers, papers and the question to the pad, in one transaction. */
export function runCaseCommand(desk: Desk, store: Store, command: CaseCommand): Result<CaseDone> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const { caseId, commandId } = command;
  const byDevice = command.type === 'deem_accepted' || command.type === 'deem_renewed';
  const circumstances = byDevice
    ? desk.circumstancesOf('device', commandId)
    : desk.circumstances(person.value, commandId);
  return store.act(
    circumstances,
    () => decideCase(desk, store, person.value, command, circumstances.at),
    // Pressed twice: the answer is what the first press did.
    (stored) =>
      stored.some((event) => event.streamId === caseId && event.kind === markOf[command.type])
        ? ok(caseDone(desk, caseId, store.caseState(caseId)))
        : anotherAct,
  );
}

function decideCase(
  desk: Desk,
  store: Store,
  person: StaffMember,
  command: CaseCommand,
  now: Instant,
): Result<Decided<CaseDone>> {
  const clock = clockMayBeTrusted(desk, store, now);
  if (!clock.ok) return clock;
  const there = scansThere(desk, command);
  if (!there.ok) return there;
  const { caseId, type } = command;
  const before = store.caseState(caseId);
  const itemCode = type === 'register' ? command.itemCode : (before?.item.code ?? null);
  // A5: what was taken down on paper is the item as it was that day.
  const taken = type === 'register' ? parseCivilDate(command.lateEntry?.receivedOn ?? '') : undefined;
  const context = actContext(desk, store, person, now, itemCode, taken);
  const decided = decide(before, command, context);
  if (!decided.ok) return decided;
  const after = decided.value.reduce<CaseState | null>(evolve, before);
  if (after === null) throw new Error('an accepted command left no case');
  const { calendar, hall, item } = context;
  const phrase = desk.phrasesFor(after.item.department);
  const papers = papersDue(after, decided.value, { now, calendar, hall, item, person, phrase });
  if (!papers.ok) return papers;
  const events = [
    ...decided.value.map((event) => caseEvent(caseId, event)),
    ...papersVoided(store, caseId, decided.value),
    ...papers.value.map((content) => paperIssued(content, caseId)),
    ...ratingAsked({ type, caseId, before, after }, person, hall.settings, store),
    ...(isVisit(type) ? ticketTied(caseId, context) : []),
  ];
  return ok({ events, answer: () => caseDone(desk, caseId, store.caseState(caseId)) });
}

/** What somebody came to the window for. */
const isVisit = (type: CaseCommand['type']): boolean =>
  type === 'register' || type === 'supplement' || type === 'serve';

const caseEvent = (caseId: string, event: CaseEvent): NewEvent => ({
  streamKind: 'case',
  streamId: caseId,
  caseId,
  version: 1,
  ...event,
});

function caseDone(desk: Desk, caseId: string, state: CaseState | null): CaseDone {
  if (state === null) throw new Error('the case is not in the views');
  const { receiptNumber, caseNumber, stage } = state;
  return { caseId, receiptNumber, caseNumber, stage, text: outcomeText(desk, state) };
}

function outcomeText(desk: Desk, state: CaseState): string {
  switch (state.stage) {
    case '已受理':
      if (state.item.handling === '即办件') return '已受理，应当当场办结。';
      return state.promisedLimit === null
        ? '已受理。'
        : `已受理，承诺${deadlineText(state.promisedLimit)}办结。`;
    case '补正中':
      return `尚有${state.openPoints.length}项材料待补正，补齐之日起受理。`;
    case '不予受理':
      return '已决定不予受理，请将决定书交申请人签收，并退还申请材料。';
    case '不受理':
      return '已告知不受理，请将告知书交申请人，并退还申请材料。';
    case '收件':
      return state.item.intakeOnly ? '已收件，请转送承办单位。' : '已收件，尚未受理。';
    default:
      return `${state.stage}。${caseStanding(state, desk.clockBasis).text}。`;
  }
}
