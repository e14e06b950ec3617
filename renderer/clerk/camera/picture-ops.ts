/** What is done to a photographed page: in this order, from the picture as it was taken, so that nothing is lost twice. */

/** In fractions of the picture: 0,0 is its upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type PictureOp =
  | { readonly kind: 'turn'; readonly quarters: 1 | 2 | 3 }
  /** Degrees, clockwise. */
  | { readonly kind: 'tilt'; readonly degrees: number }
  | {
      readonly kind: 'crop';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  /** The sheet by its corners, from the upper left clockwise: it becomes the whole picture, with right angles. */
  | { readonly kind: 'straighten'; readonly corners: readonly [Spot, Spot, Spot, Spot] };

/** One more quarter turn to the right or left: turns that follow each other are one. */
export function turned(ops: readonly PictureOp[], by: 1 | 3): PictureOp[] {
  const last = ops.at(-1);
  if (last?.kind !== 'turn') return [...ops, { kind: 'turn', quarters: by }];
  const quarters = (last.quarters + by) % 4;
  const before = ops.slice(0, -1);
  return quarters === 0 ? before : [...before, { kind: 'turn', quarters: quarters as 1 | 2 | 3 }];
}

const mostTilt = 15;

/** Tilts that follow each other are one. */
export function tilted(ops: readonly PictureOp[], by: number): PictureOp[] {
  const last = ops.at(-1);
  const before = last?.kind === 'tilt' ? ops.slice(0, -1) : [...ops];
  const sum = (last?.kind === 'tilt' ? last.degrees : 0) + by;
  const degrees = Math.max(-mostTilt, Math.min(mostTilt, Math.round(sum * 10) / 10));
  return degrees === 0 ? before : [...before, { kind: 'tilt', degrees }];
}

/** A picture fitted into a square of this side, never made larger. */
export function fitted(
  width: number,
  height: number,
  side: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
