import { describe, expect, test } from 'vitest';
import { application, context, itemNamed } from '../../support/hall.ts';
import { decide } from '#shared/case/decide.ts';
import { openGrounds } from '#shared/case/grounds.ts';
import { checkIntakeRefusal, type HandedIn, type IntakeRefusalReason } from '#shared/case/intake-refusal.ts';
import { foldCase } from '#shared/case/evolve.ts';
import { papersDue } from '#shared/papers/case/due.ts';
import { builtInPhrases } from '#shared/papers/phrases/phrases.ts';
import { eventsOf, find, refusalOf } from './results.ts';

const freight = itemNamed('道路货物运输经营许可');
const yearly = itemNamed('道路运输车辆年审');
const given: IntakeRefusalReason = {
  ground: 'not_competent',
  reason: '申请运输的是民用航空器，由民航部门管理',
  competentOrgan: '民航贵州安全监督管理局',
  citation: '《道路运输条例》第三条',
};
const names = freight.materials.map(({ name }) => name);
/** Everything is there and in order. */
const whole: HandedIn = { received: names, missing: [], open: [] };
const check = (change: Partial<IntakeRefusalReason>, item = freight, handed = whole) =>
  checkIntakeRefusal({ ...given, ...change }, handed, item);
/** These are not there; whether the item asks for them is not said. */
const lacking = (...missing: string[]): HandedIn => ({ ...whole, missing });

describe('B3 理由应当具体', () => {
  test.each([
    '',
    '不符合规定',
    '其他。',
    '不予受理',
    '不符合法律法规规定的有关条件',
    '经审查，不符合相关规定和要求。',
    '按照规定本机关不能办理该事项。',
    '申请事项依法不属于本行政机关职权范围',
    '您的申请经审核不符合政策要求，请予谅解',
  ])('“%s”对任何申请都说得通，被拒绝', (reason) => expect(refusalOf(check({ reason })).rule).toBe('B3'));

  test.each(['该车辆已经报废，不能办理', '申请人未满十八周岁，不得受理'])('“%s”写明了事实', (reason) =>
    expect(check({ ground: 'statute', reason }).ok).toBe(true),
  );
});

describe('B3 · 许可法32(4) 缺少材料不是不予受理的理由', () => {
  test.each([
    '申请人没有提供安全生产管理制度文本',
    '缺少驾驶人员从业资格证复印件，请补齐',
    '缺少从业资格证复印件和申请表',
    '申请表未签字，不能办理此项业务',
    '手续不齐全，按有关要求不能办理此项业务',
    '安全生产管理制度尚未交来，请下次再来',
    '申请材料不符合法定形式要求，不予办理',
    '申请人未按规定在窗口受理期限内提交身份证明原件',
    '身份证、驾驶证，申请人均未带',
    '材料不齐',
    '户口本忘带了',
    '户口本没有',
    '少一份股东会决议书原件',
    '还差两张照片，过后再来',
    '没拿营业执照副本',
    '缺身份证复印件一张所以不能办理',
    '营业执照副本落在家里了',
    '只带了复印件，没有原件',
    '表没填完',
    '申请表漏填第三栏',
    '申请表有涂改，需重新填写',
    '法定代表人没有签字，公章没盖',
    '照片规格不对',
    '身份证复印件模糊看不清',
    '仅提供了一份图纸',
    '应补交租赁合同',
    '提供虚假材料：户口本没有带来',
    '申请人隐瞒情况，户口本没有带来',
  ])('%s', (reason) => {
    for (const ground of ['statute', 'not_competent', 'false_statement'] as const)
      expect(refusalOf(check({ ground, reason })).rule).toBe('B3 · 许可法32(4)');
  });

  test('没有交的材料，与“未交”写在一句中的，被拒绝', () => {
    const missing = ['船员适任声明'];
    expect(
      refusalOf(check({ reason: '申请人未提供船员适任声明' }, freight, lacking(...missing))).rule,
    ).toContain('32(4)');
    expect(check({ reason: '船员适任声明载明的船籍港在重庆市' }, freight, lacking(...missing)).ok).toBe(true);
  });
});

