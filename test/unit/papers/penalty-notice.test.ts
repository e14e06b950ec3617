import { describe, expect, test } from 'vitest';
import { registerPapersDue } from '#shared/papers/hall/register-due.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import { imposed, penalised } from './due-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

describe('B9 · 行政处罚法52: 当场行政处罚决定书', () => {
  test('names party, fact, basis, defence, penalty, place and remedies; both officers and the party sign two copies', () => {
    const paper = penalised();
    expect(paper.copies).toBe(2);
    expect(linesOf(paper)).toEqual([
      '当场行政处罚决定书',
      '凤道运当罚字〔2026〕第10001号',
      '陈示范：',
      '当事人：陈示范',
      '身份证件号码：520327198812314510',
      '违法事实：未按规定的期限办理变更登记。',
      '处罚依据：《中华人民共和国税收征收管理法》第六十条第一款',
      '陈述和申辩：未提出陈述、申辩',
      '处罚种类：罚款 200.00元',
      '时间和地点：2026年9月30日 凤冈县政务服务中心一楼A区01号窗口',
      '执法人员：余姮（工号1001）、张凤（工号1002）',
      '请自收到本决定书之日起十五日内（2026年10月15日前）到指定的银行或者通过电子支付系统缴纳罚款。到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额（《中华人民共和国行政处罚法》第六十七条、第七十二条）。',
      '如不服本决定，应当自收到本决定书之日起六十日内先向凤冈县人民政府申请行政复议；对行政复议决定不服，或者行政复议机关决定不予受理、驳回申请、逾期不作答复的，可以自收到行政复议机关的决定书之日起或者行政复议期限届满之日起十五日内依法向凤冈县人民法院提起行政诉讼。',
      '凤冈县道路运输管理所 2026年9月30日 单位行政章',
      '经办 余姮（工号1001）',
      '执法人员（余姮）签名',
      '执法人员（张凤）签名',
      '当事人签收',
      '本决定书一式两份，一份当场交付当事人，一份报所属行政机关备案。',
    ]);
  });

  test('行政处罚法67: a warning asks for no payment', () => {
    const text = textOf(penalised({ form: '警告', amount: 0 }));
    expect(text).toContain('处罚种类：警告\n');
    expect(text).not.toContain('缴纳');
  });

  test('domain 4: without an organ in the hall’s list there is no paper, and no act', () => {
    const { book, events } = imposed();
    const { hall } = book.context();
    const due = registerPapersDue(eventsOf(events), book.context({ hall: { ...hall, organs: [] } }));
    expect(refusalOf(due).rule).toBe('许可法32');
  });
});
