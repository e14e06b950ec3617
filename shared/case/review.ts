/** 审查: looking at papers and places. */
import { staffNumbered } from '../act-context.ts';
import { linksOutsideHall } from '../clock/pauses.ts';
import { isSameDepartment, type StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, checkDay, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState } from './state.ts';

/** 许可法34: facts are verified on the spot by two or more people, all of them the organ's own (D4). */
export function verify(
  state: CaseState | null,
  command: CommandOf<'verify'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('核查', state, ['已受理'], context);
  if (!found.ok) return found;
  const people = [...new Set(command.verifiers)].map((number) => staffNumbered(context, number));
  const verifiers = people.flatMap((person) =>
    person === undefined ? [] : [{ staff: person.number, name: person.name }],
  );
  if (verifiers.length < people.length)
    return refuse('bad_input', '许可法34', '核查人员不在人员名册中。', '请填写在册人员的工号。', 'verifiers');
  const { department, organ } = found.value.item;
  const stranger = people.find(
    (person) => person !== undefined && !isOfOrgan(person, department, organ, context),
  );
  if (stranger !== undefined)
    return refuse(
      'rule',
      '许可法34 · D4',
      `核查应当由办理机关指派工作人员进行，${stranger.name}不是${organ}的工作人员。`,
      `请登记${organ}指派的工作人员。`,
      'verifiers',
    );
  const least = command.form === '实地核查' ? 2 : 1;
  if (verifiers.length < least)
    return refuse(
      'rule',
      '许可法34',
      least === 1 ? '没有登记核查人员。' : '对申请材料的实质内容进行核实，应当指派两名以上工作人员。',
      `请登记至少${least}名不同的核查人员。`,
      'verifiers',
    );
  const on = checkDay(command.on, '核查日期', 'on', found.value.acceptedOn, context);
  if (!on.ok) return on;
  const findings = requiredText(command.findings, '核查情况', 'findings', '许可法34');
  if (!findings.ok) return findings;
  const { form } = command;
  return ok([
    {
      kind: 'case.verified',
      payload: { form, verifiers, on: on.value, findings: findings.value, done: doneBy(context) },
    },
  ]);
}

/** 许可法34: two or more people were there on one of these days. */
const lookedAt = ({ verifications }: CaseState, from: string, to: string): boolean =>
  verifications.some(
    ({ form, verifiers, on }) => form === '实地核查' && verifiers.length >= 2 && from <= on && on <= to,
  );

const isOfOrgan = (person: StaffMember, department: string, organ: string, context: CaseContext): boolean =>
  isSameDepartment(context.hall, person.department, department, todayOf(context)) &&
  (person.organs.length === 0 || person.organs.includes(organ));

/** C4: the ten links that may be done outside the hall; anything else is done in it. */
export function recordLink(
  state: CaseState | null,
  command: CommandOf<'record_link'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('环节登记', state, ['已受理'], context);
  if (!found.ok) return found;
  const link = linksOutsideHall.find((name) => name === command.link);
  if (link === undefined)
    return refuse(
      'rule',
      'C4',
      `“${command.link}”应当在大厅内办理，不得到大厅以外办理。`,
      `可以在大厅以外办理的只有${linksOutsideHall.join('、')}。`,
      'link',
    );
  const from = checkDay(command.from, '开始日期', 'from', found.value.acceptedOn, context);
  if (!from.ok) return from;
  const to = checkDay(command.to, '结束日期', 'to', from.value, context);
  if (!to.ok) return to;
  const place = requiredText(command.place, '办理地点', 'place', 'C4');
  if (!place.ok) return place;
  const note = requiredText(command.note, '办理情况', 'note', 'C4');
  if (!note.ok) return note;
  if (link === '实地勘察' && !lookedAt(found.value, from.value, to.value))
    return refuse(
      'rule',
      '许可法34',
      '实地勘察的这些日期内没有两名以上工作人员的实地核查记录。',
      '请先登记实地核查的人员、日期和情况。',
      'link',
    );
  return ok([
    {
      kind: 'case.link_recorded',
      payload: {
        link,
        from: from.value,
        to: to.value,
        place: place.value,
        note: note.value,
        done: doneBy(context),
      },
    },
  ]);
}
