/** What was taken down on paper while the system was out, entered on the real store. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { application } from '../../support/hall.ts';
import { openWholeHall, type WholeHall, wholeItems } from '../../support/whole-hall.ts';
import type { ServiceItem } from '#shared/reference/index.ts';

const { freight, narrowed } = wholeItems;
const day = 24 * 3_600_000;

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
  // 10 October, a working Saturday: the third working day after 30 September.
  at.pass(10 * day);
});
afterEach(() => at.close());

const voiding = (caseId: string) =>
  ({ type: 'void', caseId, reason: '误录申请人', second: '1002', secondConfirmed: true }) as const;
const entering = (item: ServiceItem, slip: string, receivedOn = '2026-09-30', caseId = at.id()) => {
  const lateEntry = { slip, reason: '9月30日停电', receivedOn };
  const { commandId: _, ...taken } = application(item, { caseId, lateEntry, outcome: { kind: 'receive' } });
  return { type: 'register', ...taken } as const;
};

describe('A5 · 许可法57 补录', () => {
  test('同一份纸质收件凭证只能补录一次；凭证编号以登记的写法为准', () => {
    expect(at.onCase('1001', entering(freight, '手工0007')).ok).toBe(true);
    const before = at.dump();
    for (const slip of ['手工0007', ' 手工0007 ']) {
      const refused = at.onCase('1001', entering(freight, slip, '2026-10-08'));
      expect(refused).toMatchObject({
        ok: false,
        refusal: { kind: 'already_done', rule: 'A5 · 许可法57', field: 'lateEntry.slip' },
      });
    }
    expect(at.dump()).toEqual(before);
    expect(at.onCase('1001', entering(freight, '手工0008')).ok).toBe(true);
  });

  test('误录而作废的，可以用同一份凭证重新补录', () => {
    const wrong = entering(freight, '手工0012');
    at.must('1001', wrong, voiding(wrong.caseId));
    expect(at.onCase('1001', entering(freight, '手工0012')).ok).toBe(true);
    expect(at.onCase('1001', entering(freight, '手工0012')).ok).toBe(false);
  });

  test('按纸上收件之日施行的事项目录，不按补录之日的', () => {
    const command = entering(narrowed, '手工0009', '2026-10-08');
    expect(at.onCase('1001', command).ok).toBe(true);
    expect(at.state(command.caseId).item.windowPowers).toContain('盖章');
    const today = entering(narrowed, '手工0010', '2026-10-09');
    expect(at.onCase('1001', today).ok).toBe(true);
    expect(at.state(today.caseId).item.windowPowers).not.toContain('盖章');
  });

  test('纸上收件之日目录没有施行的事项，不能补录，说明原因', () => {
    const later = { ...freight, from: '2026-10-09' };
    vi.spyOn(at.desk.reference, 'itemOn').mockImplementation((_code, on) =>
      on < later.from ? undefined : later,
    );
    const refused = at.onCase('1001', entering(freight, '手工0011'));
    expect(refused.ok || refused.refusal.message).toContain('的目录在2026-09-30没有施行');
  });
});
