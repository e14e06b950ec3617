import { describe, expect, test } from 'vitest';
import { approvalSheetAsked } from '#shared/papers/case/approval-sheet.ts';
import { bureau, itemOf, Life, lifeHall } from '../../support/case-life.ts';
import { uuidOf } from '../../support/hall.ts';
import { made, paperSource } from '../../support/paper-source.ts';
import { refusalOf } from '../rules/results.ts';
import { approvalSheet, decidedCase, signedCase } from './asked-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

/** Codes of items are numbered as tests make them. */
const masked = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(/^11430000MB0000001H4000117\d{6}/u, '（实施编码）'));

describe('4.16 · 审批表', () => {
  test('D5: each opinion with words, name, post, time and authority; B for A; verification, co-reply, decision', () =>
    expect(masked(linesOf(made(approvalSheet(decidedCase()))))).toEqual([
      '行政许可审批表',
      '（实施编码）202610121000',
      '',
      '一、申请和受理',
      '申请人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：市本级燃气经营许可',
      '办件类型：承诺件',
      '承办部门：示范市住房和城乡建设局',
      '收件编号：001-000001-2',
      '收件日期：2026年10月12日',
      '受理日期：2026年10月12日',
      '受理窗口：交通窗口1号',
      '受理人：余主任（工号1001）',
      '法定时限：2026年11月9日前（20个工作日）',
      '承诺时限：2026年10月26日前（10个工作日）',
      '二、审查、会签和审批意见',
      '已签署的意见',
      '环节｜意见｜姓名｜职务｜签署时间｜授权、代签',
      '局政务中心相关副主任审查｜退回。经审查，退回｜周副主任｜局政务中心副主任｜2026年10月12日 09:30｜示建授〔2026〕第2001号',
      '局政务中心相关副主任审查｜同意。经审查，同意｜周副主任｜局政务中心副主任｜2026年10月13日 10:20｜示建授〔2026〕第2001号',
      '局法规科会签、局政务中心主任审签｜同意。经审查，同意｜吴法规｜法规科科长｜2026年10月16日 15:00｜示建授〔2026〕第2002号',
      '局法规科会签、局政务中心主任审签｜同意。经审查，同意｜余主任｜局政务中心主任｜2026年10月16日 15:00｜示建授〔2026〕第1001号',
      '局分管政务中心领导或局主要领导审批｜同意。经审查，同意｜李代管｜总工程师｜2026年10月19日 09:05｜B角代A（孙分管）；示建授〔2026〕第3002号',
      '三、核查',
      '',
      '方式｜核查人员｜日期｜情况',
      '实地核查｜周副主任（工号2001）、郑科员（工号2003）｜2026年10月13日｜现场与申报材料一致',
      '四、抄告答复',
      '',
      '部门｜征求意见的事项｜期限｜答复',
      '示范市生态环境局｜请就选址提出意见｜2026年10月20日前（5个工作日）｜同意（陈环评，2026年10月14日 09:30）',
      '五、特别程序、延期和上报',
      '',
      '环节｜起止｜原因、结果｜文书编号、批准人',
      '专家评审｜自2026年10月14日起至2026年10月16日止｜依法需要进行｜示建许特字〔2026〕第10003号',
      '六、决定',
      '决定：准予',
      '文书编号：示建许准字〔2026〕第10004号',
      '内容：准予从事申请的活动',
      '依据：《××条例》第×条',
      '决定人：李代管（总工程师，工号3002）',
      '授权：示建授〔2026〕第1001号（第3版）',
      '决定时间：2026年10月19日 09:05',
      '送达期限：2026年11月2日前（10个工作日）',
      '示范市住房和城乡建设局 2026年10月19日 不盖章',
      '经办 余主任（工号1001）',
      '本表由审批记录生成，随案卷归档。',
    ]));

  test('leaves room for the opinions still due, and none in the decision', () =>
    expect(masked(linesOf(made(approvalSheet(signedCase())))).slice(17)).toEqual([
      '已签署的意见',
      '环节｜意见｜姓名｜职务｜签署时间｜授权、代签',
      '局政务中心相关副主任审查｜退回。经审查，退回｜周副主任｜局政务中心副主任｜2026年10月12日 09:30｜示建授〔2026〕第2001号',
      '局政务中心相关副主任审查｜同意。经审查，同意｜周副主任｜局政务中心副主任｜2026年10月13日 10:20｜示建授〔2026〕第2001号',
      '局法规科会签、局政务中心主任审签｜同意。经审查，同意｜吴法规｜法规科科长｜2026年10月16日 15:00｜示建授〔2026〕第2002号',
      '局法规科会签、局政务中心主任审签｜同意。经审查，同意｜余主任｜局政务中心主任｜2026年10月16日 15:00｜示建授〔2026〕第1001号',
      '［局分管政务中心领导或局主要领导审批（分管政务中心领导或局主要领导）］意见、姓名、职务和签署时间：',
      '三、核查',
      '',
      '方式｜核查人员｜日期｜情况',
      '实地核查｜周副主任（工号2001）、郑科员（工号2003）｜2026年10月13日｜现场与申报材料一致',
      '四、抄告答复',
      '',
      '部门｜征求意见的事项｜期限｜答复',
      '示范市生态环境局｜请就选址提出意见｜2026年10月20日前（5个工作日）｜同意（陈环评，2026年10月14日 09:30）',
      '五、特别程序、延期和上报',
      '',
      '环节｜起止｜原因、结果｜文书编号、批准人',
      '专家评审｜自2026年10月14日起至2026年10月16日止｜依法需要进行｜示建许特字〔2026〕第10003号',
      '六、决定',
      '尚未作出决定。',
      '示范市住房和城乡建设局 2026年10月16日 不盖章',
      '经办 余主任（工号1001）',
      '本表由审批记录生成，随案卷归档。',
    ]));

  test('G4: an opinion that a later step sent back stays, marked as taken back', () => {
    const life = signedCase().on('2026-10-19').opinion('3002', 'approve', '退回');
    const text = textOf(made(approvalSheet(life)));
    expect(text).toContain('吴法规｜法规科科长｜2026年10月16日 15:00｜示建授〔2026〕第2002号；已退回重签');
    expect(text).toContain('［局法规科会签、局政务中心主任审签（法规科科长）］');
  });

  test('D3: what the window decides by its mandate has no chain, and names the mandate', () => {
    const instant = itemOf({ handling: '即办件', promisedDays: 1, template: null });
    const text = textOf(made(approvalSheet(new Life(instant).accept().decided())));
    expect(text).toContain('本件没有设置审批流程，由窗口在授权范围内决定。');
    expect(text).toContain(
      '决定人：余主任（局政务中心主任，工号1001）\n授权：示建授〔2026〕第1001号（第3版）',
    );
  });

  test('许可法42: an extension names its days, reason, document and approver', () => {
    const life = signedCase().do('1001', {
      type: 'extend',
      days: 10,
      reason: '案情复杂',
      approver: { kind: '机关负责人', who: '3003' },
      approvedOn: '2026-10-16',
      approvalDocument: '示建延批〔2026〕1号',
    });
    expect(textOf(made(approvalSheet(life)))).toMatch(
      /延期｜延长10个工作日，新时限2026年\d+月\d+日前（30个工作日）｜案情复杂｜示建许延字〔2026〕第\d+号；赵局长（机关负责人）2026年10月16日批准/u,
    );
  });

  test('1M.12: goes out in the name the body has today', () => {
    const life = signedCase();
    const name = '示范市住房和城市更新局';
    life.hall = {
      ...life.hall,
      departments: life.hall.departments.map((one) =>
        one.name === bureau ? { ...one, name, formerNames: [bureau] } : one,
      ),
    };
    expect(made(approvalSheet(life)).closing.organ).toBe(name);
  });

  test('许可法32(4): what silence accepted was accepted by nobody', () => {
    const life = new Life(itemOf({ organ: bureau }), lifeHall)
      .accept({ outcome: { kind: 'receive' } })
      .on('2026-10-20');
    const text = textOf(made(approvalSheet(life.do('1001', { type: 'deem_accepted' }))));
    expect(text).toContain('受理日期：2026年10月12日（视为受理）\n受理窗口：交通窗口1号\n法定时限：');
  });

  test('B6: no sheet of what was not accepted', () => {
    const life = new Life(itemOf()).accept({ outcome: { kind: 'receive' } });
    expect(refusalOf(approvalSheet(life)).rule).toBe('B6');
  });

  test('no sheet of a case this counter does not have', () =>
    expect(refusalOf(approvalSheetAsked({ paper: '审批表', caseId: uuidOf(2) }, paperSource())).kind).toBe(
      'not_found',
    ));
});
