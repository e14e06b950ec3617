/** 审查: who looks, who signs, in which order. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  bureau,
  firstDay,
  itemOf,
  kinds,
  Life,
  lifeHall,
  type LifeCommandOf,
  member,
  notice,
  suspension,
  transport,
} from '../../support/case-life.ts';
import { hallReference, type StaffMember } from '#shared/reference/index.ts';

const verify = (change: Partial<LifeCommandOf<'verify'>> = {}): LifeCommandOf<'verify'> => ({
  type: 'verify',
  form: '实地核查',
  verifiers: ['2001', '2003'],
  on: firstDay,
  findings: '现场与申请材料一致',
  ...change,
});
const outside = (link: string, change: Partial<LifeCommandOf<'record_link'>> = {}) =>
  ({
    type: 'record_link',
    link,
    from: firstDay,
    to: firstDay,
    place: '项目现场',
    note: '已经勘察',
    ...change,
  }) as const;
const opinion = (step: string, change: Partial<LifeCommandOf<'give_opinion'>> = {}) =>
  ({ type: 'give_opinion', step, result: '同意', text: '符合条件，同意', ...change }) as const;
const withStaff = (change: (person: StaffMember) => Partial<StaffMember>) =>
  hallReference.parse({
    ...lifeHall,
    staff: lifeHall.staff.map((person) => ({ ...person, ...change(person) })),
  });
/** Examined and countersigned, the leader's turn. */
const atLeader = (life = acceptedCase()): Life =>
  life.opinion('2001', 'examine').opinion('2002', 'countersign').opinion('1001', 'countersign');

describe('许可法34 核查', () => {
  test.each([
    ['只有一人', ['2001']],
    ['同一人写了两次', ['2001', '2001']],
    ['没有人', []],
  ])('许可法34：实地核查应当有两名以上工作人员：%s', (_what, verifiers) =>
    expect(acceptedCase().refusal('2001', verify({ verifiers }))).toMatchObject({
      rule: '许可法34',
      field: 'verifiers',
    }),
  );

  test('许可法34 · D4：核查人员由办理机关指派，其他部门的不算', () => {
    expect(acceptedCase().refusal('2001', verify({ verifiers: ['2001', '2101'] })).message).toContain(
      '王路政不是',
    );
    const hall = withStaff(({ number }) => (number === '2003' ? { organs: ['示范市建筑业管理处'] } : {}));
    expect(acceptedCase(kinds.承诺件, hall).refusal('2001', verify()).rule).toBe('许可法34 · D4');
  });

  test('许可法34：名册以外的、已经离任的，不能核查', () => {
    expect(acceptedCase().refusal('2001', verify({ verifiers: ['2001', '7777'] })).message).toContain('名册');
    const hall = withStaff(({ number }) => (number === '2003' ? { until: '2026-10-01' } : {}));
    expect(acceptedCase(kinds.承诺件, hall).refusal('2001', verify()).message).toContain('名册');
  });

  test('许可法34：书面审查一人即可，写明情况和人员', () => {
    const life = acceptedCase().do('2001', verify({ form: '书面审查', verifiers: ['2001'] }));
    expect(life.case.verifications).toMatchObject([{ verifiers: [{ staff: '2001', name: '周副主任' }] }]);
    expect(life.refusal('2001', verify({ findings: ' ' })).field).toBe('findings');
    expect(life.refusal('2001', verify({ form: '书面审查', verifiers: [] })).message).toBe(
      '没有登记核查人员。',
    );
  });

  test.each([
    ['受理以前', '2026-10-09'],
    ['今日以后', '2026-10-13'],
    ['没有这一天', '2026-02-30'],
  ])('A5：核查日期不能是%s', (_what, on) =>
    expect(acceptedCase().refusal('2001', verify({ on })).field).toBe('on'),
  );

  test('B6：没有受理的，不得核查、登记环节、签署意见', () => {
    const life = new Life(kinds.承诺件).accept({ outcome: { kind: 'receive' } });
    for (const command of [verify(), outside('实地勘察'), opinion('examine')])
      expect(life.refusal('2001', command).rule).toBe('B6');
  });

  test('D1：其他部门的人员不能核查、签署意见', () => {
    expect(acceptedCase().refusal('2101', verify()).rule).toBe('D1');
    expect(acceptedCase().refusal('2101', opinion('examine')).rule).toBe('D1');
    expect(atLeader().refusal('3101', opinion('approve')).rule).toBe('D1');
  });

  test('D1：大厅管理人员、监察人员不办理具体事项', () => {
    expect(acceptedCase().refusal('8001', verify()).rule).toBe('D1');
    expect(acceptedCase().refusal('9001', opinion('examine')).rule).toBe('D1');
    expect(acceptedCase().refusal('1002', opinion('examine')).rule).toBe('D1');
  });
});

