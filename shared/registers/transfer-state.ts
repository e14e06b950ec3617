/** 材料移交单 (G1, G2, row 13): materials on their way between window and department. Stream: slip id. */
import { z } from 'zod';
import type { Done } from '../act-context.ts';
import { instant } from '../event.ts';
import { usedNumber } from '../numbers/blocks.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

const counts = { originals: z.int().min(0), copies: z.int().min(0), pages: z.int().min(0) };

/** G1: the department's own person. */
const carrier = z.object({
  name: z.string(),
  department: z.string(),
  /** Staff number, where they have one in the hall's list. */
  number: z.string().nullable(),
});
export type Carrier = z.output<typeof carrier>;

/** What is to be said of the rest when less came back than was sent. */
export const restKinds = ['无', '后续返回', '部门留存', '缺失'] as const;
export type RestKind = (typeof restKinds)[number];

export const transferEventPayloads = {
  /** The slip is made out and waits for the department's courier. */
  'transfer.prepared': z.object({
    number: usedNumber,
    counter: z.object({ id: z.string(), name: z.string() }),
    department: z.string(),
    organ: z.string(),
    /** 股室. */
    office: z.string(),
    bundles: z
      .array(
        z.object({
          caseId: z.string(),
          receiptNumber: z.string(),
          caseNumber: z.string().nullable(),
          item: z.string(),
          ...counts,
        }),
      )
      .min(1),
    /** G2; null where the next working day lies beyond the published calendar. */
    due: instant.nullable(),
    /** Why materials of a case already with the department are followed by more; empty otherwise. */
    reason: z.string(),
    done,
  }),
  /** 送交. Both signed: `done` is the sender, the carrier signed for receipt. */
  'transfer.handed_over': z.object({
    carrier,
    /** The last day by which the department is to return them; null where none was agreed. */
    returnBy: z.string().nullable(),
    /** After the time of G2. */
    late: z.boolean(),
    done,
  }),
  /** 返回, whole or in part. `done` is the receiver at the window, the carrier signed for delivery. */
  'transfer.returned': z.object({
    carrier,
    bundles: z
      .array(
        z.object({
          caseId: z.string(),
          ...counts,
          rest: z.enum(restKinds),
          /** What is missing, or what the department keeps and why. */
          missing: z.string(),
          /** Empty where nothing is damaged. */
          damage: z.string(),
        }),
      )
      .min(1),
    done,
  }),
  'transfer.cancelled': z.object({ reason: z.string(), done }),
} as const;
export type TransferEvent = EventOf<typeof transferEventPayloads>;
type Payload<Kind extends TransferEvent['kind']> = Extract<TransferEvent, { kind: Kind }>['payload'];

export interface Counts {
  readonly originals: number;
  readonly copies: number;
  readonly pages: number;
}

/** Materials of one case on a slip. */
export interface TransferBundle extends Counts {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly caseNumber: string | null;
  readonly item: string;
  /** What came back so far. */
  readonly returned: Counts;
  /** Said of the rest when something last came back; null while nothing did. */
  readonly rest: RestKind | null;
}

export const transferStatuses = ['待移交', '已移交', '部分返回', '已返回', '已作废'] as const;
export type TransferStatus = (typeof transferStatuses)[number];

export interface TransferState extends Omit<Payload<'transfer.prepared'>, 'number' | 'bundles' | 'done'> {
  /** As printed. */
  readonly number: string;
  readonly status: TransferStatus;
  readonly bundles: readonly TransferBundle[];
  readonly prepared: Done;
  readonly handOver: Payload<'transfer.handed_over'> | null;
  readonly returns: readonly Payload<'transfer.returned'>[];
  readonly cancelled: Payload<'transfer.cancelled'> | null;
}

/** Takes what happened as it comes: what does not fit the slip's state leaves it as it was. */
export function evolveTransfer(state: TransferState | null, event: TransferEvent): TransferState | null {
  if (event.kind === 'transfer.prepared') return state ?? prepared(event.payload);
  if (state === null) return null;
  switch (event.kind) {
    case 'transfer.handed_over':
      return state.status === '待移交' ? { ...state, status: '已移交', handOver: event.payload } : state;
    case 'transfer.returned':
      return isOut(state) ? returned(state, event.payload) : state;
    case 'transfer.cancelled':
      return state.status === '待移交' ? { ...state, status: '已作废', cancelled: event.payload } : state;
    default:
      return unreachable(event);
  }
}

/** With the department, at least in part. */
export const isOut = ({ status }: Pick<TransferState, 'status'>): boolean =>
  status === '已移交' || status === '部分返回';

function prepared({ number, bundles, done: at, ...slip }: Payload<'transfer.prepared'>): TransferState {
  const nothing = { originals: 0, copies: 0, pages: 0 };
  return {
    ...slip,
    number: number.text,
    status: '待移交',
    bundles: bundles.map((bundle) => ({ ...bundle, returned: nothing, rest: null })),
    prepared: at,
    handOver: null,
    returns: [],
    cancelled: null,
  };
}

function returned(state: TransferState, back: Payload<'transfer.returned'>): TransferState {
  const bundles = state.bundles.map((bundle) => {
    const part = back.bundles.find(({ caseId }) => caseId === bundle.caseId);
    if (part === undefined) return bundle;
    const { originals, copies, pages } = bundle.returned;
    const sum = {
      originals: originals + part.originals,
      copies: copies + part.copies,
      pages: pages + part.pages,
    };
    return { ...bundle, returned: sum, rest: part.rest };
  });
  const settled = bundles.every(({ rest }) => rest !== null && rest !== '后续返回');
  return { ...state, status: settled ? '已返回' : '部分返回', bundles, returns: [...state.returns, back] };
}
