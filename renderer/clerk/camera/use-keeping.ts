import { useEffect, useEffectEvent, useState } from 'react';
import type { ScanFile } from '#shared/case/scan-events.ts';
import type { Refusal } from '#shared/result.ts';
import { keepPages, type KeepingOptions } from './keep-pages.ts';
import type { LinePages } from './use-line-pages.ts';

export interface Keeping {
  /** How far it is, while it goes on. */
  readonly saving: { readonly done: number; readonly total: number } | null;
  /** Pressed while a page was still worked on: kept as it is then. */
  readonly saveWanted: boolean;
  readonly save: () => Promise<void>;
}

/** Keeps the pages in hand, and empties the hand when they are on record; refused, they stay. */
export function useKeeping(
  line: LinePages,
  open: boolean,
  options: Omit<KeepingOptions, 'progress'>,
  onKept: (scans: readonly ScanFile[]) => Promise<Refusal | null>,
  onSaved: () => void,
): Keeping {
  const [saving, setSaving] = useState<Keeping['saving']>(null);
  const [saveWanted, setSaveWanted] = useState(false);
  const save = async () => {
    const { pages, pictures, busy, refuse, dispatch } = line;
    if (saving !== null || pages.length === 0 || pictures === null || !open) return;
    if (busy) {
      setSaveWanted(true);
      return;
    }
    refuse(null);
    setSaving({ done: 0, total: pages.length + 1 });
    const progress = (done: number, total: number) => setSaving({ done, total });
    const files = await keepPages(pages, pictures, { ...options, progress });
    const refusal = files.ok ? await onKept(files.value) : files.refusal;
    setSaving(null);
    refuse(refusal);
    if (refusal !== null) return;
    dispatch({ type: 'clear' });
    onSaved();
  };
  const saveNow = useEffectEvent(() => {
    setSaveWanted(false);
    void save();
  });
  const due = saveWanted && !line.busy;
  useEffect(() => {
    if (due) saveNow();
  }, [due]);
  return { saving, saveWanted, save };
}
