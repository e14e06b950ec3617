/** What a screen may say with a command, and what only a PIN may: 作废 by two people (C6). */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actHandlers } from '../../../electron/handlers/acts.ts';
import type { CounterParts } from '../../../electron/handlers.ts';
import { hashPin } from '../../../electron/people/pin.ts';
import { openWholeHall, type WholeHall, wholeHall, wholeItems } from '../../support/whole-hall.ts';
import { commandOf, initialValues } from '#shared/offers/command.ts';

const pinOf: Readonly<Record<'1001' | '1002', string>> = { '1001': '100101', '1002': '200202' };
let hall: typeof wholeHall;
let at: WholeHall;
let handlers: ReturnType<typeof actHandlers>;
beforeAll(async () => {
  const staff = wholeHall.staff.map(async (person) => {
    const pin = person.number === '1001' || person.number === '1002' ? pinOf[person.number] : null;
    return pin === null ? person : { ...person, pinHash: await hashPin(pin) };
  });
  hall = { ...wholeHall, staff: await Promise.all(staff) };
});
beforeEach(async () => {
  at = await openWholeHall(hall);
  const { desk, store } = at;
  handlers = actHandlers({ desk, store } as unknown as CounterParts);
  await desk.session.signIn('1001', pinOf['1001']);
});
afterEach(() => at.close());

const voiding = (caseId: string, change: object = {}) => ({
  type: 'void',
  commandId: at.id(),
  caseId,
  reason: '重复录入同一申请',
  second: '1002',
  secondConfirmed: true,
  ...change,
});
const second = (pin: string, staff = '1002') => [{ flag: 'secondConfirmed', staff, pin }];

describe('C6 作废由两人办理', () => {
  test('画面自己说复核人已经确认，不算数', async () => {
    const caseId = at.take(wholeItems.freight);
    const done = await handlers.actOnCase({ command: voiding(caseId), confirmations: [] });
    expect(done).toMatchObject({ ok: false, refusal: { rule: 'C6', field: 'second' } });
    expect(at.state(caseId).stage).toBe('已受理');
  });

  test('复核人的PIN不对，不作废，并且计入该人的错误次数', async () => {
    const caseId = at.take(wholeItems.freight);
    const before = at.store.signInHistory('1002').failures;
    const done = await handlers.actOnCase({ command: voiding(caseId), confirmations: second('000000') });
    expect(done).toMatchObject({ ok: false, refusal: { field: 'secondConfirmed' } });
    expect(at.store.signInHistory('1002').failures).toBe(before + 1);
    expect(at.state(caseId).stage).toBe('已受理');
  });

  test('复核人本人的PIN正确，作废', async () => {
    const caseId = at.take(wholeItems.freight);
    const command = voiding(caseId, { secondConfirmed: false });
    const done = await handlers.actOnCase({ command, confirmations: second(pinOf['1002']) });
    expect(done.ok ? '' : done.refusal.message).toBe('');
    expect(at.state(caseId).stage).toBe('已作废');
    // The person at the counter stays the same.
    expect(at.desk.session.person?.number).toBe('1001');
  });

  test('确认的人不是写明的复核人，或者确认的不是这一项，不办', async () => {
    const caseId = at.take(wholeItems.freight);
    for (const confirmations of [
      second(pinOf['1001'], '1001'),
      [{ flag: 'reason', staff: '重复录入同一申请', pin: '1' }],
      [{ flag: 'carrierConfirmed', staff: '1002', pin: pinOf['1002'] }],
    ]) {
      const done = await handlers.actOnCase({ command: voiding(caseId), confirmations });
      expect(done).toMatchObject({ ok: false, refusal: { kind: 'bad_input' } });
    }
    expect(at.state(caseId).stage).toBe('已受理');
  });
});

describe('画面能办什么', () => {
  test('许可法32(4) · 许可法50：视为受理、视为延续由机器办理，画面不能办', async () => {
    for (const type of ['deem_accepted', 'deem_renewed']) {
      const command = { type, commandId: at.id(), caseId: at.take(wholeItems.freight) };
      const done = await handlers.actOnCase({ command, confirmations: [] });
      expect(done).toMatchObject({ ok: false, refusal: { kind: 'bad_input' } });
    }
  });

  test('D11：没有人签到的，看不到也办不了', async () => {
    const caseId = at.take(wholeItems.freight);
    at.desk.session.signOut('测试');
    expect(await handlers.caseOffers({ caseId })).toMatchObject({ refusal: { kind: 'not_signed_in' } });
    const done = await handlers.actOnCase({ command: voiding(caseId), confirmations: [] });
    expect(done).toMatchObject({ refusal: { kind: 'not_signed_in' } });
  });

  test('G2：取送件人在移交单上的签字由经办人登记；其他人的确认一律凭PIN', async () => {
    const caseId = at.take(wholeItems.freight);
    const slipId = at.id();
    at.must('1001', {
      type: 'transfer.prepare',
      slipId,
      office: '法规股',
      bundles: [{ caseId, originals: 1, copies: 1, pages: 3 }],
    });
    const carrier = { name: '信使甲', department: '凤冈县交通运输局', number: null };
    const given = { type: 'transfer.hand_over', commandId: at.id(), slipId, carrier, carrierConfirmed: true };
    const done = await handlers.actOnRegister({ command: given, confirmations: [] });
    expect(done.ok ? '' : done.refusal.message).toBe('');
  });

  test('照打开的表填好交上来，就办成：交接给同一窗口的人', async () => {
    const caseId = at.take(wholeItems.freight);
    const offers = await handlers.caseOffers({ caseId });
    const offer = offers.ok ? offers.value.offers.find(({ type }) => type === 'hand_over') : undefined;
    if (offer?.form == null) throw new Error('可以交接');
    const values = { ...initialValues(offer.form.fields), reason: '外出学习' };
    const command = { ...commandOf(offer.form, values, {}), type: 'hand_over', commandId: at.id() };
    const done = await handlers.actOnCase({ command, confirmations: [] });
    expect(done.ok ? '' : done.refusal.message).toBe('');
    expect(at.state(caseId).holder).toEqual({ staff: '1002', name: '张凤' });
  });
});