describe('C4 大厅以外的环节', () => {
  test.each(['实地勘察', '集体研究'])('C4 · 许可法45：%s可以离开大厅，时限照常计算', (link) => {
    const life = acceptedCase();
    const before = life.clocks;
    life.on('2026-10-14').do('2001', verify({ on: '2026-10-14' }));
    life.do('2001', outside(link, { from: '2026-10-13', to: '2026-10-14' }));
    const { legal, promised } = life.clocks;
    expect([legal?.due, promised?.due]).toEqual([before.legal?.due, before.promised?.due]);
    expect(legal).toMatchObject({ used: 2, pausedDays: 0, state: '正常' });
  });

  test('许可法34：实地勘察的日期内没有两人以上的实地核查记录，不作登记', () => {
    const life = acceptedCase().on('2026-10-15');
    const seen = outside('实地勘察', { from: '2026-10-13', to: '2026-10-14' });
    expect(life.refusal('2001', seen)).toMatchObject({ rule: '许可法34', field: 'link' });
    life.do('2001', verify({ form: '书面审查', on: '2026-10-13' }));
    life.do('2001', verify({ on: '2026-10-12' })).do('2001', verify({ on: '2026-10-15' }));
    expect(life.refusal('2001', seen).rule).toBe('许可法34');
    life.do('2001', verify({ on: '2026-10-14' })).do('2001', seen);
    expect(life.case.links).toHaveLength(1);
    expect(acceptedCase().do('2001', outside('集体研究')).case.links).toHaveLength(1);
  });

  test('C4：专家评审登记为离厅环节的，不因此停止计时', () => {
    const life = acceptedCase().on('2026-10-14').do('2001', outside('专家评审'));
    expect(life.clocks.legal).toMatchObject({ used: 2, pausedDays: 0 });
  });

  test.each(['受理', '审批', '缴费', '制证', '盖章', '发证', '现场勘查', ''])(
    'C4：“%s”不得在大厅以外办理',
    (link) => expect(acceptedCase().refusal('2001', outside(link)).rule).toBe('C4'),
  );

  test('C4：日期颠倒、没有地点、没有情况的，不作登记', () => {
    const life = acceptedCase().on('2026-10-14');
    expect(life.refusal('2001', outside('实地勘察', { from: '2026-10-14', to: '2026-10-13' })).field).toBe(
      'to',
    );
    expect(life.refusal('2001', outside('实地勘察', { from: '2026-10-09' })).field).toBe('from');
    expect(life.refusal('2001', outside('实地勘察', { to: '2026-10-15' })).field).toBe('to');
    expect(life.refusal('2001', outside('实地勘察', { place: '' })).field).toBe('place');
    expect(life.refusal('2001', outside('实地勘察', { note: '' })).field).toBe('note');
  });
});

