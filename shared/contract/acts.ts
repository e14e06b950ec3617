/** What may be done on a case or in a register, and doing it. */
import { z } from 'zod';
import { uuid } from '../event.ts';
import type { Offer } from '../offers/form.ts';
import type { CaseDone } from './intake.ts';

export const registerKinds = [
  'shift',
  'leave',
  'mandate',
  'numbers',
  'seal',
  'bill',
  'transfer',
  'consultation',
  'complaint',
  'follow_up',
  'notice',
  'penalty',
] as const;

/** A second person's PIN for the command's field of this name (作废, 交接 …). */
const confirmation = z.object({
  flag: z.string().max(40),
  staff: z.string().max(12),
  pin: z.string().max(40),
});

/** The command itself is checked by its own schema when it arrives; flags of confirmation in it do not count. */
const act = z.object({
  command: z.looseObject({ type: z.string().max(60), commandId: uuid }),
  confirmations: z.array(confirmation).max(4).default([]),
});

export const actInputs = {
  /** Every act on a case, open or closed, for who is signed in. */
  caseOffers: z.object({ caseId: uuid }),
  actOnCase: act,
  /** Acts on one stream of a register, or with `id` null those that begin a new one. */
  registerOffers: z.object({ register: z.enum(registerKinds), id: z.string().max(120).nullable() }),
  actOnRegister: act,
} as const satisfies Record<string, z.ZodType>;

export interface ActOutputs {
  caseOffers: { readonly offers: readonly Offer[] };
  actOnCase: CaseDone;
  registerOffers: { readonly offers: readonly Offer[] };
  actOnRegister: { readonly streams: readonly { readonly kind: string; readonly id: string }[] };
}
