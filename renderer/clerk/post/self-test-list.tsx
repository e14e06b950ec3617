import type { PostView } from '#shared/contract/post.ts';
import { ActionButton } from '../action-button.tsx';
import { ToneMark } from '../tone-mark.tsx';

const tones = { 正常: 'ok', 注意: 'warn', 异常: 'danger' } as const;

interface SelfTestListProps {
  readonly selfTest: PostView['selfTest'];
  readonly running: boolean;
  readonly onAgain: () => void;
}

/** 每日自检: how the devices stood this morning, and again by key. */
export function SelfTestList({ selfTest, running, onAgain }: SelfTestListProps) {
  return (
    <section className="panel" aria-label="设备自检">
      <div className="panel-title">
        <h2>设备自检</h2>
        {selfTest !== null && <span className="muted">今日{selfTest.at}</span>}
        <span className="push" />
        <ActionButton size="small" label="重新自检" keys="F4" running={running} onPress={onAgain} />
      </div>
      <ul className="post-lines post-tests" aria-live="polite">
        {selfTest === null && <li className="muted">正在自检…</li>}
        {selfTest?.rows.map(({ id, title, state, text, next }) => (
          <li key={id}>
            <ToneMark tone={tones[state]} words={state} />
            <strong>{title}</strong>
            <span>
              {text}
              {next !== '' && <span className="muted post-next">{next}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
