/** The bytes of a scanner on a serial port: each code ends with CR or LF, or, from some models, with silence. */

/** Of one code; the longest that fits into a field of ours is far shorter. */
export const mostScanned = 512;
/** A code that has no end of its own is over when nothing more has come for this long. */
export const quietMs = 120;

export class ScanLines {
  #bytes: number[] = [];
  #tooLong = false;

  /** The codes that these bytes complete. */
  feed(bytes: Uint8Array): string[] {
    const whole: string[] = [];
    for (const byte of bytes) {
      if (byte === 0x0d || byte === 0x0a) {
        const text = this.end();
        if (text !== null) whole.push(text);
      } else if (this.#bytes.length < mostScanned) this.#bytes.push(byte);
      else this.#tooLong = true;
    }
    return whole;
  }

  /** Something has come that is not complete yet. */
  get holds(): boolean {
    return this.#bytes.length > 0;
  }

  /** What has come so far, as a whole code; null where it is none: empty, too long, or not text. */
  end(): string | null {
    const bytes = Uint8Array.from(this.#bytes);
    const tooLong = this.#tooLong;
    this.#bytes = [];
    this.#tooLong = false;
    if (tooLong || bytes.length === 0) return null;
    const text = textOf(bytes).trim();
    // oxlint-disable-next-line no-control-regex -- noise on the line, and never a character of a code
    return text === '' || /[\u0000-\u0008\u000b-\u001f\u007f\ufffd]/u.test(text) ? null : text;
  }
}

/** Two-dimensional codes carry Chinese, in the one encoding or the other. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
