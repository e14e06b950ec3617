import { describe, expect, test } from 'vitest';
import { complete, hall } from '../../support/hall.ts';
import { find } from '../rules/results.ts';
import {
  answer,
  command,
  licence,
  notRequired,
  on,
  refusal,
  registering,
  story,
  taken,
  without,
  yearly,
} from './intake-story.ts';
import { noRecords, type Records } from '#shared/records.ts';
import type { RegisterApplication } from '#shared/case/commands.ts';

const slip = { slip: '手工0007', reason: '9月30日停电，系统不能使用' };
const lateEntry = (receivedOn: string, change: object = {}) => ({
  lateEntry: { ...slip, receivedOn, ...change },
});
/** The first working day after the holiday: one working day later. */
const next = { now: on('2026-10-08') };
const entered = (change: Partial<RegisterApplication>, at = next, item = licence) => {
  const told = story(item);
  told.kinds(registering(change, item), at);
  return told;
};
const refused = (change: Partial<RegisterApplication>, at = next, item = licence) =>
  story(item).refused(registering(change, item), at);

describe('A5 补录：只补录停用期间在纸上收的件', () => {
  test('标明补录、纸质凭证编号、原因和补录日期，并留给监察', () => {
    const told = entered(lateEntry('2026-09-30', { slip: ' 手工　0007 ', reason: '停电' }));
    const received = find(told.events, 'case.received');
    expect(received).toMatchObject({
      receivedOn: '2026-09-30',
      lateEntry: { slip: '手工 0007', reason: '停电', enteredOn: '2026-10-08' },
    });
    expect(told.state?.irregularities).toEqual([
      { rule: 'A5', text: '补录：纸质收件手工 0007，停电', on: '2026-10-08' },
    ]);
  });

  test('许可法57 同一份纸质收件凭证补录过的，不能再次补录', () => {
    const used: [string, string, string | null][] = [];
    const records: Records = {
      ...noRecords,
      usedElsewhere: (...asked) => {
        used.push(asked);
        return true;
      },
    };
    const given = registering(lateEntry('2026-09-30', { slip: ' 手工　0007 ' }));
    expect(story().refused(given, { ...next, records })).toMatchObject({
      kind: 'already_done',
      rule: 'A5 · 许可法57',
      message: '纸质收件凭证“手工 0007”已经补录过，不能再次补录。',
      field: 'lateEntry.slip',
    });
    expect(used).toEqual([['纸质凭证', '手工 0007', given.caseId]]);
  });

  test('当日登记的没有这些', () => {
    const told = taken();
    expect(find(told.events, 'case.received').lateEntry).toBeNull();
    expect(told.state?.irregularities).toEqual([]);
  });

  test.each([
    ['没有纸质凭证编号', { slip: ' ' }, 'lateEntry.slip'],
    ['没有原因', { reason: '　' }, 'lateEntry.reason'],
    ['日期不存在', { receivedOn: '2026-02-30' }, 'lateEntry.receivedOn'],
    ['日期不存在而在期限之内', { receivedOn: '2026-09-31' }, 'lateEntry.receivedOn'],
    ['日期写法不对', { receivedOn: '2026/9/30' }, 'lateEntry.receivedOn'],
    ['日期是今日', { receivedOn: '2026-10-08' }, 'lateEntry.receivedOn'],
    ['日期在今日以后', { receivedOn: '2026-10-09' }, 'lateEntry.receivedOn'],
    ['日期早于已公布的日历', { receivedOn: '0001-01-01' }, 'lateEntry.receivedOn'],
  ])('%s的，被拒绝', (_what, change, field) =>
    expect(refused(lateEntry('2026-09-30', change))).toMatchObject({ kind: 'rule', rule: 'A5', field }),
  );

  test('超过大厅规定的工作日的，被拒绝；恰好的可以', () => {
    const within = (backdateMaxWorkingDays: number) => ({
      ...next,
      hall: { ...hall, settings: { ...hall.settings, backdateMaxWorkingDays } },
    });
    const given = registering(lateEntry('2026-09-28'));
    expect(story().tell(given, within(3)).ok).toBe(true);
    expect(story().refused(given, within(2)).message).toBe('补录的收件日期超过2个工作日。');
    expect(story().refused(registering(lateEntry('2026-10-07')), within(0)).rule).toBe('A5');
  });

  test('在休息日收的件也可以补录', () =>
    expect(entered(lateEntry('2026-10-03')).state?.receivedOn).toBe('2026-10-03'));

  test('节假日安排尚未公布的，确定没有超过的可以补录，不能确定的说明原因', () => {
    const after = { now: on('2027-01-05') };
    expect(story().tell(registering(lateEntry('2026-12-30')), after).ok).toBe(true);
    const later = { now: on('2027-01-20') };
    expect(refused(lateEntry('2026-12-30'), later).message).toContain('节假日安排尚未公布');
  });

  test('补录也只能在在册窗口、由有权限的人员办理', () => {
    const counter = { ...hall.counter, registered: false };
    expect(
      story().refused(registering(lateEntry('2026-09-30')), { ...next, hall: { ...hall, counter } }).rule,
    ).toBe('A5');
  });

  test('后来才施行的目录，不能用来补录更早的收件', () => {
    const item = { ...licence, from: '2026-10-01' };
    expect(refused(lateEntry('2026-09-30'), next, item).rule).toBe('A1');
    expect(story(item).tell(registering(lateEntry('2026-10-02'), item), next).ok).toBe(true);
  });
});

