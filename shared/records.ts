/** What the counter's own records answer beyond one case and the registers: what was used before, and who is in line. */
import type { CaseState } from './case/state.ts';

/** Numbers given by others that stand for one thing only, wherever they turn up again. */
export const outsideNumberKinds = ['银行回单', '证件', '纸质凭证'] as const;
export type OutsideNumberKind = (typeof outsideNumberKinds)[number];

export interface Records {
  /** Whether such a number was entered before, on another case or in a register. A slip is free again once its case is voided. */
  readonly usedElsewhere: (kind: OutsideNumberKind, number: string, caseId: string | null) => boolean;
  /** Whether a serial of a series stands on a paper of this counter. */
  readonly numberUsed: (series: string, serial: number) => boolean;
  /** The cases of an item that were accepted, for 许可法57. */
  readonly acceptedCasesOf: (
    itemCode: string,
  ) => readonly { readonly caseId: string; readonly state: CaseState }[];
}

/** Where nothing was recorded yet. */
export const noRecords: Records = {
  usedElsewhere: () => false,
  numberUsed: () => false,
  acceptedCasesOf: () => [],
};

/** The outside numbers an event brings in; a view keeps them. Payloads were checked before. */
export function outsideNumbers(event: {
  readonly kind: string;
  readonly payload: unknown;
}): { readonly kind: OutsideNumberKind; readonly number: string }[] {
  const payload = event.payload as Readonly<Record<string, unknown>>;
  const one = (kind: OutsideNumberKind, number: unknown) =>
    typeof number === 'string' && number !== '' ? [{ kind, number }] : [];
  switch (event.kind) {
    case 'case.paid':
    case 'penalty.paid':
      return one('银行回单', payload['bankReceipt']);
    case 'case.certificate_made':
      return one('证件', payload['number']);
    case 'case.received':
      return one('纸质凭证', (payload['lateEntry'] as { slip?: unknown } | null | undefined)?.slip);
    default:
      return [];
  }
}
