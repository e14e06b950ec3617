/**
 * The registers of a hall: streams of their own beside the cases. Each has its events, its state and its rules in a
 * file; here they are one table for whoever stores, reads back or dispatches them.
 */
import { z } from 'zod';
import type { ItemContext } from '../act-context.ts';
import type { NewEvent } from '../event.ts';
import type { Result } from '../result.ts';
import { billCommand, decideBill } from './bill.ts';
import { billEventPayloads, evolveBill } from './bill-state.ts';
import { complaintCommand, decideComplaint } from './complaint.ts';
import { complaintEventPayloads, evolveComplaint } from './complaint-state.ts';
import {
  consultationCommand,
  consultationEventPayloads,
  decideConsultation,
  evolveConsultation,
} from './consultation.ts';
import { decideFollowUp } from './follow-up.ts';
import { followUpCommand } from './follow-up-commands.ts';
import { evolveFollowUp, followUpEventPayloads } from './follow-up-state.ts';
import { decideLeave, leaveCommand } from './leave.ts';
import { evolveLeave, leaveEventPayloads } from './leave-state.ts';
import { decideMandate, mandateCommand } from './mandate.ts';
import { evolveMandate, mandateEventPayloads } from './mandate-state.ts';
import { decideNotice, noticeCommand } from './notice.ts';
import { evolveNotice, noticeEventPayloads } from './notice-state.ts';
import { decideNumbers, numbersCommand } from './numbers.ts';
import { evolveNumbers, numbersEventPayloads } from './numbers-state.ts';
import { decidePenalty, penaltyCommand } from './penalty.ts';
import { evolvePenalty, penaltyEventPayloads } from './penalty-state.ts';
import { decideSeal, sealCommand } from './seal.ts';
import { evolveSeal, sealEventPayloads } from './seal-state.ts';
import { decideShift, shiftCommand } from './shift.ts';
import { evolveShift, shiftEventPayloads } from './shift-state.ts';
import type { RegisterKind, RegisterStates } from './states.ts';
import { decideTicket, ticketCommand } from './ticket.ts';
import { evolveTicket, ticketEventPayloads } from './ticket-state.ts';
import { decideTransfer, transferCommand } from './transfer.ts';
import { evolveTransfer, transferEventPayloads } from './transfer-state.ts';

export {
  emptyRegisters,
  type ListedKind,
  type RegisterKind,
  type Registers,
  type RegisterStates,
} from './states.ts';

type Evolve<Kind extends RegisterKind> = (
  state: RegisterStates[Kind] | null,
  event: never,
) => RegisterStates[Kind] | null;

const evolvers: { readonly [Kind in RegisterKind]: Evolve<Kind> } = {
  shift: evolveShift,
  leave: evolveLeave,
  mandate: evolveMandate,
  numbers: evolveNumbers,
  seal: evolveSeal,
  bill: evolveBill,
  transfer: evolveTransfer,
  consultation: evolveConsultation,
  complaint: evolveComplaint,
  follow_up: evolveFollowUp,
  notice: evolveNotice,
  penalty: evolvePenalty,
  ticket: evolveTicket,
};

export const registerEventPayloads = {
  ...shiftEventPayloads,
  ...leaveEventPayloads,
  ...mandateEventPayloads,
  ...numbersEventPayloads,
  ...sealEventPayloads,
  ...billEventPayloads,
  ...transferEventPayloads,
  ...consultationEventPayloads,
  ...complaintEventPayloads,
  ...followUpEventPayloads,
  ...noticeEventPayloads,
  ...penaltyEventPayloads,
  ...ticketEventPayloads,
} as const;

export const isRegisterKind = (streamKind: string): streamKind is RegisterKind =>
  Object.hasOwn(evolvers, streamKind);

/**
 * A register's state after an event of its stream; kinds this version does not know change nothing.
 * @param state as an earlier call returned it, or null for a stream's first event.
 * @param event its payload was checked when it was decided or adopted.
 */
export function evolveRegister<Kind extends RegisterKind>(
  kind: Kind,
  state: RegisterStates[Kind] | null,
  event: { readonly kind: string; readonly payload: unknown },
): RegisterStates[Kind] | null {
  if (!Object.hasOwn(registerEventPayloads, event.kind)) return state;
  const evolve = evolvers[kind] as (state: unknown, event: unknown) => RegisterStates[Kind] | null;
  return evolve(state, event);
}

/** Every command on a register, as it comes in: shapes and bounds only. */
export const registerCommand = z.discriminatedUnion('type', [
  shiftCommand,
  leaveCommand,
  mandateCommand,
  numbersCommand,
  sealCommand,
  billCommand,
  transferCommand,
  consultationCommand,
  complaintCommand,
  followUpCommand,
  noticeCommand,
  penaltyCommand,
  ticketCommand,
]);
export type RegisterCommand = z.output<typeof registerCommand>;

const deciders = {
  shift: decideShift,
  leave: decideLeave,
  mandate: decideMandate,
  numbers: decideNumbers,
  seal: decideSeal,
  bill: decideBill,
  transfer: decideTransfer,
  consultation: decideConsultation,
  complaint: decideComplaint,
  follow_up: decideFollowUp,
  notice: decideNotice,
  penalty: decidePenalty,
  ticket: decideTicket,
} as const satisfies Record<RegisterKind, unknown>;

/** The register a command is for: the part of its type before the dot. */
export const registerOf = ({ type }: RegisterCommand): RegisterKind =>
  type.slice(0, type.indexOf('.')) as RegisterKind;

/** The rules of the registers: what is to be recorded, or why it may not. Pure. */
export function decideRegister(command: RegisterCommand, context: ItemContext): Result<NewEvent[]> {
  const decide = deciders[registerOf(command)] as (
    command: RegisterCommand,
    context: ItemContext,
  ) => Result<NewEvent[]>;
  return decide(command, context);
}
