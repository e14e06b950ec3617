import { useState } from 'react';
import { type Aim, aimAt, type Chosen, tickedRows } from './aim.ts';

export interface Aiming<Row> extends Aim<Row> {
  /** Keys of the ticked rows that are listed. */
  readonly ticked: ReadonlySet<string>;
  readonly choose: (key: string) => void;
  readonly tick: (keys: ReadonlySet<string>) => void;
  /** After an act: the cursor goes on to the next row that waits; ticks of what was refused stay. */
  readonly goOn: (done: readonly Row[]) => void;
}

/** The cursor and the ticks of a list that changes while somebody writes. See {@link aimAt}. */
export function useAim<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Aiming<Row> {
  const [chosen, setChosen] = useState<Chosen<Row>>({ current: null, ticked: new Map() });
  const aim = aimAt(rows, chosen, keyOf);
  const { current } = aim;
  // What the list was opened on stays under the cursor, whatever comes before it when it is read again.
  if (chosen.current === null && current !== undefined) setChosen({ ...chosen, current });
  const listed = new Set(rows.map(keyOf));
  return {
    ...aim,
    ticked: new Set([...chosen.ticked.keys()].filter((key) => listed.has(key))),
    choose: (key) => {
      const row = rows.find((one) => keyOf(one) === key);
      // Ticks of what is gone go with the next choice, and not before they were told of.
      if (row !== undefined)
        setChosen(({ ticked }) => ({
          current: row,
          ticked: tickedRows(new Set(ticked.keys()), rows, keyOf),
        }));
    },
    tick: (keys) => setChosen({ ...chosen, ticked: tickedRows(keys, rows, keyOf) }),
    goOn: (done) => {
      const keys = new Set(done.map(keyOf));
      const after = current === undefined ? [] : rows.slice(rows.indexOf(current) + 1);
      const next = after.find((row) => !keys.has(keyOf(row))) ?? null;
      setChosen((was) => ({
        current: was.current !== null && keys.has(keyOf(was.current)) ? next : was.current,
        ticked: new Map([...was.ticked].filter(([key]) => !keys.has(key))),
      }));
    },
  };
}
