/** A case told act by act: commands are decided over what happened before, and what they bring about is folded. */
import { application, complete, context, itemNamed, uuidOf } from '../../support/hall.ts';
import { refusalOf } from '../rules/results.ts';
import type { CaseCommand, CommandOf, IntakeOutcome, RegisterApplication } from '#shared/case/commands.ts';
import { type CaseContext, decide } from '#shared/case/decide.ts';
import type { CaseEvent } from '#shared/case/events.ts';
import { evolve } from '#shared/case/evolve.ts';
import type { MaterialTick } from '#shared/case/materials.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { UsedNumber } from '#shared/numbers/blocks.ts';
import type { ServiceItem, StaffMember } from '#shared/reference/index.ts';
import type { Refusal, Result } from '#shared/result.ts';

export const licence = itemNamed('道路货物运输经营许可');
/** Not a licence, done on the spot. */
export const yearly = itemNamed('道路运输车辆年审');

/** Ten in the morning in China. */
export const on = (day: string): string => `${day}T02:00:00.000Z`;

const onCase = { commandId: uuidOf(9), caseId: uuidOf(2) };
type Draft<Type extends CaseCommand['type']> = Omit<CommandOf<Type>, 'commandId' | 'caseId' | 'type'>;
export const command = <Type extends CaseCommand['type']>(type: Type, rest: Draft<Type>): CommandOf<Type> =>
  ({ type, ...onCase, ...rest }) as CommandOf<Type>;

export const answer = (outcome: IntakeOutcome, materials: MaterialTick[] = []): CaseCommand =>
  command('answer', { outcome, materials });

/** 不予受理 for a lawful reason. */
export const refusal = {
  kind: 'refuse',
  ground: 'not_competent',
  reason: '申请运输的是民用航空器，由民航部门管理',
  competentOrgan: '民航贵州安全监督管理局',
  citation: '',
} as const;
export const notRequired = {
  kind: 'not_required',
  basis: '《中华人民共和国道路运输条例》第二十四条规定总质量4500千克以下的普通货车无需许可',
} as const;

export const tick = (id: string, change: Partial<MaterialTick> = {}, item = licence): MaterialTick => {
  const found = complete(item).find((candidate) => candidate.materialId === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return { ...found, ...change };
};
export const without = (item: ServiceItem, ...ids: string[]): MaterialTick[] =>
  complete(item).filter(({ materialId }) => !ids.includes(materialId));
export const wrong = (detail: string): Partial<MaterialTick> => ({ problem: { kind: '填写有误', detail } });

const isNumber = (value: unknown): value is UsedNumber =>
  value !== null && typeof value === 'object' && 'series' in value && 'serial' in value && 'text' in value;
/** Every number an event uses up. */
export const numbersOf = (event: CaseEvent): UsedNumber[] => Object.values(event.payload).filter(isNumber);

export interface Story {
  state: CaseState | null;
  readonly events: CaseEvent[];
  /** Decides, and folds what happened. */
  tell(command: CaseCommand, change?: Partial<CaseContext>): Result<CaseEvent[]>;
  /** The kinds of what happened; throws where it was refused. */
  kinds(command: CaseCommand, change?: Partial<CaseContext>): string[];
  /** Why not; throws where it was allowed. */
  refused(command: CaseCommand, change?: Partial<CaseContext>): Refusal;
}

/** @param base holds for every act of the story that does not say otherwise */
export function story(item: ServiceItem = licence, base: Partial<CaseContext> = {}): Story {
  const used = new Map<string, number>();
  const told: Story = {
    state: null,
    events: [],
    tell(given, change = {}) {
      const lastSerial = (series: string) => used.get(series);
      const decided = decide(told.state, given, context(item, { lastSerial, ...base, ...change }));
      if (!decided.ok) return decided;
      for (const event of decided.value) {
        for (const { series, serial } of numbersOf(event)) used.set(series, serial);
        told.events.push(event);
        told.state = evolve(told.state, event);
      }
      return decided;
    },
    kinds(given, change) {
      const decided = told.tell(given, change);
      if (!decided.ok) throw new Error(decided.refusal.message);
      return decided.value.map(({ kind }) => kind);
    },
    refused: (given, change) => refusalOf(told.tell(given, change)),
  };
  return told;
}

export const registering = (
  change: Partial<RegisterApplication> = {},
  item: ServiceItem = licence,
): CommandOf<'register'> => ({ type: 'register', ...application(item, change) });

/** A story whose application was taken and not answered. */
export function taken(
  change: Partial<RegisterApplication> = {},
  item: ServiceItem = licence,
  base: Partial<CaseContext> = {},
): Story {
  const told = story(item, base);
  told.kinds(registering({ outcome: { kind: 'receive' }, ...change }, item));
  return told;
}

/** A member of the staff with other particulars. */
export const being = (person: StaffMember, change: Partial<StaffMember>): StaffMember => ({
  ...person,
  ...change,
});
