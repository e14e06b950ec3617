import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ActContext } from '#shared/act-context.ts';
import type { NewEvent } from '#shared/event.ts';
import { hallReference } from '#shared/reference/index.ts';
import {
  decideTransfer,
  evolveTransfer,
  overdueTransfers,
  type TransferCommand,
  transferCommand,
  transferEventPayloads,
  transfersDue,
} from '#shared/registers/transfer.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { uuidOf } from '../../support/hall.ts';
import { type Memory, memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import {
  base,
  caseId,
  cases,
  clerk,
  decided,
  department,
  hall,
  item,
  organ,
  otherCaseId,
  otherOrgan,
  person,
} from './counter-cases.ts';

const slipId = uuidOf(1);
type Fields = Record<string, unknown>;
const command = (type: TransferCommand['type'], fields: Fields = {}, id = slipId): TransferCommand =>
  transferCommand.parse({ type, commandId: uuidOf(900), slipId: id, ...fields });
const bundle = (change: Fields = {}) => ({ caseId, originals: 2, copies: 5, pages: 31, ...change });
const prepare = (bundles: Fields[] = [bundle()], fields: Fields = {}, id = slipId) =>
  command('transfer.prepare', { office: '审批股', bundles, ...fields }, id);
const courier = { name: '周取件', department };
const handOver = (fields: Fields = {}, id = slipId) =>
  command('transfer.hand_over', { carrier: courier, carrierConfirmed: true, ...fields }, id);
const line = (change: Fields = {}) => ({ ...bundle(), rest: '无', missing: '', damage: '', ...change });
const giveBack = (bundles: Fields[] = [line()], fields: Fields = {}) =>
  command('transfer.return', { carrier: courier, carrierConfirmed: true, bundles, ...fields });

/** The cases were accepted on Monday 28 September: due at noon of the 29th. */
const onTheDay = { now: '2026-09-28T08:00:00.000Z' };
const beforeNoon = { now: '2026-09-29T03:59:00.000Z' };
const afterNoon = { now: '2026-09-29T04:01:00.000Z' };

let book: Memory;
const run = (given: TransferCommand, change: Partial<ActContext> = {}): Result<NewEvent[]> =>
  book.run(decideTransfer, given, { ...onTheDay, ...change });
const refused = (given: TransferCommand, change: Partial<ActContext> = {}): Refusal =>
  refusalOf(run(given, change));
const done = (given: TransferCommand, change: Partial<ActContext> = {}): NewEvent[] =>
  eventsOf(run(given, change));
const slip = (id = slipId) => {
  const found = book.registers.get('transfer', id);
  if (found === null) throw new Error('no slip');
  return found;
};

beforeEach(() => {
  book = memory({ transfer: evolveTransfer }, base);
  book.cases.set(caseId, cases.accepted());
  book.cases.set(otherCaseId, cases.accepted());
});

describe('G1: the department fetches and brings back', () => {
  test('G1: nobody of a window carries, known by number or by name, however it is written', () => {
    done(prepare());
    for (const carrier of [
      { name: '张凤', department },
      { name: ' 张　凤 ', department },
      { name: '张 凤', department, number: '8888' },
      { name: '余姮', department, number: '1001' },
      { name: '任秋艳', department },
    ]) {
      expect(refused(handOver({ carrier }))).toMatchObject({ kind: 'rule', rule: 'G1', field: 'carrier' });
    }
    expect(refused(handOver({ carrier: { ...courier, number: '1001' } })).kind).toBe('bad_input');
    expect(slip().status).toBe('待移交');
    done(handOver({ carrier: { name: '朱德维', department, number: '2001' } }));
    for (const carrier of [
      { name: '张凤', department },
      { name: '余姮', department, number: '1001' },
    ])
      expect(refused(giveBack([line()], { carrier })).rule).toBe('G1');
  });

  test('G1: the courier is the department’s', () => {
    done(prepare());
    expect(refused(handOver({ carrier: { name: '周取件', department: '某快递公司' } })).rule).toBe('G1');
    expect(refused(handOver({ carrier: { name: '', department } })).rule).toBe('G1');
    done(handOver({ carrier: { name: '周取件', department: organ } }));
  });

  test('G1: a courier known by number is whose person the hall’s list says, whatever is written beside the name', () => {
    done(prepare());
    const elsewhere = hallReference.parse({
      ...hall,
      staff: hall.staff.map((one) => (one.number === '2001' ? { ...one, department: '凤冈县民政局' } : one)),
    });
    const carrier = { name: '朱德维', department, number: '2001' };
    const refusal = refused(handOver({ carrier }), { hall: elsewhere });
    expect(refusal).toMatchObject({ rule: 'G1', field: 'carrier' });
    expect(refusal.message).toContain('朱德维（工号2001）是凤冈县民政局的人员');
    done(handOver({ carrier }));
  });

  test('G2: both sign', () => {
    done(prepare());
    expect(refused(handOver({ carrierConfirmed: false })).rule).toBe('G2');
    const [event] = done(handOver(), { person: clerk });
    expect(event?.payload).toMatchObject({ carrier: courier, done: { staff: '1002', name: '张凤' } });
    expect(refused(handOver()).kind).toBe('already_done');
  });
});

describe('G2: the slip', () => {
  test('G2: a slip names its cases, what is in each bundle, from which window, to which 股室', () => {
    const [event] = done(prepare([bundle(), bundle({ caseId: otherCaseId, originals: 0 })]));
    expect(event).toMatchObject({ streamKind: 'transfer', streamId: slipId, kind: 'transfer.prepared' });
    expect(() => transferEventPayloads['transfer.prepared'].parse(event?.payload)).not.toThrow();
    expect(slip()).toMatchObject({
      counter: { id: hall.counter.id, name: hall.counter.name },
      department,
      organ,
      office: '审批股',
      status: '待移交',
      due: '2026-09-29T04:00:00.000Z',
    });
    expect(slip().number).toMatch(/^凤道运移字〔2026〕第10001号$/u);
    expect(slip().bundles[0]).toMatchObject({
      receiptNumber: '001-000001-4',
      item: item.name,
      originals: 2,
      copies: 5,
      pages: 31,
    });
  });

  test('G2: empty bundles, the same case twice, no case and no 股室 are refused', () => {
    expect(refused(prepare([bundle({ originals: 0, copies: 0 })])).field).toBe('bundles');
    expect(refused(prepare([bundle({ pages: 0 })])).field).toBe('bundles');
    expect(refused(prepare([bundle(), bundle()])).field).toBe('bundles');
    expect(refused(prepare([])).field).toBe('bundles');
    expect(refused(prepare([bundle()], { office: ' ' })).field).toBe('office');
    expect(refused(prepare([bundle({ caseId: uuidOf(999) })])).kind).toBe('not_found');
    done(prepare());
    expect(refused(prepare()).kind).toBe('already_done');
  });

  test('B6: what the window did not accept is not sent to the department, unless it only receives (B7)', () => {
    book.cases.set(caseId, cases.waiting);
    expect(refused(prepare())).toMatchObject({ kind: 'rule', rule: 'B6' });
    book.cases.set(caseId, cases.received({ intakeOnly: true }));
    done(prepare());
    book.cases.set(otherCaseId, { ...cases.accepted(), stage: '已终止' });
    expect(refused(prepare([bundle({ caseId: otherCaseId })], {}, uuidOf(2))).rule).toBe('G2');
  });

  test('D4: one slip, one organ', () => {
    book.cases.set(otherCaseId, cases.of({ organ: otherOrgan }));
    expect(refused(prepare([bundle(), bundle({ caseId: otherCaseId })])).rule).toBe('D4 · G2');
  });

  test('G2: materials already on a slip are not listed again; more of them follow for a reason', () => {
    done(prepare());
    expect(refused(prepare([bundle()], { reason: '补充' }, uuidOf(2))).kind).toBe('already_done');
    done(handOver());
    expect(refused(prepare([bundle()], {}, uuidOf(2))).kind).toBe('already_done');
    done(prepare([bundle()], { reason: '检验报告后到' }, uuidOf(2)), afterNoon);
    expect(slip(uuidOf(2)).due).toBe('2026-09-30T04:00:00.000Z');
  });

  test('G2: a slip made out by mistake is void before anything left, never after', () => {
    done(prepare());
    expect(refused(command('transfer.cancel', { reason: '' })).field).toBe('reason');
    done(command('transfer.cancel', { reason: '列错办件' }));
    expect(refused(handOver()).rule).toBe('G2');
    done(prepare([bundle()], {}, uuidOf(2)));
    done(handOver({}, uuidOf(2)));
    expect(refused(command('transfer.cancel', { reason: '列错' }, uuidOf(2))).rule).toBe('G2');
  });

  test('A3: a slip is dealt with at a counter that serves its department', () => {
    done(prepare());
    const elsewhere = hallReference.parse({
      ...hall,
      counter: { ...hall.counter, departments: ['凤冈县民政局'] },
    });
    expect(refused(handOver(), { hall: elsewhere }).rule).toBe('A3');
    expect(refused(handOver({}, uuidOf(7))).kind).toBe('not_found');
    expect(refused(handOver(), { person: person('3001') }).rule).toBe('D1');
  });
});

describe('G2: the same day, or before noon of the next working day', () => {
  test.each([
    ['the same day', onTheDay, false],
    ['before noon', beforeNoon, false],
    ['after noon', afterNoon, true],
  ])('G2: handed over %s', (_when, now, late) => {
    done(prepare());
    const [event] = done(handOver(), now);
    expect(event?.payload['late']).toBe(late);
  });

  test('G2: before a holiday, noon of the first working day after it', () => {
    const eve = { ...cases.accepted(), acceptedOn: '2026-09-30' };
    book.cases.set(caseId, eve);
    done(prepare());
    expect(slip().due).toBe('2026-10-08T04:00:00.000Z');
  });

  test('G2: beyond the published calendar there is no time to be late for', () => {
    book.cases.set(caseId, { ...cases.accepted(), acceptedOn: '2026-12-31' });
    done(prepare());
    expect(slip().due).toBeNull();
    expect(overdueTransfers(book.registers.all('transfer'), '2027-03-01T00:00:00.000Z')).toEqual([]);
  });

  test('G2: day end lists slips nobody came for, and materials that are not back by the day agreed', () => {
    done(prepare());
    const all = () => book.registers.all('transfer');
    expect(overdueTransfers(all(), beforeNoon.now)).toEqual([]);
    expect(overdueTransfers(all(), afterNoon.now)).toMatchObject([{ id: slipId, why: '未移交' }]);
    for (const returnBy of ['2026-09-27', '2026-02-30', '明天'])
      expect(refused(handOver({ returnBy })).field).toBe('returnBy');
    done(handOver({ returnBy: '2026-10-09' }));
    expect(overdueTransfers(all(), '2026-10-09T15:59:00.000Z')).toEqual([]);
    expect(overdueTransfers(all(), '2026-10-09T16:00:00.000Z')).toMatchObject([{ why: '未返回' }]);
    done(giveBack());
    expect(overdueTransfers(all(), '2026-10-20T00:00:00.000Z')).toEqual([]);
  });

  test('G2: and cases accepted whose materials have not gone; what the window decides itself stays', () => {
    const listed = (change: Partial<ActContext> = {}) =>
      transfersDue(
        [
          { caseId, state: cases.of({ handling: '承诺件' }) },
          { caseId: otherCaseId, state: { ...cases.of({ handling: '承诺件' }), acceptedOn: '2026-09-25' } },
          { caseId: uuidOf(103), state: cases.of({ handling: '即办件' }) },
          { caseId: uuidOf(104), state: cases.of({ handling: '承诺件' }, decided) },
          { caseId: uuidOf(105), state: cases.waiting },
          { caseId: uuidOf(106), state: cases.received({ intakeOnly: true }) },
        ],
        book.registers.all('transfer'),
        book.context({ ...onTheDay, ...change }),
      );
    expect(listed().map(({ caseId: id, overdue }) => [id, overdue])).toEqual([
      [otherCaseId, true],
      [caseId, false],
      [uuidOf(106), false],
    ]);
    done(prepare());
    expect(listed()).toHaveLength(3);
    done(handOver());
    expect(listed(afterNoon).map(({ caseId: id, overdue }) => [id, overdue])).toEqual([
      [otherCaseId, true],
      [uuidOf(106), true],
    ]);
  });
});

describe('G2: coming back', () => {
  beforeEach(() => {
    done(prepare([bundle(), bundle({ caseId: otherCaseId })]));
  });

  test('G2: nothing comes back that did not go', () => {
    expect(refused(giveBack()).rule).toBe('G2');
    done(handOver());
    expect(refused(giveBack([line({ caseId: uuidOf(103) })])).field).toBe('bundles');
    expect(refused(giveBack([])).field).toBe('bundles');
    expect(refused(giveBack([line(), line()])).field).toBe('bundles');
  });

  test.each(['originals', 'copies', 'pages'] as const)('G2: no more %s than were sent', (field) => {
    done(handOver());
    expect(refused(giveBack([line({ [field]: 99 })]))).toMatchObject({ kind: 'rule', rule: 'G2' });
  });

  test('G2: whatever is less is accounted for: to follow, kept by the department, or missing', () => {
    done(handOver());
    expect(refused(giveBack([line({ pages: 30 })])).rule).toBe('G2');
    expect(refused(giveBack([line({ rest: '缺失' })])).rule).toBe('G2');
    expect(refused(giveBack([line({ pages: 30, rest: '缺失' })])).rule).toBe('G2');
    expect(refused(giveBack([line({ copies: 0, rest: '部门留存' })])).rule).toBe('G2');
    done(giveBack([line({ pages: 30, rest: '缺失', missing: '申请表第3页', damage: '封面破损' })]));
    expect(slip()).toMatchObject({
      status: '部分返回',
      bundles: [{ returned: { pages: 30 }, rest: '缺失' }, { rest: null }],
      returns: [{ bundles: [{ missing: '申请表第3页', damage: '封面破损' }], done: { staff: '1001' } }],
    });
    done(giveBack([line({ caseId: otherCaseId, originals: 0, pages: 11, rest: '后续返回' })]));
    expect(slip().status).toBe('部分返回');
    const rest = { caseId: otherCaseId, originals: 2, copies: 0, pages: 20 };
    expect(refused(giveBack([line({ ...rest, originals: 3 })])).rule).toBe('G2');
    done(giveBack([line(rest)]));
    expect(slip().status).toBe('已返回');
    expect(refused(giveBack()).kind).toBe('already_done');
  });
});

test('G1, G2: no sequence of commands leads to materials in the hands of window staff, or to more coming back than went', () => {
  const count = fc.integer({ min: 0, max: 4 });
  const people = [
    courier,
    courier,
    { name: '张凤', department },
    { name: '余姮', department, number: '1001' },
  ];
  const signed = {
    carrier: fc.constantFrom(...people),
    carrierConfirmed: fc.constantFrom(true, true, false),
  };
  const of = fc.constantFrom(caseId, otherCaseId);
  const bundles = fc.array(fc.record({ caseId: of, originals: count, copies: count, pages: count }), {
    minLength: 1,
    maxLength: 1,
  });
  const backs = fc.array(
    fc.record({
      caseId: of,
      originals: count,
      copies: count,
      pages: count,
      rest: fc.constantFrom('后续返回', '后续返回', '无', '缺失'),
      missing: fc.constant('第3页'),
      damage: fc.constant(''),
    }),
    { minLength: 1, maxLength: 2 },
  );
  const id = fc.constantFrom(slipId, uuidOf(2));
  const act = fc.oneof(
    fc.tuple(bundles, id).map(([given, of_]) => prepare(given, {}, of_)),
    fc.tuple(fc.record(signed), id).map(([fields, of_]) => handOver(fields, of_)),
    fc
      .tuple(fc.record({ ...signed, bundles: backs }), id)
      .map(([fields, of_]) => command('transfer.return', fields, of_)),
    id.map((of_) => command('transfer.cancel', { reason: '列错' }, of_)),
  );
  let returns = 0;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 50, size: 'max' }), (acts) => {
      book = memory({ transfer: evolveTransfer }, base);
      book.cases.set(caseId, cases.accepted());
      book.cases.set(otherCaseId, cases.accepted());
      done(prepare([{ caseId, originals: 3, copies: 3, pages: 3 }]));
      done(handOver());
      for (const given of acts) run(given);
      for (const { kind, payload } of book.events) {
        transferEventPayloads[kind as keyof typeof transferEventPayloads].parse(payload);
        if ('carrier' in payload) expect(payload['carrier']).toMatchObject(courier);
        if (kind === 'transfer.returned') returns += 1;
      }
      const out = new Map<string, number>();
      for (const { state } of book.registers.all('transfer')) {
        for (const sent of state.bundles)
          for (const field of ['originals', 'copies', 'pages'] as const)
            expect(sent.returned[field]).toBeLessThanOrEqual(sent[field]);
        if (state.status === '已移交' || state.status === '部分返回')
          for (const sent of state.bundles) out.set(sent.caseId, (out.get(sent.caseId) ?? 0) + 1);
      }
      // Without a reason, a case's materials are out on one slip at a time.
      for (const slips of out.values()) expect(slips).toBe(1);
    }),
    { numRuns: 300 },
  );
  // Some thirty of them, whatever the seed: enough for the property to be about something.
  expect(returns).toBeGreaterThan(5);
});
