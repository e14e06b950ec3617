/** Registers in memory: commands are decided over what earlier ones recorded, and folded back. */
import { noRecords } from '#shared/records.ts';
import type { ActContext } from '#shared/act-context.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { NewEvent } from '#shared/event.ts';
import { itemOn, type StaffMember } from '#shared/reference/index.ts';
import type { RegisterKind, Registers, RegisterStates } from '#shared/registers/states.ts';
import type { Result } from '#shared/result.ts';
import { beforeHoliday, calendar, hall, items, today } from './hall.ts';

/** How each register under test folds; `evolveShift` and its like fit as they are. */
export type Evolvers = {
  readonly [Kind in RegisterKind]?: (
    state: RegisterStates[Kind] | null,
    event: never,
  ) => RegisterStates[Kind] | null;
};

export interface Memory {
  readonly registers: Registers;
  /** What `caseState` answers with, by case id. */
  readonly cases: Map<string, CaseState>;
  /** Everything that happened, in order. */
  readonly events: NewEvent[];
  context(change?: Partial<ActContext>): ActContext;
  apply(events: readonly NewEvent[]): void;
  /** Decides and, when allowed, folds. */
  run<Command>(
    decide: (command: Command, context: ActContext) => Result<NewEvent[]>,
    command: Command,
    change?: Partial<ActContext>,
  ): Result<NewEvent[]>;
}

/** @param evolve e.g. `{ shift: evolveShift }`; events of registers not named are kept and fold nothing. */
export function memory(evolve: Evolvers, base: Partial<ActContext> = {}): Memory {
  const states = new Map<string, Map<string, unknown>>();
  const cases = new Map<string, CaseState>();
  const events: NewEvent[] = [];
  const registers = {
    get: (kind: RegisterKind, id: string) => states.get(kind)?.get(id) ?? null,
    all: (kind: RegisterKind) => [...(states.get(kind) ?? [])].map(([id, state]) => ({ id, state })),
  } as Registers;
  const [person] = hall.staff as [StaffMember];

  const context = (change: Partial<ActContext> = {}): ActContext => ({
    now: beforeHoliday,
    calendar,
    hall,
    catalogueVersion: items.version,
    person,
    registers,
    itemOf: (code) => itemOn(items.items, code, today),
    caseState: (caseId) => cases.get(caseId) ?? null,
    records: noRecords,
    lastSerial: () => undefined,
    ...base,
    ...change,
  });
  const apply = (added: readonly NewEvent[]): void => {
    for (const event of added) {
      events.push(event);
      const fold = evolve[event.streamKind as RegisterKind] as
        | ((state: unknown, event: NewEvent) => unknown)
        | undefined;
      if (fold === undefined) continue;
      const streams = states.get(event.streamKind) ?? new Map<string, unknown>();
      states.set(event.streamKind, streams);
      const after = fold(streams.get(event.streamId) ?? null, event);
      if (after !== null) streams.set(event.streamId, after);
    }
  };
  return {
    registers,
    cases,
    events,
    context,
    apply,
    run: (decide, command, change) => {
      const decided = decide(command, context(change));
      if (decided.ok) apply(decided.value);
      return decided;
    },
  };
}
