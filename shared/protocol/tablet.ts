/**
 * How a tablet on the counter's network and the counter talk: JSON texts over one WebSocket, version 1.
 *
 * 1. The counter greets with a nonce drawn for this connection alone (`hello`).
 * 2. A tablet that is not paired sends `pair`: a proof by the code on the clerk's screen. Both sides then derive the
 *    tablet's own key from code and nonce; neither code nor key ever crosses the network. A paired one sends `prove`:
 *    a proof by its key. A proof is the HMAC-SHA256 of {@link provedWords}, and the nonce makes it worth nothing on
 *    any other connection.
 * 3. The counter answers `welcome`, and from then on `state` whenever what the applicant sees changes.
 *    The tablet makes the calls of the applicant's page, each with a number that comes back in `answered`.
 * 4. The counter closes with one of {@link closeCodes}.
 *
 * Only what the applicant's page shows goes out, and only the calls of that page come in.
 */
import type { PadState } from '../contract/pad.ts';
import type { Result } from '../result.ts';

export const tabletProtocol = 1;
/** Bytes of one message to the counter at most; a signature is the longest. */
export const maxTabletFrame = 512 * 1024;
/** Bytes before the tablet is known. */
export const maxStrangerFrame = 2 * 1024;

/** What the counter says. */
export type FromCounter =
  | { readonly kind: 'hello'; readonly protocol: 1; readonly counter: string; readonly nonce: string }
  | { readonly kind: 'paired'; readonly tablet: string }
  | { readonly kind: 'welcome' }
  /** `now` in milliseconds, by the clock that the `until` of a state is of. */
  | { readonly kind: 'state'; readonly state: PadState; readonly now: number }
  | { readonly kind: 'answered'; readonly id: number; readonly result: Result<unknown> };

/** Why the counter closed the connection. */
export const closeCodes = {
  /** Not understood, or too late. */
  malformed: 4400,
  /** The proof is wrong, or the tablet is not this counter's; never said which. */
  refused: 4401,
  /** The same tablet connected anew. */
  replaced: 4409,
  revoked: 4410,
  tooMany: 4429,
} as const;

/** Letters and digits that are not taken for one another on a screen: 60 bits in twelve of them. */
export const codeLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const codeLength = 12;

/** What was typed, as the code is kept: without spaces and hyphens, in capitals. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/gu, '');

/**
 * What a proof or a key is made over: it holds for this protocol, purpose, counter, tablet and connection alone.
 * @param tablet empty while pairing, when it has no number yet
 */
export const provedWords = (
  purpose: 'pair' | 'key' | 'prove',
  counter: string,
  tablet: string,
  nonce: string,
): string => ['yimen-tablet', tabletProtocol, purpose, counter, tablet, nonce].join('\n');
