/** Domain 4: what refuses a paper, and with it the act, whatever was decided before. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent } from '#shared/case/events.ts';
import { mayPrint } from '#shared/papers/may-print.ts';
import {
  acceptedCase,
  extension,
  kinds,
  Life,
  serving,
  suspension,
  voiding,
} from '../../support/case-life.ts';
import { anyMove, turnOf } from '../../support/case-moves.ts';
import { askReceipt, changed, duePapers, papersAfter, refusedPapers } from '../../support/life-papers.ts';

const decided = (result: '准予' | '不予') =>
  acceptedCase()
    .signed(result === '准予' ? '同意' : '不同意')
    .decided(result);
const blank = '  ';

describe('4-refuse · a paper that lacks what the law asks for does not come out', () => {
  const [whole] = papersAfter(acceptedCase(), '1001', suspension('检测', '2026-10-13'));
  if (whole === undefined) throw new Error('no paper');

  test.each([
    ['organ', '机关名称', { closing: { ...whole.closing, organ: '' } }],
    ['date', '日期', { closing: { ...whole.closing, date: '' } }],
    ['handler', '经办人', { handler: '' }],
    ['number', '编号', { number: blank }],
  ])('prints nothing without its %s (许可法32)', (_part, name, change) => {
    expect(mayPrint({ ...whole, ...change })).toMatchObject({
      ok: false,
      refusal: { rule: '许可法32', message: `《行政许可特别程序告知书》缺少${name}，不能出具。` },
    });
  });

  test('prints no 补正告知书 with an empty list (许可法32(4))', () => {
    const life = new Life(kinds.承诺件).accept({ materials: [], outcome: { kind: 'correct' } });
    const event = changed(life, 'case.correction_notified', { points: [] });
    expect(refusedPapers(life, event).rule).toBe('许可法32(4)');
  });

  test.each([
    ['a ground', { title: blank }, '法定依据'],
    ['a reason', { reason: '' }, '具体理由'],
    ['the organ to go to', { competentOrgan: '' }, '有权受理的机关'],
    ['the rule it rests on', { ground: 'statute', article: '' }, '所依据的规定'],
  ] as const)('prints no 不予受理决定书 without %s (许可法32(2), B3)', (_part, change, name) => {
    const life = new Life(kinds.即办件).accept({
      outcome: {
        kind: 'refuse',
        ground: 'not_competent',
        reason: '申请的工程位于邻县，由邻县审批',
        competentOrgan: '邻县住房和城乡建设局',
        citation: '',
      },
    });
    expect(refusedPapers(life, changed(life, 'case.intake_refused', change))).toMatchObject({
      rule: '许可法32(2)',
      message: `《不予受理决定书》缺少${name}，不能出具。`,
    });
  });

  test.each([
    ['its reasons', { reasons: '' }, '理由'],
    ['its facts', { content: blank }, '事实'],
    ['the clause', { basis: '' }, '依据'],
    ['remedies', { remedies: blank }, '救济途径'],
    ['reasons and remedies', { reasons: '', remedies: '' }, '理由、救济途径'],
  ] as const)('prints no denial without %s (许可法38(2))', (_part, change, name) => {
    const life = decided('不予');
    expect(refusedPapers(life, changed(life, 'case.decided', change))).toMatchObject({
      rule: '许可法38(2)',
      message: `《不予决定书》缺少${name}，不能出具。`,
    });
  });

  test('prints no grant of nothing, or without its basis (许可法38(1))', () => {
    const life = decided('准予');
    expect(refusedPapers(life, changed(life, 'case.decided', { content: '', basis: '' }))).toMatchObject({
      rule: '许可法38(1)',
      message: '《准予决定书》缺少准予的内容、依据，不能出具。',
    });
  });

  test.each([null, '', '本单位的规定'])(
    'prints no 特别程序告知书 of a procedure outside art. 45 on the strength of %o (许可法45)',
    (statute) => {
      const life = acceptedCase().do('1001', suspension('检测', '2026-10-13'));
      const event = changed(life, 'case.suspended', { procedure: '其他法定程序', statute });
      expect(refusedPapers(life, event)).toMatchObject({ rule: '许可法45', field: 'statute' });
    },
  );

  test.each([
    ['approved', { approvedOn: '2026-11-10', toldOn: '2026-11-10' }],
    ['told', { toldOn: '2026-11-10' }],
  ])('prints no extension %s after the limit ran out (许可法42)', (_when, change) => {
    const life = acceptedCase().do('1001', extension());
    expect(refusedPapers(life, changed(life, 'case.extended', change)).message).toBe(
      '法定期限届满后批准或者告知的延期无效，不能出具延期通知书。',
    );
  });

  test.each([
    ['its approver', { approver: { kind: '机关负责人', name: '', staff: null } }, '机关负责人的批准'],
    [
      'the approver the law names',
      { approver: { kind: '政府负责人', name: '刘市长', staff: null } },
      '机关负责人的批准',
    ],
    ['the document of approval', { approvalDocument: '' }, '批准文书'],
    ['its reason', { reason: '' }, '延期的理由'],
  ] as const)('prints no extension without %s (许可法42)', (_part, change, name) => {
    const life = acceptedCase().do('1001', extension());
    expect(refusedPapers(life, changed(life, 'case.extended', change))).toMatchObject({
      rule: '许可法42',
      message: `《延期通知书》缺少${name}，不能出具。`,
    });
  });

  test.each([
    ['one organ', kinds.承诺件, '机关负责人', 11, 10],
    ['several', kinds.联合办理, '政府负责人', 16, 15],
  ] as const)(
    'prints no extension longer than the law allows %s (许可法42)',
    (_who, item, kind, days, most) => {
      const life = acceptedCase(item).do(
        '1001',
        extension({ approver: { kind, who: kind === '机关负责人' ? '3003' : '刘市长' } }),
      );
      expect(refusedPapers(life, changed(life, 'case.extended', { days }))).toMatchObject({
        rule: '许可法42',
        message: `延长的期限${days}个工作日超过${most}个工作日，不能出具延期通知书。`,
      });
    },
  );

  test('prints no 送达回证 with no documents, asked for or recorded (J1)', () => {
    const life = decided('准予');
    expect(askReceipt(life, [])).toMatchObject({ ok: false, refusal: { rule: 'J1' } });
    life
      .sealResult()
      .do(
        '1002',
        serving(life.case, { manner: '邮寄送达', place: '', reference: 'EMS1', servedOn: life.today }),
      );
    expect(refusedPapers(life, changed(life, 'case.served', { papers: [] })).rule).toBe('J1');
  });

  test('prints no payment notice without its basis (H1, 许可法58)', () => {
    const life = acceptedCase(kinds.收费件).do('1002', { type: 'charge', quantity: 1 });
    expect(refusedPapers(life, changed(life, 'case.charged', { basis: '' })).rule).toBe('H1 · 许可法58');
  });
});

describe('a voided case (C6)', () => {
  const life = acceptedCase().do('1001', voiding());

  test('prints nothing any more', () => {
    const accepted = life.events.find(({ kind }) => kind === 'case.accepted') as CaseEvent;
    expect(refusedPapers(life, accepted).rule).toBe('C6');
    expect(askReceipt(life, [...life.case.documents])).toMatchObject({ ok: false, refusal: { rule: 'C6' } });
  });

  test('can still be voided: the act itself makes no paper due', () =>
    expect(duePapers(life, life.events.slice(-1))).toEqual({ ok: true, value: [] }));
});

test('every act the rules allow can give out its papers, in whatever order things happen', () => {
  const items = [kinds.承诺件, kinds.收费件, kinds.上报件, kinds.联合办理];
  fc.assert(
    fc.property(fc.constantFrom(...items), fc.array(anyMove, { maxLength: 30 }), (item, moves) => {
      const life = acceptedCase(item);
      for (const move of moves) {
        const turn = turnOf(life, move);
        const happened = life.try(turn.by, turn.command);
        if (!happened.ok) continue;
        for (const event of happened.value) life.happen(event);
        expect(duePapers(life, happened.value, turn.by)).toMatchObject({ ok: true });
      }
    }),
    { numRuns: 150 },
  );
});

test('a refusal of one paper refuses the act', () => {
  const life = decided('不予');
  const bare = changed(life, 'case.decided', { reasons: '' });
  const answer = duePapers(life, [...life.events.filter(({ kind }) => kind === 'case.accepted'), bare]);
  expect(answer).toMatchObject({ ok: false, refusal: { rule: '许可法38(2)' } });
});
