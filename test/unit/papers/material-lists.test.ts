import { describe, expect, test } from 'vitest';
import type { PaperContent } from '#shared/papers/content.ts';
import { correcting, eventsOf, freight, type Given, paper, papersOf, refusing } from './intake-cases.ts';
import { held, heldByAgent, longList, supplemented } from './due-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

const titlesOf = (given: Given): string[] => {
  const events = eventsOf(given);
  return papersOf(events, events, given).map(({ title }) => title);
};

describe('4.1 · 申请材料接收凭证', () => {
  test('lists every material with its form, originals, copies and pages, and says it is not acceptance (许可法32(4))', () =>
    expect(linesOf(paper('接收凭证', held))).toEqual([
      '申请材料接收凭证',
      '001-000001-2',
      '',
      '申请人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：县行政区域内道路货物运输经营许可',
      '收件编号：001-000001-2',
      '收件时间：2026年9月30日 09:30',
      '收件人、窗口：余姮（工号1001），交通窗口1号（一楼A区01号窗口）',
      '咨询、投诉电话：咨询0852-0000001，监督投诉0852-0000110',
      '收到的申请材料',
      '序号｜材料名称｜形式｜原件份数｜复印件份数｜页数',
      '1｜申请书（表）｜原件｜1｜0｜2',
      '2｜申请人身份证件或营业执照｜原件和复印件｜1｜1｜2',
      '3｜拟投入车辆的行驶证、检测合格证明｜复印件｜0｜1｜2',
      '4｜驾驶人员的驾驶证、从业资格证｜复印件｜0｜1｜2',
      '5｜安全生产管理制度文本｜原件｜1｜0｜2',
      '6｜经营场所使用证明｜复印件｜0｜1｜2',
      '｜合计6项｜｜3｜4｜12',
      '本凭证不是受理凭证。2026年10月13日前（5个工作日）告知是否需要补正；逾期不告知的，自收到材料之日起即为受理（行政许可法第三十二条）。',
      '凤冈县道路运输管理所 2026年9月30日 行政受理专用章',
      '经办 余姮（工号1001）',
      '交件人签名',
      '收件人签名',
      '本凭证一式两份，一份交申请人，一份存档。凭收件编号查询办理情况。',
    ]));

  test('comes after the slip, in two copies, with the receipt number to scan', () => {
    expect(titlesOf(held)).toEqual(['申请材料收件凭证', '申请材料接收凭证']);
    expect(paper('接收凭证', held)).toMatchObject({ copies: 2, qr: '001-000001-2', barcode: '0010000012' });
  });

  test('许可法29: names the agent, and the number of the agent’s document', () =>
    expect(linesOf(paper('接收凭证', heldByAgent()))).toEqual([
      '申请材料接收凭证',
      '001-000001-2',
      '',
      '申请人：凤冈示范运输有限公司',
      '统一社会信用代码：91110000101623741K',
      '代理人：欧阳䶮',
      '代理人证件号码：441423199003070013',
      '事项：县行政区域内道路货物运输经营许可',
      '收件编号：001-000001-2',
      '收件时间：2026年9月30日 09:30',
      '收件人、窗口：余姮（工号1001），交通窗口1号（一楼A区01号窗口）',
      '咨询、投诉电话：咨询0852-0000001，监督投诉0852-0000110',
      '收到的申请材料',
      '序号｜材料名称｜形式｜原件份数｜复印件份数｜页数',
      '1｜申请书（表）｜原件｜1｜0｜2',
      '2｜申请人身份证件或营业执照｜原件和复印件｜1｜1｜2',
      '3｜拟投入车辆的行驶证、检测合格证明｜复印件｜0｜1｜2',
      '4｜驾驶人员的驾驶证、从业资格证｜复印件｜0｜1｜2',
      '5｜安全生产管理制度文本｜原件｜1｜0｜2',
      '6｜经营场所使用证明｜复印件｜0｜1｜2',
      '｜合计6项｜｜3｜4｜12',
      '本凭证不是受理凭证。2026年10月13日前（5个工作日）告知是否需要补正；逾期不告知的，自收到材料之日起即为受理（行政许可法第三十二条）。',
      '凤冈县道路运输管理所 2026年9月30日 行政受理专用章',
      '经办 余姮（工号1001）',
      '交件人签名',
      '收件人签名',
      '本凭证一式两份，一份交申请人，一份存档。凭收件编号查询办理情况。',
    ]));

  test('no list of its own where the answer came at once: the notice carries it', () => {
    for (const given of [{}, correcting, refusing]) expect(titlesOf(given)).not.toContain('申请材料接收凭证');
  });

  test('no list where nothing was taken, as the organ has it all from others (许可法33)', () => {
    const item = { ...freight, materials: freight.materials.map((line) => ({ ...line, shared: true })) };
    expect(titlesOf({ item, change: { ...held.change, materials: [] } })).toEqual(['申请材料收件凭证']);
  });

  test('B7: of what is only received here says that it goes on to the organ', () => {
    const text = textOf(paper('接收凭证', { ...held, item: { ...freight, intakeOnly: true } }));
    expect(text).toContain('本凭证不是受理凭证。材料转送承办单位，仍按原运行模式审批。');
    expect(text).not.toContain('即为受理');
  });

  test('A5: entered afterwards, it names the day the materials came in and the slip of that day', () => {
    const lateEntry = { slip: '手0007', reason: '停电', receivedOn: '2026-09-29' };
    const late = paper('接收凭证', { change: { ...held.change, lateEntry } });
    expect(textOf(late)).toContain('收件时间：2026年9月29日（补录，纸质凭证手0007）');
    expect(late.closing.date).toBe('2026年9月29日');
  });

  test('45 materials are 45 lines and their sum', () => {
    const list = paper('接收凭证', heldByAgent(longList)).blocks.find(({ type }) => type === 'table');
    if (list?.type !== 'table') throw new Error('no list');
    expect(list.rows).toHaveLength(46);
    expect(list.rows.at(-1)?.[1]).toBe('合计45项');
  });
});

