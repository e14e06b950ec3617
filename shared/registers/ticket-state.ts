/** The queue before a counter, where the hall has no queue machine of its own (domain 5.2). Stream: counter id. */
import { z } from 'zod';
import { instant, uuid } from '../event.ts';
import { unreachable } from '../result.ts';
import { day } from '../reference/effective.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

/** `A001`: begins anew each day. */
const number = z.string().regex(/^[A-Z]\d{3}$/);
const ticket = { day, number };

export const ticketEventPayloads = {
  /** 取号. `express`: 绿色通道, for the old, the disabled, soldiers and the like. */
  'ticket.issued': z.object({ ...ticket, express: z.boolean(), at: instant }),
  /** 顺呼. */
  'ticket.called': z.object({ ...ticket, done }),
  /** 重呼. */
  'ticket.recalled': z.object({ ...ticket, done }),
  /** 过号: called, and nobody came. */
  'ticket.skipped': z.object({ ...ticket, done }),
  /** 挂起: away for a moment, to fill in a form or make a copy. */
  'ticket.held': z.object({ ...ticket, done }),
  /** 回呼: one that was passed over or held is called again. */
  'ticket.resumed': z.object({ ...ticket, done }),
  /** 转移; `to` is the counter's name, empty where the caller's keys could not say it. */
  'ticket.transferred': z.object({ ...ticket, to: z.string(), done }),
  'ticket.finished': z.object({ ...ticket, done }),
  /** What was done for the person with this ticket. */
  'ticket.tied': z.object({ ...ticket, caseId: uuid }),
  'ticket.paused': z.object({ day, done }),
  'ticket.went_on': z.object({ done }),
} as const;
export type TicketEvent = EventOf<typeof ticketEventPayloads>;

export type TicketStage = '等候' | '正在办理' | '过号' | '挂起' | '已转移' | '已办结';

export interface Ticket {
  readonly number: string;
  readonly express: boolean;
  readonly stage: TicketStage;
  /** How often it was called in this turn. */
  readonly times: number;
  readonly caseIds: readonly string[];
}

export interface TicketState {
  /** The day of the tickets; those of an earlier day are void. */
  readonly day: string;
  readonly tickets: readonly Ticket[];
  /** 暂停服务: the day on which it was, and has not ended; a new day begins open. */
  readonly pausedOn: string | null;
}

const empty: TicketState = { day: '', tickets: [], pausedOn: null };

export function evolveTicket(before: TicketState | null, event: TicketEvent): TicketState {
  const state = before ?? empty;
  const change = (of: { readonly number: string; readonly day: string }, to: (ticket: Ticket) => Ticket) =>
    of.day === state.day
      ? { ...state, tickets: state.tickets.map((one) => (one.number === of.number ? to(one) : one)) }
      : state;
  const turnTo =
    (stage: TicketStage) =>
    (one: Ticket): Ticket => ({ ...one, stage });
  switch (event.kind) {
    case 'ticket.issued': {
      const { day: on, number: of, express } = event.payload;
      if (on < state.day) return state;
      const same = on === state.day ? state.tickets : [];
      return {
        ...state,
        day: on,
        tickets: [...same, { number: of, express, stage: '等候', times: 0, caseIds: [] }],
      };
    }
    case 'ticket.called':
    case 'ticket.resumed':
      return change(event.payload, (one) => ({ ...one, stage: '正在办理', times: 1 }));
    case 'ticket.recalled':
      return change(event.payload, (one) => ({ ...one, times: one.times + 1 }));
    case 'ticket.skipped':
      return change(event.payload, turnTo('过号'));
    case 'ticket.held':
      return change(event.payload, turnTo('挂起'));
    case 'ticket.transferred':
      return change(event.payload, turnTo('已转移'));
    case 'ticket.finished':
      return change(event.payload, turnTo('已办结'));
    case 'ticket.tied':
      return change(event.payload, (one) => ({ ...one, caseIds: [...one.caseIds, event.payload.caseId] }));
    case 'ticket.paused':
      return { ...state, pausedOn: event.payload.day };
    case 'ticket.went_on':
      return { ...state, pausedOn: null };
    default:
      return unreachable(event);
  }
}
