import type { z } from 'zod';
import { caseEventPayloads } from './case/events.ts';
import { paperEventPayloads } from './papers/ledger/events.ts';
import { ratingEventPayloads } from './rating/index.ts';
import { registerEventPayloads } from './registers/index.ts';

const payloads = new Map(
  Object.entries<z.ZodType>({
    ...caseEventPayloads,
    ...paperEventPayloads,
    ...ratingEventPayloads,
    ...registerEventPayloads,
  }),
);

/** False for an event of a known kind whose payload is damaged. Unknown kinds, from newer programs, can be kept. */
export function isReadable(event: { kind: string; payload: unknown }): boolean {
  return payloads.get(event.kind)?.safeParse(event.payload).success ?? true;
}
