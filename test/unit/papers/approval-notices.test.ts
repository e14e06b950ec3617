import { describe, expect, test } from 'vitest';
import { acceptedCase, extension, itemOf, kinds, lifeHall, suspension } from '../../support/case-life.ts';
import { paperAfter, papersAfter } from '../../support/life-papers.ts';
import { textOf, wholeOf } from './paper-text.ts';

const confirmation = itemOf({
  code: '11430000MB0000001H4000717000001',
  name: '房屋建筑竣工验收消防备案',
  category: '行政确认',
});

describe('4.6 · 特别程序告知书 · 许可法45', () => {
  const told = (procedure: string, change: object = {}, life = acceptedCase()) =>
    paperAfter('特别程序告知书', life, '1001', suspension(procedure, '2026-10-13', change));

  test('tells the procedure, why, from when, for how long, the limits as they will be, and that its time does not count', () => {
    expect(
      wholeOf(
        told('检测', { statute: '《建筑法》第六十一条', reason: '工程实体质量需要检测', expectedDays: 8 }),
      ),
    ).toEqual([
      '特别程序告知书｜document｜2份｜无二维码｜无条形码',
      '行政许可特别程序告知书',
      '示建许特字〔2026〕第10002号',
      '陈示范：',
      '你（单位）提出的“示范事项第2项”申请，本机关已于2026年10月12日受理。办理该申请依法需要进行检测，现将有关事项告知如下：',
      '办件编号：11430000MB0000001H4000117000002202610121000',
      '受理日期：2026年10月12日',
      '特别程序：检测',
      '启动的理由：工程实体质量需要检测',
      '依据：《建筑法》第六十一条',
      '开始日期：2026年10月13日',
      '预计所需时间：8个工作日',
      '原法定时限：2026年11月9日前（20个工作日）',
      '预计法定时限：2026年11月19日前（20个工作日）',
      '预计承诺时限：2026年11月5日前（10个工作日）',
      '联系人：余主任（工号1001） 电话 0745-0000001',
      '监督投诉电话：0852-0000110',
      '根据《中华人民共和国行政许可法》第四十五条的规定，上述程序所需时间不计算在法定办理期限内。实际所需时间与预计不一致的，办结时限按照实际所需时间计算。',
      '示范市住房和城乡建设局 2026年10月12日 行政审批专用章',
      '经办 余主任（工号1001）',
      '申请人（代理人）签收',
      '本告知书一式两份，一份交申请人，一份存档。',
    ]);
  });

  test('cites the statute that leaves the time out, for a procedure outside art. 45', () => {
    const text = textOf(told('其他法定程序', { statute: '《文物保护法》第二十九条' }));
    expect(text).toContain('办理该申请依法需要进行法律、法规规定的其他程序，');
    expect(text).toContain('根据《文物保护法》第二十九条的规定，上述程序所需时间不计算在法定办理期限内。');
    expect(text).not.toContain('行政许可法');
    for (const statute of ['《文物保护法》第二十九条的规定', '《文物保护法》第二十九条规定。'])
      expect(textOf(told('其他法定程序', { statute }))).toContain('根据《文物保护法》第二十九条的规定，上述');
  });

  test('cites no 行政许可法 for what is no licence', () => {
    const notice = told('专家评审', {}, acceptedCase(confirmation));
    expect(notice.title).toBe('特别程序告知书');
    expect(textOf(notice)).toContain('按照公布的办理程序，上述程序所需时间不计算在法定办理期限内。');
    expect(textOf(notice)).not.toContain('许可');
  });

  test('names the days of a hearing (许可法47, 48)', () => {
    const hearing = { requestedOn: '2026-10-12', noticeOn: '2026-10-12', heldOn: '2026-10-22' };
    expect(textOf(told('听证', { hearing }))).toContain(
      ['申请听证日期：2026年10月12日', '通知听证日期：2026年10月12日', '举行听证日期：2026年10月22日'].join(
        '\n',
      ),
    );
  });

  test('counts a day once where procedures overlap', () => {
    const life = acceptedCase().do('1001', suspension('检测', '2026-10-13'));
    const change = { suspensionId: '00000000-0000-7000-8000-000000000502', expectedDays: 7 };
    const text = textOf(told('鉴定', change, life));
    expect(text).toContain('原法定时限：2026年11月16日前（20个工作日）');
    expect(text).toContain('预计法定时限：2026年11月18日前（20个工作日）');
  });

  test('moves no promise that the site keeps running (C5)', () => {
    const settings = { ...lifeHall.settings, promisedKeepsRunning: true };
    const text = textOf(told('检测', {}, acceptedCase(kinds.承诺件, { ...lifeHall, settings })));
    expect(text).toContain('预计承诺时限：2026年10月26日前（10个工作日）');
    expect(text).toContain('预计法定时限：2026年11月16日前（20个工作日）');
  });

  test('gives no date that the published calendar does not reach', () => {
    const text = textOf(told('检测', { expectedDays: 60 }));
    expect(text).toContain('预计法定时限：20个工作日（日期暂定，待公布节假日安排后确定）');
  });
});

