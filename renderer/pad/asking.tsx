import { useState } from 'react';
import type { PadState } from '#shared/contract/pad.ts';
import { useCountdown } from './countdown.ts';
import { faces } from './faces.ts';
import { PadRefusal, useAnswer } from './use-answer.tsx';

type Question = Extract<PadState, { mode: 'asking' }>;

/**
 * One service, one answer: five grades of equal size, and the right to give none. It takes no keys: whose keyboard they
 * come from could not be told, and only the applicant answers (GB/T 39734).
 */
export function Asking({ state }: { readonly state: Question }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const seconds = useCountdown(state.until);
  const answer = useAnswer((grade: number | null) =>
    window.pad.chooseGrade({ ratingId: state.ratingId, grade }),
  );

  const choose = async (grade: number | null) => {
    setChosen(grade);
    if (!(await answer.send(grade))) setChosen(null);
  };

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
            aria-disabled={answer.running}
            className={chosen === grade ? 'pad-chosen' : undefined}
            onClick={() => void choose(grade)}
          >
            <svg viewBox="0 0 48 48" aria-hidden="true">
              <circle cx="24" cy="24" r="21" />
              <path d={eyes} />
              <path d={mouth} />
            </svg>
            <span>{title}</span>
          </button>
        ))}
      </div>
      <div className="pad-decline">
        <button type="button" aria-disabled={answer.running} onClick={() => void choose(null)}>
          不评价
        </button>
        <p>评价由本人自愿作出；按月公布前，窗口人员看不到评价结果。{seconds}秒后自动结束。</p>
      </div>
      <PadRefusal refusal={answer.refusal} />
    </>
  );
}
