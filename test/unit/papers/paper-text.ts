/** A paper as a person reads it. */
import type { PaperContent } from '#shared/papers/content.ts';
import { mediaOf } from '#shared/papers/kinds.ts';

/** The paper as it is read, a line to a thought. */
export function linesOf(content: PaperContent): string[] {
  const blocks = content.blocks.flatMap((block) => {
    switch (block.type) {
      case 'fields':
        return block.rows.map((row) => row.join('：'));
      case 'table':
        return [block.caption, block.head.map(({ title }) => title), ...block.rows].map((row) =>
          [row].flat().join('｜'),
        );
      case 'blank':
        return [`［${block.label}］${block.text}`];
      default:
        return [block.text];
    }
  });
  const { organ, date, seal } = content.closing;
  const ends = [
    `${organ} ${date} ${seal ?? '不盖章'}`,
    `经办 ${content.handler}`,
    ...content.signatures,
    content.footer,
  ];
  return [content.title, content.number, content.addressee, ...blocks, ...ends];
}
export const textOf = (content: PaperContent): string => linesOf(content).join('\n');

/** All that the paper is, with what is not among its words: kind, where it comes out, copies, codes. */
export const wholeOf = (content: PaperContent): string[] => [
  [
    content.kind,
    mediaOf(content.kind),
    `${content.copies}份`,
    content.qr ?? '无二维码',
    content.barcode ?? '无条形码',
  ].join('｜'),
  ...linesOf(content),
];
