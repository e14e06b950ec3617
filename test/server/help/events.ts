import { createHash, randomUUID } from 'node:crypto';
import { type Event, hashedText, noHash } from '#shared/event.ts';

export const hall = 'training-fenggang';

/** An event as a counter makes it; `change` comes before the hash, so that the hash fits. */
export function makeEvent(seq: number, change: Partial<Omit<Event, 'hash'>> = {}): Event {
  const unhashed: Omit<Event, 'hash'> = {
    id: randomUUID(),
    hall,
    device: 'window-1',
    seq,
    streamKind: 'case',
    streamId: 'case-1',
    caseId: randomUUID(),
    kind: 'case.received',
    version: 1,
    actor: { staff: '1001', name: '王静', counter: 'A01', mandate: null, actingFor: null },
    commandId: randomUUID(),
    at: '2026-09-30T01:02:03.004Z',
    offsetMs: null,
    payload: { note: '演示' },
    prevHash: noHash,
    ...change,
  };
  return { ...unhashed, hash: createHash('sha256').update(hashedText(unhashed)).digest('hex') };
}

export const makeEvents = (from: number, to: number, change: Partial<Omit<Event, 'hash'>> = {}): Event[] =>
  Array.from({ length: to - from + 1 }, (_, index) => makeEvent(from + index, change));
