import type { z } from 'zod';
import { boardSorts, quickFilters } from '#shared/board.ts';
import { type BoardView, boardFilter, type CaseList, type listCases } from '#shared/contract/board.ts';
import { parseReceiptNumber } from '#shared/numbers/receipt-number.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { folded, narrows, searchable, searchQuery } from '../store/case-search.ts';
import type { Store } from '../store/store.ts';
import {
  fewSql,
  filterSql,
  groupOf,
  groups,
  mayBe,
  namesOf,
  onlyStages,
  orders,
  places,
  placeSql,
  type Sql,
  stagesLeft,
} from './board-query.ts';
import { boardScopesOf, type Place, placeOf, widestScope } from './board-scope.ts';
import { caseColumns, rowView, type StoredCase } from './case-row.ts';
import type { Desk } from './desk.ts';
import type { Figures } from './figures.ts';
import { SavedViews } from './saved-views.ts';

type Asked = z.output<typeof listCases>;

/** Of what a query finds, the newest so many are looked at: whoever reads further has to say more. */
export const mostFound = 2000;
/** By a column without an index at most so many are put in order. */
const mostSorted = 20_000;
const indexed = ['due', 'received'] as const;

/** Which cases a list has, without the rows: enough for any page of it. */
interface Listed {
  /** In order; null where the list is walked page by page. */
  readonly ids: readonly number[] | null;
  readonly counts: readonly number[];
  readonly more: boolean;
}

const remembered = 12;

/** The work board (办件): who may see what, in which order, found by what, at 200 000 cases as at 200. */
export class Board {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #figures: Pick<Figures, 'caseIds'>;
  readonly #views: SavedViews;
  /** The next page of a list is the same list: as long as nothing was written and it is the same day. */
  readonly #listed = new Map<string, unknown>();

