/** A4 pages of HTML to PDF, in one warm window without scripts. */
import type { PrintToPDFOptions } from 'electron';
import { layoutOf } from '#shared/papers/render/a4.ts';
import { pageLayouts } from '#shared/papers/render/a4-layouts.ts';
import { fangsong } from '#shared/papers/render/a4-style.ts';
import { createSealedWindow, DrawingError } from './sealed-window.ts';

export interface PaperWindow {
  /**
   * The page as PDF, sized by its own `@page`, with its title and 第×页 共×页 at the foot.
   * @throws DrawingError after a second try, when the window does not answer or its process dies
   */
  renderPdf(html: string): Promise<Buffer>;
  close(): void;
}

export interface PaperWindowOptions {
  /** For one page; a notice takes a quarter of a second. */
  readonly timeoutMs?: number;
}

/** Title and number at the left, 第×页 共×页 at the right, as wide as the text above. */
function footer(html: string): string {
  const { left, right, bottom } = pageLayouts[layoutOf(html)].foot;
  const style = `width:100%;margin:0 ${right}mm ${bottom}mm ${left}mm;font:10.5pt ${fangsong};display:flex;justify-content:space-between`;
  return `<div style="${style}"><span class="title" style="flex:1;overflow:hidden;white-space:nowrap;text-overflow:ellipsis"></span><span style="white-space:nowrap">第<span class="pageNumber"></span>页　共<span class="totalPages"></span>页</span></div>`;
}

const printing = (html: string): PrintToPDFOptions => ({
  preferCSSPageSize: true,
  printBackground: true,
  displayHeaderFooter: true,
  // An empty template would bring Chromium's own, with date and address.
  headerTemplate: '<span></span>',
  footerTemplate: footer(html),
  generateTaggedPDF: true,
});

/** Call after the app is ready. */
export function createPaperWindow({ timeoutMs = 20_000 }: PaperWindowOptions = {}): PaperWindow {
  const window = createSealedWindow({ javascript: false });
  const once = (html: string): Promise<Buffer> =>
    window.use(html, (contents) => contents.printToPDF(printing(html)), timeoutMs);
  return {
    renderPdf: async (html) => {
      try {
        return await once(html);
      } catch (error) {
        // A renderer killed for memory is no reason to bother the clerk; a page that takes too long is.
        if (error instanceof DrawingError && error.reason !== 'timed_out') return once(html);
        throw error;
      }
    },
    close: () => window.close(),
  };
}
