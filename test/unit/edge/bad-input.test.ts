import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  caseCommand,
  type CaseCommand,
  type CaseEvent,
  caseEventPayloads,
  caseStages,
  checkCreditCode,
  checkResidentId,
  decide,
  decideRegister,
  evolve,
  evolveRegister,
  foldCase,
  hallReference,
  isReadable,
  parseCivilDate,
  parseReceiptNumber,
  pushRequest,
  readCaseEvent,
  readInput,
  refusalKinds,
  registerCommand,
  type RegisterCommand,
  serviceItem,
  workingCalendar,
} from '#shared/index.ts';
import { application, context, hall, itemNamed, today } from '../../support/hall.ts';
import { random, randomHall } from '../../support/random-acts.ts';

const schemas = { caseCommand, registerCommand, pushRequest, serviceItem, hallReference, workingCalendar };
const freight = itemNamed('道路货物运输经营许可');

const tenMegabytes = '补'.repeat(3_500_000);
const nasty: readonly unknown[] = [
  undefined,
  null,
  0,
  Number.NaN,
  1e308,
  -1,
  '',
  '\uD800',
  'a\u0000b',
  '\u202E倒写',
  '2026-02-30',
  '9999-99-99',
  '0000-00-00',
  '+275760-09-13',
  '２０２６-０１-０１',
  tenMegabytes,
  [],
  {},
  { kind: 'accept' },
  { __proto__: null },
  JSON.parse('{"__proto__":{"type":"register"}}'),
  Number.MAX_SAFE_INTEGER,
  ['2026-01-01'],
  true,
];

