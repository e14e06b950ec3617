import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useId, useRef } from 'react';
import type { OpinionRow } from '#shared/contract/desks.ts';
import { opinionPhrases } from '#shared/desks/opinion-phrases.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { Choices } from '../choices.tsx';
import type { OpinionDraft } from './use-opinion.ts';

interface OpinionFormProps {
  readonly active: boolean;
  /** Those it will be given on: the ticked ones, or the one the cursor is on. */
  readonly targets: readonly OpinionRow[];
  readonly draft: OpinionDraft;
  readonly onDraft: (draft: OpinionDraft) => void;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly onGive: () => void;
  readonly onCancel: () => void;
}

const results = ['同意', '不同意', '退回'] as const;

/** G3: result, words, and for B who acts while A is there the reason (D5). */
export function OpinionForm(props: OpinionFormProps) {
  const { active, targets, draft, onDraft, progress, onGive, onCancel } = props;
  const id = useId();
  const text = useRef<TextAreaRef>(null);
  const { result, words, reason } = draft;
  const own = opinionPhrases[result];
  const choose = (next: OpinionDraft['result']) => {
    // A standing phrase gives way to that of the other result; what was typed stays.
    const untouched = words === '' || own.includes(words);
    onDraft({ ...draft, result: next, words: untouched ? (opinionPhrases[next][0] ?? '') : words });
  };
  const nextPhrase = () => {
    const phrase = own[(own.indexOf(words) + 1) % own.length];
    if (phrase !== undefined) onDraft({ ...draft, words: phrase });
    text.current?.focus();
  };
  const free = active && progress === null && targets.length > 0;
  useKeys(
    {
      'Alt+1': () => choose('同意'),
      'Alt+2': () => choose('不同意'),
      'Alt+3': () => choose('退回'),
      F4: nextPhrase,
      'Ctrl+Enter': onGive,
    },
    free,
  );
  useKeys({ Escape: onCancel }, active && progress !== null);

  const [one] = targets;
  const asked = targets.find(({ needsReason }) => needsReason !== null)?.needsReason ?? null;
  const blocked = targets.length === 1 && result === '同意' ? (one?.blocked ?? null) : null;
  const batch = targets.length > 1;
  return (
    <section className="panel opinion-form" aria-label="签署意见">
      <div className="panel-title">
        <h3>
          {batch
            ? `对勾选的${targets.length}件签署同一意见`
            : one === undefined
              ? '签署意见'
              : `${one.step.name}意见`}
        </h3>
        {targets.some(({ last }) => last) && <span className="tag tag-accent">机关决定</span>}
        {one?.actingFor !== null && one !== undefined && !batch && (
          <span className="tag tag-warn">代{one.actingFor}（A角）签署</span>
        )}
      </div>
      <div className="opinion-fields">
        <div className="opinion-results">
          <Choices
            label="意见"
            value={result}
            options={results.map((value, index) => ({ value, title: `${value}　Alt+${index + 1}` }))}
            onChange={choose}
          />
          <ActionButton label="换常用语" keys="F4" size="small" onPress={nextPhrase} />
        </div>
        <label htmlFor={`${id}-words`} className="opinion-label">
          意见内容
        </label>
        <Input.TextArea
          ref={text}
          id={`${id}-words`}
          value={words}
          rows={3}
          className="act-words"
          maxLength={2000}
          disabled={progress !== null}
          onChange={({ target }) => onDraft({ ...draft, words: target.value })}
        />
        {asked !== null && (
          <>
            <label htmlFor={`${id}-reason`} className="opinion-label">
              代签事由
            </label>
            <div>
              <Input
                id={`${id}-reason`}
                value={reason}
                maxLength={300}
                autoComplete="off"
                disabled={progress !== null}
                onChange={({ target }) => onDraft({ ...draft, reason: target.value })}
              />
              <p className="muted opinion-note">
                {asked.message}
                {asked.next}
              </p>
            </div>
          </>
        )}
        {blocked !== null && (
          <div className="opinion-wide">
            <RefusalNote refusal={blocked} />
          </div>
        )}
        <div className="opinion-wide opinion-actions">
          {progress === null ? (
            <ActionButton
              label={batch ? `签署${targets.length}件` : '签署'}
              keys="Ctrl+Enter"
              type="primary"
              onPress={() => {
                if (targets.length > 0) onGive();
              }}
            />
          ) : (
            <>
              <span role="status">
                正在签署 {progress.done + 1}/{progress.total}
              </span>
              <progress value={progress.done} max={progress.total} aria-label="签署进度" />
              <ActionButton label="停止" keys="Esc" onPress={onCancel} />
            </>
          )}
        </div>
      </div>
    </section>
  );
}
