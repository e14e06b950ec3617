import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  decision,
  itemOf,
  kinds,
  Life,
  type LifeCommandOf,
  lifeHall,
} from '../../support/case-life.ts';
import { paperAfter } from '../../support/life-papers.ts';
import { textOf, wholeOf } from './paper-text.ts';

const granting = (change: Partial<LifeCommandOf<'decide'>> = {}) => ({ ...decision('准予'), ...change });
const confirmation = itemOf({
  code: '11430000MB0000001H4000717000002',
  name: '建设工程消防验收备案',
  category: '行政确认',
});

describe('4.8 · 准予决定书 · 许可法38(1)', () => {
  const grant = (change: object = {}, life = acceptedCase().signed()) =>
    paperAfter('准予决定书', life, '1001', granting(change));

  test('names applicant, item, content, validity and basis; delivery within ten days (许可法44), public (许可法40)', () => {
    expect(
      wholeOf(
        grant({
          content: '准予示范一期工程施工，建筑面积不超过12000平方米；开工前办理质量监督手续',
          basis: '《建筑法》第八条',
          validUntil: '2027-10-11',
        }),
      ),
    ).toEqual([
      '准予决定书｜document｜2份｜无二维码｜无条形码',
      '准予行政许可决定书',
      '示建许准字〔2026〕第10002号',
      '陈示范：',
      '你（单位）于2026年10月12日提出的“示范事项第2项”申请，本机关已于2026年10月12日受理。经审查，符合法定条件、标准。根据《中华人民共和国行政许可法》第三十八条第一款和《建筑法》第八条的规定，本机关决定准予行政许可。',
      '申请人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：示范事项第2项',
      '办件编号：11430000MB0000001H4000117000002202610121000',
      '许可内容、范围和条件：准予示范一期工程施工，建筑面积不超过12000平方米；开工前办理质量监督手续',
      '有效期：至2027年10月11日',
      '许可证件：依法需要颁发的另行制发，名称和编号以证件载明的为准',
      '送达期限：2026年10月26日前（10个工作日）',
      '本机关自作出决定之日起十个工作日内向你（单位）颁发、送达行政许可证件（《中华人民共和国行政许可法》第四十四条）。',
      '本决定予以公开，公众有权查阅（《中华人民共和国行政许可法》第四十条）。',
      '示范市住房和城乡建设局 2026年10月12日 行政审批专用章',
      '经办 余主任（工号1001）',
      '申请人（代理人）签收',
      '本决定书一式两份，一份交申请人，一份存档。',
    ]);
  });

  test('says why it is not public', () => {
    const text = textOf(grant({ secret: '涉及国家秘密（《保守国家秘密法》第十三条）' }));
    expect(text).toContain('本决定不予公开，依据：涉及国家秘密（《保守国家秘密法》第十三条）。');
    expect(text).not.toContain('第四十条');
  });

  test('names the permit that is renewed (许可法50)', () => {
    const held = { kind: '延续', certificate: '示建证字2020号', validUntil: '2026-11-20' } as const;
    const text = textOf(grant({}, new Life(kinds.承诺件).accept({ held }).signed()));
    expect(text).toContain('原证件：示建证字2020号（申请延续）');
  });

  test('cites no 行政许可法 for what is no licence', () => {
    const paper = grant({ basis: '《消防法》第十三条的规定' }, acceptedCase(confirmation).signed());
    expect(wholeOf(paper)).toEqual([
      '准予决定书｜document｜2份｜无二维码｜无条形码',
      '准予决定书',
      '示建准字〔2026〕第10002号',
      '陈示范：',
      '你（单位）于2026年10月12日提出的“建设工程消防验收备案”申请，本机关已于2026年10月12日受理。经审查，符合法定条件、标准。根据《消防法》第十三条的规定，本机关决定准予办理。',
      '申请人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：建设工程消防验收备案',
      '办件编号：11430000MB0000001H4000717000002202610121000',
      '准予的内容、范围和条件：准予从事申请的活动',
      '有效期：未规定有效期',
      '送达期限：2026年10月26日前（10个工作日）',
      '本机关自作出决定之日起十个工作日内向你（单位）送达办理结果。',
      '本决定依法予以公开。',
      '示范市住房和城乡建设局 2026年10月12日 行政审批专用章',
      '经办 余主任（工号1001）',
      '申请人（代理人）签收',
      '本决定书一式两份，一份交申请人，一份存档。',
    ]);
  });

  test('carries the unit’s own seal and names the superior, where the case was forwarded (E1, C3)', () => {
    const life = acceptedCase(kinds.上报件).signed();
    life.do('1001', { type: 'forward', document: '示建呈〔2026〕1号', sentOn: life.today }).do('1001', {
      type: 'record_return',
      document: '省建批〔2026〕1号',
      returnedOn: life.today,
      result: '批准',
      text: '同意',
    });
    const paper = grant({}, life);
    expect(paper.closing.seal).toBe('单位行政章');
    expect(textOf(paper)).toContain('本件经示范省住房和城乡建设厅审查，批准。');
  });

  test('gives no date of delivery that the published calendar does not reach', () => {
    const life = acceptedCase().signed().on('2026-12-28');
    expect(textOf(grant({}, life))).toContain('送达期限：10个工作日（日期暂定，待公布节假日安排后确定）');
  });
});

