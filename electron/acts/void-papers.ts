import type { CaseEvent } from '#shared/case/events.ts';
import type { NewEvent } from '#shared/event.ts';
import type { Store } from '../store/store.ts';
import { paperEvent, paperRecord, type PaperRecord, papersAmong } from './paper-records.ts';

/** Papers that what happens to their case takes with it (作废): their numbers are kept, their waiting copies are not printed. */
export function papersVoided(store: Store, caseId: string, happened: readonly CaseEvent[]): NewEvent[] {
  return happened.flatMap((event) => {
    const reason = reasonToVoid(event);
    if (reason === null) return [];
    return papersAmong(store.log.ofCase(caseId))
      .filter((record) => record.paper.voided === null && concerns(event, record))
      .map(({ paperId }) => paperEvent(paperId, caseId, { kind: 'paper.voided', payload: { reason } }));
  });
}

function reasonToVoid({ kind, payload }: CaseEvent): string | null {
  if (kind === 'case.voided') return `办件作废：${payload.reason}`;
  return kind === 'case.charge_cancelled' ? payload.reason : null;
}

const concerns = ({ kind, payload }: CaseEvent, { paper }: PaperRecord): boolean =>
  kind !== 'case.charge_cancelled' ||
  (paper.content.kind === '缴款通知书' && paper.content.number === payload.notice);

/** Acts on a register by which the papers it began with count no more. */
const takesBack: ReadonlySet<string> = new Set(['transfer.cancelled', 'penalty.voided']);

/** The same for the registers: what was given out in the act that made the slip or the decision. */
export function registerPapersVoided(store: Store, happened: readonly NewEvent[]): NewEvent[] {
  return happened
    .filter(({ kind }) => takesBack.has(kind))
    .flatMap(({ streamKind, streamId, payload }) => {
      const [begun] = store.log.ofStream(streamKind, streamId);
      const issued = begun === undefined ? [] : papersAmong(store.log.ofCommand(begun.commandId));
      const { reason } = payload as { reason: string };
      return issued
        .filter(({ paperId }) => paperRecord(store, paperId)?.paper.voided === null)
        .map(({ paperId, caseId }) =>
          paperEvent(paperId, caseId, { kind: 'paper.voided', payload: { reason } }),
        );
    });
}
