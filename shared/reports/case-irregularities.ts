/** What is irregular about one case, from its clocks and what was recorded of it. A voided case is no exception (许可法72). */
import { addDays, chineseDate, type CivilDate, civilDateAt } from '../calendar/civil-date.ts';
import { addWorkingDays, countDays, type WorkingCalendar } from '../calendar/working-days.ts';
import type { CaseClocks } from '../case/clocks.ts';
import type { CaseState } from '../case/state.ts';
import { type ClockRun, runClock } from '../clock/clock.ts';
import { lowerReviewWorkingDays, noticeWorkingDays } from '../clock/limits.ts';
import { stopsLegalClock } from '../clock/pauses.ts';
import { type CaseRecord, dayAt, factsOf, numberOf } from './case-record.ts';
import { type IrregularityKind, kindOfRule } from './liability.ts';
import { described, isLate, type Observed } from './observed.ts';

/** By what days are counted. */
export interface DayBasis {
  readonly today: CivilDate;
  readonly calendar: WorkingCalendar;
}

type Found = Pick<Observed, 'kind' | 'text' | 'on'> & Partial<Pick<Observed, 'rule' | 'department'>>;

export function ofCase(record: CaseRecord, clocks: CaseClocks, basis: DayBasis): Observed[] {
  const { id, state } = record;
  const mark = state.stage === '已作废' ? '（该办件已作废）' : '';
  return [
    ...state.irregularities.map(({ rule, text, on }) => ({ kind: kindOfRule(rule), rule, text, on })),
    ...lateClocks(state, clocks, basis),
    ...instantUnclosed(state, clocks),
    ...longerThanTold(state, basis),
    ...notSentOut(record, basis),
  ].map((found: Found) => ({
    ...described(found.kind),
    department: state.item.department,
    ...found,
    text: found.kind === '误录作废' ? found.text : `${found.text}${mark}`,
    caseId: id,
    number: numberOf(state),
  }));
}

function lateClocks(state: CaseState, clocks: CaseClocks, basis: DayBasis): Found[] {
  const late = (kind: IrregularityKind, name: string, run: ClockRun | null, department?: string): Found[] =>
    isLate(run)
      ? [
          {
            kind,
            text: lateText(name, run),
            on: run.due ?? state.receivedOn,
            ...(department === undefined ? {} : { department }),
          },
        ]
      : [];
  return [
    ...late('逾期未告知', '补正告知期限', clocks.notice ?? silentToTheEnd(state, basis)),
    ...late('法定超期', '法定办结时限', clocks.legal),
    ...late('承诺超期', '承诺办结时限', clocks.promised),
    ...late('环节超期', '审批环节时限', clocks.step),
    ...late('上报超期', '上报前的审查期限', reviewBelow(state, basis)),
    ...late('送达超期', '送达期限', clocks.service),
    ...clocks.subCases.flatMap(({ id, clock }) => {
      const asked = state.subCases.find((entry) => entry.id === id);
      return asked === undefined ? [] : late('抄告答复超期', '抄告答复期限', clock, asked.department);
    }),
  ];
}

function lateText(name: string, { due, left, state }: ClockRun): string {
  const on = due === null ? '' : `（${chineseDate(due)}）`;
  if (state === '停止') return `${name}${on}届满后才办结`;
  return left === null || left === 0 ? `${name}${on}已过` : `超过${name}${on}${-left}个工作日`;
}

/** 许可法32(4): taken back or made void before anybody had answered; the five days ran until then all the same. */
function silentToTheEnd(state: CaseState, { today, calendar }: DayBasis): ClockRun | null {
  const { ended, answered, acceptedOn, correctionNotices, item, noticeLimit } = state;
  if (ended === null || answered !== null || acceptedOn !== null || correctionNotices > 0 || item.intakeOnly)
    return null;
  const { from, workingDays } = noticeLimit;
  return runClock({ from, workingDays, pauses: [], end: ended.on }, today, calendar);
}