describe('B3 提到材料、没有、缺，但不是缺少材料的，可以不予受理', () => {
  test.each([
    '本机关没有核发该类证件的职权，应由省级机关办理',
    '本机关没有向申请人出具该类证明的职权，应由省级机关办理',
    '危险货物道路运输的许可证件没有列入本机关职权',
    '本机关没有审批港口岸线使用方案的权限',
    '该条航道存在缺陷，上级文件规定暂停审批',
    '申请的线路没有列入县政府批准的规划文件，不能办理',
    '该车辆未达到国家排放标准，没有取得型式认可证明',
    '机动车驾驶证记载的准驾车型已被注销，依规定不能办理',
    '该公司的经营许可证未签发机关已变更登记，属省级管理',
    '该宗地面积少于规划文件规定的最低面积',
    '该企业少缴社会保险费，已列入失信名单',
    '申请人没有取得驾驶证满三年，不能申请',
    '申请人没拿到规划许可即开工，已被立案查处',
    '该公司至少应有两名专职安全员，现只有一名',
    '该企业没有带动就业，不属于补贴的对象',
    '停车位数量不足，规划条件不允许设立',
    '该车辆照片显示为货车，不属于客运车辆',
    '该工程的原许可已经失效，应当重新提出申请',
    '申请人的户口所在地在湄潭县，由湄潭县公安局管辖',
    '该代表机构没有签订合同的资格，不在登记范围内',
    '该许可实行数量限制，指标已经用完',
  ])('%s', (reason) => expect(check({ ground: 'statute', reason }).ok).toBe(true));

  test('没有交的材料的名称不等于说它没有交', () => {
    const missing = ['申请人身份证件或营业执照'];
    const reason = '申请人身份证件或营业执照载明的住所在湄潭县，应向湄潭县申请';
    expect(check({ reason }, freight, lacking(...missing)).ok).toBe(true);
  });
});

describe('B3 · 许可法32(4) 有待补正的内容的，先一次性告知补正，不论理由怎么写', () => {
  const [form = '', identity = '', vehicles = '', drivers = ''] = names;
  const open = (...wanting: string[]): HandedIn => ({
    received: names.filter((name) => !wanting.includes(name)),
    missing: wanting,
    open: wanting,
  });
  const lawful = '该车辆已经报废，依规定不能从事经营';

  test('法律、法规规定不能办理的，补齐以后再依法办理', () => {
    const refusal = refusalOf(check({ ground: 'statute', reason: lawful }, freight, open(identity)));
    expect([refusal.rule, refusal.field]).toEqual(['B3 · 许可法32(4)', 'reason']);
    expect(refusal.message).toBe(`“${identity}”尚待补正，请先一次性告知补正，不能不予受理。`);
    expect(check({ ground: 'statute', reason: lawful }).ok).toBe(true);
  });
  test('收到而有问题的，也是这样', () => {
    const handed: HandedIn = { received: names, missing: [], open: [form] };
    expect(refusalOf(check({ ground: 'statute', reason: lawful }, freight, handed)).rule).toContain('32(4)');
  });
  test('许可法32(2) 不属于本机关职权的，即时告知，不用补正', () => {
    expect(check({}, freight, open(identity, vehicles)).ok).toBe(true);
  });
  test('许可法78 收到的材料是虚假的，可以不予受理；没有收到的不会是虚假的', () => {
    const forged = {
      ground: 'false_statement',
      reason: '所交从业资格证系伪造，发证机关没有核发记录',
    } as const;
    expect(check(forged, freight, open(identity)).ok).toBe(true);
    expect(refusalOf(check(forged, freight, open(drivers))).message).toContain(`“${drivers}”尚待补正`);
  });
  test('许可法78 没有写明是哪一项材料的，先补正', () => {
    const hidden = { ground: 'false_statement', reason: '申请人隐瞒了被吊销的事实' } as const;
    expect(refusalOf(check(hidden, freight, open(identity))).next).toContain('请写明是哪一项材料');
    expect(check(hidden).ok).toBe(true);
  });
  test('许可法78 · 79 在不得再次申请的期限内的，补正也没有用，写明是哪一次决定即可', () => {
    const reason = '申请人因提供虚假材料于2026年3月1日被不予许可，一年内不得再次申请';
    expect(check({ ground: 'barred_period', reason }, freight, open(identity)).ok).toBe(true);
    const without = { ground: 'barred_period', reason: '申请人曾因欺骗被撤销许可，尚在三年期内' } as const;
    expect(refusalOf(check(without)).rule).toBe('B3 · 许可法78');
    expect(check({ ...without, reason: `${without.reason}（凤交撤〔2025〕3号）` }).ok).toBe(true);
  });
});

