import { describe, expect, test } from 'vitest';
import type { CaseCommand } from '#shared/case/commands.ts';
import { decide } from '#shared/case/decide.ts';
import { foldCase } from '#shared/case/evolve.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { mediaOf } from '#shared/papers/kinds.ts';
import { type Fee, serviceItem } from '#shared/reference/index.ts';
import { feeOf, kinds, Life } from '../../support/case-life.ts';
import { context, itemNamed, uuidOf } from '../../support/hall.ts';
import { paperAfter } from '../../support/life-papers.ts';
import {
  correcting,
  ending,
  eventsOf,
  freight,
  list,
  notRequired,
  paper,
  papersOf,
  refusing,
  wholeList,
} from './intake-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

const yearly = itemNamed('道路运输车辆年审');

describe('4.2 · 受理通知书 · 许可法32(5)', () => {
  test('写明申请人、事项、收到和受理日期、法定和承诺时限、收费、领取方式、经办人和投诉电话', () => {
    expect(linesOf(paper('受理通知书'))).toEqual([
      '行政许可受理通知书',
      '凤道运许受字〔2026〕第10001号',
      '陈示范：',
      '你（单位）于2026年9月30日向本机关提出的“县行政区域内道路货物运输经营许可”申请，材料齐全、符合法定形式，属于本机关职权范围。根据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，本机关决定自2026年9月30日起予以受理。',
      '办件编号：11520327MB0000001H4000118001000202609301000',
      '收件编号：001-000001-2',
      '收到材料日期：2026年9月30日',
      '受理日期：2026年9月30日',
      '法定办结时限：2026年11月3日前（20个工作日）',
      '承诺办结时限：2026年10月22日前（12个工作日）',
      '收费：不收费',
      '结果领取：办结后通知你（单位）到一楼A区01号窗口领取',
      '经办人：余姮（工号1001） 电话 0852-0000001',
      '监督投诉电话：0852-0000110',
      '依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在上述期限内，本机关将另行书面告知（《中华人民共和国行政许可法》第四十五条）。',
      '附：申请材料清单',
      ...wholeList,
      ...ending,
      '申请人（代理人）签收',
      '本通知书一式两份，一份交申请人，一份存档。',
    ]);
  });

  test('收费的写明项目、金额和依据', () => {
    const fee: Fee = {
      id: 'card',
      name: '工本费',
      rate: 1000,
      unit: '证',
      basis: '《××条例》第×条',
      basisKind: '行政法规',
      account: '103044',
      precondition: false,
    };
    expect(textOf(paper('受理通知书', { item: { ...freight, fee } }))).toContain(
      '收费：工本费 10.00元/证（《××条例》第×条）',
    );
  });

  test('H1: 办理项另有收费的，写办理项的收费', () => {
    const item = serviceItem.parse({ ...freight, subItems: [{ id: '01', name: '换证', fee: feeOf(true) }] });
    expect(textOf(paper('受理通知书', { item, change: { subItem: '01' } }))).toContain(
      '收费：证照工本费 100.00元/本（《××条例》第×条）',
    );
  });

  test.each(['收件凭证', '受理通知书'] as const)('P3：申请的是办理项的，%s写明是哪一项', (kind) => {
    const item = serviceItem.parse({ ...freight, subItems: [{ id: '01', name: '换证' }] });
    expect(textOf(paper(kind, { item, change: { subItem: '01' } }))).toContain(
      '县行政区域内道路货物运输经营许可（换证）',
    );
  });

  test('不是行政许可的事项，不引用行政许可法', () => {
    const notice = paper('受理通知书', { item: yearly });
    expect(notice.title).toBe('受理通知书');
    expect(textOf(notice)).not.toContain('行政许可法');
  });

  test('节假日安排尚未公布的，只写工作日数，日期暂定', () => {
    const notice = paper('受理通知书', { at: { now: '2026-12-30T02:00:00.000Z' } });
    expect(textOf(notice)).toContain('法定办结时限：20个工作日（日期暂定，待公布节假日安排后确定）');
  });
});

