/** `npm run screens`: a picture of each screen at both sizes, in a folder to leaf through. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCentre } from '#scripts/processes.mjs';
import { resize, sizes } from '../driver/sizes.ts';
import { launchCounter } from '../driver/counter-app.ts';
import { throughScreens } from '../driver/screens.ts';

const out = process.argv[2] ?? join(process.cwd(), '.yimen', 'screens');
const counterFolder = mkdtempSync(join(tmpdir(), 'yimen-screens-'));
const centreFolder = mkdtempSync(join(tmpdir(), 'yimen-screens-centre-'));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const centre = await startCentre({ dataDir: centreFolder });
const counter = await launchCounter({ folder: counterFolder, centre, clock: '2026-09-30T01:30:00.000Z' });
const pictures: { name: string; size: string; file: string }[] = [];
try {
  let number = 0;
  await throughScreens(counter, async ({ name }, clerk) => {
    number += 1;
    for (const size of sizes) {
      const file = `${String(number).padStart(2, '0')}-${name}-${size.name}.png`;
      /* oxlint-disable no-await-in-loop -- one window is resized and drawn at a time */
      await resize(counter.app, size);
      await clerk.waitForTimeout(250);
      await clerk.screenshot({ path: join(out, file) });
      /* oxlint-enable no-await-in-loop */
      pictures.push({ name, size: size.name, file });
    }
    console.log(`${String(number).padStart(2, '0')} ${name}`);
  });
  await counter.pad.screenshot({ path: join(out, '评价器.png') });
  pictures.push({ name: '评价器', size: '', file: '评价器.png' });
} finally {
  await counter.close();
  await centre.stop();
  rmSync(counterFolder, { recursive: true, force: true });
  rmSync(centreFolder, { recursive: true, force: true });
}
const figures = pictures.map(
  ({ name, size, file }) =>
    `<figure><figcaption>${name} ${size}</figcaption><a href="${file}"><img src="${file}" alt="${name} ${size}" loading="lazy"></a></figure>`,
);
writeFileSync(
  join(out, 'index.html'),
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>画面</title><style>
body{font:16px sans-serif;margin:24px;display:grid;grid-template-columns:1fr 1fr;gap:24px}figure{margin:0}img{max-width:100%;border:1px solid #aeb8c4}
</style>${figures.join('\n')}</html>`,
);
console.log(`${pictures.length}张：${join(out, 'index.html')}`);
