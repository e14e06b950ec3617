import type { PadState } from '#shared/contract/pad.ts';
import { useCountdown } from './countdown.ts';
import { PadRefusal, useAnswer } from './use-answer.tsx';

type Check = Extract<PadState, { mode: 'check' }>;

/** What the applicant is about to sign for: read first, and said to be wrong where it is. */
export function CheckPaper({ state }: { readonly state: Check }) {
  const { signingId, title, facts, listed } = state;
  const seconds = useCountdown(state.until);
  const right = useAnswer(() => window.pad.confirmCheck({ signingId }));
  const decline = useAnswer((wrong: boolean) => window.pad.declineSigning({ signingId, wrong }));
  const running = right.running || decline.running;
  return (
    <>
      <h1>签名前请核对：{title}</h1>
      <div className="pad-read" role="region" aria-label="核对内容" tabIndex={0}>
        <dl className="pad-service">
          {facts.map(([label, value]) => (
            <div key={label} className="pad-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <ol>
          {listed.map((name, index) => (
            <li key={`${index} ${name}`}>{name}</li>
          ))}
        </ol>
      </div>
      <div className="pad-choices">
        <button type="button" aria-disabled={running} onClick={() => void decline.send(true)}>
          内容有误
        </button>
        <button type="button" aria-disabled={running} onClick={() => void decline.send(false)}>
          不签名
        </button>
        <button type="button" aria-disabled={running} onClick={() => void right.send()}>
          核对无误，去签名
        </button>
      </div>
      <p className="pad-note">{seconds}秒内没有操作的，自动结束，不作签名。</p>
      <PadRefusal refusal={right.refusal ?? decline.refusal} />
    </>
  );
}