  constructor(desk: Desk, store: Store, figures: Pick<Figures, 'caseIds'>) {
    this.#desk = desk;
    this.#store = store;
    this.#figures = figures;
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
      this.#listedOf(place.value, asked),
    );
    const total = listed.counts.reduce((sum, count) => sum + count, 0);
    const ids =
      listed.ids?.slice(asked.offset, asked.offset + asked.limit) ?? this.#page(place.value, asked, listed);
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
      this.#listedOf(place.value, {
        ...boardFilter.parse(filter),
        scope,
        figure: null,
        sort: 'due',
        descending: false,
        offset: 0,
        limit: 0,
      }).counts.reduce((sum, one) => sum + one, 0);
    return ok({
      scopes: boardScopesOf(person),
      scope: scope ?? widestScope(person),
      counts: this.#remember(['counts', place.value], () =>
        Object.fromEntries(quickFilters.map(({ title, filter }) => [title, count(filter)])),
      ),
      items: this.#items(),
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

  #listedOf(place: Place, asked: Asked): Listed {
    const found = asked.figure === null ? null : this.#figures.caseIds(asked.figure);
    if (found !== null) return this.#few(place, asked, [caseIdsIn(found)], null);
    const few = fewSql(asked).map((sql) => ({ sql: `case_id in (${sql})`, values: [] }));
    if (narrows(asked.query)) return this.#found(place, asked, few);
    if (few.length > 0) return this.#few(place, asked, few, null);
    const counts =
      asked.sort === 'due'
        ? groups.map(({ sql, open }) =>
            !mayBe(open, asked)
              ? 0
              : open || 'holder' in place || !onlyStages(asked)
                ? this.#count(place, asked, sql)
                : this.#stages(place.departments, stagesLeft(false, asked)),
          )
        : [
            'holder' in place || !onlyStages(asked)
              ? this.#count(place, asked, openSql(asked))
              : this.#stages(
                  place.departments,
                  [true, false].flatMap((open) => (mayBe(open, asked) ? stagesLeft(open, asked) : [])),
                ),
          ];
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (asked.sort === 'due' || asked.sort === 'received' || total > mostSorted)
      return { ids: null, counts, more: false };
    return this.#few(place, asked, [], null);
  }

  /** By text. At one person's place every row is looked at; elsewhere the index of parts says which. */
  #found(place: Place, asked: Asked, few: readonly Sql[]): Listed {
    // Nothing but signs is in no name and no number.
    if (searchable(asked.query) === '') return { ids: [], counts: [], more: false };
    const departments = 'holder' in place ? null : place.departments;
    const items = this.#items()
      .filter(
        ({ code, name }) => searchable(name).includes(searchable(asked.query)) || code === asked.query.trim(),
      )
      .map(({ code }) => code);
    const query = searchQuery(asked.query, departments, items);
    const really: Sql = {
      sql: `(instr(search_text, ?) > 0 or item_code in (select value from json_each(?))
        or (? <> '' and id_last4 = ? and (? = '' or exists (select 1 from case_view v where v.case_id = case_board.case_id
          and ? in (v.state ->> '$.applicant.idNumber', v.state ->> '$.applicant.creditCode')))))`,
      values: [query.text, JSON.stringify(items), query.last4, query.last4, query.idNumber, query.idNumber],
    };
    if ('holder' in place || few.length > 0) return this.#few(place, asked, [...few, really], null);
    return query.match === null
      ? { ids: [], counts: [], more: false }
      : this.#few(place, asked, [really], query.match);
  }

  /** A list short enough to be held whole. @param match narrows to what the index of parts finds, newest first */
  #few(place: Place, asked: Asked, conditions: readonly Sql[], match: string | null): Listed {
    const here = placeSql(place, match !== null || ('holder' in place === false && conditions.length > 0));
    const filter = filterSql(this.#desk, asked);
    const source =
      match === null
        ? 'case_board'
        : `(select rowid as found from case_search where case_search match ? order by rowid desc limit ${mostFound + 1})
           cross join case_board on case_board.id = found`;
    const { up, down } = orders[asked.sort];
    const order = asked.sort === 'due' ? `heading, ${up}` : asked.descending ? down : up;
    const heading = asked.sort === 'due' ? groupOf : '0';
    const sql = `select id, ${heading} as heading from ${source}
      where ${here.sql}${conditions.map((one) => ` and ${one.sql}`).join('')}${filter.sql} order by ${order}`;
    const values = [
      ...(match === null ? [] : [match]),
      ...here.values,
      ...conditions.flatMap((one) => one.values),
      ...filter.values,
    ];
    const rows = this.#store.db.prepare(sql).all(...values, namesOf(this.#desk)) as {
      id: number;
      heading: number;
    }[];
    const counts: number[] = groups.map(() => 0);
    for (const { heading: at } of rows) counts[at] = (counts[at] ?? 0) + 1;
    return { ids: rows.map(({ id }) => id), counts, more: match !== null && this.#reaches(match) };
  }

  #reaches(match: string): boolean {
    const sql = `select count(*) from (select 1 from case_search where case_search match ? limit ${mostFound + 1})`;
    return (this.#store.db.prepare(sql).pluck().get(match) as number) > mostFound;
  }

  #stages(departments: readonly string[], stages: readonly string[]): number {
    const sql = `select coalesce(sum(cases), 0) from case_count
      where department in (select value from json_each(?)) and stage in (select value from json_each(?))`;
    return this.#store.db
      .prepare(sql)
      .pluck()
      .get(JSON.stringify(departments), JSON.stringify(stages)) as number;
  }

  #count(place: Place, asked: Asked, group: string): number {
    const filter = filterSql(this.#desk, asked);
    return places(place).reduce((sum, here) => {
      const sql = `select count(*) from case_board where ${here.sql} and ${group}${filter.sql}`;
      const values = [...here.values, ...filter.values];
      return (
        sum +
        (this.#store.db
          .prepare(sql)
          .pluck()
          .get(...values, namesOf(this.#desk)) as number)
      );
    }, 0);
  }

  /** One page of a list that is walked: heading by heading, each along its index. */
  #page(place: Place, asked: Asked, { counts }: Listed): number[] {
    const ids: number[] = [];
    let skip = asked.offset;
    const parts = asked.sort === 'due' ? groups.map(({ sql }) => sql) : [openSql(asked)];
    for (const [at, group] of parts.entries()) {
      const count = counts[at] ?? 0;
      if (skip < count && ids.length < asked.limit)
        ids.push(...this.#walk(place, asked, group, { limit: asked.limit - ids.length, skip, count }));
      skip = Math.max(0, skip - count);
    }
    return ids;
  }

  /** From the nearer end. */
  #walk(
    place: Place,
    asked: Asked,
    group: string,
    { limit, skip, count }: { limit: number; skip: number; count: number },
  ): number[] {
    const backwards = skip > count / 2;
    const wanted = Math.min(limit, count - skip);
    const offset = backwards ? count - skip - wanted : skip;
    const filter = filterSql(this.#desk, asked);
    const here = places(place);
    if (here.length === 0) return [];
    const { up, down } = orders[asked.sort === 'received' ? 'received' : 'due'];
    const downwards = asked.sort === 'received' && asked.descending;
    const one = ({ sql }: Sql): string =>
      `select id, due, received_on from case_board where ${sql} and ${group}${filter.sql}`;
    const sql = `select id from (${here.map(one).join(' union all ')} order by ${downwards === backwards ? up : down}
      limit ? offset ?)`;
    const values = here.flatMap((each) => [...each.values, ...filter.values]);
    const ids = this.#store.db
      .prepare(sql)
      .pluck()
      .all(...values, wanted, offset, namesOf(this.#desk)) as number[];
    return backwards ? ids.toReversed() : ids;
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

  /** Every item that cases here are of, also those the catalogue no longer has. */
  #items(): { code: string; name: string }[] {
    return this.#remember(
      ['items'],
      () => this.#store.db.prepare(itemsSql).all() as { code: string; name: string }[],
    );
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

/** One heading for all, where there are none. */
const openSql = (asked: Asked): string =>
  mayBe(true, asked) ? (mayBe(false, asked) ? '1' : 'open = 1') : 'open = 0';

const caseIdsIn = (ids: readonly string[]): Sql => ({
  sql: 'case_id in (select value from json_each(?))',
  values: [JSON.stringify(ids)],
});

/** One step of the index for each item. */
const itemsSql = `with recursive known (code) as (
  select min(item_code) from case_view
  union all
  select (select min(item_code) from case_view where item_code > known.code) from known where known.code is not null
) select code, (select item_name from case_view where item_code = code limit 1) as name
  from known where code is not null`;
