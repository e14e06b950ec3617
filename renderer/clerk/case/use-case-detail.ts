import { useEffect } from 'react';
import type { CaseDetail } from '#shared/contract/counter.ts';
import { type Read, useRead } from '../../common/use-read.ts';

/** A case as it is now: read again whenever main says that it changed. */
export function useCaseDetail(caseId: string): Read<CaseDetail> {
  const detail = useRead(caseId, () => window.counter.caseDetail({ caseId }));
  useCaseChanges(caseId, detail.reload);
  return detail;
}

/** Told of every change of the case. */
export function useCaseChanges(caseId: string, onChanged: () => void): void {
  useEffect(
    () =>
      window.counter.onCaseChanged((change) => {
        if (change.caseId === null || change.caseId === caseId) onChanged();
      }),
    [caseId, onChanged],
  );
}
