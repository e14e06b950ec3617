import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CaseRow, CounterInput } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { settle } from '../../common/settle.ts';
import { pageSize, pagesFor } from './window.ts';

export type CaseFilter = Omit<CounterInput<'listCases'>, 'offset' | 'limit'>;

interface Loaded {
  readonly key: string;
  readonly total: number;
  readonly pages: ReadonlyMap<number, { readonly version: number; readonly rows: readonly CaseRow[] }>;
}

export interface PagedCases {
  readonly total: number;
  readonly rowAt: (index: number) => CaseRow | undefined;
  readonly indexOf: (caseId: string) => number;
  readonly refusal: Refusal | null;
  /** Nothing has been read for this filter yet. */
  readonly loading: boolean;
}

/** A pushed change is waited out this long: a pull from the centre changes many cases at once. */
const gatherMs = 150;

/** The cases of a filter, read page by page as they come into view, and again when they change. */
export function usePagedCases(filter: CaseFilter, first: number, end: number, shown: boolean): PagedCases {
  const key = JSON.stringify(filter);
  const [version, setVersion] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ key: '', total: 0, pages: new Map() });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const asked = useRef(new Set<string>());
  const latestKey = useRef(key);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = window.counter.onCaseChanged(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setVersion((before) => before + 1);
      }, gatherMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);

  const readPage = useEffectEvent(async (page: number, wanted: number) => {
    const id = `${key} ${wanted} ${page}`;
    const fresh = loaded.key === key && loaded.pages.get(page)?.version === wanted;
    if (fresh || asked.current.has(id)) return;
    asked.current.add(id);
    const result = await settle(() =>
      window.counter.listCases({ ...filter, offset: page * pageSize, limit: pageSize }),
    );
    asked.current.delete(id);
    if (latestKey.current !== key) return;
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    const { total, rows } = result.value;
    setLoaded((before) => {
      const pages = new Map(before.key === key ? before.pages : []);
      pages.set(page, { version: wanted, rows });
      return { key, total, pages };
    });
  });

  useEffect(() => {
    latestKey.current = key;
    if (!shown) return;
    for (const page of pagesFor(first, end)) void readPage(page, version);
  }, [key, version, first, end, shown]);

  const rowAt = (index: number) => loaded.pages.get(Math.floor(index / pageSize))?.rows[index % pageSize];
  const indexOf = (caseId: string) => {
    for (const [page, { rows }] of loaded.pages) {
      const at = rows.findIndex((row) => row.caseId === caseId);
      if (at >= 0) return page * pageSize + at;
    }
    return -1;
  };
  return { total: loaded.total, rowAt, indexOf, refusal, loading: loaded.key !== key && refusal === null };
}
