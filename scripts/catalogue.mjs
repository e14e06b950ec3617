// Builds assets/catalogue.json from assets/founding-plans.json: every item the plans name, none dropped.
// The plans give names and who acts; limits, materials and fees are plausible examples (marked 示例 on screen)
// until a department's own 一览表 replaces them. Run after changing either file: `node scripts/catalogue.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';

const assets = join(import.meta.dirname, '..', 'assets');
const plans = JSON.parse(readFileSync(join(assets, 'founding-plans.json'), 'utf8'));

/** Example organisation codes: well formed, of no registered body. */
const codeOf = {
  凤冈县交通运输局: '11520327MB0000001',
  厦门市地方税务局: '11350200MB0000002',
  怀化市住房和城乡建设局: '11431200MB0000003',
};

function creditCode(first17) {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce(
    (total, weight, index) => total + weight * characters.indexOf(first17[index]),
    0,
  );
  return first17 + characters[(31 - (sum % 31)) % 31];
}

/** 实施编码: credit code (18) + level of government (4: county, 3: city) + basic code (12). */
function itemCode(department, serial) {
  const level = department.startsWith('凤冈县') ? '4' : '3';
  const field = { 凤冈县交通运输局: '18', 厦门市地方税务局: '30', 怀化市住房和城乡建设局: '17' }[department];
  return `${creditCode(codeOf[department])}${level}0001${field}${String(serial).padStart(3, '0')}000`;
}

const spell = (name) =>
  pinyin(name.replaceAll(/[^\p{Script=Han}]/gu, ''), { toneType: 'none', type: 'array' });

const material = (id, name, form, copies, basis, source, required = true) => ({
  id,
  name,
  form,
  copies,
  required,
  basis,
  source,
});
const form = (law) => material('form', '申请书（表）', '原件', 1, law, '窗口免费提供');
const identity = (law) =>
  material('identity', '申请人身份证件或营业执照', '原件和复印件', 1, law, '申请人自备');

const licenceLaw = '《中华人民共和国行政许可法》第三十一条';
const sets = {
  运输经营: [
    form('《中华人民共和国道路运输条例》'),
    identity('《中华人民共和国道路运输条例》'),
    material(
      'vehicles',
      '拟投入车辆的行驶证、检测合格证明',
      '复印件',
      1,
      '《中华人民共和国道路运输条例》',
      '车辆检测机构',
    ),
    material(
      'drivers',
      '驾驶人员的驾驶证、从业资格证',
      '复印件',
      1,
      '《中华人民共和国道路运输条例》',
      '申请人自备',
    ),
    material('safety', '安全生产管理制度文本', '原件', 1, '《中华人民共和国道路运输条例》', '申请人自备'),
    material('site', '经营场所使用证明', '复印件', 1, licenceLaw, '申请人自备', false),
  ],
  从业资格: [
    form('《道路运输从业人员管理规定》'),
    identity('《道路运输从业人员管理规定》'),
    material(
      'licence',
      '机动车驾驶证',
      '原件和复印件',
      1,
      '《道路运输从业人员管理规定》',
      '公安交通管理部门',
    ),
    material('photo', '近期免冠照片', '原件', 2, '《道路运输从业人员管理规定》', '申请人自备'),
  ],
  车辆年审: [
    form('《道路运输车辆技术管理规定》'),
    material('permit', '道路运输证', '原件', 1, '《道路运输车辆技术管理规定》', '申请人自备'),
    material(
      'inspection',
      '车辆综合性能检测报告单',
      '原件',
      1,
      '《道路运输车辆技术管理规定》',
      '车辆检测机构',
    ),
  ],
  公路: [
    form('《公路安全保护条例》'),
    identity('《公路安全保护条例》'),
    material('plan', '施工方案和设计图纸', '原件', 2, '《公路安全保护条例》', '申请人自备'),
    material(
      'protection',
      '保障公路及附属设施质量和安全的技术评价报告',
      '原件',
      1,
      '《公路安全保护条例》',
      '有资质的技术服务机构',
    ),
    material(
      'emergency',
      '处置施工险情和意外事故的应急方案',
      '原件',
      1,
      '《公路安全保护条例》',
      '申请人自备',
    ),
  ],
  海事: [
    form('《中华人民共和国内河交通安全管理条例》'),
    identity('《中华人民共和国内河交通安全管理条例》'),
    material(
      'ship',
      '船舶国籍证书、检验证书',
      '原件和复印件',
      1,
      '《中华人民共和国内河交通安全管理条例》',
      '海事管理机构',
    ),
    material(
      'plan',
      '作业（活动）方案和安全保障措施',
      '原件',
      1,
      '《中华人民共和国内河交通安全管理条例》',
      '申请人自备',
    ),
  ],
  涉税: [
    form('《中华人民共和国税收征收管理法》'),
    identity('《中华人民共和国税收征收管理法》'),
    material(
      'proof',
      '涉税（费）事项的合同、协议或其他证明',
      '复印件',
      1,
      '《中华人民共和国税收征收管理法》',
      '申请人自备',
    ),
  ],
  建设: [
    form('《中华人民共和国建筑法》'),
    identity('《中华人民共和国建筑法》'),
    material('approval', '项目批准或核准文件', '复印件', 1, '《中华人民共和国建筑法》', '发展改革部门'),
    material('technical', '技术资料和专业人员证明', '复印件', 1, '《中华人民共和国建筑法》', '申请人自备'),
  ],
};

