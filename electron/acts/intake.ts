import { randomUUID } from 'node:crypto';
import { civilDateAt } from '#shared/calendar/civil-date.ts';
import { deadlineText } from '#shared/calendar/working-days.ts';
import type { CaseCommand } from '#shared/case/commands.ts';
import { type CaseContext, decide } from '#shared/case/decide.ts';
import type { CaseEvent } from '#shared/case/events.ts';
import { type CaseState, evolve } from '#shared/case/state.ts';
import type { IntakeDone } from '#shared/contract/counter.ts';
import type { Instant, NewEvent } from '#shared/event.ts';
import type { NumberBlocks } from '#shared/numbers/blocks.ts';
import { mediaOf, type PaperContent } from '#shared/papers/content.ts';
import { papersDue } from '#shared/papers/intake.ts';
import { inviteRating, ratingStream } from '#shared/rating/index.ts';
import type { ServiceItem, StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse, unreachable } from '#shared/result.ts';
import type { Decided, Store } from '../store/store.ts';
import { anotherAct, type Desk } from './desk.ts';

/** Which service of a case a rating is about. Supplementing is a visit of its own. */
export const serviceOf = { register: '收件', supplement: '补正', notify_correction: '补正告知' } as const;

const firstKind = {
  register: 'case.received',
  supplement: 'case.supplemented',
  notify_correction: 'case.correction_notified',
} as const satisfies Record<CaseCommand['type'], CaseEvent['kind']>;

/** Runs a command on a case: events, views, numbers, papers and the question to the pad, in one transaction. */
export function runCaseCommand(desk: Desk, store: Store, command: CaseCommand): Result<IntakeDone> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const { caseId, commandId } = command;
  const circumstances = desk.circumstances(person.value, commandId);
  const clock = clockMayBeTrusted(desk, store, circumstances.at);
  if (!clock.ok) return clock;
  return store.act(
    circumstances,
    () => decideCase(desk, store, person.value, command, circumstances.at),
    // Pressed twice: the answer is what the first press did.
    (stored) =>
      stored.some((event) => event.streamId === caseId && event.kind === firstKind[command.type])
        ? ok(intakeDone(caseId, store.caseState(caseId)))
        : anotherAct,
  );
}

/** Up to this the counter's clock counts as the centre's. */
const toleranceMs = 5 * 60_000;

/**
 * A5, 许可法57: acceptance goes by date, and no date may lie before one already given here. A clock that the centre
 * agrees with is right, whatever was written under a wrong one before.
 */
function clockMayBeTrusted(desk: Desk, store: Store, now: Instant): Result<true> {
  const agreed = desk.offsetMs !== null && Math.abs(desk.offsetMs) <= toleranceMs;
  const last = store.log.latestCaseAt();
  if (agreed || last === undefined || civilDateAt(now) >= civilDateAt(last)) return ok(true);
  return refuse(
    'rule',
    'A5 · 许可法57',
    `本机日期（${civilDateAt(now)}）早于上一次办理的日期（${civilDateAt(last)}），不能办理。`,
    '请校正本机的日期和时间，或恢复联网后重试。',
  );
}

function decideCase(
  desk: Desk,
  store: Store,
  person: StaffMember,
  command: CaseCommand,
  now: Instant,
): Result<Decided<IntakeDone>> {
  const { caseId } = command;
  const before = store.caseState(caseId);
  const item = desk.reference.items.get(
    command.type === 'register' ? command.itemCode : (before?.item.code ?? ''),
  );
  const context: CaseContext = {
    now,
    calendar: desk.reference.calendar,
    hall: desk.reference.hall,
    catalogueVersion: desk.reference.catalogue.version,
    person,
    item,
    lastSerial: (series) => store.lastSerial(series, blockOf(series, desk.reference.hall.counter.blocks)),
  };
  const decided = decide(before, command, context);
  if (!decided.ok) return decided;
  const after = decided.value.reduce<CaseState | null>(evolve, before);
  if (after === null) throw new Error('an accepted command left no case');
  const papers = papersDue(after, decided.value, { now: context.now, hall: context.hall, item, person });
  if (!papers.ok) return papers;
  const events = [
    ...decided.value.map((event) => caseEvent(caseId, event)),
    ...papers.value.map((content) => paperIssued(caseId, content)),
    ...ratingAsked(caseId, serviceOf[command.type], after.item.name, person, store),
  ];
  return ok({ events, answer: () => intakeDone(caseId, store.caseState(caseId)) });
}

const blockOf = (series: string, blocks: NumberBlocks) =>
  series.startsWith('receipt:') ? blocks.receipt : series.startsWith('case:') ? blocks.case : blocks.document;

const caseEvent = (caseId: string, event: CaseEvent): NewEvent => ({
  streamKind: 'case',
  streamId: caseId,
  caseId,
  version: 1,
  ...event,
});

const paperIssued = (caseId: string, content: PaperContent): NewEvent => ({
  streamKind: 'paper',
  streamId: randomUUID(),
  caseId,
  kind: 'paper.issued',
  version: 1,
  payload: { jobId: randomUUID(), media: mediaOf[content.kind], content },
});

/** 一次一评: each visit is offered a rating once; when it already was, nothing is asked. */
function ratingAsked(
  caseId: string,
  service: string,
  itemName: string,
  person: StaffMember,
  store: Store,
): NewEvent[] {
  const ratingId = ratingStream(caseId, service);
  const invited = inviteRating(store.ratingStage(ratingId), {
    service,
    itemName,
    staff: person.number,
    staffName: person.name,
  });
  return invited.ok
    ? [{ streamKind: 'rating', streamId: ratingId, caseId, version: 1, ...invited.value }]
    : [];
}

function intakeDone(caseId: string, state: CaseState | null): IntakeDone {
  if (state === null) throw new Error('the case is not in the views');
  const { receiptNumber, caseNumber, stage } = state;
  return { caseId, receiptNumber, caseNumber, stage, text: outcomeText(state) };
}

function outcomeText(state: CaseState): string {
  switch (state.stage) {
    case '已受理':
      return state.promisedLimit === null
        ? '已受理。'
        : `已受理，承诺${deadlineText(state.promisedLimit)}办结。`;
    case '补正中':
      return `尚有${state.openPoints.length}项材料待补正，补齐之日起受理。`;
    case '不予受理':
      return '已决定不予受理，请将决定书交申请人签收，并退还申请材料。';
    case '收件':
      return '已收件，尚未受理。';
    default:
      return unreachable(state.stage);
  }
}

/** The limits shown beside 受理 before it is pressed. */
export function limitsIfAccepted(desk: Desk, item: ServiceItem): { legalText: string; promisedText: string } {
  const today = civilDateAt(desk.clock.now());
  const text = (days: number) => deadlineText(desk.deadline(today, days));
  return { legalText: text(item.legalDays), promisedText: text(item.promisedDays) };
}
