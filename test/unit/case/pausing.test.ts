/** 特别程序 and 延期: what moves the limit, and all that tries to. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  extension,
  firstDay,
  itemOf,
  kinds,
  Life,
  lifeHall,
  suspension,
} from '../../support/case-life.ts';
import { uuidOf } from '../../support/hall.ts';
import { article45Procedures } from '#shared/clock/pauses.ts';
import { hallReference } from '#shared/reference/index.ts';

const [first, second] = [uuidOf(501), uuidOf(502)];
const resume = (to: string, suspensionId = first) =>
  ({ type: 'resume', suspensionId, to, result: '检测合格' }) as const;
const hearing = (change: object = {}) =>
  suspension('听证', firstDay, {
    hearing: { requestedOn: firstDay, noticeOn: firstDay, heldOn: '2026-10-21', ...change },
  });

describe('许可法45 特别程序', () => {
  test.each(article45Procedures.filter((procedure) => procedure !== '听证'))(
    '许可法45：%s所需时间不计入期限，书面告知预计时间',
    (procedure) => {
      const life = acceptedCase().do('1001', suspension(procedure, '2026-10-14', { expectedDays: 3 }));
      expect(life.events.at(-1)).toMatchObject({
        payload: {
          procedure,
          expectedDays: 3,
          document: { text: expect.stringContaining('许特字') as string },
        },
      });
      expect(life.case.documents.at(-1)?.title).toBe('行政许可特别程序告知书');
      life.on('2026-10-16').do('1001', resume('2026-10-16'));
      expect(life.clocks.legal).toMatchObject({ pausedDays: 3, used: 1, due: '2026-11-12' });
      expect(life.clocks.promised?.due).toBe('2026-10-29');
    },
  );

  test.each(['实地勘察', '集体研究', '评审', '办公会讨论', '领导出差', ''])(
    'C4 · 许可法45：“%s”不停止计时',
    (procedure) =>
      expect(acceptedCase().refusal('1001', suspension(procedure, firstDay)).rule).toContain('许可法45'),
  );

  test.each([null, '', '   ', '有关规定', '《××条例》', '集体研究'])(
    '许可法45：其他法定程序须写明法律、法规名称和条款，“%s”不算',
    (statute) =>
      expect(acceptedCase().refusal('1001', suspension('其他法定程序', firstDay, { statute }))).toMatchObject(
        { rule: '许可法45', field: 'statute' },
      ),
  );

  test('许可法45：写明依据的其他法定程序不计入期限', () => {
    const statute = '《中华人民共和国文物保护法》第二十九条';
    const life = acceptedCase().do('1001', suspension('其他法定程序', firstDay, { statute }));
    expect(life.case.suspensions[0]?.statute).toBe(statute);
    expect(life.on('2026-10-20').clocks.legal?.state).toBe('暂停');
  });

  test('许可法45：事项没有列明的程序，应当写明法律、法规的名称和条款', () => {
    const life = acceptedCase(itemOf({ outsideLinks: ['检测', '实地勘察'] }));
    for (const statute of [null, '', '集体研究决定', '《××条例》', '凤府发〔2020〕3号'])
      expect(life.refusal('1001', suspension('专家评审', firstDay, { statute }))).toMatchObject({
        rule: '许可法45',
        field: 'statute',
      });
    const statute = '《××条例》第×条';
    life.do('1001', suspension('专家评审', firstDay, { statute }));
    life.do('1001', suspension('检测', firstDay, { suspensionId: second }));
    expect(life.case.suspensions.map((entry) => [entry.kind, entry.statute, entry.expectedDays])).toEqual([
      ['专家评审', statute, 5],
      ['检测', null, 5],
    ]);
  });

  test('许可法45：目录后来列明的，不改变受理时的事项', () => {
    const item = itemOf({ outsideLinks: [] });
    const life = acceptedCase(item);
    Object.assign(life, { item: { ...item, outsideLinks: ['检测'] } });
    expect(life.refusal('1001', suspension('检测', firstDay)).field).toBe('statute');
  });

  test('G3 · 许可法45：审批意见签署完毕以后，不能再启动特别程序', () => {
    expect(acceptedCase().signed().refusal('1001', suspension('检测', firstDay)).rule).toBe('G3 · 许可法45');
    expect(
      acceptedCase(kinds.上报件).signed('不同意').refusal('1001', suspension('检测', firstDay)).rule,
    ).toBe('G3 · 许可法45');
    expect(acceptedCase(kinds.即办件).do('1001', suspension('检测', firstDay)).case.suspensions).toHaveLength(
      1,
    );
  });

  test('许可法45 · A5：已经过去的日子不能补作特别程序', () => {
    const life = acceptedCase().on('2026-10-20');
    expect(life.refusal('1001', suspension('检测', '2026-10-19')).rule).toBe('A5 · 许可法45');
    expect(life.refusal('1001', suspension('检测', '2026-10-09')).field).toBe('from');
    expect(life.refusal('1001', suspension('检测', '不是日期')).field).toBe('from');
  });

  test('许可法45：没有理由的，不能启动；依据中有不能印出的字符的，不能启动', () => {
    expect(acceptedCase().refusal('1001', suspension('检测', firstDay, { reason: '' })).field).toBe('reason');
    const statute = '《文物保护法》第二十九条\u202E';
    expect(acceptedCase().refusal('1001', suspension('检测', firstDay, { statute })).field).toBe('statute');
  });

  test('许可法45：同一程序不能同时启动两次，编号不能重复使用', () => {
    const life = acceptedCase().do('1001', suspension('检测', firstDay));
    const again = { suspensionId: second };
    expect(life.refusal('1001', suspension('检测', firstDay, again)).kind).toBe('already_done');
    expect(life.refusal('1001', suspension('检验', firstDay)).kind).toBe('already_done');
    life.do('1001', resume(firstDay));
    expect(life.refusal('1001', suspension('检测', firstDay)).kind).toBe('already_done');
    expect(life.do('1001', suspension('检测', firstDay, again)).case.suspensions).toHaveLength(2);
  });

  test('许可法45：几个程序重叠的，重叠的时间只扣除一次', () => {
    const life = acceptedCase()
      .do('1001', suspension('检测', '2026-10-13'))
      .do('1001', suspension('专家评审', '2026-10-15', { suspensionId: second }));
    life.on('2026-10-16').do('1001', resume('2026-10-16'));
    expect(life.on('2026-10-19').clocks.legal).toMatchObject({ state: '暂停', pausedDays: 5, used: 0 });
    life.on('2026-10-20').do('1001', resume('2026-10-20', second));
    expect(life.clocks.legal).toMatchObject({ pausedDays: 6, used: 0, due: '2026-11-17' });
  });

  test('许可法45：期限届满以后才开始的程序，不能挽回超期', () => {
    const life = acceptedCase().on('2026-11-10');
    expect(life.clocks.legal?.state).toBe('超期');
    life.do('1001', suspension('检测', '2026-11-10')).on('2026-11-20');
    expect(life.clocks.legal).toMatchObject({ state: '超期', due: '2026-11-09', left: -9 });
  });

  test('许可法45：到期当日开始的程序停止计时，结束后当日仍可决定', () => {
    const life = acceptedCase().on('2026-11-09').do('1001', suspension('检测', '2026-11-09'));
    life.on('2026-11-30');
    expect(life.clocks.legal?.state).toBe('暂停');
    life.do('1001', resume('2026-11-30'));
    expect(life.clocks.legal).toMatchObject({ due: '2026-12-01', left: 1 });
  });

  test.each([
    ['早于开始', '2026-10-13'],
    ['晚于今日', '2026-10-17'],
    ['不是日期', '2026-13-01'],
  ])('许可法45：结束日期%s的，不作登记', (_what, to) => {
    const life = acceptedCase().on('2026-10-14').do('1001', suspension('检测', '2026-10-14'));
    expect(life.on('2026-10-16').refusal('1001', resume(to)).field).toBe('to');
  });

  test('许可法45：没有启动的、已经结束的，不能登记结束；结束要有结果', () => {
    const life = acceptedCase();
    expect(life.refusal('1001', resume(firstDay)).kind).toBe('already_done');
    life.do('1001', suspension('检测', firstDay));
    expect(life.refusal('1001', { ...resume(firstDay), result: '' }).field).toBe('result');
    life.do('1001', resume(firstDay));
    expect(life.refusal('1001', resume(firstDay)).kind).toBe('already_done');
  });

  test('许可法45：告知以后没有开始的程序可以取消，不扣除任何时间', () => {
    const life = acceptedCase().do('1001', suspension('检测', '2026-11-30'));
    life.on('2026-10-14');
    expect(life.refusal('1001', resume('2026-10-13')).field).toBe('to');
    life.do('1001', resume('2026-10-14'));
    expect(life.on('2026-12-01').clocks.legal).toMatchObject({ pausedDays: 0, due: '2026-11-09' });
  });

  test('C5：本单位规定承诺时限不停的，承诺照算，法定停止', () => {
    const settings = { ...lifeHall.settings, promisedKeepsRunning: true };
    const hall = hallReference.parse({ ...lifeHall, settings });
    const life = acceptedCase(kinds.承诺件, hall).do('1001', suspension('专家评审', firstDay));
    life.on('2026-10-27');
    expect([life.clocks.legal?.state, life.clocks.promised?.state]).toEqual(['暂停', '超期']);
    expect(life.standing).toBe('已超期1个工作日，承诺2026年10月26日');
    const other = acceptedCase().do('1001', suspension('专家评审', firstDay)).on('2026-10-27');
    expect([other.clocks.promised?.state, other.standing]).toEqual([
      '暂停',
      '专家评审，计时暂停，承诺还剩10个工作日',
    ]);
  });

  test('B6：未受理、已决定的，不能启动', () => {
    const life = new Life(kinds.承诺件).accept({ outcome: { kind: 'receive' } });
    expect(life.refusal('1001', suspension('检测', firstDay)).rule).toBe('B6');
    const done = acceptedCase().signed().decided();
    expect(done.refusal('1001', suspension('检测', firstDay)).message).toContain('已决定');
  });

  test('D1：其他部门的人员、没有授权的人员不能启动', () => {
    expect(acceptedCase().refusal('1101', suspension('检测', firstDay)).rule).toMatch(/D1|D7/);
    expect(acceptedCase().refusal('2101', suspension('检测', firstDay)).rule).toBe('D1');
    expect(acceptedCase().refusal('3001', suspension('检测', firstDay)).rule).toBe('D1');
  });
});

describe('许可法47 · 许可法48 听证', () => {
  test('许可法47 · 许可法48：申请之日起二十日内组织，七日前通知', () => {
    const life = acceptedCase().do('1001', hearing());
    expect(life.case.suspensions[0]?.hearing?.heldOn).toBe('2026-10-21');
    expect(acceptedCase().do('1001', hearing({ heldOn: '2026-11-09' })).case.suspensions).toHaveLength(1);
  });

  test('许可法47：超过二十个工作日举行的，不予登记', () =>
    expect(acceptedCase().refusal('1001', hearing({ heldOn: '2026-11-10' })).rule).toBe('许可法47'));

  test('许可法48：不足七个工作日通知的，不予登记', () =>
    expect(acceptedCase().refusal('1001', hearing({ heldOn: '2026-10-20' })).rule).toBe('许可法48'));

  test('许可法47 · 许可法48：听证没有登记日期的，不能启动', () =>
    expect(acceptedCase().refusal('1001', suspension('听证', firstDay)).rule).toBe('许可法47 · 许可法48'));

  test.each([
    ['申请在受理以前', { requestedOn: '2026-10-09' }],
    ['申请在今日以后', { requestedOn: '2026-10-13', noticeOn: '2026-10-13', heldOn: '2026-10-22' }],
    ['通知在申请以前', { noticeOn: '2026-10-09' }],
    ['不是日期', { heldOn: '' }],
  ])('许可法48：日期不合的不登记：%s', (_what, change) =>
    expect(acceptedCase().refusal('1001', hearing(change)).field).toBe('hearing'),
  );

  test('许可法48：举行在程序开始以前的，不登记', () => {
    const command = { ...hearing(), from: '2026-10-22' };
    expect(acceptedCase().refusal('1001', command).field).toBe('hearing');
  });
});

describe('许可法42 延期', () => {
  test('许可法42：经本行政机关负责人批准延长十日，告知理由', () => {
    const life = acceptedCase().do('1001', extension());
    expect(life.case.extension).toMatchObject({
      days: 10,
      reason: '案情复杂，需要进一步核实',
      approver: { kind: '机关负责人', name: '赵局长', staff: '3003' },
      before: { workingDays: 20, due: '2026-11-09' },
      after: { workingDays: 30, due: '2026-11-23' },
    });
    expect(life.case.documents.at(-1)?.title).toBe('延期办理通知书');
    expect(life.clocks.legal?.due).toBe('2026-11-23');
    expect(life.clocks.promised?.due).toBe('2026-11-09');
  });

  test('许可法42：只能延长一次', () => {
    const life = acceptedCase().do('1001', extension({ days: 1 }));
    expect(life.refusal('1001', extension({ days: 1 }))).toMatchObject({
      kind: 'already_done',
      rule: '许可法42',
    });
  });

  test('许可法42：届满当日可以延长，次日不可以', () => {
    const life = acceptedCase().on('2026-11-09', '23:59');
    expect(life.do('1001', extension({ approvedOn: '2026-11-09' })).clocks.legal?.due).toBe('2026-11-23');
    const late = acceptedCase().on('2026-11-10', '00:00');
    expect(late.refusal('1001', extension({ approvedOn: '2026-11-09' }))).toMatchObject({
      kind: 'rule',
      rule: '许可法42',
    });
  });

  test('许可法42 · C2：承诺已经超期的，延期不能挽回，批准日期写早了也不能', () => {
    const life = acceptedCase()
      .on('2026-10-28')
      .do('1001', extension({ approvedOn: '2026-10-26' }));
    expect(life.clocks.promised).toMatchObject({ state: '超期', due: '2026-10-26' });
    expect(life.clocks.legal?.due).toBe('2026-11-23');
  });

  test.each([11, 15, 99])('许可法42：一个机关办理的，不能延长%i日', (days) =>
    expect(acceptedCase().refusal('1001', extension({ days })).field).toBe('days'),
  );

  test.each([
    ['窗口负责人', { kind: '窗口负责人', who: '1001' }],
    ['分管领导', { kind: '机关负责人', who: '3001' }],
    ['窗口负责人冒作机关负责人', { kind: '机关负责人', who: '1001' }],
    ['其他机关的领导', { kind: '机关负责人', who: '3101' }],
    ['不在册的人', { kind: '机关负责人', who: '赵局长' }],
    ['政府负责人', { kind: '政府负责人', who: '刘市长' }],
  ] as const)('许可法42：由一个机关办理的，%s无权批准', (_who, approver) => {
    const refusal = acceptedCase().refusal('1001', extension({ approver }));
    expect(refusal).toMatchObject({ kind: 'not_permitted', rule: '许可法42', field: 'approver' });
  });

  test('许可法42 · 许可法26：联合办理的四十五日，经本级人民政府负责人批准延长十五日', () => {
    const joint = { days: 15, approver: { kind: '政府负责人', who: '刘市长' } } as const;
    const life = acceptedCase(kinds.联合办理);
    expect(life.clocks.legal?.limit).toBe(45);
    expect(life.refusal('1001', extension({ days: 15 })).rule).toBe('许可法42');
    expect(life.refusal('1001', extension({ ...joint, days: 16 })).field).toBe('days');
    expect(
      life.refusal('1001', extension({ ...joint, approver: { ...joint.approver, who: '刘副科长' } })).rule,
    ).toBe('许可法42');
    life.do('1001', extension(joint));
    expect(life.clocks.legal?.limit).toBe(60);
    expect(life.case.extension?.approver).toEqual({ kind: '政府负责人', name: '刘市长', staff: null });
  });

  test.each([
    ['受理以前', '2026-10-09'],
    ['今日以后', '2026-10-13'],
  ])('许可法42：批准日期不能是%s', (_what, approvedOn) =>
    expect(acceptedCase().refusal('1001', extension({ approvedOn })).field).toBe('approvedOn'),
  );

  test('许可法42：没有批准延期的文书编号的，不能延期', () => {
    expect(acceptedCase().refusal('1001', extension({ approvalDocument: ' ' }))).toMatchObject({
      rule: '许可法42',
      field: 'approvalDocument',
    });
    const life = acceptedCase().do('1001', extension());
    expect(life.case.extension?.approvalDocument).toBe('示建延批〔2026〕1号');
  });

  test('许可法42：没有理由的，不能延期', () =>
    expect(acceptedCase().refusal('1001', extension({ reason: ' ' })).field).toBe('reason'));

  test('许可法42 · 许可法45：特别程序期间可以延期，两者相加', () => {
    const life = acceptedCase().do('1001', suspension('检测', '2026-10-13'));
    life.on('2026-10-14').do('1001', extension({ approvedOn: '2026-10-14' }));
    life.do('1001', resume('2026-10-14'));
    expect(life.clocks.legal).toMatchObject({ limit: 30, pausedDays: 2, due: '2026-11-25' });
  });

  test('许可法42：决定以后、终止以后不能延期', () => {
    expect(acceptedCase().signed().decided().refusal('1001', extension()).message).toContain('已决定');
    const life = acceptedCase().do('1001', {
      type: 'terminate',
      ground: 'applicant_gone',
      reason: '企业注销',
    });
    expect(life.refusal('1001', extension()).message).toContain('已终止');
  });
});
