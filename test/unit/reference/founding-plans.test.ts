import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue, serviceItem } from '#shared/reference/index.ts';
import { type PlanLine, readFoundingPlans } from '#shared/reference/import/plans.ts';
import { spelled } from '../../../electron/import/spelling.ts';
import { refusalOf, eventsOf as valueOf } from '../rules/results.ts';

const assets = join(import.meta.dirname, '../../../assets');
const read = (name: string) => JSON.parse(readFileSync(join(assets, name), 'utf8')) as unknown;
const json = read('founding-plans.json') as Record<string, Record<string, unknown>>;
const plans = valueOf(readFoundingPlans(json));
const said = (plan: PlanLine['plan'], report = plans.report) =>
  report.filter((line) => line.plan === plan).map(({ level, text }) => `${level} ${text}`);
const itemsOf = (department: string) => plans.items.filter((item) => item.department === department);
const named = (part: string) => {
  const item = plans.items.find(({ name }) => name.includes(part));
  if (item === undefined) throw new Error(`no item named ${part}`);
  return item;
};
const countBy = (names: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};
const changed = (plan: string, change: object) =>
  valueOf(readFoundingPlans({ ...json, [plan]: { ...json[plan], ...change } }));

describe('S3 凤冈县交通运输局', () => {
  const items = itemsOf('凤冈县交通运输局');

  test('A1: 申报31项、实列32项，报告并且一项不少', () => {
    expect(said('S3')).toContain('注意 申报31 / 实列32：实列的32项全部列入，没有舍去。');
    expect(items).toHaveLength(32);
    expect(countBy(items.map(({ organ }) => organ))).toEqual({
      凤冈县道路运输管理所: 14,
      凤冈县公路管理所: 8,
      凤冈县地方海事处: 10,
    });
  });

  test('“浮动实施”照录原文，并注明疑为“浮动设施”', () => {
    expect(named('浮动实施').name).toBe('浮动实施活动范围、条件审核');
    expect(named('浮动实施').notes).toEqual(['来源文本为“浮动实施”，疑为“浮动设施”，名称照录。']);
    expect(said('S3').join()).toContain('疑为“浮动设施”');
  });

  test('并列写成一项的，拆为办理项，事项仍是一项', () => {
    expect(named('年审').subItems.map(({ name }) => name)).toEqual(['客运', '普货', '危货']);
    expect(named('换证').subItems.map(({ name }) => name)).toEqual(['换证', '补办', '变更', '注销']);
  });

  test('已经取消或者改为备案的，保留并标明', () => {
    expect(plans.items.filter(({ legacy }) => legacy).map(({ name }) => name)).toEqual([
      '县行政区域内机动车维修经营许可',
      '城市园林绿化企业三级资质审批',
    ]);
  });

  test('入驻人员5人与到窗口工作2人不一致：两份名单都保留，并报告', () => {
    const lists = new Map(plans.staff.map(({ list, names }) => [list, names]));
    expect(lists.get('入驻人员')).toHaveLength(5);
    expect(lists.get('到窗口工作')).toEqual(['余姮', '张凤']);
    expect(lists.get('分管领导')).toEqual(['任辉']);
    expect(said('S3').join()).toContain('两份名单均已保留');
  });

  test('C3: 每个上报件都写明上级机关', () => {
    const forwarded = items.filter(({ handling }) => handling === '上报件');
    expect(forwarded.length).toBeGreaterThan(0);
    expect(forwarded.filter(({ superior }) => superior === null)).toEqual([]);
  });

  test('G3: 即办件不经审批流程，其他事项经单位领导审批', () => {
    for (const { handling, template } of items)
      expect(template).toBe(handling === '即办件' ? null : 'fenggang-transport');
  });
});

test('S1: 349、48、36项合计433项，与总数相符；改动其一即报错', () => {
  expect(plans.counts.map(({ bodies, items }) => [bodies, items])).toEqual([
    [31, 349],
    [11, 48],
    [4, 36],
  ]);
  expect(said('S1')).toEqual([
    '注意 常设窗口349项、综合窗口48项、政务服务分厅36项，合计433项，与总数相符；方案没有列出事项名称。',
  ]);
  const wrong = changed('plan1', { 综合窗口: { 部门: 11, 事项: 47 } });
  expect(said('S1', wrong.report)).toEqual([
    '错误 常设窗口349项、综合窗口47项、政务服务分厅36项，合计432项，总数写作433项。',
  ]);
});

test('A6: 丰顺45个单位按四种方式进驻，25、11、6、3', () => {
  const bodies = plans.departments.filter(({ plan }) => plan === 'S2');
  expect(countBy(bodies.map(({ mode }) => mode))).toEqual({
    整体进驻: 25,
    业务受理进驻: 11,
    公共服务: 6,
    管理监督: 3,
  });
  expect(said('S2')[0]).toContain('共45个单位');
  expect(said('S2').join()).toContain('县国税局、县地税局、县工商局、县质监局');
});