describe('4.3 · 补正告知书 · 许可法32(4)', () => {
  test('逐项写明材料、问题、要求、依据和渠道，写明一次告知、补齐之日起受理，怎么交、找谁', () => {
    expect(linesOf(paper('补正告知书', correcting))).toEqual([
      '补正行政许可申请有关材料告知书',
      '凤道运许补字〔2026〕第10001号',
      '陈示范：',
      '你（单位）于2026年9月30日提出的“县行政区域内道路货物运输经营许可”申请（收件编号001-000001-2），申请材料不齐全或者不符合法定形式。根据《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，现将需要补正的全部内容一次性告知如下：',
      '需要补正的全部内容',
      '序号｜材料名称｜问题｜补正要求｜依据｜办理渠道',
      '1｜安全生产管理制度文本｜缺少｜提交原件1份｜《中华人民共和国道路运输条例》｜申请人自备',
      '以上为需要补正的全部内容，一次告知。自申请材料补齐之日起受理，办理时限从补齐之日起计算。',
      '补正材料请提交至凤冈县政务服务中心一楼A区01号窗口（凤冈县龙泉镇政务服务中心一楼（示例）），办公时间工作日 9:00—12:00，13:00—17:00，联系电话0852-0000001。',
      '已收到的材料',
      ...list,
      '5｜经营场所使用证明｜复印件1｜2页',
      ...ending,
      '申请人（代理人）签收',
      '本告知书一式两份，一份交申请人，一份存档。',
    ]);
  });

  test('没有规定补正期限的，不自行规定期限', () => {
    expect(textOf(paper('补正告知书', correcting))).not.toMatch(/逾期|期限内补正|视为撤回/);
  });
});

describe('4.3 · 补正告知书 · B2 监察人员同意再次告知的', () => {
  const again = () => {
    const before = eventsOf(correcting);
    const given: CaseCommand = {
      type: 'notify_again',
      commandId: uuidOf(9),
      caseId: uuidOf(2),
      points: [{ materialId: 'form', problem: '填写有误', requirement: '补签法定代表人姓名' }],
      reason: '首次告知后发现签名与身份证件不一致',
      supervisor: '4001',
    };
    const at = { now: '2026-10-12T02:00:00.000Z', lastSerial: () => 10_001 };
    const decided = decide(foldCase(before), given, context(freight, at));
    if (!decided.ok) throw new Error(decided.refusal.message);
    return papersOf([...before, ...decided.value], decided.value, { at });
  };

  test('写明是再次告知、为什么、首次告知书是哪一份，只列再次告知的内容', () => {
    const [notice, ...rest] = again();
    if (notice === undefined) throw new Error('no notice');
    expect(rest).toEqual([]);
    expect([notice.kind, notice.copies]).toEqual(['补正告知书', 2]);
    expect(linesOf(notice).slice(0, 8)).toEqual([
      '补正行政许可申请有关材料告知书',
      '凤道运许补字〔2026〕第10002号',
      '陈示范：',
      '你（单位）于2026年9月30日提出的“县行政区域内道路货物运输经营许可”申请（收件编号001-000001-2），本机关已以凤道运许补字〔2026〕第10001号告知需要补正的内容。经监察人员同意，现再次告知需要补正的内容，理由：首次告知后发现签名与身份证件不一致。',
      '再次告知需要补正的内容',
      '序号｜材料名称｜问题｜补正要求｜依据｜办理渠道',
      '1｜申请书（表）｜填写有误｜补签法定代表人姓名｜《中华人民共和国道路运输条例》｜窗口免费提供',
      '凤道运许补字〔2026〕第10001号列明、尚未补正的其他内容仍需补正；同一项材料以本告知书为准。自申请材料补齐之日起受理，办理时限从补齐之日起计算。',
    ]);
    expect(notice.closing.date).toBe('2026年10月12日');
  });

  test('第三次告知的，写明此前的每一份告知书', () => {
    const life = new Life(kinds.承诺件).accept({ materials: [], outcome: { kind: 'correct' } });
    const [materialId = ''] = life.item.materials.map(({ id }) => id);
    const points = [{ materialId, problem: '缺少' as const, requirement: '提交原件1份' }];
    const further = { type: 'notify_again', points, reason: '有关规定已经修改', supervisor: '9001' } as const;
    const third = textOf(paperAfter('补正告知书', life.do('1001', further), '1001', further));
    const earlier = '示建许补字〔2026〕第10001号、示建许补字〔2026〕第10002号';
    expect(third).toContain(`本机关已以${earlier}告知需要补正的内容。`);
    expect(third).toContain(`\n${earlier}列明、尚未补正的其他内容仍需补正；`);
  });

  test('不冒充一次告知的全部内容', () =>
    expect(textOf(again()[0] as PaperContent)).not.toMatch(/全部内容|一次告知/));
});

