import { boardSorts, quickFilters } from '#shared/board.ts';
import { type BoardView, boardFilter, type CaseList } from '#shared/contract/board.ts';
import { parseReceiptNumber } from '#shared/numbers/receipt-number.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { folded, searchable, searchQuery } from '../store/case-search.ts';
import type { Store } from '../store/store.ts';
import { type Asked, BoardLists, mostSorted } from './board-lists.ts';
import { groups } from './board-query.ts';
import { boardScopesOf, placeOf, widestScope } from './board-scope.ts';
import { caseColumns, rowView, type StoredCase } from './case-row.ts';
import type { Desk } from './desk.ts';
import type { Figures } from './figures.ts';
import { SavedViews } from './saved-views.ts';

const indexed = ['due', 'received'] as const;
const remembered = 12;

/** The work board (办件): who may see what, in which order, found by what, at 200 000 cases as at 200. */
export class Board {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #figures: Pick<Figures, 'caseIds'>;
  readonly #lists: BoardLists;
  readonly #views: SavedViews;
  /** The next page of a list is the same list: as long as nothing was written and it is the same day. */
  readonly #listed = new Map<string, unknown>();

  constructor(desk: Desk, store: Store, figures: Pick<Figures, 'caseIds'>) {
    this.#desk = desk;
    this.#store = store;
    this.#figures = figures;
    this.#lists = new BoardLists(desk, store, figures);
    this.#views = new SavedViews(store);
  }

  list(person: StaffMember, asked: Asked): Result<CaseList> {
    const place = placeOf(this.#desk, this.#store, person, asked.figure === null ? asked.scope : null);
    if (!place.ok) return place;
    if (asked.figure !== null && this.#figures.caseIds(asked.figure) === null)
      return refuse(
        'not_found',
        '',
        '该统计数字背后的办件已不在本机内存中。',
        '请回到统计页面重新统计后再打开。',
      );
    const listed = this.#remember(['list', place.value, { ...asked, offset: 0, limit: 0 }], () =>
      this.#lists.of(place.value, asked),
    );
    const total = listed.counts.reduce((sum, count) => sum + count, 0);
    const ids =
      listed.ids?.slice(asked.offset, asked.offset + asked.limit) ??
      this.#lists.page(place.value, asked, listed);
    return ok({
      rows: this.#rows(ids),
      total,
      more: listed.more,
      groups:
        asked.sort === 'due'
          ? groups
              .flatMap(({ title }, at) => ({ title, count: listed.counts[at] ?? 0 }))
              .filter(({ count }) => count > 0)
          : [{ title: '', count: total }],
      sorts: total <= mostSorted ? boardSorts : indexed,
    });
  }

  view(person: StaffMember, scope: Asked['scope']): Result<BoardView> {
    const place = placeOf(this.#desk, this.#store, person, scope);
    if (!place.ok) return place;
    const count = (filter: object): number =>
      this.#lists
        .of(place.value, {
          ...boardFilter.parse(filter),
          scope,
          figure: null,
          sort: 'due',
          descending: false,
          offset: 0,
          limit: 0,
        })
        .counts.reduce((sum, one) => sum + one, 0);
    return ok({
      scopes: boardScopesOf(person),
      scope: scope ?? widestScope(person),
      counts: this.#remember(['counts', place.value], () =>
        Object.fromEntries(quickFilters.map(({ title, filter }) => [title, count(filter)])),
      ),
      items: this.#remember(['items'], () => this.#lists.items()),
      views: this.#views.of(person.number),
    });
  }

  get views(): SavedViews {
    return this.#views;
  }

  /** B5: the number on the receipt opens its case. One with a wrong check digit is no receipt's. */
  byNumber(typed: string): Result<{ caseId: string }> {
    const receipt = parseReceiptNumber(typed);
    const number = searchable(typed).toUpperCase();
    if (receipt === undefined && !/^[0-9A-Z]{10,60}$/.test(number))
      return refuse(
        'bad_input',
        '',
        '这不是收件编号或者办件编号。',
        '请扫描收件凭证上的条码，或者输入完整编号。',
      );
    if (receipt === undefined && /^\d{10}$/.test(number))
      return refuse(
        'bad_input',
        '',
        '收件编号的校验位不对，没有这样的编号。',
        '请核对收件凭证后重新扫描或输入。',
      );
    const found = this.#store.db
      .prepare(
        receipt === undefined
          ? `select b.case_id from case_search s join case_board b on b.id = s.rowid
              where case_search match ? and instr(b.search_text, ?) > 0 limit 2`
          : 'select case_id from case_board where receipt_number = ?',
      )
      .pluck();
    const query = searchQuery(typed, null, []);
    const lower = folded(number);
    const ids = (
      receipt === undefined
        ? query.match === null
          ? []
          : found.all(query.match, `\n${lower}\n`)
        : found.all(receipt)
    ) as string[];
    const [caseId] = ids;
    return caseId === undefined || ids.length > 1
      ? refuse(
          'not_found',
          '',
          '本机没有这个编号的办件。',
          '请核对编号；刚在其他窗口收件的，请待同步后再查。',
        )
      : ok({ caseId });
  }

  #rows(ids: readonly number[]): CaseList['rows'] {
    const rows = this.#store.db
      .prepare(
        `select b.id, ${caseColumns} from json_each(?) j cross join case_board b on b.id = j.value
          cross join case_view v on v.case_id = b.case_id`,
      )
      .all(JSON.stringify(ids)) as (StoredCase & { readonly id: number })[];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row === undefined ? [] : [rowView(this.#desk, row)];
    });
  }

  #remember<T>(key: readonly unknown[], read: () => T): T {
    const written = this.#store.db.prepare('select total_changes()').pluck().get() as number;
    const whole = JSON.stringify([written, this.#desk.today, ...key]);
    if (this.#listed.has(whole)) return this.#listed.get(whole) as T;
    const value = read();
    this.#listed.set(whole, value);
    for (const oldest of this.#listed.keys()) {
      if (this.#listed.size <= remembered) break;
      this.#listed.delete(oldest);
    }
    return value;
  }
}
