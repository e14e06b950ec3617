import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { IntakeDraft } from '#shared/contract/counter.ts';
import { useKeys } from '../../common/keys.ts';
import { ActionButton } from '../action-button.tsx';
import { draftTitle } from './draft.ts';

interface WaitingBarProps {
  readonly waiting: readonly IntakeDraft[];
  /** They were there when the person came, and nothing has been begun since: Enter goes on with the first. */
  readonly fromBefore: boolean;
  readonly active: boolean;
  readonly onTake: (draft: IntakeDraft) => void;
  readonly onForget: (draft: IntakeDraft) => void;
}

/** 上次未办完的收件: begun and left, or cut off by a crash. Offered, and in nobody's way. */
export function WaitingBar({ waiting, fromBefore, active, onTake, onForget }: WaitingBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [first] = waiting;
  useEffect(() => {
    const field = document.activeElement;
    const typing = field instanceof HTMLInputElement && field.value !== '';
    if (fromBefore && active && !typing) bar.current?.querySelector('button')?.focus();
    // Once, when it appears: whoever has gone on is not called back.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useKeys(
    first === undefined ? {} : { 'Alt+0': () => onTake(first), 'Alt+Delete': () => onForget(first) },
    active,
  );
  if (first === undefined) return null;

  // Whoever begins to type means the search: the character goes there.
  const onKeyDown = (event: KeyboardEvent) => {
    const types = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey;
    if (types) bar.current?.parentElement?.querySelector<HTMLInputElement>('.item-search input')?.focus();
  };
  return (
    <div className="waiting-bar" role="region" aria-label="上次未办完的收件" ref={bar} onKeyDown={onKeyDown}>
      <span aria-hidden="true">◆</span>
      <span>
        上次未办完的收件：{draftTitle(first)}
        {waiting.length > 1 && `（另有${waiting.length - 1}份）`}
      </span>
      <ActionButton
        label="继续办理"
        keys={fromBefore ? 'Enter / Alt+0' : 'Alt+0'}
        size="small"
        onPress={() => onTake(first)}
      />
      <ActionButton
        label="不再保留"
        keys="Alt+Delete"
        size="small"
        type="text"
        onPress={() => onForget(first)}
      />
      <span className="muted">最多保留到当日结束</span>
    </div>
  );
}
