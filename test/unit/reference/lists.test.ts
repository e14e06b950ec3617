import { describe, expect, test } from 'vitest';
import { staffMember, serviceItem } from '#shared/reference/index.ts';
import {
  type ImportResult,
  type ImportedList,
  readListA,
  readListB,
} from '#shared/reference/import/lists.ts';
import {
  type Cell,
  changedRow,
  known,
  rowsA,
  rowsB,
  sheetA,
  titlesA,
  titlesB,
  withWater,
} from './list-sheets.ts';

const data = (result: ImportResult<ImportedList>): ImportedList => {
  if (result.data === null) throw new Error(JSON.stringify(result.report, null, 1));
  return result.data;
};
const errors = ({ report }: ImportResult<ImportedList>) =>
  report
    .filter(({ level }) => level === '错误')
    .map(({ row, column, text }) => `${row ?? '表'} ${column}：${text}`);
const notes = ({ report }: ImportResult<ImportedList>) =>
  report.filter(({ level }) => level === '注意').map(({ text }) => text);
const importA = (rows: readonly (readonly Cell[])[] = rowsA) => readListA(sheetA(rows), known);

describe('A7 一览表A', () => {
  const list = data(importA());

  test('部门、窗口、人员、事项各归其位，合并的单元格向下沿用', () => {
    expect(list.departments).toMatchObject([{ name: '凤冈县水务局', mode: '整体进驻' }]);
    expect(list.counters.map(({ id, departments }) => [id, departments])).toEqual([
      ['水务1号窗口', ['凤冈县水务局']],
      ['水务2号窗口', ['凤冈县水务局']],
    ]);
    expect(list.staff.map(({ number, name, counter }) => [number, name, counter])).toEqual([
      ['4002', '陈河', '水务1号窗口'],
      ['4003', '李溪', '水务1号窗口'],
      ['4004', '王江', '水务2号窗口'],
    ]);
    expect(list.items.map(({ name, legalDays, promisedDays }) => [name, legalDays, promisedDays])).toEqual([
      ['取水许可', 20, 10],
      ['河道采砂许可证补发', 20, 0],
    ]);
    expect(list.foot).toEqual({ filledBy: '李溪', signedBy: '陈河', filledOn: '2026年8月8日' });
  });

  test('D9: 人员登记编制性质、工作年限、进驻起日；性别不登记', () => {
    expect(list.staff[1]).toMatchObject({
      establishment: '事业编制',
      yearsOfWork: 4,
      from: '2026-09-01',
      phone: '13800000001',
    });
    expect(JSON.stringify(list)).not.toContain('女');
    expect(notes(importA())).toContain('“性别”没有用途，不登记（个人信息保护法6）。');
  });

  test('D8: 派驻未满年限、表中没有再列的人员，提示是提前更换；期满的、其他部门的不提示', () => {
    const before = known.hall.staff.find(({ role }) => role === 'clerk');
    if (before === undefined) throw new Error('the hall has no clerk');
    const posted = (number: string, name: string, change: object) =>
      staffMember.parse({
        ...before,
        number,
        name,
        department: '凤冈县水务局',
        from: '2025-10-09',
        ...change,
      });
    const staff = [
      ...known.hall.staff,
      posted('3901', '赵泉', {}),
      posted('3902', '钱塘', { from: '2024-09-30' }),
      posted('3903', '孙湖', { until: '2026-08-31' }),
      posted('3904', '周海', { role: 'leader' }),
      posted('3905', '王江', {}),
    ];
    const result = readListA(sheetA(), { ...known, hall: { ...known.hall, staff } });
    expect(result.data).not.toBeNull();
    expect(result.report.filter(({ text }) => text.includes('D8'))).toEqual([
      {
        row: null,
        column: '工作人员姓名',
        level: '注意',
        text: '赵泉自2025年10月9日起派驻，未满2年，原则上不得更换（D8）。',
        next: '确需更换的，填写事由；所产生的费用由派驻部门负责。',
      },
    ]);
    expect(notes(importA()).some((text) => text.includes('D8'))).toBe(false);
  });

  test('D2 · D3: 窗口组长持授权书，三项权力，事项清单和印章', () => {
    expect(list.staff[0]).toMatchObject({ role: 'window_head', rank: '股长', standIns: ['4003'] });
    expect(list.staff[0]?.mandate).toEqual({
      number: '凤水授〔2026〕第1号',
      version: 1,
      organ: '凤冈县水务局',
      grantee: '4002',
      items: list.items.map(({ code }) => code),
      powers: ['受理决定权', '协调催办和管理权', '即办类最终许可权'],
      seals: ['行政审批专用章', '行政受理专用章'],
      from: '2026-09-01',
      until: '2028-08-31',
    });
    expect(list.staff[1]).toMatchObject({
      role: 'clerk',
      mandate: { powers: ['受理决定权'], grantee: '4002' },
    });
  });

  test('D1: 授权程度定到人和事项', () => {
    expect(list.staff.map(({ level }) => level)).toEqual(['中层及以下', '中层及以下', '中层及以下']);
    expect(list.items.map(({ decisionLevel }) => decisionLevel)).toEqual(['局领导', '中层']);
    const only = data(importA(changedRow(0, { 授权程度: '仅受理' })));
    expect(only.items[0]?.windowPowers).not.toContain('审批');
    const whole = data(importA(changedRow(0, { 授权程度: '全部' })));
    expect(whole.staff.map(({ level }) => level)).toEqual(['全部', '全部', '全部']);
  });

  test('C2 · 许可法42: 行政许可的法定时限长于二十个工作日的，写明法律、法规才登记', () => {
    const long = (...basis: Cell[]) => {
      const rows = changedRow(0, { 法定时限: '60个工作日' });
      return readListA(
        [
          [...titlesA, '法定时限依据'],
          ...rows.map((row, index) => [...row, ...(index === 0 ? basis : [null])]),
        ],
        known,
      );
    };
    expect(errors(long(null))).toEqual([
      '2 法定时限：“取水许可”的法定时限60个工作日长于20个工作日，没有写明另有规定的法律、法规（C2 · 许可法42）。',
    ]);
    expect(errors(long('上级规定'))).toHaveLength(1);
    expect(data(long('《取水许可和水资源费征收管理条例》第十九条')).items[0]).toMatchObject({
      legalDays: 60,
      limitBasis: '《取水许可和水资源费征收管理条例》第十九条',
    });
  });

  test('H1: 收费依据和标准分开登记，以分计', () =>
    expect(list.items[1]?.fee).toMatchObject({
      rate: 1250,
      unit: '本',
      basis: '《中华人民共和国水法》第四十八条',
      basisKind: '法律',
    }));

  test('登记的内容符合人员和事项的格式', () => {
    for (const item of list.items)
      expect(serviceItem.safeParse({ ...item, initials: '', pinyin: '' }).success).toBe(true);
    for (const person of list.staff)
      expect(staffMember.safeParse({ ...person, pinHash: 'scrypt$' }).success).toBe(true);
  });

  test('需要人核对的，逐项说明', () => {
    const said = notes(importA()).join('\n');
    expect(said).toContain('取水许可、河道采砂许可证补发没有材料清单，只登记了申请书（许可法31）。');
    expect(said).toContain('没有实施编码，使用内部编码');
    expect(said).toContain('大厅资料中没有凤冈县水务局的简称、电话和救济机关');
    expect(said).toContain('授权书凤水授〔2026〕第1号没有写明起止日期');
    expect(said).toContain('大厅资料中没有窗口水务1号窗口、水务2号窗口');
  });

  test('列的顺序不限，标题分两行并合并的也可以', () => {
    const at = (title: string) => titlesA.indexOf(title as (typeof titlesA)[number]);
    const order = [...titlesA].toReversed();
    const shuffled = [order, ...rowsA.map((row) => order.map((title) => row[at(title)] ?? null))];
    expect(data(readListA(shuffled, known)).staff).toEqual(list.staff);
    const groups = titlesA.map((title) => {
      if (title === '窗口组长姓名') return '窗口组长（姓名/职务）';
      if (title === '工作人员姓名') return '工作人员';
      if (title === '事项名称') return '办理事项';
      return title.startsWith('窗口组长') ||
        /^(性别|职务|编制性质|电话|进驻起日|替岗人员|工作年限)$/.test(title)
        ? null
        : /^(类别|办件类型|法定时限|承诺时限|是否收费|收费依据标准|授权程度|用章)$/.test(title)
          ? null
          : title;
    });
    const below = titlesA.map((title) =>
      /^(部门|窗口号|授权书编号)$/.test(title) ? null : title.replace(/^(窗口组长|工作人员|事项)/, ''),
    );
    const twoRows = [['一览表A'], groups, below, ...rowsA];
    const read = data(readListA(twoRows, known));
    expect(read.items.map(({ name }) => name)).toEqual(list.items.map(({ name }) => name));
    expect(read.staff.map(({ name, role }) => [name, role])).toEqual(
      list.staff.map(({ name, role }) => [name, role]),
    );
  });

  test('不认识的列不导入，并说明', () => {
    const sheet = [[...titlesA, '备用'], ...rowsA.map((row) => [...row, '某内容'])];
    expect(notes(readListA(sheet, known))).toContain('“备用”不是一览表的列，没有导入。');
    expect(JSON.stringify(data(readListA(sheet, known)))).not.toContain('某内容');
  });

  test('A3: 几个部门共用一个窗口，各部门的人员和事项分开登记', () => {
    const other = rowsA.map((row, index) => (index === 0 ? row.with(0, '凤冈县林业局') : row));
    const shared = data(importA([...rowsA, ...other]));
    expect(shared.counters.map(({ id, departments }) => [id, departments])).toEqual([
      ['水务1号窗口', ['凤冈县水务局', '凤冈县林业局']],
      ['水务2号窗口', ['凤冈县水务局', '凤冈县林业局']],
    ]);
    expect(shared.staff).toHaveLength(6);
    expect(new Set(shared.staff.map(({ number }) => number)).size).toBe(6);
    const [, , , head] = shared.staff;
    expect(head?.mandate).toMatchObject({ organ: '凤冈县林业局', grantee: head?.number });
  });

  test('工号在Excel中是数字的，提醒核对开头的0；已有人员的工号不变', () => {
    const sheet = [[...titlesA, '工号'], ...rowsA.map((row, index) => [...row, index === 0 ? 5001 : null])];
    const result = readListA(sheet, known);
    expect(data(result).staff.map(({ number }) => number)).toEqual(['5001', '5002', '5003']);
    expect(notes(result)).toContain('工号5001在表中是数字，开头的0会丢失。');
    const taken = [[...titlesA, '工号'], ...rowsA.map((row, index) => [...row, index === 0 ? '1001' : null])];
    expect(errors(readListA(taken, known))).toEqual(['2 工号：工号1001已经是余姮的工号。']);
  });

  test('窗口号与大厅已有窗口相同的，派驻到该窗口', () => {
    const at = data(importA(changedRow(0, { 窗口号: '交通窗口1号' })));
    expect(at.staff[0]?.counter).toBe('training-fenggang-01');
    expect(at.counters.map(({ id }) => id)).toEqual(['水务2号窗口']);
  });
});

