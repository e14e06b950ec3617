import { mediaOf, type PaperKind, paperKinds } from '#shared/papers/kinds.ts';
import type { Trays } from './draft.ts';

/** Papers that usually come out on A4. */
export const documentKinds: readonly PaperKind[] = paperKinds.filter((kind) => mediaOf(kind) === 'document');

/** The tray of a kind; the empty string leaves the choice to the printer. */
export function withTray(trays: Trays, kind: PaperKind, tray: string): Trays {
  const { [kind]: _before, ...others } = trays;
  return tray === '' ? others : { ...others, [kind]: tray };
}

export const sameTray = (tray: string): Trays =>
  documentKinds.reduce<Trays>((trays, kind) => withTray(trays, kind, tray), {});

/** The tray that all kinds have; null where they differ. */
export function commonTray(trays: Trays): string | null {
  const used = new Set(documentKinds.map((kind) => trays[kind] ?? ''));
  const [only] = used;
  return used.size === 1 && only !== undefined ? only : null;
}
