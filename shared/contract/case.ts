/** One case as its screen shows it. */
import { z } from 'zod';
import type { Agent, Applicant } from '../case/applicant.ts';
import type { CorrectionPoint, ReceivedMaterial } from '../case/materials.ts';
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
  readonly where: string;
  readonly atCentre: boolean;
}

export interface CaseDetail extends CaseRow {
  readonly applicantFull: Applicant;
  readonly agent: Agent | null;
  readonly itemCode: string;
  readonly legal: ClockView | null;
  readonly materials: readonly ReceivedMaterial[];
  readonly openPoints: readonly CorrectionPoint[];
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