describe('错误逐行写明，有错误的一项也不导入', () => {
  const refused: readonly [string, number, Parameters<typeof changedRow>[1], string][] = [
    [
      'C2 承诺时限长于法定时限',
      0,
      { 承诺时限: 21 },
      '4 承诺时限：“取水许可”的承诺时限21个工作日长于法定时限20个工作日（C2）。',
    ],
    [
      'C1 即办件应当当场办结',
      1,
      { 承诺时限: 3 },
      '5 承诺时限：“河道采砂许可证补发”是即办件，承诺时限应当是当场（C1）。',
    ],
    [
      'H1 收费没有依据',
      1,
      { 收费依据标准: '12.50元/本' },
      '5 收费依据标准：“河道采砂许可证补发”收费没有法律、行政法规依据（H1 · 许可法58）。',
    ],
    [
      '许可法58 部门规章不能设定收费',
      1,
      { 收费依据标准: '《取水许可管理办法》12元/本' },
      '5 收费依据标准：“河道采砂许可证补发”收费没有法律、行政法规依据（H1 · 许可法58）。',
    ],
    [
      '许可法58 地方性法规不能设定收费',
      1,
      { 收费依据标准: '《贵州省水资源条例》12元/本' },
      '5 收费依据标准：“河道采砂许可证补发”收费没有法律、行政法规依据（H1 · 许可法58）。',
    ],
    [
      'H1 没有固定标准',
      1,
      { 收费依据标准: '《中华人民共和国水法》按规定收取' },
      '5 收费标准：“河道采砂许可证补发”没有写明收费标准（H1）。',
    ],
    [
      'H1 不收费却写了标准',
      0,
      { 收费依据标准: '12元/本' },
      '4 是否收费：“取水许可”填写为不收费，又填写了收费标准。',
    ],
    ['类别不能识别', 0, { 类别: '审批类' }, '4 类别：“类别”中的“审批类”不能识别。'],
    ['办件类型没有填写', 0, { 办件类型: null }, '4 办件类型：没有填写“办件类型”。'],
    [
      'C3 上报件没有上级机关',
      0,
      { 办件类型: '上报件' },
      '4 上级机关：“取水许可”是上报件，没有写明上级机关（C3）。',
    ],
    ['D1 授权程度不能识别', 0, { 授权程度: '部分' }, '4 授权程度：“授权程度”中的“部分”不能识别。'],
    [
      'C1 · D3 即办件只授予受理权',
      1,
      { 授权程度: '仅受理' },
      '5 授权程度：“河道采砂许可证补发”是即办件，只授予受理权不能当场办结（C1 · D3）。',
    ],
    ['期限写作月', 0, { 法定时限: '3个月' }, '4 法定时限：“法定时限”中的“3个月”不能识别。'],
    ['日期不存在', 1, { 进驻起日: '2026-02-30' }, '5 进驻起日：“进驻起日”中的“2026-02-30”不能识别。'],
    ['日期变成了数字', 1, { 进驻起日: 46266 }, '5 进驻起日：“进驻起日”中的“46266”不能识别。'],
    ['职务不能识别', 2, { 职务: '负责同志' }, '6 职务：“职务”中的“负责同志”不能识别。'],
    [
      'D2 窗口组长低于股长',
      0,
      { 窗口组长职务: '科员' },
      '4 窗口组长职务：陈河的职级是科员，窗口组长应当由股长以上人员担任（D2）。',
    ],
    ['D9 非在编', 1, { 编制性质: '合同工' }, '5 工作人员姓名：李溪不是在编人员，不能派驻窗口（D9）。'],
    [
      'D9 工作年限不足',
      1,
      { 工作年限: 1 },
      '5 工作人员姓名：李溪的工作年限是1年，派驻人员应当有3年以上工作经验（D9）。',
    ],
    ['D3 没有授权书编号', 0, { 授权书编号: null }, '4 授权书编号：窗口组长陈河没有授权书编号（D3）。'],
    [
      'D6 · D7 替岗人员不在名单中',
      1,
      { 替岗人员: '张三' },
      '5 替岗人员：替岗人员“张三”不在凤冈县水务局的名单中（D6 · D7）。',
    ],
    ['D6 本人替岗', 1, { 替岗人员: '李溪' }, '5 替岗人员：李溪不能由本人替岗（D6）。'],
    [
      'D2 一个窗口两名组长',
      1,
      { 窗口组长姓名: '王江', 窗口组长职务: '股长', 授权书编号: '2号' },
      '5 窗口组长姓名：水务1号窗口填写了两名窗口组长：陈河、王江（D2）。',
    ],
    ['事项重复', 1, { 事项名称: '取水许可' }, '5 事项名称：事项“取水许可”与第4行重复。'],
    ['人员重复', 2, { 工作人员姓名: '李溪' }, '6 工作人员姓名：工作人员“李溪”与第5行重复。'],
    [
      '有事项内容没有名称',
      1,
      { 事项名称: null },
      '5 事项名称：填写了类别、办件类型、法定时限、承诺时限、是否收费，没有填写“事项名称”。',
    ],
    ['部门没有填写', 0, { 部门: null }, '4 部门：没有填写“部门”，上方也没有可以沿用的内容。'],
    ['用章不是印章', 0, { 用章: '签字' }, '4 用章：“用章”中的“签字”不能识别。'],
    ['名称过长', 0, { 事项名称: '长'.repeat(401) }, '4 事项名称：“事项名称”超过400个字。'],
    [
      'GB 18030 自造字',
      1,
      { 工作人员姓名: '李\uE000' },
      '5 工作人员姓名：“工作人员姓名”中有一个自造字（U+E000），不能印到纸上。',
    ],
  ];
  test.each(refused)('%s', (_title, row, change, text) => {
    const result = importA(changedRow(row, change));
    expect(errors(result)).toContain(text);
    expect(result.data).toBeNull();
    for (const line of result.report) expect(line.next).not.toBe('');
  });

  test('一次写明所有的错误，不是只报第一处', () => {
    const rows = changedRow(0, { 承诺时限: 30, 类别: '其它的' }).map((row, index) =>
      index === 1 ? (changedRow(1, { 进驻起日: '昨天' })[1] ?? row) : row,
    );
    expect(errors(importA(rows)).map((line) => line.split('：')[0])).toEqual([
      '4 类别',
      '4 承诺时限',
      '5 进驻起日',
    ]);
  });

  test('缺少必要的列，写明列名', () => {
    const without = [titlesA.slice(0, -1), ...rowsA.map((row) => row.slice(0, -1))];
    expect(errors(readListA(without, known))).toEqual(['1 ：缺少“授权书编号”列。']);
  });

  test('同一列出现两次', () =>
    expect(errors(readListA([[...titlesA, '部门'], ...rowsA], known))).toEqual([
      '1 部门：“部门”列出现了两次。',
    ]));

  test.each([
    ['空表', [], '表 ：表中没有内容。'],
    ['只有空格', [[' ', null], []], '表 ：表中没有内容。'],
    ['没有表头', [['姓名是'], ['甲']], '表 ：没有找到表头。'],
    ['只有表头', [[...titlesA]], '表 ：表头下面没有数据行。'],
  ])('%s', (_title, rows, text) => expect(errors(readListA(rows, known))).toEqual([text]));
});

