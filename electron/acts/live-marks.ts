/** What 监察 has to see (C6, D11, I3, 许可法72), and whose hands the cases of a window are in (D3). */
import { setImmediate as breathe } from 'node:timers/promises';
import { mayDo } from '#shared/authority/index.ts';
import { isWindowRole } from '#shared/authority/acts.ts';
import { instantAt } from '#shared/calendar/civil-date.ts';
import { maskedApplicant } from '#shared/case/applicant.ts';
import { caseClocks } from '#shared/case/clocks.ts';
import { caseStanding } from '#shared/case/standing.ts';
import { type CaseState, itemTitle } from '#shared/case/state.ts';
import type { HeldCases, LiveMarks, MarkRow } from '#shared/contract/live.ts';
import { markOf } from '#shared/desks/live.ts';
import { departmentsServed, isInForce } from '#shared/reference/index.ts';
import type { CaseRecord } from '#shared/reports/case-record.ts';
import { irregularities, type Observed, type SupervisedPost } from '#shared/reports/irregularities.ts';
import { ok, type Result } from '#shared/result.ts';
import { unmannedStretches } from '#shared/shift/unmanned.ts';
import { PaperReads } from '../store/paper-reads.ts';
import { departmentsKnown } from './board-scope.ts';
import { isOf, type LiveParts, maySupervise, ownDepartmentOnly } from './live-board.ts';

const mostMarks = 500;
const mostHeld = 500;

/** Red first, then the latest. A window head sees what the window's department answers for. */
export async function liveMarks(parts: LiveParts): Promise<Result<LiveMarks>> {
  const person = maySupervise(parts);
  if (!person.ok) return person;
  const { desk, store } = parts;
  const { hall, calendar } = desk.reference;
  const { today } = desk;
  const only = ownDepartmentOnly(person.value);
  const from = instantAt(`${today.slice(0, 8)}01` as typeof today, '00:00');
  const found = irregularities({
    today,
    calendar,
    cases: await supervisedCases(parts, from),
    clocksOf: (state) => caseClocks(state, desk.clockBasis),
    shifts: supervisedPosts(parts, from),
    departmentOf: (staff) => hall.staff.find(({ number }) => number === staff)?.department ?? '',
  });
  const noticed = noticesOf(parts);
  const rows = found
    .filter(({ department }) => only === null || isOf(desk, department, only))
    .map((observed): MarkRow => {
      const key = keyOf(observed);
      return { ...observed, key, mark: markOf(observed.kind), notice: noticed.get(key) ?? null };
    });
  const red = rows.filter(({ mark }) => mark === '红牌');
  const yellow = rows.filter(({ mark }) => mark === '黄牌');
  const context = { hall, now: desk.clock.now(), person: person.value, registers: store.registers };
  const issue = mayDo('监察通报', null, context);
  return ok({
    rows: [...red, ...yellow].slice(0, mostMarks),
    more: Math.max(0, rows.length - mostMarks),
    red: red.length,
    yellow: yellow.length,
    mayIssue: issue.ok ? null : issue.refusal,
  });
}

const keyOf = ({ rule, text, on, caseId }: Pick<Observed, 'rule' | 'text' | 'on' | 'caseId'>): string =>
  [rule, text, on, caseId ?? ''].join('\u0000');

/** Facts that stand in a 通报 already, with its number or its subject. */
function noticesOf({ store }: LiveParts): ReadonlyMap<string, string> {
  const facts = store.registers.all('notice').flatMap(({ state }) => {
    if (state.type !== '监察通报') return [];
    const name = state.number === '' ? state.subject : state.number;
    return state.facts.map((fact): [string, string] => [keyOf(fact), name]);
  });
  return new Map(facts);
}

/** Posts of the windows with every stretch nobody was at them, this month. */
function supervisedPosts({ desk, store }: LiveParts, from: string): SupervisedPost[] {
  const { hall, calendar } = desk.reference;
  const now = desk.clock.now();
  return [hall.counter, ...hall.otherCounters].flatMap((counter) => {
    const state = store.registers.get('shift', counter.id);
    const faces = counter.kind === '业务窗口' || counter.kind === '综合窗口';
    // Of a counter nothing was ever received of, nothing is said.
    if (state === null || !faces) return [];
    const events = store.log.ofStream('shift', counter.id);
    const begin = latest(from, dayBegin(events[0]?.at ?? now));
    return [
      {
        id: counter.id,
        name: counter.name,
        department: departmentsServed(counter, desk.today)[0] ?? '',
        state,
        unmanned: unmannedStretches(events, begin, now, hall.settings.opening, calendar),
      },
    ];
  });
}

const latest = (one: string, other: string): string => (one > other ? one : other);
/** The day on which a counter was first used: of the days before there is nothing to say. */
const dayBegin = (at: string): string =>
  new Date(Math.floor((Date.parse(at) + 28_800_000) / 86_400_000) * 86_400_000 - 28_800_000).toISOString();

/** Every case that is open, or was touched since `from`, read a few at a time so that others get their turn. */
async function supervisedCases({ store }: LiveParts, from: string): Promise<CaseRecord[]> {
  const reads = new PaperReads(store);
  const ids = store.db
    .prepare(
      `select case_id from case_view where stage in ('收件', '补正中', '已受理', '已决定')
       union select distinct case_id from event where stream_kind = 'case' and at >= ? and case_id is not null`,
    )
    .pluck()
    .all(from) as string[];
  const records: CaseRecord[] = [];
  for (const [index, caseId] of ids.entries()) {
    if (index % 50 === 49) await breathe(); // oxlint-disable-line no-await-in-loop -- lets others in
    const record = reads.caseRecord(caseId);
    if (record !== null) records.push(record);
  }
  return records;
}

/** D3: open cases of the window's department, the most pressing first, with whom each could be handed to. */
export function heldCases(parts: LiveParts): Result<HeldCases> {
  const person = maySupervise(parts);
  if (!person.ok) return person;
  const { desk, store } = parts;
  const { hall } = desk.reference;
  const only = ownDepartmentOnly(person.value);
  // The body's own by every name it had: those of others must not use up the places on the list.
  const bodies = departmentsKnown(store).filter((name) => only === null || isOf(desk, name, only));
  const rows = (
    store.db
      .prepare(
        `select v.case_id as caseId, v.state from case_view v join case_board b on b.case_id = v.case_id
         where v.stage in ('收件', '补正中', '已受理', '已转送', '已决定')
         and b.department in (select value from json_each(?))
         order by v.due is null, v.due, v.received_at limit ?`,
      )
      .all(JSON.stringify(bodies), mostHeld + 1) as { caseId: string; state: string }[]
  ).map(({ caseId, state }) => ({ caseId, state: JSON.parse(state) as CaseState }));
  const shown = rows.slice(0, mostHeld);
  return ok({
    rows: shown.map(({ caseId, state }) => ({
      caseId,
      receiptNumber: state.receiptNumber,
      itemName: itemTitle(state),
      applicant: maskedApplicant(state.applicant).name,
      stage: state.stage,
      clock: caseStanding(state, desk.clockBasis),
      holder: state.holder === null || state.holder === undefined ? '' : state.holder.name,
    })),
    more: rows.length > mostHeld,
    people: hall.staff
      .filter((member) => isWindowRole(member.role) && isInForce(member, desk.today))
      .filter(({ department }) => only === null || isOf(desk, department, only))
      .map(({ number, name, post }) => ({ number, name, post })),
  });
}
