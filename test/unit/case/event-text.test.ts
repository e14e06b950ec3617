/** The sentence a timeline shows for each event. */
import { describe, expect, test } from 'vitest';
import { everyKind } from '../../support/case-events.ts';
import { acceptedCase, extension, suspension } from '../../support/case-life.ts';
import { caseEventText } from '#shared/case/event-text.ts';
import { type CaseEventKind, caseEventPayloads } from '#shared/case/events.ts';

const idNumber = '520327198812314510';
const events = everyKind();

describe('B8 · I5 办理经过', () => {
  test('B8：每一种事件都有一句话', () => {
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(Object.keys(caseEventPayloads)));
    for (const event of events) {
      const text = caseEventText(event);
      expect([event.kind, text.length > 3]).toEqual([event.kind, true]);
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });

  test('个人信息保护法：办理经过中没有证件号码和电话', () => {
    const all = events.map(caseEventText).join('\n');
    expect(all).not.toContain(idNumber);
    expect(all).not.toMatch(/\d{17}[\dXx]/);
    expect(all).not.toContain('13800000000');
  });

  test('B8：经过的写法', () => {
    const textOf = (kind: CaseEventKind) => {
      const event = events.find((known) => known.kind === kind);
      return event === undefined ? '' : caseEventText(event);
    };
    expect(textOf('case.deemed_accepted')).toMatch(/^逾期未告知，自2026年10月12日起视为受理，示建许受字/);
    expect(textOf('case.suspended')).toMatch(/^检测自2026年10月12日开始，预计5个工作日，示建许特字/);
    expect(textOf('case.extended')).toMatch(/^延期5个工作日至2026年11月16日（25个工作日），赵局长批准，/);
    const paused = acceptedCase()
      .do('1001', suspension('检测', '2026-10-12'))
      .do('1001', extension({ days: 5 }));
    expect(paused.events.map(caseEventText).at(-1)).toMatch(/^延期5个工作日，共25个工作日，赵局长批准，/);
    expect(textOf('case.paid')).toBe('银行到账200.00元，回单农行0001');
    expect(textOf('case.charged')).toMatch(/^缴款通知示建.*缴字.*证照工本费200\.00元$/);
    expect(textOf('case.voided')).toBe('作废（张窗口复核）：重复录入');
    expect(events.map(caseEventText)).toContain('总工程师（B角代A）同意：经审查，同意');
  });
});
