import { afterEach, beforeEach, expect, test } from 'vitest';
import { anotherAct } from '../../../electron/acts/desk.ts';
import { registerCommand, type RegisterCommand } from '#shared/registers/index.ts';
import { openWholeHall, type RegisterDraft, type WholeHall, wholeItems } from '../../support/whole-hall.ts';
import { caseScenes } from './case-scenes.ts';
import {
  leaveScenes,
  mandateScenes,
  noticeScenes,
  numbersScenes,
  shiftScenes,
  ticketScenes,
} from './people-scenes.ts';
import { complaintScenes, consultationScenes, followUpScenes } from './service-scenes.ts';
import { decision, type RegisterScenes, type Scene, sealNew } from './scenes.ts';
import { billScenes, penaltyScenes, sealScenes, transferScenes } from './stock-scenes.ts';

const scenes: RegisterScenes<RegisterCommand['type']> = {
  ...shiftScenes,
  ...leaveScenes,
  ...mandateScenes,
  ...numbersScenes,
  ...sealScenes,
  ...billScenes,
  ...transferScenes,
  ...consultationScenes,
  ...complaintScenes,
  ...followUpScenes,
  ...noticeScenes,
  ...penaltyScenes,
  ...ticketScenes,
};
const sceneOf = (type: RegisterCommand['type'], other = false): Scene<RegisterDraft> =>
  scenes[type](at, other);

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

const types = registerCommand.options.flatMap((option) =>
  option.options.map(({ shape }): string => shape.type.value),
);
const known = Object.keys(scenes) as RegisterCommand['type'][];

test('登记的每个操作都有一场', () => {
  expect(known.toSorted()).toEqual(types.toSorted());
});

test.each(known)('每个操作再来一次什么都不变：%s', (type) => {
  const { by, command } = sceneOf(type);
  const before = at.store.log.lastSeq();
  const commandId = at.id();
  const first = at.onRegister(by, command, commandId);
  expect(first.ok ? '' : first.refusal.message).toBe('');
  expect(at.store.log.lastSeq()).toBeGreaterThan(before);
  const after = at.dump();
  expect(at.onRegister(by, command, commandId)).toEqual(first);
  expect(at.dump()).toEqual(after);
  at.store.rebuild();
  expect(at.dump()).toEqual(after);
});

/** A counter has one post and one queue: there is no other stream for them. */
const ownPost: ReadonlySet<string> = new Set([
  'shift.leave_post',
  'shift.return_to_post',
  ...Object.keys(ticketScenes),
]);

test.each(known.filter((type) => !ownPost.has(type)))(
  '同一操作编号用于另一份登记，不做也不冒认：%s',
  (type) => {
    const { by, command } = sceneOf(type);
    const commandId = at.id();
    expect(at.onRegister(by, command, commandId).ok).toBe(true);
    // It would be accepted under an id of its own.
    const elsewhere = sceneOf(type, true);
    const after = at.dump();
    expect(at.onRegister(elsewhere.by, elsewhere.command, commandId)).toEqual(anotherAct);
    expect(at.dump()).toEqual(after);
    expect(at.onRegister(elsewhere.by, elsewhere.command).ok).toBe(true);
  },
);

test('同一操作编号用于同一份登记的另一操作，不做也不冒认', () => {
  const { by, command } = sealScenes['seal.deposit'](at);
  const commandId = at.id();
  expect(at.onRegister(by, command, commandId).ok).toBe(true);
  const after = at.dump();
  const { sealId } = command;
  expect(at.onRegister(by, { type: 'seal.withdraw', sealId }, commandId)).toEqual(anotherAct);
  expect(at.onRegister(by, { type: 'shift.return_to_post' }, commandId)).toEqual(anotherAct);
  const takesIn = caseScenes.register(at);
  expect(at.onCase(takesIn.by, takesIn.command, commandId)).toEqual(anotherAct);
  expect(at.dump()).toEqual(after);
});

test.each(['register_view', 'case_view'])(
  '用印写%s时出错，印章登记和办件什么都不留下；再来一次就成',
  (table) => {
    const { by, command } = sealScenes['seal.use'](at);
    const before = at.dump();
    at.store.db.exec(
      `create temp trigger broken before update on ${table} begin select raise(abort, 'disk'); end`,
    );
    const commandId = at.id();
    expect(() => at.onRegister(by, command, commandId)).toThrow('disk');
    expect(at.dump()).toEqual(before);
    at.store.db.exec('drop trigger broken');
    expect(at.onRegister(by, command, commandId).ok).toBe(true);
    const kinds = at.store.log.ofCommand(commandId).map(({ kind }) => kind);
    expect(kinds).toEqual(['seal.used', 'case.sealed']);
  },
);

test('B10：收件之后窗口的盖章权限收回的，按今日的目录不能用印', () => {
  const caseId = at.take(wholeItems.narrowed);
  const seal = sealNew(at, '行政审批专用章');
  at.must('1001', decision(caseId), seal);
  const document = at.state(caseId).decision?.document ?? '';
  const use = {
    type: 'seal.use',
    sealId: seal.sealId,
    caseId,
    document,
    copies: 2,
    approver: '1001',
  } as const;
  at.pass(10 * 24 * 3_600_000);
  const refused = at.onRegister('1001', use);
  expect(refused.ok || refused.refusal.rule).toBe('B10');
  at.pass(-5 * 24 * 3_600_000);
  expect(at.onRegister('1001', use).ok).toBe(true);
});
