/**
 * The public face of the rules: what another tool of the hall would import. Everything here is pure — no clock, no
 * network, no storage — and answers with values: a refusal names its rule, and exceptions are for faults only.
 *
 * Calendar and clocks: `workingCalendar` reads a year's notice, `addWorkingDays` and `deadlineAfter` count, `runClock`
 * and `caseClocks` tell how a limit stands on a day.
 * Identity: `checkResidentId` (GB 11643), `checkCreditCode` (GB 32100), the masks for what others may see, and
 * `parseReceiptNumber` for what is scanned.
 * A case: `caseCommand` reads what somebody asks for, `decide` answers with events or a refusal, `evolve` folds them.
 * Registers: `registerCommand`, `decideRegister`, `evolveRegister`.
 * Who may: `mayDo`.
 * Papers: `papersDue`, `paperAsked` and `paperOfMonth` give their content; `layOutSlip` and `renderA4` render it.
 * Protocol: what a counter and the centre say to each other.
 */

// ── answers ─────────────────────────────────────────────────────────────────
export { type Refusal, type RefusalKind, refusalKinds, type Result } from './result.ts';
export { readInput } from './edge.ts';

// ── calendar and clocks ─────────────────────────────────────────────────────
export { type CivilDate, civilDateAt, chineseDate, parseCivilDate } from './calendar/civil-date.ts';
export {
  addWorkingDays,
  type Deadline,
  deadlineAfter,
  deadlineText,
  isWorkingDay,
  workingCalendar,
  type WorkingCalendar,
  workingDaysBetween,
} from './calendar/working-days.ts';
export { type Clock, type ClockRun, type ClockState, clockStates, runClock } from './clock/clock.ts';
export { checkExtension } from './clock/extension.ts';
export * from './clock/limits.ts';
export { article45Procedures, checkPause, linksOutsideHall, type Pause } from './clock/pauses.ts';
export { type CaseTimes, legalClock, promisedClock } from './clock/policy.ts';
export { defaultTimeSettings, type TimeSettings, timeSettings } from './clock/settings.ts';

// ── identity and numbers ────────────────────────────────────────────────────
export { checkCreditCode, type CreditCodeCheck } from './checks/credit-code.ts';
export { checkResidentId, type ResidentId, type ResidentIdKind } from './checks/resident-id.ts';
export { maskIdNumber, maskPersonName, maskPhone } from './checks/masking.ts';
export { maskedApplicant } from './case/applicant.ts';
export { formatReceiptNumber, parseReceiptNumber } from './numbers/receipt-number.ts';
export { gaps, nextSerial, numberBlocks, remaining, type UsedNumber } from './numbers/blocks.ts';

// ── reference data ──────────────────────────────────────────────────────────
export * from './reference/index.ts';

// ── a case ──────────────────────────────────────────────────────────────────
export type { ActContext, Done, ItemContext } from './act-context.ts';
export { type CaseCommand, caseCommand } from './case/commands.ts';
export { type CaseContext, decide } from './case/decide.ts';
export { type CaseEvent, caseEventPayloads, readCaseEvent } from './case/events.ts';
export { evolve, foldCase } from './case/evolve.ts';
export { type CaseClocks, caseClocks, type ClockBasis } from './case/clocks.ts';
export { openGrounds, refusalGrounds } from './case/grounds.ts';
export { caseStanding, type Standing } from './case/standing.ts';
export { type CaseStage, caseStages, type CaseState } from './case/state.ts';

// ── who may ─────────────────────────────────────────────────────────────────
export { type Act, actRules, type Authorised, mayDo } from './authority/index.ts';

// ── registers ───────────────────────────────────────────────────────────────
export {
  decideRegister,
  emptyRegisters,
  evolveRegister,
  type RegisterCommand,
  registerCommand,
  type RegisterKind,
  type Registers,
  type RegisterStates,
} from './registers/index.ts';

// ── papers ──────────────────────────────────────────────────────────────────
export type { PaperBlock, PaperContent } from './papers/content.ts';
export { mediaOf, type PaperKind, type PaperMedia } from './papers/kinds.ts';
export { mayPrint } from './papers/may-print.ts';
export { type PaperContext, papersDue } from './papers/case/due.ts';
export { type AskedSource, type MonthSource, paperAsked, paperOfMonth } from './papers/asked/asked.ts';
export { type PaperRequest, paperRequest } from './papers/asked/requests.ts';
export { renderA4 } from './papers/render/a4.ts';
export { layOutSlip, type SlipLine } from './papers/render/slip-layout.ts';
export { remediesText, type Remedies } from './remedies.ts';

// ── events and the protocol ─────────────────────────────────────────────────
export { canonicalJson, type Event, event, hashedText, type NewEvent } from './event.ts';
export { isReadable } from './readable.ts';
export * from './protocol/index.ts';
