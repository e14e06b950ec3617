/** 当场处罚 (B9, 行政处罚法51): not an application. A decision of its own number, paid at the bank. */
import { z } from 'zod';
import { usedNumber } from '../numbers/blocks.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

export const penaltyForms = ['警告', '罚款', '警告并处罚款'] as const;

const party = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), name: z.string(), idNumber: z.string() }),
  z.object({ kind: z.literal('organisation'), name: z.string(), creditCode: z.string() }),
]);
/** Who is punished. What may be imposed on the spot differs between the two kinds. */
export type PenaltyParty = z.output<typeof party>;

export const penaltyEventPayloads = {
  'penalty.imposed': z.object({
    document: usedNumber,
    item: z.object({ code: z.string(), name: z.string(), department: z.string(), organ: z.string() }),
    party,
    form: z.enum(penaltyForms),
    fact: z.string(),
    /** Statute and article the penalty rests on. */
    basis: z.string(),
    /** What the person said in their defence (行政处罚法44, 45); 未提出 where nothing. */
    defence: z.string(),
    place: z.string(),
    /** 分; 0 for a warning. */
    amount: z.int().min(0),
    /** Last day to pay at the bank (行政处罚法67); null where nothing is to be paid. */
    payBy: z.string().nullable(),
    copies: z.int().min(2),
    mandate: z.object({ number: z.string(), version: z.int() }).nullable(),
    /** 行政处罚法42: two officers at least; `done` is the first. */
    second: z.object({ staff: z.string(), name: z.string() }),
    imposedOn: z.string(),
    done,
  }),
  'penalty.paid': z.object({ bankReceipt: z.string(), amount: z.int(), paidOn: z.string(), done }),
  'penalty.voided': z.object({ reason: z.string(), done }),
} as const;
export type PenaltyEvent = EventOf<typeof penaltyEventPayloads>;
type Payload<Kind extends PenaltyEvent['kind']> = Extract<PenaltyEvent, { kind: Kind }>['payload'];

/** One decision, by its own id. */
export interface PenaltyState extends Omit<Payload<'penalty.imposed'>, 'document'> {
  /** Number of the decision, as printed. */
  readonly number: string;
  readonly payment: Payload<'penalty.paid'> | null;
  /** A number once used stays used: what was void is kept. */
  readonly voided: Payload<'penalty.voided'> | null;
}

export function evolvePenalty(state: PenaltyState | null, event: PenaltyEvent): PenaltyState | null {
  if (event.kind === 'penalty.imposed') {
    if (state !== null) return state;
    const { document, ...imposed } = event.payload;
    return { ...imposed, number: document.text, payment: null, voided: null };
  }
  if (state === null) return null;
  switch (event.kind) {
    case 'penalty.paid':
      return state.payment === null && state.amount > 0 ? { ...state, payment: event.payload } : state;
    case 'penalty.voided':
      return state.voided === null ? { ...state, voided: event.payload } : state;
    default:
      return unreachable(event);
  }
}
