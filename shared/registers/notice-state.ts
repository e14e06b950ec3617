/** 监察通报 (I3, C6) with the filing of its result, and the month's publication of ratings (I1). */
import { z } from 'zod';
import { deadline } from '../calendar/working-days.ts';
import { uuid } from '../event.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

/** One fact a notice is about; the case by its id where there is one. */
export const noticeFact = z.object({
  rule: z.string(),
  text: z.string(),
  on: z.string(),
  caseId: uuid.nullable(),
  /** 办件编号 or 收件编号. */
  number: z.string(),
});
export type NoticeFact = z.output<typeof noticeFact>;

export const noticeEventPayloads = {
  'notice.issued': z.object({
    /** The issuer's own document number; empty where it gives none. */
    number: z.string(),
    department: z.string(),
    subject: z.string(),
    facts: z.array(noticeFact).min(1),
    issuedOn: z.string(),
    /** 处理结果备案: the department files what it did by then. */
    limit: deadline,
    done,
  }),
  'notice.result_filed': z.object({ result: z.string(), handledOn: z.string(), filedOn: z.string(), done }),
  /** The month's ratings become known to those rated, and to the leaders copied in (I1). */
  'notice.month_published': z.object({
    /** `2026-09`. */
    month: z.string(),
    copiedTo: z.array(z.string()).min(1),
    publishedOn: z.string(),
    done,
  }),
} as const;
export type NoticeEvent = EventOf<typeof noticeEventPayloads>;
type Payload<Kind extends NoticeEvent['kind']> = Extract<NoticeEvent, { kind: Kind }>['payload'];

export interface SupervisionNotice extends Payload<'notice.issued'> {
  readonly type: '监察通报';
  readonly filing: Payload<'notice.result_filed'> | null;
}
export interface RatingMonth extends Payload<'notice.month_published'> {
  readonly type: '评议统计通报';
}
/** A notice by its id; a month's publication by `ratingMonthStream`. */
export type NoticeState = SupervisionNotice | RatingMonth;

/** One publication for each month, whoever makes it. */
export const ratingMonthStream = (month: string): string => `ratings:${month}`;

export function evolveNotice(state: NoticeState | null, event: NoticeEvent): NoticeState | null {
  switch (event.kind) {
    case 'notice.issued':
      return state ?? { ...event.payload, type: '监察通报', filing: null };
    case 'notice.month_published':
      return state ?? { ...event.payload, type: '评议统计通报' };
    case 'notice.result_filed':
      return state?.type === '监察通报' && state.filing === null
        ? { ...state, filing: event.payload }
        : state;
    default:
      return unreachable(event);
  }
}
