import { boardFilter, type BoardFilter, type SavedView } from '#shared/contract/board.ts';
import { readKept } from '../reference-versions.ts';
import type { Store } from '../store/store.ts';

/** Filters of the board a person has given a name and a key; kept at this counter, not an event: nobody else's concern. */
export class SavedViews {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** What is damaged, or an earlier version wrote and this one cannot read, is left out. */
  of(staff: string): SavedView[] {
    const rows = this.#store.db
      .prepare('select slot, name, filter from saved_view where staff = ? order by slot')
      .all(staff) as { slot: number; name: string; filter: string }[];
    return rows.flatMap(({ slot, name, filter }) => {
      const read = readKept(boardFilter, filter);
      return read === null ? [] : [{ slot, name, filter: read }];
    });
  }

  save(staff: string, slot: number, name: string, filter: BoardFilter): SavedView[] {
    this.#store.db
      .prepare(
        `insert into saved_view (staff, slot, name, filter) values (?, ?, ?, ?)
          on conflict (staff, slot) do update set name = excluded.name, filter = excluded.filter`,
      )
      .run(staff, slot, name, JSON.stringify(filter));
    return this.of(staff);
  }

  remove(staff: string, slot: number): SavedView[] {
    this.#store.db.prepare('delete from saved_view where staff = ? and slot = ?').run(staff, slot);
    return this.of(staff);
  }
}
