import { useEffect, useState } from 'react';
import type { LearnView, LearnWay } from '#shared/contract/pads.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { usePushed } from '../../common/use-pushed.ts';
import { ActionButton } from '../action-button.tsx';
import { CheckLine, TextLine } from '../settings/lines.tsx';
import './learn-pad.css';

type Found = NonNullable<LearnView['found']>;

interface LearnPadProps {
  /** The line, the keys or the device file that is listened to. */
  readonly way: LearnWay;
  readonly active: boolean;
  readonly readOnly: boolean;
  /** The profile that was found is to be used. */
  readonly onLearned: (found: Found) => void;
}

const marks = { 待按: '○', 正在学习: '▶', 已学会: '●', 没有此键: '—' } as const;

/** 学习按键: says which key to press, shows what came, and ends with a profile or with what does not fit. */
export function LearnPad({ way, active, readOnly, onLearned }: LearnPadProps) {
  const [title, setTitle] = useState('本窗口评价器');
  const [decline, setDecline] = useState(true);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { value: view, set } = usePushed(
    () => window.counter.learnPad({ act: 'view' }),
    (listener) => window.counter.onPadLearning(listener),
  );
  const call = useAct(window.counter.learnPad);
  const run = async (input: Parameters<typeof window.counter.learnPad>[0]) => {
    const result = await call.run(input);
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) set(result.value);
  };
  // Whoever leaves the page gives the pad back.
  useEffect(() => () => void window.counter.learnPad({ act: 'stop' }), []);

  const stage = view?.stage ?? '未开始';
  const listening = stage === '正在连接' || stage === '请勿按键' || stage === '请按键';
  const found = view?.found ?? null;
  const begin = () => void run({ act: 'start', way, title, decline });
  const next = () => void run({ act: 'next' });
  const again = () => void run({ act: 'again' });
  const stop = () => void run({ act: 'stop' });
  const adopt = () => found !== null && onLearned(found);
  const can = active && !readOnly;
  useKeys({ 'Alt+B': begin }, can && !listening);
  useKeys({ 'Alt+N': next, 'Alt+R': again, 'Alt+Q': stop }, can && listening);
  useKeys({ 'Ctrl+Enter': adopt }, can && found !== null);

  return (
    <section className="panel learn-pad" aria-label="学习按键">
      <div className="panel-title">
        <h2>学习按键</h2>
        <span className="muted">逐个短按评价器的按键，程序据此识别各键。</span>
      </div>
      {!listening && (
        <div className="fields">
          <TextLine label="评价器名称" value={title} maxLength={40} readOnly={readOnly} onChange={setTitle} />
          <CheckLine
            label="不评价键"
            text="评价器上有“不评价”键"
            value={decline}
            readOnly={readOnly}
            onChange={setDecline}
          />
        </div>
      )}
      {view !== null && view.keys.length > 0 && (
        <div className="learn-body">
          <p className="learn-ask" role="status">
            {askOf(view)}
          </p>
          <ol className="learn-keys" aria-label="各键">
            {view.keys.map(({ title: name, state, presses }) => (
              <li key={name} className="learn-key" data-state={state} aria-current={state === '正在学习'}>
                <span aria-hidden="true">{marks[state]}</span>
                <span>{name}</span>
                <span className="muted">{state === '正在学习' ? `${presses}/${view.wanted}次` : state}</span>
              </li>
            ))}
          </ol>
          {view.words !== null && (
            <RefusalNote refusal={{ kind: 'device', message: view.words.reason, next: view.words.next }} />
          )}
          {view.heard !== '' && (
            <p className="muted learn-heard">
              最近收到：<code className="selectable">{view.heard}</code>
            </p>
          )}
          {found !== null && <p className="tone-ok">● 已识别：{view.text}</p>}
        </div>
      )}
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {!readOnly && (
        <div className="learn-actions">
          {listening ? (
            <>
              <ActionButton label="下一键" keys="Alt+N" running={call.running} onPress={next} />
              <ActionButton label="重学此键" keys="Alt+R" onPress={again} />
              <ActionButton label="停止学习" keys="Alt+Q" onPress={stop} />
            </>
          ) : (
            <ActionButton
              label={stage === '未开始' ? '开始学习' : '重新学习'}
              keys="Alt+B"
              running={call.running}
              onPress={begin}
            />
          )}
          {found !== null && <ActionButton label="采用" keys="Ctrl+Enter" type="primary" onPress={adopt} />}
        </div>
      )}
    </section>
  );
}

function askOf({ stage, keys, wanted }: LearnView): string {
  switch (stage) {
    case '正在连接':
      return '正在连接评价器…';
    case '请勿按键':
      return '请先不要按键，正在听评价器自己发出的内容…';
    case '请按键': {
      const now = keys.find(({ state }) => state === '正在学习');
      return now === undefined
        ? ''
        : `请短按“${now.title}”键，共${wanted}次，还差${wanted - now.presses}次。没有这个键的，按“下一键”。`;
    }
    case '已学会':
      return '学习完成。';
    case '未学会':
      return '没有学会，评价器尚不能使用。';
    default:
      return '';
  }
}
