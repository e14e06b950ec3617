import { z } from 'zod';
import { uuid } from '../../event.ts';
import { paperContent } from '../content.ts';
import { paperMedia } from '../kinds.ts';
import { keptSignature } from '../../signature/index.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The print ledger as events, one stream per paper; a job is one copy. A paper's words are kept as they were issued:
 * a later copy says the same, whatever has changed since.
 */
export const paperEventPayloads = {
  /** Issued with the act, in its transaction; one job waits for each copy. */
  'paper.issued': z.object({
    jobId: uuid,
    /** Jobs of the second copy and on. */
    further: z.array(uuid).default([]),
    media: z.enum(paperMedia),
    content: paperContent,
    /** False for what somebody wants to look at before it is printed: it is only filed. */
    print: z.boolean().default(true),
  }),
  /** Somebody asked for a further copy (补打): who, and when as the copy will say. */
  'paper.reprint_requested': z.object({
    jobId: uuid,
    media: z.enum(paperMedia),
    reprint: z.int().min(1),
    by: z.string().default(''),
    requestedAt: z.string().default(''),
  }),
  /** A copy that failed, was lost or was only filed is to be printed. */
  'paper.retry_requested': z.object({ jobId: uuid }),
  /** It is to come out on the other printer. */
  'paper.rerouted': z.object({ jobId: uuid, media: z.enum(paperMedia) }),
  /** Written before the first byte goes out: a crash after it leaves the job unconfirmed, never printed twice. */
  'paper.print_started': z.object({ jobId: uuid }),
  /** `note` tells which characters the printer could not draw. */
  'paper.printed': z.object({ jobId: uuid, printer: z.string(), note: z.string().nullable() }),
  'paper.print_failed': z.object({ jobId: uuid, reason: z.string(), next: z.string() }),
  'paper.print_unconfirmed': z.object({ jobId: uuid, reason: z.string() }),
  /** A person looked at the printer. */
  'paper.print_confirmed': z.object({ jobId: uuid, cameOut: z.boolean() }),
  /** The PDF is on disk under its own hash; where `onward`, its copy goes to the printer now. */
  'paper.archived': z.object({
    jobId: uuid,
    sha256,
    bytes: z.int(),
    onward: z.boolean().default(false),
    /** Characters on it that no font of this computer has. */
    missing: z.array(z.string()).default([]),
  }),
  /** One copy counts no more: not wanted, torn, smudged. */
  'paper.copy_voided': z.object({ jobId: uuid, reason: z.string() }),
  /** 作废: the paper counts no more. Its number is kept and never used again. */
  'paper.voided': z.object({ reason: z.string() }),
  /**
   * Signed: which of the paper's signature lines, from 0. On the sheet, as somebody saw; since version 2 also on the pad,
   * then with what the signer's own hand wrote.
   */
  'paper.signed': z.object({ signature: z.int().min(0), hand: keptSignature.optional() }),
} as const;

export type PaperEventKind = keyof typeof paperEventPayloads;
export type PaperEvent = {
  [Kind in PaperEventKind]: {
    readonly kind: Kind;
    readonly payload: z.infer<(typeof paperEventPayloads)[Kind]>;
  };
}[PaperEventKind];
export const isPaperEventKind = (kind: string): kind is PaperEventKind =>
  Object.hasOwn(paperEventPayloads, kind);

export function readPaperEvent(stored: { kind: string; payload: unknown }): PaperEvent | undefined {
  if (!isPaperEventKind(stored.kind)) return undefined;
  const payload = paperEventPayloads[stored.kind].parse(stored.payload);
  return { kind: stored.kind, payload } as PaperEvent;
}
