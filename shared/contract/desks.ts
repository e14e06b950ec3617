/** The desks behind the window: opinions, supervision, the centre. */
import { z } from 'zod';
import type { Opinion } from '../case/state.ts';
import { uuid } from '../event.ts';
import type { Refusal } from '../result.ts';
import type { ClockView } from './board.ts';
import { liveInputs, type LiveOutputs } from './live.ts';
import { manageInputs, type ManageOutputs } from './manage.ts';

export type * from './live.ts';
export type * from './manage.ts';

export const deskInputs = {
  /** Cases whose present step is to be signed by whoever is signed in. */
  opinionDesk: z.undefined(),
  opinionCase: z.object({ caseId: uuid }),
  ...liveInputs,
  ...manageInputs,
} as const satisfies Record<string, z.ZodType>;

export interface OpinionRow {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly caseNumber: string | null;
  readonly itemName: string;
  /** Masked. */
  readonly applicant: string;
  readonly step: { readonly id: string; readonly name: string; readonly kind: string };
  /** The organ's decision. */
  readonly last: boolean;
  readonly clock: ClockView;
  readonly stepClock: ClockView | null;
  /** Name of the leader B acts for (D5). */
  readonly actingFor: string | null;
  /** Signed only with a reason: A is there. */
  readonly needsReason: Refusal | null;
  /** Why 同意 would be refused now. */
  readonly blocked: Refusal | null;
  /** What was said when it was sent back; null where it was not. */
  readonly returned: string | null;
  /** How often the case was sent back so far: due here again after that, it is not what it was. */
  readonly returns: number;
}

/** An 抄告 the person's department has to answer (F1). */
export interface CoReplyRow {
  readonly caseId: string;
  readonly noticeId: string;
  readonly receiptNumber: string;
  readonly itemName: string;
  readonly applicant: string;
  /** Who asks. */
  readonly lead: string;
  readonly subject: string;
  readonly document: string;
  readonly limit: string;
  readonly clock: ClockView;
}

export interface OpinionDesk {
  readonly rows: readonly OpinionRow[];
  /** Beyond those listed. */
  readonly more: number;
  readonly coReplies: readonly CoReplyRow[];
  /** Why the person may sign nothing at all today; null where they may. */
  readonly refusal: Refusal | null;
}

export interface OpinionLine {
  readonly step: string;
  readonly who: string;
  readonly result: Opinion['result'];
  readonly text: string;
  readonly at: string;
  readonly note: string;
}

export interface OpinionCase {
  readonly caseId: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly materials: readonly {
    readonly id: string;
    readonly name: string;
    readonly received: boolean;
    readonly fine: boolean;
    readonly text: string;
  }[];
  readonly opinions: readonly OpinionLine[];
  readonly clocks: readonly { readonly name: string; readonly clock: ClockView }[];
  readonly matters: readonly string[];
}

export interface DeskOutputs extends LiveOutputs, ManageOutputs {
  opinionDesk: OpinionDesk;
  opinionCase: OpinionCase;
}
