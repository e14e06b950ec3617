/** The registers as lists and entries: who may see what of them, in what order, and in which words. Pure. */
import { type ActContext, todayOf } from '../../act-context.ts';
import type { StaffMember } from '../../reference/people.ts';
import { isInForce } from '../../reference/effective.ts';
import type { ListedKind } from '../states.ts';
import { billView } from './bill-view.ts';
import { complaintView } from './complaint-view.ts';
import { consultationView } from './consultation-view.ts';
import { followUpView } from './follow-up-view.ts';
import { leaveView } from './leave-view.ts';
import { mandateView } from './mandate-view.ts';
import { noticeView } from './notice-view.ts';
import { numbersView, ownSeries } from './numbers-view.ts';
import { penaltyView } from './penalty-view.ts';
import { shelfReaders } from './readers.ts';
import { sealView } from './seal-view.ts';
import type { ShelfKind } from './shelves.ts';
import { shiftView } from './shift-view.ts';
import { transferView } from './transfer-view.ts';
import type { RegisterEntry, RegisterRow, View } from './view.ts';

export { registerEventText } from './event-text.ts';
export { shelfKinds, type ShelfKind } from './shelves.ts';
export { shelfReaders } from './readers.ts';
export type { RegisterEntry, RegisterRow } from './view.ts';

/** One register with what it is made of: streams, or people and series of which no stream may exist yet. */
interface Listed<State> {
  readonly view: View<State>;
  readonly all: (context: ActContext) => readonly { readonly id: string; readonly state: State }[];
  readonly get: (id: string, context: ActContext) => State | null;
}

const streams = <State>(kind: ListedKind, view: View<State>): Listed<State> =>
  ({
    view,
    all: ({ registers }: ActContext) => registers.all(kind),
    get: (id: string, { registers }: ActContext) => registers.get(kind, id),
  }) as unknown as Listed<State>;

/** Everybody of today's list whom `belongs` picks, in place of the streams there happen to be. */
function people<State>(
  view: View<State>,
  belongs: (member: StaffMember, context: ActContext) => boolean,
  stateOf: (member: StaffMember, context: ActContext) => State,
): Listed<State> {
  const all: Listed<State>['all'] = (context) =>
    context.hall.staff
      .filter((member) => belongs(member, context) && isInForce(member, todayOf(context)))
      .map((member) => ({ id: member.number, state: stateOf(member, context) }));
  return { view, all, get: (id, context) => all(context).find((entry) => entry.id === id)?.state ?? null };
}

const listed = {
  consultation: streams('consultation', consultationView),
  complaint: streams('complaint', complaintView),
  follow_up: streams('follow_up', followUpView),
  seal: streams('seal', sealView),
  bill: streams('bill', billView),
  transfer: streams('transfer', transferView),
  penalty: streams('penalty', penaltyView),
  notice: streams('notice', noticeView),
  shift: {
    view: shiftView,
    all: ({ registers }: ActContext) =>
      registers.all('shift').map(({ id, state }) => ({ id, state: { counter: id, shift: state } })),
    get: (id: string, { registers }: ActContext) => {
      const shift = registers.get('shift', id);
      return shift === null ? null : { counter: id, shift };
    },
  },
  leave: people(
    leaveView,
    ({ role }) => role === 'leader',
    (member, { registers }) => ({ member, leave: registers.get('leave', member.number) }),
  ),
  // Who acts by office has no letter of authority.
  mandate: people(
    mandateView,
    ({ number, role }, { registers }) =>
      role === 'clerk' || role === 'window_head' || registers.get('mandate', number) !== null,
    (member, { registers }) => ({ member, state: registers.get('mandate', member.number) }),
  ),
  numbers: {
    view: numbersView,
    all: (context: ActContext) =>
      [...new Set([...ownSeries(context), ...context.registers.all('numbers').map(({ id }) => id)])].map(
        (series) => ({ id: series, state: { series, state: context.registers.get('numbers', series) } }),
      ),
    get: (id: string, context: ActContext) => {
      const state = context.registers.get('numbers', id);
      return state === null && !ownSeries(context).includes(id) ? null : { series: id, state };
    },
  },
} as const satisfies Record<ListedKind, unknown>;

const listedAs = (register: ListedKind): Listed<unknown> => listed[register] as Listed<unknown>;

/** Whether a register is on this person's shelf at all. */
export const maySeeShelf = (shelf: ShelfKind, { person }: Pick<ActContext, 'person'>): boolean =>
  shelfReaders[shelf].includes(person.role);

/** In no order. */
function rowsFor(register: ListedKind, context: ActContext): RegisterRow[] {
  if (!maySeeShelf(register, context)) return [];
  const { view, all } = listedAs(register);
  return all(context)
    .filter(({ state }) => view.mayRead(state, context))
    .map(({ id, state }) => view.row(id, state, context));
}

/** What a register holds that this person may read, what is open and due first on top. */
export const registerRows = (register: ListedKind, context: ActContext): RegisterRow[] =>
  rowsFor(register, context).toSorted(dueFirst);

/** What is still to be done in a register, to be counted. */
export const openRows = (register: ListedKind, context: ActContext): RegisterRow[] =>
  rowsFor(register, context).filter((row) => row.open);

/** Open before settled; of the open what is due first, of the others the latest. */
function dueFirst(one: RegisterRow, other: RegisterRow): number {
  if (one.open !== other.open) return one.open ? -1 : 1;
  if (one.open && one.due !== other.due) return (one.due ?? '9') < (other.due ?? '9') ? -1 : 1;
  if (one.on !== other.on) return one.on > other.on ? -1 : 1;
  // Of one day by their words: a register may hold thousands, and no language's order matters here.
  return one.title === other.title ? 0 : one.title < other.title ? -1 : 1;
}

/** An entry without its history; null where there is none, or none this person may read. */
export function registerEntry(
  register: ListedKind,
  id: string,
  context: ActContext,
): Omit<RegisterEntry, 'history'> | null {
  if (!maySeeShelf(register, context)) return null;
  const { view, get } = listedAs(register);
  const state = get(id, context);
  if (state === null || !view.mayRead(state, context)) return null;
  return {
    caseId: null,
    application: null,
    ...view.detail(id, state, context),
    row: view.row(id, state, context),
    readAt: context.now,
  };
}

/** Whether acts may be offered on an id: of what is listed, also where nothing of it was recorded yet. */
export const isKnownEntry = (register: ListedKind, id: string, context: ActContext): boolean =>
  listedAs(register).get(id, context) !== null;
