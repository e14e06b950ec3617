/** What no sequence of commands and no order of events may do to a case. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  kinds,
  Life,
  lifeHall,
  notice,
  suspension,
  transport,
  itemOf,
} from '../../support/case-life.ts';
import { anyMove, isStage, type Move, turnOf } from '../../support/case-moves.ts';
import { calendar, uuidOf } from '../../support/hall.ts';
import { addDays, civilDate } from '#shared/calendar/civil-date.ts';
import { caseClocks } from '#shared/case/clocks.ts';
import { decide } from '#shared/case/decide.ts';
import { caseEventText } from '#shared/case/event-text.ts';
import { type CaseEvent, type CaseEventKind, caseEventPayloads } from '#shared/case/events.ts';
import { resultPapers } from '#shared/case/evolve-closing.ts';
import { evolve, foldCase } from '#shared/case/evolve.ts';
import { pipeline } from '#shared/case/pipeline.ts';
import { caseStanding, dueNow } from '#shared/case/standing.ts';
import { type CaseState, openSuspension } from '#shared/case/state.ts';

const idNumber = '520327198812314510';

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/** Seals go on whatever is there to be sealed, at every third move, in no order. */
function sealSome(life: Life, pick: number): void {
  const unsealed = life.case.documents.filter(
    ({ number }) => !life.case.seals.some(({ document }) => document === number),
  );
  const paper = unsealed[pick % Math.max(1, unsealed.length)];
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
      lawful(life.case, life.events, event);
      life.happen(event);
    }
  }
  return life;
}

/** The invariants, told of one event and all that was before it. */
function lawful(state: CaseState, past: readonly CaseEvent[], event: CaseEvent): void {
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
  ];
  if (!beforeAcceptance.includes(event.kind)) expect([event.kind, accepted]).toEqual([event.kind, 1]);
  switch (event.kind) {
    case 'case.decided':
      expect(happened('case.decided')).toBe(0);
      expect(openSuspension(state)).toBeUndefined();
      expect(state.subCases.filter(({ reply }) => reply === null)).toEqual([]);
      expect(state.item.superior !== null && state.forwarding?.result === undefined).toBe(false);
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
      }
      break;
    }
    case 'case.extended':
      expect(happened('case.extended')).toBe(0);
      expect(event.payload.days).toBeLessThanOrEqual(state.item.joint ? 15 : 10);
      break;
    case 'case.charged':
    case 'case.paid':
      expect(happened(event.kind)).toBe(0);
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
const anyLife = fc.tuple(itemKind, fc.boolean(), fc.array(anyMove, { maxLength: 40 }));

describe('不论怎样操作', () => {
  test('B6 · D3 · F1 · H3 · 许可法38 · 许可法42 · 许可法45：不会有第二个决定、没有受理的决定、没有缴费的证件、没有用印的送达、第二次延期，也不会在特别程序、抄告未了时决定', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(anyLife, ([kind, receive, moves]) => {
        const life = lived(kind, receive, moves);
        reached.add(`${kind}${life.case.stage}`);
        expect(foldCase(life.events)).toEqual(life.case);
        for (const number of resultPapers(life.case))
          expect(life.case.documents.filter((paper) => paper.number === number)).toHaveLength(1);
        const texts = life.events.map(caseEventText);
        expect(texts).not.toContain('');
        expect(texts.join('')).not.toContain(idNumber);
      }),
      { numRuns: 400 },
    );
    // The random lives get to the end, too.
    for (const kind of ['即办件', '承诺件', '收费件', '上报件'])
      expect([...reached]).toContain(`${kind}已送达`);
  });

  test('许可法42：超过期限以后不延期；延期以后的期限等于原期限加延长的日数', () =>
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 16 }), (later, days) => {
        const life = acceptedCase().on(addDays(civilDate('2026-10-12'), later));
        const late = life.clocks.legal?.state === '超期';
        const command = {
          type: 'extend',
          days,
          reason: '案情复杂',
          approver: { kind: '机关负责人', who: '3003' },
          approvedOn: life.today,
        } as const;
        expect(life.try('1001', command).ok).toBe(!late && days <= 10);
        if (late || days > 10) return;
        expect(life.do('1001', command).clocks.legal?.limit).toBe(20 + days);
      }),
    ));
});

