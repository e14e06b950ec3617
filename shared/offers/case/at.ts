/** What every sheet of a case is drawn up from, and the fields that many of them have. */
import { type CivilDate } from '../../calendar/civil-date.ts';
import { type CaseContext, todayOf } from '../../case/context.ts';
import type { CaseCommandType } from '../../case/commands.ts';
import type { MaterialTick, ReceivedMaterial } from '../../case/materials.ts';
import type { CaseState } from '../../case/state.ts';
import { isInForce, isSameDepartment, type StaffMember } from '../../reference/index.ts';
import type { ActForm, Choice, FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';

/** Headings in the order they are shown. */
export const caseGroups = [
  '受理补正',
  '审查审批',
  '特别程序与期限',
  '并联与上报',
  '催办与交接',
  '收费',
  '决定与证照',
  '用印与送达',
  '结束',
] as const;
export type CaseGroup = (typeof caseGroups)[number];

export interface CaseAt {
  readonly caseId: string;
  readonly state: CaseState;
  readonly context: CaseContext;
  readonly today: CivilDate;
}

export const caseAt = (caseId: string, state: CaseState, context: CaseContext): CaseAt => ({
  caseId,
  state,
  context,
  today: todayOf(context),
});

/** A sheet of the case: what is not said is as most acts have it. */
export interface CaseSheet extends Omit<Sheet, 'on' | 'type' | 'group' | 'grave' | 'form'> {
  readonly type: CaseCommandType;
  readonly group: CaseGroup;
  readonly grave?: true;
  readonly fields?: readonly FormField[];
  readonly fixed?: ActForm['fixed'];
  readonly ids?: readonly string[];
}

export function sheetOf({ caseId }: CaseAt, given: CaseSheet): Sheet {
  const { fields = [], fixed = {}, ids = [], grave = false, ...sheet } = given;
  return { ...sheet, on: 'case', grave, form: { fields, fixed: { caseId, ...fixed }, ids } };
}

export const same = (values: readonly string[]): Choice[] => values.map((value) => ({ value, label: value }));

export const personChoice = ({ number, name, post }: StaffMember): Choice => ({
  value: number,
  label: name,
  note: post === '' ? number : `${number} ${post}`,
});

/** Of the department that handles the case, there today. */
export const staffOfCase = ({ state, context, today }: CaseAt): StaffMember[] =>
  context.hall.staff.filter(
    (member) =>
      isInForce(member, today) &&
      isSameDepartment(context.hall, member.department, state.item.department, today),
  );

/** Several lines that have to be filled in. */
export const words = (
  name: string,
  label: string,
  more: Partial<Extract<FormField, { kind: 'words' }>> = {},
): FormField => ({ kind: 'words', name, label, max: 2000, required: true, ...more });

/** A line that has to be filled in. */
export const line = (
  name: string,
  label: string,
  more: Partial<Extract<FormField, { kind: 'text' }>> = {},
): FormField => ({ kind: 'text', name, label, max: 300, required: true, ...more });

export const day = (
  name: string,
  label: string,
  initial: string,
  more: Partial<Extract<FormField, { kind: 'day' }>> = {},
): FormField => ({ kind: 'day', name, label, initial, required: true, ...more });

/** The line as it was recorded. */
export const tickOf = ({
  materialId,
  received,
  originals,
  copies,
  pages,
  problem,
}: ReceivedMaterial): MaterialTick => ({ materialId, received, originals, copies, pages, problem });

/** The line as it would be with everything it asks for. */
export const completeTick = ({ materialId, form, asked }: ReceivedMaterial): MaterialTick => {
  const count = Math.max(asked, 1);
  const copied = form.includes('复印件');
  const originals = form === '复印件' ? 0 : copied ? 1 : count;
  return { materialId, received: true, originals, copies: copied ? count : 0, pages: 0, problem: null };
};
