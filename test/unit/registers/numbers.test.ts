import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate, instantAt } from '#shared/calendar/civil-date.ts';
import type { CaseState } from '#shared/case/state.ts';
import { documentSeries, lastAmong, nextSerial } from '#shared/numbers/blocks.ts';
import { blockTroubles } from '#shared/numbers/overlaps.ts';
import { noRecords } from '#shared/records.ts';
import { registerEvent } from '#shared/registers/define.ts';
import {
  blocksHere,
  decideNumbers,
  evolveNumbers,
  type NumbersCommand,
  numbersCommand,
  yearEnd,
} from '#shared/registers/numbers.ts';
import type { Registers } from '#shared/registers/states.ts';
import { beforeHoliday, uuidOf } from '../../support/hall.ts';
import { counters, member, peopleHall } from '../../support/people.ts';
import { memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';

const series = documentSeries('凤道运', civilDate('2026-09-30'));
const assign = (from: number, to: number, counter: string = counters.own): NumbersCommand => ({
  type: 'numbers.assign',
  commandId: uuidOf(1),
  series,
  counter,
  from,
  to,
});
const giveBack: NumbersCommand = { type: 'numbers.return', commandId: uuidOf(2), series };
const makeVoid = (serial: number, reason = '打印机卡纸', caseId: string | null = null): NumbersCommand => ({
  type: 'numbers.void',
  commandId: uuidOf(3),
  series,
  serial,
  reason,
  caseId,
});

/** This counter, with a block of papers from 1 to 9, and the numbers it has used. */
function desk() {
  const blocks = { ...peopleHall.counter.blocks, document: { from: 1, to: 9 } };
  const hall = { ...peopleHall, counter: { ...peopleHall.counter, blocks } };
  const used: number[] = [];
  const lastIn = (block: { from: number; to: number }): number | undefined =>
    used.filter((serial) => block.from <= serial && serial <= block.to).toSorted((a, b) => b - a)[0];
  const books = memory({ numbers: evolveNumbers }, { hall });
  const own = () => blocksHere(series, books.context());
  const lastSerial = (of: string): number | undefined =>
    of === series ? lastAmong(own(), lastIn) : undefined;
  const voided = () => books.registers.get('numbers', series)?.voided.map(({ serial }) => serial) ?? [];
  return {
    books,
    used,
    own,
    context: (now = beforeHoliday) => books.context({ lastSerial, now, person: member('4001') }),
    /** Takes the next number, as a case does. */
    take: (): number | undefined => {
      const next = nextSerial(own(), lastSerial(series), voided());
      if (next !== undefined) used.push(next);
      return next;
    },
    run: (number: string, command: NumbersCommand) =>
      books.run(decideNumbers, command, { person: member(number), lastSerial }),
    state: () => books.registers.get('numbers', series),
  };
}

describe('A4: blocks of numbers', () => {
  test('A4: a further block follows the counter’s own, which is used up first', () => {
    const at = desk();
    eventsOf(at.run('4001', assign(101, 103)));
    expect(Array.from({ length: 13 }, () => at.take())).toEqual([
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      101,
      102,
      103,
      undefined,
    ]);
  });

  test('A4: a block that overlaps a known one is refused, whoever has it', () => {
    const { run } = desk();
    expect(refusalOf(run('4001', assign(9, 20)))).toMatchObject({ rule: 'A4', field: 'from' });
    eventsOf(run('4001', assign(101, 199, counters.neighbour)));
    expect(refusalOf(run('4001', assign(150, 150))).message).toContain('101至199');
    expect(refusalOf(run('4001', assign(101, 199, counters.neighbour))).rule).toBe('A4');
    eventsOf(run('4001', assign(200, 299)));
  });

  test('A4: only the centre gives out blocks, to counters there are, within what can be written', () => {
    const { run } = desk();
    for (const number of ['2001', '3001'])
      expect(refusalOf(run(number, assign(101, 199))).kind).toBe('not_permitted');
    expect(refusalOf(run('4001', assign(101, 199, 'c9'))).field).toBe('counter');
    expect(refusalOf(run('4001', assign(0, 199))).kind).toBe('bad_input');
    expect(refusalOf(run('4001', assign(199, 101))).kind).toBe('bad_input');
    const item = `case:${'1'.repeat(31)}:2026-09-30`;
    expect(refusalOf(run('4001', { ...assign(9000, 10_000), series: item })).message).toContain('9999');
    eventsOf(run('4001', { ...assign(0, 99), series: item }));
    expect(numbersCommand.safeParse({ ...assign(1, 2), series: 'anything' }).success).toBe(false);
  });

  test('A4: not the numbers of another counter’s own settings; what it gave back may be given out again', () => {
    const at = desk();
    // The neighbour's papers are numbered from 10001 to 19999 by the hall's list.
    expect(refusalOf(at.run('4001', assign(19_000, 20_000))).message).toBe(
      '号段19000至20000与交通窗口2号已有的号段（10001至19999）重叠。',
    );
    expect(refusalOf(at.run('4001', assign(10_001, 10_001, counters.far))).rule).toBe('A4');
    eventsOf(at.run('4001', assign(20_000, 20_100)));
    const rest = { from: 19_001, to: 19_999 };
    const done = { at: beforeHoliday, staff: '4001', name: '吴管理' };
    for (const counter of [counters.neighbour, counters.far])
      at.books.apply([
        registerEvent('numbers', series, {
          kind: 'numbers.returned',
          payload: { counter, block: { from: 10_001, to: 19_999 }, rest, done },
        }),
      ]);
    eventsOf(at.run('4001', assign(19_001, 19_999)));
    expect(refusalOf(at.run('4001', assign(19_000, 19_000))).rule).toBe('A4');
  });

  test('A4: receipts carry their counter’s number, so only a counter of that number has a block of them', () => {
    const { run } = desk();
    const receipts = (of: number) => ({ ...assign(5, 9), series: `receipt:${of}` });
    expect(refusalOf(run('4001', receipts(1))).rule).toBe('A4');
    eventsOf(run('4001', receipts(7)));
  });

  test('A4: a counter whose blocks are not known here keeps nothing from being given out; the readiness list says so', () => {
    const otherCounters = peopleHall.otherCounters.map((counter) => ({ ...counter, blocks: undefined }));
    const context = memory({ numbers: evolveNumbers }).context({
      hall: { ...peopleHall, otherCounters },
      person: member('4001'),
    });
    expect(decideNumbers(assign(20_001, 20_100), context).ok).toBe(true);
    expect(blockTroubles([peopleHall.counter, ...otherCounters])).toEqual([
      '交通窗口2号的号段未知，不能核对是否重叠',
      '交通窗口3号的号段未知，不能核对是否重叠',
    ]);
    const { blocks, name } = peopleHall.counter;
    const apart = { ...blocks, counter: 2, document: { from: 20_001, to: 29_999 } };
    expect(blockTroubles([peopleHall.counter, { name: '乙窗口', blocks: apart }])).toEqual([
      `${name}与乙窗口的办件编号号段重叠`,
    ]);
    expect(blockTroubles([peopleHall.counter, { name: '丙窗口', blocks }])).toHaveLength(3);
  });

  test('A4: what goes back is not used here any more, and may be given to another counter', () => {
    const at = desk();
    for (let count = 0; count < 3; count += 1) at.take();
    eventsOf(at.run('4001', giveBack));
    expect(at.own()).toMatchObject([{ from: 1, to: 9, grantedOn: null, returned: [{ from: 4, to: 9 }] }]);
    expect(at.take()).toBeUndefined();
    expect(refusalOf(at.run('4001', giveBack)).kind).toBe('already_done');
    expect(refusalOf(at.run('4001', assign(3, 9))).rule).toBe('A4');
    eventsOf(at.run('4001', assign(4, 6, counters.neighbour)));
    expect(at.take()).toBeUndefined();
    // Given out here again it is used again, and can go back again.
    eventsOf(at.run('4001', assign(7, 9)));
    expect(at.take()).toBe(7);
    eventsOf(at.run('4001', giveBack));
    expect(at.own().map((block) => block.returned)).toEqual([[{ from: 4, to: 9 }], [{ from: 8, to: 9 }]]);
  });

  test('A4: a whole block that went back unused may be given out here again as it was', () => {
    const at = desk();
    eventsOf(at.run('4001', giveBack));
    expect(at.take()).toBeUndefined();
    eventsOf(at.run('4001', assign(1, 9)));
    expect(at.take()).toBe(1);
    eventsOf(at.run('4001', giveBack));
    expect(at.take()).toBeUndefined();
  });

  test('A4: a void number is kept with its reason and never given out', () => {
    const at = desk();
    at.take();
    eventsOf(at.run('2001', makeVoid(1)));
    eventsOf(at.run('2001', makeVoid(3)));
    expect([at.take(), at.take()]).toEqual([2, 4]);
    expect(at.state()?.voided).toMatchObject([{ serial: 1, reason: '打印机卡纸' }, { serial: 3 }]);
    expect(refusalOf(at.run('2001', makeVoid(3))).kind).toBe('already_done');
    expect(refusalOf(at.run('2001', makeVoid(50))).field).toBe('serial');
    expect(refusalOf(at.run('2001', makeVoid(5, ''))).field).toBe('reason');
    expect(refusalOf(at.run('2005', makeVoid(5))).kind).toBe('not_permitted');
  });

  describe('A4: a number that stands on a paper that counts is not made void', () => {
    const numberText = '凤道运许受字〔2026〕第00002号';
    const state = {
      receiptNumber: '001-000002-0',
      caseNumber: null,
      documents: [{ number: numberText, title: '' }],
    };
    const caseId = uuidOf(50);
    /** Numbers 1 to 3 were used; the case has the second. */
    const used = (stage: string) => ({
      records: { ...noRecords, numberUsed: (_: string, serial: number) => serial <= 3 },
      caseState: (id: string) => (id === caseId ? ({ ...state, stage } as unknown as CaseState) : null),
    });
    const makesVoid = (stage: string, command: NumbersCommand) => {
      const at = desk();
      return at.books.run(decideNumbers, command, { person: member('2001'), ...used(stage) });
    };

    test('A4: the case it stands on is named, and is void itself', () => {
      const refused = refusalOf(makesVoid('已受理', makeVoid(2, '误录', caseId)));
      expect(refused.message).toBe('编号2用于办件001-000002-0（已受理），该件没有作废，编号不能作废。');
      eventsOf(makesVoid('已作废', makeVoid(2, '误录', caseId)));
    });

    test('A4: a number used somewhere is not made void without naming where, or by naming another case', () => {
      expect(refusalOf(makesVoid('已作废', makeVoid(2)))).toMatchObject({ rule: 'A4', field: 'caseId' });
      expect(refusalOf(makesVoid('已作废', makeVoid(3, '误录', caseId))).field).toBe('caseId');
      eventsOf(makesVoid('已受理', makeVoid(4)));
    });

    test.each([
      [
        '移交单',
        'transfer',
        { number: '凤道运移字〔2026〕第00003号', status: '待移交' },
        { status: '已作废' },
      ],
      ['处罚决定', 'penalty', { number: '凤道运当罚字〔2026〕第00003号', voided: null }, { voided: {} }],
    ] as const)('A4: nor from under a %s that was not made void', (what, kind, live, gone) => {
      const at = desk();
      const registers = (body: object): Registers => ({
        ...at.books.registers,
        all: ((asked: string) => (asked === kind ? [{ id: 'x', state: body }] : [])) as Registers['all'],
      });
      const decide = (body: object) =>
        decideNumbers(
          makeVoid(3),
          at.books.context({ person: member('2001'), ...used(''), registers: registers(body) }),
        );
      expect(refusalOf(decide(live)).message).toContain(what);
      expect(decide({ ...live, ...gone }).ok).toBe(true);
    });

    test('A4: one organ’s short name may begin another’s: theirs is another series', () => {
      const at = desk();
      const [organ] = peopleHall.organs;
      const organs = [...peopleHall.organs, { ...organ!, name: '凤冈县道路运输管理二所', short: '凤道运二' }];
      const number = numberText.replace('凤道运', '凤道运二');
      const context = {
        ...used('已作废'),
        person: member('2001'),
        hall: { ...at.books.context().hall, organs },
        caseState: () =>
          ({ ...state, documents: [{ number, title: '' }], stage: '已作废' }) as unknown as CaseState,
      };
      const refused = refusalOf(decideNumbers(makeVoid(2, '误录', caseId), at.books.context(context)));
      expect(refused.field).toBe('caseId');
    });
  });

  test('A4: at the year’s end what was not used of last year’s papers goes back, and the same block starts over', () => {
    const at = desk();
    for (let count = 0; count < 4; count += 1) at.take();
    expect(yearEnd([series], at.context())).toEqual([]);
    const newYear = instantAt(civilDate('2027-01-04'), '09:00');
    const next = documentSeries('凤道运', civilDate('2027-01-04'));
    const events = yearEnd([series, next, 'receipt:1'], at.context(newYear));
    expect(events).toMatchObject([
      {
        streamId: series,
        payload: { counter: counters.own, block: { from: 1, to: 9 }, rest: { from: 5, to: 9 } },
      },
    ]);
    at.books.apply(events);
    expect(yearEnd([series], at.context(newYear))).toEqual([]);
    expect(nextSerial(blocksHere(next, at.books.context()), undefined)).toBe(1);
  });

  test('A4: no sequence of blocks, returns and void numbers gives a number out twice, outside its block, or though void', () => {
    const start = fc.integer({ min: 1, max: 30 });
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const) }) },
      fc.record({
        do: fc.constant('assign' as const),
        start,
        long: fc.integer({ min: 0, max: 9 }),
        own: fc.boolean(),
      }),
      fc.record({ do: fc.constant('return' as const) }),
      fc.record({ do: fc.constant('void' as const), start }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const at = desk();
        const others = new Set<number>();
        for (const one of steps) {
          if (one.do === 'take') {
            const voidedBefore = at.state()?.voided.map(({ serial }) => serial) ?? [];
            const next = at.take();
            if (next === undefined) continue;
            expect(voidedBefore).not.toContain(next);
            expect(others.has(next)).toBe(false);
            expect(at.own().some(({ from, to }) => from <= next && next <= to)).toBe(true);
          }
          if (one.do === 'assign') {
            const to = one.start + one.long;
            const done = at.run('4001', assign(one.start, to, one.own ? counters.own : counters.neighbour));
            if (done.ok && !one.own)
              for (let serial = one.start; serial <= to; serial += 1) {
                expect(at.used).not.toContain(serial);
                others.add(serial);
              }
          }
          if (one.do === 'return') at.run('4001', giveBack);
          if (one.do === 'void') at.run('2001', makeVoid(one.start));
          expect(new Set(at.used).size).toBe(at.used.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
