/** The style of a paper on A4. What differs between the three layouts of a page is in `a4-layouts.ts`. */
import { pageLayouts } from './a4-layouts.ts';
import type { PageLayout } from '../kinds.ts';

/**
 * 仿宋 for the text. Windows' and the domestic systems' own come first; TrueType before the CFF fonts of Noto, which
 * a PDF takes apart into Type 3, four times as large. The last ones have the rare characters of names (䶮 㛃 𠮷 㐂).
 */
export const fangsong =
  "FangSong, '仿宋', FangSong_GB2312, '仿宋_GB2312', STFangsong, 'FZFangSong-Z02', '方正仿宋_GBK', 'BabelStone Han', " +
  "'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', SimSun, SimSun-ExtB, SimSun-ExtG, HanaMinA, HanaMinB, serif";
/** 黑体, in the place of bold 仿宋, which no font has: a bold made up by the program looks smeared and becomes Type 3. */
const heiti =
  "SimHei, '黑体', STHeiti, 'FZHei-B01', '方正黑体_GBK', 'WenQuanYi Zen Hei', 'Noto Sans CJK SC', 'Microsoft YaHei', " +
  "'Source Han Sans SC', 'BabelStone Han', SimSun-ExtB, SimSun-ExtG, HanaMinA, HanaMinB, sans-serif";
/** 小标宋 for the title, or else 黑体. */
const titleSong = `'方正小标宋简体', 'FZXiaoBiaoSong-B05S', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05', STZhongsong, ${heiti}`;

/** A table gives up the width of its border, half of which would lie outside the text area and be cut off. */
const common = `
:root { --fangsong: ${fangsong}; --heiti: ${heiti}; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { color: #000; background: #fff; font-synthesis: none; }
body { font: var(--size)/var(--line) var(--fangsong); line-break: strict; text-align: justify; overflow-wrap: anywhere; text-autospace: no-autospace; }
/* See textHtml. */
.whole { white-space: nowrap; }
h1 { font: bold var(--title)/1.42 ${titleSong}; letter-spacing: 0; text-align: center; text-wrap: balance; break-after: avoid; }
h2 { font: bold var(--size)/var(--line) var(--heiti); text-indent: 2em; break-after: avoid; }
p { text-indent: 2em; orphans: 2; widows: 2; }
p.number { text-align: right; text-indent: 0; margin-bottom: 2mm; break-after: avoid; }
p.addressee { text-align: left; text-indent: 0; break-after: avoid; }
p.statement { font-family: var(--heiti); font-weight: bold; margin: 1.5mm 0; }
p.caption { font: bold var(--caption)/1.8 var(--heiti); text-indent: 0; break-after: avoid; }
table { width: calc(100% - 0.3mm); border-collapse: collapse; table-layout: fixed; font-size: var(--cell); line-height: var(--cell-line); letter-spacing: 0; margin: 1mm 0 2.5mm; text-align: left; }
th, td { border: 0.3mm solid #000; padding: 0.9mm 1.5mm; vertical-align: middle; text-wrap: pretty; }
th { font-family: var(--heiti); font-weight: bold; text-align: center; text-wrap: balance; }
.list th { padding-left: 0.4mm; padding-right: 0.4mm; }
td.middle { text-align: center; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
thead tr, tbody tr:first-child:not(:last-child), tbody tr:nth-last-child(2) { break-after: avoid; }
col.label { width: var(--label); }
td.room { vertical-align: top; }
td.room div { min-height: calc(var(--lines) * 9mm); }
/* Painted in the order of reading, or the text of a PDF would have organ and date at the very end. */
.closing .left, .closing .right, .signatures, footer { position: relative; }
.end { break-inside: avoid; break-before: avoid; }
.closing { display: flex; justify-content: space-between; align-items: flex-end; gap: 6mm; margin-top: 4mm; }
.closing p { text-indent: 0; }
.closing .left { flex: 0 1 auto; min-width: 0; }
.closing .right { flex: 0 0 auto; text-align: center; margin: 0 8mm 0 auto; width: fit-content; min-width: 44mm; max-width: 100mm; }
/* Organ and date in the middle of a seal of 40 mm. */
.closing.sealed { min-height: 42mm; align-items: center; }
.handler { font-size: var(--caption); text-align: left; }
.seal { position: absolute; left: 50%; top: 50%; width: 40mm; height: 40mm; margin: -20mm 0 0 -20mm; border: 0.25mm dashed #999; border-radius: 50%; color: #888; font-size: 7.5pt; line-height: 4mm; letter-spacing: 0; white-space: nowrap; text-align: center; }
.seal span { position: absolute; left: 0; right: 0; top: 5.5mm; }
.codes { display: flex; align-items: flex-end; gap: 6mm; margin-top: 2mm; }
.code { font-size: 9pt; line-height: 4.5mm; letter-spacing: 0; text-align: center; text-wrap: balance; }
.code svg { display: block; margin: 0 auto; background: #fff; }
.qr { width: 26mm; height: 26mm; }
.bars { height: 11mm; }
.signatures { margin-top: 2mm; }
.signatures p { display: flex; text-indent: 0; align-items: flex-end; font-size: var(--caption); text-align: left; }
.signatures .hand { flex: 1 0 40mm; border-bottom: 0.3mm solid #000; margin: 0 3mm 1mm 0; height: 7mm; }
.signatures .hand:has(svg) { height: 12mm; }
.signatures .hand svg { display: block; height: 11.5mm; max-width: 100%; fill: none; stroke: #000; stroke-linecap: round; stroke-linejoin: round; }
.signatures .day { white-space: nowrap; }
footer { border-top: 0.3mm solid #000; font-size: var(--foot); line-height: 1.65; letter-spacing: 0; margin-top: 3mm; padding-top: 1mm; }
/* A table head comes again on every page (a fixed box above the text area does not); the page gives up the height it takes. */
.headed { page: headed; display: table; width: 100%; }
.headed > header { display: table-header-group; break-inside: avoid; }
.headed > main { display: table-row-group; }
header > div { display: flex; justify-content: space-between; align-items: flex-start; gap: 4mm; height: 12mm; font-size: 10.5pt; line-height: 5.4mm; letter-spacing: 0; text-align: right; }
header b { flex: none; border: 0.3mm solid #000; padding: 0 2mm; font-family: var(--heiti); }
header span { margin-left: auto; }
header i { display: inline-block; font-style: normal; }
.watermark { position: fixed; z-index: -1; left: 0; right: 0; top: var(--watermark); text-align: center; font: bold 70mm/80mm var(--heiti); letter-spacing: 0; color: #e2e2e2; print-color-adjust: exact; transform: rotate(-38deg); white-space: nowrap; }
`;

/** The whole style sheet of a page. */
export const a4Style = (layout: PageLayout): string => `${common}${pageLayouts[layout].style}`;
