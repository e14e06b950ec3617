/** What comes from outside is read here: a value of the right shape, or a refusal of a closed kind. */
import type { z } from 'zod';
import { type Result, ok, refuse } from './result.ts';

/**
 * Reads anything as what a schema describes. Wrong types, unknown kinds, missing fields and over-long text are
 * `bad_input` with the path of the first field that is wrong; nothing of the input is repeated in the message.
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<z.output<Schema>> {
  const read = schema.safeParse(input);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const hint =
    issue?.message !== undefined && /\p{Script=Han}/u.test(issue.message)
      ? issue.message
      : '填写的内容格式不正确';
  return refuse('bad_input', '', `${hint}，未作任何改动。`, '请核对后重新填写。', field);
}
