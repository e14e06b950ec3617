import type { z } from 'zod';
import type { NewEvent, StreamKind } from '../event.ts';

/** The union of events that a table of payload schemas describes. */
export type EventOf<Payloads extends Readonly<Record<string, z.ZodType>>> = {
  [Kind in keyof Payloads & string]: { readonly kind: Kind; readonly payload: z.output<Payloads[Kind]> };
}[keyof Payloads & string];

/** An event of a register, ready to be stored. */
export const registerEvent = (
  streamKind: StreamKind,
  streamId: string,
  event: { readonly kind: string; readonly payload: Readonly<Record<string, unknown>> },
  caseId: string | null = null,
): NewEvent => ({ streamKind, streamId, caseId, version: 1, kind: event.kind, payload: event.payload });
