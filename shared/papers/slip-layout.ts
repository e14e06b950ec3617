/** Placeholder signature, replaced by the layout of 48 columns. */
export type SlipLine =
  /** Text already wrapped: at most 48 columns (24 at scale 2), a Chinese character being two. */
  | { readonly kind: 'text'; readonly text: string; readonly align: 'left' | 'center'; readonly scale: 1 | 2; readonly bold: boolean }
  | { readonly kind: 'qr'; readonly data: string }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' };
