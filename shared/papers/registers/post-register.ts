/** 离岗、替岗、空岗登记 (D6, D7, D11, row 17): who was away from a window in a month, and who was in their place. */
import { todayOf } from '../../act-context.ts';
import { civilDateAt } from '../../calendar/civil-date.ts';
import type { Event, Instant } from '../../event.ts';
import { type Counter, isServedAt } from '../../reference/index.ts';
import type { ShiftEvent } from '../../registers/shift-state.ts';
import { unmannedStretches } from '../../shift/unmanned.ts';
import {
  readsAll,
  moment,
  monthSpan,
  monthTable,
  orNothing,
  type Read,
  readEvents,
  registerPaper,
} from './register-parts.ts';
import type { RequestOf } from '../asked/requests.ts';
import type { Asked, MonthSource, Span } from '../asked/source.ts';

const columns = [
  ['窗口', 10],
  ['类别', 5],
  ['人员', 7],
  ['离岗申请（起）', 10],
  ['替岗人员', 7],
  ['替岗到位', 10],
  ['返岗（止）', 10],
  ['替岗依据', 15],
  ['事由', 22],
] as const;

type Shift = Read<ShiftEvent>;
type Payload<Kind extends ShiftEvent['kind']> = Extract<ShiftEvent, { kind: Kind }>['payload'];
type Within = (at: Instant) => boolean;
type OfCounter = Pick<Counter, 'id' | 'name' | 'neighbours'>;

interface Entry {
  readonly kind: '离岗' | '替岗' | '邻岗' | '空岗';
  readonly person: string;
  readonly from: Instant;
  readonly standIn: string;
  readonly arrived: Instant | null;
  readonly ended: string;
  readonly consent: string;
  readonly reason: string;
  /** Whole minutes of 空岗. */
  readonly minutes: number;
}

export const postRegister: Asked<RequestOf<'替岗登记'>, MonthSource> = ({ month }, source) => {
  const span = monthSpan(month);
  // From the beginning: who was at the post when the month began was signed in before it.
  const events = source.eventsOf('shift');
  const entries = countersRead(source)
    .flatMap((counter) => {
      const own = events.filter(({ streamId }) => streamId === counter.id);
      const within = (at: Instant): boolean => span.from <= at && at < span.until;
      const shifts = readEvents<ShiftEvent>(own);
      return [...absences(shifts, within, counter, source), ...unmanned(own, span, source)].map((entry) => ({
        counter,
        entry,
      }));
    })
    .toSorted((one, other) => (one.entry.from < other.entry.from ? -1 : 1));
  const rows = entries.map(({ counter, entry }) => rowOf(counter.name, entry));
  const total = totalOf(entries.map(({ entry }) => entry));
  const blocks = orNothing(monthTable('离岗、替岗、空岗', columns, rows, total));
  return registerPaper({ kind: '替岗登记', title: '窗口离岗替岗空岗登记簿', month, blocks }, source);
};

/** Every counter of the hall for who reads all of it, those of their own body for the others. */
const countersRead = (source: MonthSource): OfCounter[] =>
  [source.hall.counter, ...source.hall.otherCounters].filter(
    (counter) =>
      readsAll(source) || isServedAt(source.hall, counter, source.person.department, todayOf(source)),
  );

const rowOf = (counter: string, entry: Entry): string[] => [
  counter,
  entry.kind,
  entry.person,
  moment(entry.from),
  entry.standIn,
  entry.arrived === null ? '—' : moment(entry.arrived),
  entry.ended,
  entry.consent,
  entry.reason,
];

/** Leaves asked for, with the stand-in they waited for; and whoever stood in without one. */
function absences(
  events: readonly Shift[],
  within: Within,
  counter: OfCounter,
  source: MonthSource,
): Entry[] {
  const consent = consentsOf(events, counter, source);
  return events.flatMap((event, index) => {
    const after = () => events.slice(index + 1);
    if (event.kind === 'shift.leave_requested' && within(event.payload.done.at))
      return [leave(event.payload, after(), consent)];
    const isStandIn = event.kind === 'shift.signed_in' && event.payload.as !== '本岗';
    return isStandIn && event.payload.at !== null && within(event.payload.at)
      ? standIn({ ...event.payload, at: event.payload.at }, after(), consent, source)
      : [];
  });
}

