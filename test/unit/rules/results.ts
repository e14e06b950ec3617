/** What a decision came to, for tests that expect one of the two. */
import type { CaseEvent } from '#shared/case/events.ts';
import type { Refusal, Result } from '#shared/result.ts';

export function refusalOf(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error('was not refused');
  return result.refusal;
}

export function eventsOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}

export function find<Kind extends CaseEvent['kind']>(events: readonly CaseEvent[], kind: Kind) {
  const event = events.find((candidate) => candidate.kind === kind);
  if (event === undefined) throw new Error(`no ${kind}`);
  return event.payload as Extract<CaseEvent, { kind: Kind }>['payload'];
}
