import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { clockStates, runClock } from '#shared/clock/clock.ts';
import {
  checkExtension,
  extensionApprover,
  extensionApprovers,
  type ExtensionRequest,
  maxExtensionDays,
} from '#shared/clock/extension.ts';
import { published } from './published.ts';
import { eventsOf as valueOf, refusalOf } from '../rules/results.ts';

const request = (change: Partial<ExtensionRequest> = {}): ExtensionRequest => ({
  days: 10,
  alreadyExtended: false,
  clock: { state: '正常' },
  approver: '机关负责人',
  joint: false,
  ...change,
});

/** The legal clock of 20 working days of a case accepted on 2026-03-02: its last day is 2026-03-30. */
const clockOn = (day: string, end: string | null = null) =>
  runClock({ from: '2026-03-02', workingDays: 20, pauses: [], end }, civilDate(day), published);

describe('许可法42: 延长期限', () => {
  test('经本行政机关负责人批准，可以延长1至10个工作日', () => {
    expect(valueOf(checkExtension(request()))).toBe(10);
    for (const days of [0, -1, 11, 2.5, Number.NaN])
      expect(refusalOf(checkExtension(request({ days }))).field).toBe('days');
  });

  test('统一、联合、集中办理的，经本级人民政府负责人批准，可以延长1至15个工作日', () => {
    const joint = { joint: true, approver: '政府负责人' } as const;
    expect(valueOf(checkExtension(request({ ...joint, days: 15 })))).toBe(15);
    expect(checkExtension(request({ ...joint, days: 16 })).ok).toBe(false);
  });

  test('窗口负责人无权批准；批准人不能空缺', () => {
    for (const joint of [false, true]) {
      const refusal = refusalOf(checkExtension(request({ approver: '窗口负责人', joint })));
      expect(refusal).toMatchObject({ kind: 'not_permitted', field: 'approver' });
      expect(refusal.message).toContain('窗口负责人无权批准');
      expect(refusalOf(checkExtension(request({ approver: null, joint }))).kind).toBe('bad_input');
    }
  });

  test('联合办理的不能由机关负责人批准，单独办理的不能由政府负责人批准', () => {
    expect(checkExtension(request({ joint: true })).ok).toBe(false);
    expect(checkExtension(request({ approver: '政府负责人' })).ok).toBe(false);
  });

  test('只能延长一次', () => {
    expect(refusalOf(checkExtension(request({ alreadyExtended: true }))).kind).toBe('already_done');
  });

  test('最后一日仍可延长，届满以后不能', () => {
    expect(checkExtension(request({ clock: clockOn('2026-03-30') })).ok).toBe(true);
    expect(refusalOf(checkExtension(request({ clock: clockOn('2026-03-31') }))).message).toContain('届满');
  });

  test('已经作出决定的、日历没有覆盖到今日的，不能延长；程序进行中的可以', () => {
    expect(checkExtension(request({ clock: clockOn('2026-03-10', '2026-03-10') })).ok).toBe(false);
    expect(checkExtension(request({ clock: { state: '待定' } })).ok).toBe(false);
    expect(checkExtension(request({ clock: { state: '暂停' } })).ok).toBe(true);
  });

  test('准许的都符合每一项条件', () => {
    const anyRequest = fc.record({
      days: fc.integer({ min: -5, max: 30 }),
      alreadyExtended: fc.boolean(),
      clock: fc.record({ state: fc.constantFrom(...clockStates) }),
      approver: fc.option(fc.constantFrom(...extensionApprovers)),
      joint: fc.boolean(),
    });
    fc.assert(
      fc.property(anyRequest, (input) => {
        const allowed =
          !input.alreadyExtended &&
          ['正常', '临期', '暂停'].includes(input.clock.state) &&
          input.days >= 1 &&
          input.days <= maxExtensionDays(input.joint) &&
          input.approver === extensionApprover(input.joint);
        const result = checkExtension(input);
        expect(result.ok).toBe(allowed);
        if (!result.ok) expect(result.refusal.next).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