/** It ends with the return, before or after the post was released, or lapses when who asked goes home. */
function leave(
  { standIn: number, standInName, reason, done }: Payload<'shift.leave_requested'>,
  after: readonly Shift[],
  consent: Consent,
): Entry {
  const next = after.findIndex(({ kind }) => kind === 'shift.leave_requested');
  const own = (next < 0 ? after : after.slice(0, next)).filter(
    (event) => 'staff' in event.payload && event.payload.staff === done.staff,
  );
  const released = own.find((event) => event.kind === 'shift.post_released');
  const end = own.find(
    ({ kind }) => kind === 'shift.returned' || (kind === 'shift.signed_out' && released === undefined),
  );
  const ended =
    end === undefined
      ? released === undefined
        ? '等待替岗人员到位'
        : '未返岗'
      : `${timeOf(end)}${released !== undefined ? '' : end.kind === 'shift.returned' ? '（撤回申请）' : '（签退，申请失效）'}`;
  return {
    kind: '离岗',
    person: done.name,
    from: done.at,
    standIn: standInName,
    arrived: released?.payload.at ?? null,
    ended,
    consent: consent(number, done.staff, done.at),
    reason,
    minutes: 0,
  };
}

/** None for the sign-in that a leave waited for: it stands on that line. */
function standIn(
  { staff, name, as, standsInFor, at }: Payload<'shift.signed_in'> & { readonly at: Instant },
  after: readonly Shift[],
  consent: Consent,
  source: MonthSource,
): Entry[] {
  const [next] = after;
  if (as === '本岗' || (next?.kind === 'shift.post_released' && next.payload.standIn === staff)) return [];
  const out = after.find((event) => event.kind === 'shift.signed_out' && event.payload.staff === staff);
  return [
    {
      kind: as,
      person: standsInFor === null ? '—' : staffName(standsInFor, source),
      from: at,
      standIn: name,
      arrived: at,
      ended: out === undefined ? '未签退' : timeOf(out),
      consent: consent(staff, standsInFor, at),
      reason: '',
      minutes: 0,
    },
  ];
}

const timeOf = ({ payload }: Shift): string =>
  'at' in payload && payload.at !== null ? moment(payload.at) : '时间不详';

const staffName = (number: string, { hall }: MonthSource): string =>
  hall.staff.find((member) => member.number === number)?.name ?? number;

type Consent = (standIn: string, standsInFor: string | null, at: Instant) => string;

/** D6, D7: what lets a person stand in for another at a moment: named for it, consented to, of this window, a neighbour. */
function consentsOf(events: readonly Shift[], counter: OfCounter, { hall }: MonthSource): Consent {
  const consents = events.flatMap((event) => (event.kind === 'shift.consented' ? [event.payload] : []));
  return (who, whom, at) => {
    const day = civilDateAt(at);
    const consent = consents.find(
      ({ staff, standsInFor, from, until }) =>
        staff === who && (standsInFor === null || standsInFor === whom) && from <= day && day <= until,
    );
    const named = hall.staff.some(({ number, standIns }) => number === whom && standIns.includes(who));
    if (named) return '指定的替岗人员';
    if (consent !== undefined)
      return consent.emergency
        ? `应急码，${consent.done.name}录入，待核`
        : `${consent.done.name}同意（${consent.from}至${consent.until}）`;
    const post = hall.staff.find(({ number }) => number === who)?.counter ?? null;
    if (post === counter.id) return '本窗口人员';
    return post !== null && counter.neighbours.includes(post) ? '相邻窗口人员' : '';
  };
}

/** D11. A counter is in use from its first sign-in on. */
function unmanned(events: readonly Event[], { from, until }: Span, source: MonthSource): Entry[] {
  const [first] = events;
  if (first === undefined) return [];
  const begin = first.at > from ? first.at : from;
  const end = source.now < until ? source.now : until;
  const { opening } = source.hall.settings;
  if (begin >= end) return [];
  return unmannedStretches(events, begin, end, opening, source.calendar).map((stretch) => {
    const minutes = Math.floor((Date.parse(stretch.to) - Date.parse(stretch.from)) / 60_000);
    return {
      kind: '空岗',
      person: '—',
      from: stretch.from,
      standIn: '—',
      arrived: null,
      consent: '',
      ended: `${moment(stretch.to)}（${minutes}分钟）`,
      reason: stretch.reason === '' ? '未说明' : stretch.reason,
      minutes,
    };
  });
}

function totalOf(entries: readonly Entry[]): string {
  const of = (...kinds: Entry['kind'][]): number => entries.filter(({ kind }) => kinds.includes(kind)).length;
  const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
  return `离岗${of('离岗')}次，替岗${of('替岗', '邻岗')}次，空岗${of('空岗')}次共${minutes}分钟`;
}
