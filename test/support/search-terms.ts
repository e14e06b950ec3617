import type { Store } from '../../electron/store/store.ts';

/** What the index of searched parts says of each case; its own tables hold the same in whatever order it was written. */
export function searchTerms({ db }: Pick<Store, 'db'>): string[] {
  db.exec(
    "create virtual table if not exists temp.search_terms using fts5vocab('main', 'case_search', 'instance')",
  );
  const rows = db.prepare('select doc, term from temp.search_terms').all() as object[];
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

/** Tables of SQLite's own behind the index. */
export const isIndexTable = (table: string): boolean => table.startsWith('case_search_');
