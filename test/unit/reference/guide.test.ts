import { describe, expect, test } from 'vitest';
import { counter, serviceItem, type ServiceItem } from '#shared/reference/index.ts';
import { type Guide, guideOf } from '#shared/reference/guide.ts';
import { hall, itemNamed, items, today } from '../../support/hall.ts';

const freight = itemNamed('道路货物运输经营许可');
const section = (guide: Guide, title: string) => {
  const found = guide.sections.find((entry) => entry.title === title);
  if (found === undefined) throw new Error(`no section ${title}`);
  return found;
};
const lines = (item: ServiceItem, title: string, on = today) =>
  section(guideOf(item, hall, on), title).lines.join('\n');

describe('A10 · 许可法30 办事指南', () => {
  const guide = guideOf(freight, hall, today);

  test('按依据、条件、数量、材料、程序、期限、收费、申请书、地点、投诉的次序公示', () =>
    expect(guide.sections.map(({ title }) => title)).toEqual([
      '设定依据',
      '申请条件',
      '数量',
      '申请材料目录',
      '办理程序',
      '办理时限',
      '收费依据和标准',
      '申请方式',
      '申请书示范文本',
      '办理地点和时间',
      '咨询和投诉',
    ]));

  test('目录中的每个本大厅事项都能出指南，没有缺项', () => {
    const ours = items.items.filter(({ department }) => department === '凤冈县交通运输局');
    expect(ours.filter((item) => guideOf(item, hall, today).missing.length > 0)).toEqual([]);
  });

  test('时限写明工作日，收费写明不收费', () => {
    expect(lines(freight, '办理时限')).toContain('法定时限：20个工作日\n承诺时限：12个工作日');
    expect(lines(freight, '收费依据和标准')).toBe('不收费。');
    expect(lines(itemNamed('年审'), '办理时限')).toContain('当场办结');
  });

  test('许可法59: 收费公布项目、标准和依据', () =>
    expect(lines(itemNamed('从业人员资格证考核'), '收费依据和标准')).toBe(
      '从业资格证工本费（示例）：12.00元/本。依据：《中华人民共和国道路运输条例》。',
    ));

  test('许可法45: 许可事项写明不计算在内的时间，其他事项不写', () => {
    expect(lines(freight, '办理时限')).toContain('听证');
    expect(lines(itemNamed('年审'), '办理时限')).not.toContain('听证');
  });

  test('地点是当日办理该部门业务的窗口', () => {
    expect(lines(freight, '办理地点和时间')).toContain('一楼A区01号窗口（交通窗口1号）');
    const moved = counter.parse({
      ...hall.counter,
      allocations: [{ department: freight.department, from: '2027-01-01' }],
    });
    expect(guideOf(freight, { ...hall, counter: moved }, today).missing).toEqual(['办理地点和时间']);
  });

  test('咨询电话是承办机关的，投诉电话是大厅的', () =>
    expect(section(guide, '咨询和投诉').lines).toEqual(['咨询电话：0852-0000001', '投诉电话：0852-0000110']));

  test('没有写明的不空着，列为缺项', () => {
    const bare = serviceItem.parse({
      ...freight,
      guide: { basis: '', conditions: '', procedure: '', modelForm: '' },
    });
    expect(guideOf(bare, hall, today).missing).toEqual(['设定依据', '申请条件', '申请书示范文本']);
    expect(lines(bare, '设定依据')).toBe('（尚未公布，请向窗口咨询。）');
    expect(lines(bare, '办理程序')).toContain('单位领导网上审查要件后审批');
  });
});

test('许可法31: 材料目录完整，写明不要求目录以外的材料', () => {
  const table = section(guideOf(freight, hall, today), '申请材料目录');
  expect(table.table?.rows).toHaveLength(freight.materials.length);
  expect(table.table?.rows[5]).toEqual([
    '6',
    '经营场所使用证明',
    '复印件',
    '1',
    '非必要',
    '《中华人民共和国行政许可法》第三十一条',
    '申请人自备',
  ]);
  expect(table.lines[0]).toBe('除下列材料外，不要求提供其他材料。');
});

test('许可法33: 由本机关核查的材料，写明不需要提交', () => {
  const table = section(guideOf(itemNamed('从业人员资格证考核'), hall, today), '申请材料目录');
  expect(table.table?.rows.at(-1)?.[4]).toBe('由本机关核查');
  expect(table.lines).toContain('标明“由本机关核查”的，不需要申请人提交。');
});

test('许可法57: 有数量限制的，写明总数和先后顺序', () => {
  expect(lines(itemNamed('出租汽车经营许可'), '数量')).toBe('共20个，按照受理申请的先后顺序作出决定。');
  expect(lines(freight, '数量')).toBe('没有数量限制。');
});

test('许可法29: 可以委托代理人；依法应当到场的写明本人到场；申请书格式文本免费', () => {
  expect(lines(freight, '申请方式')).toContain('可以委托代理人');
  expect(lines(itemNamed('从业人员资格证考核'), '申请方式')).toContain('本人到窗口');
  expect(lines(freight, '申请书示范文本')).toContain('免费提供');
});

test('C3 · 许可法35: 上报件写明由谁决定', () =>
  expect(lines(itemNamed('船舶所有权登记初审'), '办理程序')).toContain('报遵义市地方海事局（示例）决定'));

test('C4: 可能在大厅以外进行的环节写明', () =>
  expect(lines(itemNamed('危险货物运输经营许可'), '办理程序')).toContain('可能需要：实地勘察、专家评审。'));

test('A2: 未进驻的事项写明到哪里办理', () => {
  const outside = serviceItem.parse({
    ...freight,
    presence: {
      state: '未进驻',
      reason: '因涉及保密',
      approval: '县府函〔2026〕8号',
      approvedOn: '2026-05-01',
      handledAt: '县交通运输局三楼',
    },
  });
  expect(lines(outside, '办理地点和时间')).toBe('办理地点：县交通运输局三楼（因涉及保密）');
});

test('B9: 简易处罚没有申请方式和申请书', () => {
  const titles = guideOf(itemNamed('简易处罚'), hall, today).sections.map(({ title }) => title);
  expect(titles).not.toContain('申请方式');
  expect(titles).not.toContain('申请书示范文本');
});
