import { useEffect } from 'react';
import type { CaseDetail } from '#shared/contract/counter.ts';
import { type Read, useRead } from '../../common/use-read.ts';

/** A case as it is now: read again whenever main says that it changed. */
export function useCaseDetail(caseId: string): Read<CaseDetail> {
  const detail = useRead(caseId, () => window.counter.caseDetail({ caseId }));
  const { reload } = detail;
  useEffect(
    () =>
      window.counter.onCaseChanged((change) => {
        if (change.caseId === null || change.caseId === caseId) reload();
      }),
    [caseId, reload],
  );
  return detail;
}
