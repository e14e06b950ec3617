import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpinionRow } from '#shared/contract/desks.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { useCaseChanges } from './use-case-changes.ts';
import type { PageProps } from '../workstation/pages.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { batchText } from '../batch/aim.ts';
import { GoneRows } from '../batch/gone-rows.tsx';
import { TickList } from '../batch/tick-list.tsx';
import { useAim } from '../batch/use-aim.ts';
import { useBatch } from '../batch/use-batch.ts';
import { CoReplies } from './co-replies.tsx';
import { OpinionForm } from './opinion-form.tsx';
import { OpinionRowView } from './opinion-row.tsx';
import { OpinionSide } from './opinion-side.tsx';
import { rowKey } from './row-key.ts';
import { isOwnWords, newOpinion, type OpinionDraft, useOpinion } from './use-opinion.ts';
import { DeskTabs } from './desk-tabs.tsx';
import './opinions.css';

const noRows: readonly OpinionRow[] = [];

/** 审批: what waits for this person's signature, the most pressing first, with all that is needed to sign. */
export function OpinionsPage({ shown, active }: PageProps) {
  const { openCase, setUnfinished } = useWorkplace();
  const [tab, setTab] = useState<'opinions' | 'replies'>('opinions');
  /** Those just signed, until the list is read again. */
  const [signed, setSigned] = useState(noRows);
  const [notice, setNotice] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const {
    latest: desk,
    refusal,
    reload,
  } = useRead(shown ? 'shown' : 'hidden', () => window.counter.opinionDesk());
  const batch = useBatch<OpinionRow>(rowKey);
  const { draft, setDraft, give } = useOpinion();
  const running = batch.progress !== null;
  useCaseChanges(
    useCallback(() => {
      if (!running) reload();
    }, [running, reload]),
    shown,
  );

  const rows = (desk?.rows ?? noRows).filter((row) => !signed.includes(row));
  const { current: at, targets, gone, ticked, choose, tick, goOn } = useAim(rows, rowKey);
  useEffect(() => {
    if (shown) list.current?.focus();
  }, [shown]);
  const move = (by: number) => {
    const index = at === undefined ? -1 : rows.indexOf(at);
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next !== undefined) choose(rowKey(next));
  };
  useKeys(
    {
      'Ctrl+ArrowDown': () => move(1),
      'Ctrl+ArrowUp': () => move(-1),
      'Ctrl+1': () => list.current?.focus(),
    },
    active && tab === 'opinions',
  );

  const write = (next: OpinionDraft) => {
    setDraft(next);
    setUnfinished(isOwnWords(next));
  };
  const sign = async () => {
    const ran = await batch.run(targets, give);
    if (ran === null) return;
    const { done, refused } = ran;
    setSigned(done);
    setNotice(batchText('签署', { total: targets.length, done: done.length, refused: refused.length }));
    goOn(done);
    if (done.length === targets.length) write(newOpinion);
    reload();
    list.current?.focus();
  };

  return (
    <div className="desk-page">
      <DeskTabs
        label="审批"
        tabs={[
          { id: 'opinions', keys: 'F6', title: '待签意见', count: rows.length + (desk?.more ?? 0) },
          { id: 'replies', keys: 'F7', title: '抄告答复', count: desk?.coReplies.length ?? 0 },
        ]}
        value={tab}
        onChange={setTab}
        active={active && !running}
        extra={
          <span className="muted" role="status">
            {notice}
          </span>
        }
      />
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {desk !== null && desk.refusal !== null && <RefusalNote refusal={desk.refusal} />}
      {tab === 'replies' ? (
        <CoReplies rows={desk?.coReplies ?? []} active={active} onDone={reload} />
      ) : (
        <div className="desk-columns">
          <section className="panel desk-list" aria-label="待签办件">
            <div className="panel-title">
              <h3>待签{rows.length}件</h3>
              <span className="muted push">
                <kbd>空格</kbd> 勾选　<kbd>Ctrl+A</kbd> 全选　<kbd>Enter</kbd> 打开　<kbd>Ctrl+↑↓</kbd>{' '}
                上下一件
              </span>
            </div>
            <GoneRows
              act="签署"
              rows={rows}
              keyOf={rowKey}
              refused={batch.refused}
              gone={running ? [] : gone}
            />
            <TickList
              ref={list}
              label="待签办件"
              rows={rows}
              idOf={rowKey}
              line={OpinionRowView}
              current={at === undefined ? null : rowKey(at)}
              onCurrent={choose}
              ticked={ticked}
              onTicked={tick}
              onOpen={(key) => {
                const row = rows.find((one) => rowKey(one) === key);
                if (row !== undefined) openCase(row.caseId);
              }}
              refusals={batch.refusals}
              empty={<p>没有待签署的办件。</p>}
            />
            {desk !== null && desk.more > 0 && (
              <p className="muted opinion-pad">另有{desk.more}件，签署后依次列出。</p>
            )}
          </section>
          <div className="desk-side">
            <OpinionForm
              active={active}
              targets={targets}
              draft={draft}
              onDraft={write}
              progress={batch.progress}
              onGive={() => void sign()}
              onCancel={batch.cancel}
            />
            {at !== undefined && <OpinionSide caseId={at.caseId} returned={at.returned} />}
          </div>
        </div>
      )}
    </div>
  );
}
