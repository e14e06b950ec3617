import { z } from 'zod';

/**
 * The envelope of everything that happened. Never changed, never deleted.
 * The payload's shape belongs to `kind` and `version`; see `shared/case/events.ts` and its like.
 */
export const streamKinds = [
  'case',
  'paper',
  'rating',
  // Registers, see `registers/states.ts`.
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
  'ticket',
] as const;
export type StreamKind = (typeof streamKinds)[number];

/** An instant as ISO 8601 in UTC with milliseconds, e.g. `2026-09-30T01:02:03.004Z`. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, '时间格式不正确');
export type Instant = string;

export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
const shortId = z.string().min(1).max(80);

/** Who acted: the person, the mandate they acted under, and for whom if as a deputy or a stand-in. */
export const actor = z.object({
  /** Staff number; `device` for what the counter does by itself; `applicant` for what is done on the pad. */
  staff: shortId,
  name: z.string().max(80),
  counter: shortId,
  mandate: z.string().max(80).nullable(),
  actingFor: shortId.nullable(),
});
export type Actor = z.infer<typeof actor>;

export const event = z.object({
  /** UUIDv7, made once by the device. */
  id: uuid,
  hall: shortId,
  device: shortId,
  /** 1, 2, 3 … without a gap per device. */
  seq: z.int().min(1),
  streamKind: z.string().min(1).max(40),
  streamId: z.string().min(1).max(120),
  /** The case it concerns, for whatever stream it is in. */
  caseId: uuid.nullable(),
  kind: z.string().min(1).max(80),
  version: z.int().min(1),
  actor,
  /** The command that caused it; the same command given twice causes nothing the second time. */
  commandId: uuid,
  /** The device's clock. The centre's order is the order; this is data. */
  at: instant,
  /** Centre clock minus device clock in ms as last measured; null when never measured. */
  offsetMs: z.int().nullable(),
  payload: z.record(z.string(), z.unknown()),
  /** Hash of the device's previous event; 64 zeros for its first. */
  prevHash: sha256Hex,
  /** SHA-256 in hex over `hashedText` of this event. */
  hash: sha256Hex,
});
export type Event = z.infer<typeof event>;

/** What a decider produces: the envelope's rest (id, device, seq, actor, time, hashes) is added where it is stored. */
export interface NewEvent {
  readonly streamKind: StreamKind;
  readonly streamId: string;
  readonly caseId: string | null;
  readonly kind: string;
  readonly version: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const noHash = '0'.repeat(64);

/**
 * JSON with sorted keys and no white space, so that two programs hash the same text.
 * Lone surrogates are written as escapes by JSON.stringify, so the text is always valid UTF-8.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${value.map((item: unknown) => (item === undefined ? 'null' : canonicalJson(item))).join(',')}]`;
  }
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${members}}`;
}

/** The text whose SHA-256 is the event's hash: everything but the hash itself. */
export function hashedText(unhashed: Omit<Event, 'hash'>): string {
  return canonicalJson(unhashed);
}
