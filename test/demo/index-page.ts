/** The page that a demo leaves behind: what was seen, printed, filed and received, in order. */

export interface Shown {
  readonly title: string;
  /** Sentences under the title. */
  readonly text: string;
  /** File names in the same folder. */
  readonly pictures: readonly string[];
  readonly papers: readonly { readonly name: string; readonly file: string }[];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const section = ({ title, text, pictures, papers }: Shown, index: number): string => `<section>
<h2>${index + 1}. ${escape(title)}</h2>
<p>${escape(text)}</p>
${pictures.map((file) => `<a href="${escape(file)}"><img src="${escape(file)}" alt="${escape(title)}"></a>`).join('\n')}
${papers.map(({ name, file }) => `<p><a href="${escape(file)}">${escape(name)}</a></p>`).join('\n')}
</section>`;

export function indexPage(shown: readonly Shown[], runtime: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>一门 · 演示</title>
<style>
body { font: 16px/1.7 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; max-width: 1100px; margin: 2em auto; padding: 0 1em; color: #1f2933; }
img { max-width: 100%; max-height: 640px; border: 1px solid #cbd2d9; margin: .4em 0; }
h2 { border-top: 1px solid #cbd2d9; padding-top: 1em; font-size: 1.15em; }
.mark { background: #ffe9a8; padding: .3em .8em; }
</style>
<h1>一门 · 演示</h1>
<p class="mark">演示大厅：以下办件、人员和文书均为演示数据，不具有法律效力。</p>
<p>${escape(runtime)}</p>
${shown.map(section).join('\n')}
</html>
`;
}
