/** Folding is total: events come in whatever order they come, and more than once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyKind } from '../../support/case-events.ts';
import { lifeHall } from '../../support/case-life.ts';
import { isStage } from '../../support/case-moves.ts';
import { calendar } from '../../support/hall.ts';
import { addDays, civilDate } from '#shared/calendar/civil-date.ts';
import { caseClocks } from '#shared/case/clocks.ts';
import type { CaseEvent } from '#shared/case/events.ts';
import { evolve, foldCase } from '#shared/case/evolve.ts';
import { pipeline } from '#shared/case/pipeline.ts';
import { caseStanding, dueNow } from '#shared/case/standing.ts';
import type { CaseState } from '#shared/case/state.ts';

const events = everyKind();

describe('事件以任何次序到达', () => {
  const shuffled = fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: 1 }),
      fc.array(fc.nat(events.length - 1), { maxLength: 60 }),
    )
    .map(([some, more]) => [...some, ...more.map((index) => events[index] as CaseEvent)]);

  test('A5：打乱、重复都不出错，也不改变已有的决定、收费和延期', () =>
    fc.assert(
      fc.property(shuffled, fc.nat(120), (order, later) => {
        const before = JSON.stringify(order);
        let state: CaseState | null = null;
        for (const event of order) {
          const next = evolve(state, event);
          if (state?.decision) expect(next?.decision).toBe(state.decision);
          if (state?.extension) expect(next?.extension).toBe(state.extension);
          if (state?.certificate) expect(next?.certificate).toBe(state.certificate);
          if (state?.charge) {
            const { notice } = state.charge;
            const cancelled = event.kind === 'case.charge_cancelled' ? [undefined] : [];
            expect([notice, ...cancelled]).toContain(next?.charge?.notice);
          }
          for (const { notice } of state?.cancelledCharges ?? [])
            expect(next?.charge?.notice).not.toBe(notice);
          if (state?.caseNumber) expect(next?.caseNumber).toBe(state.caseNumber);
          if (state?.charge?.payment) expect(next?.charge?.payment).toBe(state.charge.payment);
          if (state?.forwarding?.result === '批准') expect(next?.forwarding).toBe(state.forwarding);
          state = next;
        }
        expect(JSON.stringify(order)).toBe(before);
        if (state === null) return;
        expect(isStage(state.stage)).toBe(true);
        const basis = {
          today: addDays(civilDate('2026-10-12'), later),
          calendar,
          settings: lifeHall.settings,
        };
        expect(caseStanding(state, basis).text).not.toBe('');
        expect(caseClocks(state, basis)).toBeDefined();
        expect(dueNow(state, basis)).toBeDefined();
        expect(pipeline(state)).toHaveLength(7);
      }),
      { numRuns: 1500 },
    ));

  test('A5：同一批事件折叠两次，结果相同', () =>
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(foldCase(order)).toEqual(foldCase(order));
      }),
    ));

  test('没有收件的，任何事件都不产生办件', () => {
    const later = events.filter(({ kind }) => kind !== 'case.received');
    expect(later.map((event) => foldCase([event]))).toEqual(later.map(() => null));
  });
});
