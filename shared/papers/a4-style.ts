/**
 * GB/T 9704: A4, 37 mm above, 28 mm at the left, a text area of 156 × 225 mm holding 22 lines of 28 characters
 * in 仿宋 三号 (16 pt). The right and lower margins are what is left over. Tables are 小四 on closer lines, and 五号 where
 * they have many columns: a notice with its list of materials stays within two pages. A table gives up the width of
 * its border, half of which would lie outside the text area and be cut off.
 */
export const a4Style = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
:root { --fangsong: FangSong, FangSong_GB2312, '仿宋_GB2312', STFangsong, 'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', SimSun-ExtB, serif; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { color: #000; background: #fff; }
body { font: 16pt/10.227mm var(--fangsong); letter-spacing: -0.0733mm; line-break: strict; text-align: justify; overflow-wrap: anywhere; text-autospace: no-autospace; }
h1 { font: bold 22pt/11mm '方正小标宋简体', 'FZXiaoBiaoSong-B05S', '方正小标宋_GBK', STZhongsong, 'Noto Serif CJK SC', 'Noto Serif SC', SimSun, serif; letter-spacing: 0; text-align: center; text-wrap: balance; margin-bottom: 3mm; }
p { text-indent: 2em; orphans: 2; widows: 2; }
p.number { text-align: right; text-indent: 0; margin-bottom: 2mm; }
p.addressee { text-align: left; text-indent: 0; break-after: avoid; }
p.statement { font-weight: bold; margin: 1.5mm 0; }
p.caption { font-size: 14pt; line-height: 9mm; text-indent: 0; font-weight: bold; break-after: avoid; }
table { width: calc(100% - 0.3mm); border-collapse: collapse; table-layout: fixed; font-size: 12pt; line-height: 6mm; letter-spacing: 0; margin: 1mm 0 2.5mm; text-align: left; }
th, td { border: 0.3mm solid #000; padding: 0.9mm 1.5mm; vertical-align: middle; }
th { font-weight: bold; text-align: center; }
td.middle { text-align: center; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
thead tr, tbody tr:first-child, tbody tr:nth-last-child(2) { break-after: avoid; }
table.dense { font-size: 10.5pt; line-height: 5.4mm; }
col.label { width: 30mm; }
.end { break-inside: avoid; break-before: avoid; }
.closing { position: relative; margin-top: 4mm; min-height: 26mm; }
.closing p { text-indent: 0; }
.closing .left { position: absolute; left: 0; bottom: 0; max-width: 80mm; }
.closing .right { position: relative; text-align: center; margin: 0 8mm 0 auto; width: fit-content; min-width: 44mm; max-width: 100mm; }
.closing.sealed { min-height: 42mm; padding-top: 11mm; }
.handler { font-size: 14pt; text-align: left; }
.seal { position: absolute; left: 50%; top: 50%; width: 40mm; height: 40mm; margin: -20mm 0 0 -20mm; border: 0.25mm dashed #999; border-radius: 50%; color: #888; font-size: 7.5pt; line-height: 4mm; letter-spacing: 0; white-space: nowrap; }
.seal span { position: absolute; left: 0; right: 0; top: 5.5mm; }
.qr { display: block; width: 26mm; height: 26mm; }
.signatures { margin-top: 2mm; }
.signatures p { display: flex; text-indent: 0; align-items: baseline; font-size: 14pt; white-space: nowrap; }
.hand { flex: 1; border-bottom: 0.3mm solid #000; margin: 0 3mm 0 0; height: 7mm; }
footer { border-top: 0.3mm solid #000; font-size: 12pt; line-height: 7mm; letter-spacing: 0; margin-top: 3mm; padding-top: 1mm; }
/* A table head comes again on every page (a fixed box above the text area does not); the page gives up the height it takes. */
@page headed { margin-top: 25mm; }
.headed { page: headed; display: table; width: 100%; }
.headed > header { display: table-header-group; break-inside: avoid; }
.headed > main { display: table-row-group; }
header > div { display: flex; justify-content: space-between; height: 12mm; font-size: 10.5pt; line-height: 6mm; letter-spacing: 0; text-align: left; }
header b { border: 0.3mm solid #000; padding: 0 2mm; height: 6.6mm; }
header span { margin-left: auto; }
.watermark { position: fixed; z-index: -1; left: 0; right: 0; top: 70mm; text-align: center; font: bold 70mm/80mm 'Noto Sans CJK SC', 'Microsoft YaHei', SimHei, sans-serif; letter-spacing: 0; color: #e2e2e2; print-color-adjust: exact; transform: rotate(-38deg); white-space: nowrap; }
`;