const transport = '凤冈县交通运输局';
const tax = '厦门市地方税务局';
const housing = '怀化市住房和城乡建设局';

const notesByName = {
  浮动实施活动范围: ['来源文本为“浮动实施”，疑为“浮动设施”，名称照录。'],
  道路运输车辆年审: ['办理项：客运、普货、危货。'],
  道路运输从业资格证换证: ['办理项：换证、补办、变更、注销。'],
  县行政区域内机动车维修经营许可: ['旧事项名称：机动车维修经营已由许可改为备案，请核对现行目录。'],
  城市园林绿化企业三级资质审批: ['旧事项名称：该资质审批已取消，请核对现行目录。'],
  建筑业企业资质审批: ['窗口受理后仍按原运行模式审批，权限待部门确认。'],
};
const notesOf = (name) =>
  Object.entries(notesByName).flatMap(([part, notes]) => (name.includes(part) ? notes : []));

function transportItem(organ, name) {
  if (/签证|年审|标志牌|换证/.test(name)) {
    const materials = /签证/.test(name) ? sets.海事 : /换证/.test(name) ? sets.从业资格 : sets.车辆年审;
    return { category: '其他行政权力', handling: '即办件', legalDays: 20, promisedDays: 0, materials };
  }
  if (/从业资格|资格证/.test(name))
    return {
      category: '行政许可',
      handling: '承诺件',
      legalDays: 20,
      promisedDays: 5,
      materials: sets.从业资格,
    };
  if (/初审|建设港口/.test(name))
    return {
      category: '行政许可',
      handling: '上报件',
      legalDays: 20,
      promisedDays: 10,
      materials: sets.海事,
    };
  const materials = organ.includes('公路') ? sets.公路 : organ.includes('海事') ? sets.海事 : sets.运输经营;
  return { category: '行政许可', handling: '承诺件', legalDays: 20, promisedDays: 12, materials };
}

/** Brackets as official titles write them (GB/T 15834); the plans' copies have ASCII ones. */
const titled = (name) => name.replaceAll('(', '（').replaceAll(')', '）');

const drafts = [];
for (const [list, names] of Object.entries(plans.plan3.lists)) {
  const organ = list.replace(/^县/, '凤冈县');
  for (const name of names)
    drafts.push({ name, department: transport, organ, ...transportItem(organ, name) });
}

const levy = {
  category: '行政征收',
  handling: '即办件',
  legalDays: 20,
  promisedDays: 0,
  materials: sets.涉税,
};
const service = { ...levy, category: '公共服务' };
for (const name of plans.plan4.business.税务登记)
  drafts.push({ name: `税务登记（${name}）`, department: tax, organ: tax, ...service });
for (const [group, names] of Object.entries(plans.plan4.business.社保业务)) {
  for (const name of names)
    drafts.push({ name: `社保业务（${group}）：${name}`, department: tax, organ: tax, ...service });
}
for (const group of ['二手房交易税费征收', '契税征收']) {
  for (const { 事项: name, 权限: power } of plans.plan4.business[group]) {
    const committed = power === '征收' ? {} : { handling: '承诺件', promisedDays: 10 };
    const notes = power === '征收' ? [] : [`窗口权限：${power}。`];
    drafts.push({ name, department: tax, organ: tax, ...levy, ...committed, notes });
  }
}
for (const name of plans.plan5.items)
  drafts.push({
    name,
    department: housing,
    organ: housing,
    category: '行政许可',
    handling: '承诺件',
    legalDays: 20,
    promisedDays: 15,
    materials: sets.建设,
  });
for (const name of plans.plan5['仅在窗口受理报建资料_原运行模式审批']) {
  const notes = ['仅收件：窗口受理报建资料，仍按原运行模式审批。'];
  drafts.push({
    name,
    department: housing,
    organ: housing,
    category: '其他行政权力',
    handling: '承诺件',
    legalDays: 20,
    promisedDays: 15,
    materials: sets.建设,
    notes,
  });
}

const serials = {};
const items = drafts.map(({ notes = [], ...draft }) => {
  const serial = (serials[draft.department] = (serials[draft.department] ?? 0) + 1);
  const syllables = spell(draft.name);
  return {
    code: itemCode(draft.department, serial),
    ...draft,
    name: titled(draft.name),
    initials: syllables.map((syllable) => syllable[0]).join(''),
    pinyin: syllables.join(''),
    fee: null,
    notes: [...notes, ...notesOf(draft.name)],
    example: true,
  };
});

const listed = Object.values(plans.plan3.lists).flat().length;
if (listed !== plans.plan3.claimed_total)
  console.log(`凤冈县交通运输局：申报${plans.plan3.claimed_total}项，实列${listed}项，全部列入。`);
writeFileSync(
  join(assets, 'catalogue.json'),
  `${JSON.stringify({ version: 'founding-plans-1', items }, null, 1)}\n`,
);
console.log(`assets/catalogue.json:${items.length}项。`);
