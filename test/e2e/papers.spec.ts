/** Every paper as a person would hold it: its picture, its words, its fonts, its size. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PNG } from 'pngjs';
import {
  compare,
  type DrawnPaper,
  drawPapers,
  otherFonts,
  picturesFolder,
  picturesOf,
  pngBytes,
} from '#scripts/paper-pictures.mjs';
import { expectedWords, headsRepeated, pagesOf } from '../papers/pdf-text.ts';

// One Electron draws them all.
test.describe.configure({ mode: 'default', timeout: 240_000 });

let folder = '';
let papers: DrawnPaper[] = [];
const documents = (): DrawnPaper[] => papers.filter(({ media }) => media === 'document');
const pathOf = ({ file }: DrawnPaper): string => join(folder, file);

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = mkdtempSync(join(tmpdir(), 'yimen-papers-'));
  papers = await drawPapers(folder, new AbortController().signal);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('每种文书的图片与留存的一致', () => {
  const info = test.info();
  const reason = otherFonts();
  test.skip(reason !== '', `本机${reason}，图片不作比较`);
  const drawn = papers.flatMap((paper) => picturesOf(paper, folder));
  const kept = readdirSync(picturesFolder).filter((name) => name.endsWith('.png'));
  const renew = '看过新图片确实应当如此的，运行 npm run papers 重画';
  expect(drawn.map(({ name }) => name).sort(), renew).toEqual(kept.sort());
  mkdirSync(info.outputDir, { recursive: true });
  for (const { name, png } of drawn) {
    const { alike, difference } = compare(PNG.sync.read(readFileSync(join(picturesFolder, name))), png);
    if (alike) continue;
    const picture = info.outputPath(name);
    writeFileSync(picture, pngBytes(png));
    if (difference !== undefined)
      writeFileSync(info.outputPath(name.replace('.png', '.difference.png')), PNG.sync.write(difference));
    expect.soft(picture, `${name}变了，新图片和差别在这里；${renew}`).toBe('');
  }
});

test('任何一行挪动一点都看得出来，笔画边缘深浅不同不算', () => {
  const [paper] = documents();
  const page = paper === undefined ? undefined : picturesOf(paper, folder)[0]?.png;
  if (page === undefined) throw new Error('no picture');
  const lines = textLines(page);
  expect(lines.length).toBeGreaterThan(5);
  for (const { top, height } of lines) {
    const moved = copyOf(page);
    PNG.bitblt(page, moved, 0, top - 1, page.width, height, 0, top);
    expect.soft(compare(page, moved).alike, `第${top}点起的一行`).toBe(false);
  }
  const softer = copyOf(page);
  softer.data.forEach((value, at) => (softer.data[at] = value < 255 ? value + 20 : value));
  expect(compare(page, softer).alike).toBe(true);
});

const copyOf = (page: PNG): PNG => PNG.sync.read(PNG.sync.write(page));

/** Bands with ink in them, as high as a line of type. */
function textLines({ width, height, data }: PNG): { top: number; height: number }[] {
  const lines: { top: number; height: number }[] = [];
  let top = -1;
  for (let y = 0; y < height; y += 1) {
    const inked = data.subarray(y * width * 4, (y + 1) * width * 4).some((value) => value < 128);
    if (inked && top < 0) top = y;
    if (inked || top < 0) continue;
    if (y - top >= 6 && y - top <= 24) lines.push({ top, height: y - top + 1 });
    top = -1;
  }
  return lines;
}

test('PDF的文字按阅读次序取得出来，一字不差，续页重复表头', () => {
  for (const paper of documents()) {
    const pages = pagesOf(pathOf(paper), paper);
    const text = pages.join('');
    let from = 0;
    for (const words of expectedWords(paper.content)) {
      const at = text.indexOf(words, from);
      expect
        .soft(at, `${paper.name}：${words}\n${text.slice(from, from + 300)}`)
        .toBeGreaterThanOrEqual(from);
      if (at >= from) from = at + words.length;
    }
    expect.soft(headsRepeated(paper.content, pages), `${paper.name}：续页没有表头`).toBe(true);
  }
});

test('每页底端有文书名称、文号和页码，补打和演示的每页标明', () => {
  for (const paper of documents()) {
    const whole = execFileSync('pdftotext', ['-raw', pathOf(paper), '-'], { encoding: 'utf8' });
    const pages = whole
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replaceAll(/\s/g, ''));
    for (const [index, page] of pages.entries()) {
      const { title, number, training } = paper.content;
      const foot = `${title}${number}第${index + 1}页共${pages.length}页`;
      for (const mark of [foot, paper.reprint, training ? '演示文书，不具有法律效力' : ''])
        expect.soft(page, `${paper.name}第${index + 1}页`).toContain(mark.replaceAll(/\s/g, ''));
    }
  }
});

test('每页都是A4，登记表横放', () => {
  for (const paper of documents()) {
    const info = execFileSync('pdfinfo', ['-f', '1', '-l', '999', pathOf(paper)], { encoding: 'utf8' });
    const sizes = [...info.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/g)];
    expect(sizes.length, paper.name).toBeGreaterThan(0);
    const [width, height] = paper.layout === 'register' ? [841.89, 595.28] : [595.28, 841.89];
    for (const [, x, y] of sizes) {
      expect.soft(Math.abs(Number(x) - width), `${paper.name}宽`).toBeLessThanOrEqual(0.5);
      expect.soft(Math.abs(Number(y) - height), `${paper.name}高`).toBeLessThanOrEqual(0.5);
    }
  }
});

test('字体全部嵌入；用TrueType字体时没有Type 3', () => {
  for (const paper of documents()) {
    const [, , ...fonts] = execFileSync('pdffonts', [pathOf(paper)], { encoding: 'utf8' })
      .trimEnd()
      .split('\n');
    expect(fonts.length, paper.name).toBeGreaterThan(0);
    for (const font of fonts) {
      // name, type, encoding, embedded, subset, unicode, object
      expect.soft(font, paper.name).toMatch(/\s(yes)\s+(yes|no)\s+yes\s+\d+\s+\d+$/);
      if (otherFonts() === '') expect.soft(font, paper.name).not.toContain('Type 3');
    }
  }
});

test('凭证没有打印机不懂的命令、过长的行和打不出的字', () => {
  const slips = papers.filter(({ media }) => media === 'slip');
  expect(slips.length).toBeGreaterThan(0);
  for (const slip of slips) {
    expect.soft(slip.faults, slip.name).toEqual([]);
    expect.soft(existsSync(pathOf(slip)), slip.name).toBe(true);
  }
});
