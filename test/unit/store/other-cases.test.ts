/** What a case is refused for another case's sake, by what the counter itself recorded. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { itemNamed } from '../../support/hall.ts';
import { openWholeHall, type WholeHall, wholeItems } from '../../support/whole-hall.ts';
import { agreed, decided, decision, paid, payment } from './scenes.ts';

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

const refused = (by: string, command: Parameters<WholeHall['onCase']>[1]) => {
  const done = at.onCase(by, command);
  if (done.ok) throw new Error(`${command.type} was not refused`);
  return done.refusal;
};

test('H3：一张银行回单只登记在一个办件上', () => {
  const first = at.take(wholeItems.instant);
  const second = at.take(wholeItems.instant);
  for (const caseId of [first, second]) at.must('1001', { type: 'charge', caseId, quantity: 1 });
  const used = payment(at, first);
  at.must('1001', used);
  expect(refused('1001', { ...used, caseId: second })).toMatchObject({ rule: 'H3', field: 'bankReceipt' });
  at.must('1001', payment(at, second));
});

test('许可法39：一个证件编号只用于一份证件', () => {
  const [first, second] = [paid(at, decided(at)), paid(at, decided(at))];
  const made = {
    type: 'make_certificate',
    name: '从业资格证',
    number: '520300001',
    validUntil: null,
  } as const;
  at.must('1001', { ...made, caseId: first });
  expect(refused('1001', { ...made, caseId: second })).toMatchObject({ rule: '许可法39', field: 'number' });
});

test('许可法57：有数量限制的，在先受理的没有决定，后受理的不能审批同意', () => {
  const limited = itemNamed('城市公共交通');
  const [first, second] = [at.take(limited), at.take(limited)];
  const approve = { type: 'give_opinion', step: 'approve', result: '同意', text: '同意' } as const;
  for (const [step, by] of [
    ['examine', '1001'],
    ['countersign', '2101'],
  ] as const)
    at.must(by, { ...approve, caseId: second, step });
  expect(refused('2001', { ...approve, caseId: second }).rule).toBe('许可法57');
  at.must('1001', decision(agreed(at, first)));
  at.must('2001', { ...approve, caseId: second });
  at.must('1001', decision(second));
});