/** Every kind of event, from lives that reach it. */
const everything = (): CaseEvent[] => {
  const { 收费件, 上报件, 承诺件, 即办件 } = kinds;
  const wanting = new Life(承诺件)
    .accept({ materials: [], outcome: { kind: 'correct' } })
    .do('1001', { type: 'correct_on_spot', what: '补签日期' })
    .do('1001', {
      type: 'notify_again',
      points: [{ materialId: 'form', problem: '缺少', requirement: '提交原件1份' }],
      reason: '申请书第二页漏填',
      supervisor: '9001',
    });
  const line = { materialId: 'form', received: true, originals: 1, copies: 0, pages: 1, problem: null };
  wanting.do('1001', { type: 'supplement', materials: [line] });
  wanting
    .do('2001', {
      type: 'verify',
      form: '实地核查',
      verifiers: ['2001', '2003'],
      on: wanting.today,
      findings: '属实',
    })
    .do('2001', {
      type: 'record_link',
      link: '实地勘察',
      from: wanting.today,
      to: wanting.today,
      place: '现场',
      note: '已勘察',
    })
    .do('1001', {
      type: 'extend',
      days: 5,
      reason: '案情复杂',
      approver: { kind: '机关负责人', who: '3003' },
      approvedOn: wanting.today,
    })
    .do('1001', suspension('检测', wanting.today))
    .do('1001', { type: 'resume', suspensionId: uuidOf(501), to: wanting.today, result: '合格' })
    .do('1001', { type: 'terminate', ground: 'item_abolished', reason: '事项取消' });
  const full = acceptedCase(收费件)
    .do('1001', { type: 'co_notify', notices: [notice(601, transport)] })
    .do('2101', { type: 'co_reply', noticeId: uuidOf(601), reply: '同意', reason: '' })
    .do('1001', { type: 'remind', to: '法规科', text: '请及时会签' })
    .signed()
    .decided()
    .paid()
    .happen({
      kind: 'case.billed',
      payload: {
        book: 'b1',
        number: '00000001',
        amount: 20_000,
        done: { at: '2026-10-12T02:00:00.000Z', staff: '1001', name: '余主任' },
      },
    })
    .certified()
    .sealResult()
    .do('1002', { type: 'notify_collection', via: '电话', note: '' })
    .served();
  const forwarded = acceptedCase(上报件).away('3001', '2026-10-01', '2026-10-30');
  forwarded.opinion('2001', 'examine').opinion('2002', 'countersign').opinion('1001', 'countersign');
  forwarded
    .opinion('3002', 'approve')
    .do('1001', { type: 'forward', document: '呈1', sentOn: forwarded.today })
    .do('1001', {
      type: 'record_return',
      document: '批1',
      returnedOn: forwarded.today,
      result: '批准',
      text: '同意',
    });
  const only = new Life(itemOf({ intakeOnly: true, template: null }))
    .accept({ outcome: { kind: 'receive' } })
    .do('1001', { type: 'transmit', to: '建筑业科' })
    .do('1001', { type: 'record_outcome', result: '准予', document: '', decidedOn: '2026-10-12' });
  const silent = new Life(承诺件)
    .accept({
      outcome: { kind: 'receive' },
      held: { kind: '延续', certificate: '示建证字2020号', validUntil: '2026-11-13' },
    })
    .on('2026-11-14')
    .do('1001', { type: 'deem_accepted' })
    .do('1001', { type: 'deem_renewed' });
  const others = [
    new Life(即办件)
      .accept({ outcome: { kind: 'receive' } })
      .do('1001', {
        type: 'answer',
        materials: [],
        outcome: { kind: 'not_required', basis: '《××条例》第×条' },
      }),
    new Life(即办件).accept({
      outcome: {
        kind: 'refuse',
        ground: 'not_competent',
        reason: '申请的工程位于邻县，由邻县审批',
        competentOrgan: '邻县住房和城乡建设局',
        citation: '',
      },
      lateEntry: { slip: '纸0001', reason: '系统停机', receivedOn: '2026-10-10' },
    }),
    acceptedCase().do('1001', { type: 'withdraw', reason: '申请人撤回' }),
    acceptedCase().do('1001', { type: 'void', reason: '重复录入', second: '1002' }),
  ];
  return [wanting, full, forwarded, only, silent, ...others].flatMap(({ events }) => events);
};
const events = everything();

