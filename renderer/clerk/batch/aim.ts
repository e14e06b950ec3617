/** What the next act on a list goes to. A list that is read again must never put another row under an act already filled in. */

/** As the rows looked when they were chosen. */
export interface Chosen<Row> {
  /** Null before anything was chosen, and after an act that left nothing to go on with. */
  readonly current: Row | null;
  /** By key. */
  readonly ticked: ReadonlyMap<string, Row>;
}

export interface Aim<Row> {
  readonly current: Row | undefined;
  readonly targets: readonly Row[];
  /** Chosen, and no longer in the list: withdrawn, decided, done by somebody else. */
  readonly gone: readonly Row[];
}

/** The ticked ones; without a tick the one under the cursor. Nothing takes the place of one that is gone. */
export function aimAt<Row>(
  rows: readonly Row[],
  { current, ticked }: Chosen<Row>,
  keyOf: (row: Row) => string,
): Aim<Row> {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const at = current === null ? rows[0] : byKey.get(keyOf(current));
  const chosen = ticked.size > 0 ? [...ticked.values()] : current === null ? [] : [current];
  const targets =
    ticked.size > 0 ? rows.filter((row) => ticked.has(keyOf(row))) : at === undefined ? [] : [at];
  return { current: at, targets, gone: chosen.filter((row) => !byKey.has(keyOf(row))) };
}

/** The ticks as the list shows them, each with its row. */
export function tickedRows<Row>(
  keys: ReadonlySet<string>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row] as const).filter(([key]) => keys.has(key)));
}

/** 已签署2件，1件没有签署…: of how many, and what became of the others. `act` is what was done, e.g. `签署`. */
export function batchText(
  act: string,
  { total, done, refused }: { readonly total: number; readonly done: number; readonly refused: number },
): string {
  const stopped = total - done - refused;
  const parts = [
    `已${act}${done}件`,
    refused > 0 ? `${refused}件没有${act}，原因逐件写明` : '',
    stopped > 0 ? `停止后${stopped}件未${act}，仍在列表中` : '',
  ];
  return `${parts.filter((part) => part !== '').join('，')}。`;
}
