import type { PushReply, PushResult } from '#shared/protocol/index.ts';
import type { Arrival, Refused, Taken } from './arrival.ts';

/** One push of one device. */
export interface Batch {
  readonly device: string;
  readonly arrivals: readonly Arrival[];
}

/** What the hall has already of the ids that came in. */
export interface Earlier {
  readonly device: string;
  readonly seq: number;
  readonly id: string;
  /** Null when it was refused. */
  readonly hallSeq: number | null;
  readonly refusal: { readonly kind: string; readonly message: string } | null;
}

export interface Accepted {
  readonly hallSeq: number;
  readonly device: string;
  readonly arrival: Arrival;
  readonly taken: Taken;
}
export interface KeptAside {
  readonly device: string;
  readonly arrival: Arrival;
  readonly refused: Refused;
}

export interface Decision {
  /** One per batch, in order. */
  readonly replies: readonly Omit<PushReply, 'now'>[];
  readonly accepted: readonly Accepted[];
  readonly keptAside: readonly KeptAside[];
  readonly position: number;
  readonly lastSeq: ReadonlyMap<string, number>;
}

/**
 * Decides a group of pushes of one hall, under its lock. Per device only the contiguous next event moves the
 * sequence: taking any later one would let a batch that was overtaken on the way disappear.
 */
export function decidePush(
  before: {
    readonly position: number;
    readonly lastSeq: ReadonlyMap<string, number>;
    readonly earlier: readonly Earlier[];
  },
  batches: readonly Batch[],
): Decision {
  let position = before.position;
  const lastSeq = new Map(before.lastSeq);
  const accepted: Accepted[] = [];
  const keptAside: KeptAside[] = [];
  /** Who holds an event id in the hall's order. */
  const holders = new Map<string, { device: string; seq: number; hallSeq: number }>();
  const refusals = new Map<string, { kind: string; message: string }>();
  const refusalKey = (device: string, { seq, id }: { seq: number; id: string }): string =>
    `${id}/${seq}/${device}`;
  for (const { device, seq, id, hallSeq, refusal } of before.earlier) {
    if (hallSeq !== null) holders.set(id, { device, seq, hallSeq });
    if (refusal !== null) refusals.set(refusalKey(device, { seq, id }), refusal);
  }

  const decideOne = (device: string, arrival: Arrival): PushResult | null => {
    const { id, seq, verdict } = arrival;
    const last = lastSeq.get(device) ?? 0;
    const holder = holders.get(id);
    if (holder?.device === device && holder.seq === seq)
      return { id, outcome: 'already', hallSeq: holder.hallSeq };
    const refusedBefore = refusals.get(refusalKey(device, arrival));
    if (refusedBefore !== undefined) return { id, outcome: 'refused', ...refusedBefore };
    if (seq > last + 1) return null;

    const refused =
      seq <= last ? sequenceTaken(seq) : holder !== undefined ? idTaken : verdict.ok ? null : verdict;
    if (seq === last + 1) lastSeq.set(device, seq);
    if (refused === null && verdict.ok) {
      position += 1;
      holders.set(id, { device, seq, hallSeq: position });
      accepted.push({ hallSeq: position, device, arrival, taken: verdict });
      return { id, outcome: 'accepted', hallSeq: position };
    }
    if (refused === null) return null;
    const { kind, message } = refused;
    refusals.set(refusalKey(device, arrival), { kind, message });
    keptAside.push({ device, arrival, refused });
    return { id, outcome: 'refused', kind, message };
  };

  const replies = batches.map(({ device, arrivals }) => {
    const results = arrivals.map((arrival) => decideOne(device, arrival)).filter((result) => result !== null);
    return { acknowledged: lastSeq.get(device) ?? 0, results };
  });
  return { replies, accepted, keptAside, position, lastSeq };
}

const idTaken: Refused = { ok: false, kind: 'conflict', message: '这一事件编号在中心已属于另一事件。' };
const sequenceTaken = (seq: number): Refused => ({
  ok: false,
  kind: 'conflict',
  message: `本机的第 ${seq} 号事件在中心已是另一事件，本机可能由旧备份恢复，应换用新的设备编号。`,
});
