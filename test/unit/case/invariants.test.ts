/** What no sequence of commands and no order of events may do to a case. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedCase, extension, kinds, Life, notice, transport } from '../../support/case-life.ts';
import { anyMove, type Move, turnOf } from '../../support/case-moves.ts';
import { uuidOf } from '../../support/hall.ts';
import { addDays, civilDate } from '#shared/calendar/civil-date.ts';
import { caseCommand } from '#shared/case/commands.ts';
import { decide } from '#shared/case/decide.ts';
import { caseEventText } from '#shared/case/event-text.ts';
import { type CaseEvent, type CaseEventKind, caseEventPayloads } from '#shared/case/events.ts';
import { resultPapers } from '#shared/case/evolve-closing.ts';
import { foldCase } from '#shared/case/evolve.ts';
import { type CaseState, openSuspension } from '#shared/case/state.ts';

const idNumber = '520327198812314510';

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/** Seals go on whatever is there to be sealed, now and then and in no order. */
function sealSome(life: Life, pick: number): void {
  const unsealed = life.case.documents.filter(
    ({ number }) => !life.case.seals.some(({ document }) => document === number),
  );
  const paper = unsealed[pick % Math.max(1, unsealed.length)];
  if (life.case.stage === '已决定' && pick % 2 === 0) life.sealResult();
  if (pick % 3 === 0 && paper !== undefined && life.case.caseNumber !== null) life.seal(paper.number);
}

/** Lives a case; every act is checked as it happens. */
function lived(kind: keyof typeof kinds, receive: boolean, moves: readonly Move[]): Life {
  const life = new Life(kinds[kind]).accept(receive ? { outcome: { kind: 'receive' } } : {});
  for (const move of moves) {
    life.on(addDays(civilDate(life.today), move.days));
    sealSome(life, move.pick);
    const before = frozen(life.case);
    const { by, command } = turnOf(life, move);
    const given = life.command(command);
    const context = life.context(by);
    const decided = decide(before, given, context);
    expect(decide(before, given, context)).toEqual(decided);
    if (!decided.ok) {
      const { kind: refused, message, next } = decided.refusal;
      expect([refused === 'fault', message === '', next === '']).toEqual([false, false, false]);
      continue;
    }
    expect(decided.value.length).toBeGreaterThan(0);
    for (const event of decided.value) {
      // What the act answers to is the state just before its own event: silence may have been decided first.
      lawful(life.case, life.events, event, life.today);
      life.happen(event);
    }
  }
  return life;
}

/** The invariants, told of one event and all that was before it. */
function lawful(state: CaseState, past: readonly CaseEvent[], event: CaseEvent, today: string): void {
  const happened = (kind: CaseEventKind) => past.filter((known) => known.kind === kind).length;
  const accepted = happened('case.accepted') + happened('case.deemed_accepted');
  const beforeAcceptance = [
    'case.corrected_on_spot',
    'case.materials_checked',
    'case.accepted',
    'case.deemed_accepted',
    'case.correction_notified',
    'case.correction_repeated',
    'case.supplemented',
    'case.withdrawn',
    'case.voided',
    // Whose desk it is on is not yet anything done with the application.
    'case.handed_over',
  ];
  if (!beforeAcceptance.includes(event.kind)) expect([event.kind, accepted]).toEqual([event.kind, 1]);
  switch (event.kind) {
    case 'case.decided':
      expect(happened('case.decided')).toBe(0);
      expect(openSuspension(state)).toBeUndefined();
      expect(state.subCases.filter(({ reply }) => reply === null)).toEqual([]);
      expect(state.item.superior !== null && state.forwarding?.result === undefined).toBe(false);
      if (event.payload.result === '准予') {
        expect(state.parties.filter(({ heard }) => heard === null)).toEqual([]);
        expect(state.item.major && state.subCases.length === 0).toBe(false);
      }
      if (event.payload.result === '不予')
        expect([event.payload.reasons, event.payload.remedies]).not.toContain('');
      if (state.item.handling !== '即办件')
        expect(state.item.steps.flatMap(({ signers }) => signers).length).toBe(state.opinions.length);
      break;
    case 'case.certificate_made':
      expect(happened('case.certificate_made')).toBe(0);
      expect(state.decision?.result).toBe('准予');
      if (state.item.fee?.precondition === true) expect(state.charge?.payment ?? null).not.toBeNull();
      break;
    case 'case.served': {
      const sealed = new Set(state.seals.map(({ document }) => document));
      const before = new Set(state.served.flatMap(({ papers }) => papers.map(({ number }) => number)));
      for (const { number, title } of event.payload.papers) {
        expect([number, before.has(number)]).toEqual([number, false]);
        expect([title, sealed.has(number) || title === '缴款通知书']).toEqual([title, true]);
        expect(state.cancelledCharges.map(({ notice }) => notice)).not.toContain(number);
      }
      if (event.payload.manner === '直接送达') expect(event.payload.servedOn).toBe(today);
      break;
    }
    case 'case.extended':
      expect(happened('case.extended')).toBe(0);
      expect(event.payload.days).toBeLessThanOrEqual(state.item.joint ? 15 : 10);
      break;
    case 'case.charged':
      expect(happened(event.kind)).toBe(happened('case.charge_cancelled'));
      break;
    case 'case.charge_cancelled':
    case 'case.paid':
      expect(happened('case.paid')).toBe(0);
      break;
    case 'case.voided':
      if (state.stage !== '已受理') break;
      expect([state.acceptedOn, state.served, state.charge]).toEqual([today, [], null]);
      break;
    case 'case.link_recorded':
      if (event.payload.link === '实地勘察')
        expect(state.verifications.some(({ verifiers }) => verifiers.length >= 2)).toBe(true);
      break;
    case 'case.opinion_given': {
      const { step, done } = event.payload;
      expect(state.opinions.some((known) => known.step === step && known.done.staff === done.staff)).toBe(
        false,
      );
      break;
    }
    case 'case.co_replied': {
      const sub = state.subCases.find(({ id }) => id === event.payload.id);
      expect([sub?.reply, sub?.department]).toEqual([null, event.payload.department]);
      break;
    }
    default:
      break;
  }
}

