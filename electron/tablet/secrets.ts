import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { codeLength, codeLetters, provedWords } from '#shared/protocol/tablet.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** Takes the same time wherever the two differ, whatever their lengths. */
export const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const hmac = (key: string, words: string): string => createHmac('sha256', key).update(words).digest('hex');

/** @param key of the tablet */
export const proofBy = (key: string, counter: string, tablet: string, nonce: string): string =>
  hmac(key, provedWords('prove', counter, tablet, nonce));

/** By the code on the clerk's screen. */
export const pairingProof = (code: string, counter: string, nonce: string): string =>
  hmac(code, provedWords('pair', counter, '', nonce));

/** The key that both sides have after pairing, though it never crossed the network. */
export const pairedKey = (code: string, counter: string, nonce: string): string =>
  hmac(code, provedWords('key', counter, '', nonce));

export const pairingMs = 2 * 60_000;
export const pairingTries = 5;

export interface PairingCode {
  readonly code: string;
  /** Milliseconds left. */
  readonly leftMs: number;
}

/** The code on the clerk's screen: for two minutes, once, and ended by five wrong tries. */
export class Pairing {
  readonly #now: () => number;
  #open: { readonly code: string; readonly until: number; tries: number } | null = null;

  /** @param now milliseconds of a clock that is never set */
  constructor(now: () => number) {
    this.#now = now;
  }

  begin(): void {
    const code = Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join(
      '',
    );
    this.#open = { code, until: this.#now() + pairingMs, tries: 0 };
  }

  end(): void {
    this.#open = null;
  }

  get current(): PairingCode | null {
    if (this.#open !== null && this.#now() >= this.#open.until) this.#open = null;
    return this.#open === null
      ? null
      : { code: this.#open.code, leftMs: Math.ceil(this.#open.until - this.#now()) };
  }

  /** The tablet's key, once, for a proof by the right code; null for any other. */
  take(proof: string, counter: string, nonce: string): string | null {
    if (this.current === null || this.#open === null) return null;
    const { code } = this.#open;
    if (sameText(proof, pairingProof(code, counter, nonce))) {
      this.#open = null;
      return pairedKey(code, counter, nonce);
    }
    this.#open.tries += 1;
    if (this.#open.tries >= pairingTries) this.#open = null;
    return null;
  }
}
