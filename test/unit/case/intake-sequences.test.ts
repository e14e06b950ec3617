/** Whatever is asked of an application, in whatever order, by whomever: what may never come of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { context, hall } from '../../support/hall.ts';
import { type Act, days, itemsAtRandom, lives } from './intake-lives.ts';
import { licence, numbersOf, on } from './intake-story.ts';
import type { CaseCommand } from '#shared/case/commands.ts';
import { type CaseContext, decide } from '#shared/case/decide.ts';
import { type CaseEvent, readCaseEvent } from '#shared/case/events.ts';
import { evolve } from '#shared/case/evolve.ts';
import type { ReceivedMaterial } from '#shared/case/materials.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { ServiceItem } from '#shared/reference/index.ts';

interface Told {
  readonly item: ServiceItem;
  readonly state: CaseState | null;
  readonly events: readonly CaseEvent[];
  readonly numbers: readonly string[];
}
interface Step extends Act {
  readonly command: CaseCommand;
  readonly day: string;
}
type Watch = (before: Told, step: Step, happened: readonly CaseEvent[], after: Told) => void;

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** Time goes forward; what is refused changes nothing; what happens is handed to the watch. */
function live(item: ServiceItem, acts: readonly Act[], watch: Watch): void {
  const used = new Map<string, number>();
  let told: Told = { item, state: null, events: [], numbers: [] };
  let passed = 0;
  for (const act of acts) {
    passed = Math.min(passed + act.pass, days.length - 1);
    const day = days[passed] ?? '';
    const { lastDocument, registered, person } = act;
    const change: Partial<CaseContext> = {
      now: on(day),
      person,
      hall: { ...hall, counter: { ...hall.counter, registered } },
      lastSerial: (series) =>
        used.get(series) ?? (series.startsWith('document:') ? (lastDocument ?? undefined) : undefined),
    };
    const at = context(told.state === null ? item : act.item, change);
    deepFreeze(told.state);
    const command = act.ask(told.state);
    const decided = decide(told.state, command, at);
    expect(decide(told.state, command, at)).toEqual(decided);
    if (!decided.ok) {
      expect(decided.refusal.message).toMatch(/。$/);
      expect(decided.refusal.next).toMatch(/。$/);
      continue;
    }
    const numbers = decided.value.flatMap(numbersOf);
    for (const { series, serial } of numbers) used.set(series, serial);
    const after: Told = {
      item,
      state: decided.value.reduce<CaseState | null>(evolve, told.state),
      events: [...told.events, ...decided.value],
      numbers: [...told.numbers, ...numbers.map(({ series, serial }) => `${series}#${serial}`)],
    };
    watch(told, { ...act, command, day }, decided.value, after);
    told = after;
  }
}

const always = (watch: Watch, more: fc.Parameters<unknown> = {}): void =>
  fc.assert(
    fc.property(
      fc.constantFrom(...itemsAtRandom).chain((item) => fc.tuple(fc.constant(item), lives(item))),
      ([item, acts]) => live(item, acts, watch),
    ),
    { numRuns: 500, ...more },
  );
/** Written from the list and not from the program: so many in all, and an original where one is asked for. */
const isEnough = (line: ReceivedMaterial, { form, copies }: ServiceItem['materials'][number]): boolean =>
  form === '原件'
    ? line.originals >= copies
    : form === '原件和复印件'
      ? line.originals >= 1 && line.originals + line.copies >= 1 + copies
      : line.originals + line.copies >= copies;
const isAcceptance = ({ kind }: CaseEvent): boolean =>
  kind === 'case.accepted' || kind === 'case.deemed_accepted';

