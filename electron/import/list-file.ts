import {
  type ImportedList,
  type ImportResult,
  type KnownReference,
  type ListKind,
  looksLikeList,
  readListA,
  readListB,
} from '#shared/reference/import/lists.ts';
import type { ServiceItem } from '#shared/reference/index.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Progress } from '../thread.ts';
import { spelled } from './spelling.ts';
import { readWorkbookFile } from './workbook.ts';

export interface ListFile extends ImportResult<ImportedList> {
  /** The sheet that was read. */
  readonly sheet: string;
  /** `data.items`, as the catalogue takes them; empty where there is no data. */
  readonly items: readonly ServiceItem[];
}

/** Read, unpacked, made rows of, checked, spelled. */
const steps = 5;

/** 一览表A or 一览表B from an .xlsx file (A7): the first sheet that has the list's titles. */
export async function readListFile(
  path: string,
  list: ListKind,
  known: KnownReference,
  progress: Progress = () => undefined,
): Promise<Result<ListFile>> {
  const sheets = await readWorkbookFile(path, (done) => progress(done, steps));
  if (!sheets.ok) return sheets;
  const chosen = sheets.value.find(({ rows }) => looksLikeList(rows)) ?? sheets.value[0];
  const read = (list === 'A' ? readListA : readListB)(chosen?.rows ?? [], known);
  progress(4, steps);
  return ok({ ...read, sheet: chosen?.name ?? '', items: (read.data?.items ?? []).map(spelled) });
}
