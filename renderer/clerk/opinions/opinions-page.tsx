import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpinionRow } from '#shared/contract/desks.ts';
import { opinionPhrases } from '#shared/desks/opinion-phrases.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { useCaseChanges } from './use-case-changes.ts';
import type { PageProps } from '../workstation/pages.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { CoReplies } from './co-replies.tsx';
import { OpinionForm } from './opinion-form.tsx';
import { OpinionRowView } from './opinion-row.tsx';
import { OpinionSide } from './opinion-side.tsx';
import { TickList } from './tick-list.tsx';
import { useBatch } from './use-batch.ts';
import { newOpinion, useOpinion } from './use-opinion.ts';
import { DeskTabs } from './desk-tabs.tsx';
import './opinions.css';

const idOf = ({ caseId }: { readonly caseId: string }): string => caseId;

/** 审批: what waits for this person's signature, the most pressing first, with all that is needed to sign. */
export function OpinionsPage({ shown, active }: PageProps) {
  const { openCase, setUnfinished } = useWorkplace();
  const [tab, setTab] = useState<'opinions' | 'replies'>('opinions');
  const [current, setCurrent] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [notice, setNotice] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const {
    latest: desk,
    refusal,
    reload,
  } = useRead(shown ? 'shown' : 'hidden', () => window.counter.opinionDesk());
  const batch = useBatch<OpinionRow>(idOf);
  const { draft, setDraft, give } = useOpinion();
  const running = batch.progress !== null;
  useCaseChanges(
    useCallback(() => {
      if (!running) reload();
    }, [running, reload]),
    shown,
  );

  const rows = desk?.rows ?? [];
  const at = rows.find((row) => row.caseId === current) ?? rows[0];
  const marked = rows.filter(({ caseId }) => ticked.has(caseId));
  const targets = marked.length > 0 ? marked : at === undefined ? [] : [at];
  useEffect(() => {
    if (shown) list.current?.focus();
  }, [shown]);
  const move = (by: number) => {
    const index = rows.findIndex((row) => row.caseId === at?.caseId);
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next !== undefined) setCurrent(next.caseId);
  };
  useKeys(
    {
      'Ctrl+ArrowDown': () => move(1),
      'Ctrl+ArrowUp': () => move(-1),
      'Ctrl+1': () => list.current?.focus(),
    },
    active && tab === 'opinions',
  );

  const sign = async () => {
    const index = rows.findIndex((row) => row.caseId === at?.caseId);
    const done = await batch.run(targets, give);
    if (done === null) return;
    const signed = new Set(done.map(idOf));
    setTicked(new Set([...ticked].filter((id) => !signed.has(id))));
    const left = targets.length - done.length;
    setNotice(`已签署${done.length}件${left > 0 ? `，${left}件没有签署，见列表中的说明` : ''}。`);
    // The cursor goes on to the next one that waits.
    if (at !== undefined && signed.has(at.caseId)) {
      const next = rows.slice(index + 1).find(({ caseId }) => !signed.has(caseId));
      setCurrent(next?.caseId ?? null);
    }
    if (left === 0) setDraft(newOpinion);
    setUnfinished(false);
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
            <TickList
              ref={list}
              label="待签办件"
              rows={rows}
              idOf={idOf}
              line={OpinionRowView}
              current={at?.caseId ?? null}
              onCurrent={setCurrent}
              ticked={ticked}
              onTicked={setTicked}
              onOpen={openCase}
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
              onDraft={(next) => {
                setDraft(next);
                setUnfinished(!opinionPhrases[next.result].includes(next.words) && next.words !== '');
              }}
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
