import { describe, expect, test } from 'vitest';
import { hall } from '../../support/hall.ts';
import { being, command, licence, notRequired, refusal, registering, story, yearly } from './intake-story.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { instantLate } from '#shared/case/clocks.ts';
import type { ServiceItem } from '#shared/reference/index.ts';

const [head] = hall.staff;
if (head === undefined) throw new Error('no staff');

describe('B10 · C1 窗口的权限和即办', () => {
  test('B10 窗口权限不含受理的，不能收件', () => {
    const item: ServiceItem = { ...licence, windowPowers: ['发证'] };
    expect(story(item).refused(registering({ outcome: { kind: 'receive' } }, item)).rule).toBe('B10');
  });

  test('C1 即办件没有在受理当日办结的，要标明', () => {
    const told = story(yearly);
    told.kinds(registering({}, yearly));
    if (told.state === null) throw new Error('no case');
    expect(instantLate(told.state, civilDate('2026-09-30'))).toBe(false);
    expect(instantLate(told.state, civilDate('2026-10-09'))).toBe(true);
  });

  const granting = command('decide', {
    result: '准予',
    content: '准予年审合格',
    reasons: '',
    basis: '《中华人民共和国道路运输条例》',
    validUntil: null,
    secret: null,
  });

  test('C1 即办件当场受理、当场决定', () => {
    const told = story(yearly);
    told.kinds(registering({}, yearly));
    expect(told.kinds(granting)).toEqual(['case.decided']);
    expect(told.state?.irregularities).toEqual([]);
  });

  test('B10 事项离开目录以后，窗口的权限仍是收件时的，不会变大', () => {
    const item: ServiceItem = { ...yearly, windowPowers: ['受理', '审查'] };
    const told = story(item);
    told.kinds(registering({}, item));
    expect(told.refused(granting, { item: undefined }).rule).toBe('B10');
    expect(
      told.refused(granting, { item: { ...item, code: licence.code, windowPowers: licence.windowPowers } })
        .rule,
    ).toBe('B10');
  });

  test('D1 事项离开目录以后，决定的级别仍是收件时的', () => {
    const item: ServiceItem = { ...yearly, decisionLevel: '局领导' };
    const told = story(item);
    told.kinds(registering({}, item));
    const person = being(head, { level: '中层及以下' });
    expect(told.refused(granting, { item: undefined, person }).rule).toBe('D1');
  });

  test('B10 权限以今天的目录为准：后来取消了审批权限的，不能再决定', () => {
    const told = story(yearly);
    told.kinds(registering({}, yearly));
    expect(told.refused(granting, { item: { ...yearly, windowPowers: ['受理'] } }).rule).toBe('B10');
  });
});

describe('B6 未经窗口受理的，什么都不能办', () => {
  const opinion = command('give_opinion', {
    step: 'examine',
    result: '同意',
    text: '情况属实',
    reason: null,
  });
  test.each([
    ['收件', { kind: 'receive' }],
    ['不受理', notRequired],
    ['不予受理', refusal],
  ] as const)('现为“%s”的，不得签署意见、作出决定', (stage, given) => {
    const told = story();
    told.kinds(registering({ outcome: given }));
    const decided = command('decide', {
      result: '准予',
      content: '准予',
      reasons: '',
      basis: '条例',
      validUntil: null,
      secret: null,
    });
    for (const act of [opinion, decided]) {
      const refused = told.refused(act);
      expect(refused.rule).toBe('B6');
      expect(refused.message).toContain(`现为“${stage}”，未经窗口受理`);
    }
  });
});
