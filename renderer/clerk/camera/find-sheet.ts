/** Finds the sheet on the mat of a document camera, and lays it straight. */
import { fromMask, getPerspectiveWarp, Image } from 'image-js';
import type { Spot } from './picture-ops.ts';

/** A picture as pixels, four bytes each. */
export interface Pixels {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** A sheet fills at least this part of the picture; and one that fills all of it has no edges to be found. */
const leastShare = 0.12;
const mostShare = 0.97;
/** How well four corners have to cover what was found. */
const leastCovered = 0.85;

const imageOf = ({ data, width, height }: Pixels): Image =>
  new Image(width, height, {
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    colorModel: 'RGBA',
  });

/**
 * The corners of the brightest large sheet, from the upper left clockwise; null where none stands out.
 * @param pixels a small picture is enough: a few hundred dots wide
 */
export function findSheet(pixels: Pixels): readonly [Spot, Spot, Spot, Spot] | null {
  const { width, height } = pixels;
  const mask = imageOf(pixels).convertColor('GREY').threshold({ algorithm: 'otsu' });
  const [sheet] = fromMask(mask)
    .getRois({ kind: 'white', minSurface: Math.round(width * height * leastShare) })
    .toSorted((one, other) => other.surface - one.surface);
  // By its outline: what is written on it are holes.
  if (sheet === undefined || sheet.convexHull.surface > width * height * mostShare) return null;
  const hull = sheet.convexHull.points.map(({ column, row }) => ({
    x: column + sheet.origin.column,
    y: row + sheet.origin.row,
  }));
  const corners = [
    furthest(hull, ({ x, y }) => -x - y),
    furthest(hull, ({ x, y }) => x - y),
    furthest(hull, ({ x, y }) => x + y),
    furthest(hull, ({ x, y }) => y - x),
  ] as const;
  if (area(corners) < sheet.convexHull.surface * leastCovered) return null;
  const share = ({ x, y }: Spot): Spot => ({ x: x / width, y: y / height });
  return [share(corners[0]), share(corners[1]), share(corners[2]), share(corners[3])];
}

function furthest(spots: readonly Spot[], score: (spot: Spot) => number): Spot {
  let best = spots[0] ?? { x: 0, y: 0 };
  for (const spot of spots) if (score(spot) > score(best)) best = spot;
  return best;
}

/** Of a polygon, by its corners in order. */
function area(corners: readonly Spot[]): number {
  let twice = 0;
  for (const [at, one] of corners.entries()) {
    const next = corners[(at + 1) % corners.length] ?? one;
    twice += one.x * next.y - next.x * one.y;
  }
  return Math.abs(twice) / 2;
}

/** The part of the picture between four corners, as if looked at from straight above. */
export function straighten(pixels: Pixels, corners: readonly Spot[]): Pixels {
  const points = corners.map(({ x, y }) => ({
    column: x * (pixels.width - 1),
    row: y * (pixels.height - 1),
  }));
  const { matrix, width, height } = getPerspectiveWarp(points);
  const flat = imageOf(pixels)
    .convertColor('RGB')
    .transform(matrix, { width, height, inverse: true, borderType: 'replicate' })
    .convertColor('RGBA');
  const { data } = flat.getRawImage();
  return {
    data: new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength),
    width,
    height,
  };
}
