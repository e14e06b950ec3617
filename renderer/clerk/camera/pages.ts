/** The pages of one line that are not kept yet: taken, put in order, worked on, thrown away. */
import { unreachable } from '#shared/result.ts';
import type { PictureOp } from './picture-ops.ts';

export type NewPage = {
  readonly id: string;
  /** 第3次拍摄, or the name of the file. */
  readonly title: string;
} & (
  | { readonly kind: 'picture'; readonly source: Blob; readonly ops: readonly PictureOp[] }
  /** Kept as it is. */
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array<ArrayBuffer>; readonly pages: number }
);

export type PagesAction =
  | { readonly type: 'add'; readonly page: NewPage }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'move'; readonly id: string; readonly by: 1 | -1 }
  | { readonly type: 'ops'; readonly id: string; readonly ops: readonly PictureOp[] }
  | { readonly type: 'clear' };

export function reducePages(pages: readonly NewPage[], action: PagesAction): readonly NewPage[] {
  switch (action.type) {
    case 'add':
      return [...pages, action.page];
    case 'remove':
      return pages.filter(({ id }) => id !== action.id);
    case 'move': {
      const from = pages.findIndex(({ id }) => id === action.id);
      const to = from + action.by;
      const [moved, other] = [pages[from], pages[to]];
      if (moved === undefined || other === undefined) return pages;
      return pages.with(from, other).with(to, moved);
    }
    case 'ops':
      return pages.map((page) =>
        page.id === action.id && page.kind === 'picture' ? { ...page, ops: action.ops } : page,
      );
    case 'clear':
      return [];
    default:
      return unreachable(action);
  }
}

/** 清晰度: the longest side in dots, and how much the JPEG may leave out. The first is what is offered. */
export const sharpnesses = [
  { id: '标准', side: 2400, quality: 0.82 },
  { id: '高清', side: 3000, quality: 0.9 },
  { id: '节省', side: 1800, quality: 0.7 },
] as const;
export type Sharpness = (typeof sharpnesses)[number];

/** Tried one after the other until a page is within the bound of its size. */
export const smaller = ({
  side,
  quality,
}: Pick<Sharpness, 'side' | 'quality'>): { side: number; quality: number }[] => [
  { side, quality },
  { side, quality: 0.7 },
  { side: Math.round(side * 0.8), quality: 0.65 },
  { side: Math.round(side * 0.6), quality: 0.6 },
];