describe('4.7 · 延期通知书 · 许可法42', () => {
  test('tells the old limit, the days, the new limit and why; who approved it goes on a sheet for the file', () => {
    const [notice, sheet, ...rest] = papersAfter(acceptedCase(), '1001', extension());
    if (notice === undefined || sheet === undefined) throw new Error('not both papers');
    expect(rest).toEqual([]);
    expect(wholeOf(notice)).toEqual([
      '延期通知书｜document｜2份｜无二维码｜无条形码',
      '延期办理通知书',
      '示建许延字〔2026〕第10002号',
      '陈示范：',
      '你（单位）提出的“示范事项第2项”申请，本机关已于2026年10月12日受理，不能在法定期限内作出决定。根据《中华人民共和国行政许可法》第四十二条第一款的规定，经本机关负责人批准，决定将办理期限延长10个工作日。延长期限的理由：案情复杂，需要进一步核实。',
      '办件编号：11430000MB0000001H4000117000002202610121000',
      '受理日期：2026年10月12日',
      '延长的期限：10个工作日',
      '原法定时限：2026年11月9日前（20个工作日）',
      '新法定时限：2026年11月23日前（30个工作日）',
      '新承诺时限：2026年11月9日前（20个工作日）',
      '联系人：余主任（工号1001） 电话 0745-0000001',
      '监督投诉电话：0852-0000110',
      '示范市住房和城乡建设局 2026年10月12日 行政审批专用章',
      '经办 余主任（工号1001）',
      '申请人（代理人）签收',
      '本通知书一式两份，一份交申请人，一份存档。',
    ]);
    expect(wholeOf(sheet)).toEqual([
      '审批表｜document｜1份｜无二维码｜无条形码',
      '延期办理审批单',
      '示建许延字〔2026〕第10002号',
      '',
      '申请人：陈示范',
      '事项：示范事项第2项',
      '办件编号：11430000MB0000001H4000117000002202610121000',
      '受理日期：2026年10月12日',
      '延期通知书：示建许延字〔2026〕第10002号',
      '延长的期限：10个工作日',
      '原法定时限：2026年11月9日前（20个工作日）',
      '新法定时限：2026年11月23日前（30个工作日）',
      '延期的理由：案情复杂，需要进一步核实',
      '批准人：赵局长（工号3003）',
      '批准人身份：机关负责人',
      '批准日期：2026年10月12日',
      '批准文书：示建延批〔2026〕1号',
      '示范市住房和城乡建设局 2026年10月12日 不盖章',
      '经办 余主任（工号1001）',
      '本单随延期办理通知书存档，不交申请人。',
    ]);
  });

  test('says of a limit that stands still why its day is not known', () => {
    const life = acceptedCase().do('1001', suspension('检测', '2026-10-13'));
    const [notice, sheet] = papersAfter(life.on('2026-10-20'), '1001', extension()).map(textOf);
    const open = '个工作日（特别程序尚未结束，届满日期待结束后确定）';
    for (const text of [notice, sheet])
      expect(text).toContain(`原法定时限：20${open}\n新法定时限：30${open}`);
    expect(notice).toContain('\n预计新承诺时限：2026年11月');
  });

  test('says that the head of the government approved it, where handling is joint (许可法42(2))', () => {
    const approver = { kind: '政府负责人', who: '刘市长' } as const;
    const papers = papersAfter(acceptedCase(kinds.联合办理), '1001', extension({ days: 15, approver }));
    const [notice, sheet] = papers.map(textOf);
    expect(notice).toContain(
      '根据《中华人民共和国行政许可法》第四十二条第二款的规定，经示范市人民政府负责人批准，决定将办理期限延长15个工作日。',
    );
    expect(notice).not.toContain('刘市长');
    expect(sheet).toContain('批准人：刘市长\n批准人身份：政府负责人');
  });

  test('cites no 行政许可法 for what is no licence', () => {
    const [notice] = papersAfter(acceptedCase(confirmation), '1001', extension());
    expect(notice === undefined ? '' : textOf(notice)).not.toContain('许可');
  });
});
