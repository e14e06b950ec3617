// @ts-check
// `npm run papers`: draws the samples of all papers and keeps their pictures, after somebody meant them to change.
// Look at every picture that changed before it is committed.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawPapers, otherFonts, picturesFolder, picturesOf, pngBytes } from './paper-pictures.mjs';
import { withSignals } from './prepare/signals.mjs';
import { prepare } from './prepare.mjs';

/** Also kept as they are printed. */
const WHOLE = new Set(['受理通知书', '补正告知书', '审批表', '用印登记簿']);

await prepare({ for: 'test' });
const reason = otherFonts();
if (reason !== '') {
  console.error(`本机${reason}，画出来的与留存的不是同一种字体，没有重画。`);
  process.exitCode = 1;
} else {
  await withSignals(async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'yimen-papers-'));
    try {
      const papers = await drawPapers(folder, signal);
      rmSync(picturesFolder, { recursive: true, force: true });
      mkdirSync(picturesFolder, { recursive: true });
      let bytes = 0;
      for (const paper of papers) {
        for (const { name, png } of picturesOf(paper, folder)) {
          const file = pngBytes(png);
          bytes += file.length;
          writeFileSync(join(picturesFolder, name), file);
        }
        if (paper.media === 'document' && WHOLE.has(paper.name))
          copyFileSync(join(folder, paper.file), join(picturesFolder, paper.file));
      }
      console.log(`已重画 ${papers.length} 种，图片共 ${Math.round(bytes / 1024)} KB：${picturesFolder}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