describe('4.3b · 补正材料收件清单', () => {
  const listOf = (papers: readonly PaperContent[]): PaperContent => {
    const found = papers.find(({ kind }) => kind === '补正收件清单');
    if (found === undefined) throw new Error('no list');
    return found;
  };

  test('answers the notice line by line, ticks what came and says of the rest what is still asked for', () =>
    expect(linesOf(listOf(supplemented(false)))).toEqual([
      '补正材料收件清单',
      '001-000001-2',
      '',
      '申请人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：县行政区域内道路货物运输经营许可',
      '收件编号：001-000001-2',
      '补正告知书：凤道运许补字〔2026〕第10001号',
      '补正日期：2026年10月12日',
      '收件人、窗口：余姮（工号1001），交通窗口1号（一楼A区01号窗口）',
      '咨询、投诉电话：咨询0852-0000001，监督投诉0852-0000110',
      '对照补正告知书逐项核对',
      '序号｜告知书列明的材料｜原件份数｜复印件份数｜页数｜核对结果',
      '1｜申请书（表）｜0｜0｜0｜未补交（填写有误）：补签申请人姓名',
      '2｜安全生产管理制度文本｜1｜0｜2｜√ 已补正',
      '本件尚未受理：还有1项材料需要补正，详见告知书。补齐之日起受理并计算办理时限。',
      '凤冈县道路运输管理所 2026年10月12日 不盖章',
      '经办 余姮（工号1001）',
      '交件人签名',
      '收件人签名',
      '本清单一式两份，一份交申请人，一份存档。',
    ]));

  test('with the last line ticked the case is accepted', () =>
    expect(linesOf(listOf(supplemented(true)))).toEqual([
      '补正材料收件清单',
      '001-000001-2',
      '',
      '申请人：陈示范',
      '身份证件号码：520327198812314510',
      '事项：县行政区域内道路货物运输经营许可',
      '收件编号：001-000001-2',
      '补正告知书：凤道运许补字〔2026〕第10001号',
      '补正日期：2026年10月12日',
      '收件人、窗口：余姮（工号1001），交通窗口1号（一楼A区01号窗口）',
      '咨询、投诉电话：咨询0852-0000001，监督投诉0852-0000110',
      '对照补正告知书逐项核对',
      '序号｜告知书列明的材料｜原件份数｜复印件份数｜页数｜核对结果',
      '1｜申请书（表）｜1｜0｜2｜√ 已补正',
      '2｜安全生产管理制度文本｜1｜0｜2｜√ 已补正',
      '本件已受理，承诺2026年10月28日前（12个工作日）办结，以受理通知书为准。',
      '凤冈县道路运输管理所 2026年10月12日 不盖章',
      '经办 余姮（工号1001）',
      '交件人签名',
      '收件人签名',
      '本清单一式两份，一份交申请人，一份存档。',
    ]));

  test('comes after the slip and before the notice of acceptance, in two copies', () => {
    const papers = supplemented(true);
    expect(papers.map(({ kind }) => kind)).toEqual(['收件凭证', '补正收件清单', '受理通知书']);
    expect(listOf(papers).copies).toBe(2);
  });
});
