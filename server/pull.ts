import type { Database } from './database.ts';
import type { NewsDesk } from './news-desk.ts';

export interface PullRequest {
  readonly after: number;
  readonly limit: number;
  readonly waitMs: number;
}

export interface Page {
  readonly position: number;
  /** `{"hallSeq":…,"event":…},…` as JSON text, put together by the database and passed on as it is. */
  readonly events: string;
}

/** A page ends early here, but never before its first event. */
const maxPageBytes = 4 * 1024 * 1024;

/** Positions have no gaps, so a page is a range: its cost does not depend on how large the hall's log is. */
async function readPage(database: Database, hall: string, after: number, limit: number): Promise<Page> {
  const [page] = await database.query<Page>(
    `select
       (select position from hall where hall_id = $1) as position,
       coalesce((
         select string_agg('{"hallSeq":' || hall_seq || ',"event":' || body || '}', ',' order by hall_seq)
         from (
           select hall_seq, body, sum(octet_length(body)) over (order by hall_seq) - octet_length(body) as bytes_before
           from event where hall_id = $1 and hall_seq > $2 and hall_seq <= $2 + $3
         ) as sized
         where bytes_before < $4
       ), '') as events`,
    [hall, after, limit, maxPageBytes],
  );
  if (page === undefined) throw new Error('a select without from gave no row');
  return page;
}

/** What comes after the cursor; with patience, the answer waits for something to come. */
export async function pull(
  database: Database,
  news: NewsDesk,
  hall: string,
  { after, limit, waitMs }: PullRequest,
  gone: AbortSignal,
): Promise<Page> {
  if (waitMs === 0) return readPage(database, hall, after, limit);
  // Listening before reading: what is committed in between is heard.
  const listening = news.listen(hall, after);
  try {
    const page = await readPage(database, hall, after, limit);
    if (page.events !== '' || page.position < after) return page;
    await listening.wait(waitMs, gone);
    return await readPage(database, hall, after, limit);
  } finally {
    listening.end();
  }
}
