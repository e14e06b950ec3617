import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Arrival } from '../../server/push/arrival.ts';
import { type Batch, decidePush, type Earlier } from '../../server/push/decide.ts';

const arrival = (seq: number, id: string, valid = true): Arrival => ({
  id,
  seq,
  body: '{}',
  verdict: valid
    ? { ok: true, caseId: null, kind: 'k', at: '' }
    : { ok: false, kind: 'malformed', message: '' },
});

/** Any slices of each device's log, in any order, overlapping, repeated, with gaps, in any grouping. */
const deliveries = fc.array(
  fc.array(
    fc.record({
      device: fc.constantFrom('a', 'b', 'c'),
      from: fc.nat(11),
      length: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { maxLength: 25 },
);

test('however a log is cut, repeated and shuffled, every event arrives once, in the order of its device, without gaps in the hall', () => {
  fc.assert(
    fc.property(deliveries, fc.array(fc.nat(11), { maxLength: 4 }), (groups, broken) => {
      const earlier: Earlier[] = [];
      let position = 0;
      let lastSeq: ReadonlyMap<string, number> = new Map();
      const deliver = (batches: readonly Batch[]): void => {
        const decision = decidePush({ position, lastSeq, earlier }, batches);
        for (const {
          hallSeq,
          device,
          arrival: { id, seq },
        } of decision.accepted)
          earlier.push({ device, seq, id, hallSeq, refusal: null });
        for (const {
          device,
          arrival: { id, seq },
          refused,
        } of decision.keptAside)
          earlier.push({
            device,
            seq,
            id,
            hallSeq: null,
            refusal: { kind: refused.kind, message: refused.message },
          });
        ({ position, lastSeq } = decision);
      };
      const slice = (device: string, from: number, length: number): Batch => ({
        device,
        arrivals: Array.from({ length: Math.min(length, 12 - from) }, (_, i) => from + i).map((n) =>
          arrival(n + 1, `${device}${n + 1}`, !broken.includes(n)),
        ),
      });
      for (const group of groups)
        deliver(group.map(({ device, from, length }) => slice(device, from, length)));
      for (const device of ['a', 'b', 'c']) deliver([slice(device, 0, 12)]);

      const accepted = earlier.filter(({ hallSeq }) => hallSeq !== null);
      expect(accepted.map(({ hallSeq }) => hallSeq)).toEqual(accepted.map((_, index) => index + 1));
      for (const device of ['a', 'b', 'c']) {
        const all = earlier.filter((one) => one.device === device).map(({ seq }) => seq);
        all.sort((one, two) => one - two);
        expect(all).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
        expect(lastSeq.get(device)).toBe(12);
        const inOrder = accepted.filter((one) => one.device === device).map(({ seq }) => seq);
        expect(inOrder).toEqual(inOrder.toSorted((one, two) => one - two));
      }
      expect(accepted).toHaveLength(3 * (12 - new Set(broken).size));
    }),
    { numRuns: 300 },
  );
});

test('two devices that claim the same event id: the first keeps it, the second is a conflict', () => {
  const { replies, accepted, keptAside } = decidePush({ position: 0, lastSeq: new Map(), earlier: [] }, [
    { device: 'a', arrivals: [arrival(1, 'x')] },
    { device: 'b', arrivals: [arrival(1, 'x'), arrival(2, 'y')] },
  ]);
  expect(accepted.map(({ arrival: { id } }) => id)).toEqual(['x', 'y']);
  expect(keptAside).toMatchObject([{ device: 'b', refused: { kind: 'conflict' } }]);
  expect(replies[1]).toMatchObject({ acknowledged: 2 });
});