describe('许可法32 无论以什么顺序、由什么人、在什么时候办理', () => {
  test('只受理一次；受理、不受理、不予受理只有一个，之后不再告知补正', () => {
    always((before, _step, happened, after) => {
      const ends = after.events.filter(
        (event) =>
          isAcceptance(event) || event.kind === 'case.intake_refused' || event.kind === 'case.not_required',
      );
      expect(ends.length).toBeLessThanOrEqual(1);
      if (before.state?.acceptedOn === null || before.state === null) return;
      for (const { kind } of happened)
        expect(kind).not.toMatch(/received|accepted|correction|supplemented|refused|not_required/);
    });
  });

  test('许可法32(5) 没有视为受理的，材料齐全才受理', () => {
    always((_before, _step, happened, { item, state }) => {
      if (!happened.some(({ kind }) => kind === 'case.accepted')) return;
      for (const material of item.materials) {
        const line = state?.materials.find(({ materialId }) => materialId === material.id);
        if (material.required && !material.shared)
          expect([line?.received, line !== undefined && isEnough(line, material)]).toEqual([true, true]);
        expect(line?.problem ?? null).toBeNull();
      }
      expect(state?.openPoints).toEqual([]);
    });
  });

  test('许可法32(4) 只有行政许可、只在五日之后、只从收件视为受理，日期是收件之日', () => {
    always((before, step, happened) => {
      const event = happened.find(({ kind }) => kind === 'case.deemed_accepted');
      if (event?.kind !== 'case.deemed_accepted') return;
      expect([before.item.category, before.item.intakeOnly, before.state?.stage]).toEqual([
        '行政许可',
        false,
        '收件',
      ]);
      expect(step.day > (before.state?.noticeLimit.due ?? '9999')).toBe(true);
      expect(event.payload.acceptedOn).toBe(before.state?.receivedOn);
      expect(event.payload.legalLimit.from).toBe(before.state?.receivedOn);
    });
  });

  test('许可法32(4) 五日之后的第一件事，不会是告知补正、不予受理、不受理', () => {
    always((before, step, happened) => {
      const due = before.state?.noticeLimit.due ?? null;
      if (before.state?.stage !== '收件' || due === null || step.day <= due) return;
      if (before.item.category !== '行政许可' || before.item.intakeOnly) return;
      expect(happened[0]?.kind).toBe('case.deemed_accepted');
    });
  });

  test('B2 第二次告知必有监察人员和理由；第一次告知列明全部', () => {
    always((before, _step, happened, after) => {
      const notices = after.events.filter(({ kind }) => kind.startsWith('case.correction_'));
      if (notices.length > 1)
        expect(notices.slice(1).every(({ kind }) => kind === 'case.correction_repeated')).toBe(true);
      for (const event of happened) {
        if (event.kind === 'case.correction_repeated') {
          expect(event.payload.supervisor.staff).toBe('4001');
          expect(event.payload.reason).not.toBe('');
        }
        if (event.kind !== 'case.correction_notified') continue;
        const asked = new Map(
          before.item.materials.flatMap((material) =>
            material.required && !material.shared ? [[material.id, material] as const] : [],
          ),
        );
        const open = after.state?.materials.flatMap((line) => {
          const material = asked.get(line.materialId);
          const lacks = material !== undefined && !(line.received && isEnough(line, material));
          return line.problem !== null || lacks ? [line.materialId] : [];
        });
        expect(event.payload.points.map(({ materialId }) => materialId)).toEqual(open);
        for (const { requirement } of event.payload.points) expect(requirement).not.toBe('');
      }
    });
  });

  test('B2 补正只改变告知过的材料', () => {
    always((before, _step, happened, after) => {
      if (!happened.some(({ kind }) => kind === 'case.supplemented')) return;
      const told = new Set(before.state?.openPoints.map(({ materialId }) => materialId));
      const untouched = (state: CaseState | null) =>
        state?.materials.filter(({ materialId }) => !told.has(materialId));
      expect(untouched(after.state)).toEqual(untouched(before.state));
    });
  });

  test('许可法31 任何时候都不出现清单以外的材料', () => {
    always((_before, _step, _happened, { item, state }) => {
      const list = item.materials.map(({ id }) => id);
      expect(state?.materials.map(({ materialId }) => materialId)).toEqual(list);
      for (const { materialId } of state?.openPoints ?? []) expect(list).toContain(materialId);
    });
  });

  test('号不重复', () => {
    always((_before, _step, _happened, { numbers }) => expect(new Set(numbers).size).toBe(numbers.length));
  });

  test('D1 · D3 · A5 由人办理的，都在在册窗口、由窗口人员在授权期内办理', () => {
    always((_before, { command: { type }, person, registered, day }) => {
      if (type === 'deem_accepted') return;
      expect(registered).toBe(true);
      expect(['clerk', 'window_head']).toContain(person.role);
      expect(person.department).toBe(licence.department);
      expect(day <= person.mandate.until).toBe(true);
    });
  });

  test('记下的事件读得回来，一字不差', () => {
    always((_before, _step, happened) => {
      for (const event of happened) {
        const stored: unknown = JSON.parse(JSON.stringify(event));
        expect(readCaseEvent(stored as CaseEvent)).toEqual(stored);
      }
    });
  });
});

test('这些随机的办件里，各种结果都出现过', () => {
  const seen = new Set<string>();
  always((_before, _step, happened) => happened.forEach(({ kind }) => seen.add(kind)), {
    seed: 20_261_014,
    numRuns: 1000,
  });
  for (const kind of [
    'case.accepted',
    'case.deemed_accepted',
    'case.correction_notified',
    'case.supplemented',
    'case.intake_refused',
    'case.not_required',
    'case.transmitted',
    'case.withdrawn',
    'case.correction_repeated',
    'case.outcome_recorded',
    'case.corrected_on_spot',
  ])
    expect(seen).toContain(kind);
});