describe('4.9 · 不予决定书 · 许可法38(2)', () => {
  const denying = { ...decision('不予'), basis: '《建筑法》第八条第（五）项' };

  test('gives facts, reasons and clause, and says how to appeal', () => {
    expect(wholeOf(paperAfter('不予决定书', acceptedCase().signed('不同意'), '1001', denying))).toEqual([
      '不予决定书｜document｜2份｜无二维码｜无条形码',
      '不予行政许可决定书',
      '示建许不准字〔2026〕第10002号',
      '陈示范：',
      '你（单位）于2026年10月12日提出的“示范事项第2项”申请，本机关已于2026年10月12日受理。经审查，不符合法定条件、标准。根据《中华人民共和国行政许可法》第三十八条第二款和《建筑法》第八条第（五）项的规定，本机关决定不予行政许可。',
      '申请人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：示范事项第2项',
      '办件编号：11430000MB0000001H4000117000002202610121000',
      '事实：注册资本低于法定标准',
      '理由：不符合《××条例》第×条规定的条件',
      '依据：《建筑法》第八条第（五）项',
      '如不服本决定，可以自收到本决定书之日起六十日内向示范市人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向示范市人民法院提起行政诉讼。',
      '示范市住房和城乡建设局 2026年10月12日 行政审批专用章',
      '经办 余主任（工号1001）',
      '申请人（代理人）签收',
      '本决定书一式两份，一份交申请人，一份存档。',
    ]);
  });

  test('says so of what is no licence without 行政许可法, and still how to appeal', () => {
    const life = acceptedCase(confirmation).signed('不同意');
    const paper = paperAfter('不予决定书', life, '1001', denying);
    expect(paper.title).toBe('不予决定书');
    expect(textOf(paper)).toContain('根据《建筑法》第八条第（五）项的规定，本机关决定不予办理。');
    expect(textOf(paper)).toContain('六十日内向示范市人民政府申请行政复议');
    expect(textOf(paper)).not.toContain('许可');
  });
});

describe('终止通知书', () => {
  test('tells the ground of the closed list and the facts', () => {
    const paper = paperAfter('终止通知书', acceptedCase(kinds.承诺件, lifeHall), '1001', {
      type: 'terminate',
      ground: 'item_abolished',
      reason: '该事项自2026年10月1日起取消（国发〔2026〕9号）',
    });
    expect(wholeOf(paper)).toEqual([
      '终止通知书｜document｜2份｜无二维码｜无条形码',
      '行政许可终止办理通知书',
      '示建许终字〔2026〕第10002号',
      '陈示范：',
      '你（单位）提出的“示范事项第2项”申请，本机关已于2026年10月12日受理。因申请事项依法被取消或者停止实施，本机关决定自2026年10月12日起终止办理该申请。',
      '办件编号：11430000MB0000001H4000117000002202610121000',
      '收件编号：001-000001-2',
      '终止的具体事实：该事项自2026年10月1日起取消（国发〔2026〕9号）',
      '联系人：余主任（工号1001） 电话 0745-0000001',
      '监督投诉电话：0852-0000110',
      '示范市住房和城乡建设局 2026年10月12日 行政审批专用章',
      '经办 余主任（工号1001）',
      '申请人（代理人）签收',
      '本通知书一式两份，一份交申请人，一份存档。',
    ]);
  });
});
