/** Reads a file that somebody handed in (A7), in whichever thread it is done. */
import { readFoundingPlans } from '#shared/reference/import/plans.ts';
import type { ImportLine } from '#shared/reference/import/list/report.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Progress } from '../thread.ts';
import { readListFile } from './list-file.ts';
import { readWhole } from './read-whole.ts';
import { spelled } from './spelling.ts';
import type { ImportedFile, ImportTask } from './tasks.ts';

/** Lines of a report that are shown. */
const mostLines = 500;
/** Every founding plan there is comes to a few of them. */
export const mostPlanBytes = 20 * 1024 * 1024;

export async function readImport(
  { source, path, known }: ImportTask,
  progress: Progress,
): Promise<Result<ImportedFile>> {
  if (source === '进驻方案') return readPlans(path, progress);
  const list = await readListFile(path, source === '一览表A' ? 'A' : 'B', known, progress);
  if (!list.ok) return list;
  const { data, report, items } = list.value;
  return ok({
    items,
    departments: data?.departments ?? [],
    staff: data?.staff.length ?? 0,
    ...shown(report),
    usable: data !== null && items.length + data.departments.length > 0,
  });
}

/** The lines there is room for, of a length that can be read. */
const shown = (lines: readonly ImportLine[]): Pick<ImportedFile, 'lines' | 'moreLines' | 'errors'> => ({
  lines: lines
    .slice(0, mostLines)
    .map((line) => ({ ...line, column: short(line.column), text: short(line.text) })),
  moreLines: Math.max(0, lines.length - mostLines),
  errors: lines.filter(({ level }) => level === '错误').length,
});

const longest = 300;
const short = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`);

const unreadable = refuse(
  'bad_input',
  'A7',
  '文件打不开，或者不是进驻方案的数据文件。',
  '请确认文件完整，再重新选择。',
);
const tooLarge = refuse(
  'bad_input',
  'A7',
  `文件过大：不得超过${mostPlanBytes / 1024 / 1024}MB。`,
  '请确认选择的是进驻方案的数据文件，再重新选择。',
);

async function readPlans(path: string, progress: Progress): Promise<Result<ImportedFile>> {
  let json: unknown;
  try {
    const bytes = await readWhole(path, mostPlanBytes);
    if (bytes === null) return tooLarge;
    progress(1, 3);
    json = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/u, ''));
  } catch {
    return unreadable;
  }
  progress(2, 3);
  const plans = readFoundingPlans(json);
  if (!plans.ok) return plans;
  const { items, departments, staff, report } = plans.value;
  return ok({
    items: items.map(spelled),
    departments: departments.map(({ plan: _plan, ...department }) => department),
    staff: staff.reduce((sum, { names }) => sum + names.length, 0),
    // 1L: what does not add up in a plan is for a person to see; the plan is taken over as it is.
    ...shown(
      report.map(({ plan, text }) => ({
        row: null,
        column: plan,
        level: '注意' as const,
        text,
        next: '请核对方案原文。',
      })),
    ),
    usable: items.length > 0,
  });
}
