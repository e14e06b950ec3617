import type { LeaveState } from './leave.ts';
import type { MandateState } from './mandate.ts';
import type { NumbersState } from './numbers.ts';
import type { ShiftState } from './shift.ts';
import type { BillBookState } from './bill.ts';
import type { SealState } from './seal.ts';
import type { TransferState } from './transfer.ts';
import type { ComplaintState } from './complaint.ts';
import type { ConsultationState } from './consultation.ts';
import type { FollowUpState } from './follow-up.ts';
import type { NoticeState } from './notice.ts';
import type { PenaltyState } from './penalty.ts';
import type { TicketState } from './ticket.ts';

/** What each register holds per stream, and what a stream's id is. */
export interface RegisterStates {
  /** By counter id: who is on the post. */
  readonly shift: ShiftState;
  /** By the leader's staff number (A). */
  readonly leave: LeaveState;
  /** By the grantee's staff number. */
  readonly mandate: MandateState;
  /** By series. */
  readonly numbers: NumbersState;
  /** By seal id. */
  readonly seal: SealState;
  /** By book id. */
  readonly bill: BillBookState;
  /** By slip id. */
  readonly transfer: TransferState;
  readonly consultation: ConsultationState;
  readonly complaint: ComplaintState;
  /** By rating id. */
  readonly follow_up: FollowUpState;
  /** 监察通报, by notice id. */
  readonly notice: NoticeState;
  /** 当场处罚, by id. */
  readonly penalty: PenaltyState;
  /** 叫号, by counter id. */
  readonly ticket: TicketState;
}
export type RegisterKind = keyof RegisterStates;
/** Those that are looked into as lists; the queue before a counter has keys of its own. */
export type ListedKind = Exclude<RegisterKind, 'ticket'>;

/** What is known of the registers at the moment of an act. */
export interface Registers {
  get<Kind extends RegisterKind>(kind: Kind, id: string): RegisterStates[Kind] | null;
  all<Kind extends RegisterKind>(kind: Kind): readonly { id: string; state: RegisterStates[Kind] }[];
}

/** Registers of which nothing was recorded yet. */
export const emptyRegisters: Registers = { get: () => null, all: () => [] };
