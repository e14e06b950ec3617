import { useState } from 'react';
import type { ReportRequest, ReportView } from '#shared/contract/reports.ts';
import type { ReportKind } from '#shared/reports/kinds.ts';
import type { Refusal } from '#shared/result.ts';
import { type LongWork, useLongWork } from '../use-long-work.ts';

interface Made {
  readonly view: ReportView | null;
  readonly refusal: Refusal | null;
}

export interface Reporting extends LongWork {
  /** What was made last of each kind. */
  readonly made: Partial<Record<ReportKind, Made>>;
  readonly make: (request: ReportRequest) => Promise<void>;
  readonly refuse: (kind: ReportKind, refusal: Refusal) => void;
}

/** The reports of the page, made one at a time. */
export function useReport(): Reporting {
  const [made, setMade] = useState<Reporting['made']>({});
  const work = useLongWork();
  const put = (kind: ReportKind, of: Made): void => setMade((before) => ({ ...before, [kind]: of }));
  return {
    ...work,
    made,
    make: async (request) => {
      const result = await work.follow('统计', (jobId) => window.counter.makeReport({ ...request, jobId }));
      if (result === null) return;
      put(
        request.kind,
        result.ok ? { view: result.value, refusal: null } : { view: null, refusal: result.refusal },
      );
    },
    refuse: (kind, refusal) => put(kind, { view: made[kind]?.view ?? null, refusal }),
  };
}
