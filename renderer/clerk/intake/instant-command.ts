import type { InstantStep } from '#shared/contract/counter.ts';

type Command = InstantStep['acts'][number]['command'];

/** The command with what was typed in its places: `content`, or `recipient.name` within `recipient`. */
export function commandOf(command: Command, values: Readonly<Record<string, string>>): Command {
  let filled = command;
  for (const [name, value] of Object.entries(values)) {
    const [head = '', tail] = name.split('.');
    const part = filled[head];
    filled =
      tail === undefined
        ? { ...filled, [head]: value }
        : {
            ...filled,
            [head]: { ...(part !== null && typeof part === 'object' ? part : {}), [tail]: value },
          };
  }
  return filled;
}
