/** One case as its screen shows it. */
import { z } from 'zod';
import type { Agent, Applicant } from '../case/applicant.ts';
import type { ClockAccount } from '../case/clock-words.ts';
import type { CorrectionPoint, ReceivedMaterial } from '../case/materials.ts';
import type { CaseScan } from '../case/state.ts';
import type { Refusal } from '../result.ts';
import { uuid } from '../event.ts';
import type { RatingStage } from '../rating/index.ts';
import type { CaseRow, ClockView } from './board.ts';
import type { PaperView } from './papers.ts';

const caseId = z.object({ caseId: uuid });

export const caseInputs = {
  caseDetail: caseId,
  inviteRating: caseId,
  /** What the centre itself says it has of a case. */
  caseAtCentre: caseId,
} as const satisfies Record<string, z.ZodType>;

export interface TimelineEntry {
  readonly eventId: string;
  readonly at: string;
  readonly text: string;
  readonly who: string;
  /** The number of the mandate it was done on (D3); null where none was asked for. */
  readonly mandate: string | null;
  /** Name of whom the person stood in for (D4, D5); null for their own post. */
  readonly actingFor: string | null;
  /** The counter, by name. */
  readonly where: string;
  /** Centre clock minus the counter's in ms as last measured then; null when it never was. */
  readonly offsetMs: number | null;
  readonly atCentre: boolean;
  /** The paper it is about; `issued` is what a timeline shows of it first. */
  readonly paper: { readonly paperId: string; readonly issued: boolean } | null;
}

/** One place of the chain of opinions (G3, G4): whose it is, and what was said. */
export interface OpinionPlace {
  readonly step: string;
  readonly kind: string;
  readonly limitDays: number | null;
  readonly post: string;
  /** Due now. */
  readonly due: boolean;
  /** Null while it is open. */
  readonly given: {
    readonly result: string;
    readonly text: string;
    readonly name: string;
    readonly at: string;
    /** D5: whose opinion it stands for, by name. */
    readonly actingFor: string | null;
    readonly reason: string | null;
  } | null;
}

/** Something put right in the application, and by whom it was entered. */
export interface MaterialNote {
  readonly eventId: string;
  readonly at: string;
  readonly text: string;
  readonly who: string;
}

export interface CaseDetail extends CaseRow {
  readonly applicantFull: Applicant;
  readonly agent: Agent | null;
  readonly itemCode: string;
  readonly legal: ClockView | null;
  readonly clocks: readonly ClockAccount[];
  readonly opinions: readonly OpinionPlace[];
  readonly materialNotes: readonly MaterialNote[];
  readonly materials: readonly ReceivedMaterial[];
  readonly openPoints: readonly CorrectionPoint[];
  /** Nothing for who does not see the applicant in full. */
  readonly scans: readonly CaseScan[];
  /** Why no scan may be added or taken away now; null where it may. */
  readonly scanning: Refusal | null;
  readonly papers: readonly PaperView[];
  readonly timeline: readonly TimelineEntry[];
  readonly rating: RatingStage;
}

export interface CentreCaseView {
  readonly events: readonly {
    readonly hallSeq: number;
    readonly kind: string;
    readonly text: string;
    readonly at: string;
  }[];
}

export interface CaseOutputs {
  caseDetail: CaseDetail;
  inviteRating: { readonly asked: true };
  caseAtCentre: CentreCaseView;
}
