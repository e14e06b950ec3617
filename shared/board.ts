/** Words of the work board that the rules, the store and the screens share. */
import type { CaseStage } from './case/state.ts';

/** `mine`: held by me. `department`: of my department, or of those this counter serves. `hall`: everybody's. */
export const boardScopes = ['mine', 'department', 'hall'] as const;
export type BoardScope = (typeof boardScopes)[number];

export const boardSorts = ['due', 'received', 'receipt', 'item', 'applicant', 'stage', 'handling'] as const;
export type BoardSort = (typeof boardSorts)[number];

/** 未计时: open, and no clock of it runs (补正中, 已转送, or the calendar cannot tell). */
export const rowStandings = ['正常', '临期', '超期', '暂停', '未计时', '已办结'] as const;
export type BoardStanding = (typeof rowStandings)[number];
export const boardStandings = ['今日到期', ...rowStandings] as const;

export interface QuickFilter {
  readonly title: string;
  readonly filter: {
    readonly standing?: (typeof boardStandings)[number];
    readonly stage?: CaseStage;
    readonly printTrouble?: true;
    readonly notAtCentre?: true;
  };
}

/** One press each, with how many there are. */
export const quickFilters: readonly QuickFilter[] = [
  { title: '今日到期', filter: { standing: '今日到期' } },
  { title: '超期', filter: { standing: '超期' } },
  { title: '临期', filter: { standing: '临期' } },
  { title: '暂停', filter: { standing: '暂停' } },
  { title: '待受理', filter: { stage: '收件' } },
  { title: '待补正', filter: { stage: '补正中' } },
  { title: '待送达', filter: { stage: '已决定' } },
  { title: '打印待处理', filter: { printTrouble: true } },
  { title: '待上传', filter: { notAtCentre: true } },
];
