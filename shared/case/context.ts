import { type ItemContext, todayOf } from '../act-context.ts';
import { parseCivilDate } from '../calendar/civil-date.ts';
import { type Act, type ActItem, type Authorised, mayDo } from '../authority/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { ItemSnapshot } from './events.ts';
import type { CaseStage, CaseState } from './state.ts';
import { checkText } from './text.ts';

export { doneBy, todayOf } from '../act-context.ts';

/** What a decision about a case may depend on besides the case and the command. */
export type CaseContext = ItemContext;

/**
 * What authority over a case already taken is judged by: who may do what is as of today, but that an item has left the
 * hall or the catalogue since does not stop its cases, nor does it widen the window's powers over them.
 */
function actItem(snapshot: ItemSnapshot, context: CaseContext): ActItem {
  const current = context.item?.code === snapshot.code ? context.item : snapshot;
  const { code, name, department, organ, handling, intakeOnly, major } = snapshot;
  return {
    code,
    name,
    department,
    organ,
    handling: handling as ActItem['handling'],
    intakeOnly,
    major,
    presence: { state: '已进驻' },
    windowPowers: current.windowPowers,
    decisionLevel: current.decisionLevel,
  };
}

export const authorisedOn = (act: Act, state: CaseState, context: CaseContext): Result<Authorised> =>
  mayDo(act, actItem(state.item, context), context);

/** The case a command is about, in a stage where the act can be done, by someone who may do it. */
export function caseFor(
  act: Act,
  state: CaseState | null,
  stages: readonly CaseStage[],
  context: CaseContext,
): Result<CaseState> {
  if (state === null) return notFound;
  const allowed = authorisedOn(act, state, context);
  if (!allowed.ok) return allowed;
  return inStage(act, state, stages);
}

export const notFound = refuse('not_found', '', '没有找到该办件。', '请核对编号，或在办件列表中查找。');

/** B6: without an acceptance there is no opinion, no signature, no seal and no certificate. */
export function inStage(act: string, state: CaseState, stages: readonly CaseStage[]): Result<CaseState> {
  if (stages.includes(state.stage)) return ok(state);
  const notAccepted = state.caseNumber === null && stages.includes('已受理');
  return refuse(
    'rule',
    notAccepted ? 'B6' : '',
    notAccepted
      ? `该办件现为“${state.stage}”，未经窗口受理，不得“${act}”。`
      : `该办件现为“${state.stage}”，不能“${act}”。`,
    notAccepted ? '请先由窗口受理。' : '请查看办件经过。',
  );
}

/** Text that will stand on a paper or in the record and may not be empty. */
export function requiredText(text: string, what: string, field: string, rule = ''): Result<string> {
  const value = checkText(text, what, field);
  return value.ok && value.value === ''
    ? refuse(rule === '' ? 'bad_input' : 'rule', rule, `未填写${what}。`, `请填写${what}。`, field)
    : value;
}

/** A day given with a command: real, not after today, and not before the day it follows from. */
export function checkDay(
  day: string,
  what: string,
  field: string,
  notBefore: string | null,
  context: Pick<CaseContext, 'now'>,
): Result<string> {
  const wrong = (message: string) => refuse('bad_input', '', message, `请核对${what}。`, field);
  if (parseCivilDate(day) === undefined) return wrong(`${what}“${day.slice(0, 20)}”不是日期。`);
  if (day > todayOf(context)) return wrong(`${what}晚于今日。`);
  return notBefore !== null && day < notBefore ? wrong(`${what}早于${notBefore}。`) : ok(day);
}
