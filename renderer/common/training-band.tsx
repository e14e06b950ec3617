import './training-band.css';

interface TrainingBandProps {
  /** What a newcomer may do first. */
  readonly hint?: string;
}

/** Stands over every screen of a training hall: nothing done here may be taken for a real case. */
export function TrainingBand({ hint }: TrainingBandProps) {
  return (
    <div className="training-band" role="note">
      <strong>演示大厅</strong> — 本窗口办理的均为演示数据，不具有法律效力
      {hint !== undefined && <span className="training-hint">{hint}</span>}
    </div>
  );
}
