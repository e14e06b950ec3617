import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ActContext } from '#shared/act-context.ts';
import { addDays, civilDate } from '#shared/calendar/civil-date.ts';
import { isWorkingDay } from '#shared/calendar/working-days.ts';
import type { ServiceItem } from '#shared/reference/index.ts';
import {
  decidePenalty,
  evolvePenalty,
  lastDayToPay,
  onTheSpotLimit,
  type PenaltyCommand,
  penaltyCommand,
  penaltyEventPayloads,
} from '#shared/registers/penalty.ts';
import { penaltyBlocks } from '#shared/registers/penalty-paper.ts';
import { calendar, itemNamed, uuidOf } from '../../support/hall.ts';
import { type Memory, memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import { as, clerk, head, manager } from './people.ts';

const freight = itemNamed('道路货物运输经营许可');
const fine: ServiceItem = { ...freight, category: '简易处罚', handling: '即办件' };
const id = uuidOf(80);
let hall: Memory;
beforeEach(() => {
  hall = memory({ penalty: evolvePenalty });
});

const run = (fields: object, item: ServiceItem = fine, change: Partial<ActContext> = {}) =>
  hall.run(
    (command: PenaltyCommand, context) =>
      decidePenalty(command, { ...context, itemOf: (code) => (code === item.code ? item : undefined) }),
    penaltyCommand.parse({ commandId: uuidOf(900), penaltyId: id, itemCode: freight.code, ...fields }),
    change,
  );
const person = { kind: 'person', name: '陈示范', idNumber: '520327198812314510' };
const company = {
  kind: 'organisation',
  name: '凤冈示范运输有限公司',
  creditCode: '91110000101623741K',
  creditCodeConfirmed: false,
};
const impose = (fields: object = {}) => ({
  type: 'penalty.impose',
  party: person,
  form: '罚款',
  fact: '未按规定的期限办理变更登记。',
  basis: '《中华人民共和国税收征收管理法》第六十条第一款',
  defence: '',
  amount: 20_000,
  second: clerk,
  secondConfirmed: true,
  ...fields,
});
const pay = {
  type: 'penalty.record_payment',
  bankReceipt: '6217-0001',
  amount: 20_000,
  paidOn: '2026-09-30',
};
const voiding = { type: 'penalty.void', reason: '当事人姓名录入有误。' };
const state = () => {
  const found = hall.registers.get('penalty', id);
  if (found === null) throw new Error('no penalty');
  return found;
};

describe('B9 · 行政处罚法51 当场处罚', () => {
  test('B9 · 行政处罚法52: a decision of its own number, in two copies, with fact, basis, place and time', () => {
    const [event] = eventsOf(run(impose()));
    expect(event).toMatchObject({ streamKind: 'penalty', caseId: null });
    expect(state()).toMatchObject({
      number: '凤道运当罚字〔2026〕第10001号',
      party: { kind: 'person', name: '陈示范' },
      amount: 20_000,
      copies: 2,
      defence: '未提出陈述、申辩',
      place: '凤冈县政务服务中心一楼A区01号窗口',
      imposedOn: '2026-09-30',
      mandate: { number: '凤交授〔2026〕第1号', version: 1 },
      second: { staff: clerk },
      done: { staff: head },
    });
  });

  test('B9: not an application: only an item of 简易处罚 can be punished on the spot', () => {
    expect(refusalOf(run(impose(), freight))).toMatchObject({ rule: 'B9 · 行政处罚法51', field: 'item' });
  });

  test.each([
    ['公民', 200, person],
    ['法人或者其他组织', 3000, company],
  ])('行政处罚法51: %s is fined no more than %s元', (who, most, party) => {
    expect(refusalOf(run(impose({ party, amount: most * 100 + 1 }))).message).toContain(
      `${who}的罚款不得超过${most}元`,
    );
    expect(run(impose({ party, amount: most * 100 })).ok).toBe(true);
  });

  test('行政处罚法51: a warning carries no amount, a fine does', () => {
    expect(refusalOf(run(impose({ form: '警告' }))).field).toBe('amount');
    expect(refusalOf(run(impose({ amount: 0 }))).field).toBe('amount');
    eventsOf(run(impose({ form: '警告', amount: 0 })));
    expect(state().payBy).toBeNull();
  });

  test('B9 · 行政处罚法42: the second officer confirmed in person, and is of the body that punishes', () => {
    const refused = refusalOf(run(impose({ secondConfirmed: false })));
    expect(refused).toMatchObject({ kind: 'rule', rule: 'B9 · 行政处罚法42', field: 'second' });
    expect(refused.next).toBe('请张凤输入本人口令确认。');
    const stranger = refusalOf(run(impose({ second: manager })));
    expect(stranger.message).toBe('实施处罚的执法人员不得少于两人，郑示范不是凤冈县交通运输局的执法人员。');
  });

  test.each([
    ['行政复议法24', '凤冈县道路运输管理所', '凤冈县交通运输局', false],
    ['行政复议法24', '凤冈县道路运输管理所', '凤冈县道路运输管理所', false],
    ['行政复议法27', '凤冈县道路运输管理所', '凤冈县人民政府', true],
  ])(
    '%s: no decision that sends the person punished to the wrong body',
    (rule, name, reconsideration, vertical) => {
      const training = hall.context().hall;
      const organs = training.organs.map((one) => (one.name === name ? { ...one, reconsideration } : one));
      const departments = training.departments.map((body) => ({ ...body, vertical }));
      const named = { hall: { ...training, organs, departments } };
      expect(refusalOf(run(impose(), fine, named))).toMatchObject({ rule, field: 'reconsideration' });
      expect(run(impose()).ok).toBe(true);
    },
  );

  test('行政处罚法42: two officers, both of the hall', () => {
    for (const second of [head, '9999'])
      expect(refusalOf(run(impose({ second })))).toMatchObject({
        rule: 'B9 · 行政处罚法42',
        field: 'second',
      });
  });

  test('行政处罚法52: no decision without the fact and the article', () => {
    expect(refusalOf(run(impose({ fact: '' }))).field).toBe('fact');
    expect(refusalOf(run(impose({ basis: '税收征管法' }))).field).toBe('basis');
  });

  test('who is punished is identified', () => {
    expect(refusalOf(run(impose({ party: { ...person, idNumber: '1' } }))).rule).toBe('GB 11643');
    const unlike = { ...company, creditCode: '91350211M0000XUF46' };
    expect(refusalOf(run(impose({ party: unlike }))).rule).toBe('GB 32100');
    expect(run(impose({ party: { ...unlike, creditCodeConfirmed: true } })).ok).toBe(true);
  });

  test('D3 · A5: it is done at a window, under a mandate in force, and once', () => {
    expect(refusalOf(run(impose(), fine, as(manager))).kind).toBe('not_permitted');
    expect(refusalOf(run(impose(), fine, { now: '2028-01-04T02:00:00.000Z' })).rule).toBe('D3');
    eventsOf(run(impose()));
    expect(refusalOf(run(impose())).kind).toBe('already_done');
  });

  test('the block of numbers used up is said, and no number given twice', () => {
    expect(refusalOf(run(impose(), fine, { lastSerial: () => 19_999 })).kind).toBe('exhausted');
    eventsOf(run(impose(), fine, { lastSerial: () => 10_041 }));
    expect(state().number).toContain('第10042号');
  });
});

describe('行政处罚法67 缴款', () => {
  test('行政处罚法67: within fifteen days at the bank, and the last is never a day off', () => {
    eventsOf(run(impose()));
    expect(state().payBy).toBe('2026-10-15');
    // 2026-10-17 is a Saturday.
    expect(lastDayToPay(civilDate('2026-10-02'), calendar)).toBe('2026-10-19');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (offset) => {
        const from = addDays(civilDate('2026-01-01'), offset);
        const last = lastDayToPay(from, calendar);
        expect(last >= addDays(from, 15)).toBe(true);
        expect(isWorkingDay(calendar, last)).not.toBe(false);
      }),
    );
  });

  test('H3: the bank says what was paid, exactly and once', () => {
    eventsOf(run(impose()));
    expect(refusalOf(run({ ...pay, amount: 19_999 })).message).toContain('200元');
    expect(refusalOf(run({ ...pay, paidOn: '2026-09-29' })).field).toBe('paidOn');
    expect(refusalOf(run({ ...pay, bankReceipt: '' })).field).toBe('bankReceipt');
    eventsOf(run(pay));
    expect(state().payment).toMatchObject({ amount: 20_000, bankReceipt: '6217-0001' });
    expect(refusalOf(run(pay)).kind).toBe('already_done');
  });

  test('a payment or a void under another item than the decision is refused', () => {
    eventsOf(run(impose()));
    const other = { ...fine, code: '1'.repeat(31) };
    expect(refusalOf(run({ ...pay, itemCode: other.code }, other)).kind).toBe('not_found');
    expect(refusalOf(run({ ...voiding, itemCode: other.code }, other)).kind).toBe('not_found');
  });
});

