import { civilDateAt } from '../calendar/civil-date.ts';
import type { Event } from '../event.ts';
import {
  evolveRating,
  isRatingEventKind,
  type RatingEvent,
  ratingEventPayloads,
  type RatingStage,
} from './index.ts';

/** One service with what became of its rating, for those who count them. The window never gets this. */
export interface RatingRecord {
  readonly ratingId: string;
  readonly caseId: string | null;
  readonly itemName: string;
  /** Who served, where. */
  readonly staff: string;
  readonly staffName: string;
  readonly counter: string;
  /** The day the applicant was asked last: the month the rating is counted in. */
  readonly invitedOn: string;
  readonly stage: RatingStage;
  /** The applicant's own. */
  readonly answer: {
    readonly grade: number;
    readonly reasons: readonly string[];
    readonly words: string;
    readonly on: string;
  } | null;
  /** The site's default (source 默认), counted apart and only where there is no answer. */
  readonly defaulted: { readonly grade: number; readonly on: string } | null;
}

type Stored = Pick<Event, 'streamId' | 'caseId' | 'kind' | 'payload' | 'at'> & {
  readonly actor: Pick<Event['actor'], 'counter'>;
};

/** One stored event more. Null is a service nobody was asked about yet. Throws ZodError where an event is damaged. */
export function evolveRatingRecord(record: RatingRecord | null, stored: Stored): RatingRecord | null {
  if (!isRatingEventKind(stored.kind)) return record;
  const event = {
    kind: stored.kind,
    payload: ratingEventPayloads[stored.kind].parse(stored.payload),
  } as RatingEvent;
  const on = civilDateAt(stored.at);
  if (record === null) {
    if (event.kind !== 'rating.invited') return null;
    const { itemName, staff, staffName } = event.payload;
    const { streamId: ratingId, caseId } = stored;
    const service = { ratingId, caseId, itemName, staff, staffName, counter: stored.actor.counter };
    return { ...service, invitedOn: on, stage: '等待评价', answer: null, defaulted: null };
  }
  const stage = evolveRating(record.stage, event.kind);
  // What arrives after an answer changes nothing.
  if (record.stage === '已评价' || record.stage === '不评价') return record;
  switch (event.kind) {
    case 'rating.invited':
      return { ...record, stage, invitedOn: on };
    case 'rating.given': {
      const { grade, reasons, words } = event.payload;
      return { ...record, stage, answer: { grade, reasons, words, on } };
    }
    case 'rating.defaulted':
      return { ...record, stage, defaulted: record.defaulted ?? { grade: event.payload.grade, on } };
    default:
      return { ...record, stage };
  }
}
