// @ts-check
// The pictures of the papers: drawn by the counter's own code in Electron, made small, compared with those kept.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { electronExecutable } from './prepare/electron.mjs';
import { openLog } from './prepare/log.mjs';
import { inProject } from './prepare/paths.mjs';
import { run } from './prepare/run.mjs';
import { buildTools, onScreen } from './tools.mjs';

/** What was agreed to look right; `npm run papers` writes it anew. */
export const picturesFolder = inProject('test/papers/pictures');

/** @typedef {import('../test/papers/render.ts').DrawnPaper} DrawnPaper */
/** @typedef {{ readonly name: string, readonly png: PNG }} Picture */

/**
 * Draws every sample into an empty folder.
 * @param {string} folder
 * @param {AbortSignal} signal
 * @returns {Promise<DrawnPaper[]>}
 */
export async function drawPapers(folder, signal) {
  await buildTools(signal);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const script = inProject('out/tools/papers.js');
  const [program = '', ...args] = onScreen([electronExecutable, ...asRoot, '--disable-gpu', script, folder]);
  const log = openLog('papers');
  const { code, output } = await run(program, args, { signal, log });
  if (code !== 0) throw new Error(`样本没有画成：\n${output}`);
  return JSON.parse(readFileSync(join(folder, 'papers.json'), 'utf8'));
}

/** Enough to see a line that moved, and small. */
const DOTS_PER_INCH = 64;
const GRAYS = 6;
/** Of a long register the further pages say nothing new. */
const PAGES = 3;

/**
 * `<name>-<page>.png` of a document, `<name>.80mm.png` of a slip at half its size.
 * @param {DrawnPaper} paper
 * @param {string} folder
 * @returns {Picture[]}
 */
export function picturesOf({ name, media, file }, folder) {
  const path = join(folder, file);
  if (media === 'slip') return [{ name: file, png: inGrays(halved(PNG.sync.read(readFileSync(path)))) }];
  const pages = mkdtempSync(join(tmpdir(), 'yimen-pages-'));
  try {
    execFileSync('pdftoppm', [
      '-r',
      `${DOTS_PER_INCH}`,
      '-gray',
      '-png',
      '-l',
      `${PAGES}`,
      path,
      join(pages, 'p'),
    ]);
    return readdirSync(pages)
      .sort()
      .map((page, index) => ({
        name: `${name}-${index + 1}.png`,
        png: inGrays(PNG.sync.read(readFileSync(join(pages, page)))),
      }));
  } finally {
    rmSync(pages, { recursive: true, force: true });
  }
}

/** Every four dots as one. @param {PNG} png */
function halved({ width, height, data }) {
  const small = new PNG({ width: width >> 1, height: height >> 1 });
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1) {
      let sum = 0;
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ])
        sum += data[((y * 2 + (dy ?? 0)) * width + x * 2 + (dx ?? 0)) * 4] ?? 0;
      setGray(small, y * small.width + x, sum / 4);
    }
  return small;
}

/** @param {PNG} png */
function inGrays(png) {
  const step = 255 / (GRAYS - 1);
  for (let dot = 0; dot < png.width * png.height; dot += 1)
    setGray(png, dot, Math.round(Math.round((png.data[dot * 4] ?? 0) / step) * step));
  return png;
}

/** @param {PNG} png @param {number} dot @param {number} gray */
function setGray(png, dot, gray) {
  png.data.fill(gray, dot * 4, dot * 4 + 3);
  png.data[dot * 4 + 3] = 255;
}

/** @param {PNG} png */
export const pngBytes = (png) => PNG.sync.write(png, { colorType: 0, deflateLevel: 9 });

/** A dot that is one gray lighter or darker, as another antialiasing makes it, is not a difference. */
const ONE_GRAY = 0.3;
/** Five characters of small type that moved by one dot change more dots. */
const TOLERATED = 40;

/**
 * @param {PNG} expected
 * @param {PNG} actual
 * @returns {{ alike: boolean, difference: PNG | undefined }} the difference where both are of one size
 */
export function compare(expected, actual) {
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height) return { alike: false, difference: undefined };
  const difference = new PNG({ width, height });
  const changed = pixelmatch(expected.data, actual.data, difference.data, width, height, {
    threshold: ONE_GRAY,
    // Pixelmatch would take most strokes of such small type for antialiasing.
    includeAA: true,
  });
  return { alike: changed <= TOLERATED, difference };
}

/** The fonts that the kept pictures are made with (Debian's); any of the others would come first. */
const USED = ['BabelStone Han', 'WenQuanYi Zen Hei', 'Noto Sans Mono CJK SC'];
const BETTER = [
  'FangSong',
  '仿宋',
  '仿宋_GB2312',
  'FangSong_GB2312',
  'STFangsong',
  'SimHei',
  '黑体',
  'STHeiti',
  'STZhongsong',
];

/** Why papers look different on this machine, or nothing. */
export function otherFonts() {
  if (process.platform !== 'linux') return '不是 Linux，留存图片用的是 Debian 的字体';
  const list = execFileSync('fc-list', [':', 'family'], { encoding: 'utf8' });
  const installed = new Set(list.split(/[,\n]/).map((name) => name.trim()));
  const missing = USED.filter((name) => !installed.has(name));
  const better = BETTER.filter((name) => installed.has(name));
  if (missing.length > 0) return `没有字体 ${missing.join('、')}`;
  return better.length > 0 ? `装有字体 ${better.join('、')}` : '';
}
