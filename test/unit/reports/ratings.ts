import type { RatingRecord } from '#shared/rating/record.ts';
import { uuidOf } from '../../support/hall.ts';

/** A service of case `id`, rated or not. */
export const rated = (id: number, change: Partial<RatingRecord> & { grade?: number } = {}): RatingRecord => {
  const { grade, ...rest } = change;
  const on = rest.invitedOn ?? '2026-09-28';
  return {
    ratingId: `${uuidOf(id)}:送达`,
    caseId: uuidOf(id),
    itemName: '道路货物运输经营许可',
    staff: '1001',
    staffName: '余姮',
    counter: 'training-fenggang-01',
    invitedOn: on,
    stage: grade === undefined ? '未评价' : '已评价',
    answer: grade === undefined ? null : { grade, reasons: [], words: '', on },
    defaulted: null,
    ...rest,
  };
};
