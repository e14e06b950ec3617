import { z } from 'zod';
import type { ServiceItem } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { countsText, isLacking, lackingCounts } from './counts.ts';
import { checkText } from './text.ts';

/** The three ways a material can be wrong, as the correction notice names them. 缺少 is what was not received. */
export const problemKinds = ['缺少', '不符合法定形式', '填写有误'] as const;

/** The highest counts a line may have. */
export const mostCounted = { originals: 999, copies: 999, pages: 99_999 } as const;

/** What the clerk found for one line of the check-list. */
export const materialTick = z.object({
  materialId: z.string().min(1).max(80),
  received: z.boolean(),
  originals: z.int().min(0).max(mostCounted.originals),
  copies: z.int().min(0).max(mostCounted.copies),
  pages: z.int().min(0).max(mostCounted.pages),
  /** Received, but not acceptable as it is; null when in order. */
  problem: z.object({ kind: z.enum(problemKinds), detail: z.string().max(500) }).nullable(),
});
export type MaterialTick = z.infer<typeof materialTick>;

/** A line as recorded: what the item asks for, and what was handed in. */
export const receivedMaterial = materialTick.extend({
  name: z.string(),
  form: z.string(),
  required: z.boolean(),
  /** 许可法32(5): how many the list asked for then; 0 where it is not counted: what is shared, and lines of before. */
  asked: z.int().min(0).default(0),
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

/** 许可法31. */
export const outsideList = refuse(
  'rule',
  '许可法31',
  '材料清单以外的材料不得要求提供。',
  '请按事项的材料清单登记。',
  'materials',
);

/** 许可法31: the list is closed. Nothing outside it may be asked for or entered, and every line gets an answer. */
export function checkMaterials(
  item: ServiceItem,
  ticks: readonly MaterialTick[],
): Result<ReceivedMaterial[]> {
  const known = new Set(item.materials.map(({ id }) => id));
  if (!ticks.every((tick) => known.has(tick.materialId))) return outsideList;
  const byLine = ticksByLine(ticks);
  if (!byLine.ok) return byLine;
  const lines: ReceivedMaterial[] = [];
  for (const { id, name, form, copies, required, shared } of item.materials) {
    const asked = { materialId: id, name, form, required, asked: copies };
    const line = checkLine(shared ? { ...asked, ...notAsked, shared } : asked, byLine.value.get(id));
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

/** What the list asks for; `shared` is what the organ gets from another organ (许可法33). */
type Asked = Pick<ReceivedMaterial, 'materialId' | 'name' | 'form' | 'required' | 'asked'> & {
  readonly shared?: boolean | undefined;
};

/** 许可法33: what the organ gets by sharing, the applicant need not bring. */
export const notAsked = { required: false, asked: 0 } as const;

/** One line of the list with what the clerk found; a line that was not received carries nothing else. */
export function checkLine(
  { materialId, name, form, required, asked: count, shared }: Asked,
  tick: MaterialTick | undefined,
): Result<ReceivedMaterial> {
  const asked = { materialId, name, form, required, asked: count };
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
  if (shared === true)
    return refuse(
      'rule',
      '许可法33',
      `“${name}”由本机关通过信息共享取得，不得要求申请人提供或者补正。`,
      '请取消该项材料的问题，由本机关共享核验。',
      'materials',
    );
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

/** 许可法32(4): 填写有误 alone does not tell the applicant what to change. Asked where the applicant is told. */
export function toldInWords(lines: readonly ReceivedMaterial[]): Result<true> {
  const silent = lines.find(({ problem }) => problem?.detail === '');
  if (silent === undefined) return ok(true);
  const what = `“${silent.name}”需要补正的内容`;
  return refuse('rule', 'B2 · 许可法32(4)', `未填写${what}。`, `请写明${what}。`, 'materials');
}

/** 许可法32(5): handed in, in order as far as it goes, and fewer than the list asks for. */
export const isShort = (line: ReceivedMaterial): boolean =>
  line.received && line.required && line.problem === null && isLacking(line);

/** What makes up for a line that `isShort`. */
export const shortRequirement = (line: ReceivedMaterial): string =>
  `份数不足，补交${countsText(line.form, lackingCounts(line))}`;

const formRequirement = ({ form }: ReceivedMaterial, copies: number): string =>
  form === '原件和复印件' ? `提交原件（核对后退还）和复印件${copies}份` : `提交${form}${copies}份`;

/** B2: all of it at once — what is wrong with a paper, and how many of the right one there have to be. */
function problemRequirement(line: ReceivedMaterial, detail: string, whole: string): string {
  if (detail === '') return whole;
  return line.required && isLacking(line) ? `${detail.replace(/[。；，.;,]+$/u, '')}，并${whole}` : detail;
}

/**
 * What stands between these materials and acceptance; empty when they are complete and in legal form. Judged by the
 * lines as they were taken.
 * @param item where the notice's basis and source come from; undefined when the catalogue no longer has it.
 */
export function correctionPoints(
  lines: readonly ReceivedMaterial[],
  item: Pick<ServiceItem, 'materials'> | undefined,
): CorrectionPoint[] {
  return lines.flatMap((line): CorrectionPoint[] => {
    const material = item?.materials.find(({ id }) => id === line.materialId);
    const whole = formRequirement(line, line.asked || (material?.copies ?? 1));
    const { materialId, name, problem } = line;
    const point = {
      materialId,
      material: name,
      basis: material?.basis ?? '',
      source: material?.source ?? '',
    };
    if (!line.received) return line.required ? [{ ...point, problem: '缺少', requirement: whole }] : [];
    if (problem !== null)
      return [
        { ...point, problem: problem.kind, requirement: problemRequirement(line, problem.detail, whole) },
      ];
    return isShort(line) ? [{ ...point, problem: '缺少', requirement: shortRequirement(line) }] : [];
  });
}
