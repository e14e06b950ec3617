import { useEffect, useReducer, useRef, useState } from 'react';
import type { Refusal } from '#shared/result.ts';
import { noSheet, pictureRefusal } from './camera-words.ts';
import { photograph } from './cameras.ts';
import { type NewPage, type PagesAction, reducePages } from './pages.ts';
import { PictureError, type Pictures, startPictures } from './pictures.ts';
import { takeFile } from './take-file.ts';

export interface LinePages {
  readonly pages: readonly NewPage[];
  /** Null for the first moment. */
  readonly pictures: Pictures | null;
  /** Something is being worked on. */
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly dispatch: (action: PagesAction) => void;
  readonly refuse: (refusal: Refusal | null) => void;
  readonly shoot: (video: HTMLVideoElement | null) => Promise<void>;
  readonly takeFiles: (files: readonly File[]) => Promise<void>;
  readonly straighten: (page: NewPage) => Promise<void>;
}

/** The pages in hand, and the worker that draws them. */
export function useLinePages(): LinePages {
  const [pages, dispatch] = useReducer(reducePages, []);
  const [pictures, setPictures] = useState<Pictures | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const shots = useRef(0);
  useEffect(() => {
    const started = startPictures();
    setPictures(started);
    return () => started.end();
  }, []);

  const whileBusy = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    await work().finally(() => setBusy(false));
  };
  return {
    pages,
    pictures,
    busy,
    refusal,
    dispatch,
    refuse: setRefusal,
    shoot: (video) =>
      whileBusy(async () => {
        const source = video === null ? null : await photograph(video).catch(() => null);
        if (source === null) return;
        shots.current += 1;
        const title = `拍摄${shots.current}`;
        dispatch({ type: 'add', page: { id: crypto.randomUUID(), title, kind: 'picture', source, ops: [] } });
      }),
    takeFiles: (files) =>
      whileBusy(async () => {
        if (pictures === null) return;
        for (const file of files) {
          // oxlint-disable-next-line no-await-in-loop -- in the order they were given
          const taken = await takeFile(file, pictures);
          if (taken.ok) dispatch({ type: 'add', page: taken.page });
          else setRefusal(taken.refusal);
        }
      }),
    straighten: (page) =>
      whileBusy(async () => {
        if (pictures === null || page.kind !== 'picture') return;
        try {
          const { corners } = await pictures.ask({ kind: 'find', source: page.source, ops: page.ops });
          if (corners === null) setRefusal(noSheet);
          else dispatch({ type: 'ops', id: page.id, ops: [...page.ops, { kind: 'straighten', corners }] });
        } catch (error) {
          setRefusal(pictureRefusal(error instanceof PictureError ? error.fault : 'failed', page.title));
        }
      }),
  };
}
