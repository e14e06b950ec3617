import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ActContext } from '#shared/act-context.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { NewEvent } from '#shared/event.ts';
import { hallReference } from '#shared/reference/index.ts';
import {
  type BillCommand,
  billCommand,
  billEventPayloads,
  decideBill,
  evolveBill,
  lotTotals,
  nextBill,
} from '#shared/registers/bill.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { uuidOf } from '../../support/hall.ts';
import { type Memory, memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import {
  amount,
  base,
  caseId,
  cases,
  charged,
  department,
  hall,
  keepCases,
  organ,
  otherCaseId,
  otherOrgan,
  paid,
  person,
} from './counter-cases.ts';

const bookId = uuidOf(1);
type Fields = Record<string, unknown>;
const command = (type: BillCommand['type'], fields: Fields = {}, id = bookId): BillCommand =>
  billCommand.parse({ type, commandId: uuidOf(900), bookId: id, ...fields });

const name = '行政事业性收费统一票据';
const open = (fields: Fields = {}, id = bookId) =>
  command('bill.open', { name, organ, department, sheets: 3, ...fields }, id);
const receive = (from: string, to: string, fields: Fields = {}, id = bookId) =>
  command(
    'bill.receive_lot',
    {
      code: '52010126',
      from,
      to,
      issuer: '凤冈县财政局',
      document: '领2026-1',
      receivedOn: '2026-09-01',
      receiver: '1001',
      ...fields,
    },
    id,
  );
const use = (number: string, of = caseId) => command('bill.use', { caseId: of, number });
const voiding = (number: string, fields: Fields = {}) =>
  command('bill.void', { number, sheetsKept: 3, reason: '打印错位', ...fields });
const losing = (from: string, to = from, fields: Fields = {}) =>
  command('bill.report_loss', {
    from,
    to,
    document: '凤交报〔2026〕3号',
    circumstances: '搬运时遗失',
    ...fields,
  });
const reconcile = (counted: Fields, fields: Fields = {}) =>
  command('bill.reconcile', {
    document: '销2026-1',
    acceptedBy: '赵财政',
    on: '2026-09-30',
    counted: { used: 0, voided: 0, lost: 0, returned: 0, amount: 0, ...counted },
    ...fields,
  });

let book: Memory;
const run = (given: BillCommand, change: Partial<ActContext> = {}): Result<NewEvent[]> => {
  const decided = book.run(decideBill, given, change);
  if (decided.ok) keepCases(book, decided.value);
  return decided;
};
const refused = (given: BillCommand, change: Partial<ActContext> = {}): Refusal =>
  refusalOf(run(given, change));
const done = (given: BillCommand, change: Partial<ActContext> = {}): NewEvent[] =>
  eventsOf(run(given, change));
const state = (id = bookId) => {
  const found = book.registers.get('bill', id);
  if (found === null) throw new Error('no book');
  return found;
};
const lot = () => {
  const { lot: found } = state();
  if (found === null) throw new Error('no lot');
  return found;
};
const paidCase = (): CaseState => cases.accepted(charged, paid());

beforeEach(() => {
  book = memory({ bill: evolveBill }, base);
  done(open());
  done(receive('0000000098', '0000000102'));
  book.cases.set(caseId, paidCase());
  book.cases.set(otherCaseId, paidCase());
});

describe('H3: 票款分离', () => {
  test('H3: no bill before the bank’s confirmation is recorded', () => {
    book.cases.set(caseId, cases.accepted(charged));
    expect(refused(use('0000000098'))).toMatchObject({ kind: 'rule', rule: 'H3' });
    expect(lot().entries).toEqual([]);
  });

  test('H4 · 许可法58: no bill for a case without a charge, and none without a case', () => {
    book.cases.set(caseId, cases.accepted());
    expect(refused(use('0000000098')).rule).toBe('H4 · 许可法58');
    expect(refused(use('0000000098', uuidOf(999))).kind).toBe('not_found');
  });

  test('H1 · 许可法59: the amount is the charge’s; a command has no place for another', () => {
    expect(billCommand.parse({ ...use('0000000098'), amount: 1 })).not.toHaveProperty('amount');
    const [used, billed] = done(use('0000000098'));
    expect(used?.payload).toMatchObject({ number: '0000000098', amount, bankReceipt: 'ABC0001' });
    expect(billed).toMatchObject({
      streamKind: 'case',
      streamId: caseId,
      kind: 'case.billed',
      payload: { book: bookId, number: '0000000098', amount },
    });
  });

  test('H1 · 许可法59: what the bank confirmed has to be what was charged', () => {
    book.cases.set(caseId, cases.accepted(charged, paid(amount - 1)));
    expect(refused(use('0000000098')).rule).toBe('H1 · 许可法59');
  });

  test('H4: a case that ended without a decision gets no bill', () => {
    book.cases.set(caseId, { ...paidCase(), stage: '已终止' });
    expect(refused(use('0000000098')).rule).toBe('H4');
  });
});

describe('H2: one after the other, out of the window’s own stock', () => {
  test('H2: numbers keep their leading zeros and are used in strict sequence', () => {
    expect(refused(use('0000000099'))).toMatchObject({ rule: 'H2', field: 'number' });
    done(use(' ００００００００98 '));
    expect(refused(use('0000000098', otherCaseId)).rule).toBe('H2');
    done(use('0000000099', otherCaseId));
    expect(nextBill(lot())).toBe('0000000100');
  });

  test('H2: a number that was not received here is refused, however it is written', () => {
    for (const number of ['0000000097', '0000000103', '98', '00000000098', '', '九十八'])
      expect(refused(use(number)).rule).toBe('H2');
  });

  test('H2: one bill for a case, and another only after the first is void', () => {
    done(use('0000000098'));
    expect(refused(use('0000000099')).kind).toBe('already_done');
    done(voiding('0000000098'));
    done(use('0000000099'));
    expect(refused(use('0000000100')).kind).toBe('already_done');
    expect(lotTotals(lot())).toEqual({ count: 5, used: 1, voided: 1, lost: 0, remaining: 3, amount });
  });

  test('H2: a void bill is kept with all its sheets', () => {
    done(use('0000000098'));
    expect(refused(voiding('0000000098', { sheetsKept: 2 })).field).toBe('sheetsKept');
    expect(refused(voiding('0000000098', { reason: ' ' })).field).toBe('reason');
    done(voiding('0000000098'));
    expect(refused(voiding('0000000098')).kind).toBe('already_done');
    expect(lot().entries[0]).toMatchObject({ status: '作废', caseId });
    expect(refused(voiding('0000000100')).field).toBe('number');
    done(voiding('0000000099'));
    expect(nextBill(lot())).toBe('0000000100');
  });

  test('H2: a loss is reported in writing, and its numbers are passed over', () => {
    expect(refused(losing('0000000099', '0000000100', { document: '' })).field).toBe('document');
    expect(refused(losing('0000000100', '0000000099')).rule).toBe('H2');
    expect(refused(losing('0000000099', '0000000110')).rule).toBe('H2');
    done(losing('0000000099', '0000000100'));
    expect(refused(losing('0000000100', '0000000101')).kind).toBe('already_done');
    done(use('0000000098'));
    expect(refused(voiding('0000000099')).kind).toBe('already_done');
    done(use('0000000101', otherCaseId));
    expect(lotTotals(lot())).toMatchObject({ used: 2, lost: 2, remaining: 1, amount: 2 * amount });
  });

  test('H2: the whole lot used, nothing more is written', () => {
    done(losing('0000000098', '0000000102'));
    expect(refused(use('0000000098')).kind).toBe('exhausted');
  });

  test('H2 · D4: bills are the organ’s that charges, and of this counter', () => {
    const other = uuidOf(2);
    done(open({ name: '另一票据', organ: otherOrgan }, other));
    expect(refused(command('bill.use', { caseId, number: '0000000098' }, other)).rule).toBe('H2 · D4');
    const elsewhere = hallReference.parse({ ...hall, counter: { ...hall.counter, id: 'second' } });
    expect(refused(use('0000000098'), { hall: elsewhere }).rule).toBe('H2');
    expect(refused(use('0000000098'), { person: person('3001') }).rule).toBe('D1');
  });
});

describe('H2: 领取 and 缴销', () => {
  test('H2: no new lot before the last is reconciled', () => {
    expect(refused(receive('0000000103', '0000000110')).rule).toBe('H2');
    done(use('0000000098'));
    done(reconcile({ used: 1, returned: 4, amount }));
    done(receive('0000000103', '0000000110'));
    expect(state().closed).toMatchObject([{ used: 1, returned: 4, amount, document: '销2026-1' }]);
  });

  test('H2: no second book of the same bills to get round it', () => {
    expect(refused(open()).kind).toBe('already_done');
    expect(refused(open({}, uuidOf(3))).kind).toBe('already_done');
  });

  test('H2: what is counted at the 财政窗口 has to agree with the book, to the 分', () => {
    done(use('0000000098'));
    const right = { used: 1, voided: 0, lost: 0, returned: 4, amount };
    for (const field of Object.keys(right) as (keyof typeof right)[])
      expect(refused(reconcile({ ...right, [field]: right[field] + 1 })).field).toBe('counted');
    expect(refused(reconcile(right, { acceptedBy: '' })).field).toBe('acceptedBy');
    expect(refused(reconcile(right, { on: '2026-10-01' })).field).toBe('on');
    expect(refused(reconcile(right, { on: '2026-08-31' })).field).toBe('on');
    done(reconcile(right));
    expect(refused(reconcile(right)).rule).toBe('H2');
    expect(refused(use('0000000099', otherCaseId)).rule).toBe('H2');
  });

  test('H2: bills come from the finance department, in numbers never received before', () => {
    done(reconcile({ returned: 5 }));
    const fresh = (fields: Fields = {}) => receive('0000000201', '0000000300', fields);
    expect(refused(receive('0000000102', '0000000110')).kind).toBe('already_done');
    expect(refused(receive('0000000090', '0000000200')).kind).toBe('already_done');
    for (const [from, to] of [
      ['0000000210', '0000000201'],
      ['201', '0000000300'],
      ['0000002O1', '000000300'],
      ['0000000001', '0000009999'],
    ])
      expect(refused(receive(from ?? '', to ?? '')).field).toBe('from');
    expect(refused(fresh({ issuer: '某印刷厂' })).field).toBe('issuer');
    expect(refused(fresh({ document: '' })).field).toBe('document');
    expect(refused(fresh({ receiver: '0000' })).field).toBe('receiver');
    // Who answers for the lot says so in person.
    expect(refused(fresh({ receiver: '1002' })).next).toBe('请张凤输入本人口令确认。');
    expect(refused(fresh({ receivedOn: '2026-10-01' })).field).toBe('receivedOn');
    expect(refused(fresh({ receivedOn: '昨天' })).field).toBe('receivedOn');
    done(fresh({ receiver: '1002', receiverConfirmed: true }));
    // The same numbers under another code are other bills.
    const other = uuidOf(4);
    done(open({ name: '往来票据' }, other));
    expect(refused(receive('0000000250', '0000000250', {}, other)).kind).toBe('already_done');
    done(receive('0000000250', '0000000250', { code: '52010127' }, other));
  });

  test('H2: a bill void in a reconciled lot is written again out of the next one', () => {
    done(use('0000000098'));
    done(voiding('0000000098'));
    done(reconcile({ voided: 1, returned: 4 }));
    done(receive('0000000103', '0000000110'));
    done(use('0000000103'));
    expect(state().closed[0]?.voidedNumbers).toEqual(['0000000098']);
    expect(refused(use('0000000104')).kind).toBe('already_done');
  });

  test('A book nobody opened is not found; one opens only for an organ and a department of this window', () => {
    expect(refused(command('bill.use', { caseId, number: '1' }, uuidOf(9))).kind).toBe('not_found');
    expect(refused(open({ name: '票', organ: '某局' }, uuidOf(5))).field).toBe('organ');
    expect(refused(open({ name: '票', department: '某局' }, uuidOf(5))).rule).toBe('A3');
    expect(refused(open({ name: '' }, uuidOf(5))).field).toBe('name');
  });
});

test('H2, H3: no sequence of commands leads to a bill before the bank’s confirmation, out of sequence, or twice the same number', () => {
  const ids = [caseId, otherCaseId, uuidOf(103), uuidOf(104)];
  const states = [cases.accepted(), cases.accepted(charged), paidCase(), cases.accepted(charged, paid(1))];
  const number = fc.integer({ min: 97, max: 106 }).map((value) => String(value).padStart(10, '0'));
  const nextOf = () => (state().lot === null ? null : nextBill(lot()));
  const counted = () => {
    const { lot: open_ } = state();
    if (open_ === null) return {};
    const { used, voided, lost, remaining: returned, amount: sum } = lotTotals(open_);
    return { used, voided, lost, returned, amount: sum };
  };
  const of = fc.constantFrom(...ids);
  const act = fc.oneof(
    { weight: 4, arbitrary: of.map((id) => () => use(nextOf() ?? '', id)) },
    {
      weight: 2,
      arbitrary: fc.tuple(number, of).map(
        ([given, id]) =>
          () =>
            use(given, id),
      ),
    },
    { weight: 2, arbitrary: number.map((given) => () => voiding(given)) },
    number.map((given) => () => losing(given)),
    number.map((given) => () => receive(given, '0000000110')),
    fc.constant(() => reconcile(counted())),
    fc.tuple(of, fc.constantFrom(...states)).map(([id, after]) => () => {
      // Nothing that was recorded is taken back: only a case not yet billed moves on.
      if ((book.cases.get(id)?.charge?.bill ?? null) === null) book.cases.set(id, after);
      return null;
    }),
  );
  let written = 0;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: 'max' }), (acts) => {
      book = memory({ bill: evolveBill }, base);
      done(open());
      done(receive('0000000098', '0000000102'));
      for (const id of ids) book.cases.set(id, paidCase());
      const numbers = new Set<string>();
      for (const next of acts) {
        const given = next();
        if (given === null) continue;
        const turn = nextOf();
        const before = given.type === 'bill.use' ? book.cases.get(given.caseId) : undefined;
        if (!run(given).ok || given.type !== 'bill.use') continue;
        expect(before?.charge?.payment?.amount).toBe(amount);
        expect(given.number).toBe(turn);
        expect(numbers.has(given.number)).toBe(false);
        numbers.add(given.number);
        written += 1;
      }
      const last = state().lot;
      if (last !== null) expect(lotTotals(last).remaining).toBeGreaterThanOrEqual(0);
      for (const { kind, payload } of book.events)
        if (kind in billEventPayloads)
          expect(() =>
            billEventPayloads[kind as keyof typeof billEventPayloads].parse(payload),
          ).not.toThrow();
    }),
    { numRuns: 300 },
  );
  expect(written).toBeGreaterThan(300);
});

test('H2: events in any order, even those that do not fit, leave a book in which no number is twice', () => {
  done(use('0000000098'));
  done(voiding('0000000098'));
  done(losing('0000000100', '0000000101'));
  done(reconcile({ voided: 1, lost: 2, returned: 2 }));
  const all = book.events.filter(({ streamKind }) => streamKind === 'bill');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...all), { maxLength: 12 }), (order) => {
      let folded: ReturnType<typeof evolveBill> = null;
      for (const event of order) folded = evolveBill(folded, event as never);
      const entries = (folded?.lot?.entries ?? []).map((entry) => entry.number);
      expect(new Set(entries).size).toBe(entries.length);
    }),
  );
});
