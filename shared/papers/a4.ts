/** A paper on A4, on the grid of GB/T 9704, as one self-contained page of HTML: no script, nothing to fetch. */
import { unreachable } from '../result.ts';
import { a4Style } from './a4-style.ts';
import { columnsOf, tidy } from './columns.ts';
import type { PaperBlock, PaperContent } from './content.ts';
import { type Copy, reprintMark } from './slip-layout.ts';

export const trainingHeader = '演示文书，不具有法律效力';

/** A QR code's modules, row after row; true is dark. */
export interface QrModules {
  readonly size: number;
  readonly dark: readonly boolean[];
}

/**
 * The `<title>` is the paper's name and number: whoever prints the page puts it beside the page numbers, so that
 * a loose sheet can be told.
 * @param copy `qr` is the code of `content.qr`; drawing one needs a library, so it is handed in
 */
export function renderA4(content: PaperContent, copy: Copy & { readonly qr?: QrModules }): string {
  const head = pageHead(content, copy);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(`${content.title} ${content.number}`.trim())}</title>
<style>${a4Style}</style>
</head>
<body>
${content.training ? '<div class="watermark" aria-hidden="true">演示</div>' : ''}
<div${head === '' ? '' : ' class="headed"'}>${head}<main>
<h1>${escape(content.title)}</h1>
${content.number === '' ? '' : `<p class="number">${escape(content.number)}</p>`}
${addressee(content.addressee)}
${content.blocks.map(blockHtml).join('\n')}
<section class="end">${closing(content, copy.qr)}
${signatures(content.signatures)}
${footer(content)}</section>
</main></div>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** What every page says above its text: that it is a training paper, that it is a further copy. */
function pageHead(content: PaperContent, copy: Copy): string {
  const training = content.training ? `<b>${trainingHeader}</b>` : '';
  const reprint = copy.reprint > 0 ? `<span>${escape(reprintMark(copy))}</span>` : '';
  return training === '' && reprint === '' ? '' : `<header><div>${training}${reprint}</div></header>`;
}

function addressee(name: string): string {
  if (name === '') return '';
  return `<p class="addressee">${escape(name.replace(/[：:]$/, ''))}：</p>`;
}

function blockHtml(block: PaperBlock): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${escape(block.text)}</p>`;
    case 'statement':
      return `<p class="statement">${escape(block.text)}</p>`;
    case 'fields':
      return fieldsHtml(block.rows);
    case 'table':
      return tableHtml(block);
    default:
      return unreachable(block);
  }
}

type Field = readonly [string, string];

/** A form of four columns; what does not fit half the width takes a whole row. */
function fieldsHtml(rows: readonly Field[]): string {
  const lines: Field[][] = [];
  let half: Field[] | undefined;
  for (const row of rows) {
    if (!isShort(row)) {
      lines.push([row]);
      half = undefined;
    } else if (half === undefined) {
      half = [row];
      lines.push(half);
    } else {
      half.push(row);
      half = undefined;
    }
  }
  const cells = (line: readonly Field[]): string =>
    line
      .map(([label, value], index) => {
        const span = line.length === 1 && index === 0 ? ' colspan="3"' : '';
        return `<th scope="row">${escape(label)}</th><td${span}>${escape(value)}</td>`;
      })
      .join('');
  const body = lines.map((line) => `<tr>${cells(line)}</tr>`).join('\n');
  return `<table class="fields"><colgroup><col class="label"><col><col class="label"><col></colgroup><tbody>${body}</tbody></table>`;
}

const isShort = ([label, value]: Field): boolean =>
  columnsOf(tidy(label)) <= 14 && columnsOf(tidy(value)) <= 20;

/** With more columns than this a table needs smaller type, or the words in it break after every few characters. */
const manyColumns = 4;

function tableHtml(table: Extract<PaperBlock, { type: 'table' }>): string {
  const columns = table.head.map(({ share }) => `<col style="width:${share}%">`).join('');
  const head = table.head.map(({ title }) => `<th scope="col">${escape(title)}</th>`).join('');
  const body = table.rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('\n');
  const caption = table.caption === '' ? '' : `<p class="caption">${escape(table.caption)}</p>`;
  const dense = table.head.length > manyColumns ? ' dense' : '';
  return `${caption}<table class="list${dense}"><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** Numbers and counts stand in the middle, words begin at the left. */
function cellHtml(text: string): string {
  const short = /^((原件|复印件)?\d+(份|页)?\s?)*$/.test(text);
  return `<td${short ? ' class="middle"' : ''}>${escape(text)}</td>`;
}

/** 许可法32 last paragraph: the seal goes over organ and date; text and seal stay on one page (GB/T 9704). */
function closing(content: PaperContent, qr: QrModules | undefined): string {
  const { organ, date, seal } = content.closing;
  const said = content.blocks.some(
    (block) => block.type === 'fields' && block.rows.some(([, value]) => value.includes(content.handler)),
  );
  const handler =
    content.handler === '' || said ? '' : `<p class="handler">经办人：${escape(content.handler)}</p>`;
  const ring = seal === null ? '' : `<div class="seal"><span>（加盖${escape(seal)}）</span></div>`;
  return `<section class="closing${seal === null ? '' : ' sealed'}">
<div class="left">${handler}${qr === undefined ? '' : qrSvg(qr)}</div>
<div class="right">${ring}<p>${escape(organ)}</p><p>${escape(date)}</p></div>
</section>`;
}

function qrSvg({ size, dark }: QrModules): string {
  const path = dark
    .flatMap((on, at) => (on ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : []))
    .join('');
  return `<svg class="qr" viewBox="-2 -2 ${size + 4} ${size + 4}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}

function signatures(labels: readonly string[]): string {
  if (labels.length === 0) return '';
  const one = (label: string): string =>
    `<p><span>${escape(label.replace(/[：:]$/, ''))}：</span><span class="hand"></span><span class="day">年　　月　　日</span></p>`;
  return `<section class="signatures">${labels.map(one).join('')}</section>`;
}

const numerals = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The footer says how many copies there are; where its text does not, a sentence is put before it. */
function footer(content: PaperContent): string {
  const copies = numerals[content.copies] ?? String(content.copies);
  const text =
    content.footer.includes('一式') || content.copies === 1
      ? content.footer
      : `一式${copies}份。${content.footer}`;
  return text === '' ? '' : `<footer>${escape(text)}</footer>`;
}
