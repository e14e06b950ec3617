/**
 * A scanner that is a keyboard. With a prefix of its own whatever follows the prefix is the scanner's, however slow;
 * without one it is told from a person by its speed: it types a whole number and Enter at once.
 */
import { readScanned, type Scanned } from '#shared/scanner/scanned.ts';

/** Between two keys of a scanner, at most. People take more than twice as long. */
export const scannerMs = 50;
/** The same after a prefix: nobody types it, so a slow scanner, or a busy computer, has time. */
export const prefixedMs = 800;
/** As many as a scanner sends of one code; what is longer is no code. */
const mostKeys = 512;

/** What becomes of a key: the screens get it, the scanner's text swallows it, or it ended a code. */
export type KeyFate = 'pass' | 'swallow' | Scanned;

export class ScanDetector {
  readonly #prefix: string;
  #text = '';
  #last = Number.NEGATIVE_INFINITY;
  #inCode = false;

  /** @param prefix one character that the scanner sends before each code; empty where it sends none */
  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  /** Whether this key goes on with what the one before began; otherwise it begins anew. */
  continues(at: number): boolean {
    return at - this.#last <= (this.#inCode ? prefixedMs : scannerMs);
  }

  /** One key press. */
  key(key: string, at: number): KeyFate {
    const goesOn = this.continues(at);
    this.#last = at;
    return this.#prefix === '' ? this.#guess(key, goesOn) : this.#prefixed(key, goesOn);
  }

  /** What was swallowed though no code came of it: somebody typed the prefix. */
  abandon(): string {
    const text = this.#inCode ? this.#prefix + this.#text : '';
    this.#inCode = false;
    this.#text = '';
    return text;
  }

  #guess(key: string, goesOn: boolean): KeyFate {
    const text = goesOn ? this.#text : '';
    if (key !== 'Enter') {
      // Shift and the like come between a scanner's keys and type nothing.
      this.#text = key.length === 1 ? (text + key).slice(-mostKeys) : text;
      return 'pass';
    }
    this.#text = '';
    const scanned = readScanned(text);
    // Anything else may be a person's, and is in the field already.
    return scanned.kind === 'other' ? 'pass' : scanned;
  }

  #prefixed(key: string, goesOn: boolean): KeyFate {
    if (!this.#inCode || !goesOn) {
      this.#inCode = key === this.#prefix;
      this.#text = '';
      return this.#inCode ? 'swallow' : 'pass';
    }
    if (key !== 'Enter') {
      if (key.length === 1 && this.#text.length < mostKeys) this.#text += key;
      return 'swallow';
    }
    this.#inCode = false;
    const text = this.#text;
    this.#text = '';
    return text === '' ? 'swallow' : readScanned(text);
  }
}
