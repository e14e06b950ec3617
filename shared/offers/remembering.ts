import type { ItemContext } from '../act-context.ts';

/**
 * The same circumstances, each thing read once: offers ask the rules about forty acts of one moment, and all of them look
 * at the same registers and numbers.
 */
export function remembering(context: ItemContext): ItemContext {
  const { registers, records, caseState, lastSerial, itemOf } = context;
  return {
    ...context,
    registers: {
      get: once((kind, id) => registers.get(kind, id)) as typeof registers.get,
      all: once((kind) => registers.all(kind)) as typeof registers.all,
    },
    records: {
      ...records,
      acceptedCasesOf: once((code) => records.acceptedCasesOf(code)),
    },
    caseState: once(caseState),
    lastSerial: once(lastSerial),
    itemOf: once(itemOf),
  };
}

/** Arguments are a few short texts. */
function once<Given extends string[], Answer>(ask: (...given: Given) => Answer): (...given: Given) => Answer {
  const known = new Map<string, Answer>();
  return (...given) => {
    const key = given.join('\n');
    if (!known.has(key)) known.set(key, ask(...given));
    return known.get(key) as Answer;
  };
}
