/** The time limits of a case, computed from what happened to it. Nothing here is stored. */
import { type CivilDate, civilDateAt } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import { type ClockRun, runClock } from '../clock/clock.ts';
import { stepClock } from '../clock/limits.ts';
import { type CaseTimes, legalClock, promisedClock } from '../clock/policy.ts';
import type { TimeSettings } from '../clock/settings.ts';
import { resultPapers } from './evolve-closing.ts';
import type { CaseState } from './state.ts';
import { presentStep } from './steps.ts';

/** What a case's clocks are computed by. */
export interface ClockBasis {
  readonly today: CivilDate;
  readonly calendar: WorkingCalendar;
  readonly settings: Pick<TimeSettings, 'promisedKeepsRunning' | 'warnWorkingDays'>;
}

/** Every clock of a case; null where it does not run at this stage. */
export interface CaseClocks {
  /** 许可法32(4): five days to say what is missing. */
  readonly notice: ClockRun | null;
  readonly legal: ClockRun | null;
  readonly promised: ClockRun | null;
  /** The present step of the template (C6). */
  readonly step: ClockRun | null;
  /** Each department asked by 抄告 (F1), in the order asked. */
  readonly subCases: readonly { readonly id: string; readonly clock: ClockRun }[];
  /** 许可法44: ten days to serve the decision. */
  readonly service: ClockRun | null;
}

/** Undefined before acceptance. */
export function timesOf(state: CaseState): CaseTimes | undefined {
  if (state.acceptedOn === null) return undefined;
  return {
    acceptedOn: state.acceptedOn,
    legalDays: state.item.legalDays,
    promisedDays: state.item.promisedDays,
    extensionDays: state.extension?.days ?? 0,
    extendedOn: state.extension?.toldOn ?? state.extension?.approvedOn ?? null,
    pauses: state.suspensions,
    decidedOn: state.decision?.decidedOn ?? state.ended?.on ?? null,
  };
}

export function caseClocks(state: CaseState, basis: ClockBasis): CaseClocks {
  const { today, calendar, settings } = basis;
  const times = timesOf(state);
  const step = state.stage === '已受理' ? presentStep(state) : undefined;
  const simple = (from: string, workingDays: number, end: string | null): ClockRun =>
    runClock({ from, workingDays, pauses: [], end }, today, calendar, settings.warnWorkingDays);
  return {
    notice:
      state.stage === '收件' && !state.item.intakeOnly
        ? simple(state.noticeLimit.from, state.noticeLimit.workingDays, null)
        : null,
    legal: times === undefined ? null : legalClock(times, settings, today, calendar),
    promised: times === undefined ? null : promisedClock(times, settings, today, calendar),
    step:
      step === undefined || step.limitDays === null || state.stepSince === null
        ? null
        : stepClock(
            { beganOn: state.stepSince as CivilDate, workingDays: step.limitDays, endedOn: null },
            settings,
            today,
            calendar,
          ),
    subCases: state.subCases.map(({ id, limit, reply }) => ({
      id,
      // When the case ends without a decision nobody is asked any more.
      clock: simple(limit.from, limit.workingDays, reply?.on ?? state.ended?.on ?? null),
    })),
    service:
      state.decision === null
        ? null
        : simple(state.decision.decidedOn, state.decision.serviceLimit.workingDays, servedOn(state)),
  };
}

/** The day on which the last paper of the result was served; null before. What else was served then or later is nothing to it. */
export function servedOn(state: CaseState): string | null {
  if (state.stage !== '已送达') return null;
  const result = new Set(resultPapers(state));
  return state.served
    .filter(({ papers }) => papers.some(({ number }) => result.has(number)))
    .reduce<string | null>((last, { servedOn: on }) => (last === null || on > last ? on : last), null);
}

/** C1: an 即办件 that was not closed on the day it was accepted. */
export const instantLate = (state: CaseState, today: CivilDate): boolean =>
  state.item.handling === '即办件' &&
  state.stage === '已受理' &&
  state.acceptedOn !== null &&
  today > state.acceptedOn;

export const dayOf = (done: { readonly at: string }): CivilDate => civilDateAt(done.at);
