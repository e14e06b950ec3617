/** A signature by hand as the pad took it: strokes with their time, kept as such and never as a picture. */

/** x, y from the upper left of the area, milliseconds since the first point, pressure (0 to 1). */
export type StrokePoint = readonly [x: number, y: number, ms: number, pressure: number];

export interface HandSignature {
  /** Of the area that was written in, in its own units. */
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly StrokePoint[])[];
}

export const mostStrokes = 120;
export const mostPoints = 6000;
/** From the first point to the last. */
export const longestMs = 10 * 60_000;

interface PenPoint {
  readonly x: number;
  readonly y: number;
  readonly time: number;
  readonly pressure: number;
}

const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** What was drawn, within the area and of a size that can be kept: points too many are thinned out evenly. */
export function handOf(
  drawn: readonly { readonly points: readonly PenPoint[] }[],
  { width, height }: { readonly width: number; readonly height: number },
): HandSignature {
  const groups = drawn.filter(({ points }) => points.length > 0).slice(0, mostStrokes);
  const total = groups.reduce((sum, { points }) => sum + points.length, 0);
  // Each stroke keeps its last point besides.
  const every = Math.max(1, Math.ceil(total / (mostPoints - mostStrokes)));
  const start = groups[0]?.points[0]?.time ?? 0;
  let latest = 0;
  const strokes = groups.map(({ points }) =>
    points
      .filter((_point, index) => index % every === 0 || index === points.length - 1)
      .map(({ x, y, time, pressure }): StrokePoint => {
        // The clock of the computer may be set while somebody writes.
        latest = Math.max(latest, within(Math.round(time - start), longestMs));
        return [tenth(within(x, width)), tenth(within(y, height)), latest, tenth(within(pressure, 1))];
      }),
  );
  return { width, height, strokes };
}

/** Length of the ink, in heights of the area. */
function inkOf({ height, strokes }: HandSignature): number {
  let length = 0;
  for (const stroke of strokes)
    for (const [index, [x, y]] of stroke.entries()) {
      const before = stroke[index - 1];
      if (before !== undefined) length += Math.hypot(x - before[0], y - before[1]);
    }
  return length / height;
}

const leastInk = 0.5;
const leastPoints = 8;

/** Nobody's name can be written so short: a dot, a slip of the hand, nothing at all. */
export const isTooShort = (hand: HandSignature): boolean =>
  hand.strokes.reduce((sum, stroke) => sum + stroke.length, 0) < leastPoints || inkOf(hand) < leastInk;

/** As one line of SVG around the ink alone, `margin` of the ink's height left on each side. */
export function signatureDrawing({ strokes }: HandSignature): {
  readonly viewBox: string;
  readonly path: string;
  readonly pen: number;
} {
  const points = strokes.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const pen = Math.max(1, tenth(Math.max(width / 4, height) / 22));
  const box = [left - pen, top - pen, width + 2 * pen, height + 2 * pen].map(tenth);
  return { viewBox: box.join(' '), path: strokes.map(strokePath).join(''), pen };
}

/** Through the middles between its points, so that the corners are round. */
function strokePath(stroke: readonly StrokePoint[]): string {
  const [first, ...rest] = stroke;
  if (first === undefined) return '';
  const [x, y] = first;
  // A dot is a line without length: its round cap is drawn.
  if (rest.length === 0) return `M${x} ${y}h0`;
  let path = `M${x} ${y}`;
  for (const [index, [atX, atY]] of rest.entries()) {
    const next = rest[index + 1];
    path +=
      next === undefined
        ? `L${atX} ${atY}`
        : `Q${atX} ${atY} ${tenth((atX + next[0]) / 2)} ${tenth((atY + next[1]) / 2)}`;
  }
  return path;
}
