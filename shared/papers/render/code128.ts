/** Code 128 in the code sets B (letters and signs) and C (pairs of digits): what the printer is told, and its bars. */

export interface Code128Part {
  readonly set: 'B' | 'C';
  /** In set C an even number of digits. */
  readonly text: string;
}

/** Narrowest module at 203 dpi that scanners read well from thermal paper is 2 dots; 3 where there is room. */
const moduleDots = [3, 2] as const;
const paperDots = 576;
/** Modules that stay white on each side. */
const quietZone = 10;

/** Four digits or more go in pairs; of an odd number the first waits outside, or the last at the very start. */
const digitRun = /\d{4,}/g;

/** @returns undefined for an empty text and for signs that neither set has */
export function code128Parts(text: string): readonly Code128Part[] | undefined {
  if (!/^[\x20-\x7E]+$/.test(text)) return undefined;
  if (/^\d\d$/.test(text)) return [{ set: 'C', text }];
  const parts: Code128Part[] = [];
  let from = 0;
  const letters = (to: number): void => {
    if (to > from) parts.push({ set: 'B', text: text.slice(from, to) });
  };
  for (const { 0: run, index } of text.matchAll(digitRun)) {
    const begin = index === 0 ? 0 : index + (run.length % 2);
    const end = begin + run.length - (run.length % 2);
    letters(begin);
    parts.push({ set: 'C', text: text.slice(begin, end) });
    from = end;
  }
  letters(text.length);
  return parts;
}

const startOf = { B: 104, C: 105 } as const;
const switchTo = { B: 100, C: 99 } as const;
const stop = 106;

/** Values of the symbols, with start, check and stop. */
export function code128Symbols(parts: readonly Code128Part[]): number[] {
  const values = parts.flatMap(({ set, text }, index) => [
    index === 0 ? startOf[set] : switchTo[set],
    ...(set === 'B'
      ? Array.from(text, (sign) => sign.charCodeAt(0) - 32)
      : (text.match(/\d\d/g) ?? []).map(Number)),
  ]);
  const check = values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103;
  return [...values, check, stop];
}

/** Eleven modules a symbol, thirteen for the stop. */
const modulesOf = (symbols: readonly number[]): number => symbols.length * 11 + 2;

/** Dots of one module, or undefined where the code does not fit across 80 mm paper or cannot be made at all. */
export function code128Dots(text: string): number | undefined {
  const parts = code128Parts(text);
  if (parts === undefined) return undefined;
  const modules = modulesOf(code128Symbols(parts)) + 2 * quietZone;
  return moduleDots.find((dots) => modules * dots <= paperDots);
}

/** Widths in modules of the bars and the spaces between them, in turn; the first is a bar. */
export const code128Bars = (symbols: readonly number[]): number[] =>
  symbols.flatMap((value) => Array.from(patterns[value] ?? '', Number));

/** ISO/IEC 15417, table 1: bar, space, bar, space, bar, space of the values 0 to 105, and the stop. */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 ' +
  '113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 ' +
  '212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 ' +
  '113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 ' +
  '241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 ' +
  '211232 2331112'
).split(' ');
