/** 一次一评: which acts are a service that the applicant is asked to rate, and how services of one case differ. */
import type { CaseCommandType } from '#shared/case/commands.ts';
import type { NewEvent } from '#shared/event.ts';
import { inviteRating, ratingStream } from '#shared/rating/index.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import type { SiteSettings } from '#shared/reference/index.ts';
import type { Store } from '../store/store.ts';

/** In the order they happen; each is asked for once. */
const services = ['收件', '答复', '补正', '送达'] as const;
type RatedService = (typeof services)[number];

const serviceOfCommand: { readonly [Type in CaseCommandType]?: RatedService } = {
  register: '收件',
  answer: '答复',
  supplement: '补正',
  serve: '送达',
};

/** I1: each visit is offered a rating once; when it already was, nothing is asked. */
export function ratingAsked(
  act: { readonly type: CaseCommandType; readonly caseId: string; readonly itemName: string },
  person: StaffMember,
  settings: Pick<SiteSettings, 'rateAcceptance'>,
  store: Store,
): NewEvent[] {
  const service = serviceOfCommand[act.type];
  if (service === undefined || (service !== '送达' && !settings.rateAcceptance)) return [];
  const ratingId = ratingStream(act.caseId, service);
  const invited = inviteRating(store.ratingStage(ratingId), {
    service,
    itemName: act.itemName,
    staff: person.number,
    staffName: person.name,
  });
  return invited.ok
    ? [{ streamKind: 'rating', streamId: ratingId, caseId: act.caseId, version: 1, ...invited.value }]
    : [];
}

/** The service of the last visit that was offered a rating: the one shown, and the one asked for again. */
export function latestService(store: Store, caseId: string): RatedService {
  return (
    services.findLast((service) => store.ratingStage(ratingStream(caseId, service)) !== '未邀请') ?? '收件'
  );
}
