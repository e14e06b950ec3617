/** The blocks of a paper as HTML. */
import { unreachable } from '../../result.ts';
import { pageLayouts, type PageMeasures } from './a4-layouts.ts';
import { columnsOf, tidy } from './columns.ts';
import type { PaperBlock } from '../content.ts';
import { textHtml } from './html.ts';
import type { PageLayout } from '../kinds.ts';

type Cells = Extract<PaperBlock, { type: 'fields' | 'blank' }>;
const isCells = (block: PaperBlock | undefined): block is Cells =>
  block?.type === 'fields' || block?.type === 'blank';

/** Fields and places for a pen that follow each other are one form, with one line between two of them. */
export function blocksHtml(blocks: readonly PaperBlock[], layout: PageLayout): string {
  const measures = pageLayouts[layout];
  const parts: string[] = [];
  let form: Cells[] = [];
  for (const [index, block] of blocks.entries()) {
    if (!isCells(block)) {
      parts.push(blockHtml(block, measures));
      continue;
    }
    form.push(block);
    if (isCells(blocks[index + 1])) continue;
    parts.push(formHtml(form, measures));
    form = [];
  }
  return parts.join('\n');
}

function blockHtml(block: Exclude<PaperBlock, Cells>, measures: PageMeasures): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${textHtml(block.text)}</p>`;
    case 'statement':
      return `<p class="statement">${textHtml(block.text)}</p>`;
    case 'heading':
      return `<h2>${textHtml(block.text)}</h2>`;
    case 'table':
      return tableHtml(block, measures);
    default:
      return unreachable(block);
  }
}

type Field = readonly [string, string];

function formHtml(blocks: readonly Cells[], measures: PageMeasures): string {
  const rows = blocks.flatMap((block) =>
    block.type === 'fields' ? fieldRows(block.rows, measures) : [blankRow(block)],
  );
  return `<table class="fields"><colgroup><col class="label"><col><col class="label"><col></colgroup><tbody>${rows.join('\n')}</tbody></table>`;
}

/** A form of four columns; what does not fit half the width takes a whole row. */
function fieldRows(fields: readonly Field[], { halfRow }: PageMeasures): string[] {
  const isShort = ([label, value]: Field): boolean =>
    columnsOf(tidy(label)) <= 14 && columnsOf(tidy(value)) <= halfRow;
  const rows: Field[][] = [];
  let half: Field[] | undefined;
  for (const field of fields) {
    if (!isShort(field)) {
      rows.push([field]);
      half = undefined;
    } else if (half === undefined) {
      half = [field];
      rows.push(half);
    } else {
      half.push(field);
      half = undefined;
    }
  }
  return rows.map((row) => {
    const span = row.length === 1 ? ' colspan="3"' : '';
    const cells = row.map(
      ([label, value]) => `<th scope="row">${textHtml(label)}</th><td${span}>${textHtml(value)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
}

const blankRow = ({ label, text, lines }: Extract<Cells, { type: 'blank' }>): string =>
  `<tr><th scope="row">${textHtml(label)}</th><td colspan="3" class="room"><div style="--lines:${lines}">${textHtml(text)}</div></td></tr>`;

function tableHtml(table: Extract<PaperBlock, { type: 'table' }>, { manyColumns }: PageMeasures): string {
  const columns = table.head.map(({ share }) => `<col style="width:${share}%">`).join('');
  const head = table.head.map(({ title }) => `<th scope="col">${textHtml(title)}</th>`).join('');
  const body = table.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('\n');
  const caption = table.caption === '' ? '' : `<p class="caption">${textHtml(table.caption)}</p>`;
  const dense = table.head.length > manyColumns ? ' dense' : '';
  return `${caption}<table class="list${dense}"><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Counts, amounts, shares and days stand in the middle, words begin at the left. */
const middle = [
  /^((原件|复印件)?\d{1,6}(份|页|件|次)?\s?){0,3}$/,
  /^[\d,.]{1,12}[%％]?$/,
  /^[-—/]+$/,
  /^\d{4}(年\d+月\d+日|-\d\d-\d\d)(\s\d\d:\d\d)?$/,
];

function cellHtml(text: string): string {
  const centred = middle.some((form) => form.test(text));
  return `<td${centred ? ' class="middle"' : ''}>${textHtml(text)}</td>`;
}
