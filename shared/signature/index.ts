import { z } from 'zod';
import type { PaperKind } from '../papers/kinds.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type HandSignature, isTooShort, longestMs, mostPoints, mostStrokes } from './strokes.ts';

const side = z.number().min(50).max(8000);
const place = z.number().min(0).max(8000);

export const handSignature = z
  .object({
    width: side,
    height: side,
    strokes: z
      .array(
        z
          .array(z.tuple([place, place, z.int().min(0).max(longestMs), z.number().min(0).max(1)]))
          .min(1)
          .max(mostPoints),
      )
      .min(1)
      .max(mostStrokes),
  })
  .refine(
    ({ strokes }) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= mostPoints,
    '签名的笔画过多',
  );

/** What is kept of a signature made on the pad. */
export const keptSignature = z.object({
  ...handSignature.shape,
  /** SHA-256 of the words of the paper that was signed, and of no other. */
  paper: z.string().regex(/^[0-9a-f]{64}$/),
  /** `2026-09-30`: the day beside the signature. */
  signedOn: z.string(),
});
export type KeptSignature = z.infer<typeof keptSignature>;

/** Lines that the applicant signs, by kind of paper; every other is signed on the sheet. */
const applicantLines: Partial<Record<PaperKind, string>> = {
  送达回证: '收件人签名',
  接收凭证: '交件人签名',
  收件凭证: '交件人签名',
  补正收件清单: '交件人签名',
};

export const isSignedOnPad = (kind: PaperKind, line: string | undefined): boolean =>
  line !== undefined && applicantLines[kind] === line.replace(/[：:]$/, '');

export function checkSignature(hand: HandSignature): Result<HandSignature> {
  const outside = hand.strokes.some((stroke) => stroke.some(([x, y]) => x > hand.width || y > hand.height));
  if (outside) return refuse('bad_input', '', '签名超出签名框。', '请清除后在框内重新签名。', 'hand');
  return isTooShort(hand)
    ? refuse('bad_input', '', '没有签名，或者签名太短。', '请在框内签写本人姓名。', 'hand')
    : ok(hand);
}
