/** The cases behind figures as two buffers: handed from thread to thread without a copy, and small enough to be kept. */

export interface PackedFigures {
  /** Case ids one after the other, in ASCII. */
  readonly ids: Uint8Array<ArrayBuffer>;
  /** Where each begins in `ids`, and where the last ends. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Numbers of ids, figure after figure. */
  readonly members: Uint32Array<ArrayBuffer>;
  /** Where each figure's begin in `members`, and how many. */
  readonly figures: ReadonlyMap<string, readonly [from: number, count: number]>;
}

export function packFigures(figures: ReadonlyMap<string, readonly string[]>): PackedFigures {
  const numbers = new Map<string, number>();
  const places = new Map<string, readonly [number, number]>();
  let count = 0;
  for (const caseIds of figures.values()) count += caseIds.length;
  const members = new Uint32Array(count);
  let at = 0;
  for (const [key, caseIds] of figures) {
    places.set(key, [at, caseIds.length]);
    for (const id of caseIds) {
      let number = numbers.get(id);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(id, number);
      }
      members[at] = number;
      at += 1;
    }
  }
  const starts = new Uint32Array(numbers.size + 1);
  let bytes = 0;
  for (const [id, number] of numbers) {
    starts[number] = bytes;
    bytes += id.length;
  }
  starts[numbers.size] = bytes;
  const ids = new Uint8Array(bytes);
  const encoder = new TextEncoder();
  for (const [id, number] of numbers) encoder.encodeInto(id, ids.subarray(starts[number]));
  return { ids, starts, members, figures: places };
}

/** Null where there is no such figure. */
export function unpackFigure({ ids, starts, members, figures }: PackedFigures, key: string): string[] | null {
  const place = figures.get(key);
  if (place === undefined) return null;
  const text = Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength);
  return Array.from(members.subarray(place[0], place[0] + place[1]), (number) =>
    text.toString('latin1', starts[number], starts[number + 1]),
  );
}

export const packedBytes = ({ ids, starts, members }: PackedFigures): number =>
  ids.byteLength + starts.byteLength + members.byteLength;
