/** A leader's leave, which lets the other of the pair act (or, both away, the head: 1M.11), and the leaders' days in the hall (D5). Stream: staff number. */
import { z } from 'zod';
import type { Done } from '../act-context.ts';
import { day } from '../reference/effective.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

/** 局领导带班、巡视、现场办公. */
export const dutyKinds = ['带班', '巡视', '现场办公'] as const;
export type DutyKind = (typeof dutyKinds)[number];

export const leaveEventPayloads = {
  /** One of the pair is away from the first day to the last, both included. */
  'leave.recorded': z.object({ id: z.string(), from: day, until: day, reason: z.string(), done }),
  /** It will not take place. */
  'leave.cancelled': z.object({ id: z.string(), reason: z.string(), done }),
  /** Back from this day on. */
  'leave.ended': z.object({ id: z.string(), on: day, done }),
  'leave.on_duty': z.object({
    id: z.string(),
    department: z.string(),
    day,
    kind: z.enum(dutyKinds),
    /** What was looked at and said. */
    noted: z.string(),
    done,
  }),
} as const;
export type LeaveEvent = EventOf<typeof leaveEventPayloads>;

export interface LeavePeriod {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly done: Done;
  /** First day back, where that was earlier than planned. */
  readonly endedOn: string | null;
  readonly cancelled: boolean;
}

export interface DutyEntry {
  readonly id: string;
  readonly department: string;
  readonly day: string;
  readonly kind: DutyKind;
  readonly noted: string;
  readonly done: Done;
}

export interface LeaveState {
  readonly periods: readonly LeavePeriod[];
  readonly duties: readonly DutyEntry[];
}

const nothing: LeaveState = { periods: [], duties: [] };

/** Total: what does not fit changes nothing. */
export function evolveLeave(state: LeaveState | null, event: LeaveEvent): LeaveState | null {
  const before = state ?? nothing;
  const change = (id: string, to: Partial<LeavePeriod>): LeaveState | null =>
    before.periods.some((period) => period.id === id)
      ? {
          ...before,
          periods: before.periods.map((period) => (period.id === id ? { ...period, ...to } : period)),
        }
      : state;
  switch (event.kind) {
    case 'leave.recorded': {
      if (before.periods.some((period) => period.id === event.payload.id)) return state;
      const period = { ...event.payload, endedOn: null, cancelled: false };
      return { ...before, periods: [...before.periods, period] };
    }
    case 'leave.cancelled':
      return change(event.payload.id, { cancelled: true });
    case 'leave.ended':
      return change(event.payload.id, { endedOn: event.payload.on });
    case 'leave.on_duty':
      return before.duties.some((duty) => duty.id === event.payload.id)
        ? state
        : { ...before, duties: [...before.duties, event.payload] };
    default:
      return unreachable(event);
  }
}

/** The leave a leader is on, on a day; undefined when they are there. */
export const leaveOn = (state: LeaveState | null, on: string): LeavePeriod | undefined =>
  state?.periods.find(
    ({ from, until, endedOn, cancelled }) =>
      !cancelled && from <= on && on <= until && (endedOn === null || on < endedOn),
  );
