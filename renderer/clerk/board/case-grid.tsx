import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { CaseGridRow, columns } from './case-grid-row.tsx';
import type { PagedCases } from './use-paged-cases.ts';
import { rowHeight, scrollToShow, type Viewport, visibleRows } from './window.ts';

interface CaseGridProps {
  readonly ref: Ref<HTMLDivElement | null>;
  readonly cases: PagedCases;
  /** Which rows are on the screen, so that they can be read. */
  readonly onRange: (range: { first: number; end: number }) => void;
  readonly onOpen: (caseId: string) => void;
  readonly empty: ReactNode;
}

/**
 * The list of cases: only the rows in view exist, so a year of cases scrolls like a page of them.
 * Written here rather than taken from the component library: its virtual table has no rows or cells
 * that a keyboard or a screen reader could find.
 */
export function CaseGrid({ ref, cases, onRange, onOpen, empty }: CaseGridProps) {
  const body = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => body.current as HTMLDivElement);
  const [viewport, setViewport] = useState<Viewport>({ scrollTop: 0, height: 0 });
  const [selected, setSelected] = useState<{ index: number; caseId: string | null }>({
    index: 0,
    caseId: null,
  });
  const { total } = cases;
  const { first, end } = visibleRows(viewport, total);

  useEffect(() => onRange({ first, end }), [first, end, onRange]);
  useEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() =>
      setViewport({ scrollTop: element.scrollTop, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // A case keeps its selection when others come in above it.
  const found = selected.caseId === null ? -1 : cases.indexOf(selected.caseId);
  const at = Math.min(found >= 0 ? found : selected.index, total - 1);

  const select = (index: number) => {
    setSelected({ index, caseId: cases.rowAt(index)?.caseId ?? null });
    const element = body.current;
    if (element !== null)
      element.scrollTop = scrollToShow(index, { ...viewport, scrollTop: element.scrollTop });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(viewport.height / rowHeight) - 1);
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
    if (target !== undefined) select(Math.min(Math.max(target, 0), total - 1));
    else if (event.key === 'Enter' && row !== undefined) onOpen(row.caseId);
    else return;
    event.preventDefault();
  };

  const rows = Array.from({ length: end - first }, (_, offset) => first + offset);
  return (
    <div className="case-grid panel" role="grid" aria-label="办件列表" aria-rowcount={total + 1}>
      <div className="case-row case-row-head" role="row" aria-rowindex={1}>
        {columns.map(({ id, title }) => (
          <span key={id} role="columnheader">
            {title}
          </span>
        ))}
      </div>
      <div
        ref={body}
        className="case-grid-body"
        role="rowgroup"
        tabIndex={0}
        aria-label="办件，上下键选择，回车查看"
        aria-activedescendant={at >= 0 ? `case-row-${at}` : undefined}
        onKeyDown={onKeyDown}
        onScroll={(event) =>
          setViewport({ scrollTop: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
        }
      >
        {total === 0 && !cases.loading && <div className="case-grid-empty">{empty}</div>}
        <div className="case-grid-space" style={{ height: total * rowHeight }}>
          {rows.map((index) => (
            <CaseGridRow
              key={index}
              index={index}
              row={cases.rowAt(index)}
              selected={index === at}
              onSelect={() => select(index)}
              onOpen={onOpen}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