describe('作废', () => {
  test('B9: by the window head with a reason; the number stays used', () => {
    eventsOf(run(impose()));
    expect(refusalOf(run(voiding, fine, as(clerk))).kind).toBe('not_permitted');
    expect(refusalOf(run({ ...voiding, reason: ' ' })).field).toBe('reason');
    eventsOf(run(voiding));
    expect(state()).toMatchObject({
      number: '凤道运当罚字〔2026〕第10001号',
      voided: { done: { staff: head } },
    });
    expect(refusalOf(run(voiding)).kind).toBe('already_done');
    expect(refusalOf(run(pay)).kind).toBe('already_done');
  });

  test('B9: not once it was paid: then it is revoked and the fine given back', () => {
    eventsOf(run(impose()));
    eventsOf(run(pay));
    expect(refusalOf(run(voiding)).next).toContain('撤销并退还罚款');
  });

  test('what is recorded can be read back by its schema', () => {
    eventsOf(run(impose()));
    eventsOf(run(pay));
    for (const { kind, payload } of hall.events)
      expect(penaltyEventPayloads[kind as 'penalty.imposed'].parse(payload)).toEqual(payload);
  });
});

test('B9 · 行政复议法23 · 行政处罚法52: the decision says to apply for reconsideration first, and where to pay by when', () => {
  eventsOf(run(impose()));
  const text = JSON.stringify(
    penaltyBlocks(state(), { reconsideration: '福建省税务局', court: '厦门市思明区人民法院' }),
  );
  for (const words of [
    '先向福建省税务局申请行政复议',
    '2026年10月15日前',
    '200.00元',
    '余姮（工号1001）、张凤',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('三个月');
});

test('行政处罚法51: no sequence of commands imposes more than the law allows on the spot, or pays twice', () => {
  const amounts = fc.integer({ min: 0, max: 400_000 });
  const acts = fc.array(
    fc.oneof(
      fc.tuple(amounts, fc.constantFrom(person, company)).map(([amount, party]) => impose({ amount, party })),
      amounts.map((amount) => ({ ...pay, amount })),
      fc.constant(voiding),
    ),
    { maxLength: 15 },
  );
  fc.assert(
    fc.property(acts, (sequence) => {
      hall = memory({ penalty: evolvePenalty });
      for (const fields of sequence) run(fields);
      const found = hall.registers.get('penalty', id);
      if (found === null) return;
      expect(found.amount).toBeLessThanOrEqual(onTheSpotLimit[found.party.kind]);
      if (found.payment !== null) expect([found.payment.amount, found.voided]).toEqual([found.amount, null]);
      expect(hall.events.filter(({ kind }) => kind === 'penalty.paid').length).toBeLessThanOrEqual(1);
    }),
  );
});
