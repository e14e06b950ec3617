/** Every act on a register as a form: open where the rules would take it, else closed with what they say. */
import type { ItemContext } from '../act-context.ts';
import { readInput } from '../edge.ts';
import { registerPapersDue } from '../papers/hall/register-due.ts';
import { decideRegister, registerCommand } from '../registers/index.ts';
import type { ListedKind } from '../registers/states.ts';
import { isInForce } from '../reference/index.ts';
import { todayOf } from '../act-context.ts';
import type { Result } from '../result.ts';
import { unreachable } from '../result.ts';
import type { Offer } from './form.ts';
import { type Ask, offerOf, type Sheet } from './offer.ts';
import type { AtHand, OfferContext } from './registers/at-hand.ts';
import { beginBill, onBill } from './registers/bill-sheets.ts';
import { beginComplaint, onComplaint } from './registers/complaint-sheets.ts';
import { beginConsultation, onConsultation } from './registers/consultation-sheets.ts';
import { onFollowUp } from './registers/follow-up-sheets.ts';
import { beginLeave, onLeave } from './registers/leave-sheets.ts';
import { grantMandate, onMandate } from './registers/mandate-sheets.ts';
import { beginNotice, onNotice } from './registers/notice-sheets.ts';
import { assignNumbers, onNumbers } from './registers/numbers-sheets.ts';
import { beginPenalty, onPenalty } from './registers/penalty-sheets.ts';
import { beginSeal, onSeal } from './registers/seal-sheets.ts';
import { onShift } from './registers/shift-sheets.ts';
import { beginTransfer, onTransfer } from './registers/transfer-sheets.ts';
import { remembering } from './remembering.ts';

export type { AtHand } from './registers/at-hand.ts';

const nothingAtHand: AtHand = { items: [], cases: () => [] };

/**
 * @param id the stream acted on; null for the acts that begin one.
 * @param atHand cases and items to choose from
 */
export function registerOffers(
  register: ListedKind,
  id: string | null,
  given: ItemContext,
  atHand: AtHand = nothingAtHand,
): Offer[] {
  const today = todayOf(given);
  const items = atHand.items.filter((item) => isInForce(item, today));
  const context: OfferContext = { ...remembering(given), items, cases: atHand.cases };
  const ask: Ask = (command) => askRegister(command, context);
  return eachKeyOnce(sheetsOf(register, id, context).map((sheet) => offerOf(sheet, today, ask)));
}

/** Of the same act on several things the first has the key, the others are pressed. */
function eachKeyOnce(offers: readonly Offer[]): Offer[] {
  const taken = new Set<string>();
  return offers.map((offer) => {
    if (offer.keys === null || !taken.has(offer.keys)) {
      if (offer.keys !== null) taken.add(offer.keys);
      return offer;
    }
    return { ...offer, keys: null };
  });
}

function sheetsOf(register: ListedKind, id: string | null, context: OfferContext): Sheet[] {
  return id === null ? beginning(register, context) : onEntry(register, id, context);
}

/** The acts that begin something, or that need no entry to be chosen first. */
function beginning(register: ListedKind, context: OfferContext): Sheet[] {
  switch (register) {
    case 'consultation':
      return beginConsultation(context);
    case 'complaint':
      return beginComplaint(context);
    case 'seal':
      return beginSeal(context);
    case 'bill':
      return beginBill(context);
    case 'transfer':
      return beginTransfer(context);
    case 'shift':
      return onShift(null, context);
    case 'leave':
      return beginLeave(null, context);
    case 'mandate':
      return grantMandate(null, context);
    case 'notice':
      return beginNotice(context);
    case 'penalty':
      return beginPenalty(context);
    case 'numbers':
      return assignNumbers(null, context);
    case 'follow_up':
      // Opened by the device, with the rating.
      return [];
    default:
      return unreachable(register);
  }
}

function onEntry(register: ListedKind, id: string, context: OfferContext): Sheet[] {
  const { registers } = context;
  switch (register) {
    case 'consultation':
      return onConsultation(id, context);
    case 'complaint':
      return onComplaint(id);
    case 'follow_up':
      return onFollowUp(id, context);
    case 'seal':
      return withState(registers.get('seal', id), (seal) => onSeal(id, seal, context));
    case 'bill':
      return withState(registers.get('bill', id), (book) => onBill(id, book, context));
    case 'transfer':
      return withState(registers.get('transfer', id), (slip) => onTransfer(id, slip));
    case 'penalty':
      return withState(registers.get('penalty', id), (penalty) => onPenalty(id, penalty, context));
    case 'notice':
      return registers.get('notice', id)?.type === '监察通报' ? onNotice(id, context) : [];
    case 'shift':
      return onShift(id, context);
    case 'leave':
      return onLeave(id, registers.get('leave', id), context);
    case 'mandate':
      return onMandate(id, context);
    case 'numbers':
      return onNumbers(id, context);
    default:
      return unreachable(register);
  }
}

const withState = <State>(state: State | null, sheets: (state: State) => Sheet[]): Sheet[] =>
  state === null ? [] : sheets(state);

/** As the act itself goes, to the papers it makes due; nothing comes of it. */
export function askRegister(given: Readonly<Record<string, unknown>>, context: ItemContext): Result<unknown> {
  const command = readInput(registerCommand, given);
  if (!command.ok) return command;
  const { value } = command;
  const code = 'itemCode' in value ? value.itemCode : itemOfCase(value, context);
  const item = code === null ? undefined : context.itemOf(code);
  const events = decideRegister(value, { ...context, item });
  return events.ok ? registerPapersDue(events.value, context) : events;
}

const itemOfCase = (command: object, { caseState }: ItemContext): string | null => {
  const caseId = 'caseId' in command ? (command.caseId as string | null) : null;
  return caseId === null ? null : (caseState(caseId)?.item.code ?? null);
};
