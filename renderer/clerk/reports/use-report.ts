import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { JobView } from '#shared/contract/jobs.ts';
import type { ReportRequest, ReportView } from '#shared/contract/reports.ts';
import type { ReportKind } from '#shared/reports/kinds.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { settle } from '../../common/settle.ts';

interface Made {
  readonly view: ReportView | null;
  readonly refusal: Refusal | null;
}

export interface Reporting {
  /** What was made last of each kind. */
  readonly made: Partial<Record<ReportKind, Made>>;
  /** What goes on now; null where nothing does. */
  readonly job: Pick<JobView, 'id' | 'title' | 'done' | 'total'> | null;
  readonly make: (request: ReportRequest) => Promise<void>;
  /** Follows some other long work of the page; null where something goes on already. */
  readonly follow: <T>(
    title: string,
    work: (jobId: string) => Promise<Result<T>>,
  ) => Promise<Result<T> | null>;
  readonly cancel: () => void;
  readonly refuse: (kind: ReportKind, refusal: Refusal) => void;
}

/** One long work of the page at a time: it is followed by its id, and can be cancelled. */
export function useReport(): Reporting {
  const [made, setMade] = useState<Reporting['made']>({});
  const [job, setJob] = useState<Reporting['job']>(null);
  const present = useRef<string | null>(null);

  const onJob = useEffectEvent((changed: JobView) => {
    if (changed.id === present.current) setJob(changed);
  });
  useEffect(() => window.counter.onJobChanged((changed) => onJob(changed)), []);

  const follow: Reporting['follow'] = async (title, work) => {
    if (present.current !== null) return null;
    const id = crypto.randomUUID();
    present.current = id;
    setJob({ id, title, done: 0, total: 0 });
    const result = await settle(() => work(id));
    present.current = null;
    setJob(null);
    return result;
  };
  const put = (kind: ReportKind, of: Made): void => setMade((before) => ({ ...before, [kind]: of }));
  return {
    made,
    job,
    follow,
    make: async (request) => {
      const result = await follow('统计', (jobId) => window.counter.makeReport({ ...request, jobId }));
      if (result === null) return;
      put(
        request.kind,
        result.ok ? { view: result.value, refusal: null } : { view: null, refusal: result.refusal },
      );
    },
    cancel: () => {
      if (present.current !== null)
        void settle(() => window.counter.cancelJob({ id: present.current ?? '' }));
    },
    refuse: (kind, refusal) => put(kind, { view: made[kind]?.view ?? null, refusal }),
  };
}
