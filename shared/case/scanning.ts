/** Scans of materials (G3: what a leader examines online is what was handed in at the window). */
import { ok, type Result, refuse } from '../result.ts';
import { scanLimits, sizeText } from '../scans/limits.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, doneBy, requiredText } from './context.ts';
import type { CaseEvent } from './events.ts';
import type { ReceivedMaterial } from './materials.ts';
import type { LineScans, ScanFile } from './scan-events.ts';
import type { CaseStage, CaseState } from './state.ts';

/** Until the result has been handed over: afterwards the file of the case is as it was decided on. */
const openStages: readonly CaseStage[] = ['收件', '补正中', '已受理', '已转送', '已决定'];

/** Whether the person may add or take away scans of this case now. */
export const mayScan = (state: CaseState | null, context: CaseContext): Result<CaseState> =>
  caseFor('扫描材料', state, openStages, context);

export function scan(
  state: CaseState | null,
  command: CommandOf<'scan'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = mayScan(state, context);
  if (!found.ok) return found;
  const { materials, scans } = found.value;
  const there = scans.filter(({ materialId }) => materialId === command.materialId);
  const scanned = scannedLine(command, materials, there, context);
  return scanned.ok ? ok([scanned.value]) : scanned;
}

/** What was scanned while the application was filled in: on record in the same act, or not at all. */
export function scannedAtIntake(
  lines: readonly LineScans[],
  materials: readonly ReceivedMaterial[],
  context: CaseContext,
): Result<CaseEvent[]> {
  const events: CaseEvent[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    if (seen.has(line.materialId))
      return refuse(
        'bad_input',
        '',
        '同一项材料的扫描件登记了两次。',
        '请重新打开该材料的扫描件。',
        'materials',
      );
    seen.add(line.materialId);
    const scanned = scannedLine(line, materials, [], context);
    if (!scanned.ok) return scanned;
    events.push(scanned.value);
  }
  return ok(events);
}

function scannedLine(
  { materialId, scans }: LineScans,
  materials: readonly ReceivedMaterial[],
  there: readonly ScanFile[],
  context: CaseContext,
): Result<CaseEvent> {
  const line = materials.find((one) => one.materialId === materialId);
  if (line === undefined)
    return refuse(
      'rule',
      '许可法31',
      '材料清单中没有这一项，不能保存它的扫描件。',
      '请在材料清单中选择材料后拍摄。',
      'materials',
    );
  if (!line.received)
    return refuse(
      'rule',
      '',
      `“${line.name}”没有登记收到，不能保存它的扫描件。`,
      '请先登记收到该材料；没有收到的，请删除扫描件。',
      'materials',
    );
  const hashes = new Set([...there, ...scans].map(({ hash }) => hash));
  if (hashes.size < there.length + scans.length)
    return refuse(
      'already_done',
      '',
      `“${line.name}”已经有内容完全相同的扫描件。`,
      '无需重复保存；另一页请重新拍摄。',
      'materials',
    );
  const within = withinLimits(line.name, [...there, ...scans]);
  if (!within.ok) return within;
  const payload = { materialId, material: line.name, scans: [...scans], done: doneBy(context) };
  return ok({ kind: 'case.material_scanned', payload });
}

function withinLimits(name: string, scans: readonly ScanFile[]): Result<true> {
  const { filesOfLine, pagesOfLine, bytesOfLine } = scanLimits;
  const pages = scans.reduce((sum, one) => sum + one.pages, 0);
  const bytes = scans.reduce((sum, one) => sum + one.bytes, 0);
  const no = (most: string) =>
    refuse(
      'rule',
      'K1',
      `“${name}”的扫描件超过${most}。`,
      '请合并为一个PDF、减少页数，或者降低清晰度后保存。',
      'materials',
    );
  if (scans.length > filesOfLine) return no(`${filesOfLine}件`);
  if (pages > pagesOfLine) return no(`${pagesOfLine}页`);
  return bytes > bytesOfLine ? no(sizeText(bytesOfLine)) : ok(true);
}

export function removeScan(
  state: CaseState | null,
  command: CommandOf<'remove_scan'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = mayScan(state, context);
  if (!found.ok) return found;
  const { materialId, hash } = command;
  const { materials, scans } = found.value;
  if (!scans.some((one) => one.materialId === materialId && one.hash === hash))
    return refuse('already_done', '', '该扫描件已经不在这项材料中。', '无需操作。');
  const reason = requiredText(command.reason, '删除扫描件的理由', 'reason', 'I5');
  if (!reason.ok) return reason;
  const material = materials.find((line) => line.materialId === materialId)?.name ?? materialId;
  const payload = { materialId, material, hash, reason: reason.value, done: doneBy(context) };
  return ok([{ kind: 'case.scan_removed', payload }]);
}
