import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CaseState } from '#shared/case/state.ts';
import type { NewEvent } from '#shared/event.ts';
import { hallReference } from '#shared/reference/index.ts';
import type { CaseActContext } from '#shared/registers/case-act.ts';
import {
  decideSeal,
  evolveSeal,
  type SealCommand,
  sealCommand,
  sealEventPayloads,
  sealFor,
  type SealKind,
  sealKinds,
  sealsNotDeposited,
} from '#shared/registers/seal.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { beforeHoliday, uuidOf } from '../../support/hall.ts';
import { type Memory, memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import {
  base,
  caseId,
  cases,
  certificate,
  charged,
  clerk,
  decided,
  department,
  forwarded,
  hall,
  head,
  item,
  keepCases,
  numbers,
  organ,
  otherOrgan,
  person,
} from './counter-cases.ts';

const ids: Record<SealKind, string> = {
  行政审批专用章: uuidOf(1),
  行政受理专用章: uuidOf(2),
  单位行政章: uuidOf(3),
  收费专用章: uuidOf(4),
};
const approval = ids.行政审批专用章;
const intakeSeal = ids.行政受理专用章;
const unitSeal = ids.单位行政章;

type Fields = Record<string, unknown>;
const command = (type: SealCommand['type'], sealId: string, fields: Fields = {}): SealCommand =>
  sealCommand.parse({ type, commandId: uuidOf(900), sealId, ...fields });
const registration = (kind: SealKind, change: Fields = {}): SealCommand =>
  command('seal.register', ids[kind], {
    kind,
    name: `${organ}${kind}`,
    organ,
    department,
    counters: [hall.counter.id],
    approval: '凤交〔2026〕1号',
    ...change,
  });
const use = (sealId: string, document: string, change: Fields = {}): SealCommand =>
  command('seal.use', sealId, { caseId, document, copies: 2, approver: head.number, ...change });

let book: Memory;
const run = (given: SealCommand, change: Partial<CaseActContext> = {}): Result<NewEvent[]> => {
  const decidedOn = book.run(decideSeal, given, change);
  if (decidedOn.ok) keepCases(book, decidedOn.value);
  return decidedOn;
};
const refused = (given: SealCommand, change: Partial<CaseActContext> = {}): Refusal =>
  refusalOf(run(given, change));
const done = (given: SealCommand, change: Partial<CaseActContext> = {}): NewEvent[] =>
  eventsOf(run(given, change));
const sealOf = (id: string) => {
  const state = book.registers.get('seal', id);
  if (state === null) throw new Error('no seal');
  return state;
};
const onCase = (state: CaseState): void => void book.cases.set(caseId, state);

beforeEach(() => {
  book = memory({ seal: evolveSeal }, base);
  for (const kind of sealKinds) done(registration(kind));
  onCase(cases.accepted(charged, decided));
});

describe('E2: 用印登记', () => {
  test('E2: a use enters seal, document, case, copies, time, user and approver, and stands on the case as well', () => {
    const events = done(use(approval, numbers.decision));
    expect(
      events.map(({ kind, streamKind, streamId, caseId: about }) => [kind, streamKind, streamId, about]),
    ).toEqual([
      ['seal.used', 'seal', approval, caseId],
      ['case.sealed', 'case', caseId, caseId],
    ]);
    expect(events[0]?.payload).toMatchObject({
      document: numbers.decision,
      title: '准予行政许可决定书',
      caseNumber: `${item.code}202609281000`,
      copies: 2,
      approver: { staff: '1001', name: '余姮' },
      reason: null,
      mandate: '凤交授〔2026〕第1001号',
      done: { at: beforeHoliday, staff: '1001', name: '余姮' },
    });
    expect(events[1]?.payload).toMatchObject({
      seal: approval,
      sealName: `${organ}行政审批专用章`,
      copies: 2,
    });
    expect(sealOf(approval)).toMatchObject({ total: { uses: 1, copies: 2 }, uses: [{ copies: 2 }] });
  });

  test('E2: no seal without a document number: no blank page is stamped', () => {
    for (const blank of ['', '  ', '　'])
      expect(refused(use(approval, blank))).toMatchObject({ kind: 'rule', rule: 'E2', field: 'document' });
  });

  test('E2: no seal on a document that is not the case’s', () => {
    expect(refused(use(approval, '凤道运许准字〔2026〕第99999号')).rule).toBe('E2');
    expect(refused(use(approval, numbers.decision, { caseId: uuidOf(999) })).kind).toBe('not_found');
  });

  test('E2: the same paper is not sealed twice, unless more copies are needed for a reason', () => {
    done(use(approval, numbers.decision));
    expect(refused(use(approval, numbers.decision))).toMatchObject({ kind: 'already_done', field: 'reason' });
    done(use(approval, numbers.decision, { copies: 1, reason: '申请人要求增加一份' }));
    expect(sealOf(approval).total).toEqual({ uses: 2, copies: 3 });
    expect(sealOf(approval).uses.map(({ reason }) => reason)).toEqual([null, '申请人要求增加一份']);
  });

  test('E2: somebody with the authority to approve is named; for intake the window’s own people are enough', () => {
    done(command('seal.hand_over', approval, { receiver: '1002', receiverConfirmed: true, reason: '轮班' }));
    done(
      command('seal.hand_over', intakeSeal, { receiver: '1002', receiverConfirmed: true, reason: '轮班' }),
    );
    const byClerk = { person: clerk };
    for (const approver of ['', '0000', '1002', '2001', '1003'])
      expect(refused(use(approval, numbers.decision, { approver }), byClerk)).toMatchObject({
        rule: 'E2',
        field: 'approver',
      });
    done(use(approval, numbers.decision, { approver: '3001', approverConfirmed: true }), byClerk);
    done(use(intakeSeal, numbers.acceptance, { approver: '1002' }), byClerk);
  });

  test('E2: another than the one who seals approves with their own PIN, and not by their number alone', () => {
    const byHead = refused(use(approval, numbers.decision, { approver: '3001' }));
    expect(byHead).toMatchObject({ kind: 'rule', rule: 'E2', field: 'approver' });
    expect(byHead.next).toBe('请王局长输入本人口令确认。');
    done(use(approval, numbers.decision, { approver: '3001', approverConfirmed: true }));
    expect(sealOf(approval).uses[0]?.approver).toEqual({ staff: '3001', name: '王局长' });
    // The head's own act is the head's word.
    done(use(intakeSeal, numbers.acceptance, { approver: head.number }));
  });

  test('E2: nothing is sealed on a case made void or withdrawn', () => {
    for (const stage of ['已作废', '已撤回'] as const) {
      onCase({ ...cases.accepted(decided), stage });
      expect(refused(use(approval, numbers.decision)).rule).toBe('E2');
    }
  });
});

describe('B6: no seal before acceptance', () => {
  test('B6: whatever the paper, a case without an acceptance number gets no approval seal', () => {
    const early = cases.waiting;
    onCase({ ...early, documents: [{ number: numbers.decision, title: '准予行政许可决定书' }] });
    expect(refused(use(approval, numbers.decision))).toMatchObject({ kind: 'rule', rule: 'B6' });
    onCase(early);
    expect(refused(use(approval, numbers.decision)).rule).toBe('B6');
  });

  test('许可法32 last paragraph: the vouchers of intake carry 行政受理专用章， accepted or not', () => {
    onCase(cases.correcting);
    done(use(intakeSeal, numbers.correction));
    onCase(cases.refusedAtIntake);
    done(use(intakeSeal, numbers.refusal));
    onCase(cases.accepted());
    done(use(intakeSeal, numbers.acceptance));
    expect(sealOf(intakeSeal).total.uses).toBe(3);
  });

  test('1M.6 · E1 · 许可法32末款: the plans name two special seals, and either goes on the vouchers of intake', () => {
    onCase(cases.correcting);
    done(use(approval, numbers.correction));
    onCase(cases.accepted(decided));
    done(use(approval, numbers.acceptance));
    expect(refused(use(unitSeal, numbers.acceptance, { reason: '加印' })).rule).toBe('E1 · 许可法32');
    // It does not work the other way: what is decided carries the seal for approvals.
    expect(refused(use(intakeSeal, numbers.decision)).rule).toBe('E1');
  });

  test('许可法32 last paragraph: where the window may not do 盖章 (B10) it still seals the vouchers of intake', () => {
    const limited = { item: { ...item, windowPowers: ['受理' as const, '审查' as const] } };
    done(use(intakeSeal, numbers.acceptance), limited);
    expect(refused(use(approval, numbers.decision), limited).rule).toBe('B10');
  });
});

describe('E1, E3: which seal on which paper', () => {
  test('E1: 单位行政章 is refused on a case that is not forwarded, 行政审批专用章 on one that is', () => {
    expect(refused(use(unitSeal, numbers.decision)).rule).toBe('E1');
    onCase(cases.accepted(forwarded, decided));
    expect(refused(use(approval, numbers.decision)).rule).toBe('E1');
    done(use(unitSeal, numbers.decision));
    onCase(cases.of({ handling: '上报件', superior: '遵义市交通运输局' }, decided));
    expect(refused(use(approval, numbers.decision)).rule).toBe('E1');
  });

  test('E3: an upward submission carries the 公章', () => {
    onCase(cases.accepted(forwarded));
    expect(refused(use(approval, numbers.submission)).rule).toBe('E3');
    done(use(unitSeal, numbers.submission));
  });

  test('许可法39: the certificate carries the organ’s seal; 行政审批专用章 has its force', () => {
    onCase(cases.accepted(decided, certificate));
    expect(refused(use(intakeSeal, numbers.certificate)).rule).toBe('E1 · 许可法39');
    done(use(unitSeal, numbers.certificate));
    onCase(cases.accepted(decided, certificate));
    done(use(approval, numbers.certificate));
  });

  test('E1: papers of charging carry 收费专用章', () => {
    expect(refused(use(approval, numbers.notice)).rule).toBe('E1');
    done(use(ids.收费专用章, numbers.notice));
  });

  test('E1: a body under its own line keeps its own rule of seals', () => {
    const vertical = hallReference.parse({
      ...hall,
      departments: [{ name: department, mode: '整体进驻', vertical: true }],
    });
    done(use(unitSeal, numbers.decision), { hall: vertical });
    expect(sealOf(unitSeal).total.uses).toBe(1);
  });

  test('E1 · D4: the seal is the organ’s that acts', () => {
    const strange = uuidOf(50);
    done(
      command('seal.register', strange, {
        kind: '行政审批专用章',
        name: `${otherOrgan}行政审批专用章`,
        organ: otherOrgan,
        department,
        counters: [hall.counter.id],
        approval: '凤交〔2026〕1号',
      }),
    );
    expect(refused(use(strange, numbers.decision)).rule).toBe('E1 · D4');
  });

  const voucher = ['行政受理专用章', '行政审批专用章'];
  const plain = { forwarded: false, vertical: false, licence: false, unitSealOnlyForForwarding: true };
  test.each([
    ['申请材料接收凭证', plain, voucher],
    ['行政许可受理通知书', plain, voucher],
    ['补正行政许可申请有关材料告知书', plain, voucher],
    ['补正申请有关材料告知书', plain, voucher],
    ['不受理告知书', plain, voucher],
    ['行政许可不予受理决定书', { ...plain, forwarded: true }, voucher],
    ['行政许可特别程序告知书', plain, ['行政审批专用章']],
    ['延期办理通知书', plain, ['行政审批专用章']],
    ['不予行政许可决定书', plain, ['行政审批专用章']],
    ['不予行政许可决定书', { ...plain, forwarded: true }, ['单位行政章']],
    ['准予决定书', { ...plain, unitSealOnlyForForwarding: false }, ['行政审批专用章', '单位行政章']],
    ['撤销行政许可决定书', plain, ['单位行政章']],
    ['注销行政许可决定书', plain, ['单位行政章']],
    ['并联审批抄告单', plain, ['行政审批专用章']],
    ['缴款通知书', plain, ['收费专用章']],
    ['领取通知', plain, []],
    ['送达回证', plain, []],
    ['材料移交单', plain, []],
    ['船舶注销登记证明', { ...plain, licence: true }, ['行政审批专用章', '单位行政章']],
  ])('E1 · E3: %s', (title, circumstances, kinds) => {
    expect(sealFor(title, circumstances).kinds).toEqual(kinds);
  });

  test('E3: a seal is used at its registered counters only', () => {
    const elsewhere = hallReference.parse({ ...hall, counter: { ...hall.counter, id: 'second' } });
    expect(refused(use(approval, numbers.decision), { hall: elsewhere }).rule).toBe('E3');
    done(command('seal.relocate', approval, { counters: [hall.counter.id, 'second'], reason: '增设窗口' }));
    done(use(approval, numbers.decision), { hall: elsewhere });
    const outside = { counters: ['office'], reason: '带到机关' };
    expect(refused(command('seal.relocate', approval, outside)).rule).toBe('E3');
  });
});

describe('E2: custody', () => {
  const handOver = (change: Fields = {}) =>
    command('seal.hand_over', approval, {
      receiver: '1002',
      receiverConfirmed: true,
      reason: '轮班',
      ...change,
    });

  test('E2: only its keeper uses or hands over a seal', () => {
    expect(refused(use(approval, numbers.decision), { person: clerk })).toMatchObject({
      kind: 'not_permitted',
      rule: 'E2',
    });
    expect(refused(handOver({ receiver: '1001' }), { person: clerk }).rule).toBe('E2');
  });

  test('E2: a hand-over is signed by both, and the receiver is somebody of the window', () => {
    expect(refused(handOver({ receiverConfirmed: false })).rule).toBe('E2');
    for (const receiver of ['1001', '0000', '1003', '2001', '3001'])
      expect(refused(handOver({ receiver })).rule).toBe('E2');
    done(handOver());
    expect(sealOf(approval).keeper).toEqual({ staff: '1002', name: '张凤' });
    expect(refused(use(approval, numbers.decision)).rule).toBe('E2');
    done(use(approval, numbers.decision, { approverConfirmed: true }), { person: clerk });
    expect(sealOf(approval).custody.map(({ to }) => to.staff)).toEqual(['1001', '1002']);
  });

  test('D3: a mandate that names seals covers those and no others', () => {
    const listing = (seals: string[]) => ({ ...head, mandate: { ...head.mandate, seals } });
    expect(refused(use(approval, numbers.decision), { person: listing(['别的章']) }).rule).toBe('D3');
    done(use(approval, numbers.decision), { person: listing([`${organ}行政审批专用章`]) });
    const barred = { ...clerk, mandate: { ...clerk.mandate, seals: ['别的章'] } };
    const others = { ...hall, staff: [head, barred] };
    expect(refused(handOver(), { hall: others }).rule).toBe('D3');
  });

  test('E2: in the safe it is not used; its keeper takes it out, another only before a witness', () => {
    done(command('seal.deposit', approval, { safe: '大厅保险柜3号' }));
    expect(sealsNotDeposited(book.registers.all('seal')).map(({ id }) => id)).not.toContain(approval);
    expect(refused(command('seal.deposit', approval, { safe: '大厅保险柜3号' })).kind).toBe('already_done');
    expect(refused(use(approval, numbers.decision)).rule).toBe('E2');
    expect(refused(handOver()).rule).toBe('E2');

    const take = (change: Fields) => command('seal.withdraw', approval, change);
    const other = { person: clerk };
    expect(refused(take({}), other).field).toBe('reason');
    const reason = '保管人请假';
    expect(refused(take({ reason, witness: '1001' }), other).rule).toBe('E2');
    expect(refused(take({ reason, witness: '2001', witnessConfirmed: true }), other).rule).toBe('E2');
    done(take({ reason, witness: '9001', witnessConfirmed: true }), other);
    expect(sealOf(approval)).toMatchObject({ status: '在用', keeper: { staff: '1002' } });

    done(command('seal.deposit', approval, { safe: '大厅保险柜3号' }), other);
    done(take({}), other);
    expect(sealOf(approval).custody).toHaveLength(2);
    expect(refused(take({}), other).kind).toBe('already_done');
  });

  test('E3: a loss is reported in writing at once, and the seal is not used any more', () => {
    const loss = (change: Fields = {}) =>
      command('seal.report_loss', approval, {
        document: '凤交报〔2026〕2号',
        circumstances: '下班后未找到',
        ...change,
      });
    expect(refused(loss({ document: '' })).field).toBe('document');
    expect(refused(loss({ circumstances: '' })).field).toBe('circumstances');
    expect(refused(loss(), { person: person('1003') }).rule).toBe('E2');
    done(loss(), { person: clerk });
    expect(refused(use(approval, numbers.decision)).rule).toBe('E3');
    expect(refused(handOver()).rule).toBe('E3');
    expect(refused(loss()).rule).toBe('E3');
  });

  test('E2: destroyed before a witness, on a document, by the head of the window', () => {
    const destroy = (change: Fields = {}) =>
      command('seal.destroy', approval, {
        document: '凤交〔2026〕9号',
        witness: '9001',
        witnessConfirmed: true,
        ...change,
      });
    expect(refused(destroy({ document: '' })).field).toBe('document');
    expect(refused(destroy({ witnessConfirmed: false })).rule).toBe('E2');
    expect(refused(destroy(), { person: clerk }).rule).toBe('D2 · E2');
    done(destroy());
    expect(refused(destroy()).kind).toBe('already_done');
    expect(refused(use(approval, numbers.decision)).rule).toBe('E3');
  });

  test('D2 · E2: a seal is registered once, by the head of the window, for windows of the hall', () => {
    const fresh = (change: Fields = {}) => ({ ...registration('单位行政章', change), sealId: uuidOf(60) });
    expect(refused(registration('单位行政章')).kind).toBe('already_done');
    expect(refused(fresh()).kind).toBe('already_done');
    const name = `${organ}行政章（2）`;
    expect(refused(fresh({ name }), { person: clerk }).rule).toBe('D2 · E2');
    expect(refused(fresh({ name, organ: '某局' })).field).toBe('organ');
    expect(refused(fresh({ name, department: '某局' })).rule).toBe('A3');
    expect(refused(fresh({ name, counters: [] })).rule).toBe('E3');
    expect(refused(fresh({ name, approval: ' ' })).field).toBe('approval');
    done(fresh({ name }));
  });

  test('A seal nobody registered is not found', () => {
    expect(refused(use(uuidOf(70), numbers.decision)).kind).toBe('not_found');
  });
});

test('E2: events in any order, even those that do not fit, never break the register', () => {
  const events = () => {
    done(use(approval, numbers.decision));
    done(command('seal.deposit', approval, { safe: '保险柜' }));
    done(command('seal.withdraw', approval));
    return book.events.filter(({ streamId }) => streamId === approval);
  };
  const all = events();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...all), { maxLength: 12 }), (order) => {
      let state: ReturnType<typeof evolveSeal> = null;
      for (const event of order) state = evolveSeal(state, event as never);
      if (state !== null) expect(state.total.copies).toBe(state.total.uses * 2);
    }),
  );
  for (const { kind, payload } of all)
    expect(() => sealEventPayloads[kind as keyof typeof sealEventPayloads].parse(payload)).not.toThrow();
});

