import { ok, type Result, refuse, unreachable } from '../result.ts';
import { answer } from './answer.ts';
import { makeCertificate } from './certificate.ts';
import { adoptChain } from './chain.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseContext } from './context.ts';
import { correctOnSpot, notifyAgain } from './correction.ts';
import { decideCase } from './decision.ts';
import { terminate, voidCase, withdraw } from './ending.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { extend } from './extending.ts';
import { cancelCharge, charge, confirmPayment } from './fees.ts';
import { handOver } from './holding.ts';
import { recordOutcome, transmit } from './intake-only.ts';
import { coNotify, coReply, forward, recordReturn, remind } from './joint.ts';
import { resume, suspend } from './pausing.ts';
import { giveOpinion } from './opinion.ts';
import { hearParty, informParty } from './parties.ts';
import { register } from './register.ts';
import { recordLink, verify } from './review.ts';
import { removeScan, scan } from './scanning.ts';
import { notifyCollection, serve } from './serving.ts';
import { deemAccepted, deemRenewed, renewedInSilence, silentSince } from './silence.ts';
import type { CaseState } from './state.ts';
import { supplement } from './supplement.ts';

export type { CaseContext } from './context.ts';

/**
 * The rules of a case: what happened, or why it may not. Pure: the same arguments give the same answer.
 * What the law took silence for comes before anything else that is done with a case (许可法32(4), 50).
 */
export function decide(
  state: CaseState | null,
  command: CaseCommand,
  context: CaseContext,
): Result<CaseEvent[]> {
  const silence = state === null ? ok([]) : bySilence(state, command.type, context);
  if (!silence.ok) return silence;
  if (silence.value.length === 0) return decided(state, command, context);
  const since = silence.value.reduce<CaseState | null>(evolve, state);
  const after = decided(since, command, afterNumbers(silence.value, context));
  if (after.ok) return ok([...silence.value, ...after.value]);
  const answers = command.type === 'answer' || command.type === 'correct_on_spot';
  return answers && after.refusal.kind !== 'not_permitted' && state !== null ? tooLate(state) : after;
}

/** What silence has brought about and nobody has recorded, but for what the command itself would record. */
function bySilence(state: CaseState, type: CaseCommand['type'], context: CaseContext): Result<CaseEvent[]> {
  const accepted =
    type === 'deem_accepted' || silentSince(state, context) === null ? ok([]) : deemAccepted(state, context);
  if (!accepted.ok || type === 'deem_renewed') return accepted;
  const since = accepted.value.reduce<CaseState | null>(evolve, state);
  if (since === null || renewedInSilence(since, context) === null) return accepted;
  const renewed = deemRenewed(since, context);
  return renewed.ok ? ok([...accepted.value, ...renewed.value]) : renewed;
}

const tooLate = ({ receivedOn, noticeLimit }: CaseState): Result<never> =>
  refuse(
    'rule',
    '许可法32(4)',
    `收到申请材料后${noticeLimit.workingDays}个工作日内没有告知，该申请自${receivedOn}收到材料之日起即为受理。`,
    '请按已受理的办件办理。',
  );

/** Two papers of one act must not take the same number: those of the first part count as used in the second. */
function afterNumbers(events: readonly CaseEvent[], context: CaseContext): CaseContext {
  const used = new Map<string, number>();
  for (const event of events) {
    for (const value of Object.values(event.payload)) {
      if (value === null || typeof value !== 'object' || !('series' in value) || !('serial' in value))
        continue;
      used.set(String(value.series), Number(value.serial));
    }
  }
  return { ...context, lastSerial: (series) => used.get(series) ?? context.lastSerial(series) };
}

function decided(state: CaseState | null, command: CaseCommand, context: CaseContext): Result<CaseEvent[]> {
  switch (command.type) {
    case 'register':
      return register(state, command, context);
    case 'correct_on_spot':
      return correctOnSpot(state, command, context);
    case 'answer':
      return answer(state, command, context);
    case 'supplement':
      return supplement(state, command, context);
    case 'scan':
      return scan(state, command, context);
    case 'remove_scan':
      return removeScan(state, command, context);
    case 'notify_again':
      return notifyAgain(state, command, context);
    case 'deem_accepted':
      return deemAccepted(state, context);
    case 'deem_renewed':
      return deemRenewed(state, context);
    case 'adopt_chain':
      return adoptChain(state, command, context);
    case 'transmit':
      return transmit(state, command, context);
    case 'record_outcome':
      return recordOutcome(state, command, context);
    case 'verify':
      return verify(state, command, context);
    case 'record_link':
      return recordLink(state, command, context);
    case 'inform_party':
      return informParty(state, command, context);
    case 'hear_party':
      return hearParty(state, command, context);
    case 'give_opinion':
      return giveOpinion(state, command, context);
    case 'suspend':
      return suspend(state, command, context);
    case 'resume':
      return resume(state, command, context);
    case 'extend':
      return extend(state, command, context);
    case 'forward':
      return forward(state, command, context);
    case 'record_return':
      return recordReturn(state, command, context);
    case 'co_notify':
      return coNotify(state, command, context);
    case 'co_reply':
      return coReply(state, command, context);
    case 'remind':
      return remind(state, command, context);
    case 'hand_over':
      return handOver(state, command, context);
    case 'charge':
      return charge(state, command, context);
    case 'cancel_charge':
      return cancelCharge(state, command, context);
    case 'confirm_payment':
      return confirmPayment(state, command, context);
    case 'make_certificate':
      return makeCertificate(state, command, context);
    case 'decide':
      return decideCase(state, command, context);
    case 'notify_collection':
      return notifyCollection(state, command, context);
    case 'serve':
      return serve(state, command, context);
    case 'withdraw':
      return withdraw(state, command, context);
    case 'terminate':
      return terminate(state, command, context);
    case 'void':
      return voidCase(state, command, context);
    default:
      return unreachable(command);
  }
}
