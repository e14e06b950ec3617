import { useState } from 'react';
import type { PadState } from '#shared/contract/pad.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../common/keys.ts';
import { useAct } from '../common/use-act.ts';
import { useCountdown } from './countdown.ts';
import { faces } from './faces.ts';

type Question = Extract<PadState, { mode: 'asking' }>;

/** One service, one answer: five grades of equal size, and the right to give none. */
export function Asking({ state }: { readonly state: Question }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const seconds = useCountdown(state.until);
  const rate = useAct((given: Parameters<typeof window.pad.rate>[0]) => window.pad.rate(given));

  const answer = async (grade: number | null) => {
    setChosen(grade);
    const result = await rate.run({ ratingId: state.ratingId, grade });
    if (result !== null && !result.ok) {
      setChosen(null);
      setRefusal(result.refusal);
    }
  };
  const byKey = Object.fromEntries(faces.map(({ grade }) => [String(grade), () => void answer(grade)]));
  useKeys({ ...byKey, '0': () => void answer(null) });

  return (
    <>
      <h1>请对本次服务作出评价</h1>
      <dl className="pad-service">
        <dt>事项</dt>
        <dd>{state.itemName}</dd>
        <dt>申请人</dt>
        <dd>{state.applicant}</dd>
        <dt>服务人员</dt>
        <dd>
          {state.staffName}（工号 {state.staffNumber}）
        </dd>
      </dl>
      <div className="pad-grades" role="group" aria-label="评价">
        {faces.map(({ grade, title, eyes, mouth }) => (
          <button
            key={grade}
            type="button"
            aria-keyshortcuts={String(grade)}
            aria-disabled={rate.running}
            className={chosen === grade ? 'pad-chosen' : undefined}
            onClick={() => void answer(grade)}
          >
            <svg viewBox="0 0 48 48" aria-hidden="true">
              <circle cx="24" cy="24" r="21" />
              <path d={eyes} />
              <path d={mouth} />
            </svg>
            <span>{title}</span>
            <kbd aria-hidden="true">{grade}</kbd>
          </button>
        ))}
      </div>
      <div className="pad-decline">
        <button
          type="button"
          aria-keyshortcuts="0"
          aria-disabled={rate.running}
          onClick={() => void answer(null)}
        >
          <span>不评价</span>
          <kbd aria-hidden="true">0</kbd>
        </button>
        <p>评价由本人自愿作出；按月公布前，窗口人员看不到评价结果。{seconds}秒后自动结束。</p>
      </div>
      {refusal !== null && (
        <p className="pad-refusal" role="alert">
          {refusal.message}
          {refusal.next}
        </p>
      )}
    </>
  );
}
