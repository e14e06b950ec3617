import { useCallback, useEffect, useState } from 'react';
import { shelfWords, type ShelfKind } from '#shared/registers/views/shelves.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { useChanges } from '../use-changes.ts';
import type { PageProps } from '../workstation/pages.tsx';
import { RegisterDesk } from './register-desk.tsx';
import { ShelfList } from './shelf-list.tsx';
import { useTurning } from './use-turning.ts';
import './registers-page.css';

/** 登记: every register of the hall this role may look into, and what may be done in it. */
export function RegistersPage({ shown, active }: PageProps) {
  const shelves = useRead('shelves', window.counter.registerShelves);
  const [chosen, setChosen] = useState<ShelfKind | null>(null);
  const turning = useTurning();
  const { reload } = shelves;
  const onChange = useCallback(() => shown && reload(), [shown, reload]);
  useChanges(onChange);
  useEffect(() => {
    if (shown) reload();
  }, [shown, reload]);

  const list = shelves.latest?.shelves ?? [];
  const shelf = list.find(({ register }) => register === chosen) ?? list[0];
  const step = (by: number) => {
    const at = list.findIndex(({ register }) => register === shelf?.register);
    const next = list[(at + by + list.length) % list.length];
    if (next !== undefined) setChosen(next.register);
  };
  useKeys({ 'Ctrl+PageDown': () => step(1), 'Ctrl+PageUp': () => step(-1) }, active);

  return (
    <div className="registers-page">
      {shelves.refusal !== null && <RefusalNote refusal={shelves.refusal} />}
      {shelf !== undefined && (
        <>
          <ShelfList shelves={list} chosen={shelf.register} onChoose={setChosen} />
          <RegisterDesk
            key={shelf.register}
            shelf={shelf}
            words={shelfWords[shelf.register]}
            shown={shown}
            active={active}
            turning={turning}
            onChanged={reload}
          />
        </>
      )}
    </div>
  );
}
