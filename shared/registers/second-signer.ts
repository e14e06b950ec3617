/** Acts that need two people: the one signed in, and another of the hall's list who confirmed with their own PIN. */
import { z } from 'zod';
import { type ActContext, staffNumbered } from '../act-context.ts';
import type { StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';

export const person = z.object({ staff: z.string(), name: z.string() });
export type Person = z.output<typeof person>;

export const personOf = ({ number, name }: StaffMember): Person => ({ staff: number, name });

/**
 * The other person of an act.
 * @param confirmed their PIN was checked where the command came in; it is never part of a command.
 * @param what their part in it: 接收人, 监督人 …
 */
export function secondSigner(
  number: string,
  confirmed: boolean,
  what: string,
  rule: string,
  context: Pick<ActContext, 'hall' | 'now' | 'person'>,
  field = 'second',
): Result<StaffMember> {
  const other = staffNumbered(context, number);
  if (other === undefined)
    return refuse(
      'bad_input',
      rule,
      `大厅现职人员中没有工号“${number.slice(0, 12)}”，不能作为${what}。`,
      `请核对${what}的工号。`,
      field,
    );
  if (other.number === context.person.number)
    return refuse('rule', rule, `${what}不能是本人。`, `请由另一名工作人员作为${what}确认。`, field);
  return confirmed
    ? ok(other)
    : refuse(
        'rule',
        rule,
        `${what}${other.name}尚未确认，应当双方签字。`,
        `请${other.name}输入本人口令确认。`,
        field,
      );
}

/** Where the one signed in may be the one named: then their own act is their word; another's has to be confirmed. */
export const signerOrSelf = (
  number: string,
  confirmed: boolean,
  what: string,
  rule: string,
  context: Pick<ActContext, 'hall' | 'now' | 'person'>,
  field: string,
): Result<StaffMember> =>
  number === context.person.number
    ? ok(context.person)
    : secondSigner(number, confirmed, what, rule, context, field);
