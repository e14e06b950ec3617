import { afterEach, beforeEach, expect, test } from 'vitest';
import { anotherAct } from '../../../electron/acts/desk.ts';
import { caseCommand, type CaseCommandType } from '#shared/case/commands.ts';
import { openWholeHall, type WholeHall } from '../../support/whole-hall.ts';
import { caseScenes } from './case-scenes.ts';
import { sealNew } from './scenes.ts';

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

const types = caseCommand.options.map(({ shape }) => shape.type.value);
const known = Object.keys(caseScenes) as CaseCommandType[];

test('办件的每个操作都有一场', () => {
  expect(known.toSorted()).toEqual(types.toSorted());
});

test.each(known)('每个操作再来一次什么都不变：%s', (type) => {
  const { by, command } = caseScenes[type](at);
  const before = at.store.log.lastSeq();
  const commandId = at.id();
  const first = at.onCase(by, command, commandId);
  expect(first.ok ? '' : first.refusal.message).toBe('');
  expect(at.store.log.lastSeq()).toBeGreaterThan(before);
  const after = at.dump();
  expect(at.onCase(by, command, commandId)).toEqual(first);
  expect(at.dump()).toEqual(after);
  at.store.rebuild();
  expect(at.dump()).toEqual(after);
});

test.each(known)('同一操作编号用于另一办件或者另一操作，不做也不冒认：%s', (type) => {
  const { by, command } = caseScenes[type](at);
  const commandId = at.id();
  expect(at.onCase(by, command, commandId).ok).toBe(true);
  // It would be accepted under an id of its own.
  const elsewhere = caseScenes[type](at).command;
  const after = at.dump();
  const { caseId } = command;
  const another =
    type === 'remind'
      ? ({ type: 'withdraw', caseId, reason: '申请人要求撤回', request: '撤回申请书' } as const)
      : ({ type: 'remind', caseId, to: '法规股', text: '请尽快会签' } as const);
  for (const given of [elsewhere, another]) expect(at.onCase(by, given, commandId)).toEqual(anotherAct);
  expect(at.dump()).toEqual(after);
  expect(at.onCase(by, elsewhere).ok).toBe(true);
});

test('写视图时出错，事件、编号、打印任务什么都不留下；再来一次就成', () => {
  const { by, command } = caseScenes.answer(at);
  const before = at.dump();
  at.store.db.exec(
    "create temp trigger broken before update on case_view begin select raise(abort, 'disk'); end",
  );
  const commandId = at.id();
  expect(() => at.onCase(by, command, commandId)).toThrow('disk');
  expect(at.dump()).toEqual(before);
  at.store.db.exec('drop trigger broken');
  expect(at.onCase(by, command, commandId).ok).toBe(true);
  const after = at.dump();
  for (const table of ['event', 'number_use', 'print_job', 'case_view'])
    expect([table, after[table]]).not.toEqual([table, before[table]]);
});

test('A5 · 许可法57：本机日期倒退以后再来一次，回答仍是当时的；新的操作不能办理', () => {
  const { by, command } = caseScenes.register(at);
  const seal = sealNew(at, '行政审批专用章');
  const [caseAct, registerAct] = [at.id(), at.id()];
  const taken = at.onCase(by, command, caseAct);
  const registered = at.onRegister(by, seal, registerAct);
  at.pass(-2 * 24 * 3_600_000);
  const after = at.dump();
  expect(at.onCase(by, command, caseAct)).toEqual(taken);
  expect(at.onRegister(by, seal, registerAct)).toEqual(registered);
  for (const refused of [
    at.onCase(by, caseScenes.register(at).command),
    at.onRegister(by, sealNew(at, '行政审批专用章')),
  ])
    expect(refused.ok || refused.refusal.rule).toContain('许可法57');
  expect(at.dump()).toEqual(after);
});
