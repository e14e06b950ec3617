import { Progress } from 'antd';
import { useState } from 'react';
import type { JobView } from '#shared/contract/jobs.ts';
import type { Refusal } from '#shared/result.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { settle } from '../../common/settle.ts';

/** Long work: how far it is, and a way to stop it. */
export function JobList({ jobs }: { readonly jobs: readonly JobView[] }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const cancel = async (id: string) => {
    const result = await settle(() => window.counter.cancelJob({ id }));
    setRefusal(result.ok ? null : result.refusal);
  };
  if (jobs.length === 0) return null;
  return (
    <section className="jobs" aria-label="正在进行的任务">
      <h3>任务</h3>
      {refusal !== null && <RefusalNote refusal={refusal} />}
      <ul>
        {jobs.map(({ id, title, done, total, state, text }) => (
          <li key={id}>
            <span className="job-title">{title}</span>
            {state === '进行中' ? (
              <>
                <Progress
                  className="job-progress"
                  size="small"
                  aria-label={`${title}的进度`}
                  percent={total === 0 ? 0 : Math.floor((100 * done) / total)}
                  format={(percent) => (total === 0 ? '…' : `${percent ?? 0}%`)}
                />
                <button type="button" className="plain-button" onClick={() => void cancel(id)}>
                  取消
                </button>
              </>
            ) : (
              <span className="muted">
                {state}
                {text === '' ? '' : `：${text}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
