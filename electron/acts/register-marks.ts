/** How a command on a register is known again when it is given twice: by the stream it names and the event it causes. */
import type { RegisterCommand, registerEventPayloads } from '#shared/registers/index.ts';
import { ratingMonthStream } from '#shared/registers/notice-state.ts';

/** The event that each command causes, and no other command of its register does. */
export const registerMarkOf = {
  'shift.leave_post': 'shift.leave_requested',
  'shift.return_to_post': 'shift.returned',
  'shift.consent': 'shift.consented',
  'leave.record': 'leave.recorded',
  'leave.cancel': 'leave.cancelled',
  'leave.end': 'leave.ended',
  'leave.log_duty': 'leave.on_duty',
  'mandate.grant': 'mandate.granted',
  'mandate.revoke': 'mandate.revoked',
  'numbers.assign': 'numbers.assigned',
  'numbers.return': 'numbers.returned',
  'numbers.void': 'numbers.voided',
  'seal.register': 'seal.registered',
  'seal.relocate': 'seal.relocated',
  'seal.hand_over': 'seal.handed_over',
  'seal.deposit': 'seal.deposited',
  'seal.withdraw': 'seal.withdrawn',
  'seal.report_loss': 'seal.lost',
  'seal.destroy': 'seal.destroyed',
  'seal.use': 'seal.used',
  'bill.open': 'bill.opened',
  'bill.receive_lot': 'bill.lot_received',
  'bill.use': 'bill.used',
  'bill.void': 'bill.voided',
  'bill.report_loss': 'bill.lost',
  'bill.reconcile': 'bill.reconciled',
  'transfer.prepare': 'transfer.prepared',
  'transfer.hand_over': 'transfer.handed_over',
  'transfer.return': 'transfer.returned',
  'transfer.cancel': 'transfer.cancelled',
  'consultation.open': 'consultation.opened',
  'consultation.answer': 'consultation.answered',
  'consultation.turn': 'consultation.turned',
  'complaint.take_down': 'complaint.taken_down',
  'complaint.accept': 'complaint.accepted',
  'complaint.investigate': 'complaint.investigated',
  'complaint.dispose': 'complaint.disposed',
  'complaint.answer': 'complaint.answered',
  'complaint.request_review': 'complaint.review_requested',
  'complaint.review': 'complaint.reviewed',
  'complaint.file': 'complaint.filed',
  'follow_up.contact': 'follow_up.contacted',
  'follow_up.extend': 'follow_up.extended',
  'follow_up.rectify': 'follow_up.rectified',
  'follow_up.request_examination': 'follow_up.examination_requested',
  'follow_up.examine': 'follow_up.examined',
  'follow_up.revisit': 'follow_up.revisited',
  'follow_up.close': 'follow_up.closed',
  'notice.issue': 'notice.issued',
  'notice.file_result': 'notice.result_filed',
  'notice.publish_month': 'notice.month_published',
  'penalty.impose': 'penalty.imposed',
  'penalty.record_payment': 'penalty.paid',
  'penalty.void': 'penalty.voided',
  'ticket.issue': 'ticket.issued',
  'ticket.call': 'ticket.called',
  'ticket.recall': 'ticket.recalled',
  'ticket.skip': 'ticket.skipped',
  'ticket.hold': 'ticket.held',
  'ticket.resume': 'ticket.resumed',
  'ticket.transfer': 'ticket.transferred',
  'ticket.finish': 'ticket.finished',
  'ticket.pause': 'ticket.paused',
  'ticket.go_on': 'ticket.went_on',
} as const satisfies Record<RegisterCommand['type'], keyof typeof registerEventPayloads>;

/**
 * The stream a command is on.
 * @param counter id of this counter, whose post is meant where the command names none
 */
export function streamNamed(command: RegisterCommand, counter: string): string {
  if ('sealId' in command) return command.sealId;
  if ('bookId' in command) return command.bookId;
  if ('slipId' in command) return command.slipId;
  if ('consultationId' in command) return command.consultationId;
  if ('complaintId' in command) return command.complaintId;
  if ('ratingId' in command) return command.ratingId;
  if ('noticeId' in command) return command.noticeId;
  if ('penaltyId' in command) return command.penaltyId;
  if ('month' in command) return ratingMonthStream(command.month);
  if ('series' in command) return command.series;
  if ('leader' in command) return command.leader;
  if ('mandate' in command) return command.mandate.grantee;
  if ('grantee' in command) return command.grantee;
  return 'counter' in command ? command.counter : counter;
}
