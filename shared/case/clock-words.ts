/** Each clock of a case told in full: what a clerk answers an applicant who asks why it takes so long (B8, 许可法42, 45). */
import { chineseDate, type CivilDate } from '../calendar/civil-date.ts';
import type { ClockRun, ClockState } from '../clock/clock.ts';
import { stopsLegalClock } from '../clock/pauses.ts';
import { caseClocks, type ClockBasis } from './clocks.ts';
import type { CaseState } from './state.ts';
import { standing } from './standing.ts';
import { presentStep } from './steps.ts';

/** One clock in words. */
export interface ClockAccount {
  readonly name: string;
  readonly rule: string;
  readonly state: ClockState;
  /** `第12个工作日/共20，暂停3日：检验` */
  readonly count: string;
  /** What is left of it, as lists say it too. */
  readonly standing: string;
  /** Since when it runs, what moved it, and when it ends: one line each. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
}

const day = (date: string): string => chineseDate(date as CivilDate);

/** Those that run at this stage or ran before, the narrowest first. */
export function clockAccounts(state: CaseState, basis: ClockBasis): ClockAccount[] {
  const { notice, legal, promised, step, subCases, service } = caseClocks(state, basis);
  const accounts: ClockAccount[] = [];
  const add = (
    name: string,
    rule: string,
    run: ClockRun | null,
    from: string | null,
    more: ClockAccount['facts'] = [],
  ): void => {
    if (run === null || from === null) return;
    accounts.push({
      name,
      rule,
      state: run.state,
      count: countText(run, state),
      standing: standing(name.replace(/：.*$/, ''), run).text,
      facts: [
        { label: '起算', text: `${day(from)}，次日起计算` },
        ...more,
        { label: '届满', text: dueText(run) },
      ],
    });
  };
  add('告知期限', '许可法32(4)', notice, state.noticeLimit.from);
  add('承诺时限', 'C2', promised, state.acceptedOn, [
    ...limitFacts(state, state.item.promisedDays),
    ...(basis.settings.promisedKeepsRunning && state.suspensions.length > 0
      ? [{ label: '特别程序', text: '本大厅规定承诺时限不因特别程序停止计算' }]
      : pauseFacts(state)),
  ]);
  add('法定时限', '许可法42', legal, state.acceptedOn, [
    ...limitFacts(state, state.item.legalDays),
    ...pauseFacts(state),
  ]);
  const present = presentStep(state);
  add(`步骤时限：${present?.name ?? ''}`, 'C6', step, state.stepSince);
  for (const { id, clock } of subCases) {
    const asked = state.subCases.find((one) => one.id === id);
    if (asked === undefined) continue;
    const answered = asked.reply === null ? '尚未答复' : `${day(asked.reply.on)}答复：${asked.reply.reply}`;
    add(`抄告时限：${asked.department}`, 'F1', clock, asked.limit.from, [{ label: '答复', text: answered }]);
  }
  add('送达期限', '许可法44', service, state.decision?.decidedOn ?? null);
  return accounts;
}

/** `第12个工作日/共20，暂停3日：检验`. On the day it began nothing is counted yet. */
export function countText(run: ClockRun, { suspensions }: Pick<CaseState, 'suspensions'>): string {
  const { used, limit, pausedDays } = run;
  const counted = used === null ? `共${limit}个工作日` : `第${used}个工作日/共${limit}`;
  if (run.state !== '暂停' && (pausedDays === null || pausedDays === 0)) return counted;
  const kinds = [
    ...new Set(
      suspensions.filter((pause) => stopsLegalClock(pause.kind, pause.statute)).map(({ kind }) => kind),
    ),
  ];
  return `${counted}，暂停${pausedDays ?? 0}日：${kinds.join('、')}`;
}

function limitFacts({ extension }: CaseState, days: number): ClockAccount['facts'] {
  const set = { label: '期限', text: `${days}个工作日` };
  if (extension === null) return [set];
  const told = extension.toldOn ?? extension.approvedOn;
  const text = `${day(told)}起延长${extension.days}个工作日，${extension.approver.name}批准：${extension.reason}`;
  return [set, { label: '延期', text }];
}

const pauseFacts = ({ suspensions }: CaseState): ClockAccount['facts'] =>
  suspensions.map(({ kind, from, to, expectedDays, reason }) => ({
    label: '暂停',
    text:
      to === null
        ? `${kind}，${day(from)}起，预计${expectedDays}个工作日，尚未结束：${reason}`
        : `${kind}，${day(from)}至${day(to)}：${reason}`,
  }));

function dueText({ due, tentative, state }: ClockRun): string {
  if (due !== null) return day(due);
  if (tentative) return '工作日历尚未公布，日期暂定';
  return state === '暂停' ? '特别程序结束后确定' : '特别程序结束后确定，期间不计时';
}
