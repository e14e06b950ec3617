/** 行政审批授权书: granted, signed again, revoked (D3). Stream: the grantee's staff number. */
import { z } from 'zod';
import type { Done } from '../act-context.ts';
import { civilDateAt } from '../calendar/civil-date.ts';
import { day } from '../reference/effective.ts';
import { mandate, type Mandate } from '../reference/people.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

export const mandateEventPayloads = {
  'mandate.granted': z.object({ mandate, done }),
  'mandate.revoked': z.object({
    number: z.string(),
    version: z.int().min(1),
    on: day,
    reason: z.string(),
    done,
  }),
} as const;
export type MandateEvent = EventOf<typeof mandateEventPayloads>;

export interface RevokedMandate {
  readonly number: string;
  readonly version: number;
  /** The day it was revoked. */
  readonly on: string;
  readonly reason: string;
  readonly done: Done;
}

export interface MandateState {
  /** The last one granted here; null where only the one of the hall's list was revoked. */
  readonly granted: Mandate | null;
  readonly revoked: readonly RevokedMandate[];
  /** Every one granted here, the oldest first. */
  readonly history: readonly { readonly mandate: Mandate; readonly done: Done }[];
}

const nothing: MandateState = { granted: null, revoked: [], history: [] };

/** One document: its number as signed for the nth time. */
export const isSame = (
  one: { readonly number: string; readonly version: number },
  other: { readonly number: string; readonly version: number },
): boolean => one.number === other.number && one.version === other.version;

/** Total: what does not fit changes nothing. */
export function evolveMandate(state: MandateState | null, event: MandateEvent): MandateState | null {
  const before = state ?? nothing;
  switch (event.kind) {
    case 'mandate.granted': {
      const { mandate: granted, done: by } = event.payload;
      if (before.history.some((entry) => isSame(entry.mandate, granted))) return state;
      return { ...before, granted, history: [...before.history, { mandate: granted, done: by }] };
    }
    case 'mandate.revoked':
      return before.revoked.some((entry) => isSame(entry, event.payload))
        ? state
        : { ...before, revoked: [...before.revoked, event.payload] };
    default:
      return unreachable(event);
  }
}

/**
 * The mandate that counts on a day (D3): of those begun the last granted. It takes the place of the earlier ones for
 * good: revoking it, or its running out, brings none of them back. One signed ahead does not end the present one, and
 * one revoked before its first day never took its place.
 * @param listed the one of the hall's list of people; it counts as granted on its first day
 */
export function mandateOn(state: MandateState | null, listed: Mandate, on: string): Mandate {
  const { history = [], revoked = [] } = state ?? {};
  const later = history.findIndex(({ done: { at } }) => civilDateAt(at) >= listed.from);
  const granted = history.map((entry) => entry.mandate);
  const inOrder = granted.toSpliced(later < 0 ? granted.length : later, 0, listed);
  const neverBegan = (one: Mandate): boolean =>
    revoked.some((entry) => isSame(entry, one) && entry.on < one.from);
  return inOrder.findLast((one) => one.from <= on && !neverBegan(one)) ?? listed;
}
