/** The frame of the papers that management asks for or registers make due (row 17). */
import { chineseDate, type CivilDate } from '../../calendar/civil-date.ts';
import { departmentOn, type HallReference, type StaffMember } from '../../reference/index.ts';
import type { SealKind } from '../../registers/seal-for.ts';
import { ok, type Result } from '../../result.ts';
import type { PaperContent } from '../content.ts';
import { mayPrint } from '../may-print.ts';

/** E3: what is no approval carries the body's own seal. */
export const organSeal: SealKind = '单位行政章';

/** 1M.12: a body renamed since goes out, and is written to, under the name it has on the day. */
export const bodyOn = (hall: Pick<HallReference, 'departments'>, name: string, on: string): string =>
  departmentOn(hall, name, on as CivilDate)?.name ?? name;

export interface ManagementPaper extends Pick<PaperContent, 'kind' | 'title' | 'number' | 'blocks'> {
  /** Whom it is for, without the colon; empty where it is addressed to nobody. */
  readonly addressee?: string;
  /** In whose name, and on which day. */
  readonly organ: string;
  readonly on: string;
  readonly seal?: SealKind;
  readonly signatures?: readonly string[];
  readonly footer?: string;
  readonly copies?: number;
}

/** @param by the hall, and who makes the paper out. Refuses where it lacks what no paper may lack (domain 4). */
export function managementPaper(
  { kind, title, number, blocks, organ, on, ...rest }: ManagementPaper,
  { hall, person }: { readonly hall: Pick<HallReference, 'training'>; readonly person: StaffMember },
): Result<PaperContent> {
  const { addressee = '', seal = null, signatures = [], footer = '', copies = 1 } = rest;
  const content: PaperContent = {
    kind,
    title,
    number,
    training: hall.training,
    addressee: addressee === '' ? '' : `${addressee}：`,
    blocks,
    closing: { organ, date: on === '' ? '' : chineseDate(on as CivilDate), seal },
    handler: `${person.name}（工号${person.number}）`,
    signatures: [...signatures],
    footer,
    copies,
    qr: null,
    barcode: null,
  };
  const complete = mayPrint(content);
  return complete.ok ? ok(content) : complete;
}
