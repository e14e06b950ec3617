import { Progress } from 'antd';
import { ActionButton } from './action-button.tsx';
import './long-work.css';
import type { LongJob } from './use-long-work.ts';

interface LongWorkLineProps {
  readonly job: LongJob;
  /** What is being done, e.g. `正在统计`. */
  readonly words: string;
  readonly onCancel: () => void;
}

/** How far a long work is, and Esc to stop it; the page binds the key. */
export const LongWorkLine = ({ job, words, onCancel }: LongWorkLineProps) => (
  <div className="long-work" role="status">
    <span>{words}…</span>
    <Progress
      percent={job.total === 0 ? 0 : Math.floor((job.done / job.total) * 100)}
      size="small"
      aria-label="进度"
    />
    <ActionButton label="取消" keys="Esc" onPress={onCancel} />
  </div>
);
