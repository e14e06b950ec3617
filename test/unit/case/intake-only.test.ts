import { describe, expect, test } from 'vitest';
import { hall } from '../../support/hall.ts';
import { find } from '../rules/results.ts';
import {
  answer,
  being,
  command,
  licence,
  notRequired,
  on,
  refusal,
  registering,
  story,
  taken,
} from './intake-story.ts';
import type { ServiceItem } from '#shared/reference/index.ts';

const [head] = hall.staff;
if (head === undefined) throw new Error('no staff');
const item: ServiceItem = { ...licence, intakeOnly: true };
const transmit = command('transmit', { to: '怀化市住房和城乡建设局建筑业管理科' });
const outcome = (decidedOn: string, change: object = {}) =>
  command('record_outcome', { result: '核准三级资质', document: '怀建管〔2026〕12号', decidedOn, ...change });

describe('B7 仅收件的事项：收件、转送、登记结果', () => {
  test('收件以后转送，办结以后登记结果', () => {
    const told = taken({}, item);
    expect(told.kinds(transmit, { now: on('2026-10-08') })).toEqual(['case.transmitted']);
    expect(told.state?.stage).toBe('已转送');
    expect(told.kinds(outcome('2026-10-20'), { now: on('2026-10-21') })).toEqual(['case.outcome_recorded']);
    expect(told.state).toMatchObject({
      stage: '已办结',
      outcome: { result: '核准三级资质', decidedOn: '2026-10-20' },
    });
    expect(find(told.events, 'case.transmitted').done.staff).toBe(head.number);
  });

  test.each([
    ['受理', { kind: 'accept' }],
    ['补正告知', { kind: 'correct' }],
    ['不予受理', refusal],
    ['不受理', notRequired],
  ] as const)('窗口不能“%s”', (act, given) => {
    const refused = story(item).refused(registering({ outcome: given }, item));
    expect([refused.rule, refused.message.includes(`不能“${act}”`)]).toEqual(['B7', true]);
    expect(taken({}, item).refused(answer(given)).rule).toBe('B7');
  });

  test('转送以后可以催办，不能审查、决定', () => {
    const told = taken({}, item);
    told.kinds(transmit);
    expect(told.kinds(command('remind', { to: '建筑业管理科', text: '请于本周反馈结果' }))).toEqual([
      'case.reminded',
    ]);
    const decide = command('decide', {
      result: '准予',
      content: '准予',
      reasons: '',
      basis: '条例',
      validUntil: null,
      secret: null,
    });
    expect(told.tell(decide).ok).toBe(false);
  });

  test('其他事项不能这样转送', () => {
    const refused = taken().refused(transmit);
    expect([refused.rule, refused.message.includes('不是仅收件事项')]).toEqual(['B7', true]);
  });

  test('目录后来改为仅收件的，已收的件仍由窗口答复；反之亦然', () => {
    const told = taken();
    expect(told.tell(answer({ kind: 'accept' }), { item }).ok).toBe(true);
    expect(taken({}, item).refused(answer({ kind: 'accept' }), { item: licence }).rule).toBe('B7');
  });

  test('没有转送的，不能登记结果；登记过的不能再登记', () => {
    const told = taken({}, item);
    expect(told.refused(outcome('2026-09-30')).message).toContain('现为“收件”');
    told.kinds(transmit);
    told.kinds(outcome('2026-09-30'));
    expect(told.refused(outcome('2026-09-30')).message).toContain('现为“已办结”');
    expect(told.refused(transmit).message).toContain('现为“已办结”');
  });

  test.each([
    ['没有写明结果', { result: ' ' }, 'result'],
    ['办结日期早于收件', { decidedOn: '2026-09-29' }, 'decidedOn'],
    ['办结日期在今日以后', { decidedOn: '2026-10-01' }, 'decidedOn'],
    ['办结日期不是日期', { decidedOn: '' }, 'decidedOn'],
    ['文号中有不能印的字符', { document: '怀建管\u202e12号' }, 'document'],
  ])('%s的，被拒绝', (_what, change, field) => {
    const told = taken({}, item);
    told.kinds(transmit);
    expect(told.refused(outcome('2026-09-30', change)).field).toBe(field);
  });

  test('没有写明转送到哪里的，被拒绝', () =>
    expect(taken({}, item).refused({ ...transmit, to: '　' })).toMatchObject({ rule: 'B7', field: 'to' }));

  test('D3 授权书过期的，不能转送、登记结果', () => {
    const person = being(head, { mandate: { ...head.mandate, until: '2026-09-29' } });
    const told = taken({}, item);
    expect(told.refused(transmit, { person }).rule).toBe('D3');
    told.kinds(transmit);
    expect(told.refused(outcome('2026-09-30'), { person }).rule).toBe('D3');
  });
});
