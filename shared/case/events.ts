/** Everything that can happen to a case, as stored. A shape here is for ever: change it by a new version. */
import type { EventOf } from '../registers/define.ts';
import { approvalEventPayloads } from './approval-events.ts';
import { closingEventPayloads } from './closing-events.ts';
import { intakeEventPayloads } from './intake-events.ts';
import { scanEventPayloads } from './scan-events.ts';

export { type ItemSnapshot, type SupplementAnswer, supplementAnswers } from './intake-events.ts';

export const caseEventPayloads = {
  ...intakeEventPayloads,
  ...approvalEventPayloads,
  ...closingEventPayloads,
  ...scanEventPayloads,
} as const;

export type CaseEventKind = keyof typeof caseEventPayloads;
export type CaseEvent = EventOf<typeof caseEventPayloads>;
/** What an event of one kind carries. */
export type CasePayload<Kind extends CaseEventKind> = Extract<CaseEvent, { kind: Kind }>['payload'];

export const isCaseEventKind = (kind: string): kind is CaseEventKind =>
  Object.hasOwn(caseEventPayloads, kind);

/** A stored event read back as one of ours; undefined for a kind this version does not know. Throws ZodError when damaged. */
export function readCaseEvent(stored: { kind: string; payload: unknown }): CaseEvent | undefined {
  if (!isCaseEventKind(stored.kind)) return undefined;
  const payload = caseEventPayloads[stored.kind].parse(stored.payload);
  return { kind: stored.kind, payload } as CaseEvent;
}
