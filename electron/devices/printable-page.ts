/** A paper's page made ready for Electron's own printing, which has neither job titles nor the foot of the PDF. */

/**
 * Gives the page its job's id as title, which is what the job is called in the system's queue, and puts the
 * paper's name and 第×页 and 共×页 into the margin of every sheet, where `printToPDF` has its footer. Margin boxes
 * need Chromium 131; before, the foot stays empty.
 */
export function printablePage(html: string, jobId: string): string {
  const [whole = '', title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  const foot = `<style>@page{${box('bottom-left', `"${cssString(unescape(title))}"`)}${box('bottom-right', numbers)}}</style>`;
  return html.replace(whole, () => `<title>${jobId}</title>${foot}`);
}

const numbers = '"第" counter(page) "页　共" counter(pages) "页"';
const box = (place: string, content: string): string => `@${place}{content:${content};${footStyle}}`;
const footStyle =
  "font:10.5pt FangSong,STFangsong,'Noto Serif CJK SC',SimSun,serif;vertical-align:bottom;padding-bottom:14mm;white-space:nowrap";

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const unescape = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** Neither the string nor the style element ends inside it. */
const cssString = (text: string): string =>
  text.replaceAll(/["\\<\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
