import { useState } from 'react';
import type { CounterInput } from '#shared/contract/counter.ts';
import type { LaneView } from '#shared/contract/papers.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { faultKeys } from './lanes.ts';

type Moment = CounterInput<'simulateFault'>['moment'];
const moments: readonly { readonly moment: Moment; readonly title: string }[] = [
  { moment: 'before', title: '打印之前' },
  { moment: 'during', title: '打印途中' },
  { moment: 'after', title: '打印之后' },
];

interface FaultSetterProps {
  readonly lane: LaneView;
  readonly onChanged: () => void;
}

/** 模拟故障, of a training hall: what can go wrong is practised before it does. */
export function FaultSetter({ lane, onChanged }: FaultSetterProps) {
  const [fault, setFault] = useState(lane.fault ?? lane.faults[0]?.fault ?? '');
  const [moment, setMoment] = useState<Moment>('before');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const simulate = useAct(window.counter.simulateFault);
  const set = async (to: string | null) => {
    const result = await simulate.run({ media: lane.media, fault: to, moment });
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    onChanged();
  };
  const keys = faultKeys[lane.media];
  useKeys({
    [keys.set]: () => void set(fault),
    ...(lane.fault !== null && { [keys.clear]: () => void set(null) }),
  });
  return (
    <div className="fault-setter" role="group" aria-label="模拟故障">
      <span className="muted">模拟故障</span>
      <select
        className="plain-select"
        aria-label="故障"
        value={fault}
        onChange={({ target }) => setFault(target.value)}
      >
        {lane.faults.map((one) => (
          <option key={one.fault} value={one.fault}>
            {one.title}
          </option>
        ))}
      </select>
      <select
        className="plain-select"
        aria-label="发生时刻"
        value={moment}
        onChange={({ target }) =>
          setMoment(moments.find((one) => one.moment === target.value)?.moment ?? moment)
        }
      >
        {moments.map((one) => (
          <option key={one.moment} value={one.moment}>
            {one.title}
          </option>
        ))}
      </select>
      <ActionButton
        label="设置"
        keys={keys.set}
        size="small"
        running={simulate.running}
        onPress={() => void set(fault)}
      />
      {lane.fault !== null && (
        <ActionButton
          label="恢复正常"
          keys={keys.clear}
          size="small"
          type="primary"
          onPress={() => void set(null)}
        />
      )}
      {refusal !== null && <RefusalNote refusal={refusal} />}
    </div>
  );
}
