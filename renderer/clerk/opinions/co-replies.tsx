import { Input } from 'antd';
import { useId, useRef, useState } from 'react';
import type { CoReplyRow } from '#shared/contract/desks.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { ClockMark } from '../case/clock-mark.tsx';
import { Choices } from '../choices.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { TickList } from '../batch/tick-list.tsx';

const replies = ['同意', '不同意', '同意但需转报'] as const;
type Reply = (typeof replies)[number];

interface CoRepliesProps {
  readonly rows: readonly CoReplyRow[];
  readonly active: boolean;
  readonly onDone: () => void;
}

/** F1: what other departments ask of this one; silence is no consent. */
export function CoReplies({ rows: read, active, onDone }: CoRepliesProps) {
  const { openCase } = useWorkplace();
  const id = useId();
  const [current, setCurrent] = useState<string | null>(null);
  const [reply, setReply] = useState<Reply>('同意');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const list = useRef<HTMLUListElement>(null);
  /** The one just answered, until the list is read again. */
  const [answered, setAnswered] = useState<CoReplyRow | null>(null);
  const rows = read.filter((row) => row !== answered);
  // What was written for one notice is sent to no other: where it is gone, nothing takes its place by itself.
  const at = current === null ? rows[0] : rows.find(({ noticeId }) => noticeId === current);
  if (current === null && at !== undefined) setCurrent(at.noticeId);
  const act = useAct(window.counter.actOnCase);
  const answer = async () => {
    if (at === undefined) return;
    const { caseId, noticeId } = at;
    const command = { type: 'co_reply', commandId: crypto.randomUUID(), caseId, noticeId, reply, reason };
    const done = await act.run({ command });
    if (done === null) return;
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) {
      // Answered or withdrawn meanwhile: the list tells.
      onDone();
      return;
    }
    setReason('');
    setReply('同意');
    setAnswered(at);
    setCurrent(null);
    onDone();
    list.current?.focus();
  };
  useKeys(
    {
      'Ctrl+Enter': () => void answer(),
      'Alt+1': () => setReply('同意'),
      'Alt+2': () => setReply('不同意'),
      'Alt+3': () => setReply('同意但需转报'),
    },
    active && at !== undefined,
  );
  return (
    <div className="desk-columns">
      <section className="panel desk-list" aria-label="待答复抄告">
        <TickList
          ref={list}
          label="待答复抄告"
          rows={rows}
          idOf={({ noticeId }) => noticeId}
          current={at?.noticeId ?? null}
          onCurrent={(noticeId) => {
            setCurrent(noticeId);
            if (noticeId !== current) setRefusal(null);
          }}
          onOpen={(noticeId) => {
            const found = rows.find((row) => row.noticeId === noticeId);
            if (found !== undefined) openCase(found.caseId);
          }}
          line={Asked}
          empty={<p>没有等待本部门答复的抄告单。</p>}
        />
      </section>
      <div className="desk-side">
        {at === undefined && current !== null && (
          <>
            {refusal !== null && <RefusalNote refusal={refusal} />}
            <RefusalNote
              refusal={{
                kind: 'unavailable',
                message: '这份抄告刚有变化，不再等待本部门答复，没有答复。',
                next: '已填写的内容保留，请在列表中另选抄告。',
              }}
            />
          </>
        )}
        {at !== undefined && (
          <section className="panel opinion-form" aria-label="答复抄告">
            <div className="panel-title">
              <h3>答复{at.lead}</h3>
              <span className="muted push">期限 {at.limit}</span>
            </div>
            <div className="opinion-fields">
              <p className="opinion-wide">{at.subject}</p>
              <div className="opinion-results">
                <Choices
                  label="答复"
                  value={reply}
                  options={replies.map((value, index) => ({ value, title: `${value}　Alt+${index + 1}` }))}
                  onChange={setReply}
                />
              </div>
              <label htmlFor={id} className="opinion-label">
                {reply === '不同意' ? '理由' : '说明'}
              </label>
              <Input.TextArea
                id={id}
                rows={3}
                className="act-words"
                maxLength={2000}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
              {refusal !== null && (
                <div className="opinion-wide">
                  <RefusalNote refusal={refusal} />
                </div>
              )}
              <div className="opinion-wide opinion-actions">
                <ActionButton
                  label="答复"
                  keys="Ctrl+Enter"
                  type="primary"
                  running={act.running}
                  onPress={() => void answer()}
                />
              </div>
            </div>
          </section>
        )}
      </div>
    </div>
  );
}

function Asked({ row }: { readonly row: CoReplyRow }) {
  const { itemName, lead, document, applicant, clock } = row;
  return (
    <>
      <div className="tick-line">
        <strong className="grow">{itemName}</strong>
        <span className="tag">{lead}</span>
      </div>
      <div className="tick-line">
        <span className="muted">{document}</span>
        <span className="grow">{applicant}</span>
        <ClockMark clock={clock} />
      </div>
    </>
  );
}
