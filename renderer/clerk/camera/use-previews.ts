import { useEffect, useRef, useState } from 'react';
import type { Watermark } from './picture-job.ts';
import type { NewPage } from './pages.ts';
import type { Pictures } from './pictures.ts';

/** Sharp enough for the screen. */
const shownSide = 1400;

/** Addresses of the pages as they are to be kept, by id; a page worked on shows its last picture meanwhile. */
export function usePreviews(
  pages: readonly NewPage[],
  pictures: Pictures | null,
  watermark: Watermark | null,
): ReadonlyMap<string, string> {
  const [shown, setShown] = useState<ReadonlyMap<string, string>>(new Map());
  const made = useRef(new Map<string, { readonly key: unknown; readonly address: string }>());
  const marked = watermark === null ? '' : `${watermark.purpose} ${watermark.place}`;

  useEffect(() => {
    let current = true;
    const known = made.current;
    for (const [id, { address }] of known)
      if (!pages.some((page) => page.id === id)) {
        URL.revokeObjectURL(address);
        known.delete(id);
      }
    const drawAll = async () => {
      for (const page of pages) {
        if (page.kind !== 'picture' || pictures === null) continue;
        const key = JSON.stringify([page.ops, marked]);
        if (known.get(page.id)?.key === key) continue;
        const { source, ops } = page;
        const job = { kind: 'draw', source, ops, side: shownSide, quality: 0.8, watermark } as const;
        // oxlint-disable-next-line no-await-in-loop -- one after the other in one worker
        const drawn = await pictures.ask(job).catch(() => null);
        if (!current) return;
        if (drawn === null) continue;
        const before = known.get(page.id);
        const address = URL.createObjectURL(new Blob([drawn.jpeg], { type: 'image/jpeg' }));
        known.set(page.id, { key, address });
        setShown(new Map([...known].map(([id, one]) => [id, one.address])));
        if (before !== undefined) URL.revokeObjectURL(before.address);
      }
    };
    void drawAll();
    return () => {
      current = false;
    };
    // The mark is told by its words.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [pages, pictures, marked]);

  useEffect(() => {
    const known = made.current;
    return () => {
      for (const { address } of known.values()) URL.revokeObjectURL(address);
    };
  }, []);
  return shown;
}
