import './training-band.css';

/** Stands over every screen of a training hall: nothing done here may be taken for a real case. */
export function TrainingBand() {
  return (
    <div className="training-band" role="note">
      <strong>演示大厅</strong> — 本窗口办理的均为演示数据，不具有法律效力
    </div>
  );
}
