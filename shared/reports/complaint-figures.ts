/** Complaints as a monthly report and an appraisal count them (I2, I4, D10). */
import { type ComplaintState, complaintKinds, complaintOutcome } from '../registers/complaint.ts';

export interface ComplaintFigures {
  readonly received: number;
  readonly byKind: readonly { readonly kind: (typeof complaintKinds)[number]; readonly count: number }[];
  /** Found 属实 or 部分属实. */
  readonly upheld: number;
  readonly unanswered: number;
}

export function complaintFigures(complaints: readonly ComplaintState[]): ComplaintFigures {
  return {
    received: complaints.length,
    byKind: complaintKinds.map((kind) => ({
      kind,
      count: complaints.filter((complaint) => complaint.kind === kind).length,
    })),
    upheld: complaints.filter(isUpheld).length,
    unanswered: complaints.filter(({ answers }) => answers.length === 0).length,
  };
}

/** 属实 or 部分属实, by the finding that stands. */
export const isUpheld = (complaint: Pick<ComplaintState, 'disposal' | 'review'>): boolean => {
  const finding = complaintOutcome(complaint)?.finding;
  return finding === '属实' || finding === '部分属实';
};
