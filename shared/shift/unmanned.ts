/** 空岗 (D11): opening hours during which nobody is signed in at the counter. */
import type { WorkingCalendar } from '../calendar/working-days.ts';
import type { Event, Instant } from '../event.ts';
import type { ShiftState } from '../registers/shift-state.ts';
import { openBetween, openingAt, type OpeningHours, type Span } from './opening-hours.ts';

const minuteMs = 60_000;

/** What it needs of an event of the counter's shift. */
export type ShiftMoment = Pick<Event, 'kind' | 'at' | 'payload'>;

/** One 空岗. */
export interface Unmanned {
  readonly from: Instant;
  readonly to: Instant;
  /** What who left last said of it; empty where nothing, or nobody had been there. */
  readonly reason: string;
}

/**
 * Every stretch in which the hall was open and nobody was signed in.
 * @param events the counter's shift from its beginning, in order
 */
export function unmannedStretches(
  events: Iterable<ShiftMoment>,
  from: Instant,
  to: Instant,
  opening: OpeningHours,
  calendar: WorkingCalendar,
): Unmanned[] {
  const empty = emptySpans(events, Date.parse(to));
  const stretches: Unmanned[] = [];
  for (const open of openBetween(from, to, opening, calendar))
    for (const span of empty) {
      const cut = { from: Math.max(open.from, span.from), to: Math.min(open.to, span.to) };
      if (cut.from < cut.to)
        stretches.push({
          from: new Date(cut.from).toISOString(),
          to: new Date(cut.to).toISOString(),
          reason: span.reason,
        });
    }
  return stretches;
}

/** Whole minutes of {@link unmannedStretches}, for the sheet of the day (日结) and the month. */
export function unmannedMinutes(
  events: Iterable<ShiftMoment>,
  from: Instant,
  to: Instant,
  opening: OpeningHours,
  calendar: WorkingCalendar,
): number {
  const ms = unmannedStretches(events, from, to, opening, calendar).reduce(
    (sum, stretch) => sum + Date.parse(stretch.to) - Date.parse(stretch.from),
    0,
  );
  return Math.floor(ms / minuteMs);
}

/** For the alarm: how many minutes the counter has now been empty; null while it is not, or the hall is closed. */
export function unmannedNow(
  state: ShiftState | null,
  now: Instant,
  opening: OpeningHours,
  calendar: WorkingCalendar,
): number | null {
  if (state !== null && state.person !== null) return null;
  const open = openingAt(now, opening, calendar);
  if (open === undefined) return null;
  const since = state?.unmannedSince ?? null;
  const from = since === null ? open.from : Math.max(open.from, Date.parse(since));
  return Math.max(0, Math.floor((Date.parse(now) - from) / minuteMs));
}

interface Empty extends Span {
  readonly reason: string;
}

/** When nobody was signed in, from ever until `until`. */
function emptySpans(events: Iterable<ShiftMoment>, until: number): Empty[] {
  const spans: Empty[] = [];
  let present: string | null = null;
  let since = -Infinity;
  let reason = '';
  for (const { kind, at, payload } of events) {
    const { staff } = payload;
    if (kind === 'shift.signed_in' && typeof staff === 'string') {
      if (present === null) spans.push({ from: since, to: Date.parse(at), reason });
      present = staff;
    } else if (kind === 'shift.signed_out' && present !== null && present === staff) {
      present = null;
      since = Date.parse(at);
      reason = typeof payload['reason'] === 'string' ? payload['reason'] : '';
    }
  }
  if (present === null) spans.push({ from: since, to: until, reason });
  return spans;
}