/** 许可法43: twenty working days of review below, as long as it has not gone up; once it has, the case recorded it. */
function reviewBelow(state: CaseState, { today, calendar }: DayBasis): ClockRun | null {
  const { item, acceptedOn, forwarding, suspensions, ended } = state;
  if (item.superior === null || acceptedOn === null || forwarding !== null) return null;
  const pauses = suspensions.filter(({ kind, statute }) => stopsLegalClock(kind, statute));
  const clock = { from: acceptedOn, workingDays: lowerReviewWorkingDays, pauses, end: ended?.on ?? null };
  return runClock(clock, today, calendar);
}

/** C1: an 即办件 still undecided after the day of its acceptance, or made void then. Once decided late, the case recorded it. */
function instantUnclosed(
  { item, stage, acceptedOn, ended }: CaseState,
  { legal }: Pick<CaseClocks, 'legal'>,
): Found[] {
  if (item.handling !== '即办件' || acceptedOn === null) return [];
  const open = stage === '已受理' && legal !== null && (legal.state === '超期' || (legal.used ?? 0) > 0);
  const voidedLate = stage === '已作废' && ended !== null && ended.on > acceptedOn;
  return open || voidedLate
    ? [{ kind: '即办件未当日办结', text: '即办件没有在受理当日办结，尚未作出决定', on: acceptedOn }]
    : [];
}

/** 许可法45: the applicant was told how long it would take, and it took longer. */
function longerThanTold({ suspensions, decision, ended }: CaseState, { today, calendar }: DayBasis): Found[] {
  return suspensions.flatMap(({ kind, from, to, expectedDays }): Found[] => {
    const first = addDays(from as CivilDate, -1);
    const last = (to ?? decision?.decidedOn ?? ended?.on ?? today) as CivilDate;
    const { working } = countDays(calendar, first, last);
    if (working <= expectedDays) return [];
    const text = `${kind}告知需要${expectedDays}个工作日，已经${working}个工作日${to === null ? '，尚未结束' : ''}`;
    return [{ kind: '特别程序超时', text, on: addWorkingDays(calendar, first, expectedDays) ?? from }];
  });
}

/**
 * 许可法45, 32(4): the applicant is told in writing. A notice that within five working days of its date was neither
 * sealed nor served has told nobody anything.
 */
function notSentOut(record: CaseRecord, { today, calendar }: DayBasis): Found[] {
  const { state } = record;
  const notices = [
    ...factsOf(record, 'case.suspended').map(({ payload: { document }, at }) => ({
      ...notice('特别程序告知书', '许可法45', document.text, dayAt(at)),
    })),
    ...[...factsOf(record, 'case.correction_notified'), ...factsOf(record, 'case.correction_repeated')].map(
      ({ payload: { document, notifiedOn } }) =>
        notice('补正告知书', '许可法32(4)', document.text, notifiedOn),
    ),
  ];
  return notices.flatMap(({ name, rule, number, issuedOn }): Found[] => {
    const clock = {
      from: issuedOn,
      workingDays: noticeWorkingDays,
      pauses: [],
      end: sentOn(state, number) ?? state.ended?.on ?? null,
    };
    const run = runClock(clock, today, calendar);
    const text = `${name}（${number}）出具后五个工作日内没有用印、送达`;
    return isLate(run) ? [{ kind: '告知书未送出', rule, text, on: run.due ?? issuedOn }] : [];
  });
}

const notice = (name: string, rule: string, number: string, issuedOn: string) => ({
  name,
  rule,
  number,
  issuedOn,
});

/** The first day on which a paper was sealed or served; null while it was neither. */
function sentOn({ seals, served }: CaseState, number: string): string | null {
  const days = [
    ...seals.filter(({ document }) => document === number).map(({ done }) => civilDateAt(done.at)),
    ...served
      .filter(({ papers }) => papers.some((paper) => paper.number === number))
      .map(({ servedOn }) => servedOn),
  ];
  return days.toSorted()[0] ?? null;
}
