/**
 * Draws every sample as the counter does, in Electron: A4 as PDF, 80 mm as the picture of what a printer would make of
 * the bytes. `electron out/tools/papers.js FOLDER` leaves there also `papers.json`, a list of `DrawnPaper`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { type PaperMedia, mayComeOutOn, type PageLayout, pageOf } from '#shared/papers/kinds.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { type Copy, layOutSlip, reprintMark } from '#shared/papers/render/slip-layout.ts';
import { interpret } from '../../electron/devices/escpos-interpreter.ts';
import { createSlipArtist, type SlipArtist } from '../../electron/devices/slip-picture.ts';
import { encodeSlip } from '../../electron/print/escpos.ts';
import { createPaperWindow, type PaperWindow } from '../../electron/print/paper-window.ts';
import { paperHtml } from '../../electron/print/pdf.ts';
import { type PaperSample, samples } from './samples/index.ts';

export interface DrawnPaper {
  readonly name: string;
  readonly media: PaperMedia;
  readonly layout: PageLayout;
  /** In the folder; PDF or PNG. */
  readonly file: string;
  readonly content: PaperContent;
  /** `补打 …`, or empty. */
  readonly reprint: string;
  /** Of a slip: commands the printer does not know, lines too long, characters without a glyph. All empty when right. */
  readonly faults: readonly string[];
}

const first: Copy = { reprint: 0, printedAt: '2026年9月30日 09:05', by: '' };

async function drawSlip(
  content: PaperContent,
  copy: Copy,
  artist: SlipArtist,
  file: string,
): Promise<string[]> {
  // The poorer of the two ROMs: what it lacks has to come out as a drawing of the line.
  const { bytes, replaced } = await encodeSlip(layOutSlip(content, copy), {
    rom: 'gbk',
    rasterise: (line) => artist.rasterise(line),
  });
  const page = interpret(bytes);
  writeFileSync(file, await artist.draw(page));
  return [...page.unknown, ...(page.overflows > 0 ? [`${page.overflows} long lines`] : []), ...replaced];
}

async function draw(sample: PaperSample, folder: string, window: PaperWindow, artist: SlipArtist) {
  const { name, content, copy = first } = sample;
  const paper = {
    name,
    content,
    layout: pageOf(content.kind),
    reprint: reprintMark(copy).join(' '),
  };
  const drawn: DrawnPaper[] = [];
  if (mayComeOutOn(content.kind, 'document')) {
    const file = `${name}.pdf`;
    writeFileSync(join(folder, file), await window.renderPdf(paperHtml(content, copy)));
    drawn.push({ ...paper, media: 'document', file, faults: [] });
  }
  if (mayComeOutOn(content.kind, 'slip')) {
    const file = `${name}.80mm.png`;
    const faults = await drawSlip(content, copy, artist, join(folder, file));
    drawn.push({ ...paper, media: 'slip', file, faults });
  }
  return drawn;
}

async function drawAll(folder: string): Promise<void> {
  const names = samples.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`two samples of one name: ${twice.join('、')}`);
  mkdirSync(folder, { recursive: true });
  const window = createPaperWindow();
  const artist = createSlipArtist();
  const drawn: DrawnPaper[] = [];
  for (const sample of samples) drawn.push(...(await draw(sample, folder, window, artist)));
  writeFileSync(join(folder, 'papers.json'), JSON.stringify(drawn));
}

app.on('window-all-closed', () => undefined);
app
  .whenReady()
  .then(() => drawAll(process.argv.at(-1) ?? ''))
  .then(
    () => app.exit(0),
    (error: unknown) => {
      console.error(error);
      app.exit(1);
    },
  );
