import type { CaseDone, InstantStep } from '#shared/contract/counter.ts';
import type { Result } from '#shared/result.ts';
import { commandOf } from './instant-command.ts';

type Act = InstantStep['acts'][number];
type Given = Act['command'] & { readonly commandId: string };

/** How an act goes out: to the case, or to a register. */
export type Send = (on: Act['on'], command: Given) => Promise<Result<CaseDone | null>>;

/** By what is asked, so that the same asked again while nobody knows what became of it is the same act. */
export type ActIds = Map<string, string>;

/**
 * Does the acts of a step one after the other; what was done of them stays done when one is refused.
 * @returns what came of the case, null where the step was of registers alone; or the refusal of the first refused
 */
export async function doActs(
  { acts }: Pick<InstantStep, 'acts'>,
  values: Readonly<Record<string, string>>,
  { send, ids, newId }: { readonly send: Send; readonly ids: ActIds; readonly newId: () => string },
): Promise<Result<CaseDone | null>> {
  let done: CaseDone | null = null;
  for (const { on, command } of acts) {
    const filled = commandOf(command, values);
    const key = JSON.stringify(filled);
    const commandId = ids.get(key) ?? newId();
    ids.set(key, commandId);
    // oxlint-disable-next-line no-await-in-loop -- each builds on the one before.
    const result = await send(on, { ...filled, commandId });
    if (!result.ok) {
      // What was refused may be put right: the next press is another act. Of what broke off nobody knows.
      if (result.refusal.kind !== 'fault') ids.delete(key);
      return result;
    }
    done = result.value ?? done;
  }
  return { ok: true, value: done };
}
