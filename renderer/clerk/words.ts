/** Wording that several screens share. */
import type { ClockView } from '#shared/contract/counter.ts';
import type { RatingStage } from '#shared/rating/index.ts';

export function promisedDaysText({
  handling,
  promisedDays,
}: {
  handling: string;
  promisedDays: number;
}): string {
  return handling === '即办件' || promisedDays === 0 ? '当场办结' : `承诺${promisedDays}个工作日`;
}

/** Shape and tone of a clock, besides its words: told apart without colour too. */
export const clockMarks: Readonly<
  Record<ClockView['state'], { readonly shape: string; readonly tone: string }>
> = {
  正常: { shape: '●', tone: 'ok' },
  临期: { shape: '▲', tone: 'warn' },
  超期: { shape: '■', tone: 'danger' },
  暂停: { shape: '‖', tone: 'still' },
  停止: { shape: '◇', tone: 'still' },
  待定: { shape: '○', tone: 'warn' },
};

/** What the clerk should know, and may do, about the rating. */
export const ratingWords: Readonly<
  Record<RatingStage, { readonly text: string; readonly mayInvite: boolean }>
> = {
  未邀请: { text: '尚未邀请评价', mayInvite: true },
  等待评价: { text: '请申请人在评价器上评价', mayInvite: false },
  已评价: { text: '申请人已评价', mayInvite: false },
  不评价: { text: '申请人选择不评价', mayInvite: false },
  未评价: { text: '申请人未在规定时间内评价', mayInvite: true },
};

/** `办件编号` is long; its end, the day and the serial, is what people read. */
export function shortCaseNumber(caseNumber: string): string {
  return caseNumber.length <= 20 ? caseNumber : `…${caseNumber.slice(-12)}`;
}

/** How far a counter's clock was from the centre's when something was recorded; null where it does not matter, or was never known. */
export function clockOffsetNote(offsetMs: number | null): string | null {
  if (offsetMs === null) return null;
  const seconds = Math.round(Math.abs(offsetMs) / 1000);
  if (seconds < 5) return null;
  const far =
    seconds < 120
      ? `${seconds}秒`
      : seconds < 7200
        ? `${Math.round(seconds / 60)}分钟`
        : seconds < 172_800
          ? `${Math.round(seconds / 3600)}小时`
          : `${Math.round(seconds / 86_400)}天`;
  return `本机时钟${offsetMs > 0 ? '慢' : '快'}${far}`;
}
