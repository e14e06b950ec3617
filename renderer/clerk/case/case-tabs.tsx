import { useEffect, useEffectEvent } from 'react';
import { chordOf } from '../../common/keys.ts';

export const tabs = ['经过', '材料', '文书', '意见', '时限'] as const;
export type CaseTab = (typeof tabs)[number];

interface CaseTabsProps {
  readonly tab: CaseTab;
  readonly onTab: (tab: CaseTab) => void;
  /** Said beside the title: how many there are, how many are open. */
  readonly marks: Readonly<Partial<Record<CaseTab, string>>>;
  readonly active: boolean;
}

/** What is known of the case, side by side: 1 to 5 go there while nobody types, Ctrl+← and Ctrl+→ to the next. */
export function CaseTabs({ tab, onTab, marks, active }: CaseTabsProps) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const chord = chordOf(event);
    if (chord === null || event.defaultPrevented || isTyping(event.target)) return;
    const by = chord === 'Ctrl+ArrowRight' ? 1 : chord === 'Ctrl+ArrowLeft' ? -1 : 0;
    const to =
      by === 0
        ? tabs[Number(/^[1-5]$/.exec(chord)?.[0] ?? 0) - 1]
        : tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length];
    if (to === undefined) return;
    event.preventDefault();
    onTab(to);
  });
  useEffect(() => {
    if (!active) return undefined;
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [active]);
  return (
    <div className="case-tabs" role="tablist" aria-label="办件内容">
      {tabs.map((name, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`case-tab-${index}`}
          aria-selected={name === tab}
          aria-controls="case-tab-panel"
          aria-keyshortcuts={String(index + 1)}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name)}
        >
          <span>{name}</span>
          {marks[name] !== undefined && <span className="case-tab-mark">{marks[name]}</span>}
          <kbd aria-hidden="true">{index + 1}</kbd>
        </button>
      ))}
    </div>
  );
}

/** Digits and Ctrl+arrows belong to whatever takes text. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])') !==
    null;
