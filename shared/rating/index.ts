import { z } from 'zod';
import { ok, type Result, refuse, unreachable } from '../result.ts';

/** 国办发〔2019〕51号: five grades, the last two are 差评. */
export const grades = [
  { grade: 5, title: '非常满意' },
  { grade: 4, title: '满意' },
  { grade: 3, title: '基本满意' },
  { grade: 2, title: '不满意' },
  { grade: 1, title: '非常不满意' },
] as const;

export const ratingEventPayloads = {
  /** The pad was asked to ask. `service` tells services of one case apart; each is rated once. */
  'rating.invited': z.object({
    service: z.string(),
    itemName: z.string(),
    staff: z.string(),
    staffName: z.string(),
  }),
  /** The applicant's own answer, on the pad. */
  'rating.given': z.object({ grade: z.int().min(1).max(5) }),
  /** 不评价 is a right (GB/T 39734: rating is voluntary) and is recorded as such. */
  'rating.declined': z.object({}),
  /** Nobody answered in time: unrated, and may be invited again. */
  'rating.timed_out': z.object({}),
} as const;

export type RatingEvent =
  | {
      readonly kind: 'rating.invited';
      readonly payload: z.infer<(typeof ratingEventPayloads)['rating.invited']>;
    }
  | { readonly kind: 'rating.given'; readonly payload: { readonly grade: number } }
  | { readonly kind: 'rating.declined'; readonly payload: Record<string, never> }
  | { readonly kind: 'rating.timed_out'; readonly payload: Record<string, never> };

export const ratingStages = ['未邀请', '等待评价', '已评价', '不评价', '未评价'] as const;
/** What staff may see: that it was rated, never how (it is published when the month is closed). */
export type RatingStage = (typeof ratingStages)[number];

/** An answer is final; nothing that arrives later changes it. */
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
      return '未评价';
    default:
      return unreachable(kind);
  }
}

/** One service, one rating. The stream of a service's rating within its case. */
export const ratingStream = (caseId: string, service: string): string => `${caseId}:${service}`;

/** I1: refuse a second rating of the same service, and any answer nobody was asked for. */
export function answerRating(stage: RatingStage, grade: number | null): Result<RatingEvent> {
  if (stage === '已评价' || stage === '不评价')
    return refuse('already_done', 'I1', '本次服务已经评价过，每次服务只评价一次。', '感谢您的参与。');
  if (stage !== '等待评价') return refuse('rule', 'I1', '现在没有需要评价的服务。', '请等待窗口邀请评价。');
  return ok(
    grade === null ? { kind: 'rating.declined', payload: {} } : { kind: 'rating.given', payload: { grade } },
  );
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
