/** 一次一评: which acts are a service that the applicant is asked to rate, and how services of one case differ. */
import type { CaseCommandType } from '#shared/case/commands.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { NewEvent } from '#shared/event.ts';
import { inviteRating, ratingEventPayloads, ratingStream } from '#shared/rating/index.ts';
import type { SiteSettings, StaffMember } from '#shared/reference/index.ts';
import type { Store } from '../store/store.ts';

/** An act on a case, with the case as it was and as it leaves it. */
interface Act {
  readonly type: CaseCommandType;
  readonly caseId: string;
  readonly before: CaseState | null;
  readonly after: CaseState;
}

/**
 * I1: each visit is a service of its own, the second supplement too. Papers handed over on the way are none: 送达 is,
 * when it completes the case.
 */
function serviceOf({ type, caseId, before, after }: Act, store: Store): string | null {
  switch (type) {
    case 'register':
      return '收件';
    case 'answer':
      return '答复';
    case 'supplement': {
      const earlier = store.log.ofCase(caseId).filter(({ kind }) => kind === 'case.supplemented').length;
      return earlier === 0 ? '补正' : `补正${earlier + 1}`;
    }
    case 'serve':
      return before?.stage !== '已送达' && after.stage === '已送达' ? '送达' : null;
    default:
      return null;
  }
}

/** I1: each service is offered a rating once; when it already was, nothing is asked. */
export function ratingAsked(
  act: Act,
  person: StaffMember,
  settings: Pick<SiteSettings, 'rateAcceptance'>,
  store: Store,
): NewEvent[] {
  const service = serviceOf(act, store);
  if (service === null || (service !== '送达' && !settings.rateAcceptance)) return [];
  const { caseId } = act;
  const ratingId = ratingStream(caseId, service);
  const invited = inviteRating(store.ratingStage(ratingId), {
    service,
    itemName: act.after.item.name,
    staff: person.number,
    staffName: person.name,
  });
  return invited.ok
    ? [{ streamKind: 'rating', streamId: ratingId, caseId, version: 1, ...invited.value }]
    : [];
}

/** The service of the last visit that was offered a rating: the one shown, and the one asked for again. */
export function latestService(store: Store, caseId: string): string {
  const invited = store.log.ofCase(caseId).findLast(({ kind }) => kind === 'rating.invited');
  return invited === undefined
    ? '收件'
    : ratingEventPayloads['rating.invited'].parse(invited.payload).service;
}
