/** What the papers that people ask for are made from: the records as they stand. */
import type { ActContext } from '../../act-context.ts';
import type { Event, Instant, StreamKind } from '../../event.ts';
import type { SerialRange } from '../../numbers/blocks.ts';
import type { ServiceItem } from '../../reference/index.ts';
import type { ReportSource } from '../../reports/build/context.ts';
import type { CaseRecord } from '../../reports/case-record.ts';
import type { Result } from '../../result.ts';
import type { PaperContent } from '../content.ts';
import type { PaperState } from '../ledger/ledger.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { PaperRequest } from './requests.ts';

/** A stretch of time, the end excluded. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant;
}

/** What the records answer; each is read only by the papers that need it. */
export interface PaperSource extends ActContext {
  readonly phrasesOf: (department: string) => Phrases;
  readonly items: readonly ServiceItem[];
  readonly caseRecord: (caseId: string) => CaseRecord | null;
  /** What this counter recorded on a day of China's calendar, in order. */
  readonly eventsOn: (day: string) => readonly Event[];
}

/** A paper of this counter as the day end looks at it. */
export interface LedgerPaper {
  readonly paperId: string;
  readonly caseId: string | null;
  readonly issuedAt: Instant;
  /** False for what was only looked at: no sheet of it was ever wanted. */
  readonly wanted: boolean;
  readonly state: PaperState;
}

/** What only the day end asks of the records. */
export interface DayEndSource {
  /** The shifts of this counter, in order. */
  readonly shifts: () => readonly Event[];
  /** Papers of this counter by id; those not in its ledger are left out. */
  readonly papers: (paperIds: readonly string[]) => readonly LedgerPaper[];
  readonly papersOfCase: (caseId: string) => readonly string[];
  /** Issued before an instant, of which a copy waits or needs a person. */
  readonly inTrouble: (before: Instant) => readonly string[];
  /** Issued before an instant and not signed in every place: the latest of them, and how many more there are. */
  readonly unsigned: (before: Instant) => { readonly latest: readonly string[]; readonly more: number };
  /** The highest number ever used of a series within a range. */
  readonly highestUsed: (series: string, range: SerialRange) => number | undefined;
  /** Records that the centre has not acknowledged. */
  readonly unsent: () => number;
  /** Applications that whoever is signed in began here and has not handed in. */
  readonly drafts: () => number;
}

export interface AskedSource extends PaperSource {
  readonly dayEnd: DayEndSource;
}

/** What the papers of a month are made from. */
export interface MonthSource
  extends
    Pick<ReportSource, 'now' | 'hall' | 'calendar' | 'registers' | 'person' | 'cases' | 'ratings'>,
    Pick<ActContext, 'caseState'> {
  /** Every event of a kind of stream in the order of time; of a span alone where one is given. */
  readonly eventsOf: (stream: StreamKind, span?: Span) => readonly Event[];
}

export type Asked<
  Request extends PaperRequest = PaperRequest,
  Source extends PaperSource | MonthSource = PaperSource,
> = (request: Request, source: Source) => Result<PaperContent>;
