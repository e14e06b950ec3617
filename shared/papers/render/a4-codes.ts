/** QR and Code 128 as drawings in a page of HTML. */
import { code128Bars, code128Parts, code128Symbols } from './code128.ts';
import { escape } from './html.ts';

/** A QR code's modules, row after row; true is dark. */
export interface QrModules {
  readonly size: number;
  readonly dark: readonly boolean[];
}

export function qrSvg({ size, dark }: QrModules): string {
  const path = dark
    .flatMap((on, at) => (on ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : []))
    .join('');
  return `<svg class="qr" viewBox="-2 -2 ${size + 4} ${size + 4}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}

/** Of laser print 0.3 mm a module reads well; a long code goes down to 0.25 mm before it gets too wide for the page. */
const moduleMm = (modules: number): number => (modules * 0.3 <= 80 ? 0.3 : 0.25);
const widestMm = 100;
const quietZone = 10;

/** The bars with the code in words under them; nothing for a code that cannot be made or does not fit. */
export function barcodeHtml(code: string): string {
  const parts = code128Parts(code);
  if (parts === undefined) return '';
  const bars = code128Bars(code128Symbols(parts));
  const modules = bars.reduce((sum, width) => sum + width, 0) + 2 * quietZone;
  const width = modules * moduleMm(modules);
  if (width > widestMm) return '';
  let x = quietZone;
  const path = bars.map((bar, index) => {
    const from = x;
    x += bar;
    return index % 2 === 0 ? `M${from} 0h${bar}v10h-${bar}z` : '';
  });
  const svg = `<svg class="bars" style="width:${width.toFixed(2)}mm" viewBox="0 0 ${modules} 10" preserveAspectRatio="none" shape-rendering="crispEdges"><path d="${path.join('')}"/></svg>`;
  return `<div class="code">${svg}${escape(code)}</div>`;
}