describe('A5 · 许可法32 补录的时限从纸质收件之日起算，出具文书的日期是今日', () => {
  test('收件时材料已经齐全的，自收件之日起受理', () => {
    const told = entered(lateEntry('2026-09-30'));
    expect(find(told.events, 'case.accepted')).toMatchObject({
      acceptedOn: '2026-09-30',
      legalLimit: { due: '2026-11-03' },
    });
    expect(told.state?.caseNumber).toBe(`${licence.code}202609301000`);
  });

  test('告知期限从收件之日起算', () => {
    const told = entered({ ...lateEntry('2026-09-30'), outcome: { kind: 'receive' } });
    expect(told.state?.noticeLimit).toEqual({ from: '2026-09-30', workingDays: 5, due: '2026-10-13' });
  });

  test('五日以内的，可以告知补正、不予受理、不受理，日期不倒签', () => {
    const at = { now: on('2026-10-13') };
    const correct = entered(
      { ...lateEntry('2026-09-30'), materials: without(licence, 'safety'), outcome: { kind: 'correct' } },
      at,
    );
    expect(find(correct.events, 'case.correction_notified').notifiedOn).toBe('2026-10-13');
    const refuse = entered({ ...lateEntry('2026-09-30'), outcome: refusal }, at);
    expect(find(refuse.events, 'case.intake_refused').refusedOn).toBe('2026-10-13');
    const inform = entered({ ...lateEntry('2026-09-30'), outcome: notRequired }, at);
    expect(find(inform.events, 'case.not_required').informedOn).toBe('2026-10-13');
  });

  test('五日已过的，不能靠补录告知补正、不予受理或者不受理', () => {
    const at = { now: on('2026-10-14') };
    for (const outcome of [{ kind: 'correct' }, refusal, notRequired] as const) {
      const materials = outcome.kind === 'correct' ? without(licence, 'safety') : complete(licence);
      const told = refused({ ...lateEntry('2026-09-30'), materials, outcome }, at);
      expect([told.rule, told.field]).toEqual(['A5 · 许可法32(4)', 'outcome']);
      expect(told.message).toContain('已于2026-10-13届满');
    }
  });

  test('五日已过的，补录为收件，随即视为受理', () => {
    const at = { now: on('2026-10-14') };
    const told = entered(
      { ...lateEntry('2026-09-30'), materials: without(licence, 'safety'), outcome: { kind: 'receive' } },
      at,
    );
    expect(told.refused(answer({ kind: 'correct' }), at).rule).toBe('许可法32(4)');
    expect(told.kinds(command('deem_accepted', {}), at)).toEqual(['case.deemed_accepted']);
    expect(told.state?.acceptedOn).toBe('2026-09-30');
  });

  test('五日已过、材料仍缺的，不能补录为受理来掩盖', () => {
    const at = { now: on('2026-10-14') };
    const told = refused({ ...lateEntry('2026-09-30'), materials: without(licence, 'safety') }, at);
    expect(told.rule).toContain('许可法32(5)');
  });

  test('不是行政许可的事项没有五日的推定，补录不因此受限', () => {
    const at = { now: on('2026-10-14') };
    const told = entered(
      { ...lateEntry('2026-09-30'), materials: [], outcome: { kind: 'correct' } },
      at,
      yearly,
    );
    expect(told.state?.stage).toBe('补正中');
  });

  test('原证件的有效期对照收件之日', () => {
    const held = { kind: '延续', certificate: '黔遵1号', validUntil: '2026-10-02' } as const;
    expect(entered({ ...lateEntry('2026-09-30'), held }).state?.held).toEqual(held);
    expect(refused({ ...lateEntry('2026-10-03'), held }).rule).toBe('许可法50');
  });
});
