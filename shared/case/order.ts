/** 许可法57: permits of a limited number go by order of acceptance. */
import type { CaseState } from './state.ts';

/** What a case's place in the order depends on. All of it comes from events; nothing can be edited. */
export interface Queued {
  readonly state: Pick<CaseState, 'acceptedOn' | 'receivedOn' | 'receiptNumber'>;
  /** Where the centre put the acceptance in the hall's order of events; null while the centre has not got it. */
  readonly position: number | null;
}

/**
 * The accepted ones among the cases, the first accepted first. The day of acceptance decides: for 视为受理 that is the day
 * of receipt, whenever it was found. Of one day, whose materials came in earlier goes first, for no application may lose
 * its place by the window's delay; then the order in which the centre learnt of the acceptances, which no counter's
 * clock can change, and after those what it has not learnt of yet; at last the receipt number, in which a counter's own
 * receipts follow each other and which gives every desk the same list.
 */
export const byOrderOfAcceptance = <Case extends Queued>(cases: readonly Case[]): Case[] =>
  cases
    .filter(({ state }) => state.acceptedOn !== null)
    .toSorted(
      (one, other) =>
        compare(one.state.acceptedOn ?? '', other.state.acceptedOn ?? '') ||
        compare(one.state.receivedOn, other.state.receivedOn) ||
        compare(one.position ?? Infinity, other.position ?? Infinity) ||
        compare(one.state.receiptNumber, other.state.receiptNumber),
    );

const compare = <Key extends string | number>(one: Key, other: Key): number =>
  one < other ? -1 : one > other ? 1 : 0;
