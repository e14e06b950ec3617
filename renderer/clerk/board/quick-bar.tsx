import { quickFilters } from '#shared/board.ts';
import { ariaKeys } from '../aria-keys.ts';
import { type Filter, isQuick, noFilter, quickKeys, quickly } from './filter.ts';

interface QuickBarProps {
  readonly filter: Filter;
  readonly counts: Readonly<Record<string, number>>;
  readonly onFilter: (filter: Filter) => void;
}

const pressing: Readonly<Record<string, string>> = { 今日到期: 'warn', 超期: 'danger', 打印待处理: 'danger' };

/** What most often has to be done, with how much of it there is; pressed again it is taken back. */
export function QuickBar({ filter, counts, onFilter }: QuickBarProps) {
  return (
    <div className="board-quick" role="toolbar" aria-label="快速筛选">
      {quickFilters.map((quick, at) => {
        const on = isQuick(quick, filter);
        const count = counts[quick.title] ?? 0;
        const tone = count > 0 ? pressing[quick.title] : undefined;
        const keys = quickKeys[at] ?? '';
        return (
          <button
            key={quick.title}
            type="button"
            className={tone === undefined ? 'board-chip' : `board-chip board-chip-${tone}`}
            aria-pressed={on}
            aria-keyshortcuts={ariaKeys(keys)}
            onClick={() => onFilter(on ? noFilter : quickly(quick))}
          >
            {quick.title} <strong>{count}</strong>
            <kbd aria-hidden="true">{keys}</kbd>
          </button>
        );
      })}
    </div>
  );
}