describe('G4 审批流程', () => {
  test('G4：按步骤签署，不得越过', () => {
    const life = acceptedCase();
    expect(life.refusal('3001', opinion('approve')).message).toContain('局政务中心相关副主任审查');
    expect(life.refusal('2002', opinion('countersign')).rule).toBe('G4');
    expect(life.refusal('2001', opinion('nothing')).field).toBe('step');
  });

  test('G4：会签的两人不分先后，缺一不可', () => {
    const life = acceptedCase().opinion('2001', 'examine').opinion('1001', 'countersign');
    expect(life.refusal('3001', opinion('approve')).message).toContain('局法规科会签');
    life.opinion('2002', 'countersign').opinion('3001', 'approve');
    expect(life.case.opinions.map(({ step, signer }) => [step, signer])).toEqual([
      ['examine', 0],
      ['countersign', 1],
      ['countersign', 0],
      ['approve', 0],
    ]);
  });

  test('G4：同一人不能代会签的另一人签署，也不能签两次', () => {
    const life = acceptedCase().opinion('2001', 'examine').opinion('2002', 'countersign');
    expect(life.refusal('2002', opinion('countersign'))).toMatchObject({ kind: 'already_done', rule: 'G4' });
    const both = hallReference.parse({
      ...lifeHall,
      templates: lifeHall.templates.map((template) => ({
        ...template,
        steps: template.steps.map((step) =>
          step.kind === '会签' ? { ...step, signers: [step.signers[0], step.signers[0]] } : step,
        ),
      })),
    });
    const twice = acceptedCase(kinds.承诺件, both).opinion('2001', 'examine').opinion('2002', 'countersign');
    expect(twice.refusal('2002', opinion('countersign')).kind).toBe('already_done');
  });

  test('G4 · D3：名册中有该职务的，由该职务的人签署，同类人员不得代签', () => {
    const refusal = acceptedCase().refusal('2002', opinion('examine'));
    expect(refusal).toMatchObject({ kind: 'not_permitted', rule: 'G4 · D3' });
    expect(refusal.message).toContain('局政务中心副主任');
    const life = acceptedCase().opinion('2001', 'examine');
    for (const number of ['2001', '2003'])
      expect(life.refusal(number, opinion('countersign')).rule).toBe('G4 · D3');
    expect(life.refusal('3001', opinion('countersign')).rule).toBe('G4 · D3');
  });

  test('G4 · D6：指定的替岗人员可以代签', () => {
    const life = acceptedCase().opinion('2001', 'examine').opinion('2004', 'countersign');
    expect(life.case.opinions.at(-1)).toMatchObject({ signer: 0, post: '法规科科员' });
  });

  test('G4：名册中没有人担任该职务的，由该类人员签署', () => {
    const hall = withStaff(({ number }) => (number === '2002' ? { post: '' } : {}));
    const life = acceptedCase(kinds.承诺件, hall).opinion('2001', 'examine').opinion('2003', 'countersign');
    expect(life.case.opinions.at(-1)?.post).toBe('建筑业科科员');
    const noPost = acceptedCase(kinds.承诺件, hall).opinion('2001', 'examine').opinion('2002', 'countersign');
    expect(noPost.case.opinions.at(-1)?.post).toBe('法规科科长');
  });

  test('G4：意见有文字和时间，仅有姓名的不算', () => {
    expect(acceptedCase().refusal('2001', opinion('examine', { text: '  ' }))).toMatchObject({
      rule: 'G4',
      field: 'text',
    });
    const life = acceptedCase().opinion('2001', 'examine');
    expect(life.case.opinions[0]).toMatchObject({
      post: '局政务中心副主任',
      done: { staff: '2001', name: '周副主任', at: life.now },
    });
  });

  test('G4：退回的，上一步重新签署，已签的不再算', () => {
    const life = acceptedCase().opinion('2001', 'examine').opinion('2002', 'countersign');
    life.on('2026-10-13').opinion('1001', 'countersign', '退回');
    expect([life.case.opinions, life.case.stepSince]).toEqual([[], '2026-10-13']);
    expect(life.refusal('2002', opinion('countersign')).message).toContain('审查');
    life.opinion('2001', 'examine').opinion('2002', 'countersign').opinion('1001', 'countersign');
    expect(life.opinion('3001', 'approve').case.opinions).toHaveLength(4);
  });

  test('G4：领导退回的，会签重新进行，审查意见仍然算', () => {
    const life = atLeader().opinion('3001', 'approve', '退回');
    expect(life.case.opinions.map(({ step }) => step)).toEqual(['examine']);
    expect(
      life.refusal('1001', {
        type: 'decide',
        result: '准予',
        content: '准予',
        reasons: '',
        basis: '依据',
        validUntil: null,
      }).rule,
    ).toBe('G3 · B6');
  });

  test('G4：第一步退回的，自己重新签署', () => {
    const life = acceptedCase().opinion('2001', 'examine', '退回');
    expect(life.opinion('2001', 'examine').case.opinions).toHaveLength(1);
  });

  test('G4：签署完毕的，不再签署', () =>
    expect(acceptedCase().signed().refusal('3003', opinion('approve')).message).toContain('签署完毕'));

  test('D3：没有审批流程的，没有可以签署的意见', () =>
    expect(acceptedCase(kinds.即办件).refusal('3001', opinion('approve')).message).toContain(
      '没有设置审批流程',
    ));

  test('G4：受理以后目录换了流程，不影响已经受理的办件', () => {
    const life = acceptedCase();
    life.hall = hallReference.parse({ ...lifeHall, templates: [] });
    expect(life.signed().case.opinions).toHaveLength(4);
  });

  test('C6：每一步有自己的时限，自上一步签署之日起算', () => {
    const life = acceptedCase();
    expect(life.clocks.step).toMatchObject({ limit: 3, due: '2026-10-15' });
    life.on('2026-10-16');
    expect(life.clocks.step?.state).toBe('超期');
    life.opinion('2001', 'examine');
    expect(life.clocks.step).toMatchObject({ limit: 2, due: '2026-10-20', state: '正常' });
    life.opinion('2002', 'countersign').opinion('1001', 'countersign');
    expect(life.clocks.step?.limit).toBe(2);
    life.opinion('3001', 'approve');
    expect(life.clocks.step).toBeNull();
  });

  test('C6：特别程序不停止环节时限', () => {
    const life = acceptedCase().do('1001', suspension('检测', firstDay));
    life.on('2026-10-16');
    expect([life.clocks.legal?.state, life.clocks.step?.state]).toEqual(['暂停', '超期']);
  });
});

