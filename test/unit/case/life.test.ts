/** Whole cases, from acceptance to the last paper, as they stand at each step. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  environment,
  firstDay,
  kinds,
  Life,
  notice,
  transport,
} from '../../support/case-life.ts';
import { caseEventText } from '#shared/case/event-text.ts';
import { pipeline } from '#shared/case/pipeline.ts';

const texts = (life: Life) => life.events.map(caseEventText);
const link = (life: Life, stage: string) => pipeline(life.case).find((entry) => entry.stage === stage);

describe('B5 · B8 一件办到底', () => {
  test('C1：即办件当日受理、决定、用印、送达', () => {
    const life = acceptedCase(kinds.即办件);
    expect([life.case.stage, life.standing]).toEqual(['已受理', '还剩1个工作日，承诺2026年10月13日']);
    life.decided().certified();
    expect([life.case.stage, life.standing]).toEqual(['已决定', '还剩10个工作日，送达期限2026年10月26日']);
    life.sealResult().served();
    expect([life.case.stage, life.standing]).toEqual(['已送达', '准予，已送达']);
    expect(life.case.irregularities).toEqual([]);
    expect(pipeline(life.case).map(({ stage, startedOn, endedOn }) => [stage, startedOn, endedOn])).toEqual([
      ['受理', firstDay, firstDay],
      ['审查', firstDay, firstDay],
      ['审批', firstDay, firstDay],
      ['缴费', null, null],
      ['制证', firstDay, firstDay],
      ['盖章', firstDay, firstDay],
      ['发证', firstDay, firstDay],
    ]);
    expect(texts(life)).toEqual([
      expect.stringContaining('收件'),
      expect.stringContaining('受理，示建许受字'),
      expect.stringContaining('准予，示建许准字'),
      '制作施工许可证（示建证字0001号）',
      expect.stringContaining('加盖行政审批专用章2份'),
      '示建证字0001号加盖行政审批专用章2份',
      '直接送达《准予行政许可决定书》《施工许可证》，本人',
    ]);
  });

  test('B8 · G4 · H3：承诺件走完五步，七个环节都有起止时间和人员', () => {
    const life = acceptedCase(kinds.收费件);
    life.on('2026-10-13').do('2001', {
      type: 'verify',
      form: '实地核查',
      verifiers: ['2001', '2003'],
      on: '2026-10-13',
      findings: '现场与申请材料一致',
    });
    life.opinion('2001', 'examine');
    expect(life.clocks.step?.due).toBe('2026-10-15');
    life.on('2026-10-14').opinion('2002', 'countersign').opinion('1001', 'countersign');
    expect(link(life, '审查')).toMatchObject({ startedOn: firstDay, endedOn: '2026-10-14' });
    life.on('2026-10-15').opinion('3001', 'approve').decided();
    life.on('2026-10-16').paid();
    life.on('2026-10-19').certified().sealResult();
    life.do('1002', { type: 'notify_collection', via: '短信', note: '' });
    expect(life.standing).toBe('还剩8个工作日，送达期限2026年10月29日');
    life.on('2026-10-20').do('1002', {
      type: 'serve',
      papers: life.case.documents.filter(({ number }) =>
        life.case.seals.some(({ document }) => document === number),
      ),
      manner: '直接送达',
      place: '示范窗口',
      servedOn: '2026-10-20',
      recipient: {
        kind: '代理人',
        name: '王代理',
        relation: '',
        identityChecked: true,
        letterOfAuthority: true,
      },
      refusal: '',
      witnesses: [],
      reference: '',
    });
    expect([life.case.stage, life.clocks.service?.endedInTime]).toEqual(['已送达', true]);
    expect(
      pipeline(life.case).map(({ stage, startedOn, endedOn, by }) => [
        stage,
        startedOn,
        endedOn,
        by.map(({ name }) => name).join('、'),
      ]),
    ).toEqual([
      ['受理', '2026-10-12', '2026-10-12', '余主任'],
      ['审查', '2026-10-12', '2026-10-14', '周副主任、郑科员、吴法规、余主任'],
      ['审批', '2026-10-14', '2026-10-15', '孙分管'],
      ['缴费', '2026-10-16', '2026-10-16', '张窗口'],
      ['制证', '2026-10-15', '2026-10-19', '张窗口'],
      ['盖章', '2026-10-19', '2026-10-19', '余主任'],
      ['发证', '2026-10-19', '2026-10-20', '张窗口'],
    ]);
    expect(life.clocks.promised).toMatchObject({ state: '停止', endedInTime: true });
  });

  test('C3 · 许可法35：上报件由下级审查后上报，按上级机关的结果决定', () => {
    const life = acceptedCase(kinds.上报件).on('2026-10-14').signed();
    life
      .on('2026-10-15')
      .do('1001', { type: 'forward', document: '示建呈〔2026〕7号', sentOn: '2026-10-15' });
    expect([life.case.stage, life.case.forwarding?.result]).toEqual(['已受理', null]);
    expect(texts(life).at(-1)).toBe('上报示范省住房和城乡建设厅，示建呈〔2026〕7号');
    life.do('1001', { type: 'remind', to: '示范省住房和城乡建设厅', text: '请及时批复' });
    life.on('2026-10-28').do('1001', {
      type: 'record_return',
      document: '省建批〔2026〕99号',
      returnedOn: '2026-10-27',
      result: '不予批准',
      text: '业绩不符合标准',
    });
    expect(life.standing).toBe('已超期2个工作日，承诺2026年10月26日');
    life.decided('不予').sealResult();
    expect(life.case.decision).toMatchObject({
      decider: { staff: '', name: '示范省住房和城乡建设厅', post: '上级机关' },
      result: '不予',
    });
    expect(texts(life).at(-2)).toContain('示范省住房和城乡建设厅决定');
    expect(link(life, '审批')?.by.map(({ name }) => name)).toEqual(['孙分管', '示范省住房和城乡建设厅']);
    life.served();
    expect(life.standing).toBe('不予，已送达');
  });

  test('F1 · F2 · 许可法26：并联审批一窗受理，抄告相关，限时完成，统一回复', () => {
    const life = acceptedCase(kinds.联合办理);
    life.do('1001', {
      type: 'co_notify',
      notices: [notice(601, transport), notice(602, environment, { limitDays: 8 })],
    });
    expect(life.events.at(-1)).toMatchObject({ payload: { lead: '示范市政务服务中心' } });
    expect(life.clocks.subCases.map(({ clock }) => clock.due)).toEqual(['2026-10-19', '2026-10-22']);
    life.on('2026-10-15').do('2101', {
      type: 'co_reply',
      noticeId: life.case.subCases[0]?.id ?? '',
      reply: '同意但需转报',
      reason: '须报省交通运输厅备案',
    });
    life.on('2026-10-26').do('2301', {
      type: 'co_reply',
      noticeId: life.case.subCases[1]?.id ?? '',
      reply: '同意',
      reason: '',
    });
    expect(life.clocks.subCases.map(({ clock }) => clock.endedInTime)).toEqual([true, false]);
    life.signed().decided().sealResult().served();
    expect([life.case.stage, life.standing]).toEqual(['已送达', '准予，已送达']);
    expect(texts(life)).toContain('示范市交通运输局答复：同意但需转报');
  });

  test('B8：没有走到的环节没有时间，也没有人员', () => {
    const life = new Life(kinds.承诺件).accept({ outcome: { kind: 'receive' } });
    expect(pipeline(life.case).map(({ startedOn, endedOn, by }) => [startedOn, endedOn, by.length])).toEqual([
      [firstDay, null, 0],
      ...Array.from({ length: 6 }, () => [null, null, 0]),
    ]);
    const refused = new Life(kinds.承诺件).accept({
      outcome: { kind: 'not_required', basis: '《××条例》第×条规定无需许可' },
    });
    expect(pipeline(refused.case)[0]).toMatchObject({ endedOn: firstDay, by: [{ name: '余主任' }] });
  });

  test('B8 · 许可法32(4)：视为受理的，受理没有人员', () => {
    const life = new Life(kinds.承诺件).accept({ outcome: { kind: 'receive' } });
    life.on('2026-10-20').opinion('2001', 'examine');
    expect(life.case).toMatchObject({ stage: '已受理', acceptedOn: firstDay, deemed: true });
    expect(pipeline(life.case)[0]).toMatchObject({ startedOn: firstDay, endedOn: firstDay, by: [] });
  });
});
