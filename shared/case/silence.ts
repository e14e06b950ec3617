/** What the law takes silence for: acceptance of an application, renewal of a permit. Never the grant of a permit. */
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { dueDate } from '../calendar/working-days.ts';
import { deemedRenewed } from '../clock/limits.ts';
import { ok, type Result, refuse } from '../result.ts';
import { accept } from './answer.ts';
import { type CaseContext, notFound, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import { isDeemable, isLicence } from './grounds.ts';
import type { CaseState } from './state.ts';

/** The last day of the notice clock when it passed in silence; null while it runs, or where the law says nothing. */
export function silentSince(
  state: CaseState,
  context: Pick<CaseContext, 'now' | 'calendar'>,
): CivilDate | null {
  if (state.stage !== '收件' || !isDeemable(state.item)) return null;
  const due = dueDate(state.noticeLimit, context.calendar);
  return due !== null && todayOf(context) > due ? due : null;
}

/** 许可法32(4): not told within five days, accepted from the day of receipt; both limits run from that day. */
export function deemAccepted(state: CaseState | null, context: CaseContext): Result<CaseEvent[]> {
  if (state === null) return notFound;
  const since = silentSince(state, context);
  if (since === null)
    return refuse(
      'rule',
      '许可法32(4)',
      state.stage === '收件' ? '告知补正的期限尚未届满。' : `该办件现为“${state.stage}”，不适用视为受理。`,
      '无需操作。',
    );
  const accepted = accept(state.item, state.receivedOn as CivilDate, context);
  return accepted.ok
    ? ok([
        {
          kind: 'case.deemed_accepted',
          payload: { ...accepted.value.payload, silentSince: since, done: null },
        },
      ])
    : accepted;
}

/**
 * 许可法50: a licence applied for again thirty days before it ran out, accepted, and undecided on its last day. Answers
 * with the licence; null where nothing of the kind has come about, or it was recorded.
 */
export function renewedInSilence(
  { held, stage, item, receivedOn, deemedRenewed: already }: CaseState,
  context: Pick<CaseContext, 'now'>,
): { readonly certificate: string; readonly expiresOn: CivilDate } | null {
  if (held?.kind !== '延续' || stage !== '已受理' || already !== null || !isLicence(item)) return null;
  const expiresOn = held.validUntil as CivilDate;
  const renewal = { appliedOn: receivedOn as CivilDate, expiresOn, decidedOn: null };
  return deemedRenewed(renewal, todayOf(context)) ? { certificate: held.certificate, expiresOn } : null;
}

/** 许可法50: renewed from the day after the licence ran out. */
export function deemRenewed(state: CaseState | null, context: CaseContext): Result<CaseEvent[]> {
  if (state === null) return notFound;
  if (state.deemedRenewed !== null)
    return refuse('already_done', '许可法50', '已经视为准予延续。', '无需操作。');
  const renewed = renewedInSilence(state, context);
  if (renewed === null)
    return refuse('rule', '许可法50', '不具备视为准予延续的条件。', '请查看申请日期和原证件有效期。');
  const { certificate, expiresOn } = renewed;
  return ok([{ kind: 'case.deemed_renewed', payload: { certificate, on: addDays(expiresOn, 1) } }]);
}
