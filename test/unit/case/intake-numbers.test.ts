import { describe, expect, test } from 'vitest';
import { hall } from '../../support/hall.ts';
import { find } from '../rules/results.ts';
import {
  command,
  licence,
  numbersOf,
  on,
  registering,
  story,
  taken,
  tick,
  without,
  yearly,
} from './intake-story.ts';
import type { HallReference } from '#shared/reference/index.ts';
import { emptyRegisters, type Registers } from '#shared/registers/states.ts';
import type { NumbersState } from '#shared/registers/numbers-state.ts';

const withBlocks = (blocks: Partial<HallReference['counter']['blocks']>): HallReference => ({
  ...hall,
  counter: { ...hall.counter, blocks: { ...hall.counter.blocks, ...blocks } },
});
const registersOf = (series: string, state: NumbersState): Registers =>
  ({
    ...emptyRegisters,
    get: (kind: string, id: string) => (kind === 'numbers' && id === series ? state : null),
  }) as Registers;
const done = { at: on('2026-09-29'), staff: '3001', name: '郑示范' };
const documents = 'document:凤道运:2026';

describe('许可法32第二款 编号不重号、不跳号', () => {
  test('同一机关的各种文书共用一个流水，办件按事项和日期各自编号', () => {
    const correct = story();
    correct.kinds(registering({ materials: without(licence, 'safety'), outcome: { kind: 'correct' } }));
    correct.kinds(command('supplement', { materials: [tick('safety')] }), { now: on('2026-10-12') });
    expect(correct.events.flatMap(numbersOf).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^001-000001-\d$/),
      '凤道运许补字〔2026〕第10001号',
      `${licence.code}202610121000`,
      '凤道运许受字〔2026〕第10002号',
    ]);
  });

  test('接着本机用过的最后一个号', () => {
    const last = new Map([
      ['receipt:1', 41],
      [documents, 10_007],
      [`case:${licence.code}:2026-09-30`, 1003],
    ]);
    const told = story();
    told.kinds(registering(), { lastSerial: (series) => last.get(series) });
    const { document, caseNumber } = find(told.events, 'case.accepted');
    expect([document.serial, caseNumber.serial, find(told.events, 'case.received').receipt.serial]).toEqual([
      10_008, 1004, 42,
    ]);
  });

  test('两个窗口的号段不相交，所编的号都不同', () => {
    const other = withBlocks({
      counter: 2,
      document: { from: 20_001, to: 29_999 },
      case: { from: 2000, to: 2999 },
    });
    const numbers = [hall, other].flatMap((at) => {
      const told = story();
      told.kinds(registering(), { hall: at });
      return told.events.flatMap(numbersOf).map(({ text }) => text);
    });
    expect(new Set(numbers).size).toBe(6);
  });

  test('不是行政许可的事项与许可共用机关的流水，字号不同', () => {
    const used = new Map<string, number>();
    const texts = [licence, yearly].map((item) => {
      const told = story(item);
      told.kinds(registering({}, item), { lastSerial: (series) => used.get(series) });
      for (const { series, serial } of told.events.flatMap(numbersOf)) used.set(series, serial);
      return find(told.events, 'case.accepted').document.text;
    });
    expect(texts).toEqual(['凤道运许受字〔2026〕第10001号', '凤道运受字〔2026〕第10002号']);
  });
});

describe('A4 号段用完', () => {
  test.each([
    ['收件编号', { receipt: { from: 1, to: 1 } }, 'receipt:1', 1],
    ['文书编号', { document: { from: 1, to: 1 } }, documents, 1],
    ['办件编号', { case: { from: 0, to: 0 } }, `case:${licence.code}:2026-09-30`, 0],
  ])('%s用完的，说明哪个号段用完，整个操作不发生', (what, blocks, series, last) => {
    const told = story();
    const at = {
      hall: withBlocks(blocks),
      lastSerial: (asked: string) => (asked === series ? last : undefined),
    };
    const refused = told.refused(registering(), at);
    expect([refused.kind, told.events]).toEqual(['exhausted', []]);
    expect(refused.message).toContain(`本窗口的${what}号段`);
  });

  test('补正补齐时号段用完的，补正也不登记：没有受理的补齐不存在', () => {
    const told = story();
    told.kinds(registering({ materials: without(licence, 'safety'), outcome: { kind: 'correct' } }));
    const before = told.state;
    const hallNow = withBlocks({ case: { from: 1000, to: 1000 } });
    const lastSerial = (series: string) => (series.startsWith('case:') ? 1000 : undefined);
    expect(
      told.refused(command('supplement', { materials: [tick('safety')] }), { hall: hallNow, lastSerial })
        .kind,
    ).toBe('exhausted');
    expect(told.state).toEqual(before);
  });

  test('只收件的不用文书编号和办件编号', () =>
    expect(
      taken({}, licence, { lastSerial: (series) => (series === 'receipt:1' ? undefined : 999_999) }).state
        ?.stage,
    ).toBe('收件'));

  test('每年从头编号，按事项按日编号', () => {
    const lastSerial = (series: string) => (series === documents ? 19_999 : undefined);
    const told = story();
    told.kinds(registering(), { now: on('2027-01-05'), lastSerial });
    expect(find(told.events, 'case.accepted').document.text).toBe('凤道运许受字〔2027〕第10001号');
  });
});

describe('A4 号段管理：另行分配、交回和作废的号', () => {
  const blank: NumbersState = { blocks: [], voided: [] };

  test('作废的号不再使用', () => {
    const registers = registersOf(documents, {
      ...blank,
      voided: [{ serial: 10_001, reason: '试打', done }],
    });
    const told = story();
    told.kinds(registering(), { registers });
    expect(find(told.events, 'case.accepted').document.serial).toBe(10_002);
  });

  test('用完以后接着使用另行分配给本窗口的号段，不用别的窗口的', () => {
    const block = (counter: string, from: number) => ({
      counter,
      from,
      to: from + 9,
      grantedOn: done.at,
      returned: [],
    });
    const registers = registersOf(documents, {
      ...blank,
      blocks: [block('other', 30_001), block(hall.counter.id, 40_001)],
    });
    const told = story();
    told.kinds(registering(), {
      registers,
      lastSerial: (series) => (series === documents ? 19_999 : undefined),
    });
    expect(find(told.events, 'case.accepted').document.serial).toBe(40_001);
  });

  test('交回的号不再使用', () => {
    const returned = [{ from: 10_001, to: 19_999 }];
    const blocks = [{ counter: hall.counter.id, from: 10_001, to: 19_999, grantedOn: null, returned }];
    const refused = story().refused(registering(), {
      registers: registersOf(documents, { ...blank, blocks }),
    });
    expect(refused.kind).toBe('exhausted');
  });
});
