/** Medians and spread of repeated measurements, and the ratio between two that were taken in turn. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  return { median, min: at(0), max: at(sorted.length - 1) };
}

export interface Comparison {
  readonly name: string;
  readonly unit: string;
  /** Ours and the yardstick, measured in turn: ours[i] belongs with yardstick[i]. */
  readonly ours: readonly number[];
  readonly yardstick: readonly number[];
  readonly against: string;
}

const show = ({ median, min, max }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`;

export function report({ name, unit, ours, yardstick, against }: Comparison): string {
  const ratios = ours.map((value, index) => value / (yardstick[index] ?? Number.NaN));
  return [
    name,
    `  一门            ${show(spread(ours), 2)} ${unit}`,
    `  ${against}  ${show(spread(yardstick), 2)} ${unit}`,
    `  比值            ${show(spread(ratios), 2)}   (${ours.length}次,交替测量,中位数,括号内为最小–最大)`,
  ].join('\n');
}

const percents = [0.5, 0.99] as const;

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** `p50 1.23 ms  p99 4.56 ms` */
export const percentiles = (values: readonly number[], digits = 2): string =>
  percents.map((share) => `p${share * 100} ${quantile(values, share).toFixed(digits)} ms`).join('  ');

/** Of the percentiles: `p50 1.2  p99 3.4` */
export const ratios = (ours: readonly number[], yardstick: readonly number[]): string =>
  percents
    .map((share) => `p${share * 100} ${(quantile(ours, share) / quantile(yardstick, share)).toFixed(1)}`)
    .join('  ');
