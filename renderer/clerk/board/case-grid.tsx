import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { BoardSort } from '#shared/board.ts';
import { CaseLine, GridHead } from './case-line.tsx';
import { layoutOf, rowHeight } from './layout.ts';
import type { PagedCases } from './use-paged-cases.ts';

export interface Sorting {
  readonly sort: BoardSort;
  readonly descending: boolean;
}

interface CaseGridProps {
  readonly ref: Ref<HTMLDivElement | null>;
  readonly cases: PagedCases;
  /** What is typed is not what is shown yet. */
  readonly stale: boolean;
  /** Another list begins at its top. */
  readonly listKey: string;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  /** Which rows are on the screen, so that they can be read. */
  readonly onRange: (range: { first: number; end: number }) => void;
  readonly onOpen: (caseId: string) => void;
  readonly empty: ReactNode;
}

const overscan = 12;

/** The list of cases: only the lines in view exist, so 200 000 cases scroll like a page of them. */
export function CaseGrid(props: CaseGridProps) {
  const { ref, cases, stale, listKey, sorting, onSort, onRange, onOpen, empty } = props;
  const body = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<{ row: number; caseId: string | null }>({ row: 0, caseId: null });
  /** Enter was pressed before the answer to what was typed is here. */
  const [awaited, setAwaited] = useState(false);
  const { total, groups } = cases;
  const layout = useMemo(() => layoutOf(groups), [groups]);
  // oxlint-disable-next-line react/incompatible-library -- Nothing here is memoized by a compiler.
  const virtual = useVirtualizer({
    count: layout.count,
    getScrollElement: () => body.current,
    estimateSize: () => rowHeight,
    overscan,
  });
  // Not given to the virtualizer: it would ask for the key of every line, 200 000 of them, at each drawing.
  const keyOf = (index: number): string => {
    const line = layout.line(index);
    if ('heading' in line) return `heading ${line.heading.title}`;
    return cases.rowAt(line.row)?.caseId ?? `line ${index}`;
  };
  const items = virtual.getVirtualItems();
  const rowNear = (index: number | undefined): number => {
    if (index === undefined) return 0;
    const line = layout.line(index);
    return 'row' in line ? line.row : Math.max(0, rowNear(index + 1));
  };
  const first = items.length === 0 ? 0 : rowNear(items[0]?.index);
  const end = items.length === 0 ? 0 : Math.min(total, rowNear(items.at(-1)?.index) + 1);
  useEffect(() => onRange({ first, end }), [first, end, onRange]);
  useEffect(() => {
    if (body.current !== null) body.current.scrollTop = 0;
    setSelected({ row: 0, caseId: null });
  }, [listKey]);

  // A case keeps its selection when others come in above it.
  const found = selected.caseId === null ? -1 : cases.indexOf(selected.caseId);
  const at = Math.min(found >= 0 ? found : selected.row, total - 1);
  const select = (row: number) => {
    setSelected({ row, caseId: cases.rowAt(row)?.caseId ?? null });
    virtual.scrollToIndex(row === 0 ? 0 : layout.lineOf(row), { align: 'auto' });
  };
  const openAwaited = useEffectEvent(() => {
    const row = cases.rowAt(at);
    setAwaited(false);
    if (row !== undefined) onOpen(row.caseId);
  });
  const here = cases.rowAt(at) !== undefined || total === 0;
  useEffect(() => {
    if (awaited && !stale && here) openAwaited();
  }, [awaited, stale, here]);
  const onKeyDown = (event: KeyboardEvent) => {
    // The buttons of the head sort; only what is pressed on the list itself moves in it.
    if (event.target !== event.currentTarget && event.target !== body.current) return;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const page = Math.max(1, Math.floor((body.current?.clientHeight ?? 0) / rowHeight) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: total - 1,
    };
    const target = targets[event.key];
    const row = cases.rowAt(at);
    if (target !== undefined && total > 0) select(Math.min(Math.max(target, 0), total - 1));
    else if (event.key === 'Enter' && (stale || row !== undefined)) {
      if (stale) setAwaited(true);
      else if (row !== undefined) onOpen(row.caseId);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={ref}
      className="case-grid panel"
      role="grid"
      tabIndex={0}
      aria-label="办件列表，上下键选择，回车查看"
      aria-rowcount={layout.count + 1}
      aria-busy={stale}
      aria-activedescendant={at >= 0 && !stale ? `case-row-${at}` : undefined}
      onKeyDown={onKeyDown}
    >
      <GridHead sorting={sorting} sorts={cases.sorts} onSort={onSort} />
      <div ref={body} className="case-grid-body" {...(total > 0 ? { role: 'rowgroup' } : {})} tabIndex={-1}>
        {total === 0 && !stale && cases.refusal === null && <div className="case-grid-empty">{empty}</div>}
        {/* Rows of an earlier question are neither read out nor opened. */}
        <div
          className={stale ? 'case-grid-space case-grid-stale' : 'case-grid-space'}
          role="presentation"
          style={{ height: virtual.getTotalSize() }}
          inert={stale}
        >
          {items.map(({ index, start }) => {
            const line = layout.line(index);
            return (
              <CaseLine
                key={keyOf(index)}
                index={index}
                top={start}
                line={line}
                row={'row' in line ? cases.rowAt(line.row) : undefined}
                selected={'row' in line && line.row === at}
                onSelect={select}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