describe('B8 · I5 办理经过', () => {
  test('B8：每一种事件都有一句话', () => {
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(Object.keys(caseEventPayloads)));
    for (const event of events) {
      const text = caseEventText(event);
      expect([event.kind, text.length > 3]).toEqual([event.kind, true]);
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });

  test('个人信息保护法：办理经过中没有证件号码和电话', () => {
    const all = events.map(caseEventText).join('\n');
    expect(all).not.toContain(idNumber);
    expect(all).not.toMatch(/\d{17}[\dXx]/);
    expect(all).not.toContain('13800000000');
  });

  test('B8：经过的写法', () => {
    const textOf = (kind: CaseEventKind) => {
      const event = events.find((known) => known.kind === kind);
      return event === undefined ? '' : caseEventText(event);
    };
    expect(textOf('case.deemed_accepted')).toMatch(/^逾期未告知，自2026年10月12日起视为受理，示建许受字/);
    expect(textOf('case.suspended')).toMatch(/^检测自2026年10月12日开始，预计5个工作日，示建许特字/);
    expect(textOf('case.extended')).toMatch(/^延期5个工作日至2026年11月16日前（25个工作日），赵局长批准，/);
    expect(textOf('case.paid')).toBe('银行到账200.00元，回单农行0001');
    expect(textOf('case.charged')).toMatch(/^缴款通知示建.*缴字.*证照工本费200\.00元$/);
    expect(textOf('case.voided')).toBe('作废（张窗口复核）：重复录入');
    expect(events.map(caseEventText)).toContain('总工程师（B角代A）同意：经审查，同意');
  });
});

describe('事件以任何次序到达', () => {
  const shuffled = fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: 1 }),
      fc.array(fc.nat(events.length - 1), { maxLength: 60 }),
    )
    .map(([some, more]) => [...some, ...more.map((index) => events[index] as CaseEvent)]);

  test('A5：打乱、重复都不出错，也不改变已有的决定、收费和延期', () =>
    fc.assert(
      fc.property(shuffled, fc.nat(120), (order, later) => {
        const before = JSON.stringify(order);
        let state: CaseState | null = null;
        for (const event of order) {
          const next = evolve(state, event);
          if (state?.decision) expect(next?.decision).toBe(state.decision);
          if (state?.extension) expect(next?.extension).toBe(state.extension);
          if (state?.certificate) expect(next?.certificate).toBe(state.certificate);
          if (state?.charge) expect(next?.charge?.notice).toBe(state.charge.notice);
          if (state?.caseNumber) expect(next?.caseNumber).toBe(state.caseNumber);
          if (state?.charge?.payment) expect(next?.charge?.payment).toBe(state.charge.payment);
          if (state?.forwarding?.result === '批准') expect(next?.forwarding).toBe(state.forwarding);
          state = next;
        }
        expect(JSON.stringify(order)).toBe(before);
        if (state === null) return;
        expect(isStage(state.stage)).toBe(true);
        const basis = {
          today: addDays(civilDate('2026-10-12'), later),
          calendar,
          settings: lifeHall.settings,
        };
        expect(caseStanding(state, basis).text).not.toBe('');
        expect(caseClocks(state, basis)).toBeDefined();
        expect(dueNow(state, basis)).toBeDefined();
        expect(pipeline(state)).toHaveLength(7);
      }),
      { numRuns: 1500 },
    ));

  test('A5：同一批事件折叠两次，结果相同', () =>
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(foldCase(order)).toEqual(foldCase(order));
      }),
    ));

  test('没有收件的，任何事件都不产生办件', () => {
    for (const event of events) if (event.kind !== 'case.received') expect(foldCase([event])).toBeNull();
  });
});
