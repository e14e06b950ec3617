import type { CaseDetail } from '#shared/contract/case.ts';
import type { Offer } from '#shared/offers/form.ts';
import { ok, type Refusal } from '#shared/result.ts';
import { type Read, useRead } from '../../common/use-read.ts';
import { useCaseChanges } from './use-case-detail.ts';

interface CaseNow {
  readonly detail: CaseDetail;
  /** What may be done on it, and what may not and why; none where they are refused. */
  readonly offers: readonly Offer[];
  readonly offersRefusal: Refusal | null;
}

/** A case and what may be done on it, of one moment: read again together, whenever main says that it changed. */
export function useCaseNow(caseId: string): Read<CaseNow> {
  const now = useRead<CaseNow>(caseId, async () => {
    const [detail, offered] = await Promise.all([
      window.counter.caseDetail({ caseId }),
      window.counter.caseOffers({ caseId }),
    ]);
    if (!detail.ok) return detail;
    return ok({
      detail: detail.value,
      offers: offered.ok ? offered.value.offers : [],
      offersRefusal: offered.ok ? null : offered.refusal,
    });
  });
  useCaseChanges(caseId, now.reload);
  return now;
}