describe('许可法78 隐瞒情况、提供虚假材料', () => {
  test('写明什么是虚假的，可以提到材料', () => {
    const reason = '申请人隐瞒被吊销的事实，未提交吊销决定书，所交从业资格证系伪造';
    expect(check({ ground: 'false_statement', reason }).ok).toBe(true);
  });
  test('没有说什么虚假的，被拒绝', () => {
    const refusal = refusalOf(
      check({ ground: 'false_statement', reason: '申请人的车辆登记在外省某公司名下' }),
    );
    expect([refusal.rule, refusal.field]).toEqual(['B3 · 许可法78', 'reason']);
  });
});

describe('许可法32(2) 应当告知向哪个机关申请', () => {
  test('没有写的，被拒绝', () => {
    expect(refusalOf(check({ competentOrgan: ' ' })).rule).toBe('许可法32(2)');
  });
  test.each(['凤冈县道路运输管理所', ' 凤冈县交通运输局。', '本机关'])('写本机关“%s”的，被拒绝', (organ) =>
    expect(refusalOf(check({ competentOrgan: organ })).field).toBe('competentOrgan'),
  );
  test('写本机关的窗口的，被拒绝', () => {
    expect(refusalOf(check({ competentOrgan: '凤冈县交通运输局窗口' })).message).toContain('就是受理该事项');
  });
  test.each([
    '有关部门',
    '上级主管部门',
    '上级机关',
    '相关单位',
    '当地人民政府',
    '有管辖权的行政机关',
    '其他有权机关',
    '省级交通运输主管部门',
    '另一个机关',
    '请到派出所办理',
    '××省交通厅',
    '某某县公安局',
    '县公安局110',
    'XX市市场监督管理局',
    '交通局',
    '隔壁大楼二层',
    '公安窗口',
  ])('“%s”不是机关的名称，被拒绝', (competentOrgan) =>
    expect(refusalOf(check({ competentOrgan }))).toMatchObject({
      rule: '许可法32(2)',
      field: 'competentOrgan',
    }),
  );
  test.each([
    '凤冈县地方海事处',
    '凤冈县人民政府',
    '龙泉镇人民政府',
    '贵州省交通运输厅',
    '贵州省发展和改革委员会',
    '国家税务总局凤冈县税务局',
    '遵义市消防救援支队',
    '湄潭县公安局出入境管理大队',
    '中华人民共和国贵阳海关',
    '市场监督管理局',
    '交通运输部',
  ])('“%s”可以', (competentOrgan) => expect(check({ competentOrgan }).ok).toBe(true));
});

describe('B3 依据其他规定的，必须写明名称和条款，或者文件的文号', () => {
  test.each([' ', '道路运输条例', '《道路运输条例》', '上级文件规定', '县里的通知', '第三条'])(
    '“%s”查不到，被拒绝',
    (citation) =>
      expect(refusalOf(check({ ground: 'statute', citation }))).toMatchObject({
        rule: 'B3',
        field: 'citation',
      }),
  );
  test.each(['《道路运输条例》第三条', '《贵州省道路运输条例》第十二条第二款', '凤府发〔2020〕3号'])(
    '“%s”可以',
    (citation) => expect(check({ ground: 'statute', citation }).ok).toBe(true),
  );
});

