import { describe, expect, test } from 'vitest';
import { registerPapersDue } from '#shared/papers/hall/register-due.ts';
import { hallReference } from '#shared/reference/index.ts';
import { made } from '../../support/paper-source.ts';
import { memory } from '../../support/registers.ts';
import { as, supervisor } from '../registers/people.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import { monthly, ratingNotice } from './asked-cases.ts';
import { issued, noticed } from './due-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

describe('4.17 · I4: 部门月报', () => {
  test('item by item, with shares, fees, ratings and complaints, signed and sealed for the centre', () => {
    const paper = made(monthly());
    expect(paper.copies).toBe(2);
    expect(linesOf(paper)).toEqual([
      '凤冈县交通运输局审批服务事项办理情况月报',
      '2026年9月',
      '凤冈县政务服务中心：',
      '2026年9月审批服务事项办理情况（截至2026年9月30日）报告如下：',
      '事项办理情况',
      '事项｜收件｜受理｜办结｜在办｜超期｜不予受理｜补正',
      '县行政区域内道路货物运输经营许可｜3｜2｜2｜1｜1｜1｜0',
      '合计｜3｜2｜2｜1｜1｜1｜0',
      '即办率：50%',
      '平均办理时间：2个工作日',
      '收费：0.00元',
      '作废：0件',
      '评价：评价2次，差评1次，满意率50%；不评价1次，未评价0次',
      '投诉：0件，属实0件',
      '凤冈县交通运输局 2026年10月10日 单位行政章',
      '经办 余姮（工号1001）',
      '填报人',
      '负责人',
      '本月报一式两份，一份报凤冈县政务服务中心，一份留存。',
    ]);
  });

  test('I1: before the month is published it keeps the ratings back', () => {
    const text = textOf(made(monthly(memory({}))));
    expect(text).toContain('评价：该月评议结果尚未通报');
    expect(text).not.toContain('差评');
  });

  test('neither of a month to come nor of a body that is not here', () => {
    expect(refusalOf(monthly(memory({}), { month: '2026-11' })).message).toBe(
      '2026年11月尚未开始，没有办理情况。',
    );
    expect(refusalOf(monthly(memory({}), { department: '凤冈县民政局' })).kind).toBe('not_found');
  });
});

describe('4.17 · I1: 一事一评月度统计通报', () => {
  test('of each department, window and person, in the name of the body that published it, with whom it is copied to', () =>
    expect(linesOf(made(ratingNotice()))).toEqual([
      '一事一评月度统计通报',
      '2026年9月',
      '各进驻部门：',
      '2026年9月一事一评情况统计如下：',
      '各部门',
      '部门｜评价｜非常满意｜满意｜基本满意｜不满意｜非常不满意｜满意率',
      '凤冈县交通运输局｜2｜1｜0｜0｜1｜0｜50%',
      '各窗口',
      '窗口｜评价｜非常满意｜满意｜基本满意｜不满意｜非常不满意｜满意率',
      '交通窗口1号｜2｜1｜0｜0｜1｜0｜50%',
      '工作人员',
      '姓名（工号）｜评价｜非常满意｜满意｜基本满意｜不满意｜非常不满意｜满意率',
      '余姮（1001）｜1｜1｜0｜0｜0｜0｜100%',
      '张凤（1002）｜1｜0｜0｜0｜1｜0｜0%',
      '合计：评价2次，差评1次，满意率50%；不评价1次，未评价0次',
      '默认评价：0次，单独列出，不计入评价',
      '差评回访：实名差评0件，已回访0件，回访率—',
      '抄送：县委、县政府领导、各部门',
      '凤冈县监察局 2026年10月9日 单位行政章',
      '经办 余姮（工号1001）',
      '',
    ]));

  test('refused before the month is published', () =>
    expect(refusalOf(ratingNotice(memory({})))).toMatchObject({
      rule: 'I1',
      message: '2026年9月的评议结果尚未通报。',
    }));
});

describe('I3: 监察通报', () => {
  test('names the facts, the law they go against and until when the result is to be filed', () => {
    const paper = noticed();
    expect(paper.copies).toBe(2);
    expect(linesOf(paper)).toEqual([
      '监察通报',
      '凤监通〔2026〕3号',
      '凤冈县交通运输局：',
      '经监督检查，凤冈县交通运输局在“逾期办件”方面存在下列情况：',
      '有关事实',
      '序号｜办件｜情况｜日期｜依据',
      '1｜11520327MB0000001H4000118001000202609011001｜超过承诺办结时限3个工作日｜2026年9月25日｜—',
      '2｜11520327MB0000001H4000118001000202609011002｜超过法定办结时限1个工作日，没有向社会公开说明理由｜2026年9月25日｜《行政许可法》第四十二条',
      '请严肃处理，并于2026年10月20日前将处理结果报备案。',
      '凤冈县监察局 2026年9月30日 单位行政章',
      '经办 王示范（工号4001）',
      '被通报部门签收',
      '本通报一式两份，一份送被通报部门，一份存档。',
    ]);
  });

  test('1M.12: goes out in the name the supervising body has by then', () => {
    const { book, events } = issued();
    const context = book.context(as(supervisor));
    const { department } = context.person;
    const name = '凤冈县监察委员会';
    const hall = hallReference.parse({
      ...context.hall,
      departments: [{ name, mode: '管理监督', formerNames: [department] }],
    });
    const due = registerPapersDue(eventsOf(events), { ...context, hall });
    expect(due.ok && due.value[0]?.closing.organ).toBe(name);
  });

  test('domain 4: without a number of the issuer’s it is recorded, and no paper goes out', () => {
    const { book, events } = issued({ number: '' });
    expect(registerPapersDue(eventsOf(events), book.context(as(supervisor)))).toEqual({
      ok: true,
      value: [],
    });
  });
});
