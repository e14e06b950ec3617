import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, event, uuid } from '#shared/event.ts';
import type { PushRefusalKind } from '#shared/protocol/index.ts';

/** An event as it came in, judged by itself: what it says about its place, and whether it can be taken. */
export interface Arrival {
  readonly id: string;
  readonly seq: number;
  /** The JSON text as it will be kept. */
  readonly body: string;
  readonly verdict: Taken | Refused;
}
export interface Taken {
  readonly ok: true;
  readonly caseId: string | null;
  readonly kind: string;
  readonly at: string;
}
export interface Refused {
  readonly ok: false;
  readonly kind: PushRefusalKind;
  readonly message: string;
}

const place = z.object({ id: uuid, seq: z.int().min(1) });
/** Deeper than anything a form holds; what nests without end would exhaust the stack of whoever reads it. */
const deepest = 64;

/** Null when it does not even say where it belongs, or cannot be written down again. */
export function readArrival(raw: unknown, hall: string, device: string): Arrival | null {
  const placed = place.safeParse(raw);
  const body = textOf(raw);
  if (!placed.success || body === null) return null;
  const { id, seq } = placed.data;
  return { id, seq, body, verdict: judge(raw, hall, device) };
}

/** JSON.parse takes any depth, JSON.stringify does not. */
function textOf(raw: unknown): string | null {
  try {
    return JSON.stringify(raw);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function judge(raw: unknown, hall: string, device: string): Taken | Refused {
  if (isDeeper(raw, deepest)) return refused('malformed', '事件的层次过深。');
  const parsed = event.safeParse(raw);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return refused('malformed', `事件格式不正确：${field}。`);
  }
  const { caseId, kind, at } = parsed.data;
  if (parsed.data.hall !== hall || parsed.data.device !== device)
    return refused('malformed', '事件所写的大厅或设备与发送者不一致。');
  if (!isStorable(kind)) return refused('malformed', '事件格式不正确：kind。');
  if (!isInstant(at)) return refused('malformed', '事件格式不正确：at。');
  const { hash, ...unhashed } = raw as Record<string, unknown>;
  const actual = createHash('sha256').update(canonicalJson(unhashed)).digest('hex');
  if (hash !== actual) return refused('hash', '事件内容与其校验值不符，可能已损坏。');
  return { ok: true, caseId, kind, at };
}

const refused = (kind: PushRefusalKind, message: string): Refused => ({ ok: false, kind, message });

/** PostgreSQL takes neither NUL nor half a character in a text; in a key, nothing invisible is wanted either. */
export const isStorable = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);

function isInstant(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.getUTCFullYear() > 0 && date.toISOString() === text;
}

function isDeeper(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => isDeeper(inner, left - 1));
}
