/** E2: who keeps a seal, from the day it was registered to the day it is destroyed. */
import { type ActContext, doneBy, todayOf } from '../act-context.ts';
import { requiredText } from '../case/context.ts';
import { isSameDepartment, isServedAt } from '../reference/index.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { personOf, secondSigner } from './second-signer.ts';
import { checkCounters, mayKeep, notKeeper, onlyHead, usable } from './seal-rules.ts';
import type { SealCommand } from './seal.ts';
import type { SealEvent, SealState } from './seal-state.ts';

type Command<Type extends SealCommand['type']> = Extract<SealCommand, { type: Type }>;
type Change = Exclude<SealCommand, Command<'seal.register'> | Command<'seal.use'>>;

export function registerSeal(
  command: Command<'seal.register'>,
  state: SealState | null,
  context: ActContext,
): Result<SealEvent> {
  if (state !== null)
    return refuse('already_done', 'E2', `“${state.name}”已经登记。`, '请在印章登记中查看。');
  const head = onlyHead(context, '启用登记');
  if (!head.ok) return head;
  const { hall, registers } = context;
  const name = requiredText(command.name, '印章名称', 'name', 'E2');
  if (!name.ok) return name;
  const approval = requiredText(command.approval, '启用文号', 'approval', 'E2');
  if (!approval.ok) return approval;
  if (!hall.organs.some((organ) => organ.name === command.organ))
    return refuse('bad_input', 'D4', '大厅资料中没有该机关。', '请选择印章所属的机关。', 'organ');
  if (!isServedAt(hall, hall.counter, command.department, todayOf(context)))
    return refuse('rule', 'A3', '该部门的事项不在本窗口办理。', '请在该部门的窗口登记。', 'department');
  const counters = checkCounters(command.counters, hall);
  if (!counters.ok) return counters;
  const same = registers
    .all('seal')
    .some(({ state: known }) => known.name === name.value && known.status !== '已销毁');
  if (same)
    return refuse(
      'already_done',
      'E2',
      `已有名称为“${name.value}”的印章。`,
      '同名印章请以编号区分。',
      'name',
    );
  const { kind, organ, department } = command;
  return ok({
    kind: 'seal.registered',
    payload: {
      kind,
      name: name.value,
      organ,
      department,
      counters: [...new Set(command.counters)],
      approval: approval.value,
      done: doneBy(context),
    },
  });
}

export function changeSeal(command: Change, state: SealState, context: ActContext): Result<SealEvent> {
  const done = doneBy(context);
  const { person } = context;
  const isKeeper = state.keeper.staff === person.number;
  if (command.type !== 'seal.destroy') {
    const fit = usable(state);
    if (!fit.ok) return fit;
  }
  switch (command.type) {
    case 'seal.relocate': {
      const head = onlyHead(context, '使用窗口的变更');
      if (!head.ok) return head;
      const counters = checkCounters(command.counters, context.hall);
      if (!counters.ok) return counters;
      const reason = requiredText(command.reason, '变更原因', 'reason', 'E3');
      if (!reason.ok) return reason;
      const payload = { counters: [...new Set(command.counters)], reason: reason.value, done };
      return ok({ kind: 'seal.relocated', payload });
    }
    case 'seal.hand_over':
      return handOver(command, state, context);
    case 'seal.deposit': {
      if (!isKeeper) return notKeeper(state, '请由保管人存入保险柜。');
      if (state.status === '入柜')
        return refuse('already_done', 'E2', `“${state.name}”已经入柜。`, '无需操作。');
      const safe = requiredText(command.safe, '保险柜', 'safe', 'E2');
      return safe.ok ? ok({ kind: 'seal.deposited', payload: { safe: safe.value, done } }) : safe;
    }
    case 'seal.withdraw':
      return withdraw(command, state, context);
    case 'seal.report_loss': {
      const own = isSameDepartment(context.hall, person.department, state.department, todayOf(context));
      if (!isKeeper && !own) return notKeeper(state, '请由保管人或该部门的窗口人员报告。');
      const document = requiredText(command.document, '书面报告的文号', 'document', 'E3');
      if (!document.ok) return document;
      const circumstances = requiredText(command.circumstances, '遗失经过', 'circumstances', 'E3');
      if (!circumstances.ok) return circumstances;
      const payload = { document: document.value, circumstances: circumstances.value, done };
      return ok({ kind: 'seal.lost', payload });
    }
    case 'seal.destroy': {
      if (state.status === '已销毁')
        return refuse('already_done', 'E2', `“${state.name}”已经销毁。`, '无需操作。');
      const head = onlyHead(context, '销毁登记');
      if (!head.ok) return head;
      const document = requiredText(command.document, '销毁文号', 'document', 'E2');
      if (!document.ok) return document;
      const witness = secondSigner(
        command.witness,
        command.witnessConfirmed,
        '监销人',
        'E2',
        context,
        'witness',
      );
      if (!witness.ok) return witness;
      const payload = { document: document.value, witness: personOf(witness.value), done };
      return ok({ kind: 'seal.destroyed', payload });
    }
    default:
      return unreachable(command);
  }
}

/** E2: both sign. The receiver confirmed with their own PIN. */
function handOver(
  command: Command<'seal.hand_over'>,
  state: SealState,
  context: ActContext,
): Result<SealEvent> {
  if (state.keeper.staff !== context.person.number) return notKeeper(state, '请由保管人办理交接。');
  if (state.status === '入柜')
    return refuse('rule', 'E2', `“${state.name}”已入柜，不能交接。`, '请取出后当面交接。');
  const receiver = secondSigner(
    command.receiver,
    command.receiverConfirmed,
    '接收人',
    'E2',
    context,
    'receiver',
  );
  if (!receiver.ok) return receiver;
  const fit = mayKeep(receiver.value, state, context);
  if (!fit.ok) return { ok: false, refusal: { ...fit.refusal, field: 'receiver' } };
  const reason = requiredText(command.reason, '交接原因', 'reason', 'E2');
  if (!reason.ok) return reason;
  const payload = { from: state.keeper, to: personOf(receiver.value), reason: reason.value };
  return ok({ kind: 'seal.handed_over', payload: { ...payload, done: doneBy(context) } });
}

/** Taken out by its keeper; by another of the window only for a reason, and before a witness. */
function withdraw(
  command: Command<'seal.withdraw'>,
  state: SealState,
  context: ActContext,
): Result<SealEvent> {
  const done = doneBy(context);
  if (state.status !== '入柜') return refuse('already_done', 'E2', `“${state.name}”没有入柜。`, '无需操作。');
  if (state.keeper.staff === context.person.number)
    return ok({ kind: 'seal.withdrawn', payload: { witness: null, reason: '', done } });
  const fit = mayKeep(context.person, state, context);
  if (!fit.ok) return fit;
  const reason = requiredText(command.reason, '保管人不能到场的原因', 'reason', 'E2');
  if (!reason.ok) return reason;
  const witness = secondSigner(command.witness, command.witnessConfirmed, '监督人', 'E2', context, 'witness');
  if (!witness.ok) return witness;
  if (witness.value.role === 'clerk' || witness.value.role === 'reviewer')
    return refuse(
      'not_permitted',
      'E2',
      `${witness.value.name}不能监督取出他人保管的印章。`,
      '请由窗口负责人、机关领导或者大厅管理人员监督。',
      'witness',
    );
  const payload = { witness: personOf(witness.value), reason: reason.value, done };
  return ok({ kind: 'seal.withdrawn', payload });
}
