/** 日结 (domain 4 and 5): numbers used against papers that came out, and what still waits for somebody. */
import { civilDateAt } from '../../calendar/civil-date.ts';
import type { DayEnd, DayEndPaper } from '../../contract/papers.ts';
import type { Event } from '../../event.ts';
import type { HallReference } from '../../reference/index.ts';
import type { Registers } from '../../registers/states.ts';
import { dayEndSeries } from './day-end-numbers.ts';
import type { JobState, PrintJob } from '../ledger/ledger.ts';
import type { DayEndSource, LedgerPaper } from '../asked/source.ts';

export interface DayEndInput {
  readonly day: string;
  /** What this counter recorded on the day, in order. */
  readonly events: readonly Event[];
  /** By id; of the counter's papers at least those the day's events and cases touch, and those still open. */
  readonly papers: readonly LedgerPaper[];
  /** Papers of earlier days with a place left unsigned that are not among `papers`. */
  readonly moreUnsigned: number;
  readonly hall: HallReference;
  readonly registers: Registers;
  readonly highestUsed: DayEndSource['highestUsed'];
  readonly itemName: (code: string) => string | undefined;
  readonly isVoidedCase: (caseId: string) => boolean;
  /** What else the end of the day looks at, by title. */
  readonly matters: DayEnd['matters'];
}

/** Pure; the ledger is told as it stands when it is asked, also for a day gone by. */
export function dayEnd(input: DayEndInput): DayEnd {
  const papers = input.papers
    .filter((paper) => isOfDay(paper, input))
    .toSorted((one, other) => (one.issuedAt < other.issuedAt ? -1 : 1))
    .map((paper) => paperRow(paper, input.isVoidedCase));
  const sum = (of: (paper: DayEndPaper) => number): number =>
    papers.reduce((total, paper) => total + of(paper), 0);
  return {
    day: input.day,
    series: dayEndSeries(input),
    papers,
    moreUnsigned: input.moreUnsigned,
    matters: input.matters,
    totals: {
      papers: papers.length,
      printed: sum(({ printed }) => printed),
      reprints: sum(({ reprints }) => reprints),
      void: sum((paper) => paper.void),
      voided: sum(({ voided }) => Number(voided !== null)),
      unsigned: sum(({ unsigned }) => Number(unsigned.length > 0)),
      trouble: sum(({ trouble }) => Number(trouble !== '')),
    },
  };
}

/** Issued or touched on the day, its case voided on the day, or open from before. The sheet does not count itself. */
function isOfDay(paper: LedgerPaper, { day, events, isVoidedCase }: DayEndInput): boolean {
  const { paperId, caseId, issuedAt, wanted, state } = paper;
  const issuedOn = civilDateAt(issuedAt);
  if (!wanted || state.content.kind === '日结单' || issuedOn > day) return false;
  const touched = events.some(
    ({ streamKind, streamId, kind, caseId: about }) =>
      (streamKind === 'paper' && streamId === paperId) ||
      (kind === 'case.voided' && caseId !== null && about === caseId),
  );
  const { unsigned, trouble } = paperRow(paper, isVoidedCase);
  return issuedOn === day || touched || unsigned.length > 0 || trouble !== '';
}

function paperRow(
  { paperId, caseId, issuedAt, state }: LedgerPaper,
  isVoidedCase: DayEndInput['isVoidedCase'],
): DayEndPaper {
  const { content, jobs, signed } = state;
  const voided = state.voided ?? (caseId !== null && isVoidedCase(caseId) ? '所属办件已作废' : null);
  const inState = (wanted: JobState): number => jobs.filter((job) => job.state === wanted).length;
  return {
    paperId,
    caseId,
    title: content.title,
    number: content.number,
    issuedOn: civilDateAt(issuedAt),
    copies: content.copies,
    printed: inState('printed'),
    reprints: jobs.filter(({ reprint }) => reprint > 0).length,
    void: inState('void'),
    unsigned: voided === null ? content.signatures.filter((_, index) => !signed.includes(index)) : [],
    trouble: troubleOf(jobs, voided === null ? content.copies : 0),
    voided,
  };
}

const troubleWords = {
  queued: '待打印',
  printing: '正在打印',
  archived: '只归档未打印',
  failed: '打印失败',
  unconfirmed: '未核对是否打出',
} as const satisfies Partial<Record<JobState, string>>;

/** @param due copies that have to be there; none of a paper that counts no more, of which only what may be out matters. */
function troubleOf(jobs: readonly PrintJob[], due: number): string {
  const open = jobs.filter((job) => job.state in troubleWords && (due > 0 || mayBeOut(job)));
  const said = Object.entries(troubleWords).flatMap(([state, words]) => {
    const found = open.filter((job) => job.state === state);
    const reason = found.findLast((job) => job.reason !== null)?.reason ?? '';
    return found.length === 0
      ? []
      : [`${found.length}份${words}${reason === '' ? '' : `（${withoutStop(reason)}）`}`];
  });
  const there = jobs.filter(({ state }) => state === 'printed').length;
  const missing = due - there - open.length;
  return [...said, ...(missing > 0 ? [`缺${missing}份`] : [])].join('，');
}

const mayBeOut = ({ state }: PrintJob): boolean => state === 'printing' || state === 'unconfirmed';
const withoutStop = (text: string): string => text.replace(/。$/u, '');