test.each([
  ['reason', '申请运输的是民用\u202e航空器，由民航部门管理'],
  ['competentOrgan', '民航\ue001贵州安全监督管理局'],
] as const)('印到文书上的%s中有不能印的字符，指出是哪一栏', (field, text) =>
  expect(refusalOf(check({ [field]: text }))).toMatchObject({ kind: 'bad_input', field }),
);
test('依据中有半个字符的，指出是依据', () => {
  expect(refusalOf(check({ ground: 'statute', citation: '《条例》\ud842第三条' })).field).toBe('citation');
});
test('理由中的换行和连续空格印成一个空格', () => {
  const checked = check({ reason: ' 申请运输的是民用航空器，\n\n 由民航部门管理 ' });
  expect(checked).toMatchObject({ ok: true, value: { reason: '申请运输的是民用航空器， 由民航部门管理' } });
});

describe('不是行政许可的事项不适用行政许可法', () => {
  test('只能以不属于职权、其他规定不能办理为由', () => {
    expect(openGrounds(yearly).map(({ id }) => id)).toEqual(['not_competent', 'statute']);
    expect(openGrounds(freight)).toHaveLength(4);
    const refusal = refusalOf(check({ ground: 'barred_period', reason: '上次被不予许可未满一年' }, yearly));
    expect([refusal.rule, refusal.field]).toEqual(['B3', 'ground']);
  });
  test('依据不能写行政许可法', () => {
    const citation = '《中华人民共和国行政许可法》第三十二条';
    expect(refusalOf(check({ ground: 'statute', citation }, yearly)).field).toBe('citation');
  });

  const refusing = (outcome: Partial<IntakeRefusalReason>) => {
    const change = { outcome: { kind: 'refuse', ...given, ...outcome } as const };
    const command = { type: 'register', ...application(yearly, change) } as const;
    const events = eventsOf(decide(null, command, context(yearly)));
    const state = foldCase(events);
    if (state === null) throw new Error('no case');
    const papers = eventsOf(papersDue(state, events, { ...context(yearly), phrase: builtInPhrases }));
    return { number: find(events, 'case.intake_refused').document.text, text: JSON.stringify(papers) };
  };
  test('不予受理决定书不引用行政许可法，不编许字号，没有条款也说得通', () => {
    const { number, text } = refusing({});
    expect(number).toBe('凤道运不受字〔2026〕第10001号');
    expect(text).not.toMatch(/行政许可|undefined/);
    expect(text).toContain('经审查，申请事项依法不属于本机关职权范围。具体理由：');
    expect(text).toContain('本机关依法决定不予受理。请向民航贵州安全监督管理局提出申请。');
  });
  test('依据写成“……的规定”的，不重复“的规定”', () => {
    const { text } = refusing({ ground: 'statute', citation: '《道路运输条例》第三条的规定。' });
    expect(text).toContain('依据《道路运输条例》第三条的规定，本机关决定不予受理。');
  });
  test.each([
    ['case.accepted', 'accept', '凤道运受字〔2026〕第10001号'],
    ['case.correction_notified', 'correct', '凤道运补字〔2026〕第10001号'],
  ] as const)('%s的文书不编许字号', (event, kind, number) => {
    const materials = kind === 'accept' ? {} : { materials: [] };
    const command = {
      type: 'register',
      ...application(yearly, { outcome: { kind }, ...materials }),
    } as const;
    const events = eventsOf(decide(null, command, context(yearly)));
    expect(find(events, event).document.text).toBe(number);
  });

  test('只收件的凭证不写行政许可法第三十二条', () => {
    const command = { type: 'register', ...application(yearly) } as const;
    const received = eventsOf(decide(null, command, context(yearly))).slice(0, 1);
    const state = foldCase(received);
    if (state === null) throw new Error('no case');
    expect(
      JSON.stringify(eventsOf(papersDue(state, received, { ...context(undefined), phrase: builtInPhrases }))),
    ).not.toContain('许可法');
  });
});
