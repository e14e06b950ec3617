import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { JobView } from '#shared/contract/jobs.ts';
import type { Result } from '#shared/result.ts';
import { settle } from '../common/settle.ts';

export type LongJob = Pick<JobView, 'id' | 'title' | 'done' | 'total'>;

export interface LongWork {
  /** What goes on now; null where nothing does. */
  readonly job: LongJob | null;
  /** Null where something goes on already. */
  readonly follow: <T>(
    title: string,
    work: (jobId: string) => Promise<Result<T>>,
  ) => Promise<Result<T> | null>;
  readonly cancel: () => void;
}

/** One long work of a page at a time: it is followed by its id, and can be cancelled. */
export function useLongWork(): LongWork {
  const [job, setJob] = useState<LongJob | null>(null);
  const present = useRef<string | null>(null);

  const onJob = useEffectEvent((changed: JobView) => {
    if (changed.id === present.current) setJob(changed);
  });
  useEffect(() => window.counter.onJobChanged((changed) => onJob(changed)), []);

  return {
    job,
    follow: async (title, work) => {
      if (present.current !== null) return null;
      const id = crypto.randomUUID();
      present.current = id;
      setJob({ id, title, done: 0, total: 0 });
      const result = await settle(() => work(id));
      present.current = null;
      setJob(null);
      return result;
    },
    cancel: () => {
      if (present.current !== null)
        void settle(() => window.counter.cancelJob({ id: present.current ?? '' }));
    },
  };
}
