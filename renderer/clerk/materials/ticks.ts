import { askedCounts, isLacking, lackingCounts } from '#shared/case/counts.ts';
import type { CorrectionPoint, MaterialTick, ReceivedMaterial } from '#shared/case/materials.ts';
import type { Material } from '#shared/reference/index.ts';

/** What the screen knows of each line, by material id. A line that is missing has not been touched. */
export type Ticks = Readonly<Record<string, MaterialTick>>;
/** What can be wrong with a material that is there; 缺少 is a line that is not ticked. */
export type ProblemKind = Exclude<NonNullable<MaterialTick['problem']>['kind'], '缺少'>;
export type CountName = 'originals' | 'copies' | 'pages';

/** Highest count the contract takes. */
const most: Readonly<Record<CountName, number>> = { originals: 999, copies: 999, pages: 99_999 };

// The words themselves, not the schema they come from: the schema library stays out of the page.
export const problemKinds = Object.keys({
  不符合法定形式: true,
  填写有误: true,
} satisfies Record<ProblemKind, true>) as ProblemKind[];

const blank = (materialId: string): MaterialTick => ({
  materialId,
  received: false,
  originals: 0,
  copies: 0,
  pages: 0,
  problem: null,
});

export const tickOf = (ticks: Ticks, materialId: string): MaterialTick =>
  ticks[materialId] ?? blank(materialId);

/** `原件1份`, `原件1份、复印件2份`. */
export function askedText(material: Pick<Material, 'form' | 'copies'>): string {
  const counts = askedCounts(material);
  if (material.form === '电子') return `电子${material.copies}份`;
  return [
    counts.originals > 0 ? `原件${counts.originals}份` : '',
    counts.copies > 0 ? `复印件${counts.copies}份` : '',
  ]
    .filter((part) => part !== '')
    .join('、');
}

/** Ticking fills in the counts asked for where none were given; unticking keeps them for a second thought. */
export function setReceived(ticks: Ticks, material: Material, received: boolean): Ticks {
  const before = tickOf(ticks, material.id);
  const empty = before.originals + before.copies === 0;
  return {
    ...ticks,
    [material.id]: { ...before, ...(received && empty ? askedCounts(material) : {}), received },
  };
}

/** 全部收齐: every required line is received; nothing already noted is lost. */
export function receiveAllRequired(ticks: Ticks, materials: readonly Material[]): Ticks {
  return materials
    .filter((material) => material.required)
    .reduce((all, material) => setReceived(all, material, true), ticks);
}

/** A count as typed: digits only, full-width ones too. An entered count means the material is there. */
export function setCount(ticks: Ticks, material: Material, name: CountName, typed: string): Ticks {
  const digits = typed.normalize('NFKC').replaceAll(/\D/g, '');
  const count = Math.min(Number(digits), most[name]);
  const before = tickOf(ticks, material.id);
  return { ...ticks, [material.id]: { ...before, [name]: count, received: before.received || count > 0 } };
}

export function setProblem(ticks: Ticks, material: Material, kind: ProblemKind | null): Ticks {
  const received = setReceived(ticks, material, true);
  const before = tickOf(received, material.id);
  const problem = kind === null ? null : { kind, detail: before.problem?.detail ?? '' };
  return { ...received, [material.id]: { ...before, problem } };
}

export function setDetail(ticks: Ticks, material: Material, detail: string): Ticks {
  const before = tickOf(ticks, material.id);
  return before.problem === null
    ? ticks
    : { ...ticks, [material.id]: { ...before, problem: { ...before.problem, detail } } };
}

/** One answer for every line of the list (许可法31). */
export function allTicks(ticks: Ticks, materials: readonly Material[]): MaterialTick[] {
  return materials.map((material) => {
    const tick = tickOf(ticks, material.id);
    return tick.received ? tick : blank(material.id);
  });
}

export interface Tally {
  readonly required: number;
  readonly requiredReceived: number;
  readonly problems: number;
}

export function tally(ticks: Ticks, materials: readonly Material[]): Tally {
  const required = materials.filter((material) => material.required);
  const lines = materials.map((material) => tickOf(ticks, material.id));
  return {
    required: required.length,
    requiredReceived: required.filter((material) => tickOf(ticks, material.id).received).length,
    problems: lines.filter((line) => line.received && line.problem !== null).length,
  };
}

/** The first line a clerk should look at when materials were refused. */
export function firstOpen(ticks: Ticks, materials: readonly Material[]): string | null {
  const open = materials.find((material) => {
    const tick = tickOf(ticks, material.id);
    if (!tick.received) return material.required;
    const short = isLacking({ ...tick, form: material.form, asked: material.shared ? 0 : material.copies });
    return tick.problem !== null || (material.required && short);
  });
  return (open ?? materials[0])?.id ?? null;
}

/**
 * The lines of a supplement: what the notice named, as the case recorded it. Of what was too few only the rest is asked
 * for. The catalogue of today only helps with how many copies an older case was asked for; what has left it can still be
 * supplied.
 */
export function openMaterials(
  recorded: readonly Omit<ReceivedMaterial, 'name' | 'pages'>[],
  points: readonly CorrectionPoint[],
  catalogue: readonly Material[],
): Material[] {
  return points.map(({ materialId: id, material: name, basis, source }) => {
    const line = recorded.find((candidate) => candidate.materialId === id);
    const copies = line?.asked || (catalogue.find((candidate) => candidate.id === id)?.copies ?? 1);
    const asked = { form: (line?.form ?? '原件') as Material['form'], copies };
    const rest = line?.received === true && line.problem === null && isLacking(line) ? restOf(line) : asked;
    return { id, name, ...rest, required: line?.required ?? true, basis, source, shared: false };
  });
}

function restOf(
  line: Pick<ReceivedMaterial, 'form' | 'asked' | 'originals' | 'copies'>,
): Pick<Material, 'form' | 'copies'> {
  const { originals, copies } = lackingCounts(line);
  if (line.form !== '原件和复印件')
    return { form: line.form as Material['form'], copies: originals + copies };
  if (originals === 0) return { form: '复印件', copies };
  return copies === 0 ? { form: '原件', copies: originals } : { form: '原件和复印件', copies };
}

/** `原件1 复印件2 共3页`, of a line as recorded. */
export function receivedText(line: Pick<ReceivedMaterial, 'received' | CountName>): string {
  if (!line.received) return '未收';
  const parts = [
    line.originals > 0 ? `原件${line.originals}` : '',
    line.copies > 0 ? `复印件${line.copies}` : '',
    line.pages > 0 ? `共${line.pages}页` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