describe('D5 AB角', () => {
  test('D5：A角在岗，B角不得审批', () => {
    const refusal = atLeader().refusal('3002', opinion('approve'));
    expect(refusal).toMatchObject({ rule: 'D5', field: 'reason' });
    expect(refusal.message).toContain('孙分管（A角）');
  });

  test('D5：A角离岗期间B角代行，写明代谁', () => {
    const life = atLeader().away('3001', firstDay, firstDay).opinion('3002', 'approve');
    expect(life.case.opinions.at(-1)).toMatchObject({ actingFor: '3001', reason: null, post: '总工程师' });
    expect(life.case.irregularities).toEqual([]);
  });

  test.each([
    ['尚未开始', '2026-10-13', '2026-10-20'],
    ['已经结束', '2026-10-08', '2026-10-10'],
  ])('D5：离岗%s的，B角不得审批', (_what, from, until) =>
    expect(atLeader().away('3001', from, until).refusal('3002', opinion('approve')).rule).toBe('D5'),
  );

  test('D5：A角在岗而由B角审批的，须写明事由，并记入监察', () => {
    const life = atLeader();
    expect(life.refusal('3002', opinion('approve', { reason: '  ' })).rule).toBe('D5');
    life.do('3002', opinion('approve', { reason: 'A角在外开会，急件' }));
    expect(life.case.irregularities).toMatchObject([{ rule: 'D5', on: firstDay }]);
  });

  test('D5：主要领导可以审批；既不分管也不是主要领导的不可以', () => {
    expect(atLeader().opinion('3003', 'approve').case.opinions.at(-1)).toMatchObject({ actingFor: null });
    expect(atLeader().refusal('3004', opinion('approve', { reason: '急件' })).rule).toBe('D5');
  });

  test('D5：流程写明职务的，由担任该职务的领导签署，不论是否分管', () => {
    const steps = lifeHall.templates[0]?.steps.map((step) =>
      step.kind === '审批' ? { ...step, signers: [{ post: '局长', role: 'leader' }] } : step,
    );
    const hall = hallReference.parse({
      ...lifeHall,
      departments: lifeHall.departments.map((entry) => ({ ...entry, heads: [] })),
      templates: [{ ...lifeHall.templates[0], steps }],
    });
    const life = atLeader(acceptedCase(kinds.承诺件, hall));
    expect(life.refusal('3001', opinion('approve')).rule).toBe('G4 · D3');
    expect(life.opinion('3003', 'approve').case.opinions).toHaveLength(4);
  });

  describe('D5 · 1M.11：步骤的职务由A角担任的', () => {
    const steps = lifeHall.templates[0]?.steps.map((step) =>
      step.kind === '审批' ? { ...step, signers: [{ post: '分管副局长', role: 'leader' }] } : step,
    );
    const hall = hallReference.parse({
      ...withStaff(({ number }) => (number === '3001' ? { post: '分管副局长' } : {})),
      templates: [{ ...lifeHall.templates[0], steps }],
    });
    const named = (): Life => atLeader(acceptedCase(kinds.承诺件, hall));

    test('D5：A角在岗的，B角、主要领导都不得签署，有事由也不得', () => {
      for (const number of ['3002', '3003', '3004'])
        expect(named().refusal(number, opinion('approve', { reason: '急件' })).rule).toBe('G4 · D3');
    });

    test('D5：A角离岗的，B角代行，写明代谁，不需要事由', () => {
      const life = named().away('3001', firstDay, firstDay).opinion('3002', 'approve');
      expect(life.case.opinions.at(-1)).toMatchObject({ actingFor: '3001', reason: null });
      expect(life.case.irregularities).toEqual([]);
    });

    test('D5：只有A角离岗的，主要领导和其他领导不得签署', () => {
      for (const number of ['3003', '3004'])
        expect(named().away('3001', firstDay, firstDay).refusal(number, opinion('approve')).rule).toBe(
          'G4 · D3',
        );
    });

    test('1M.11：两人都离岗的，由主要领导签署，B角和其他领导不得签署', () => {
      const bothAway = () => named().away('3001', firstDay, firstDay).away('3002', firstDay, firstDay);
      expect(bothAway().refusal('3002', opinion('approve')).rule).toContain('D5');
      expect(bothAway().refusal('3004', opinion('approve')).rule).toBe('G4 · D3');
      expect(bothAway().opinion('3003', 'approve').decided().case.decision?.decider.name).toBe('赵局长');
    });
  });

  test('D5：B角就是流程写明的职务，A角在岗时仍不得审批', () => {
    const hall = withStaff(({ number }) =>
      number === '3002' ? { post: '分管政务中心领导或局主要领导' } : {},
    );
    expect(atLeader(acceptedCase(kinds.承诺件, hall)).refusal('3002', opinion('approve')).rule).toBe('D5');
  });
});

