import { z } from 'zod';
import { uuid } from '../event.ts';
import { paperContent, paperMedia } from './content.ts';

/**
 * The print ledger as events, one stream per paper. A paper's words are kept as they were issued:
 * a later copy says the same, whatever has changed since.
 */
export const paperEventPayloads = {
  /** Issued with the act, in its transaction; one job waits for it. */
  'paper.issued': z.object({ jobId: uuid, media: z.enum(paperMedia), content: paperContent }),
  /** Somebody asked for a further copy (补打). */
  'paper.reprint_requested': z.object({ jobId: uuid, media: z.enum(paperMedia), reprint: z.int().min(1) }),
  /** A failed or lost job is to be tried again. */
  'paper.retry_requested': z.object({ jobId: uuid }),
  /** Written before the first byte goes out: a crash after it leaves the job unconfirmed, never printed twice. */
  'paper.print_started': z.object({ jobId: uuid }),
  /** `note` tells which characters the printer could not draw. */
  'paper.printed': z.object({ jobId: uuid, printer: z.string(), note: z.string().nullable() }),
  'paper.print_failed': z.object({ jobId: uuid, reason: z.string(), next: z.string() }),
  'paper.print_unconfirmed': z.object({ jobId: uuid, reason: z.string() }),
  /** A person looked at the printer. */
  'paper.print_confirmed': z.object({ jobId: uuid, cameOut: z.boolean() }),
  /** The PDF is on disk under its own hash. */
  'paper.archived': z.object({ jobId: uuid, sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int() }),
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
