/** The work itself, in whichever thread it is done. */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { paperOfMonth } from '#shared/papers/asked/asked.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { Basis, buildReport } from '#shared/reports/build/index.ts';
import { exchangeRows, exchangeTableNames } from '#shared/reports/build/exchange.ts';
import type { Result } from '#shared/result.ts';
import { openForReading } from '../store/open.ts';
import type { Progress } from '../thread.ts';
import { csvLine, tableCsv, utf8Mark } from './csv.ts';
import { exchangeColumns } from './exchange-columns.ts';
import { plainName } from './file-name.ts';
import { packFigures } from './packed.ts';
import { reportSource } from './source.ts';
import type { Made, ReportTask } from './tasks.ts';
import { workbook } from './workbook.ts';

type Of<Type extends ReportTask['type']> = Extract<ReportTask, { type: Type }>;

export function makeReport({ database, basis, asked }: Of<'make'>, progress: Progress): Made {
  const db = openForReading(database);
  try {
    const { content, figures } = buildReport(reportSource(db, basis, progress), asked);
    return { content, figures: packFigures(figures) };
  } finally {
    db.close();
  }
}

/** The sums of a month as a paper (I1, I4): filed by whoever asked for it. */
export function makeMonthPaper(
  { database, basis, request }: Of<'paper'>,
  progress: Progress,
): Result<PaperContent> {
  const db = openForReading(database);
  try {
    return paperOfMonth(request, reportSource(db, basis, progress));
  } finally {
    db.close();
  }
}

/** Writes to the task's draft: a file, or a folder where there is more than one table. */
export async function writeFiles(
  task: Exclude<ReportTask, Of<'make' | 'paper'>>,
  progress: Progress,
): Promise<void> {
  switch (task.type) {
    case 'workbook':
      return writeFileSync(task.draft, await workbook(task.content), { flag: 'wx' });
    case 'tables':
      return writeTables(task);
    default:
      return writeExchange(task, progress);
  }
}

function writeTables({ content: { tables }, draft }: Of<'tables'>): void {
  const [only] = tables;
  if (tables.length === 1 && only !== undefined) return writeFileSync(draft, tableCsv(only), { flag: 'wx' });
  mkdirSync(draft);
  for (const table of tables)
    writeFileSync(join(draft, `${plainName(table.title)}.csv`), tableCsv(table), { flag: 'wx' });
}

/** Row by row: a hall's year does not fit into memory as text. */
function writeExchange({ database, basis, asked, draft }: Of<'exchange'>, progress: Progress): void {
  mkdirSync(draft);
  const db = openForReading(database);
  const files = new Map(
    exchangeTableNames.map((name) => [name, openSync(join(draft, `${name}.csv`), 'wx')] as const),
  );
  try {
    for (const [name, file] of files) writeSync(file, utf8Mark + csvLine(exchangeColumns[name]));
    for (const { tables } of exchangeRows(new Basis(reportSource(db, basis, progress), asked)))
      for (const [name, file] of files) {
        const lines = tables[name].map((row) => csvLine(exchangeColumns[name].map((key) => row[key] ?? '')));
        if (lines.length > 0) writeSync(file, lines.join(''));
      }
  } finally {
    for (const file of files.values()) closeSync(file);
    db.close();
  }
}
