/** 准予, 不予 and the certificate: who decides, what it says, and what comes before. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  bureau,
  caseId,
  certificateOf,
  decision,
  education,
  feeOf,
  firstDay,
  itemOf,
  kinds,
  Life,
  lifeHall,
  member,
  suspension,
} from '../../support/case-life.ts';
import { uuidOf } from '../../support/hall.ts';
import { hallReference } from '#shared/reference/index.ts';

const renewal = { kind: '延续', certificate: '示建证字2020号', validUntil: '2026-11-13' } as const;
const mandateOf = (number: string, change: object) =>
  hallReference.parse({
    ...lifeHall,
    staff: lifeHall.staff.map((person) =>
      person.number === number ? { ...person, mandate: { ...person.mandate, ...change } } : person,
    ),
  });

describe('B6 没有受理的，什么都不能作', () => {
  test.each(['receive', 'correct'] as const)('B6：%s', (kind) => {
    const materials = kind === 'correct' ? [] : undefined;
    const life = new Life(kinds.即办件).accept({
      outcome: { kind },
      ...(materials === undefined ? {} : { materials }),
    });
    for (const command of [
      decision(),
      certificateOf(),
      suspension('检测', firstDay),
      { type: 'charge', quantity: 1 },
      { type: 'forward', document: '呈1', sentOn: firstDay },
    ] as const) {
      const refusal = life.refusal('1001', command);
      expect([command.type, refusal.kind]).toEqual([command.type, 'rule']);
      expect(refusal.message).toMatch(/未经窗口受理|不能/);
    }
    expect(life.refusal('1001', decision()).rule).toBe('B6');
  });

  test('B6：没有这个办件的，不能决定', () =>
    expect(new Life(kinds.即办件).refusal('1001', decision()).kind).toBe('not_found'));
});

describe('D3 即办件由窗口决定', () => {
  test('D3：决定记载授权书编号和当时的版本', () => {
    const life = acceptedCase(kinds.即办件).decided();
    expect(life.case.decision).toMatchObject({
      decider: { staff: '1001', name: '余主任', post: '局政务中心主任' },
      mandate: { number: '示建授〔2026〕第1001号', version: 3 },
    });
  });

  test('D3：窗口负责人不能最终决定承诺件、上报件', () => {
    expect(acceptedCase().refusal('1001', decision()).rule).toBe('G3 · B6');
    expect(acceptedCase(kinds.上报件).refusal('1001', decision()).rule).toBe('G3 · B6');
  });

  test('D3 · G4：不是即办件而没有审批流程的，窗口不能决定，说明怎么办', () => {
    const [received, ...later] = acceptedCase().events;
    if (received?.kind !== 'case.received') throw new Error('not received');
    const life = new Life(kinds.承诺件);
    life.happen({
      kind: 'case.received',
      payload: { ...received.payload, item: { ...received.payload.item, steps: [] } },
    });
    for (const event of later) life.happen(event);
    const refusal = life.refusal('1001', decision());
    expect(refusal.rule).toBe('D3 · G4');
    expect([refusal.message, refusal.next].join('')).toMatch(/没有设置审批流程.*设置审批流程/);
  });

  test('D3：没有即办类最终许可权的、授权到期的，不能决定', () => {
    const life = acceptedCase(kinds.即办件);
    life.hall = mandateOf('1001', { powers: ['受理决定权'] });
    expect(life.refusal('1001', decision()).rule).toBe('D3');
    life.hall = mandateOf('1001', { until: '2026-10-11' });
    expect(life.refusal('1001', decision()).rule).toBe('D3');
    life.hall = mandateOf('1001', { items: [itemOf().code] });
    expect(life.refusal('1001', decision()).rule).toBe('D3');
  });

  test('D1：仅受理的、其他部门的、领导本人，不在窗口决定', () => {
    const life = acceptedCase(kinds.即办件);
    expect(life.refusal('1003', decision()).rule).toBe('D3');
    expect(life.refusal('1201', decision()).rule).toBe('D1');
    expect(life.refusal('3001', decision()).rule).toBe('D1');
  });

  test('A6：业务受理进驻单位的窗口不作决定', () => {
    const item = itemOf({
      handling: '即办件',
      template: null,
      department: education,
      organ: education,
      promisedDays: 1,
    });
    const life = new Life(item).accept({}, '1201');
    expect(life.refusal('1201', decision()).rule).toBe('A6');
  });

  test('C1：当日没有办结的即办件要标明', () => {
    const life = acceptedCase(kinds.即办件).on('2026-10-13').decided();
    expect(life.case.irregularities).toMatchObject([{ rule: 'C1', on: '2026-10-13' }]);
    expect(acceptedCase().on('2026-10-13').signed().decided().case.irregularities).toEqual([]);
  });
});

describe('G3 窗口只按审批意见出具决定', () => {
  test('G3：领导同意的准予，不同意的不予，窗口不能相反', () => {
    const agreed = acceptedCase().signed();
    expect(agreed.refusal('1001', decision('不予'))).toMatchObject({ rule: 'G3', field: 'result' });
    const against = acceptedCase().signed('不同意');
    expect(against.refusal('1001', decision())).toMatchObject({ rule: 'G3', field: 'result' });
    expect(against.decided('不予').case.decision?.decider).toEqual({
      staff: '3001',
      name: '孙分管',
      post: '副局长',
    });
  });

  test('G3：前面的步骤有不同意的，以领导的意见为准', () => {
    const life = acceptedCase().opinion('2001', 'examine', '不同意');
    life.opinion('2002', 'countersign', '不同意').opinion('1001', 'countersign').opinion('3001', 'approve');
    expect(life.decided().case.decision?.result).toBe('准予');
  });

  test('G3：几位领导共同审批的，有一人不同意即不予', () => {
    const steps = lifeHall.templates[0]?.steps.map((step) =>
      step.kind === '审批' ? { ...step, signers: [step.signers[0], { post: '局长', role: 'leader' }] } : step,
    );
    const hall = hallReference.parse({ ...lifeHall, templates: [{ ...lifeHall.templates[0], steps }] });
    const life = acceptedCase(kinds.承诺件, hall)
      .opinion('2001', 'examine')
      .opinion('2002', 'countersign')
      .opinion('1001', 'countersign')
      .opinion('3001', 'approve', '不同意');
    expect(life.refusal('1001', decision('不予')).rule).toBe('G3 · B6');
    life.opinion('3003', 'approve');
    expect(life.refusal('1001', decision()).rule).toBe('G3');
    expect(life.decided('不予').case.decision?.decider.name).toBe('赵局长');
  });

  test('D5：B角代行审批的，决定人是B角', () => {
    const life = acceptedCase().away('3001', firstDay, firstDay);
    life.opinion('2001', 'examine').opinion('2002', 'countersign').opinion('1001', 'countersign');
    expect(life.opinion('3002', 'approve').decided().case.decision?.decider.name).toBe('李代管');
  });

  test('D1：审批以后出具决定书的是本部门窗口人员，其他人员不能', () => {
    expect(acceptedCase().signed().refusal('1201', decision()).rule).toBe('D1');
    expect(acceptedCase().signed().refusal('3001', decision()).rule).toBe('D1');
  });
});

describe('许可法38 决定书', () => {
  test('许可法38(2)：不予的说明理由，并告知复议六十日、诉讼六个月和机关名称', () => {
    const life = acceptedCase().signed('不同意').decided('不予');
    expect(life.case.decision).toMatchObject({
      reasons: '不符合《××条例》第×条规定的条件',
      remedies:
        '如不服本决定，可以自收到本决定书之日起六十日内向示范市人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向示范市人民法院提起行政诉讼。',
      validUntil: null,
    });
    expect(life.case.documents.at(-1)?.title).toBe('不予行政许可决定书');
    expect(life.case.decision?.document).toContain('示建许不准字');
  });

  test('许可法38(2)：不予的没有有效期', () => {
    const life = acceptedCase().signed('不同意');
    life.do('1001', { ...decision('不予'), validUntil: '2031-10-11' });
    expect(life.case.decision?.validUntil).toBeNull();
  });

  test('许可法38(2)：没有理由、没有事实、没有依据的，不能作出', () => {
    const life = acceptedCase().signed('不同意');
    for (const field of ['reasons', 'content', 'basis'] as const) {
      const refusal = life.refusal('1001', { ...decision('不予'), [field]: ' ' });
      expect([refusal.field, refusal.rule]).toEqual([field, expect.stringContaining('许可法38')]);
    }
  });

  test('许可法38 · 行政复议法24：复议机关写错的，不能出具', () => {
    const wrong = (reconsideration: string, change: object = {}) =>
      hallReference.parse({
        ...lifeHall,
        departments: lifeHall.departments.map((entry) => ({ ...entry, ...change })),
        organs: lifeHall.organs.map((entry) => ({ ...entry, reconsideration })),
      });
    const life = acceptedCase().signed('不同意');
    life.hall = wrong('示范省住房和城乡建设厅');
    expect(life.refusal('1001', decision('不予')).rule).toBe('行政复议法24');
    life.hall = wrong('示范市人民政府', { vertical: true });
    expect(life.refusal('1001', decision('不予')).rule).toBe('行政复议法27');
    life.hall = wrong('示范省税务局', { vertical: true });
    expect(life.decided('不予').case.decision?.remedies).toContain('向示范省税务局申请行政复议');
  });

  test('许可法38(1)：准予的载明内容、依据和有效期，不写救济', () => {
    const life = acceptedCase()
      .signed()
      .do('1001', { ...decision(), validUntil: '2031-10-11' });
    expect(life.case.decision).toMatchObject({ validUntil: '2031-10-11', remedies: '', reasons: '' });
    expect(life.case.decision?.document).toContain('示建许准字');
  });

  test.each(['2026-10-11', '2026-02-30', '长期'])('许可法38：有效期“%s”不正确', (validUntil) =>
    expect(
      acceptedCase()
        .signed()
        .refusal('1001', { ...decision(), validUntil }).field,
    ).toBe('validUntil'),
  );

  test('许可法40：准予的决定公开；不公开的须写明依据', () => {
    expect(acceptedCase().signed().decided().case.decision).toMatchObject({ public: true, secret: null });
    const life = acceptedCase().signed();
    expect(life.refusal('1001', { ...decision(), secret: ' ' })).toMatchObject({
      rule: '许可法40',
      field: 'secret',
    });
    life.do('1001', { ...decision(), secret: '《保守国家秘密法》第九条' });
    expect(life.case.decision).toMatchObject({ public: false, secret: '《保守国家秘密法》第九条' });
  });

  test('A5：决定日期就是作出的当日', () =>
    expect(acceptedCase().on('2026-10-20').signed().decided().case.decision?.decidedOn).toBe('2026-10-20'));

  test('许可法44：送达期限自决定之日起十个工作日', () =>
    expect(acceptedCase().signed().decided().case.decision?.serviceLimit).toEqual({
      from: firstDay,
      workingDays: 10,
      due: '2026-10-26',
    }));

  test('许可法38：只决定一次', () => {
    const life = acceptedCase().signed().decided();
    for (const result of ['准予', '不予'] as const)
      expect(life.refusal('1001', decision(result)).message).toContain('已决定');
  });

  test('许可法45：特别程序没有结束的，不能决定', () => {
    const life = acceptedCase(kinds.即办件).do('1001', suspension('检测', firstDay));
    expect(life.refusal('1001', decision()).rule).toBe('许可法45');
    life.do('1001', { type: 'resume', suspensionId: uuidOf(501), to: firstDay, result: '合格' });
    expect(life.decided().case.stage).toBe('已决定');
  });

  test('许可法42：超过法定时限的，仍应当决定，但是标明超期', () => {
    const life = acceptedCase().on('2026-11-10').signed().decided();
    expect(life.clocks.legal).toMatchObject({ state: '停止', endedInTime: false });
  });

  test('许可法50：视为准予延续以后，不能再不予', () => {
    const life = new Life(kinds.即办件).accept({ held: renewal });
    expect(life.case.held).toEqual(renewal);
    life.on('2026-11-13');
    expect(life.try('1001', decision('不予')).ok).toBe(true);
    life.on('2026-11-14');
    expect(life.refusal('1001', decision('不予')).rule).toBe('许可法50');
    life.do('1001', { type: 'deem_renewed' });
    expect(life.refusal('1001', decision('不予')).rule).toBe('许可法50');
    expect(life.decided('准予').case.decision?.result).toBe('准予');
  });

  test('许可法32(4) · 许可法38：五日内没有告知的，先视为受理，再作决定', () => {
    const life = new Life(kinds.即办件).accept({ outcome: { kind: 'receive' } });
    life.on('2026-10-20').decided();
    expect(life.events.map(({ kind }) => kind)).toEqual([
      'case.received',
      'case.deemed_accepted',
      'case.decided',
    ]);
    const numbers = life.case.documents.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('许可法39 制证', () => {
  const granted = (change: object = {}): Life => acceptedCase(itemOf(change)).signed().decided();

  test('许可法39：没有准予的，不能制证', () => {
    expect(acceptedCase().refusal('1002', certificateOf()).message).toContain('已受理');
    expect(acceptedCase().signed('不同意').decided('不予').refusal('1002', certificateOf()).rule).toBe(
      '许可法39',
    );
  });

  test('许可法39：只制一次，名称和编号必填', () => {
    expect(granted().refusal('1002', { ...certificateOf(), name: '' }).field).toBe('name');
    expect(granted().refusal('1002', certificateOf('')).field).toBe('number');
    expect(granted().certified().refusal('1002', certificateOf('示建证字0002号')).kind).toBe('already_done');
  });

  test('许可法39：证件编号不能与决定书等文书的编号相同', () => {
    const life = granted();
    for (const { number } of life.case.documents)
      expect(life.refusal('1002', certificateOf(number)).field).toBe('number');
  });

  test('许可法39：证件编号已经用于另一办件的，不能再用', () => {
    const life = granted();
    const asked: unknown[] = [];
    life.records = {
      ...life.records,
      usedElsewhere: (...given) => asked.push(given) > 0 && given[1] === '示建证字0001号',
    };
    expect(life.refusal('1002', certificateOf())).toMatchObject({ rule: '许可法39', field: 'number' });
    expect(asked).toEqual([['证件', '示建证字0001号', caseId]]);
    expect(life.do('1002', certificateOf('示建证字0002号')).case.certificate).not.toBeNull();
  });

  test('许可法39：证件的有效期不超过决定书，没有另写的与决定书相同', () => {
    const life = acceptedCase()
      .signed()
      .do('1001', { ...decision(), validUntil: '2031-10-11' });
    for (const validUntil of ['2031-10-12', '2026-10-11', '永久'])
      expect(life.refusal('1002', { ...certificateOf(), validUntil }).field).toBe('validUntil');
    expect(life.certified().case.certificate?.validUntil).toBe('2031-10-11');
  });

  test('B10：窗口没有制证权限的，不能制证', () => {
    const item = itemOf({ windowPowers: ['受理', '审查', '审批', '发证'] });
    const life = acceptedCase(item).signed().decided();
    expect(life.refusal('1002', certificateOf()).rule).toBe('B10');
    const fees = acceptedCase(itemOf({ fee: feeOf(true), windowPowers: ['受理'] }));
    expect(fees.refusal('1002', { type: 'charge', quantity: 1 }).rule).toBe('B10');
  });

  test('B10 · D1：可以受理、审核而不能审批的，窗口不作决定', () => {
    const item = itemOf({
      handling: '即办件',
      template: null,
      promisedDays: 1,
      windowPowers: ['受理', '审查'],
    });
    expect(acceptedCase(item).refusal('1001', decision()).rule).toBe('B10');
    expect(member('1001').department).toBe(bureau);
  });
});
