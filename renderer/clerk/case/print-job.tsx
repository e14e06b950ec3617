import type { PrintJobView } from '#shared/contract/counter.ts';
import { ActionButton } from '../action-button.tsx';
import { printTones } from '../words.ts';
import type { PaperActs } from './use-paper-acts.ts';

interface PrintJobProps {
  readonly job: PrintJobView;
  readonly acts: PaperActs;
}

/** One copy. Where nobody knows whether it came out, a person is asked. */
export function PrintJob({ job, acts }: PrintJobProps) {
  return (
    <li className="print-job">
      <span className="muted">{job.reprint === 0 ? '首次' : `补打 第${job.reprint}次`}</span>
      <span className={`print-state tone-${printTones[job.state]}`}>{job.state}</span>
      {job.reason !== null && <span className="print-reason">{job.reason}</span>}
      {(job.state === '失败' || job.state === '未打出') && (
        <ActionButton label="重试" size="small" onPress={() => void acts.retry(job.jobId)} />
      )}
      {job.state === '未确认' && (
        <span className="print-question">
          打印出来了吗？
          <ActionButton label="已打出" size="small" onPress={() => void acts.confirm(job.jobId, true)} />
          <ActionButton label="未打出" size="small" onPress={() => void acts.confirm(job.jobId, false)} />
        </span>
      )}
    </li>
  );
}
