const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stays text in HTML, also inside an attribute. */
export const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** 间隔号不在行首，破折号、省略号不拆开 (GB/T 15834): Chromium's strictest line breaking does not know these two. */
const unbroken = /\S\p{M}*[·•‧・]{1,2}|—{2}|…{2}/gu;

/** Text for a line of print. What may not be torn apart is kept together by `.whole`. */
export function textHtml(text: string): string {
  let html = '';
  let from = 0;
  for (const { 0: together, index } of text.matchAll(unbroken)) {
    html += `${escape(text.slice(from, index))}<span class="whole">${escape(together)}</span>`;
    from = index + together.length;
  }
  return html + escape(text.slice(from));
}
