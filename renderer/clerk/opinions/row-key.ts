import type { OpinionRow } from '#shared/contract/desks.ts';

/** One waiting for a signature: on the next step, or sent back since, the same case is another. */
export const rowKey = ({ caseId, step, returns }: OpinionRow): string =>
  JSON.stringify([caseId, step.id, returns]);
