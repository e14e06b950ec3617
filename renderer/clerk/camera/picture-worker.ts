/** Pictures are worked on beside the page, so that the live picture and the keys never wait for them. */
import type { PictureFault, PictureJob, PictureQuestion, PictureReply, Watermark } from './picture-job.ts';
import { fitted, type PictureOp } from './picture-ops.ts';

/** More is not worked on: an A4 sheet at 250 dots per inch. */
const workSide = 3000;
/** Enough to find the edges of a sheet. */
const findSide = 480;

type Canvas = OffscreenCanvas;

class Fault extends Error {
  readonly fault: PictureFault;
  constructor(fault: PictureFault) {
    super(fault);
    this.fault = fault;
  }
}

// oxlint-disable-next-line no-restricted-globals -- in a worker this is its own scope
const scope = self as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<PictureQuestion>) => void): void;
  postMessage(reply: PictureReply): void;
};

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
const reply = (message: PictureReply): void => scope.postMessage(message);

scope.addEventListener('message', ({ data: { id, job } }) => {
  done(job).then(
    (answer) => reply({ id, answer }),
    (error: unknown) => {
      if (!(error instanceof Fault)) console.error(error);
      reply({ id, fault: error instanceof Fault ? error.fault : 'failed' });
    },
  );
});

async function done(job: PictureJob): Promise<Extract<PictureReply, { answer: unknown }>['answer']> {
  switch (job.kind) {
    case 'draw': {
      const canvas = scaled(await worked(job.source, job.ops), job.side);
      if (job.watermark !== null) mark(canvas, job.watermark);
      return { jpeg: await jpegOf(canvas, job.quality), width: canvas.width, height: canvas.height };
    }
    case 'find': {
      const { findSheet } = await import('./find-sheet.ts');
      const small = scaled(await worked(job.source, job.ops), findSide);
      return { corners: findSheet(contextOf(small).getImageData(0, 0, small.width, small.height)) };
    }
    case 'bind':
      return { pdf: await bound(job.pages) };
    case 'count':
      return { pages: await counted(job.pdf) };
    default:
      throw new Fault('failed');
  }
}

function canvasOf(width: number, height: number): Canvas {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
  const context = contextOf(canvas);
  // A PNG's clear parts are paper, not ink.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

function contextOf(canvas: Canvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Fault('failed');
  return context;
}

async function worked(source: Blob, ops: readonly PictureOp[]): Promise<Canvas> {
  const picture = await createImageBitmap(source).catch(() => {
    throw new Fault('not_picture');
  });
  const { width, height } = fitted(picture.width, picture.height, workSide);
  let canvas = canvasOf(width, height);
  contextOf(canvas).drawImage(picture, 0, 0, width, height);
  picture.close();
  // oxlint-disable-next-line no-await-in-loop -- each goes on from what the one before it made
  for (const op of ops) canvas = await applied(canvas, op);
  return canvas;
}

async function applied(canvas: Canvas, op: PictureOp): Promise<Canvas> {
  const { width, height } = canvas;
  switch (op.kind) {
    case 'turn':
      return op.quarters === 2
        ? spun(canvas, Math.PI, width, height)
        : spun(canvas, (op.quarters * Math.PI) / 2, height, width);
    case 'tilt':
      return spun(canvas, (op.degrees * Math.PI) / 180, width, height);
    case 'crop': {
      const cut = canvasOf(op.width * width, op.height * height);
      contextOf(cut).drawImage(canvas, -op.x * width, -op.y * height);
      return cut;
    }
    case 'straighten': {
      const { straighten } = await import('./find-sheet.ts');
      const flat = straighten(contextOf(canvas).getImageData(0, 0, width, height), op.corners);
      const laid = canvasOf(flat.width, flat.height);
      contextOf(laid).putImageData(
        new ImageData(new Uint8ClampedArray(flat.data), flat.width, flat.height),
        0,
        0,
      );
      return laid;
    }
    default:
      throw new Fault('failed');
  }
}

function spun(canvas: Canvas, angle: number, width: number, height: number): Canvas {
  const after = canvasOf(width, height);
  const context = contextOf(after);
  context.translate(width / 2, height / 2);
  context.rotate(angle);
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2);
  return after;
}

function scaled(canvas: Canvas, side: number): Canvas {
  const { width, height } = fitted(canvas.width, canvas.height, side);
  if (width === canvas.width) return canvas;
  const small = canvasOf(width, height);
  const context = contextOf(small);
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, width, height);
  return small;
}

/** Over the whole sheet, so that no part of it can be cut out without it; what is written stays legible below. */
function mark(canvas: Canvas, { purpose, place }: Watermark): void {
  const context = contextOf(canvas);
  const { width, height } = canvas;
  const reach = Math.hypot(width, height);
  const size = Math.max(14, Math.round(Math.min(width, height) / 24));
  context.save();
  context.translate(width / 2, height / 2);
  context.rotate(-Math.PI / 7);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const font = (dots: number) => `${dots}px "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif`;
  context.font = font(size);
  const across = Math.max(context.measureText(purpose).width, size * 8) + size * 3;
  const down = size * 7;
  for (let y = -Math.ceil(reach / 2 / down) * down; y <= reach / 2; y += down)
    for (let x = -Math.ceil(reach / 2 / across) * across; x <= reach / 2; x += across) {
      context.font = font(size);
      inked(context, purpose, x, y);
      context.font = font(Math.round(size * 0.62));
      inked(context, place, x, y + size * 1.25);
    }
  context.restore();
}

/** Dark on light and light on dark. */
function inked(context: OffscreenCanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.lineWidth = 2;
  context.strokeStyle = 'rgb(255 255 255 / 35%)';
  context.fillStyle = 'rgb(40 60 90 / 38%)';
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

async function jpegOf(canvas: Canvas, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A4 in points, upright or across as the page lies; the picture fills it as far as it can. */
const a4 = { short: 595.28, long: 841.89 } as const;

async function bound(pages: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const pdf = await PDFDocument.create();
  for (const jpeg of pages) {
    // oxlint-disable-next-line no-await-in-loop -- in the order of the pages
    const picture = await pdf.embedJpg(jpeg);
    const upright = picture.height >= picture.width;
    const [width, height] = upright ? [a4.short, a4.long] : [a4.long, a4.short];
    const drawn = picture.scaleToFit(width, height);
    pdf.addPage([width, height]).drawImage(picture, {
      x: (width - drawn.width) / 2,
      y: (height - drawn.height) / 2,
      width: drawn.width,
      height: drawn.height,
    });
  }
  return new Uint8Array(await pdf.save());
}

async function counted(pdf: Uint8Array<ArrayBuffer>): Promise<number> {
  const { EncryptedPDFError, PDFDocument } = await import('@cantoo/pdf-lib');
  try {
    const read = await PDFDocument.load(pdf, { updateMetadata: false });
    return read.getPageCount();
  } catch (error) {
    throw new Fault(error instanceof EncryptedPDFError ? 'pdf_locked' : 'not_pdf');
  }
}
