/** D10: how long each person was at a post while the hall was open. */
import { addDays, civilDateAt, instantAt } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-days.ts';
import type { Event } from '../event.ts';
import { openBetween, type OpeningHours } from '../shift/opening-hours.ts';
import type { Period } from './case-counts.ts';

type Moment = Pick<Event, 'kind' | 'at' | 'payload' | 'streamId'>;

/**
 * Minutes by staff number. A day at the post ends with the day: where the program was left running overnight, or its
 * end was found only at the next start, nobody is known to have been there.
 * @param events shifts of every counter, each counter's in order
 */
export function attendance(
  events: Iterable<Moment>,
  period: Period,
  now: string,
  opening: OpeningHours,
  calendar: WorkingCalendar,
): Map<string, number> {
  const minutes = new Map<string, number>();
  const present = new Map<string, { staff: string; since: string }>();
  const [first, last] = [instantAt(period.from, '00:00'), instantAt(addDays(period.until, 1), '00:00')];
  const leave = (counter: string, at: string): void => {
    const there = present.get(counter);
    if (there === undefined) return;
    present.delete(counter);
    const midnight = instantAt(addDays(civilDateAt(there.since), 1), '00:00');
    const from = there.since > first ? there.since : first;
    const to = [at, midnight, last].reduce((one, other) => (one < other ? one : other));
    if (from >= to) return;
    const ms = openBetween(from, to, opening, calendar).reduce((sum, span) => sum + span.to - span.from, 0);
    minutes.set(there.staff, (minutes.get(there.staff) ?? 0) + Math.floor(ms / 60_000));
  };
  for (const { kind, at, payload, streamId } of events) {
    const { staff } = payload;
    if (typeof staff !== 'string') continue;
    if (kind === 'shift.signed_in') {
      leave(streamId, at);
      present.set(streamId, { staff, since: at });
    } else if (kind === 'shift.signed_out' && present.get(streamId)?.staff === staff) leave(streamId, at);
  }
  for (const counter of present.keys()) leave(counter, now);
  return minutes;
}
