/** The registers for the screens: who may see what is decided here, and rows come from the registers as they stand. */
import type { z } from 'zod';
import { addDays, instantAt } from '#shared/calendar/civil-date.ts';
import { caseEventPayloads } from '#shared/case/events.ts';
import type {
  registerInputs,
  RegisterList,
  RegisterOutputs,
  RegisterShelf,
} from '#shared/contract/registers.ts';
import { type ItemContext, todayOf } from '#shared/act-context.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { AtHand } from '#shared/offers/register-offers.ts';
import { isRegisterKind } from '#shared/registers/index.ts';
import { type Delivery, deliveryEntry, deliveryRow } from '#shared/registers/views/delivery-view.ts';
import {
  maySeeShelf,
  registerEntry,
  registerEventText,
  openRows,
  registerRows,
  shelfKinds,
} from '#shared/registers/views/index.ts';
import { mayLookAt } from '#shared/registers/views/readers.ts';
import {
  counterNamed,
  type HistoryLine,
  type RegisterEntry,
  type RegisterRow,
} from '#shared/registers/views/view.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import { folded } from '../store/views.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';

type ListInput = z.output<typeof registerInputs.registerList>;
type EntryInput = z.output<typeof registerInputs.registerEntry>;

/** How far back deliveries are listed: what is older is found from its case. */
const deliveryDays = 180;
/** How many deliveries are looked through for a word. */
const deliveriesRead = 2000;

const here = (desk: Desk, store: Store): Result<ItemContext> => {
  const person = desk.session.signedIn();
  return person.ok ? ok(actContext(desk, store, person.value, desk.clock.now(), null)) : person;
};

export function registerShelves(desk: Desk, store: Store): Result<RegisterOutputs['registerShelves']> {
  const context = here(desk, store);
  if (!context.ok) return context;
  const { value } = context;
  const { today } = desk;
  const shelves = shelfKinds
    .filter((register) => maySeeShelf(register, value))
    .map((register): RegisterShelf => {
      if (!isRegisterKind(register)) return { register, open: null, overdue: 0, sealed: false };
      const open = openRows(register, value);
      const sealed = register === 'complaint' && !handlesComplaints(value);
      return {
        register,
        open: sealed ? null : open.length,
        overdue: open.filter(({ due }) => due !== null && due < today).length,
        sealed,
      };
    });
  return ok({ shelves });
}

/** I2: everybody takes complaints down, the centre and 监察 handle them. */
const handlesComplaints = ({ person: { role } }: ItemContext): boolean =>
  role === 'centre_manager' || role === 'supervisor';

export function registerList(desk: Desk, store: Store, input: ListInput): Result<RegisterList> {
  const context = here(desk, store);
  if (!context.ok) return context;
  const { register, query, open, offset, limit } = input;
  if (!isRegisterKind(register)) return ok(deliveryList(store, context.value, input));
  const asked = folded(query);
  const rows = registerRows(register, context.value).filter(
    (row) => (!open || row.open) && (asked === '' || matches(row, asked)),
  );
  return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
}

const matches = ({ title, text, state, who, on }: RegisterRow, asked: string): boolean =>
  folded(`${title} ${text} ${state} ${who} ${on}`).includes(asked);

/** One entry with everything that happened to it, or the words that tell nobody whether there is one (I1, I2). */
export function registerEntryView(
  desk: Desk,
  store: Store,
  { register, id }: EntryInput,
): Result<RegisterEntry> {
  const context = here(desk, store);
  if (!context.ok) return context;
  const missing = refuse('not_found', '', '没有找到该登记。', '请在登记簿中重新选择。');
  if (!isRegisterKind(register)) {
    if (!maySeeShelf(register, context.value)) return missing;
    const [found] = deliveries(store, context.value, { eventId: id, limit: 1 });
    return found === undefined ? missing : ok(deliveryEntry(found, context.value.now));
  }
  const entry = registerEntry(register, id, context.value);
  return entry === null ? missing : ok({ ...entry, history: historyOf(store, register, id, context.value) });
}

function historyOf(store: Store, register: string, id: string, context: ItemContext): HistoryLine[] {
  return store.log
    .ofStream(register, id)
    .flatMap((event) => {
      const text = registerEventText(event);
      const { at, actor } = event;
      return text === null
        ? []
        : [{ at, who: actor.name, where: counterNamed(actor.counter, context), text }];
    })
    .toReversed();
}

function deliveryList(
  store: Store,
  context: ItemContext,
  { query, open, offset, limit }: ListInput,
): RegisterList {
  // Nothing here is ever open.
  if (open || !maySeeShelf('delivery', context)) return { rows: [], total: 0 };
  const asked = folded(query);
  const rows = deliveries(store, context, { limit: deliveriesRead })
    .map(deliveryRow)
    .filter((row) => asked === '' || matches(row, asked));
  return { rows: rows.slice(offset, offset + limit), total: rows.length };
}

/** The latest first, by the index of time; of the bodies this person looks at (D1). */
function deliveries(
  store: Store,
  context: ItemContext,
  { eventId = null, limit }: { readonly eventId?: string | null; readonly limit: number },
): Delivery[] {
  const since = instantAt(addDays(todayOf(context), -deliveryDays), '00:00');
  const found = store.db
    .prepare(
      eventId === null
        ? `select id, stream_id as caseId, payload from event indexed by event_time
            where stream_kind = 'case' and at >= ? and kind = 'case.served' order by at desc limit ?`
        : "select id, stream_id as caseId, payload from event where id = ? and kind = 'case.served' limit ?",
    )
    .all(eventId ?? since, limit) as { id: string; caseId: string; payload: string }[];
  return found.flatMap(({ id, caseId, payload }) => {
    const served = caseEventPayloads['case.served'].safeParse(JSON.parse(payload));
    const state = store.caseState(caseId);
    if (!served.success || state === null || !mayLookAt(state.item.department, context)) return [];
    return [{ id, caseId, served: served.data, state }];
  });
}

/** How many cases a register's form lets one choose from: the latest, and those in hand. */
const latestCases = 60;
const casesInHand = 240;

/** What there is to choose from on a register's forms. */
export function atHand(desk: Desk, store: Store): AtHand {
  let known: ReturnType<AtHand['cases']> | null = null;
  return {
    items: desk.reference.catalogue.items,
    cases: () => (known ??= casesAtHand(store)),
  };
}

function casesAtHand(store: Store): ReturnType<AtHand['cases']> {
  const latest = store.db
    .prepare('select case_id as caseId, state from case_view order by received_at desc limit ?')
    .all(latestCases);
  const inHand = store.db
    .prepare(
      `select case_id as caseId, state from case_view where stage in ('收件', '已转送', '已受理', '已决定')
        order by received_at desc limit ?`,
    )
    .all(casesInHand);
  const found = new Map(
    ([...latest, ...inHand] as { caseId: string; state: string }[]).map(({ caseId, state }) => [
      caseId,
      state,
    ]),
  );
  return [...found].map(([caseId, state]) => ({ caseId, state: JSON.parse(state) as CaseState }));
}