describe('乱输入在规则的门口被挡住', () => {
  test.each(Object.entries(schemas))(
    '%s 任何东西都读成值或者一句话，不抛异常，也不复述输入',
    (_name, schema) => {
      fc.assert(
        fc.property(fc.oneof(fc.anything(), fc.constantFrom(...nasty)), (input) => {
          const read = readInput(schema, input);
          if (read.ok) return;
          expect(refusalKinds).toContain(read.refusal.kind);
          expect(read.refusal.message.length).toBeLessThan(200);
        }),
        { numRuns: 300 },
      );
    },
  );

  test('未知的操作种类', () => {
    for (const type of ['', 'drop', '__proto__', 'constructor', tenMegabytes, 1, null]) {
      expect(readInput(caseCommand, { type }).ok).toBe(false);
      expect(readInput(registerCommand, { type }).ok).toBe(false);
    }
  });

  test('十兆的文字在每一个字段都被拒绝，不会进到规则里', () => {
    const command: CaseCommand = { type: 'register', ...application(freight) };
    for (const path of ['itemCode', 'commandId', 'caseId', 'subItem'] as const)
      expect(readInput(caseCommand, { ...command, [path]: tenMegabytes }).ok).toBe(false);
    const applicant = { ...command.applicant, name: tenMegabytes };
    expect(readInput(caseCommand, { ...command, applicant }).ok).toBe(false);
    expect(readInput(caseCommand, { ...command, corrections: [tenMegabytes] }).ok).toBe(false);
  });

  test('读证件号码、信用代码、收件编号和日期，任何文字都有回答', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\uD800', '２０２６', tenMegabytes));
    fc.assert(
      fc.property(text, (given) => {
        const id = checkResidentId(given, today);
        expect(id.ok || refusalKinds.includes(id.refusal.kind)).toBe(true);
        expect(['valid', 'confirm', 'invalid']).toContain(checkCreditCode(given).outcome);
        expect(parseReceiptNumber(given) ?? '001-000001-2').toMatch(/^\d{3}-\d{6}-\d$/);
        expect(parseCivilDate(given) ?? '2026-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
      { numRuns: 300 },
    );
  });
});

/** A command that is right in shape, with one or two of its values exchanged for others that the shape allows. */
function bent(command: object, draw: () => number): unknown {
  const copy = structuredClone(command) as Record<string, unknown>;
  const places: [Record<string, unknown>, string][] = [];
  const walk = (at: unknown): void => {
    if (at === null || typeof at !== 'object') return;
    for (const [key, value] of Object.entries(at)) {
      places.push([at as Record<string, unknown>, key]);
      walk(value);
    }
  };
  walk(copy);
  for (let times = 1 + Math.floor(draw() * 2); times > 0; times -= 1) {
    const place = places[Math.floor(draw() * places.length)];
    const value = nasty[Math.floor(draw() * nasty.length)];
    if (place !== undefined && place[1] !== 'type') place[0][place[1]] = value;
  }
  return copy;
}

describe('形状对而内容荒唐的，规则回答一句话，不抛异常', () => {
  test.each([1, 2, 3])('随机操作，种子%i', { timeout: 60_000 }, (seed) => {
    const draw = random(seed);
    const next = randomHall(seed, hall);
    const states = new Map<string, ReturnType<typeof foldCase>>();
    const stateOf = (caseId: string) => states.get(caseId) ?? null;
    let refused = 0;
    for (let number = 0; number < 3000; number += 1) {
      const given = next.next(stateOf, today);
      const input = draw() < 0.5 ? given.command : bent(given.command, draw);
      const person = hall.staff.find((member) => member.number === given.by) ?? hall.staff[0];
      const change = { ...(person === undefined ? {} : { person }), caseState: stateOf };
      const answered =
        given.on === 'case'
          ? onCase(readInput(caseCommand, input), states, change)
          : onRegister(readInput(registerCommand, input), change);
      if (answered !== null) {
        refused += 1;
        expect(refusalKinds).toContain(answered.kind);
        expect(answered.message).not.toBe('');
      }
    }
    expect(refused).toBeGreaterThan(0);
  });

  type Change = Parameters<typeof context>[1];

  function onCase(
    read: ReturnType<typeof readInput<typeof caseCommand>>,
    states: Map<string, ReturnType<typeof foldCase>>,
    change: Change,
  ) {
    if (!read.ok) return read.refusal;
    const command: CaseCommand = read.value;
    const before = states.get(command.caseId) ?? null;
    const code = command.type === 'register' ? command.itemCode : (before?.item.code ?? '');
    const around = context(undefined, change);
    const done = decide(before, command, { ...around, item: around.itemOf(code) });
    if (!done.ok) return done.refusal;
    states.set(command.caseId, done.value.reduce(evolve, before));
    return null;
  }

  function onRegister(read: ReturnType<typeof readInput<typeof registerCommand>>, change: Change) {
    if (!read.ok) return read.refusal;
    const command: RegisterCommand = read.value;
    const done = decideRegister(command, context(undefined, change));
    return done.ok ? null : done.refusal;
  }
});

describe('别处来的事件', () => {
  test('未知的种类可以留着，读不成的不算数，都不抛异常', () => {
    expect(isReadable({ kind: 'case.teleported', payload: { any: 1 } })).toBe(true);
    for (const kind of Object.keys(caseEventPayloads)) expect(isReadable({ kind, payload: 7 })).toBe(false);
    expect(readCaseEvent({ kind: 'case.teleported', payload: {} })).toBeUndefined();
    expect(evolveRegister('seal', null, { kind: 'seal.flown', payload: {} })).toBeNull();
  });

  test('事件以任何顺序到来，状态总是说得清的一种', () => {
    const draw = random(11);
    const next = randomHall(11, hall);
    const events: CaseEvent[] = [];
    let state: ReturnType<typeof foldCase> = null;
    const person = hall.staff[0];
    for (let number = 0; number < 400; number += 1) {
      const given = next.next(() => state, today);
      if (given.on !== 'case' || person === undefined) continue;
      const read = readInput(caseCommand, given.command);
      if (!read.ok) continue;
      const by = hall.staff.find((member) => member.number === given.by) ?? person;
      const code = state?.item.code ?? (read.value.type === 'register' ? read.value.itemCode : '');
      const around = context(undefined, { person: by });
      const done = decide(read.value.type === 'register' ? null : state, read.value, {
        ...around,
        item: around.itemOf(code),
      });
      if (!done.ok) continue;
      events.push(...done.value);
      state = done.value.reduce(evolve, state);
    }
    for (let round = 0; round < 200; round += 1) {
      const shuffled = events
        .map((event) => ({ event, at: draw() }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ event }) => event);
      // Nothing is known before the receipt; afterwards the case is always somewhere.
      expect(caseStages).toContain(foldCase(shuffled)?.stage ?? '收件');
    }
  });
});