const itemKind = fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]));
const anyLife = fc.tuple(itemKind, fc.boolean(), fc.array(anyMove, { maxLength: 60, size: 'max' }));

describe('不论怎样操作', () => {
  test(
    'B6 · D3 · F1 · H3 · 许可法38 · 许可法42 · 许可法45：不会有第二个决定、没有受理的决定、没有缴费的证件、没有用印的送达、第二次延期，也不会在特别程序、抄告未了时决定',
    { timeout: 60_000 },
    () => {
      const reached = new Map<string, number>();
      fc.assert(
        fc.property(anyLife, ([kind, receive, moves]) => {
          const life = lived(kind, receive, moves);
          const end = `${kind}${life.case.stage}`;
          reached.set(end, (reached.get(end) ?? 0) + 1);
          expect(foldCase(life.events)).toEqual(life.case);
          for (const number of resultPapers(life.case))
            expect(life.case.documents.filter((paper) => paper.number === number)).toHaveLength(1);
          const texts = life.events.map(caseEventText);
          expect(texts).not.toContain('');
          expect(texts.join('')).not.toContain(idNumber);
        }),
        { numRuns: 500 },
      );
      // The random lives get to the end, too.
      for (const kind of ['即办件', '承诺件', '收费件', '上报件'])
        expect(reached.get(`${kind}已送达`)).toBeGreaterThan(0);
    },
  );

  test('许可法42：超过期限以后不延期；延期以后的期限等于原期限加延长的日数', () =>
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 16 }), (later, days) => {
        const life = acceptedCase().on(addDays(civilDate('2026-10-12'), later));
        const late = life.clocks.legal?.state === '超期';
        const command = extension({ days, approvedOn: life.today });
        expect(life.try('1001', command).ok).toBe(!late && days <= 10);
        if (late || days > 10) return;
        expect(life.do('1001', command).clocks.legal?.limit).toBe(20 + days);
      }),
    ));
});

/** A day that is none, the far future, a number of another paper, what cannot be printed. */
const oddText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '2026-02-30',
    '9999-12-31',
    '0000-01-01',
    '2026-10-12',
    '1001',
    uuidOf(501),
    '\u202E',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

/** The same command with some of its texts and numbers replaced, wherever they stand. */
function spoilt(value: unknown, texts: readonly string[], at: { count: number }): unknown {
  if (typeof value === 'string') {
    at.count += 1;
    return texts[at.count % 17] ?? value;
  }
  if (typeof value === 'number') return value * (texts.length % 3) + 1;
  if (Array.isArray(value)) return value.map((part: unknown) => spoilt(part, texts, at));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) =>
      ['type', 'commandId', 'caseId'].includes(key) ? [key, part] : [key, spoilt(part, texts, at)],
    ),
  );
}

test('A5：填写什么都不会出错，只会办成或者写明为什么不能办', { timeout: 60_000 }, () => {
  const lives = [
    new Life(kinds.收费件).accept({ outcome: { kind: 'receive' } }),
    new Life(kinds.收费件).accept({ materials: [], outcome: { kind: 'correct' } }),
    acceptedCase(kinds.联合办理).do('1001', { type: 'co_notify', notices: [notice(600, transport)] }),
    acceptedCase(kinds.上报件)
      .signed()
      .do('1001', { type: 'forward', document: '呈1', sentOn: '2026-10-12' }),
    acceptedCase(kinds.即办件),
    acceptedCase(kinds.收费件).do('1002', { type: 'charge', quantity: 1 }).signed().decided(),
    acceptedCase(kinds.即办件).decided().certified().sealResult(),
  ];
  let done = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...lives),
      anyMove,
      fc.array(oddText, { maxLength: 6 }),
      (life, move, texts) => {
        const { by, command } = turnOf(life, move);
        const given = caseCommand.safeParse(spoilt(life.command(command), texts, { count: 0 }));
        if (!given.success) return;
        const decided = decide(life.case, given.data, life.context(by));
        if (!decided.ok) {
          expect([decided.refusal.kind === 'fault', decided.refusal.message === '']).toEqual([false, false]);
          return;
        }
        done += 1;
        // What is done can be stored and folded, and its sentence read.
        for (const event of decided.value) {
          expect(caseEventPayloads[event.kind].parse(event.payload)).toEqual(event.payload);
          expect(caseEventText(event)).not.toBe('');
        }
        expect(foldCase([...life.events, ...decided.value])).not.toBeNull();
      },
    ),
    { numRuns: 3000 },
  );
  expect(done).toBeGreaterThan(50);
});
