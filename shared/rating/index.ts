import { z } from 'zod';
import { checkText } from '../case/text.ts';
import { type EventOf } from '../registers/define.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { ratingIndicators } from './indicators.ts';

/** 国办发〔2019〕51号: five grades, the last two are 差评. */
export const grades = [
  { grade: 5, title: '非常满意' },
  { grade: 4, title: '满意' },
  { grade: 3, title: '基本满意' },
  { grade: 2, title: '不满意' },
  { grade: 1, title: '非常不满意' },
] as const;

/** 差评: the two lowest grades. */
export const isPoor = (grade: number): boolean => grade <= 2;

export const ratingEventPayloads = {
  /** The pad was asked to ask. `service` tells services of one case apart; each is rated once. */
  'rating.invited': z.object({
    service: z.string(),
    itemName: z.string(),
    staff: z.string(),
    staffName: z.string(),
  }),
  /** The applicant's own answer, on the pad. */
  'rating.given': z.object({
    grade: z.int().min(1).max(5),
    /** Of a poor rating, chosen from the indicators of `indicators`. */
    reasons: z.array(z.string()).default([]),
    words: z.string().default(''),
    /** Version of the indicators shown; null where none were. */
    indicators: z.string().nullable().default(null),
    source: z.literal('applicant').default('applicant'),
  }),
  /** 不评价 is a right (GB/T 39734: rating is voluntary) and is recorded as such. */
  'rating.declined': z.object({}),
  /** Nobody answered in time: unrated, and may be invited again. */
  'rating.timed_out': z.object({}),
  /** The site's default for what nobody rated (2.4). Never counted as a rating given. */
  'rating.defaulted': z.object({
    grade: z.int().min(1).max(5),
    /** The site's rule in words. */
    rule: z.string(),
    source: z.literal('默认').default('默认'),
  }),
} as const;

export type RatingEvent = EventOf<typeof ratingEventPayloads>;

export const ratingStages = ['未邀请', '等待评价', '已评价', '不评价', '未评价'] as const;
/** What staff may see: that it was rated, never how (it is published when the month is closed). */
export type RatingStage = (typeof ratingStages)[number];

/** An answer is final; nothing that arrives later changes it. A default is no answer: unrated stays unrated. */
export function evolveRating(stage: RatingStage, kind: RatingEvent['kind']): RatingStage {
  if (stage === '已评价' || stage === '不评价') return stage;
  switch (kind) {
    case 'rating.invited':
      return '等待评价';
    case 'rating.given':
      return '已评价';
    case 'rating.declined':
      return '不评价';
    case 'rating.timed_out':
    case 'rating.defaulted':
      return '未评价';
    default:
      return unreachable(kind);
  }
}

/** One service, one rating. The stream of a service's rating within its case. */
export const ratingStream = (caseId: string, service: string): string => `${caseId}:${service}`;

/** What the applicant pressed; `grade` null for 不评价. */
export const ratingAnswer = z.object({
  grade: z.int().min(1).max(5).nullable(),
  reasons: z.array(z.enum(ratingIndicators.reasons)).max(ratingIndicators.reasons.length).default([]),
  words: z.string().max(200).default(''),
});
export type RatingAnswer = z.infer<typeof ratingAnswer>;

/**
 * I1: refuse a second rating of the same service, any answer nobody was asked for, and any that is not the applicant's.
 * @param actor who answers: `applicant`, or a staff number, which is refused.
 */
export function answerRating(
  stage: RatingStage,
  answer: number | null | RatingAnswer,
  actor = 'applicant',
): Result<RatingEvent> {
  if (actor !== 'applicant')
    return refuse(
      'not_permitted',
      'I1 · GB/T 39734',
      '评价由申请人本人作出，工作人员不得代为评价。',
      '请邀请申请人在评价器上评价。',
    );
  if (stage === '已评价' || stage === '不评价')
    return refuse('already_done', 'I1', '本次服务已经评价过，每次服务只评价一次。', '感谢参与评价。');
  if (stage !== '等待评价') return refuse('rule', 'I1', '现在没有需要评价的服务。', '请等待窗口邀请评价。');
  const given =
    answer === null || typeof answer === 'number' ? { grade: answer, reasons: [], words: '' } : answer;
  return given.grade === null ? ok({ kind: 'rating.declined', payload: {} }) : gradeGiven(given.grade, given);
}

function gradeGiven(
  grade: number,
  { reasons, words }: Pick<RatingAnswer, 'reasons' | 'words'>,
): Result<RatingEvent> {
  const poor = isPoor(grade);
  if (!poor && reasons.length > 0)
    return refuse('bad_input', 'I1', '只有不满意的评价需要选择原因。', '请重新评价。', 'reasons');
  const said = checkText(words, '意见', 'words');
  if (!said.ok) return said;
  return ok({
    kind: 'rating.given',
    payload: {
      grade,
      reasons: [...new Set(reasons)],
      words: said.value,
      indicators: poor ? ratingIndicators.version : null,
      source: 'applicant',
    },
  });
}

export function inviteRating(
  stage: RatingStage,
  invitation: { service: string; itemName: string; staff: string; staffName: string },
): Result<RatingEvent> {
  if (stage === '已评价' || stage === '不评价')
    return refuse('already_done', 'I1', '本次服务已经评价过或申请人选择不评价，不得再次邀请。', '无需操作。');
  if (stage === '等待评价')
    return refuse('already_done', 'I1', '评价器正在请申请人评价。', '请等待申请人评价或选择不评价。');
  return ok({ kind: 'rating.invited', payload: invitation });
}

export const isRatingEventKind = (kind: string): kind is RatingEvent['kind'] =>
  Object.hasOwn(ratingEventPayloads, kind);
