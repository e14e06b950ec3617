/** A paper on 80 mm: 48 columns, large where an elderly reader looks first, everything else in reading order. */
import { unreachable } from '../../result.ts';
import { code128Dots } from './code128.ts';
import { columnsOf, padEnd, padStart, slipColumns, spread, tidy, wrap } from './columns.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import type { SignedLine } from '../ledger/ledger.ts';

/** What the receipt printer is told, line by line; electron/print turns it into the printer's bytes. */
export type SlipLine =
  /** Text already wrapped: at most 48 columns (24 at scale 2), a Chinese character being two. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align: 'left' | 'center';
      readonly scale: 1 | 2;
      readonly bold: boolean;
    }
  | { readonly kind: 'qr'; readonly data: string }
  /** Code 128, with its text under the bars. */
  | { readonly kind: 'barcode'; readonly code: string }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' };

/** Which copy this is. */
export interface Copy {
  /** 0 for the first copy; n prints 补打 第n次. */
  readonly reprint: number;
  /** As it is to be read, e.g. `2026年9月30日 09:05`. */
  readonly printedAt: string;
  /** Who had it printed again, e.g. `张凤（工号1002）`; empty for the first copy. */
  readonly by: string;
  /** What was signed on the pad; drawn on A4 alone, thermal paper has no lines to write on. */
  readonly hands?: readonly SignedLine[];
}

export const trainingMark = '演示 · 无效 · 仅供培训';
/** `补打 第n次` with the time, and who; together on one line where there is room. Empty for a first copy. */
export const reprintMark = ({ reprint, printedAt, by }: Copy): readonly string[] =>
  reprint === 0 ? [] : [`补打 第${reprint}次 ${printedAt}`, by].filter((part) => part !== '');

/** Labels up to this wide share one column of values; a wider one has its value on the next line. */
const widestLabel = 12;
const step = 2;

const line = (text: string): SlipLine => ({ kind: 'text', text, align: 'left', scale: 1, bold: false });
const strong = (text: string): SlipLine => ({ kind: 'text', text, align: 'left', scale: 1, bold: true });
const feed = (lines: number): SlipLine => ({ kind: 'feed', lines });
const rule: SlipLine = line('-'.repeat(slipColumns));
const penRule: SlipLine = line('_'.repeat(slipColumns));

const centred = (text: string, scale: 1 | 2, bold: boolean): SlipLine[] =>
  balanced(text, slipColumns / scale).map((part) => ({
    kind: 'text',
    text: part,
    align: 'center',
    scale,
    bold,
  }));

export function layOutSlip(content: PaperContent, copy: Copy): SlipLine[] {
  const training = content.training ? centred(trainingMark, 1, true) : [];
  return [
    ...training,
    ...centred(content.title, 2, true),
    ...reprintLines(copy),
    feed(1),
    ...numberLines(content.number),
    rule,
    ...addressee(content),
    ...content.blocks.flatMap(blockLines),
    rule,
    ...closing(content),
    ...content.signatures.flatMap(signature),
    ...qrLines(content.qr),
    ...barcodeLines(content.barcode),
    ...(content.footer === '' ? [] : [rule, ...wrap(content.footer, slipColumns).map(line)]),
    ...training,
    feed(1),
    { kind: 'cut' },
  ];
}

function reprintLines(copy: Copy): SlipLine[] {
  const parts = reprintMark(copy);
  const whole = parts.join(' ');
  const lines = whole === '' || columnsOf(tidy(whole)) > slipColumns ? parts : [whole];
  return lines.flatMap((text) => centred(text, 1, true));
}

/** People read this number out on the telephone: as large as it goes. */
function numberLines(number: string): SlipLine[] {
  if (number === '') return [];
  const large = columnsOf(tidy(number)) <= slipColumns / 2;
  return [line('编号：'), ...centred(number, large ? 2 : 1, true)];
}

/** A slip usually names the applicant among its fields; then it is not said twice. */
function addressee(content: PaperContent): SlipLine[] {
  const name = content.addressee.replace(/[：:]$/, '');
  return name === '' || hasValue(content, name) ? [] : wrap(`${name}：`, slipColumns).map(strong);
}

const hasValue = (content: PaperContent, value: string): boolean =>
  content.blocks.some((block) => block.type === 'fields' && block.rows.some(([, text]) => text === value));

function blockLines(block: PaperBlock): SlipLine[] {
  switch (block.type) {
    case 'paragraph':
      return wrap(block.text, slipColumns, 4).map(line);
    case 'fields':
      return fieldLines(block.rows);
    case 'table':
      return tableLines(block);
    case 'statement':
      return [feed(1), ...wrap(block.text, slipColumns, 4).map(strong)];
    case 'heading':
      return [feed(1), ...wrap(block.text, slipColumns).map(strong)];
    case 'blank':
      return blankLines(block);
    default:
      return unreachable(block);
  }
}

/** Rules far enough apart for a pen. */
const blankLines = ({ label, text, lines }: Extract<PaperBlock, { type: 'blank' }>): SlipLine[] => [
  feed(1),
  ...wrap(`${label}：`, slipColumns).map(strong),
  ...(text === '' ? [] : wrap(text, slipColumns).map(line)),
  ...Array.from({ length: lines }, () => [feed(1), penRule]).flat(),
];

/** Label：value, the values one under the other. */
function fieldLines(rows: readonly (readonly [string, string])[]): SlipLine[] {
  const labels = rows.map(([label]) => `${tidy(label)}：`);
  const narrow = labels.map(columnsOf).filter((columns) => columns <= widestLabel + 2);
  const margin = Math.max(0, ...narrow);
  return rows.flatMap(([, value], index) => hanging(labels[index] ?? '', value, margin)).map(line);
}

