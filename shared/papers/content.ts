/** A paper described once, as content; A4 and 80 mm are two renderings of it. */
import { z } from 'zod';
import { paperKinds } from './kinds.ts';

export const paperBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), text: z.string() }),
  /** Label and value, one under the other. */
  z.object({ type: z.literal('fields'), rows: z.array(z.tuple([z.string(), z.string()])) }),
  z.object({
    type: z.literal('table'),
    caption: z.string(),
    /** Column heads and their share of the width; shares add up to 100. */
    head: z.array(z.object({ title: z.string(), share: z.number() })),
    rows: z.array(z.array(z.string())),
  }),
  /** A sentence the law requires on the paper, set apart. */
  z.object({ type: z.literal('statement'), text: z.string() }),
  /** The head of a part, e.g. `一、设定依据`. */
  z.object({ type: z.literal('heading'), text: z.string() }),
  /** A framed place to be filled in by hand: what belongs there, what stands in it already, lines of room. */
  z.object({ type: z.literal('blank'), label: z.string(), text: z.string(), lines: z.int().min(1) }),
]);
export type PaperBlock = z.infer<typeof paperBlock>;

export const paperContent = z.object({
  kind: z.enum(paperKinds),
  title: z.string(),
  number: z.string(),
  /** A training hall's paper carries 演示 across it and can never pass for a real one. */
  training: z.boolean(),
  addressee: z.string(),
  blocks: z.array(paperBlock),
  /** Who issues it and when; the seal goes over both (许可法32 last paragraph). `seal` is null where none is due. */
  closing: z.object({ organ: z.string(), date: z.string(), seal: z.string().nullable() }),
  handler: z.string(),
  /** Lines to be signed, e.g. `申请人(代理人)签收:`; each is followed by room and 年 月 日. */
  signatures: z.array(z.string()),
  footer: z.string(),
  copies: z.int().min(1),
  /** What the QR code says; null where there is none. */
  qr: z.string().nullable(),
  /** Code 128 on 80 mm paper, for scanners that read lines only; null where there is none, as on older papers. */
  barcode: z.string().nullable().default(null),
});
export type PaperContent = z.infer<typeof paperContent>;
