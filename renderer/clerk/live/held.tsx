import { Input } from 'antd';
import { useId, useRef, useState } from 'react';
import type { HeldCase } from '#shared/contract/desks.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { ClockMark } from '../case/clock-mark.tsx';
import { batchText } from '../batch/aim.ts';
import { GoneRows } from '../batch/gone-rows.tsx';
import { TickList } from '../batch/tick-list.tsx';
import { useAim } from '../batch/use-aim.ts';
import { useBatch } from '../batch/use-batch.ts';
import { useWorkplace } from '../workstation/workplace.ts';

const idOf = ({ caseId }: HeldCase): string => caseId;

/** 改派 (D3): the window's open cases with who holds each; the head gives one or several to somebody else. */
export function Held({ active }: { readonly active: boolean }) {
  const { openCase } = useWorkplace();
  const id = useId();
  const { latest, refusal, reload } = useRead('held', () => window.counter.heldCases());
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [notice, setNotice] = useState('');
  const batch = useBatch<HeldCase>(idOf);
  const list = useRef<HTMLUListElement>(null);
  const rows = latest?.rows ?? [];
  const { current: at, targets, gone, ticked, choose, tick, goOn } = useAim(rows, idOf);
  const give = async () => {
    const ran = await batch.run(targets, ({ caseId }) =>
      window.counter.actOnCase({
        command: { type: 'hand_over', commandId: crypto.randomUUID(), caseId, to, reason },
      }),
    );
    if (ran === null) return;
    const { done, refused } = ran;
    goOn(done);
    setNotice(batchText('改派', { total: targets.length, done: done.length, refused: refused.length }));
    if (done.length === targets.length) setReason('');
    reload();
    list.current?.focus();
  };
  useKeys({ 'Ctrl+Enter': () => void give() }, active && targets.length > 0);
  useKeys({ Escape: batch.cancel }, active && batch.progress !== null);
  return (
    <div className="desk-columns">
      <section className="panel desk-list" aria-label="在办办件">
        <div className="panel-title">
          <h3>在办{rows.length}件</h3>
          <span className="muted push">
            <kbd>空格</kbd> 勾选　<kbd>Enter</kbd> 打开
          </span>
        </div>
        {refusal !== null && <RefusalNote refusal={refusal} />}
        <GoneRows
          act="改派"
          rows={rows}
          keyOf={idOf}
          refused={batch.refused}
          gone={batch.progress === null ? gone : []}
        />
        <TickList
          ref={list}
          label="在办办件"
          rows={rows}
          idOf={idOf}
          current={at?.caseId ?? null}
          onCurrent={choose}
          ticked={ticked}
          onTicked={tick}
          onOpen={openCase}
          refusals={batch.refusals}
          line={Case}
          empty={<p>没有在办的办件。</p>}
        />
        {latest?.more === true && <p className="muted opinion-pad">按时限列出前500件。</p>}
      </section>
      <div className="desk-side">
        <section className="panel" aria-label="改派">
          <div className="panel-title">
            <h3>{targets.length > 1 ? `改派勾选的${targets.length}件` : '改派'}</h3>
          </div>
          <div className="opinion-fields">
            <label htmlFor={`${id}-to`} className="opinion-label">
              改派给
            </label>
            <select
              id={`${id}-to`}
              className="plain-select"
              value={to}
              onChange={({ target }) => setTo(target.value)}
            >
              <option value="">请选择</option>
              {(latest?.people ?? []).map(({ number, name, post }) => (
                <option key={number} value={number}>
                  {name}（{number}，{post}）
                </option>
              ))}
            </select>
            <label htmlFor={`${id}-reason`} className="opinion-label">
              事由
            </label>
            <Input
              id={`${id}-reason`}
              value={reason}
              maxLength={200}
              autoComplete="off"
              onChange={({ target }) => setReason(target.value)}
            />
            <div className="opinion-wide opinion-actions">
              <span role="status">
                {batch.progress === null
                  ? notice
                  : `正在改派 ${batch.progress.done + 1}/${batch.progress.total}`}
              </span>
              <ActionButton
                label={targets.length > 1 ? `改派${targets.length}件` : '改派'}
                keys="Ctrl+Enter"
                type="primary"
                running={batch.progress !== null}
                onPress={() => void give()}
              />
            </div>
          </div>
        </section>
      </div>
    </div>
  );
}

function Case({ row }: { readonly row: HeldCase }) {
  const { itemName, receiptNumber, applicant, holder, stage, clock } = row;
  return (
    <>
      <div className="tick-line">
        <strong className="grow">{itemName}</strong>
        <span className="tag">{stage}</span>
        <span className="tag tag-accent">{holder === '' ? '承办人未登记' : `承办 ${holder}`}</span>
      </div>
      <div className="tick-line">
        <span className="muted">{receiptNumber}</span>
        <span className="grow">{applicant}</span>
        <ClockMark clock={clock} />
      </div>
    </>
  );
}
