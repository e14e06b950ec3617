/** Which cases a list of the board has, and in which order: held whole where they are few, walked where they are many. */
import type { z } from 'zod';
import type { listCases } from '#shared/contract/board.ts';
import { narrows, searchable, searchQuery } from '../store/case-search.ts';
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
import type { Place } from './board-scope.ts';
import type { Desk } from './desk.ts';
import type { Figures } from './figures.ts';

export type Asked = z.output<typeof listCases>;

/** Of what a query finds, the newest so many are looked at: whoever reads further has to say more. */
export const mostFound = 2000;
/** By a column without an index at most so many are put in order. */
export const mostSorted = 20_000;

/** Which cases a list has, without the rows: enough for any page of it. */
export interface Listed {
  /** In order; null where the list is walked page by page. */
  readonly ids: readonly number[] | null;
  readonly counts: readonly number[];
  readonly more: boolean;
}

export class BoardLists {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #figures: Pick<Figures, 'caseIds'>;

  constructor(desk: Desk, store: Store, figures: Pick<Figures, 'caseIds'>) {
    this.#desk = desk;
    this.#store = store;
    this.#figures = figures;
  }

  of(place: Place, asked: Asked): Listed {
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
    const items = this.items()
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
    const here = placeSql(place, match !== null || (!('holder' in place) && conditions.length > 0));
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
  page(place: Place, asked: Asked, { counts }: Listed): number[] {
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

  /** Every item that cases here are of, also those the catalogue no longer has. */
  items(): { code: string; name: string }[] {
    return this.#store.db.prepare(itemsSql).all() as { code: string; name: string }[];
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
