import { useEffect, useState } from 'react';
import type { TabletsView } from '#shared/contract/tablets.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { useCurrentRow } from '../use-current-row.ts';
import './tablets-panel.css';

/** 评价平板: where they find the page, the code that pairs one, and those that are paired. */
export function TabletsPanel({ active }: { readonly active: boolean }) {
  const read = useRead('tablets', () => window.counter.tablets({ act: 'view' }));
  const { reload } = read;
  const call = useAct(window.counter.tablets);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // A tablet that comes, goes or is paired is told of as a change of the devices.
  useEffect(() => window.counter.onStatusChanged(reload), [reload]);
  // Nobody goes on with a code that is on no screen.
  useEffect(() => () => void window.counter.tablets({ act: 'stop' }), []);

  const view = read.value;
  const pairing = view?.pairing ?? null;
  const run = async (input: Parameters<typeof window.counter.tablets>[0]) => {
    const result = await call.run(input);
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    reload();
  };
  const pair = () => void run({ act: 'pair' });
  const stop = () => void run({ act: 'stop' });
  const { current, row } = useCurrentRow(view?.tablets.map(({ id }) => id) ?? [], active);
  const revoke = () => current !== null && void run({ act: 'revoke', id: current });
  useKeys({ 'Alt+B': pair }, active && view?.on === true);
  useKeys({ 'Alt+Q': stop }, active && pairing !== null);
  useKeys({ 'Alt+X': revoke }, active && current !== null);

  if (view === null) return read.refusal === null ? null : <RefusalNote refusal={read.refusal} />;
  return (
    <section className="panel tablets" aria-label="配对平板">
      <div className="panel-title">
        <h2>配对平板</h2>
        <span className="muted">平板与本机接入同一网络，用浏览器打开下面的地址，输入配对码。</span>
      </div>
      {!view.on && <p className="tablets-body">请先勾选“评价平板”，按 F9 保存，再来配对。</p>}
      {view.on && (
        <div className="tablets-body">
          <Addresses view={view} />
          {pairing === null ? (
            <p>
              <ActionButton label="开始配对" keys="Alt+B" running={call.running} onPress={pair} />
            </p>
          ) : (
            <div className="tablets-code" role="status">
              <span>配对码</span>
              <strong className="selectable">{pairing.code.replaceAll(/(.{4})(?=.)/gu, '$1 ')}</strong>
              <Left key={pairing.code} seconds={pairing.seconds} onOver={reload} />
              <ActionButton label="停止配对" keys="Alt+Q" size="small" onPress={stop} />
            </div>
          )}
        </div>
      )}
      {view.on && (
        <ul className="tablets-list" aria-label="已配对的平板">
          {view.tablets.length === 0 && <li className="muted">尚未配对平板。最多配对{view.most}台。</li>}
          {view.tablets.map(({ id, name, connected }) => {
            const { ref, ...rest } = row(id);
            return (
              <li key={id} ref={ref} tabIndex={-1} aria-current={id === current} {...rest}>
                <span className={connected ? 'tone-ok' : 'tone-warn'}>
                  <span aria-hidden="true">{connected ? '●' : '▲'}</span> {connected ? '已连接' : '未连接'}
                </span>
                <span>{name}</span>
                <ActionButton
                  label="取消配对"
                  size="small"
                  {...(id === current && { keys: 'Alt+X' })}
                  onPress={() => void run({ act: 'revoke', id })}
                />
              </li>
            );
          })}
        </ul>
      )}
      {refusal !== null && <RefusalNote refusal={refusal} />}
    </section>
  );
}

function Addresses({ view }: { readonly view: TabletsView }) {
  if (view.addresses.length === 0) return <p>本机没有接入网络。请接入本大厅网络以后再来配对。</p>;
  return (
    <ul className="tablets-addresses" aria-label="评价页面的地址">
      {view.addresses.map(({ url, picture }) => (
        <li key={url}>
          <img src={picture} alt="" />
          <strong className="selectable">{url}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Counts down by itself; what stands in the main process decides. */
function Left({ seconds, onOver }: { readonly seconds: number; readonly onOver: () => void }) {
  const [left, setLeft] = useState(seconds);
  const over = left <= 0;
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  return <span className="muted">{Math.max(left, 0)}秒内有效，只用一次</span>;
}
