import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  environment,
  itemOf,
  kinds,
  Life,
  lifeHall,
  notice,
  transport,
} from '../../support/case-life.ts';
import { paperAfter, papersAfter } from '../../support/life-papers.ts';
import { textOf, wholeOf } from './paper-text.ts';

describe('4.14 · 抄告单 · F1', () => {
  const asking = [
    notice(601, transport),
    notice(602, environment, { subject: '请就环境影响提出意见', limitDays: 7 }),
  ];

  test('goes to each department asked, with what it is asked, its own limit and the box of its answer', () => {
    const [first, second, ...rest] = papersAfter(acceptedCase(), '1001', {
      type: 'co_notify',
      notices: asking,
    });
    if (first === undefined || second === undefined) throw new Error('not both papers');
    expect(rest).toEqual([]);
    expect(wholeOf(first)).toEqual([
      '抄告单｜document｜2份｜无二维码｜无条形码',
      '并联审批抄告单',
      '示建许抄字〔2026〕第10002号',
      '示范市交通运输局：',
      '示范市住房和城乡建设局牵头办理的下列申请涉及你单位职责，请对照所附材料审查，并在答复期限内明确答复；逾期不答复不视为同意。',
      '牵头单位：示范市住房和城乡建设局',
      '办件编号：11430000MB0000001H4000117000002202610121000',
      '事项：示范事项第2项',
      '申请人：陈示范',
      '受理日期：2026年10月12日',
      '请审查的内容：请就选址提出意见',
      '答复期限：2026年10月19日前（5个工作日）',
      '联系人：余主任（工号1001） 电话 0745-0000001',
      '抄送的申请材料',
      '序号｜材料名称｜份数｜页数',
      '1｜申请书｜原件1｜2页',
      '［答复意见］□同意　□不同意　□同意但需转报',
      '［不同意的理由，或者需要转报的机关和说明］',
      '示范市住房和城乡建设局 2026年10月12日 行政审批专用章',
      '经办 余主任（工号1001）',
      '签收人',
      '答复部门负责人（盖章）',
      '本单一式两份，一份由答复部门留存，一份答复后退回受理窗口存档。',
    ]);
    expect(textOf(second)).toContain(
      ['请审查的内容：请就环境影响提出意见', '答复期限：2026年10月21日前（7个工作日）'].join('\n'),
    );
    expect([second.addressee, second.number]).toEqual(['示范市生态环境局：', first.number]);
  });

  test('names the centre as the lead of what is of weight (F2)', () => {
    const [paper] = papersAfter(acceptedCase(kinds.联合办理), '1001', { type: 'co_notify', notices: asking });
    expect(paper === undefined ? '' : textOf(paper)).toContain(
      '牵头单位：示范市政务服务中心\n受理机关：示范市住房和城乡建设局',
    );
  });

  test('addresses a department that was renamed since by its present name (1M.12)', () => {
    const departments = lifeHall.departments.map((one) =>
      one.name === transport ? { ...one, name: '示范市交通运输和港航局', formerNames: [transport] } : one,
    );
    const [paper] = papersAfter(acceptedCase(kinds.承诺件, { ...lifeHall, departments }), '1001', {
      type: 'co_notify',
      notices: [notice(601, transport)],
    });
    expect(paper?.addressee).toBe('示范市交通运输和港航局：');
  });

  test('keeps the applicant’s identity number to itself (个人信息保护法6)', () => {
    const [paper] = papersAfter(acceptedCase(), '1001', { type: 'co_notify', notices: asking });
    expect(JSON.stringify(paper)).not.toContain('520327198812314510');
  });
});

describe('4.14 · 转办单', () => {
  test('goes with what was only received here (B7): signed by both hands, and the outcome comes back', () => {
    const item = itemOf({
      code: '11430000MB0000001H4000717000003',
      name: '建筑业劳保基金缴纳',
      category: '其他行政权力',
      intakeOnly: true,
      template: null,
    });
    const life = new Life(item).accept({ outcome: { kind: 'receive' } });
    expect(wholeOf(paperAfter('转办单', life, '1001', { type: 'transmit', to: '建筑业科' }))).toEqual([
      '转办单｜document｜2份｜无二维码｜无条形码',
      '办件转办单',
      '001-000001-2',
      '建筑业科：',
      '下列申请材料已由窗口收件，现转送你单位办理。',
      '收件编号：001-000001-2',
      '收件日期：2026年10月12日',
      '事项：建筑业劳保基金缴纳',
      '申请人：陈示范',
      '申请人联系电话：13800000000',
      '联系人：余主任（工号1001） 电话 0745-0000001',
      '转送的申请材料',
      '序号｜材料名称｜份数｜页数',
      '1｜申请书｜原件1｜2页',
      '请按原运行模式办理，办结后将办理结果和结果文书交由交通窗口1号登记。',
      '示范市住房和城乡建设局 2026年10月12日 不盖章',
      '经办 余主任（工号1001）',
      '移交人',
      '接收人',
      '本单一式两份，一份随材料移交，一份由窗口存档。',
    ]);
  });

  test('goes up with the opinion of this level and all the materials (许可法35)', () => {
    const life = acceptedCase(kinds.上报件).signed();
    const command = { type: 'forward', document: '示建呈〔2026〕1号', sentOn: life.today } as const;
    expect(wholeOf(paperAfter('转办单', life, '1001', command))).toEqual([
      '转办单｜document｜2份｜无二维码｜无条形码',
      '办件转办单',
      '11430000MB0000001H4000117000004202610121000',
      '示范省住房和城乡建设厅：',
      '根据《中华人民共和国行政许可法》第三十五条的规定，现将初步审查意见和全部申请材料报送，请审查决定。',
      '办件编号：11430000MB0000001H4000117000004202610121000',
      '上报文号：示建呈〔2026〕1号',
      '受理日期：2026年10月12日',
      '上报日期：2026年10月12日',
      '事项：示范事项第4项',
      '申请人：陈示范',
      '申请人联系电话：13800000000',
      '联系人：余主任（工号1001） 电话 0745-0000001',
      '初步审查意见',
      '序号｜环节｜意见｜签署人｜日期',
      '1｜局政务中心相关副主任审查｜同意：经审查，同意｜周副主任（局政务中心副主任）｜2026年10月12日',
      '2｜局法规科会签、局政务中心主任审签｜同意：经审查，同意｜吴法规（法规科科长）｜2026年10月12日',
      '3｜局法规科会签、局政务中心主任审签｜同意：经审查，同意｜余主任（局政务中心主任）｜2026年10月12日',
      '4｜局分管政务中心领导或局主要领导审批｜同意：经审查，同意｜孙分管（副局长）｜2026年10月12日',
      '报送的申请材料',
      '序号｜材料名称｜份数｜页数',
      '1｜申请书｜原件1｜2页',
      '请将审查决定和批复文书交由交通窗口1号登记。',
      '示范市住房和城乡建设局 2026年10月12日 不盖章',
      '经办 余主任（工号1001）',
      '移交人',
      '接收人',
      '本单一式两份，一份随材料移交，一份由窗口存档。',
    ]);
  });
});
