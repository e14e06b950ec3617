/** 叫号: the keys of a caller (顺呼、重呼、过号、挂起、回呼、转移、暂停), and the counter's own tickets (domain 5.2). */
import { z } from 'zod';
import { type ActContext, doneBy, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { type NewEvent, uuid } from '../event.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { registerEvent } from './define.ts';
import type { Registers } from './states.ts';
import type { Ticket, TicketEvent, TicketState } from './ticket-state.ts';

export * from './ticket-state.ts';

const command = { commandId: uuid };
export const ticketCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ticket.issue'), ...command, express: z.boolean() }),
  z.object({ type: z.literal('ticket.call'), ...command }),
  z.object({ type: z.literal('ticket.recall'), ...command }),
  z.object({ type: z.literal('ticket.skip'), ...command }),
  z.object({ type: z.literal('ticket.hold'), ...command }),
  /** `number` null: the one that has been away longest. */
  z.object({ type: z.literal('ticket.resume'), ...command, number: z.string().max(8).nullable() }),
  z.object({ type: z.literal('ticket.transfer'), ...command, to: z.string().max(80) }),
  z.object({ type: z.literal('ticket.finish'), ...command }),
  z.object({ type: z.literal('ticket.pause'), ...command }),
  z.object({ type: z.literal('ticket.go_on'), ...command }),
]);
export type TicketCommand = z.infer<typeof ticketCommand>;

/** 重呼: as often as a person may be called in one turn. */
export const mostCalls = 3;
/** As many as the number on a ticket can say. */
const mostTickets = 999;

/** The queue of today; empty before the first ticket. */
export function queueToday(
  registers: Registers,
  counter: string,
  today: string,
): { readonly tickets: TicketState['tickets']; readonly paused: boolean } {
  const state = registers.get('ticket', counter);
  return { tickets: state?.day === today ? state.tickets : [], paused: state?.pausedOn === today };
}

/** Whose turn it is. */
export const inHand = (tickets: readonly Ticket[]): Ticket | null =>
  tickets.find(({ stage }) => stage === '正在办理') ?? null;

/** In the order they will be called: 绿色通道 first, then as they came. */
export function waitingIn(tickets: readonly Ticket[]): Ticket[] {
  const waiting = tickets.filter(({ stage }) => stage === '等候');
  return [...waiting.filter(({ express }) => express), ...waiting.filter(({ express }) => !express)];
}

/** Passed over or held: they can be called back. */
export const awayIn = (tickets: readonly Ticket[]): Ticket[] =>
  tickets.filter(({ stage }) => stage === '挂起' || stage === '过号');

/** The ticket in hand is that of the person the case is for. */
export function ticketTied(
  caseId: string,
  context: Pick<ActContext, 'hall' | 'now' | 'registers'>,
): NewEvent[] {
  const { hall, registers } = context;
  const day = todayOf(context);
  const ticket = inHand(queueToday(registers, hall.counter.id, day).tickets);
  if (ticket === null || ticket.caseIds.includes(caseId)) return [];
  const payload = { day, number: ticket.number, caseId };
  return [registerEvent('ticket', hall.counter.id, { kind: 'ticket.tied', payload }, caseId)];
}

export function decideTicket(given: TicketCommand, context: ActContext): Result<NewEvent[]> {
  const allowed = mayDo('叫号', null, context);
  if (!allowed.ok) return allowed;
  const day = todayOf(context);
  const { id: counter } = context.hall.counter;
  const { tickets, paused } = queueToday(context.registers, counter, day);
  const now = inHand(tickets);
  const done = doneBy(context);
  const record = (...events: TicketEvent[]): Result<NewEvent[]> =>
    ok(events.map((event) => registerEvent('ticket', counter, event)));
  /** An act on the ticket in hand. */
  const onHand = (event: (of: { day: string; number: string; done: typeof done }) => TicketEvent) =>
    now === null ? nobodyCalled : record(event({ day, number: now.number, done }));
  if (paused && (given.type === 'ticket.call' || given.type === 'ticket.resume'))
    return refuse('rule', '', '本窗口已暂停服务，不能叫号。', '请先恢复服务。');

  switch (given.type) {
    case 'ticket.issue': {
      if (paused)
        return refuse('rule', '', '本窗口已暂停服务，不发号。', '请引导到其他窗口，或者先恢复服务。');
      const serial = tickets.length + 1;
      if (serial > mostTickets)
        return refuse('rule', '', '今日的号已经发完。', '请引导到其他窗口，或者直接办理。');
      const number = `A${String(serial).padStart(3, '0')}`;
      const payload = { day, number, express: given.express, at: context.now };
      return record({ kind: 'ticket.issued', payload });
    }
    case 'ticket.call': {
      const [next] = waitingIn(tickets);
      if (next === undefined)
        return refuse('not_found', '', '没有等候的号。', '有人来时按“取号”，或者直接办理。');
      const called: TicketEvent = { kind: 'ticket.called', payload: { day, number: next.number, done } };
      // Calling the next is also how a caller's keys say that the last is served.
      return now === null
        ? record(called)
        : record({ kind: 'ticket.finished', payload: { day, number: now.number, done } }, called);
    }
    case 'ticket.recall':
      if (now !== null && now.times >= mostCalls)
        return refuse(
          'rule',
          '',
          `${now.number}已经呼叫${mostCalls}次。`,
          '没有人来的，请按“过号”；来了以后可以回呼。',
        );
      return onHand((payload) => ({ kind: 'ticket.recalled', payload }));
    case 'ticket.skip':
      return onHand((payload) => ({ kind: 'ticket.skipped', payload }));
    case 'ticket.hold':
      return onHand((payload) => ({ kind: 'ticket.held', payload }));
    case 'ticket.resume': {
      if (now !== null)
        return refuse('rule', '', `${now.number}正在办理。`, '请先办结、挂起或者转移，再回呼。');
      const away = awayIn(tickets);
      const back = away.find(({ number }) => given.number === null || number === given.number);
      return back === undefined
        ? refuse('not_found', '', '没有可以回呼的号。', '过号、挂起的号可以回呼。', 'number')
        : record({ kind: 'ticket.resumed', payload: { day, number: back.number, done } });
    }
    case 'ticket.transfer':
      return onHand((payload) => ({
        kind: 'ticket.transferred',
        payload: { ...payload, to: given.to.trim() },
      }));
    case 'ticket.finish':
      return onHand((payload) => ({ kind: 'ticket.finished', payload }));
    case 'ticket.pause':
      return paused
        ? refuse('already_done', '', '本窗口已经暂停服务。', '需要继续的，请恢复服务。')
        : record({ kind: 'ticket.paused', payload: { day, done } });
    case 'ticket.go_on':
      return paused
        ? record({ kind: 'ticket.went_on', payload: { done } })
        : refuse('already_done', '', '本窗口没有暂停服务。', '可以直接叫号。');
    default:
      return unreachable(given);
  }
}

const nobodyCalled = refuse('rule', '', '当前没有正在办理的号。', '请先叫号。');