describe('A1 事项与目录对照', () => {
  test('目录中已有的，沿用编码和材料清单，其余按表更新', () => {
    const result = readListA(sheetA(), withWater);
    const [item] = data(result).items;
    expect(item?.code).toBe('11520327MB0000009X4000119001000');
    expect(item?.materials).toHaveLength(6);
    expect(item?.promisedDays).toBe(10);
    expect(notes(result)).toContain('取水许可目录中已有，按表中的内容更新，材料清单不变。');
  });

  test('编码相同、名称不同的是更名，原有办件不受影响', () => {
    const sheet = [
      [...titlesA, '实施编码'],
      ...changedRow(0, { 事项名称: '取用水许可' }).map((row, index) => [
        ...row,
        index === 0 ? '11520327MB0000009X4000119001000' : null,
      ]),
    ];
    const result = readListA(sheet, withWater);
    expect(data(result).items[0]?.name).toBe('取用水许可');
    expect(notes(result)).toContain('“取水许可”更名为“取用水许可”，原有办件不受影响。');
  });

  test.each([
    [123456789012345680, '“取水许可”的实施编码在表中是数字，第15位以后已经丢失。'],
    ['123', '“取水许可”的实施编码不是31位数字和大写字母。'],
  ])('实施编码%s被拒绝', (code, text) => {
    const sheet = [
      [...titlesA, '实施编码'],
      ...rowsA.map((row, index) => [...row, index === 0 ? code : null]),
    ];
    expect(errors(readListA(sheet, known))).toEqual([`2 实施编码：${text}`]);
  });

  test('非行政许可审批是旧类别，导入并标明', () =>
    expect(data(importA(changedRow(0, { 类别: '非行政许可审批' }))).items[0]).toMatchObject({
      category: '其他行政权力',
      legacy: true,
    }));
});