test('E1, E2, B6: no sequence of commands leads to a seal without a document of the case, or by another than the keeper', () => {
  const papers = ['', numbers.acceptance, numbers.decision, numbers.submission, numbers.correction, '无'];
  const states = [cases.waiting, cases.correcting, cases.accepted(), cases.accepted(forwarded, decided)];
  const sealIds = Object.values(ids);
  const who = fc.constantFrom('1001', '1002', '1003', '2001');
  const given = fc.oneof(
    fc
      .record({
        id: fc.constantFrom(...sealIds),
        document: fc.constantFrom(...papers),
        approver: who,
        approverConfirmed: fc.boolean(),
      })
      .map(({ id, ...fields }) => use(id, fields.document, { ...fields, reason: '加印' })),
    fc
      .record({ id: fc.constantFrom(...sealIds), receiver: who, receiverConfirmed: fc.boolean() })
      .map(({ id, ...fields }) => command('seal.hand_over', id, { ...fields, reason: '轮班' })),
    fc.constantFrom(...sealIds).map((id) => command('seal.deposit', id, { safe: '保险柜' })),
    fc.constantFrom(...sealIds).map((id) => command('seal.withdraw', id)),
    fc
      .constantFrom(...sealIds)
      .map((id) => command('seal.report_loss', id, { document: '报1号', circumstances: '遗失' })),
  );
  const act = fc.record({ given, staff: who, state: fc.constantFrom(...states) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40, size: 'max' }), (acts) => {
      book = memory({ seal: evolveSeal }, base);
      for (const kind of sealKinds) done(registration(kind));
      for (const { given: next, staff, state } of acts) {
        onCase(state);
        const before = book.registers.get('seal', next.sealId);
        const result = run(next, { person: person(staff) });
        if (!result.ok || next.type !== 'seal.use') continue;
        const paper = [...state.documents, { number: state.forwarding?.document, title: '' }].find(
          ({ number }) => number === next.document,
        );
        expect(paper).toBeDefined();
        expect(before).toMatchObject({ status: '在用', keeper: { staff }, organ: state.item.organ });
        const voucher = /受理|补正/u.test(paper?.title ?? '');
        if (!voucher) expect(state.caseNumber).not.toBeNull();
      }
    }),
    { numRuns: 300 },
  );
});
