/** 票据领用缴销 (H1–H4): the fiscal bills of a window, number by number. Stream: book id. */
import { z } from 'zod';
import type { Done } from '../act-context.ts';
import { unreachable } from '../result.ts';
import { isIn, numbersFrom } from './bill-numbers.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';
import { person, type Person } from './second-signer.ts';

export const billEventPayloads = {
  'bill.opened': z.object({
    /** As the bill is titled: 行政事业性收费统一票据. */
    name: z.string(),
    organ: z.string(),
    department: z.string(),
    /** Id of the counter whose stock it is. */
    counter: z.string(),
    /** 联数: sheets of one set. */
    sheets: z.int().min(1),
    done,
  }),
  /** 领取. Numbers are text: their leading zeros are printed on the bills. */
  'bill.lot_received': z.object({
    /** 票据代码; empty where the bills carry none. */
    code: z.string(),
    from: z.string(),
    to: z.string(),
    issuer: z.string(),
    /** Number of the issuing slip. */
    document: z.string(),
    receivedOn: z.string(),
    receiver: person,
    done,
  }),
  'bill.used': z.object({
    number: z.string(),
    caseId: z.string(),
    caseNumber: z.string(),
    charge: z.string(),
    /** 分, the charge's own. */
    amount: z.int().min(1),
    bankReceipt: z.string(),
    done,
  }),
  /** 作废: every sheet of the set is kept. */
  'bill.voided': z.object({ number: z.string(), sheetsKept: z.int().min(1), reason: z.string(), done }),
  'bill.lost': z.object({
    from: z.string(),
    to: z.string(),
    /** Number of the written report. */
    document: z.string(),
    circumstances: z.string(),
    done,
  }),
  /** 缴销 at the 财政窗口. What was not used goes back. */
  'bill.reconciled': z.object({
    from: z.string(),
    to: z.string(),
    used: z.int().min(0),
    voided: z.int().min(0),
    lost: z.int().min(0),
    returned: z.int().min(0),
    /** 分. */
    amount: z.int().min(0),
    document: z.string(),
    /** Who took it at the 财政窗口. */
    acceptedBy: z.string(),
    on: z.string(),
    done,
  }),
} as const;
export type BillEvent = EventOf<typeof billEventPayloads>;
type Payload<Kind extends BillEvent['kind']> = Extract<BillEvent, { kind: Kind }>['payload'];

/** One number that is no longer blank. A void one keeps the case it was written for. */
export interface BillEntry {
  readonly number: string;
  readonly status: '使用' | '作废' | '遗失';
  readonly caseId: string | null;
  /** 分; 0 for what was never written. */
  readonly amount: number;
  readonly done: Done;
}

/** 批次: consecutive numbers received at once. */
export interface BillLot {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly issuer: string;
  readonly document: string;
  readonly receivedOn: string;
  readonly receiver: Person;
  readonly entries: readonly BillEntry[];
}

/** A reconciled lot: its statement, and the numbers that gave no bill. */
export interface ClosedLot extends Payload<'bill.reconciled'> {
  readonly code: string;
  readonly receivedOn: string;
  readonly voidedNumbers: readonly string[];
  readonly lostNumbers: readonly string[];
}

export interface BillBookState extends Omit<Payload<'bill.opened'>, 'done'> {
  readonly opened: Done;
  /** The lot in use; null when none was received or the last was reconciled. */
  readonly lot: BillLot | null;
  readonly closed: readonly ClosedLot[];
}

/** Takes what happened as it comes: what does not fit the book's state leaves it as it was. */
export function evolveBill(state: BillBookState | null, event: BillEvent): BillBookState | null {
  if (event.kind === 'bill.opened') {
    if (state !== null) return state;
    const { done: opened, ...book } = event.payload;
    return { ...book, opened, lot: null, closed: [] };
  }
  if (state === null) return null;
  if (event.kind === 'bill.lot_received') {
    if (state.lot !== null) return state;
    const { code, from, to, issuer, document, receivedOn, receiver } = event.payload;
    return { ...state, lot: { code, from, to, issuer, document, receivedOn, receiver, entries: [] } };
  }
  return state.lot === null ? state : inLot(state, state.lot, event);
}

type LotEvent = Exclude<BillEvent, { kind: 'bill.opened' | 'bill.lot_received' }>;

function inLot(state: BillBookState, lot: BillLot, event: LotEvent): BillBookState {
  const inRange = (number: string) => isIn(lot, number);
  const known = (number: string) => lot.entries.some((entry) => entry.number === number);
  const withEntries = (entries: readonly BillEntry[]) => ({ ...state, lot: { ...lot, entries } });
  switch (event.kind) {
    case 'bill.used': {
      const { number, caseId, amount, done: at } = event.payload;
      if (!inRange(number) || known(number)) return state;
      return withEntries([...lot.entries, { number, status: '使用', caseId, amount, done: at }]);
    }
    case 'bill.voided': {
      const { number, done: at } = event.payload;
      if (!inRange(number)) return state;
      const blank = { number, status: '作废', caseId: null, amount: 0, done: at } as const;
      return withEntries(
        known(number)
          ? lot.entries.map((entry) =>
              entry.number === number && entry.status === '使用' ? { ...entry, status: '作废' } : entry,
            )
          : [...lot.entries, blank],
      );
    }
    case 'bill.lost': {
      const { from, to, done: at } = event.payload;
      const lost = numbersFrom(from, to).filter((number) => inRange(number) && !known(number));
      return withEntries([
        ...lot.entries,
        ...lost.map((number) => ({ number, status: '遗失', caseId: null, amount: 0, done: at }) as const),
      ]);
    }
    case 'bill.reconciled': {
      if (event.payload.from !== lot.from || event.payload.to !== lot.to) return state;
      const numbered = (status: BillEntry['status']) =>
        lot.entries.filter((entry) => entry.status === status).map(({ number }) => number);
      const { code, receivedOn } = lot;
      const voidedNumbers = numbered('作废');
      const closed = { ...event.payload, code, receivedOn, voidedNumbers, lostNumbers: numbered('遗失') };
      return { ...state, lot: null, closed: [...state.closed, closed] };
    }
    default:
      return unreachable(event);
  }
}
