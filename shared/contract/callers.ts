/** 叫号 as the clerk's screens see it: the queue before this counter and what can be done with it. */
import { z } from 'zod';
import type { Ticket } from '../registers/ticket-state.ts';
import { uuid } from '../event.ts';

/** What a key does; `issue_express` is the 绿色通道. */
export const callerActs = [
  'issue',
  'issue_express',
  'call',
  'recall',
  'skip',
  'hold',
  'resume',
  'transfer',
  'finish',
  'pause',
  'go_on',
] as const;
export type CallerAct = (typeof callerActs)[number];

export const callerInputs = {
  caller: z.undefined(),
  /** `to`: the counter a ticket is transferred to; `number`: the one called back, or null. */
  actOnQueue: z.object({
    commandId: uuid,
    act: z.enum(callerActs),
    to: z.string().max(80).default(''),
    number: z.string().max(8).nullable().default(null),
  }),
} as const satisfies Record<string, z.ZodType>;

export interface CallerView {
  /** False where this window calls nobody. */
  readonly on: boolean;
  readonly paused: boolean;
  readonly current: Ticket | null;
  readonly waiting: readonly Ticket[];
  /** Passed over and held. */
  readonly away: readonly Ticket[];
  readonly served: number;
  /** What became of the last press of a key on the caller; empty where all went well. */
  readonly note: string;
}

export interface CallerOutputs {
  caller: CallerView;
  /** `said`: what came of it beside the queue: a ticket that printed, or did not. */
  actOnQueue: { readonly view: CallerView; readonly said: string };
}