describe('F1 · 许可法45 领导审批时，没有未了的事', () => {
  test('F1：抄告没有全部答复的，领导不能审批，可以退回', () => {
    const life = acceptedCase().do('1001', { type: 'co_notify', notices: [notice(601, transport)] });
    atLeader(life);
    expect(life.refusal('3001', opinion('approve')).rule).toBe('F1');
    expect(life.refusal('3001', opinion('approve', { result: '不同意' })).rule).toBe('F1');
    expect(life.opinion('3001', 'approve', '退回').case.opinions).toHaveLength(1);
  });

  test('F1：有部门答复不同意的，领导不能同意，只能不同意或者退回', () => {
    const life = acceptedCase().do('1001', { type: 'co_notify', notices: [notice(601, transport)] });
    const [sub] = life.case.subCases;
    life.do('2101', { type: 'co_reply', noticeId: sub?.id ?? '', reply: '不同意', reason: '占用公路用地' });
    atLeader(life);
    expect(life.refusal('3001', opinion('approve'))).toMatchObject({ rule: 'F1', field: 'result' });
    life.opinion('3001', 'approve', '不同意').decided('不予');
    expect(life.case.decision?.result).toBe('不予');
  });

  test('许可法45：特别程序没有结束的，领导不能审批，前面的步骤照常签署', () => {
    const life = atLeader(acceptedCase().do('1001', suspension('专家评审', firstDay)));
    expect(life.refusal('3001', opinion('approve')).rule).toBe('许可法45');
  });
});

test('D1：姓名相同的另一部门人员，不因职务相同而有权', () => {
  const hall = withStaff(({ number }) =>
    number === '2101' ? { name: '周副主任', post: '局政务中心副主任' } : {},
  );
  expect(member('2101', hall).department).toBe(transport);
  expect(acceptedCase(kinds.承诺件, hall).refusal('2101', opinion('examine')).rule).toBe('D1');
});

test('D4：只受下属机构委托的人员，不能为本局签署意见', () => {
  const hall = withStaff(({ number }) => (number === '2001' ? { organs: ['示范市建筑业管理处'] } : {}));
  expect(acceptedCase(kinds.承诺件, hall).refusal('2001', opinion('examine')).rule).toBe('D4');
  const own = itemOf({ organ: '示范市建筑业管理处' });
  const life = acceptedCase(own, hall).opinion('2001', 'examine');
  expect([life.case.item.department, life.case.opinions.length]).toEqual([bureau, 1]);
});
