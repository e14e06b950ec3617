/**
 * How a counter and the centre talk: HTTP and JSON, version 1.
 *
 * Every request carries `authorization: Bearer <hall token>`; a token belongs to one hall.
 *
 * - `POST /v1/push` — {@link pushRequest} → {@link pushReply}. A device's events in its own order.
 *   The centre takes the contiguous prefix after what it already has of that device, and answers only
 *   when the events are durable. Sent again, the same events answer `already` with the original position.
 *   An event that cannot be taken is `refused` ({@link pushRefusalKinds}), kept aside at the centre as it
 *   came, uses up its sequence and does not block the next; sent again it gets the same refusal.
 *   `acknowledged` above what the device has ever made, or an own event in a pull that it does not have,
 *   means the device was restored from an old copy: it takes back what it lacks, sends what waits, and then
 *   takes a new device id. `acknowledged` below what was acknowledged before means the centre was restored:
 *   the device sends again from `acknowledged + 1` and pulls again from 0.
 * - `GET /v1/pull?after=N&limit=L&wait=S` — everything of the hall after position N, in the hall's order,
 *   without gaps → {@link pullReply}. With `wait` (seconds, 0–30) the answer may be held until something comes.
 *   A reply may hold fewer than `limit` when the events are large; `position` tells whether there is more.
 *   `position` below the cursor means the centre was restored from an old copy: the device pulls again from 0.
 * - `GET /v1/time` → {@link timeReply}.
 * - `GET /v1/cases/{caseId}` → {@link caseReply}: what the centre holds of one case; empty for one it does not know.
 * - `GET /healthz` → {@link healthReply}: 200 when the database answers, else 503. No token.
 *
 * What was acknowledged and the cursor belong to one centre; at another address both begin at 0.
 *
 * Errors: HTTP 4xx/5xx with {@link errorReply}.
 */
import { z } from 'zod';
import { event, instant, uuid } from '../event.ts';

export const protocolVersion = 1;
/** The centre refuses more events than this in one push, and a counter never sends more. */
export const maxPushEvents = 500;
/** Bytes of one request body at most. */
export const maxBodyBytes = 8 * 1024 * 1024;

export const pushRequest = z.object({
  protocol: z.literal(protocolVersion),
  hall: z.string().min(1).max(80),
  device: z.string().min(1).max(80),
  events: z.array(event).min(1).max(maxPushEvents),
});
export type PushRequest = z.infer<typeof pushRequest>;

/** What the centre checks of a push as a whole; each event is then judged by itself. */
export const pushEnvelope = pushRequest.extend({ events: z.array(z.unknown()).min(1).max(maxPushEvents) });

/** Why one event was refused. A counter shows the message and must expect kinds it does not know. */
export const pushRefusalKinds = [
  'malformed', // not an event of the declared hall and device, or not an event at all
  'hash', // the content is not what its hash says
  'conflict', // its id or its sequence already belongs to another event
] as const;
export type PushRefusalKind = (typeof pushRefusalKinds)[number];

export const pushResult = z.discriminatedUnion('outcome', [
  z.object({ id: uuid, outcome: z.literal('accepted'), hallSeq: z.int().min(1) }),
  z.object({ id: uuid, outcome: z.literal('already'), hallSeq: z.int().min(1) }),
  z.object({ id: uuid, outcome: z.literal('refused'), kind: z.string(), message: z.string() }),
]);
export type PushResult = z.infer<typeof pushResult>;

export const pushReply = z.object({
  /** The highest sequence of this device up to which the centre has everything, durably. */
  acknowledged: z.int().min(0),
  /** One per event sent, in order; events past a gap are left out. */
  results: z.array(pushResult),
  now: instant,
});
export type PushReply = z.infer<typeof pushReply>;

export const pullReply = z.object({
  /** Position of the hall's last event at the centre. */
  position: z.int().min(0),
  events: z.array(z.object({ hallSeq: z.int().min(1), event })),
  now: instant,
});
export type PullReply = z.infer<typeof pullReply>;

export const timeReply = z.object({ now: instant });

export const caseReply = z.object({
  caseId: uuid,
  events: z.array(
    z.object({ hallSeq: z.int().min(1), id: uuid, kind: z.string(), at: instant, device: z.string() }),
  ),
});
export type CaseReply = z.infer<typeof caseReply>;

/** `instance` is drawn anew at each start of the centre. */
export const healthReply = z.object({ ok: z.boolean(), instance: z.string() });

/** The one line a centre prints to its standard output, when it serves or when it cannot. */
export const startLine = z.discriminatedUnion('ready', [
  z.object({
    ready: z.literal(true),
    /** Another process already serves this data folder; this one has ended. */
    already: z.literal(true).optional(),
    url: z.url(),
    /** Where the training hall's token is; null for a centre that is not for training. */
    tokenFile: z.string().nullable(),
  }),
  z.object({ ready: z.literal(false), message: z.string() }),
]);
export type StartLine = z.infer<typeof startLine>;

export const errorKinds = [
  'bad_request',
  'unauthorised',
  'wrong_hall',
  'too_large',
  'not_found',
  'unsupported_version',
  'unavailable', // the database does not answer; try again
  'fault', // the centre's own failure; details are in its log
] as const;
export type ErrorKind = (typeof errorKinds)[number];
export const errorReply = z.object({ error: z.object({ kind: z.enum(errorKinds), message: z.string() }) });
export type ErrorReply = z.infer<typeof errorReply>;
