import type { OpinionRow } from '#shared/contract/desks.ts';
import { ClockMark } from '../case/clock-mark.tsx';

/** One case that waits for a signature. */
export function OpinionRowView({ row }: { readonly row: OpinionRow }) {
  const { receiptNumber, itemName, applicant, step, clock, stepClock, last, actingFor, needsReason } = row;
  return (
    <>
      <div className="tick-line">
        <strong className="grow">{itemName}</strong>
        {row.returned !== null && <span className="tag tag-danger">↩ 退回</span>}
        {last && <span className="tag tag-accent">机关决定</span>}
        {needsReason !== null && <span className="tag tag-warn">A角在岗</span>}
        {actingFor !== null && needsReason === null && <span className="tag tag-warn">代{actingFor}</span>}
        <span className="tag">{step.name}</span>
      </div>
      <div className="tick-line">
        <span className="muted">{receiptNumber}</span>
        <span className="grow">{applicant}</span>
        <ClockMark clock={stepClock ?? clock} />
      </div>
    </>
  );
}
