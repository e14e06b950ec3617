/** The records as reports read them: one after the other, so that a hall's years need not be in memory. */
import type { Database } from 'better-sqlite3';
import { instantAt } from '#shared/calendar/civil-date.ts';
import type { CaseEventKind } from '#shared/case/events.ts';
import type { CaseState } from '#shared/case/state.ts';
import { evolveRatingRecord, type RatingRecord } from '#shared/rating/record.ts';
import { isReadable } from '#shared/readable.ts';
import type { Registers, RegisterStates } from '#shared/registers/states.ts';
import type { MonthSource } from '#shared/papers/asked/source.ts';
import type { ReportSource } from '#shared/reports/build/context.ts';
import type { Period } from '#shared/reports/case-counts.ts';
import { type CaseFact, type CaseRecord, caseRecord } from '#shared/reports/case-record.ts';
import { eventOf, type StoredEvent } from '../store/event-log.ts';
import type { Progress } from '../thread.ts';

type Row = Parameters<typeof eventOf>[0];

/** What of the source is not in the database. */
export type ReportBasis = Pick<ReportSource, 'now' | 'hall' | 'calendar' | 'person'>;

/** In which the clocks still run, or may be looked at, whenever the case was last touched. */
const openStages = "('收件', '补正中', '已受理', '已决定')";

const concerned = `from case_view v where v.received_on <= @until and (v.stage in ${openStages}
  or v.case_id in (select stream_id from event where stream_kind = 'case' and at >= @since)
  or v.case_id in (select case_id from event where stream_kind = 'rating' and at >= @since))`;

const beginning = ({ from }: Period): string => instantAt(from, '00:00');
const bounds = (period: Period) => ({ until: period.until, since: beginning(period) });

/** @param db see `openForReading` */
export function reportSource(
  db: Database,
  basis: ReportBasis,
  progress: Progress,
): ReportSource & MonthSource {
  /** What cannot be read changes no view, and no figure either. */
  const readable = (rows: Iterable<unknown>): Iterable<StoredEvent> =>
    [...(rows as Iterable<Row>)].map(eventOf).filter(isReadable);
  const stream = db.prepare('select * from event where stream_kind = ? and stream_id = ? order by position');
  const oneState = db.prepare('select state from case_view where case_id = ?').pluck();
  const ratingStreams = db
    .prepare("select stream_id from event where stream_kind = 'rating' and case_id = ? order by position")
    .pluck();
  const rating = (id: string): RatingRecord | null =>
    [...readable(stream.iterate('rating', id))].reduce<RatingRecord | null>(evolveRatingRecord, null);

  return {
    ...basis,
    registers: registersOf(db),
    *cases(period, kinds) {
      const total = db.prepare(`select count(*) ${concerned}`).pluck().get(bounds(period)) as number;
      const wanted = kinds === 'all' ? null : factsByCase(db, period, kinds);
      const rows = db.prepare(`select v.case_id as id, v.state ${concerned}`).iterate(bounds(period));
      let done = 0;
      for (const row of rows as Iterable<{ id: string; state: string }>) {
        progress(done, total);
        done += 1;
        const record: CaseRecord | null =
          wanted === null
            ? caseRecord(row.id, readable(stream.iterate('case', row.id)))
            : { id: row.id, state: JSON.parse(row.state) as CaseState, facts: wanted.get(row.id) ?? [] };
        if (record !== null) yield record;
      }
      progress(total, total);
    },
    *ratings(period) {
      const ids = db
        .prepare("select distinct stream_id from event where stream_kind = 'rating' and at >= ?")
        .pluck()
        .all(beginning(period)) as string[];
      for (const id of ids) {
        const record = rating(id);
        if (record !== null) yield record;
      }
    },
    caseState: (caseId) => {
      const state = oneState.get(caseId) as string | undefined;
      return state === undefined ? null : (JSON.parse(state) as CaseState);
    },
    eventsOf(kind, span) {
      const within = span === undefined ? '' : 'and at >= @from and at < @until';
      const found = db.prepare(
        `select * from event where stream_kind = @kind ${within} order by at, position`,
      );
      return [...readable(found.iterate({ ...span, kind }))];
    },
    ratingOf: (caseId) => {
      const id = (ratingStreams.all(caseId) as string[]).at(-1);
      return id === undefined ? null : rating(id);
    },
    shifts: (period) =>
      readable(
        db
          .prepare("select * from event where stream_kind = 'shift' and at >= ? order by stream_id, position")
          .iterate(beginning(period)),
      ),
  };
}

/**
 * The facts asked for, by case. What happened before the period cannot be recorded later than it, so nothing recorded
 * before its beginning has a day in it; but a case closed in it was accepted whenever it was.
 */
function factsByCase(db: Database, period: Period, kinds: readonly CaseEventKind[]): Map<string, CaseFact[]> {
  const facts = new Map<string, CaseFact[]>();
  if (kinds.length === 0) return facts;
  const marks = kinds.map(() => '?').join(', ');
  const whose = kinds.includes('case.accepted')
    ? `stream_id in (select stream_id from event where stream_kind = 'case' and at >= ?)`
    : 'at >= ?';
  const rows = db
    .prepare(
      `select * from event where stream_kind = 'case' and kind in (${marks}) and ${whose} order by position`,
    )
    .iterate(...kinds, beginning(period));
  for (const row of rows as Iterable<Row>) {
    const event = eventOf(row);
    if (!isReadable(event)) continue;
    const fact = { ...event, id: event.id } as unknown as CaseFact;
    const known = facts.get(event.streamId);
    if (known === undefined) facts.set(event.streamId, [fact]);
    else known.push(fact);
  }
  return facts;
}

function registersOf(db: Database): Registers {
  const one = db.prepare('select state from register_view where stream_kind = ? and stream_id = ?').pluck();
  const all = db.prepare(
    'select stream_id as id, state from register_view where stream_kind = ? order by stream_id',
  );
  return {
    get: (kind, id) => {
      const text = one.get(kind, id) as string | undefined;
      return text === undefined ? null : (JSON.parse(text) as RegisterStates[typeof kind]);
    },
    all: (kind) =>
      (all.all(kind) as { id: string; state: string }[]).map(({ id, state }) => ({
        id,
        state: JSON.parse(state) as RegisterStates[typeof kind],
      })),
  };
}