describe('A6 · A7 一览表B', () => {
  const sheet = [['一览表B'], [...titlesB], ...rowsB];
  const result = readListB(sheet, known);

  test('业务受理进驻，只受理、送达，不作决定', () => {
    const list = data(result);
    expect(list.departments).toMatchObject([{ name: '凤冈县教育局', mode: '业务受理进驻' }]);
    expect(list.items[0]?.windowPowers).toEqual(['受理', '缴费', '盖章', '发证']);
    expect(list.staff.map(({ level, mandate }) => [level, mandate.powers])).toEqual([
      ['仅受理', ['受理决定权']],
      ['仅受理', ['受理决定权']],
    ]);
  });

  test('窗口组长的姓名和职务可以写在一格', () =>
    expect(data(result).staff[0]).toMatchObject({ name: '周学', role: 'window_head', post: '股长' }));

  test('B5 · G2: 承办股室、联系人、送件方式和频次写入事项说明', () =>
    expect(data(result).items[0]?.notes).toEqual([
      '承办股室：职成股，联系人：郑老师，送件：专人送件，每日一次。',
    ]));

  test('表B没有授权：填写了的不导入，并说明', () => {
    const filled = [[...titlesB, '授权程度'], ...rowsB.map((row) => [...row, '全部'])];
    const read = readListB(filled, known);
    expect(data(read).items[0]?.windowPowers).not.toContain('审批');
    expect(notes(read)).toContain('业务受理进驻单位不向窗口授权，授权内容没有导入（A6）。');
  });

  test('表B缺少承办股室', () => {
    const without = titlesB.filter((title) => title !== '承办股室');
    expect(errors(readListB([without], known))).toEqual(['1 ：缺少“承办股室”列。']);
  });
});
