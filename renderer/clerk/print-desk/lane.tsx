import type { LaneView } from '#shared/contract/papers.ts';
import { ActionButton } from '../action-button.tsx';
import { untilReady } from '../papers/waiting.ts';
import { FaultSetter } from './fault-setter.tsx';
import { type MoveAll, moveAllKey, moveAllLabel } from './lanes.ts';

interface LaneProps {
  readonly lane: LaneView;
  readonly move: MoveAll | null;
  /** The key is this lane's. */
  readonly keyed: boolean;
  readonly moving: boolean;
  readonly onMove: (move: MoveAll) => void;
  readonly onChanged: () => void;
}

/** A printer: how it stands, what to do, and how many copies wait for it. */
export function Lane({ lane, move, keyed, moving, onMove, onChanged }: LaneProps) {
  return (
    <section className="panel lane" aria-label={lane.title}>
      <div className="panel-title">
        <h3>{lane.title}</h3>
        <span className="muted lane-printer">{lane.printer}</span>
        <span className="push muted">待打印{lane.waiting}份</span>
      </div>
      <div className="lane-body">
        <p className={lane.ready ? 'tone-ok' : 'tone-danger'} role="status">
          <span aria-hidden="true">{lane.ready ? '●' : '■'}</span>{' '}
          {lane.ready ? lane.text : untilReady(lane.text)}
        </p>
        {move !== null && (
          <ActionButton
            label={moveAllLabel(move)}
            size="small"
            type="primary"
            running={moving}
            {...(keyed ? { keys: moveAllKey } : {})}
            onPress={() => onMove(move)}
          />
        )}
        {lane.faults.length > 0 && <FaultSetter lane={lane} onChanged={onChanged} />}
      </div>
    </section>
  );
}
