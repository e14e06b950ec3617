import { useEffect } from 'react';
import type { CaseDetail } from '#shared/contract/case.ts';
import type { Offer } from '#shared/offers/form.ts';
import { type Read, useRead } from '../../common/use-read.ts';

/** What may be done on a case now, and what may not and why: read again whenever the case was. */
export function useCaseOffers(
  caseId: string,
  detail: CaseDetail | null,
): Read<{ readonly offers: readonly Offer[] }> {
  const offers = useRead(caseId, () => window.counter.caseOffers({ caseId }));
  const { reload } = offers;
  useEffect(() => {
    if (detail !== null) reload();
  }, [detail, reload]);
  return offers;
}
