import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { BoardSort } from '#shared/board.ts';
import type { CaseGroup, CaseList, CaseRow } from '#shared/contract/counter.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { settle } from '../../common/settle.ts';
import { pageSize, pagesFor } from './layout.ts';
import { type CaseFilter, PageReader, type Wanted } from './page-reader.ts';

export type { CaseFilter } from './page-reader.ts';

interface Loaded extends Pick<CaseList, 'total' | 'more' | 'groups' | 'sorts'> {
  readonly key: string;
  readonly pages: ReadonlyMap<number, readonly CaseRow[]>;
}

export interface PagedCases {
  readonly total: number;
  /** More are like this than are listed. */
  readonly more: boolean;
  readonly groups: readonly CaseGroup[];
  readonly sorts: readonly BoardSort[];
  readonly rowAt: (index: number) => CaseRow | undefined;
  readonly indexOf: (caseId: string) => number;
  readonly refusal: Refusal | null;
  /** What is shown answers an earlier question. */
  readonly stale: boolean;
}

const nothing: Loaded = { key: '', total: 0, more: false, groups: [], sorts: [], pages: new Map() };
/** Pages kept: some 40 screens. */
const kept = 24;

/** The cases of a filter, read page by page as they come into view, and again when they change. */
export function usePagedCases(
  filter: CaseFilter,
  range: { readonly first: number; readonly end: number },
  version: number,
  shown: boolean,
): PagedCases {
  const key = JSON.stringify(filter);
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  const [refused, setRefused] = useState<{ key: string; refusal: Refusal } | null>(null);
  const reader = useRef<PageReader | null>(null);

  const onRead = useEffectEvent((wanted: Wanted, page: number, answer: Result<CaseList>) => {
    if (wanted.key !== key) return;
    setRefused(answer.ok ? null : { key, refusal: answer.refusal });
    if (!answer.ok) return;
    const { rows, total, more, groups, sorts } = answer.value;
    setLoaded((before) => {
      const pages = new Map(before.key === key ? before.pages : []);
      pages.delete(page);
      pages.set(page, rows);
      for (const oldest of pages.keys()) {
        if (pages.size <= kept) break;
        pages.delete(oldest);
      }
      return { key, total, more, groups, sorts, pages };
    });
  });

  const { first, end } = range;
  const total = loaded.key === key ? loaded.total : 0;
  useEffect(() => {
    if (!shown) return;
    reader.current ??= new PageReader(
      ({ filter: asked }, page) =>
        settle(() => window.counter.listCases({ ...asked, offset: page * pageSize, limit: pageSize })),
      (wanted, page, answer) => onRead(wanted, page, answer),
    );
    const wanted = JSON.parse(key) as CaseFilter;
    reader.current.want({ key, filter: wanted, version, pages: pagesFor(first, end, total) });
  }, [key, version, first, end, total, shown]);

  const rowAt = (index: number) => loaded.pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  const indexOf = (caseId: string) => {
    for (const [page, rows] of loaded.pages) {
      const at = rows.findIndex((row) => row.caseId === caseId);
      if (at >= 0) return page * pageSize + at;
    }
    return -1;
  };
  return {
    ...loaded,
    rowAt,
    indexOf,
    refusal: refused?.key === key ? refused.refusal : null,
    stale: loaded.key !== key,
  };
}
