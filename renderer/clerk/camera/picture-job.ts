/** What the picture worker is asked, and what it answers. */
import type { PictureOp, Spot } from './picture-ops.ts';

export interface Watermark {
  readonly purpose: string;
  readonly place: string;
}

export type PictureJob =
  /** The page as a JPEG. */
  | {
      readonly kind: 'draw';
      readonly source: Blob;
      readonly ops: readonly PictureOp[];
      /** Longest side in dots. */
      readonly side: number;
      /** 0 to 1. */
      readonly quality: number;
      readonly watermark: Watermark | null;
    }
  | { readonly kind: 'find'; readonly source: Blob; readonly ops: readonly PictureOp[] }
  /** JPEGs as one PDF, a page each. */
  | { readonly kind: 'bind'; readonly pages: readonly Uint8Array<ArrayBuffer>[] }
  /** How many pages a PDF has. */
  | { readonly kind: 'count'; readonly pdf: Uint8Array<ArrayBuffer> };

export interface PictureAnswers {
  draw: { readonly jpeg: Uint8Array<ArrayBuffer>; readonly width: number; readonly height: number };
  find: { readonly corners: readonly [Spot, Spot, Spot, Spot] | null };
  bind: { readonly pdf: Uint8Array<ArrayBuffer> };
  count: { readonly pages: number };
}

/** Why it could not be done: a picture that is none, a PDF that is locked or broken. */
export type PictureFault = 'not_picture' | 'pdf_locked' | 'not_pdf' | 'failed';

export interface PictureQuestion {
  readonly id: number;
  readonly job: PictureJob;
}
export type PictureReply =
  | { readonly id: number; readonly answer: PictureAnswers[keyof PictureAnswers] }
  | { readonly id: number; readonly fault: PictureFault };