describe('4.4 · 不受理告知书 · 许可法32(1)', () => {
  test('写明不需要取得许可、依据、退还的材料；一份，盖章', () => {
    const notice = paper('不受理告知书', notRequired);
    expect(linesOf(notice)).toEqual([
      '不受理告知书',
      '凤道运许告字〔2026〕第10001号',
      '陈示范：',
      '你（单位）于2026年9月30日向本机关提出“县行政区域内道路货物运输经营许可”申请（收件编号001-000001-2）。经审查，申请事项依法不需要取得行政许可。依据：《中华人民共和国道路运输条例》第二十四条规定总质量4500千克以下的普通货车无需许可。',
      '根据《中华人民共和国行政许可法》第三十二条第一款第（一）项的规定，现告知你（单位），本机关不受理该申请，申请材料退还。',
      '退还的申请材料',
      ...wholeList,
      '咨询电话：0852-0000001',
      '监督投诉电话：0852-0000110',
      ...ending,
      '本告知书一式一份，交申请人。',
    ]);
    expect([notice.copies, mediaOf(notice.kind)]).toEqual([1, 'document']);
  });

  test('不是决定，不写复议和诉讼', () =>
    expect(textOf(paper('不受理告知书', notRequired))).not.toMatch(/复议|诉讼/));

  test('不是行政许可的事项，不引用行政许可法', () => {
    const text = textOf(paper('不受理告知书', { ...notRequired, item: yearly }));
    expect(text).toContain('申请事项依法不需要办理。');
    expect(text).not.toContain('许可法');
  });
});

describe('4.5 · 不予受理决定书 · 许可法32(2)', () => {
  test('写明法定依据、具体理由、应当向谁申请、退还的材料、复议和诉讼的期限与机关', () => {
    expect(linesOf(paper('不予受理决定书', refusing))).toEqual([
      '行政许可不予受理决定书',
      '凤道运许不受字〔2026〕第10001号',
      '陈示范：',
      '你（单位）于2026年9月30日向本机关提出“县行政区域内道路货物运输经营许可”申请（收件编号001-000001-2）。经审查，申请事项依法不属于本行政机关职权范围。具体理由：申请运输的是民用航空器，由民航部门管理。',
      '依据《中华人民共和国行政许可法》第三十二条第一款第（二）项的规定，本机关决定不予受理。请向民航贵州安全监督管理局提出申请。',
      '退还的申请材料',
      ...wholeList,
      '如不服本决定，可以自收到本决定书之日起六十日内向凤冈县人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向凤冈县人民法院提起行政诉讼。',
      ...ending,
      '申请人（代理人）签收',
      '本决定书一式两份，一份交申请人，一份存档。',
    ]);
  });

  test('没有收下材料的，写明没有需要退还的', () => {
    const nothing = { ...refusing, change: { ...refusing.change, materials: [] } };
    expect(textOf(paper('不予受理决定书', nothing))).toContain('退还的申请材料：无。');
    expect(textOf(paper('收件凭证', nothing))).toContain('本件不予受理，理由和救济途径见决定书。');
    const needless = { ...notRequired, change: { ...notRequired.change, materials: [] } };
    expect(textOf(paper('不受理告知书', needless))).toContain('本机关不受理该申请。\n退还的申请材料：无。');
  });

  test('许可法78: 因申请人的行为不予受理的，写明是申请人', () => {
    const outcome = {
      kind: 'refuse' as const,
      ground: 'barred_period' as const,
      reason: '2026年3月1日因提供虚假材料被决定不予许可，一年内不得再次申请',
      competentOrgan: '',
      citation: '',
    };
    expect(textOf(paper('不予受理决定书', { change: { outcome } }))).toContain(
      '经审查，你（单位）在法律规定不得再次申请的期限内提出申请。具体理由：',
    );
  });
});
