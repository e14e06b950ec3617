/**
 * Text in the columns of a receipt printer. Its ROM knows two widths: ASCII takes one column, everything else
 * (Chinese, fullwidth and ambiguous punctuation, Greek, rare characters drawn as a picture) takes two.
 */

/** 80 mm paper: 576 dots at 12 dots a column. */
export const slipColumns = 48;

/** 〓, the mark of GB 2312 for a character that cannot be shown. */
export const missingGlyph = '〓';

/** 行首禁则: these never begin a line. */
const neverFirst = new Set('，。、；：？！）》〉」』】〕”’％‰℃°·…—～,.;:?!)]}%>');
/** 行末禁则: these never end one. */
const neverLast = new Set('（《〈「『【〔“‘￥$([{<');

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const invisible = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;
const dots = /[•‧・⋅∙]/gu;

/**
 * The text as a receipt printer can be given it: one line, nothing invisible, ¥ (which GB18030 printers garble) as ￥,
 * the look-alikes of the dot in a person's name as the one GB 2312 has, letters and their accents as one character.
 * Nothing that has a shape is dropped: half a surrogate pair shows as 〓.
 */
export const tidy = (text: string): string =>
  text
    .replaceAll(/[\s\u00A0]/gu, ' ')
    .replaceAll(invisible, '')
    .replaceAll(/\p{Cs}/gu, missingGlyph)
    .replaceAll('¥', '￥')
    .replaceAll(dots, '·')
    // Not the whole text: NFC would also exchange compatibility ideographs, and a name stays as it is written.
    .replaceAll(/\P{M}\p{M}+/gu, (cluster) => cluster.normalize('NFC'));

/** Nothing in here joins what stands beside it: nearly every line, and twenty times faster to take apart. */
const unjoined = /^[\x20-\x7E\u00B7\u2014-\u2026\u3001-\u3020\u4E00-\u9FFF\uFF01-\uFF5E]*$/;

/** What a reader sees as one character. */
export const graphemes = (text: string): string[] =>
  unjoined.test(text) ? text.split('') : Array.from(segmenter.segment(text), (part) => part.segment);

/** @returns 1 or 2 columns; 0 only for the empty string. */
export function graphemeColumns(grapheme: string): number {
  const code = grapheme.codePointAt(0);
  if (code === undefined) return 0;
  return code < 0x80 && grapheme.length === 1 ? 1 : 2;
}

export const columnsOf = (text: string): number =>
  graphemes(text).reduce((total, grapheme) => total + graphemeColumns(grapheme), 0);

/** Letters, digits and signs of one ASCII word: a date or a telephone number is not torn apart if it fits a line. */
const isWord = (grapheme: string): boolean => /^[\x21-\x7E]$/.test(grapheme);

function mayBreak(before: string, after: string): boolean {
  if (neverFirst.has(after) || neverLast.has(before)) return false;
  return !(isWord(before) && isWord(after));
}

/**
 * Breaks text into lines of at most `columns` (2 or more), by the Chinese rules for line ends. A word too long for
 * any line (a 43-character case number in a narrow column) breaks where the line is full. Spaces at a break go.
 * @param indent columns left free at the start of the first line
 * @returns at least one line; an empty one for an empty text.
 */
export function wrap(text: string, columns: number, indent = 0): string[] {
  const units = graphemes(tidy(text).trim());
  const lines: string[] = [];
  let start = 0;
  while (start < units.length) {
    const margin = start === 0 ? indent : 0;
    const full = fill(units, start, columns - margin);
    const end = full === units.length ? full : breakPoint(units, start, full, columns);
    lines.push(' '.repeat(margin) + units.slice(start, end).join('').trimEnd());
    start = end;
    while (units[start] === ' ') start += 1;
  }
  return lines.length === 0 ? [''] : lines;
}

/** The index after the last unit that fits; always past `start`, so that wrapping ends. */
function fill(units: readonly string[], start: number, columns: number): number {
  let used = 0;
  let end = start;
  for (; end < units.length; end += 1) {
    used += graphemeColumns(units[end] ?? '');
    // A space at the end of a line takes no ink and may hang over.
    if (used > columns && units[end] !== ' ') break;
  }
  return Math.max(end, start + 1);
}

function breakPoint(units: readonly string[], start: number, full: number, columns: number): number {
  for (let at = full; at > start; at -= 1) {
    const before = units[at - 1] ?? '';
    if (!mayBreak(before, units[at] ?? '')) continue;
    return wordColumns(units, at) > columns ? full : at;
  }
  return full;
}

/** Width of the unbreakable word beginning here. */
function wordColumns(units: readonly string[], at: number): number {
  let end = at;
  while (end < units.length && isWord(units[end] ?? '')) end += 1;
  return end - at;
}

/** Spaces on the right up to `columns`; a longer text is left as it is. */
export const padEnd = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)));

/** Spaces on the left up to `columns`. */
export const padStart = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;

/** Left text and right text on one line, or null where they do not fit with two columns between. */
export function spread(left: string, right: string, columns: number): string | null {
  const room = columns - columnsOf(left) - columnsOf(right);
  return room < 2 ? null : left + ' '.repeat(room) + right;
}
