import { randomUUID } from 'node:crypto';
import { civilDateAt } from '#shared/calendar/civil-date.ts';
import { defaultRating } from '#shared/rating/unrated.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';

/** 2.4: where the site has a default for what nobody rated, the device records it once the days have passed. */
export function recordDefaultRatings(desk: Desk, store: Store): void {
  const { hall, calendar } = desk.reference;
  const { unratedDefault } = hall.settings;
  if (unratedDefault === null) return;
  for (const { ratingId, caseId, invitedAt } of store.unratedServices()) {
    const unrated = { stage: '未评价', invitedOn: civilDateAt(invitedAt), defaulted: false } as const;
    const given = defaultRating(unrated, unratedDefault, desk.today, calendar, 'device');
    if (given.ok)
      store.record(desk.circumstancesOf('device', randomUUID()), [
        { streamKind: 'rating', streamId: ratingId, caseId, version: 1, ...given.value },
      ]);
  }
}
