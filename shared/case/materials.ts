import { z } from 'zod';
import type { Material, ServiceItem } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { checkText } from './text.ts';

/** The three ways a material can be wrong, as the correction notice names them. 缺少 is what was not received. */
export const problemKinds = ['缺少', '不符合法定形式', '填写有误'] as const;

/** What the clerk found for one line of the check-list. */
export const materialTick = z.object({
  materialId: z.string().min(1).max(80),
  received: z.boolean(),
  originals: z.int().min(0).max(999),
  copies: z.int().min(0).max(999),
  pages: z.int().min(0).max(99_999),
  /** Received, but not acceptable as it is; null when in order. */
  problem: z.object({ kind: z.enum(problemKinds), detail: z.string().max(500) }).nullable(),
});
export type MaterialTick = z.infer<typeof materialTick>;

/** A line as recorded: what the item asks for, and what was handed in. */
export const receivedMaterial = materialTick.extend({
  name: z.string(),
  form: z.string(),
  required: z.boolean(),
});
export type ReceivedMaterial = z.infer<typeof receivedMaterial>;

/** One line of a correction notice (许可法32(4)). */
export const correctionPoint = z.object({
  materialId: z.string(),
  material: z.string(),
  problem: z.enum(problemKinds),
  /** What has to be supplied or changed. */
  requirement: z.string(),
  basis: z.string(),
  source: z.string(),
});
export type CorrectionPoint = z.infer<typeof correctionPoint>;

/** 许可法31: the list is closed. Nothing outside it may be asked for or entered, and every line gets an answer. */
export function checkMaterials(
  item: ServiceItem,
  ticks: readonly MaterialTick[],
): Result<ReceivedMaterial[]> {
  const known = new Set(item.materials.map(({ id }) => id));
  if (!ticks.every((tick) => known.has(tick.materialId)))
    return refuse(
      'rule',
      '许可法31',
      '材料清单以外的材料不得要求提供。',
      '请按事项的材料清单登记。',
      'materials',
    );
  const byLine = ticksByLine(ticks);
  if (!byLine.ok) return byLine;
  const lines: ReceivedMaterial[] = [];
  for (const { id, name, form, required } of item.materials) {
    const line = checkLine({ materialId: id, name, form, required }, byLine.value.get(id));
    if (!line.ok) return line;
    lines.push(line.value);
  }
  return ok(lines);
}

export function ticksByLine(ticks: readonly MaterialTick[]): Result<Map<string, MaterialTick>> {
  const byLine = new Map(ticks.map((tick) => [tick.materialId, tick]));
  return byLine.size === ticks.length
    ? ok(byLine)
    : refuse('bad_input', '', '同一项材料登记了两次。', '请重新选择事项后登记。', 'materials');
}

/** One line of the list with what the clerk found; a line that was not received carries nothing else. */
export function checkLine(
  { materialId, name, form, required }: Pick<ReceivedMaterial, 'materialId' | 'name' | 'form' | 'required'>,
  tick: MaterialTick | undefined,
): Result<ReceivedMaterial> {
  const asked = { materialId, name, form, required };
  if (tick?.received !== true)
    return ok({ ...asked, received: false, originals: 0, copies: 0, pages: 0, problem: null });
  if (tick.originals + tick.copies === 0)
    return refuse(
      'bad_input',
      '',
      `“${name}”已勾选收到，但份数为0。`,
      '请填写原件或复印件的份数。',
      'materials',
    );
  if (tick.problem === null) return ok({ ...tick, ...asked });
  if (tick.problem.kind === '缺少')
    return refuse(
      'bad_input',
      '',
      `“${name}”已勾选收到，不能同时登记为缺少。`,
      '没有收到的，请取消勾选；收到但不合要求的，请选择其他问题并写明。',
      'materials',
    );
  const detail = checkText(tick.problem.detail, `“${name}”需要补正的内容`, 'materials');
  return detail.ok
    ? ok({ ...tick, ...asked, problem: { kind: tick.problem.kind, detail: detail.value } })
    : detail;
}

const formRequirement = (material: Material): string =>
  material.form === '原件和复印件'
    ? `提交原件（核对后退还）和复印件${material.copies}份`
    : `提交${material.form}${material.copies}份`;

/** What stands between these materials and acceptance; empty when they are complete and in legal form. */
export function correctionPoints(item: ServiceItem, lines: readonly ReceivedMaterial[]): CorrectionPoint[] {
  return item.materials.flatMap((material): CorrectionPoint[] => {
    const line = lines.find((candidate) => candidate.materialId === material.id);
    const { id: materialId, name, basis, source } = material;
    const point = { materialId, material: name, basis, source };
    if (line?.received !== true)
      return material.required ? [{ ...point, problem: '缺少', requirement: formRequirement(material) }] : [];
    if (line.problem === null) return [];
    return [
      {
        ...point,
        problem: line.problem.kind,
        requirement: line.problem.detail || formRequirement(material),
      },
    ];
  });
}