describe('S4 厦门市地方税务局', () => {
  test('A9: 13个窗口，其中7个窗口共用于两项业务', () => {
    const windows = plans.counters.map((pool) => [pool.businesses.join('、'), pool.windows.length]);
    expect(windows).toEqual([
      ['社保业务', 3],
      ['税务登记', 3],
      ['二手房交易税费征收、契税征收', 7],
    ]);
    expect(changed('plan4', { windows_total: 14 }).report).toContainEqual({
      plan: 'S4',
      level: '错误',
      text: '窗口总数写作14个，分项合计13个。',
    });
  });

  test('D6: 13个窗口13名人员，由相邻窗口替岗', () => {
    expect(said('S4').join()).toContain('替岗由相邻窗口的人员承担');
    const [pool] = plans.counters;
    expect(pool?.windows[1]?.neighbours).toEqual(['社保业务1号窗口', '社保业务3号窗口']);
  });

  test('B10: 减免税在窗口受理、审批，退税在窗口受理、审查，都不超过授予的权限', () => {
    const judged = (part: string) =>
      named(part).windowPowers.filter((stage) => ['受理', '审查', '审批'].includes(stage));
    expect(judged('减免税')).toEqual(['受理', '审批']);
    expect(judged('退税')).toEqual(['受理', '审查']);
    expect(judged('个人减免契税')).toEqual(['受理', '审批']);
    expect(named('退税').windowPowers).toContain('发证');
  });

  test('C1: 窗口有权审批的即时办结；退税报局领导审批', () => {
    expect(named('减免税').handling).toBe('即办件');
    expect(named('退税')).toMatchObject({ handling: '承诺件', template: 'xiamen-tax' });
  });

  test('B9: 简易处罚是单独的一类，不由申请人提出', () => {
    expect(plans.items.filter(({ category }) => category === '简易处罚').map(({ name }) => name)).toEqual([
      '税务违法、违规简易处罚',
    ]);
  });

  test('行政复议法27: 税务的复议机关是上一级，其他是本级人民政府', () => {
    const organ = (name: string) => plans.organs.find((entry) => entry.name === name);
    expect(organ('厦门市地方税务局')?.reconsideration).toBe('福建省地方税务局');
    expect(organ('怀化市住房和城乡建设局')?.reconsideration).toBe('怀化市人民政府');
  });
});

describe('S5 怀化市住房和城乡建设局', () => {
  test('G4: 受理与领取之间的三步，由副主任、法规科和主任、分管领导或者主要领导签署', () => {
    const template = plans.templates.find(({ department }) => department === '怀化市住房和城乡建设局');
    expect(template?.chain).toHaveLength(6);
    expect(template?.steps.map(({ kind, signers }) => [kind, signers.map(({ post }) => post)])).toEqual([
      ['审查', ['局政务中心副主任']],
      ['会签', ['法规科科长', '局政务中心主任']],
      ['审批', ['分管政务中心领导或局主要领导']],
    ]);
  });

  test('D3: 流程的最后一步不是领导审批的，不载入并报错', () => {
    const wrong = changed('plan5', { workflow: ['窗口受理', '法规科会签', '窗口通知领取'] });
    expect(wrong.templates.map(({ id }) => id)).not.toContain('huaihua-housing');
    expect(said('S5', wrong.report)).toContain('错误 审批流程的最后一步不是领导审批，没有载入。');
  });

  test('B7: 劳保基金、配套费、房建资质只收件；企业资质审批暂按只收件登记，并报告', () => {
    const passedOn = itemsOf('怀化市住房和城乡建设局').filter(({ intakeOnly }) => intakeOnly);
    expect(passedOn.map(({ name }) => name)).toEqual([
      '建筑业企业资质审批（三级及以下）',
      '劳保基金',
      '城市基础设施配套费征收',
      '房建资质审批',
    ]);
    expect(passedOn.every(({ template }) => template === null)).toBe(true);
    expect(said('S5').join()).toContain('由部门确认');
  });

  test('C5: 承诺时限不因特别程序停止', () =>
    expect(plans.settings).toContainEqual({
      department: '怀化市住房和城乡建设局',
      settings: { promisedKeepsRunning: true, headTitle: '政务中心主任' },
    }));
});

describe('方案没有给出的内容', () => {
  test('全部标明为示例', () => expect(plans.items.every(({ example }) => example)).toBe(true));

  test('H1 · 许可法58: 收费有固定标准和法律、行政法规依据', () => {
    const charged = plans.items.flatMap(({ fee }) => fee ?? []);
    expect(charged).not.toHaveLength(0);
    for (const { rate, basis, basisKind } of charged) {
      expect(rate).toBeGreaterThan(0);
      expect(basis.endsWith(basisKind === '法律' ? '法》' : '条例》')).toBe(true);
    }
  });

  test('许可法33: 由本机关核查的材料，不要求申请人提交', () => {
    const shared = plans.items.flatMap(({ materials }) => materials).filter((material) => material.shared);
    expect(shared).not.toHaveLength(0);
    expect(shared.every(({ required }) => !required)).toBe(true);
  });

  test('许可法57: 有数量限制的事项写明总数', () =>
    expect(plans.items.filter(({ quota }) => quota !== null)).toHaveLength(2));
});

test('许可法26 · B8: 每个事项都由大厅窗口统一受理、统一送达', () => {
  for (const { windowPowers, presence } of plans.items) {
    expect(windowPowers).toEqual(expect.arrayContaining(['受理', '发证']));
    expect(presence.state).toBe('已进驻');
  }
});

test('C2: 每个事项的承诺时限不长于法定时限，编码不重复', () => {
  for (const item of plans.items) expect(item.promisedDays).toBeLessThanOrEqual(item.legalDays);
  expect(new Set(plans.items.map(({ code }) => code)).size).toBe(plans.items.length);
});

test('目录文件就是由方案导出的内容', () => {
  const stored = catalogue.parse(read('catalogue.json'));
  expect(stored.items).toEqual(plans.items.map((item) => serviceItem.parse(spelled(item))));
});

test.each([null, 'x', {}, { ...json, plan3: {} }, { ...json, plan5: { ...json['plan5'], items: [''] } }])(
  '不完整的方案数据被拒绝，不是程序出错：%#',
  (data) => expect(refusalOf(readFoundingPlans(data)).kind).toBe('bad_input'),
);
