/** A paper on A4 as one self-contained page of HTML: no script, nothing to fetch. */
import { blocksHtml } from './a4-blocks.ts';
import { barcodeHtml, type QrModules, qrSvg } from './a4-codes.ts';
import { a4Style } from './a4-style.ts';
import type { PaperContent } from '../content.ts';
import { escape, textHtml } from './html.ts';
import { type PageLayout, pageOf } from '../kinds.ts';
import type { SignedLine } from '../ledger/ledger.ts';
import { chineseDate, type CivilDate } from '../../calendar/civil-date.ts';
import { signatureDrawing } from '../../signature/strokes.ts';
import { type Copy, qrMeaning, reprintMark } from './slip-layout.ts';

export type { QrModules } from './a4-codes.ts';

export const trainingHeader = '演示文书，不具有法律效力';

/**
 * The `<title>` is the paper's name and number: whoever prints the page puts it beside the page numbers, so that
 * a loose sheet can be told.
 * @param copy `qr` is the code of `content.qr`; drawing one needs a library, so it is handed in
 */
export function renderA4(
  content: PaperContent,
  copy: Copy & { readonly qr?: QrModules },
  layout: PageLayout = pageOf(content.kind),
): string {
  const head = pageHead(content, copy);
  return `<!doctype html>
<html lang="zh-CN" data-layout="${layout}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(`${content.title} ${content.number}`.trim())}</title>
<style>${a4Style(layout)}</style>
</head>
<body>
${content.training ? '<div class="watermark" aria-hidden="true">演示</div>' : ''}
<div${head === '' ? '' : ' class="headed"'}>${head}<main>
<h1>${textHtml(content.title)}</h1>
${content.number === '' ? '' : `<p class="number">${textHtml(content.number)}</p>`}
${addressee(content.addressee)}
${blocksHtml(content.blocks, layout)}
<section class="end">${closing(content, copy.qr)}
${signatures(content.signatures, copy.hands ?? [])}
${footer(content)}</section>
</main></div>
</body>
</html>
`;
}

/** How a page made by `renderA4` is laid out; of any other page, `official`. */
export const layoutOf = (html: string): PageLayout =>
  (/<html lang="zh-CN" data-layout="(form|register)">/.exec(html)?.[1] as PageLayout | undefined) ??
  'official';

/** What every page says above its text: that it is a training paper, that it is a further copy. */
function pageHead(content: PaperContent, copy: Copy): string {
  const training = content.training ? `<b>${trainingHeader}</b>` : '';
  const mark = reprintMark(copy).map((part) => `<i>${textHtml(part)}</i>`);
  const reprint = mark.length === 0 ? '' : `<span>${mark.join(' ')}</span>`;
  return training === '' && reprint === '' ? '' : `<header><div>${training}${reprint}</div></header>`;
}

function addressee(name: string): string {
  if (name === '') return '';
  return `<p class="addressee">${textHtml(name.replace(/[：:]$/, ''))}：</p>`;
}

/** 许可法32 last paragraph: the seal goes over organ and date; text and seal stay on one page (GB/T 9704). */
function closing(content: PaperContent, qr: QrModules | undefined): string {
  const { organ, date, seal } = content.closing;
  const said = content.blocks.some(
    (block) => block.type === 'fields' && block.rows.some(([, value]) => value.includes(content.handler)),
  );
  const handler =
    content.handler === '' || said ? '' : `<p class="handler">经办人：${textHtml(content.handler)}</p>`;
  const ring = seal === null ? '' : `<div class="seal"><span>（加盖${textHtml(seal)}）</span></div>`;
  return `<section class="closing${seal === null ? '' : ' sealed'}">
<div class="left">${handler}${codes(content, qr)}</div>
<div class="right">${ring}<p>${textHtml(organ)}</p><p>${textHtml(date)}</p></div>
</section>`;
}

function codes({ qr: data, barcode }: PaperContent, qr: QrModules | undefined): string {
  const square =
    qr === undefined || data === null ? '' : `<div class="code">${qrSvg(qr)}${qrMeaning(data)}</div>`;
  const bars = barcode === null ? '' : barcodeHtml(barcode);
  return square === '' && bars === '' ? '' : `<div class="codes">${square}${bars}</div>`;
}

function signatures(labels: readonly string[], hands: readonly SignedLine[]): string {
  if (labels.length === 0) return '';
  const one = (label: string, index: number): string => {
    const hand = hands.find(({ signature }) => signature === index)?.hand;
    const day = hand === undefined ? '年　　月　　日' : textHtml(chineseDate(hand.signedOn as CivilDate));
    return `<p><span>${textHtml(label.replace(/[：:]$/, ''))}：</span><span class="hand">${hand === undefined ? '' : handSvg(hand)}</span><span class="day">${day}</span></p>`;
  };
  return `<section class="signatures">${labels.map(one).join('')}</section>`;
}

function handSvg(hand: SignedLine['hand']): string {
  const { viewBox, path, pen } = signatureDrawing(hand);
  return `<svg viewBox="${viewBox}" preserveAspectRatio="xMinYMax meet" role="img" aria-label="手写签名"><path d="${path}" stroke-width="${pen}"/></svg>`;
}

const numerals = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** The footer says how many copies there are; where its text does not, a sentence is put before it. */
function footer(content: PaperContent): string {
  const copies = numerals[content.copies] ?? String(content.copies);
  const text =
    content.footer.includes('一式') || content.copies === 1
      ? content.footer
      : `一式${copies}份。${content.footer}`;
  return text === '' ? '' : `<footer>${textHtml(text)}</footer>`;
}
