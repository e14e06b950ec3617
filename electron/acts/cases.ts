import type { z } from 'zod';
import { type CaseState, itemTitle } from '#shared/case/state.ts';
import { maskedApplicant } from '#shared/case/applicant.ts';
import { caseClocks } from '#shared/case/clocks.ts';
import { caseStanding, standing } from '#shared/case/standing.ts';
import type {
  CaseDetail,
  CaseList,
  CaseRow,
  counterInputs,
  TimelineEntry,
} from '#shared/contract/counter.ts';
import { parseReceiptNumber } from '#shared/numbers/receipt-number.ts';
import { ratingStream } from '#shared/rating/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { eventText } from '#shared/timeline.ts';
import type { StoredEvent } from '../store/event-log.ts';
import { folded } from '../store/views.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { papersAmong } from './paper-records.ts';
import { paperView } from './paper-views.ts';
import { latestService } from './rated-services.ts';

interface Row {
  case_id: string;
  state: string;
  waiting: number;
  trouble: number;
}

const columns = `case_id, state,
  exists (select 1 from event e where e.case_id = v.case_id and e.hall_seq is null) as waiting,
  exists (select 1 from print_job j where j.case_id = v.case_id and j.state in ('failed', 'unconfirmed')) as trouble`;

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** Number, name, pinyin initials, last four of the ID, or a part of the item's name; newest or most pressing first. */
export function listCases(
  desk: Desk,
  store: Store,
  input: z.output<typeof counterInputs.listCases>,
): CaseList {
  const query = folded(input.query);
  const conditions: string[] = [];
  const values: string[] = [];
  if (input.stage !== null) {
    conditions.push('stage = ?');
    values.push(input.stage);
  }
  if (query !== '') {
    const text = escapeLike(query);
    // A receipt's number as typed or scanned, with or without its dashes.
    const receipt = parseReceiptNumber(query) ?? query;
    conditions.push(String.raw`(receipt_number = ? or receipt_number like ? escape '\' or case_number like ? escape '\'
      or applicant_name like ? escape '\' or applicant_initials like ? escape '\'
      or id_last4 = ? or item_name like ? escape '\'
      or (id_last4 = ? and ? in (state ->> '$.applicant.idNumber', state ->> '$.applicant.creditCode')))`);
    const number = query.toUpperCase();
    values.push(
      receipt,
      `${text}%`,
      `${text}%`,
      `${text}%`,
      `${text}%`,
      number,
      `%${text}%`,
      number.slice(-4),
      number,
    );
  }
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const order =
    input.sort === 'due' ? 'due is null, due, received_at desc, case_id' : 'received_at desc, case_id desc';
  const rows = store.db
    .prepare(`select ${columns} from case_view v ${where} order by ${order} limit ? offset ?`)
    .all(...values, input.limit, input.offset) as Row[];
  const total = store.db
    .prepare(`select count(*) from case_view v ${where}`)
    .pluck()
    .get(...values) as number;
  return { rows: rows.map((row) => rowView(desk, row)), total };
}

function rowView(desk: Desk, row: Row): CaseRow {
  const state = JSON.parse(row.state) as CaseState;
  return {
    caseId: row.case_id,
    receiptNumber: state.receiptNumber,
    caseNumber: state.caseNumber,
    itemName: itemTitle(state),
    applicant: maskedApplicant(state.applicant).name,
    stage: state.stage,
    receivedOn: state.receivedOn,
    clock: caseStanding(state, desk.clockBasis),
    window: state.window,
    atCentre: row.waiting === 0,
    printTrouble: row.trouble === 1,
  };
}

export function caseDetail(desk: Desk, store: Store, caseId: string): Result<CaseDetail> {
  const row = store.db.prepare(`select ${columns} from case_view v where case_id = ?`).get(caseId) as
    | Row
    | undefined;
  if (row === undefined) return refuse('not_found', '', '没有找到该办件。', '请在办件列表中重新选择。');
  const state = JSON.parse(row.state) as CaseState;
  const events = store.log.ofCase(caseId);
  const { legal } = caseClocks(state, desk.clockBasis);
  return ok({
    ...rowView(desk, row),
    applicantFull: state.applicant,
    agent: state.agent,
    itemCode: state.item.code,
    legal: legal === null ? null : standing('法定', legal),
    materials: state.materials,
    openPoints: state.openPoints,
    papers: papersAmong(events).map((record) => paperView(desk, record, store.log.devices)),
    timeline: timelineOf(desk, events),
    rating: store.ratingStage(ratingStream(caseId, latestService(store, caseId))),
  });
}

function timelineOf(desk: Desk, events: readonly StoredEvent[]): TimelineEntry[] {
  const { counter } = desk.reference.hall;
  return events.flatMap((event) => {
    const text = eventText(event);
    if (text === null) return [];
    const { id: eventId, at, actor } = event;
    return [
      {
        eventId,
        at,
        text,
        who: actor.name,
        where: actor.counter === counter.id ? counter.name : actor.counter,
        atCentre: event.hallSeq !== null,
      },
    ];
  });
}
