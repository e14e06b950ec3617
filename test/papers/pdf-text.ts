/** The words of a paper's PDF, for comparing with what it was to say. */
import { execFileSync } from 'node:child_process';
import type { PaperContent } from '#shared/papers/content.ts';
import type { DrawnPaper } from './render.ts';

const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** Page by page in reading order, without white space and without what stands at the head and foot of every page. */
export function pagesOf(pdf: string, { content, reprint }: DrawnPaper): string[] {
  const raw = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' });
  const pages = raw.split('\f').slice(0, -1).map(bare);
  return pages.map((page, index) => {
    const marks = [
      `${content.title}${content.number}第${index + 1}页共${pages.length}页`,
      reprint,
      ...(content.training ? ['演示文书，不具有法律效力', '演示'] : []),
    ];
    return marks.reduce((text, mark) => text.replace(bare(mark), ''), page);
  });
}

/** In the order in which it is read: title, number, addressee, blocks, organ, date, signatures, foot. */
export function expectedWords({
  title,
  number,
  addressee,
  blocks,
  closing,
  signatures,
  footer,
}: PaperContent): string[] {
  const said = blocks.flatMap((block) => {
    switch (block.type) {
      case 'fields':
        return block.rows.flat();
      case 'table':
        return [block.caption, ...block.head.map((column) => column.title), ...block.rows.flat()];
      case 'blank':
        return [block.label, block.text];
      default:
        return [block.text];
    }
  });
  return [title, number, addressee, ...said, closing.organ, closing.date, ...signatures, footer]
    .map((text) => bare(text).replace(/[：:]$/, ''))
    .filter((text) => text !== '');
}

/** Whether every page on which rows of a table stand has its head too. */
export const headsRepeated = ({ blocks }: PaperContent, pages: readonly string[]): boolean =>
  blocks.every((block) => {
    if (block.type !== 'table') return true;
    const head = bare(block.head.map((column) => column.title).join(''));
    const rows = block.rows.map((row) => bare(row.join('')));
    return pages.every(
      (page) => page.includes(head) || !rows.some((row) => row !== '' && page.includes(row)),
    );
  });