/** A value that would be torn beside its label, but is whole on a line of its own, gets that line. */
function hanging(label: string, value: string, margin: number): string[] {
  const text = tidy(value).trim();
  const room = slipColumns - margin;
  const unbroken = !text.includes(' ') && columnsOf(text) === text.length;
  const below =
    columnsOf(label) > margin || (unbroken && text.length > room && text.length <= slipColumns - step);
  if (below) return [...wrap(label, slipColumns), ...indented(wrap(text, slipColumns - step), step)];
  const [first = '', ...rest] = wrap(text, room);
  return [(padEnd(label, margin) + first).trimEnd(), ...indented(rest, margin)];
}

const indented = (lines: readonly string[], columns: number): string[] =>
  lines.map((text) => ' '.repeat(columns) + text);

type Table = Extract<PaperBlock, { type: 'table' }>;

/** A numbered list: the name on the left, short facts (份数、页数) on the right, long ones under it with their heads. */
function tableLines(table: Table): SlipLine[] {
  const numbered = table.head[0]?.title === '序号';
  const caption = table.caption === '' ? [] : wrap(table.caption, slipColumns).map(strong);
  const rows = table.rows.flatMap((row, index) => {
    const cells = row.map((text, column) => ({
      title: table.head[column]?.title ?? '',
      text: tidy(text).trim(),
    }));
    const mark = numbered ? cells.shift()?.text : undefined;
    const [name, ...facts] = cells;
    return rowLines(
      `${mark ?? index + 1}. `,
      name?.text ?? '',
      facts.filter((fact) => fact.text !== ''),
    );
  });
  return [...(caption.length === 0 ? [] : [feed(1), ...caption]), ...rows.map(line)];
}

interface Fact {
  readonly title: string;
  readonly text: string;
}

function rowLines(mark: string, name: string, facts: readonly Fact[]): string[] {
  const margin = Math.min(columnsOf(mark), slipColumns / 2);
  const [first = '', ...rest] = wrap(name, slipColumns - margin);
  const head = padEnd(wrap(mark, margin)[0] ?? '', margin);
  const lines = [head + first, ...indented(rest, margin)];
  if (facts.length === 0) return lines;
  const short = facts.map(({ title, text }) => (/^\d+$/.test(text) ? `${title}${text}` : text)).join(' ');
  const allShort =
    facts.every(({ text }) => columnsOf(text) <= 16) && columnsOf(short) <= slipColumns - margin;
  if (!allShort) return [...lines, ...facts.flatMap(({ title, text }) => longFact(title, text, margin))];
  const beside = spread(lines.at(-1) ?? '', short, slipColumns);
  return beside === null ? [...lines, padStart(short, slipColumns)] : [...lines.slice(0, -1), beside];
}

function longFact(title: string, text: string, margin: number): string[] {
  const label = title === '' ? '' : `${tidy(title)}：`;
  const room = slipColumns - margin;
  const own = columnsOf(label) <= widestLabel + 2 ? columnsOf(label) : 0;
  if (own === 0) return indented(wrap(label + text, room), margin);
  const [first = '', ...rest] = wrap(text, room - own);
  return indented([label + first, ...indented(rest, own)], margin);
}

/** Organ and date at the right, under each other, with room above them for the seal that goes over both. */
function closing(content: PaperContent): SlipLine[] {
  const { organ, date, seal } = content.closing;
  const handler =
    content.handler === '' || hasValue(content, content.handler) ? [] : [`经办人：${content.handler}`];
  return [
    ...handler.flatMap((text) => wrap(text, slipColumns).map(line)),
    ...(seal === null ? [] : [...wrap(`（加盖${seal}）`, slipColumns).map(toRight), feed(2)]),
    ...wrap(organ, slipColumns).map(toRight),
    ...wrap(date, slipColumns).map(toRight),
    feed(seal === null ? 1 : 3),
  ];
}

const toRight = (text: string): SlipLine => line(padStart(text, slipColumns));

/** Room for a hand: a rule of at least 20 columns, and the date to be filled in. */
function signature(label: string): SlipLine[] {
  const lines = wrap(`${label.replace(/[：:]$/, '')}：`, slipColumns);
  const last = lines.at(-1) ?? '';
  const room = slipColumns - columnsOf(last);
  const ruled =
    room >= 20 ? [...lines.slice(0, -1), last + '_'.repeat(room)] : [...lines, '_'.repeat(slipColumns)];
  return [feed(1), ...ruled.map(line), toRight('年    月    日'), feed(1)];
}

function qrLines(data: string | null): SlipLine[] {
  if (data === null || data === '') return [];
  return [{ kind: 'qr', data }, ...centred(qrMeaning(data), 1, false)];
}

/** What somebody can do with the code. */
export const qrMeaning = (data: string): string =>
  /^https?:\/\//.test(data) ? '扫描二维码查询办理情况' : '到窗口出示此码可直接查询';

/** Only where it fits: the number stands on the slip in any case. */
const barcodeLines = (code: string | null): SlipLine[] =>
  code === null || code128Dots(code) === undefined ? [] : [{ kind: 'barcode', code }];

/** Lines of nearly the same length: a title never leaves one character alone on its second line. */
function balanced(text: string, columns: number): string[] {
  const lines = wrap(text, columns);
  if (lines.length === 1) return lines;
  const even = Math.ceil(columnsOf(lines.join('')) / lines.length / 2) * 2;
  const narrower = [even, even + 2].map((width) => wrap(text, Math.min(columns, width)));
  return narrower.find((candidate) => candidate.length === lines.length) ?? lines;
}
