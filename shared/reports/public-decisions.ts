import { maskedApplicant } from '../case/applicant.ts';
import { isLicence } from '../case/grounds.ts';
import type { CaseState } from '../case/state.ts';

/** One line of the decisions anybody may look up. */
export interface PublicDecision {
  readonly document: string;
  readonly item: string;
  readonly organ: string;
  /** A person's family name only; organisations are public. */
  readonly applicant: string;
  readonly certificate: string;
  readonly decidedOn: string;
  readonly validUntil: string | null;
}

/** 许可法40: permits granted are public, unless the decision says otherwise. The latest first. */
export const publicDecisions = (cases: readonly CaseState[]): PublicDecision[] =>
  cases
    .flatMap(({ item, decision, certificate, applicant, stage }): PublicDecision[] => {
      if (decision?.result !== '准予' || !decision.public || !isLicence(item) || stage === '已作废')
        return [];
      return [
        {
          document: decision.document,
          item: item.name,
          organ: item.organ,
          applicant: maskedApplicant(applicant).name,
          certificate: certificate === null ? '' : `${certificate.name}（${certificate.number}）`,
          decidedOn: decision.decidedOn,
          validUntil: certificate?.validUntil ?? decision.validUntil,
        },
      ];
    })
    .toSorted(
      (one, other) =>
        other.decidedOn.localeCompare(one.decidedOn) || one.document.localeCompare(other.document),
    );
