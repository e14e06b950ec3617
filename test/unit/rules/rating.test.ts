import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import type { NewEvent } from '#shared/event.ts';
import {
  answerRating,
  evolveRating,
  inviteRating,
  isPoor,
  ratingAnswer,
  type RatingEvent,
  ratingEventPayloads,
  ratingStages,
  type RatingStage,
} from '#shared/rating/index.ts';
import { ratingIndicators } from '#shared/rating/indicators.ts';
import { mayPublish, ownRatings, visibleTo } from '#shared/rating/publication.ts';
import { evolveRatingRecord, type RatingRecord } from '#shared/rating/record.ts';
import { defaultRating } from '#shared/rating/unrated.ts';
import { calendar, uuidOf } from '../../support/hall.ts';
import { eventsOf, refusalOf } from './results.ts';

const asking = '等待评价';
const day = civilDate;

describe('I1 一次一评', () => {
  test('国办发〔2019〕51号: 五个等级，后两个是差评', () =>
    expect([1, 2, 3, 4, 5].map(isPoor)).toEqual([true, true, false, false, false]));

  test.each(['1001', 'device', ''])(
    'I1: an answer given by “%s” and not the applicant is refused',
    (actor) => {
      expect(refusalOf(answerRating(asking, 5, actor))).toMatchObject({
        kind: 'not_permitted',
        rule: 'I1 · GB/T 39734',
      });
    },
  );

  test('I1: the applicant answers once, and only what was asked', () => {
    expect(eventsOf(answerRating(asking, 5, 'applicant'))).toMatchObject({
      kind: 'rating.given',
      payload: { grade: 5, source: 'applicant', indicators: null },
    });
    expect(refusalOf(answerRating('已评价', 1, 'applicant')).kind).toBe('already_done');
    expect(refusalOf(answerRating('未邀请', 1, 'applicant')).kind).toBe('rule');
  });

  test('GB/T 39734: 不评价 is a right', () =>
    expect(eventsOf(answerRating(asking, { grade: null, reasons: [], words: '' }, 'applicant')).kind).toBe(
      'rating.declined',
    ));

  test('差评 may give reasons from the public indicators of one version, and words', () => {
    const given = eventsOf(
      answerRating(asking, { grade: 1, reasons: ['服务态度', '服务态度'], words: ' 等候太久 ' }, 'applicant'),
    );
    expect(given.payload).toEqual({
      grade: 1,
      reasons: ['服务态度'],
      words: '等候太久',
      indicators: '2020-1',
      source: 'applicant',
    });
    expect(ratingIndicators.reasons).toEqual(['整体满意度', '服务效率', '服务水平', '服务态度']);
  });

  test('reasons are for a 差评 only, from the list, and words are bounded and printable', () => {
    expect(refusalOf(answerRating(asking, { grade: 4, reasons: ['服务效率'], words: '' })).field).toBe(
      'reasons',
    );
    expect(refusalOf(answerRating(asking, { grade: 1, reasons: [], words: '好\u202e' })).field).toBe('words');
    expect(ratingAnswer.safeParse({ grade: 1, reasons: ['排队'] }).success).toBe(false);
    expect(ratingAnswer.safeParse({ grade: 1, words: '字'.repeat(201) }).success).toBe(false);
  });

  test('ratings recorded before there were reasons are read with their defaults', () => {
    expect(ratingEventPayloads['rating.given'].parse({ grade: 2 })).toEqual({
      grade: 2,
      reasons: [],
      words: '',
      indicators: null,
      source: 'applicant',
    });
  });
});

describe('2.4 默认评价', () => {
  const setting = { days: 7, unit: 'natural', grade: 3 } as const;
  const unrated = { stage: '未评价', invitedOn: day('2026-09-28'), defaulted: false } as const;
  const given = (change: object, today: string, actor = 'device', at: object | null = setting) =>
    defaultRating({ ...unrated, ...change }, at as typeof setting | null, day(today), calendar, actor);

  test('after the site’s days the device gives its grade, with source 默认', () => {
    expect(given({}, '2026-10-05').ok).toBe(false);
    expect(eventsOf(given({}, '2026-10-06'))).toEqual({
      kind: 'rating.defaulted',
      payload: { grade: 3, rule: '邀请后7个自然日未评价', source: '默认' },
    });
  });

  test('in working days where the site counts so, and not beyond the calendar', () => {
    const working = { days: 5, unit: 'working', grade: 4 } as const;
    expect(given({}, '2026-10-10', 'device', working).ok).toBe(false);
    expect(given({}, '2026-10-12', 'device', working).ok).toBe(true);
    expect(given({ invitedOn: day('2026-12-30') }, '2027-03-01', 'device', working).ok).toBe(false);
  });

  test('I1: never by staff, never where the site has none, never twice, never over a 不评价', () => {
    expect(refusalOf(given({}, '2026-10-06', '1001')).kind).toBe('not_permitted');
    expect(refusalOf(given({}, '2026-10-06', 'device', null)).kind).toBe('rule');
    expect(refusalOf(given({ defaulted: true }, '2026-10-06')).kind).toBe('already_done');
    expect(refusalOf(given({ stage: '不评价' }, '2026-10-06')).kind).toBe('already_done');
    expect(refusalOf(given({ stage: '未邀请' }, '2026-10-06')).kind).toBe('rule');
  });

  test('a default is no answer: the applicant may still be asked and answer', () => {
    expect(evolveRating('未评价', 'rating.defaulted')).toBe('未评价');
    expect(inviteRating('未评价', { service: '送达', itemName: '', staff: '1001', staffName: '' }).ok).toBe(
      true,
    );
  });
});

