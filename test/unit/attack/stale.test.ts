/** A form was open while the case went on elsewhere: it is refused in a clear sentence or it still holds; nothing in between. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actHandlers } from '../../../electron/handlers/acts.ts';
import type { CounterParts } from '../../../electron/handlers.ts';
import { offersOnCase } from '../../../electron/acts/offers.ts';
import { anotherAct } from '../../../electron/acts/desk.ts';
import { caseCommand, type CaseCommandType } from '#shared/case/commands.ts';
import type { Result } from '#shared/result.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { type CaseDraft, openWholeHall, type WholeHall, wholeHall } from '../../support/whole-hall.ts';
import { caseScenes } from '../store/case-scenes.ts';

let at: WholeHall;
/** Another counter of the same hall, with its own memory. */
let other: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
  other = await openWholeHall();
  // Its ids are not this one's.
  for (let made = 0; made < 500; made += 1) other.id();
});
afterEach(() => {
  at.close();
  other.close();
});

const types = caseCommand.options.map(({ shape }) => shape.type.value);
/** What a person gives on a case that is there already. */
const onCases = types.filter(
  (type): type is CaseCommandType => !['register', 'deem_accepted', 'deem_renewed'].includes(type),
);

const deskOf = (number: string) => {
  const person = wholeHall.staff.find((member) => member.number === number);
  if (person === undefined) throw new Error(`no staff ${number}`);
  return actingDesk(at, person);
};
const send = async (by: string, command: CaseDraft, commandId = at.id()): Promise<Result<unknown>> => {
  const parts = { desk: deskOf(by), store: at.store } as unknown as CounterParts;
  return await actHandlers(parts).actOnCase({ command: { ...command, commandId }, confirmations: [] });
};

let cursor = 0;
/** What one counter recorded comes to the other by the centre. */
function exchange(from: WholeHall, to: WholeHall): void {
  const own = from.store.log.tail(0, 10_000);
  cursor += own.length;
  to.store.adopt(
    own.map((event, index) => ({ hallSeq: index + 1, event })),
    cursor,
  );
}

const clear = (done: Result<unknown>): void => {
  if (done.ok) return;
  expect(done.refusal.kind).not.toBe('fault');
  expect(done.refusal.kind).not.toBe('bad_input');
  expect(done.refusal.message).toMatch(/[。！]$/u);
  expect(done.refusal.next).not.toBe('');
};

const endings = {
  撤回: (caseId: string): CaseDraft => ({
    type: 'withdraw',
    caseId,
    reason: '申请人要求撤回',
    request: '撤回申请书',
  }),
  作废: (caseId: string): CaseDraft => ({
    type: 'void',
    caseId,
    reason: '重复录入同一申请',
    second: '1002',
    secondConfirmed: true,
  }),
} as const;

describe.each(Object.entries(endings))('表已打开，其间别的窗口把办件%s，记录由中心传来', (_name, ending) => {
  test.each(onCases)('交上来的操作说明为什么不能办，什么都不留下：%s', async (type) => {
    const { by, command } = caseScenes[type](at);
    const { caseId } = command;
    exchange(at, other);
    const ended = other.onCase('1001', ending(caseId));
    // What may not be ended any more cannot be ended meanwhile.
    if (!ended.ok) {
      expect(ended.refusal.message).not.toBe('');
      return;
    }
    exchange(other, at);
    const before = at.dump();
    const done = await send(by, command);
    expect(done.ok ? `${type} 仍然办成` : '').toBe('');
    clear(done);
    expect(at.dump()).toEqual(before);
    // And so it stands in the list of acts: closed, with a reason.
    const offers = offersOnCase(deskOf(by), at.store, caseId);
    if (!offers.ok) throw new Error(offers.refusal.message);
    for (const offer of offers.value.offers.filter((one) => one.type === type)) {
      expect([offer.id, offer.form]).toEqual([offer.id, null]);
      expect(offer.refusal?.message ?? '').not.toBe('');
    }
  });
});

test.each(onCases)(
  '两个窗口开着同一张表，先后交上来：后一次说明已经办过，或者照规则另办一次：%s',
  async (type) => {
    const { by, command } = caseScenes[type](at);
    exchange(at, other);
    const first = other.onCase(by, command);
    if (!first.ok) return;
    exchange(other, at);
    const done = await send(by, command);
    clear(done);
    // Given in both at once, nothing breaks: it is read again and stands in one order at both.
    at.store.rebuild();
    expect(at.state(command.caseId).stage).toBe(other.state(command.caseId).stage);
  },
);

test.each(onCases)('D1 · D3 表是给别人的：换了人交上来，凡列明不能办的都不办：%s', async (type) => {
  const { by, command } = caseScenes[type](at);
  const before = at.dump();
  for (const { number } of wholeHall.staff) {
    const offers = offersOnCase(deskOf(number), at.store, command.caseId);
    if (!offers.ok) throw new Error(offers.refusal.message);
    const own = offers.value.offers.filter((one) => one.type === type);
    if (number === by || own.length === 0 || own.some(({ form }) => form !== null)) continue;
    // oxlint-disable-next-line no-await-in-loop -- one person after the other
    const done = await send(number, command);
    expect(done.ok ? `${number} 办成了` : '').toBe('');
    clear(done);
  }
  expect(at.dump()).toEqual(before);
});

test.each(onCases)('操作编号已经用于登记簿的，办件上不再认：%s', async (type) => {
  const { by, command } = caseScenes[type](at);
  const commandId = at.id();
  const leave = { from: '2026-09-30', until: '2026-10-12', reason: '出差' };
  const used = at.onRegister(
    '3001',
    { type: 'leave.record', id: at.id(), leader: '2001', ...leave },
    commandId,
  );
  if (!used.ok) throw new Error(used.refusal.message);
  const before = at.dump();
  expect(await send(by, command, commandId)).toEqual(anotherAct);
  expect(at.dump()).toEqual(before);
});
