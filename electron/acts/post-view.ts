/** 岗位 as the screens are told of it, and the few lines of it that stand over every screen. */
import { mayDo, roleTitles } from '#shared/authority/index.ts';
import { isWindowRole } from '#shared/authority/acts.ts';
import type { PostView, SessionView } from '#shared/contract/post.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result } from '#shared/result.ts';
import { isReady } from '#shared/shift/counter-readiness.ts';
import {
  billsKept,
  hereView,
  leaveView,
  mandateView,
  type OpenCounts,
  openMatters,
  sealsKept,
} from '#shared/shift/held-post.ts';
import { lockMinutesOf } from '#shared/shift/lock.ts';
import { troublesIn } from '#shared/shift/self-test.ts';
import { standInsFor } from '#shared/shift/stand-ins.ts';
import type { PrintQueue } from '../print/queue.ts';
import type { Store } from '../store/store.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';
import { readDraft } from './drafts.ts';
import { readinessHere, type ReadinessParts } from './readiness.ts';
import type { SelfTest } from './self-test.ts';

export interface PostParts extends ReadinessParts {
  readonly queue: PrintQueue;
  readonly selfTest: SelfTest;
}

export const lockMinutesKey = 'lock minutes';

export const lockMinutes = (store: Pick<Store, 'getState'>): number =>
  lockMinutesOf(store.getState(lockMinutesKey));

/** What the sign-in screen, the header and the cover show. */
export function sessionView(parts: PostParts): SessionView {
  const { desk, store, selfTest } = parts;
  const { hall } = desk.reference;
  const { person } = desk.session;
  const onPost = store.registers.get('shift', hall.counter.id)?.person ?? null;
  const nameOf = (number: string | null): string | null =>
    number === null ? null : (hall.staff.find((member) => member.number === number)?.name ?? number);
  return {
    hallName: hall.name,
    training: hall.training,
    counterName: hall.counter.name,
    counterPosition: hall.counter.position,
    person:
      person === null
        ? null
        : { number: person.number, name: person.name, title: titleOf(person, desk), role: person.role },
    held:
      person === null || onPost?.staff !== person.number
        ? null
        : { as: onPost.as, standsInFor: nameOf(onPost.standsInFor) },
    locked: desk.session.locked,
    leave: leaveView({ hall, registers: store.registers }, person),
    leavesUnmanned: desk.session.leavesUnmanned,
    attention: troublesIn(selfTest.latest?.rows ?? []),
    beginOn: person === null ? null : beginOn(parts, person),
    demoStaff: demoStaff(desk),
    today: desk.today,
  };
}

/** Something of the hall's data was damaged, and another version stands in its place. */
const remarksOn = ({ reference }: Desk): PostView['matters'] =>
  reference.remarks.map((text, at) => ({
    id: `reference:${at}`,
    title: '大厅资料',
    text,
    tone: 'danger',
    next: '',
    place: null,
  }));

/** A8: until a counter has passed once, its heads begin where it says what is open. A training hall only shows it. */
function beginOn(parts: PostParts, person: StaffMember): SessionView['beginOn'] {
  if (parts.desk.reference.hall.training || parts.store.getState(passedKey) !== undefined) return null;
  if (person.role !== 'window_head' && person.role !== 'centre_manager') return null;
  return isReady(readinessHere(parts)) ? null : 'post';
}

const passedKey = 'readiness passed';

function titleOf({ role }: StaffMember, desk: Desk): string {
  return role === 'window_head' ? desk.reference.hall.settings.headTitle : roleTitles[role];
}

/** Training hall only, by desk: the window's people, and those who work behind it. */
function demoStaff(desk: Desk): SessionView['demoStaff'] {
  const { hall } = desk.reference;
  const counters = [hall.counter, ...hall.otherCounters];
  return desk.reference.demoStaff.flatMap(({ number, pin }) => {
    const member = hall.staff.find((candidate) => candidate.number === number);
    if (member === undefined) return [];
    const at = counters.find(({ id }) => id === member.counter)?.name;
    const place = isWindowRole(member.role) ? (at ?? hall.counter.name) : '后台席位';
    return [{ number, name: member.name, title: titleOf(member, desk), pin, desk: place }];
  });
}

export function postView(parts: PostParts): Result<PostView> {
  const { desk, store, selfTest } = parts;
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const now = desk.clock.now();
  const context = actContext(desk, store, person.value, now, null);
  const readiness = readinessHere(parts);
  if (isReady(readiness) && store.getState(passedKey) === undefined) store.putState(passedKey, now);
  return ok({
    department: person.value.department,
    post: person.value.post,
    mandate: mandateView(context),
    here: hereView(context),
    leave: leaveView(context, person.value),
    standIns: isWindowRole(person.value.role) ? standInsFor(person.value, context) : [],
    seals: sealsKept(context),
    bills: isWindowRole(person.value.role) ? billsKept(context) : [],
    matters: [...remarksOn(desk), ...openMatters(countsOf(parts), context)],
    readiness,
    selfTest: selfTest.latest,
    lockMinutes: lockMinutes(store),
    maySet: mayDo('设备设置', null, context).ok,
  });
}

function countsOf({ desk, store, queue, sync }: PostParts): OpenCounts {
  const { person } = desk.session;
  const { overdue, dueToday } = store.db
    .prepare(
      'select count(*) filter (where due < @today) as overdue, count(*) filter (where due = @today) as dueToday from case_view where due <= @today',
    )
    .get({ today: desk.today }) as { overdue: number; dueToday: number };
  const { waiting, refused } = sync.status();
  return {
    overdue,
    dueToday,
    printTroubles: queue.troubles(),
    unsent: waiting,
    refused,
    drafts: person === null ? 0 : (readDraft(desk, store, person)?.forms.length ?? 0),
  };
}
