/**
 * The serial protocol of second-generation ID card readers (SDT): `AA AA AA 96 69`, the length of what follows it in two
 * bytes (big endian), the body, and the exclusive or of length and body. Answers begin with a status of three bytes.
 */

const preamble = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;

/** What the computer asks: the two bytes of the command and its parameter. */
export const sdtCommands = {
  /** Is there a card? A card that was read already does not answer until it is lifted and laid down again. */
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  /** Text and photo. */
  read: [0x30, 0x01],
  status: [0x11, 0xff],
} as const;
export type SdtCommand = keyof typeof sdtCommands;

/** Longest body an answer may have: text, photo and fingerprints come to 2,321 bytes. */
const longestBody = 4096;
/** Status, two lengths and the text: what is behind them, photo and fingerprints, is counted and never kept. */
const keptBytes = 3 + 4 + 256;

const xorOf = (bytes: Iterable<number>, from = 0): number => {
  let sum = from;
  for (const byte of bytes) sum ^= byte;
  return sum;
};

/** A frame with this body, of a command or of an answer. */
export function sdtFrame(body: Uint8Array | readonly number[]): Uint8Array {
  const length = body.length + 1;
  const checked = [length >> 8, length & 0xff, ...body];
  return Uint8Array.from([...preamble, ...checked, xorOf(checked)]);
}

export const sdtRequest = (command: SdtCommand): Uint8Array => sdtFrame(sdtCommands[command]);

export interface SdtAnswer {
  /** Three bytes as one number: `0x00009f`. */
  readonly status: number;
  /** Length of the text and of the photo in bytes; 0 where the answer has none. */
  readonly textLength: number;
  readonly photoLength: number;
  /** The text alone, as far as it came. */
  readonly text: Uint8Array;
}

/** Reads answers out of whatever arrives: noise before a frame, frames cut anywhere, frames that do not add up. */
export class SdtReceiver {
  #matched = 0;
  #head: number[] = [];
  /** Bytes of body and checksum still to come; null before the length is known. */
  #left: number | null = null;
  #sum = 0;
  #kept: number[] = [];

  /** Forgets a frame that was begun: what is asked now gets a new one. */
  reset(): void {
    this.#matched = 0;
    this.#head = [];
    this.#left = null;
    this.#sum = 0;
    this.#kept = [];
  }

  /** @returns the answers that became whole, in order; damaged ones are dropped */
  receive(bytes: Uint8Array): SdtAnswer[] {
    const answers: SdtAnswer[] = [];
    for (const byte of bytes) {
      const answer = this.#take(byte);
      if (answer !== undefined) answers.push(answer);
    }
    return answers;
  }

  #take(byte: number): SdtAnswer | undefined {
    if (this.#matched < preamble.length) {
      this.#match(byte);
      return undefined;
    }
    if (this.#left === null) {
      this.#head.push(byte);
      if (this.#head.length < 2) return undefined;
      const [high = 0, low = 0] = this.#head;
      const length = high * 256 + low;
      // A status and a checksum at least.
      if (length < 4 || length > longestBody) this.reset();
      else {
        this.#left = length;
        this.#sum = xorOf(this.#head);
      }
      return undefined;
    }
    this.#left -= 1;
    if (this.#left > 0) {
      this.#sum ^= byte;
      if (this.#kept.length < keptBytes) this.#kept.push(byte);
      return undefined;
    }
    const answer = this.#sum === byte ? answerOf(this.#kept) : undefined;
    this.reset();
    return answer;
  }

  #match(byte: number): void {
    if (byte === preamble[this.#matched]) this.#matched += 1;
    // Any number of AA may come before the last three.
    else this.#matched = byte === 0xaa ? (this.#matched === 3 ? 3 : 1) : 0;
  }
}

function answerOf(body: readonly number[]): SdtAnswer {
  const at = (index: number): number => body[index] ?? 0;
  const status = at(0) * 65_536 + at(1) * 256 + at(2);
  const textLength = at(3) * 256 + at(4);
  return {
    status,
    textLength,
    photoLength: at(5) * 256 + at(6),
    text: Uint8Array.from(body.slice(7, 7 + textLength)),
  };
}

export const sdtFound = 0x00_00_9f;
export const sdtDone = 0x00_00_90;
/** No card, or the one that was read and not lifted since. */
export const sdtNoCard = 0x00_00_80;
