/** 叫号 (domain 5.2): the keys of a caller as rules, and the ticket tied to what was done for its holder. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { awayIn, inHand, mostCalls, queueToday, waitingIn } from '#shared/registers/ticket.ts';
import { openWholeHall, type RegisterDraft, type WholeHall, wholeItems } from '../../support/whole-hall.ts';

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

type Draft = Extract<RegisterDraft, { type: `ticket.${string}` }>;
const queue = () => queueToday(at.desk.registers, at.desk.reference.hall.counter.id, at.desk.today);
const now = () => inHand(queue().tickets)?.number ?? null;
const does = (draft: Draft): string => {
  const done = at.onRegister('1001', draft);
  return done.ok ? '' : `${done.refusal.message}${done.refusal.next}`;
};
const issue = (express = false): string => does({ type: 'ticket.issue', express });
const act = (type: Exclude<Draft['type'], 'ticket.issue' | 'ticket.resume' | 'ticket.transfer'>): string =>
  does({ type });

describe('叫号', () => {
  test('取号依次编号，顺呼依次叫到，叫下一位就是上一位办结', () => {
    for (let i = 0; i < 3; i += 1) expect(issue()).toBe('');
    expect(act('ticket.call')).toBe('');
    expect(now()).toBe('A001');
    act('ticket.call');
    expect(now()).toBe('A002');
    expect(queue().tickets[0]?.stage).toBe('已办结');
    expect(waitingIn(queue().tickets).map(({ number }) => number)).toEqual(['A003']);
  });

  test('绿色通道先叫', () => {
    issue();
    issue(true);
    act('ticket.call');
    expect(now()).toBe('A002');
  });

  test('没有人等候的、没有叫到人的，一句话说明', () => {
    expect(act('ticket.call')).toContain('没有等候的号');
    for (const type of ['ticket.recall', 'ticket.skip', 'ticket.hold', 'ticket.finish'] as const)
      expect(act(type)).toContain('没有正在办理的号');
    expect(does({ type: 'ticket.transfer', to: '' })).toContain('没有正在办理的号');
    expect(does({ type: 'ticket.resume', number: null })).toContain('没有可以回呼的号');
  });

  test('同一号最多呼叫三次，再呼的请按过号；过号以后可以回呼，重新计次', () => {
    issue();
    act('ticket.call');
    for (let times = 2; times <= mostCalls; times += 1) expect(act('ticket.recall')).toBe('');
    expect(act('ticket.recall')).toMatch(/已经呼叫3次.*过号/u);
    expect(act('ticket.skip')).toBe('');
    expect(now()).toBeNull();
    expect(does({ type: 'ticket.resume', number: null })).toBe('');
    expect(now()).toBe('A001');
    expect(act('ticket.recall')).toBe('');
  });

  test('挂起的可以指明回呼；正在办理的没有放下，不能回呼别的', () => {
    for (let i = 0; i < 3; i += 1) issue();
    act('ticket.call');
    act('ticket.hold');
    act('ticket.call');
    act('ticket.hold');
    expect(awayIn(queue().tickets).map(({ number }) => number)).toEqual(['A001', 'A002']);
    act('ticket.call');
    expect(does({ type: 'ticket.resume', number: 'A002' })).toContain('A003正在办理');
    act('ticket.finish');
    expect(does({ type: 'ticket.resume', number: 'A009' })).toContain('没有可以回呼的号');
    expect(does({ type: 'ticket.resume', number: 'A002' })).toBe('');
    expect(now()).toBe('A002');
  });

  test('转移的离开本窗口；暂停服务时不发号、不叫号，恢复以后照常', () => {
    issue();
    act('ticket.call');
    expect(does({ type: 'ticket.transfer', to: '公安窗口2号' })).toBe('');
    expect(queue().tickets[0]?.stage).toBe('已转移');
    expect(act('ticket.pause')).toBe('');
    expect(act('ticket.pause')).toContain('已经暂停服务');
    expect(issue()).toContain('不发号');
    expect(act('ticket.call')).toContain('不能叫号');
    expect(act('ticket.go_on')).toBe('');
    expect(act('ticket.go_on')).toContain('没有暂停服务');
    expect(issue()).toBe('');
  });

  test('叫到的号与其后办理的办件相连，每件一次；没有叫号的不相连', () => {
    const before = at.take(wholeItems.instant);
    issue();
    act('ticket.call');
    const first = at.take(wholeItems.instant);
    const second = at.take(wholeItems.freight);
    expect(inHand(queue().tickets)?.caseIds).toEqual([first, second]);
    const tied = at.store.log.ofStream('ticket', at.desk.reference.hall.counter.id);
    expect(tied.filter(({ kind }) => kind === 'ticket.tied').map(({ caseId }) => caseId)).toEqual([
      first,
      second,
    ]);
    expect(tied.some(({ caseId }) => caseId === before)).toBe(false);
  });

  test('第二天从头编号，前一天的号和暂停作废', () => {
    issue();
    act('ticket.call');
    act('ticket.pause');
    at.pass(24 * 3_600_000);
    expect(queue()).toEqual({ tickets: [], paused: false });
    expect(issue()).toBe('');
    expect(waitingIn(queue().tickets).map(({ number }) => number)).toEqual(['A001']);
  });

  test('只有在岗的窗口人员叫号', () => {
    const done = at.onRegister('3001', { type: 'ticket.issue', express: false });
    expect(done.ok).toBe(false);
  });
});
