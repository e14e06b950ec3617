/** One case in full, as its screen shows it. */
import { type CaseState } from '#shared/case/state.ts';
import { caseClocks } from '#shared/case/clocks.ts';
import { clockAccounts } from '#shared/case/clock-words.ts';
import { standing } from '#shared/case/standing.ts';
import { agentForOthers, applicantForOthers, seesWhole } from '#shared/case/reading.ts';
import { mayScan } from '#shared/case/scanning.ts';
import { presentStep } from '#shared/case/steps.ts';
import type { CaseDetail, MaterialNote, OpinionPlace, TimelineEntry } from '#shared/contract/case.ts';
import { ratingStream } from '#shared/rating/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { eventText } from '#shared/timeline.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Store } from '../store/store.ts';
import { caseColumns, rowView, type StoredCase } from './case-row.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';
import { papersAmong } from './paper-records.ts';
import { paperView } from './paper-views.ts';
import { latestService } from './rated-services.ts';

/** Anybody at a counter may ask how a case stands; whose it is sees the applicant in full. */
export function caseDetail(desk: Desk, store: Store, caseId: string): Result<CaseDetail> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const row = store.db.prepare(`select ${caseColumns} from case_view v where case_id = ?`).get(caseId) as
    | StoredCase
    | undefined;
  if (row === undefined) return refuse('not_found', '', '没有找到该办件。', '请在办件列表中重新选择。');
  const state = JSON.parse(row.state) as CaseState;
  const events = store.log.ofCase(caseId);
  const { legal } = caseClocks(state, desk.clockBasis);
  const whole = seesWhole(state, {
    hall: desk.reference.hall,
    now: desk.clock.now(),
    person: person.value,
  });
  const here = actContext(desk, store, person.value, desk.clock.now(), state.item.code);
  const scanning = mayScan(state, here);
  return ok({
    ...rowView(desk, row),
    applicantFull: whole ? state.applicant : applicantForOthers(state.applicant),
    agent: whole || state.agent === null ? state.agent : agentForOthers(state.agent),
    itemCode: state.item.code,
    legal: legal === null ? null : standing('法定', legal),
    clocks: clockAccounts(state, desk.clockBasis),
    opinions: opinionPlaces(desk, state),
    materialNotes: materialNotes(events),
    materials: state.materials,
    openPoints: state.openPoints,
    scans: whole ? state.scans : [],
    scanning: scanning.ok ? null : scanning.refusal,
    papers: papersAmong(events).map((record) => paperView(desk, record, store.log.devices)),
    timeline: timelineOf(desk, events),
    rating: store.ratingStage(ratingStream(caseId, latestService(store, caseId))),
  });
}

/** By name where the list knows the number, else the number itself: people leave, records stay. */
const staffName = ({ reference }: Desk, number: string): string =>
  reference.hall.staff.find((member) => member.number === number)?.name ?? number;

function counterName({ reference }: Desk, id: string): string {
  const { counter, otherCounters } = reference.hall;
  return [counter, ...otherCounters].find((known) => known.id === id)?.name ?? id;
}

function timelineOf(desk: Desk, events: readonly StoredEvent[]): TimelineEntry[] {
  return events.flatMap((event) => {
    const text = eventText(event);
    if (text === null) return [];
    const { id: eventId, at, actor, offsetMs, streamKind, streamId, kind } = event;
    return [
      {
        eventId,
        at,
        text,
        who: actor.name,
        mandate: actor.mandate,
        actingFor: actor.actingFor === null ? null : staffName(desk, actor.actingFor),
        where: counterName(desk, actor.counter),
        offsetMs,
        atCentre: event.hallSeq !== null,
        paper: streamKind === 'paper' ? { paperId: streamId, issued: kind === 'paper.issued' } : null,
      },
    ];
  });
}

/** Every place of the chain in its order, signed or not (G4). */
function opinionPlaces(desk: Desk, state: CaseState): OpinionPlace[] {
  const present = state.stage === '已受理' ? presentStep(state) : undefined;
  return state.item.steps.flatMap(({ id, name, kind, limitDays, signers }) =>
    signers.map(({ post }, place) => {
      const opinion = state.opinions.find(({ step, signer }) => step === id && signer === place);
      return {
        step: name,
        kind,
        limitDays,
        post,
        due: present?.id === id && opinion === undefined,
        given:
          opinion === undefined
            ? null
            : {
                result: opinion.result,
                text: opinion.text,
                name: opinion.done.name,
                at: opinion.done.at,
                actingFor: opinion.actingFor === null ? null : staffName(desk, opinion.actingFor),
                reason: opinion.reason,
              },
      };
    }),
  );
}

const aboutMaterials = new Set([
  'case.corrected_on_spot',
  'case.materials_checked',
  'case.correction_notified',
  'case.correction_repeated',
  'case.supplemented',
]);

/** Who put what right, and when (许可法32(3), B2). */
const materialNotes = (events: readonly StoredEvent[]): MaterialNote[] =>
  events
    .filter(({ kind }) => aboutMaterials.has(kind))
    .map((event) => ({
      eventId: event.id,
      at: event.at,
      text: eventText(event) ?? '',
      who: event.actor.name,
    }));
