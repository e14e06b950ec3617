/** 用印登记 (E1–E3): each physical seal, who keeps it, where it may be used, and on what it went. Stream: seal id. */
import { z } from 'zod';
import type { Done } from '../act-context.ts';
import { civilDateAt } from '../calendar/civil-date.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';
import { sealKinds } from './seal-for.ts';
import { person, type Person } from './second-signer.ts';

export const sealEventPayloads = {
  /** Whoever registers it took it over from the unit and is its first keeper. */
  'seal.registered': z.object({
    kind: z.enum(sealKinds),
    name: z.string(),
    organ: z.string(),
    department: z.string(),
    /** Ids of the counters it may be used at (E3). */
    counters: z.array(z.string()).min(1),
    /** Number of the document that brought it into use. */
    approval: z.string(),
    done,
  }),
  'seal.relocated': z.object({ counters: z.array(z.string()).min(1), reason: z.string(), done }),
  /** Both signed: `from` is who was signed in, `to` confirmed. */
  'seal.handed_over': z.object({ from: person, to: person, reason: z.string(), done }),
  'seal.deposited': z.object({ safe: z.string(), done }),
  /** A witness and a reason where it was not its keeper who took it out. */
  'seal.withdrawn': z.object({ witness: person.nullable(), reason: z.string(), done }),
  'seal.used': z.object({
    caseId: z.string(),
    /** 办件编号; the receipt number before acceptance. */
    caseNumber: z.string(),
    document: z.string(),
    title: z.string(),
    copies: z.int().min(1),
    approver: person,
    /** Why the paper was sealed again; null the first time. */
    reason: z.string().nullable(),
    mandate: z.string().nullable(),
    done,
  }),
  'seal.lost': z.object({ document: z.string(), circumstances: z.string(), done }),
  'seal.destroyed': z.object({ document: z.string(), witness: person, done }),
} as const;
export type SealEvent = EventOf<typeof sealEventPayloads>;
type Payload<Kind extends SealEvent['kind']> = Extract<SealEvent, { kind: Kind }>['payload'];

/** One line of the 用印登记. */
export type SealUse = Payload<'seal.used'>;

export const sealStatuses = ['在用', '入柜', '遗失停用', '已销毁'] as const;
export type SealStatus = (typeof sealStatuses)[number];

/** One change of keeper. `from` is null for the first. */
export interface Custody {
  readonly from: Person | null;
  readonly to: Person;
  readonly reason: string;
  readonly done: Done;
}

export interface SealState extends Omit<Payload<'seal.registered'>, 'done'> {
  readonly status: SealStatus;
  readonly keeper: Person;
  readonly registered: Done;
  /** The last hundred changes of keeper, the oldest first; all of them are in the events. */
  readonly custody: readonly Custody[];
  /** Since when it lies in which safe; null while it is out. */
  readonly deposit: Payload<'seal.deposited'> | null;
  readonly loss: Payload<'seal.lost'> | null;
  readonly destruction: Payload<'seal.destroyed'> | null;
  /** Papers and copies sealed since it was registered. */
  readonly total: { readonly uses: number; readonly copies: number };
  /** Uses of the last day it was used; earlier days are in the events. */
  readonly uses: readonly SealUse[];
}

const custodyKept = 100;

/** Takes what happened as it comes: what does not fit the seal's state leaves it as it was. */
export function evolveSeal(state: SealState | null, event: SealEvent): SealState | null {
  if (event.kind === 'seal.registered') return state ?? registered(event.payload);
  if (state === null || state.status === '已销毁') return state;
  const lost = state.status === '遗失停用';
  switch (event.kind) {
    case 'seal.relocated':
      return { ...state, counters: event.payload.counters };
    case 'seal.handed_over': {
      const { from, to, reason, done: signed } = event.payload;
      return lost || state.keeper.staff !== from.staff
        ? state
        : kept(state, { from, to, reason, done: signed });
    }
    case 'seal.deposited':
      return state.status === '在用' ? { ...state, status: '入柜', deposit: event.payload } : state;
    case 'seal.withdrawn': {
      if (state.status !== '入柜') return state;
      const { reason, done: taken } = event.payload;
      const out: SealState = { ...state, status: '在用', deposit: null };
      const to = { staff: taken.staff, name: taken.name };
      return to.staff === state.keeper.staff
        ? out
        : kept(out, { from: state.keeper, to, reason, done: taken });
    }
    case 'seal.used':
      return used(state, event.payload);
    case 'seal.lost':
      return lost ? state : { ...state, status: '遗失停用', deposit: null, loss: event.payload };
    case 'seal.destroyed':
      return { ...state, status: '已销毁', deposit: null, destruction: event.payload };
    default:
      return unreachable(event);
  }
}

function registered({ done: at, ...seal }: Payload<'seal.registered'>): SealState {
  const keeper = { staff: at.staff, name: at.name };
  return {
    ...seal,
    status: '在用',
    keeper,
    registered: at,
    custody: [{ from: null, to: keeper, reason: seal.approval, done: at }],
    deposit: null,
    loss: null,
    destruction: null,
    total: { uses: 0, copies: 0 },
    uses: [],
  };
}

const kept = (state: SealState, entry: Custody): SealState => ({
  ...state,
  keeper: entry.to,
  custody: [...state.custody, entry].slice(-custodyKept),
});

function used(state: SealState, use: SealUse): SealState {
  const total = { uses: state.total.uses + 1, copies: state.total.copies + use.copies };
  const [first] = state.uses;
  const before = first === undefined ? '' : civilDateAt(first.done.at);
  const day = civilDateAt(use.done.at);
  // A use that arrives late from another counter is counted, and does not bring its day back.
  if (day < before) return { ...state, total };
  return { ...state, total, uses: day === before ? [...state.uses, use] : [use] };
}

/** Day end: seals that are not back in the safe. */
export const sealsNotDeposited = (
  seals: readonly { readonly id: string; readonly state: SealState }[],
): { id: string; state: SealState }[] => seals.filter(({ state }) => state.status === '在用');
