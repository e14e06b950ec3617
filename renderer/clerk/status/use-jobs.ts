import { useEffect, useState } from 'react';
import type { JobView } from '#shared/contract/jobs.ts';
import { settle } from '../../common/settle.ts';

/** Everything long that goes on, and what was over lately; the newest first. */
export function useJobs(): readonly JobView[] {
  const [jobs, setJobs] = useState<readonly JobView[]>([]);
  useEffect(() => {
    let current = true;
    const read = async () => {
      const result = await settle(() => window.counter.jobs());
      if (current && result.ok) setJobs(result.value);
    };
    void read();
    const end = window.counter.onJobChanged((job) =>
      setJobs((before) =>
        before.some(({ id }) => id === job.id)
          ? before.map((one) => (one.id === job.id ? job : one))
          : [job, ...before],
      ),
    );
    return () => {
      current = false;
      end();
    };
  }, []);
  return jobs;
}