const kinds = Object.keys(ratingEventPayloads) as RatingEvent['kind'][];
const payloads: Readonly<Record<RatingEvent['kind'], object>> = {
  'rating.invited': { service: '送达', itemName: '许可', staff: '1002', staffName: '张凤' },
  'rating.given': { grade: 2, reasons: ['服务效率'] },
  'rating.declined': {},
  'rating.timed_out': {},
  'rating.defaulted': { grade: 3, rule: '邀请后7个自然日未评价' },
};
const stored = (
  kind: RatingEvent['kind'],
  at = '2026-09-28T02:00:00.000Z',
  payload: object = payloads[kind],
) => ({
  streamId: `${uuidOf(2)}:送达`,
  caseId: uuidOf(2),
  kind,
  payload: payload as NewEvent['payload'],
  at,
  actor: { counter: '窗口' },
});
const fold = (events: ReturnType<typeof stored>[]) => {
  let record: RatingRecord | null = null;
  for (const event of events) record = evolveRatingRecord(record, event);
  return record;
};

describe('I1 评价的记录', () => {
  test('the applicant’s answer stands beside the default and is counted in its place', () => {
    expect(
      fold([stored('rating.invited'), stored('rating.timed_out'), stored('rating.defaulted')]),
    ).toMatchObject({
      stage: '未评价',
      answer: null,
      defaulted: { grade: 3 },
    });
    expect(
      fold([stored('rating.invited'), stored('rating.defaulted'), stored('rating.given')]),
    ).toMatchObject({
      stage: '已评价',
      staff: '1002',
      answer: { grade: 2, reasons: ['服务效率'], on: '2026-09-28' },
    });
  });

  test('evolveRating and the record are total, agree, and an answer is final', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 12 }), (sequence) => {
        let stage: RatingStage = '未邀请';
        let record: RatingRecord | null = null;
        for (const kind of sequence) {
          const before: RatingRecord | null = record;
          record = evolveRatingRecord(record, stored(kind));
          if (record === null) continue;
          stage = evolveRating(stage, kind);
          expect(ratingStages).toContain(record.stage);
          expect(record.stage).toBe(stage);
          if (before?.answer != null) expect(record).toEqual(before);
        }
      }),
    );
  });
});

describe('I1 评议结果的公布', () => {
  const rating = { staff: '1002', invitedOn: '2026-09-28' };
  const none = new Set<string>();
  const september = new Set(['2026-09']);

  test('only a month that is over is published', () => {
    expect(mayPublish('2026-09', day('2026-09-30'))).toBe(false);
    expect(mayPublish('2026-09', day('2026-10-01'))).toBe(true);
    expect(mayPublish('2025-12', day('2026-01-01'))).toBe(true);
  });

  test('the person rated, and the window, do not see a grade before its month is published', () => {
    const sees = (number: string, role: 'clerk' | 'window_head' | 'supervisor' | 'centre_manager') =>
      [none, september].map((published) => visibleTo({ number, role }, rating, published));
    expect(sees('1002', 'clerk')).toEqual([false, true]);
    expect(sees('1001', 'window_head')).toEqual([false, true]);
    expect(sees('4001', 'supervisor')).toEqual([true, true]);
    expect(sees('1002', 'centre_manager')).toEqual([false, true]);
  });

  test('GB/T 39734: who rated stays unknown to the person rated after publication too', () => {
    const record = fold([stored('rating.invited'), stored('rating.given')]) as RatingRecord;
    expect(ownRatings({ number: '1002' }, [record], none)).toEqual([]);
    expect(ownRatings({ number: '1001' }, [record], september)).toEqual([]);
    expect(ownRatings({ number: '1002' }, [record], september)).toEqual([
      { month: '2026-09', grade: 2, reasons: ['服务效率'] },
    ]);
  });
});
