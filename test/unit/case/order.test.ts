import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byOrderOfAcceptance, type Queued } from '#shared/case/order.ts';

const queued = (
  acceptedOn: string | null,
  receivedOn: string,
  receiptNumber: string,
  position: number | null = null,
): Queued => ({ state: { acceptedOn, receivedOn, receiptNumber }, position });
const order = (...cases: Queued[]) => byOrderOfAcceptance(cases).map(({ state }) => state.receiptNumber);

describe('许可法57 数量有限的许可按受理的先后顺序', () => {
  test('先受理的在前，与收件先后、登记先后无关', () => {
    expect(
      order(
        queued('2026-10-12', '2026-09-28', '001-000001-4', 1),
        queued('2026-09-30', '2026-09-30', '001-000002-6', 9),
      ),
    ).toEqual(['001-000002-6', '001-000001-4']);
  });

  test('视为受理的，按收到材料之日排列，不因发现得晚而落后', () => {
    expect(
      order(
        queued('2026-10-12', '2026-10-12', '001-000003-2', 5),
        queued('2026-09-30', '2026-09-30', '001-000002-6', 40),
      ),
    ).toEqual(['001-000002-6', '001-000003-2']);
  });

  test('同日受理的，先收到材料的在前', () => {
    expect(
      order(
        queued('2026-10-12', '2026-10-12', '001-000003-2', 3),
        queued('2026-10-12', '2026-10-09', '002-000001-7', 8),
      ),
    ).toEqual(['002-000001-7', '001-000003-2']);
  });

  test('同日收件、同日受理的，按中心收到受理的先后；中心尚未收到的在后', () => {
    const day = '2026-10-12';
    expect(
      order(
        queued(day, day, '001-000001-4', null),
        queued(day, day, '001-000002-6', 7),
        queued(day, day, '002-000001-7', 6),
      ),
    ).toEqual(['002-000001-7', '001-000002-6', '001-000001-4']);
  });

  test('中心都没有收到的，同一窗口按收件编号', () => {
    const day = '2026-10-12';
    expect(order(queued(day, day, '001-000010-1'), queued(day, day, '001-000009-5'))).toEqual([
      '001-000009-5',
      '001-000010-1',
    ]);
  });

  test('没有受理的不在其中', () => expect(order(queued(null, '2026-09-28', '001-000001-4', 1))).toEqual([]));

  test('无论从哪里取来，次序都一样；不改变给它的清单', () => {
    const day = fc.constantFrom('2026-09-30', '2026-10-09', '2026-10-12');
    const one = fc.record({
      accepted: fc.option(day),
      received: day,
      serial: fc.integer({ min: 1, max: 40 }),
      position: fc.option(fc.integer({ min: 1, max: 5 })),
    });
    const cases = fc
      .uniqueArray(one, { selector: ({ serial }) => serial, maxLength: 12 })
      .map((list) =>
        list.map(({ accepted, received, serial, position }) =>
          queued(accepted, received, `001-${String(serial).padStart(6, '0')}-0`, position),
        ),
      );
    fc.assert(
      fc.property(
        cases.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        ([list, shuffled]) => {
          const before = structuredClone(shuffled);
          const sorted = order(...shuffled);
          expect(sorted).toEqual(order(...list));
          expect(sorted).toHaveLength(list.filter(({ state }) => state.acceptedOn !== null).length);
          expect(shuffled).toEqual(before);
          expect(byOrderOfAcceptance(byOrderOfAcceptance(list))).toEqual(byOrderOfAcceptance(list));
        },
      ),
    );
  });
});
