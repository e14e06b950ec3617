/** The live board of 监察, the marks, and whose hands the cases of a window are in. */
import { z } from 'zod';
import type { Observed } from '../reports/observed.ts';
import type { Tone } from '../registers/views/view.ts';
import type { Refusal } from '../result.ts';
import type { ClockView } from './board.ts';

export const liveInputs = {
  liveBoard: z.undefined(),
  /** What supervision has to see: reads every case that is open or was touched this month. */
  liveMarks: z.undefined(),
  /** Open cases of the window with who holds each. */
  heldCases: z.undefined(),
} as const satisfies Record<string, z.ZodType>;

export type PostStanding = '在岗' | '替岗' | '离岗待替岗' | '空岗' | '未开放' | '无记录';

export interface CounterCard {
  readonly counter: string;
  readonly name: string;
  readonly position: string;
  /** This very machine: what is said of the others is as last received. */
  readonly own: boolean;
  readonly standing: PostStanding;
  readonly tone: Tone;
  /** `余姮，09:02起`, `空岗35分钟`. */
  readonly text: string;
  /** `截至 09:31` for another counter; empty for this one. */
  readonly asOf: string;
  /** Nothing of it was received for long, though the hall is open: it may be offline. */
  readonly silent: boolean;
  /** Applicants' cases served today. */
  readonly served: number;
  /** Shows them on the board. */
  readonly figure: string;
}

/** A number that opens what it was counted from. */
export interface LiveFigure {
  readonly count: number;
  readonly figure: string;
}

export interface DepartmentQueue {
  readonly department: string;
  readonly overdue: LiveFigure;
  readonly today: LiveFigure;
  /** 临期, not yet the last day. */
  readonly soon: LiveFigure;
}

export interface LiveBoard {
  /** `09:30:05`, of this machine. */
  readonly at: string;
  /** Whether this machine is in touch with the centre, and since when not. */
  readonly exchange: string;
  readonly inTouch: boolean;
  readonly counters: readonly CounterCard[];
  readonly queues: readonly DepartmentQueue[];
  /** 差评 opened today, and all that are not settled. */
  readonly poor: { readonly today: number; readonly open: number };
  /** Null for the window, which takes complaints down and does not read them (I2). */
  readonly complaints: { readonly open: number; readonly overdue: number } | null;
}

export interface MarkRow extends Observed {
  readonly key: string;
  readonly mark: '红牌' | '黄牌';
  /** Number of the notice it stands in; null where in none. */
  readonly notice: string | null;
}

export interface LiveMarks {
  readonly rows: readonly MarkRow[];
  /** Beyond those listed. */
  readonly more: number;
  readonly red: number;
  readonly yellow: number;
  /** Why the person may issue no 监察通报; null where they may. */
  readonly mayIssue: Refusal | null;
}

export interface HeldCase {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly itemName: string;
  /** Masked. */
  readonly applicant: string;
  readonly stage: string;
  readonly clock: ClockView;
  readonly holder: string;
}

export interface HeldCases {
  readonly rows: readonly HeldCase[];
  readonly more: boolean;
  /** Whom a case can be handed to. */
  readonly people: readonly { readonly number: string; readonly name: string; readonly post: string }[];
}

export interface LiveOutputs {
  liveBoard: LiveBoard;
  liveMarks: LiveMarks;
  heldCases: HeldCases;
}
