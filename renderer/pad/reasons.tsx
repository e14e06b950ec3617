import { useState } from 'react';
import type { PadState } from '#shared/contract/pad.ts';
import { useCountdown } from './countdown.ts';
import { PadRefusal, useAnswer } from './use-answer.tsx';

type Question = Extract<PadState, { mode: 'reasons' }>;

/** As many characters as the rating keeps. */
const mostWords = 200;

/** What a poor rating is about: any of the public indicators, words, both or neither (2.4). */
export function Reasons({ state }: { readonly state: Question }) {
  const { ratingId } = state;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const seconds = useCountdown(state.until);
  const give = useAnswer((reasons: readonly string[], said: string) =>
    window.pad.giveReasons({ ratingId, reasons: [...reasons], words: said }),
  );
  const again = useAnswer(() => window.pad.chooseAgain({ ratingId }));
  const running = give.running || again.running;

  const toggle = (reason: string) =>
    setChosen((before) =>
      before.includes(reason) ? before.filter((each) => each !== reason) : [...before, reason],
    );

  return (
    <>
      <h1>已选择“{state.grade}”，请选择原因</h1>
      <div className="pad-causes" role="group" aria-label="原因，可以选择多项">
        {state.reasons.map((reason) => (
          <button
            key={reason}
            type="button"
            aria-pressed={chosen.includes(reason)}
            className={chosen.includes(reason) ? 'pad-chosen' : undefined}
            onClick={() => toggle(reason)}
          >
            <span aria-hidden="true">{chosen.includes(reason) ? '☑' : '☐'}</span> {reason}
          </button>
        ))}
      </div>
      <textarea
        className="pad-words"
        aria-label="意见，可以不填"
        placeholder="还有什么意见，可以写在这里（可以不填）"
        maxLength={mostWords}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div className="pad-choices">
        <button type="button" aria-disabled={running} onClick={() => void again.send()}>
          重新选择
        </button>
        <button type="button" aria-disabled={running} onClick={() => void give.send([], '')}>
          跳过
        </button>
        <button type="button" aria-disabled={running} onClick={() => void give.send(chosen, words)}>
          提交
        </button>
      </div>
      <p className="pad-note">
        原因和意见由本人自愿填写；{seconds}秒后自动提交“{state.grade}”，不含原因。
      </p>
      <PadRefusal refusal={give.refusal ?? again.refusal} />
    </>
  );
}
