/** 许可法36: whose interests the matter touches is told of it, and heard before the permit is granted. */
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import {
  authorisedOn,
  type CaseContext,
  checkDay,
  doneBy,
  inStage,
  notFound,
  requiredText,
  todayOf,
} from './context.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState, Party } from './state.ts';
import { checkText } from './text.ts';

const rule = '许可法36';

function underway(state: CaseState | null, act: string, context: CaseContext): Result<CaseState> {
  if (state === null) return notFound;
  const allowed = authorisedOn('特别程序', state, context);
  return allowed.ok ? inStage(act, state, ['已受理']) : allowed;
}

export function informParty(
  state: CaseState | null,
  command: CommandOf<'inform_party'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = underway(state, '告知利害关系人', context);
  if (!found.ok) return found;
  const { parties, applicant, acceptedOn } = found.value;
  const name = requiredText(command.name, '利害关系人的姓名或者名称', 'name', rule);
  if (!name.ok) return name;
  if (name.value === applicant.name)
    return refuse('bad_input', rule, '利害关系人不能是申请人本人。', '请填写他人的姓名或者名称。', 'name');
  if (parties.some((known) => known.id === command.partyId || known.name === name.value))
    return refuse('already_done', rule, `已经告知${name.value}。`, '请听取其意见，或者登记其放弃。', 'name');
  const relation = requiredText(command.relation, '与申请事项的利害关系', 'relation', rule);
  if (!relation.ok) return relation;
  const on = checkDay(command.on, '告知日期', 'on', acceptedOn, context);
  if (!on.ok) return on;
  const party = { name: name.value, relation: relation.value };
  const payload = { id: command.partyId, party, on: on.value, done: doneBy(context) };
  return ok([{ kind: 'case.party_informed', payload }]);
}

/** What was said is kept in words; who waives need not say why. */
export function hearParty(
  state: CaseState | null,
  command: CommandOf<'hear_party'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = underway(state, '听取意见', context);
  if (!found.ok) return found;
  const { waived } = command;
  const party = found.value.parties.find(({ id }) => id === command.partyId);
  if (party === undefined)
    return refuse('not_found', rule, '没有告知这一利害关系人。', '请先登记告知。', 'partyId');
  if (party.heard !== null)
    return refuse('already_done', rule, `已于${party.heard.on}登记${party.name}的意见。`, '请查看办件经过。');
  const words = waived
    ? checkText(command.words, '放弃的说明', 'words')
    : requiredText(command.words, '陈述和申辩的内容', 'words', rule);
  if (!words.ok) return words;
  const payload = { id: party.id, waived, words: words.value, on: todayOf(context), done: doneBy(context) };
  return ok([{ kind: 'case.party_heard', payload }]);
}

/** Those told and not heard yet, who have not waived either. */
export const unheard = (state: Pick<CaseState, 'parties'>): readonly Party[] =>
  state.parties.filter(({ heard }) => heard === null);
