import { Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { CallerAct, CallerView } from '#shared/contract/callers.ts';
import { useKeys } from '../../common/keys.ts';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import './caller-bar.css';

/** As on a caller's own keys: Ctrl and a function key, on every screen. */
const keys: Readonly<Record<Exclude<CallerAct, 'go_on'>, string>> = {
  call: 'Ctrl+F2',
  recall: 'Ctrl+F3',
  skip: 'Ctrl+F6',
  hold: 'Ctrl+F7',
  resume: 'Ctrl+F8',
  transfer: 'Ctrl+F9',
  finish: 'Ctrl+F10',
  pause: 'Ctrl+F11',
  issue: 'Ctrl+F12',
  issue_express: 'Ctrl+Shift+F12',
};
const noteMs = 8000;

/** 叫号: whose turn it is, who waits, and the keys of a caller. Nothing where this window calls nobody. */
export function CallerBar({ active }: { readonly active: boolean }) {
  const read = useRead('caller', () => window.counter.caller());
  const { reload } = read;
  const call = useAct(window.counter.actOnQueue);
  const [note, setNote] = useState('');
  const [moving, setMoving] = useState(false);
  useEffect(() => window.counter.onStatusChanged(reload), [reload]);
  useEffect(() => {
    if (note === '') return undefined;
    const timer = setTimeout(() => setNote(''), noteMs);
    return () => clearTimeout(timer);
  }, [note]);

  const view = read.value;
  const run = async (act: CallerAct, to = '') => {
    const result = await call.run({ commandId: crypto.randomUUID(), act, to });
    if (result === null) return;
    setNote(result.ok ? result.value.said : `${result.refusal.message}${result.refusal.next}`);
    setMoving(false);
    reload();
  };
  const doAct = (act: Exclude<CallerAct, 'go_on'>) => () => {
    if (act === 'pause') void run(view?.paused === true ? 'go_on' : 'pause');
    else if (act === 'transfer' && view?.current != null) setMoving(true);
    else void run(act);
  };
  useKeys(
    Object.fromEntries(Object.entries(keys).map(([act, key]) => [key, doAct(act as keyof typeof keys)])),
    active && !moving && view?.on === true,
  );
  if (view === null || !view.on) return null;
  const button = (act: keyof typeof keys, label: string, primary = false) => (
    <ActionButton
      label={label}
      keys={keys[act]}
      size="small"
      {...(primary && { type: 'primary' as const })}
      onPress={doAct(act)}
    />
  );
  const { current } = view;
  const said = note === '' ? view.note : note;
  return (
    <section className="caller-bar" aria-label="叫号">
      <p className="caller-now" role="status">
        <strong>{view.paused ? '暂停服务' : (current?.number ?? '没有叫号')}</strong>
        <span>{queueText(view)}</span>
      </p>
      <div className="caller-keys">
        {button('call', '顺呼', current === null)}
        {current !== null && (
          <>
            {button('recall', '重呼')}
            {button('skip', '过号')}
            {button('hold', '挂起')}
            {button('transfer', '转移')}
            {button('finish', '办结')}
          </>
        )}
        {current === null && view.away.length > 0 && button('resume', '回呼')}
        {button('pause', view.paused ? '恢复服务' : '暂停')}
        {button('issue', '取号')}
        {button('issue_express', '绿色通道取号')}
      </div>
      {said !== '' && (
        <p className="caller-note" role="alert">
          {said}
        </p>
      )}
      {moving && current !== null && (
        <Transfer
          number={current.number}
          running={call.running}
          onTransfer={(to) => void run('transfer', to)}
          onClose={() => setMoving(false)}
        />
      )}
    </section>
  );
}

function queueText({ current, waiting, away, served }: CallerView): string {
  const parts = [
    current === null ? '' : `第${current.times}次呼叫，已登记${current.caseIds.length}件`,
    `等候${waiting.length}人`,
    away.length === 0 ? '' : `可回呼${away.map(({ number }) => number).join('、')}`,
    `今日办结${served}号`,
  ];
  return parts.filter((part) => part !== '').join('，');
}

interface TransferProps {
  readonly number: string;
  readonly running: boolean;
  readonly onTransfer: (to: string) => void;
  readonly onClose: () => void;
}

function Transfer({ number, running, onTransfer, onClose }: TransferProps) {
  const [to, setTo] = useState('');
  const enter = () => onTransfer(to);
  return (
    <Modal
      open
      title={`${number}转移到`}
      width={420}
      onCancel={onClose}
      footer={
        <>
          <ActionButton label="返回" keys="Esc" onPress={onClose} />
          <ActionButton label="转移" keys="Enter" type="primary" running={running} onPress={enter} />
        </>
      }
    >
      <Input
        autoFocus
        aria-label="转移到的窗口"
        placeholder="如 公安窗口2号"
        value={to}
        maxLength={80}
        autoComplete="off"
        onChange={({ target }) => setTo(target.value)}
        onPressEnter={({ nativeEvent }) => nativeEvent.isComposing || enter()}
      />
    </Modal>
  );
}
