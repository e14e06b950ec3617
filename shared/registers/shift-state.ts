/** The post at a counter: who is on it, who is away from it, and who may take it over (D6, D7, D11). Stream: counter id. */
import { z } from 'zod';
import { day } from '../reference/effective.ts';
import { instant, type Instant } from '../event.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

/** At the post in one's own right, for a person away from it (D6, D7), or from the neighbouring counter (D6, P4). */
export const manners = ['本岗', '替岗', '邻岗'] as const;
export type Manner = (typeof manners)[number];

export const shiftEventPayloads = {
  'shift.signed_in': z.object({
    staff: z.string(),
    name: z.string(),
    as: z.enum(manners).default('本岗'),
    standsInFor: z.string().nullable().default(null),
    /** Null in what earlier programs recorded. */
    at: instant.nullable().default(null),
  }),
  'shift.signed_out': z.object({
    staff: z.string(),
    /** True where the program ended without it and found it at its next start: when the person went is not known. */
    found: z.boolean().default(false),
    at: instant.nullable().default(null),
    /** D11: why the post was left with nobody at it while the hall is open; empty where nobody said. */
    reason: z.string().default(''),
  }),
  /** The PIN itself is never recorded. */
  'shift.sign_in_failed': z.object({ staff: z.string() }),
  /** 离岗申请: the post is not released by it. */
  'shift.leave_requested': z.object({
    standIn: z.string(),
    standInName: z.string(),
    reason: z.string(),
    done,
  }),
  /** The named stand-in has signed in: the one who asked may go. */
  'shift.post_released': z.object({ staff: z.string(), standIn: z.string(), at: instant }),
  /** Back at the post, or never left it. */
  'shift.returned': z.object({ staff: z.string(), at: instant }),
  /** D7: who may stand in without being listed, with the centre's consent; by emergency code where it cannot be reached. */
  'shift.consented': z.object({
    id: z.string(),
    staff: z.string(),
    standsInFor: z.string().nullable(),
    from: day,
    until: day,
    reason: z.string(),
    emergency: z.boolean(),
    /** The code the centre gave out, compared with its own list at the audit; null without emergency. */
    code: z.string().nullable(),
    done,
  }),
} as const;
export type ShiftEvent = EventOf<typeof shiftEventPayloads>;
/** As it stands in the log: earlier programs recorded less of a sign-in. */
export type RecordedShiftEvent = {
  [Kind in keyof typeof shiftEventPayloads]: {
    readonly kind: Kind;
    readonly payload: z.input<(typeof shiftEventPayloads)[Kind]>;
  };
}[keyof typeof shiftEventPayloads];

/** D7. Days are the first and the last on which it holds. */
export interface Consent {
  readonly id: string;
  readonly staff: string;
  /** Null where it is for the counter, whoever is away. */
  readonly standsInFor: string | null;
  readonly from: string;
  readonly until: string;
  /** Name of who gave it; with `emergency`, of who entered the code. */
  readonly by: string;
  /** By a code, the centre being out of reach: flagged for the audit. */
  readonly emergency: boolean;
  readonly code: string | null;
}

/** D6: who asked to leave the post. Until `releasedAt` they answer for it. */
export interface Absence {
  readonly staff: string;
  readonly name: string;
  readonly standIn: string;
  readonly standInName: string;
  readonly reason: string;
  readonly since: Instant;
  readonly releasedAt: Instant | null;
}

export interface OnPost {
  readonly staff: string;
  readonly name: string;
  readonly as: Manner;
  readonly standsInFor: string | null;
  /** Null where an earlier program did not say. */
  readonly since: Instant | null;
}

export interface ShiftState {
  readonly person: OnPost | null;
  readonly absence: Absence | null;
  readonly consents: readonly Consent[];
  /** Since when nobody is signed in; null while somebody is, and where it is not known. */
  readonly unmannedSince: Instant | null;
}

const nobody: ShiftState = { person: null, absence: null, consents: [], unmannedSince: null };

/** Total: what does not fit, because it came late from another device, changes nothing. */
export function evolveShift(state: ShiftState | null, event: RecordedShiftEvent): ShiftState | null {
  const before = state ?? nobody;
  const { person, absence } = before;
  switch (event.kind) {
    case 'shift.signed_in': {
      const { staff, name, as = '本岗', standsInFor = null, at = null } = event.payload;
      return { ...before, person: { staff, name, as, standsInFor, since: at }, unmannedSince: null };
    }
    case 'shift.signed_out': {
      const { staff, at = null } = event.payload;
      if (person === null || person.staff !== staff) return state;
      // Who goes home has not left the post for a while: the request lapses.
      const lapses = absence !== null && absence.releasedAt === null && absence.staff === staff;
      return { ...before, person: null, absence: lapses ? null : absence, unmannedSince: at };
    }
    case 'shift.sign_in_failed':
      return state;
    case 'shift.leave_requested': {
      const { standIn, standInName, reason, done: asked } = event.payload;
      if (person === null || person.staff !== asked.staff || absence?.releasedAt === null) return state;
      return {
        ...before,
        absence: {
          staff: asked.staff,
          name: asked.name,
          standIn,
          standInName,
          reason,
          since: asked.at,
          releasedAt: null,
        },
      };
    }
    case 'shift.post_released': {
      const { staff, standIn, at } = event.payload;
      if (absence === null || absence.releasedAt !== null) return state;
      if (absence.staff !== staff || absence.standIn !== standIn) return state;
      return { ...before, absence: { ...absence, releasedAt: at } };
    }
    case 'shift.returned':
      return absence?.staff === event.payload.staff ? { ...before, absence: null } : state;
    case 'shift.consented': {
      const { id, staff, standsInFor, from, until, emergency, code, done: given } = event.payload;
      if (before.consents.some((consent) => consent.id === id)) return state;
      const consent = { id, staff, standsInFor, from, until, by: given.name, emergency, code };
      return { ...before, consents: [...before.consents, consent] };
    }
    default:
      return unreachable(event);
  }
}
