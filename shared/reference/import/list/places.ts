/** The windows and the departments that a list speaks of (A3, A6). */
import { type Department, department } from '../../hall.ts';
import { folded } from './cells.ts';
import { type ListKind, titleOf } from './columns.ts';
import type { CounterDraft, KnownReference } from './known.ts';
import type { ImportReport } from './report.ts';
import type { SheetRow } from './sheet-rows.ts';

/** A window's number is the id, the name, the position or the number in the name of a counter of the hall. */
export function windowsOf(rows: readonly SheetRow[], { hall }: KnownReference) {
  const counters = [hall.counter, ...hall.otherCounters];
  const idOf = (number: string): string => {
    const wanted = folded(number);
    const found = counters.find(({ id, name, position }) =>
      [id, name, position].some((text) => folded(text) === wanted),
    );
    return found?.id ?? number;
  };
  const drafts = new Map<string, CounterDraft>();
  for (const row of rows) {
    const number = row.text('counter');
    if (counters.some(({ id }) => id === idOf(number))) continue;
    const departments = new Set([...(drafts.get(number)?.departments ?? []), row.text('department')]);
    drafts.set(number, { id: number, name: number, position: number, departments: [...departments] });
  }
  return { idOf, drafts: [...drafts.values()] };
}

/** A6. What the hall knows of a department beyond its list stays. */
export function departmentsOf(
  rows: readonly SheetRow[],
  list: ListKind,
  { hall }: KnownReference,
  report: ImportReport,
): Department[] {
  const mode = list === 'A' ? '整体进驻' : '业务受理进驻';
  const names = new Map(rows.toReversed().map((row) => [row.text('department'), row.number]));
  return [...names].toReversed().map(([name, row]) => {
    const before = hall.departments.find((entry) => entry.name === name);
    if (before !== undefined && before.mode !== mode)
      report.note(
        row,
        titleOf('department'),
        `${name}的进驻方式由${before.mode}改为${mode}（A6）。`,
        '请核对进驻方式。',
      );
    return department.parse({ ...before, name, mode });
  });
}
