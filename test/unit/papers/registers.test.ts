import { describe, expect, test } from 'vitest';
import { mayReadPaper } from '#shared/papers/asked/asked.ts';
import { paperRequest } from '#shared/papers/asked/requests.ts';
import { at, chronicle, type Chronicle } from '../../support/chronicle.ts';
import { hall } from '../../support/hall.ts';
import { askFor, made } from '../../support/paper-source.ts';
import { wholeOf } from './paper-text.ts';
import { bills, complaints, consultations, manySeals, posts, seals } from './register-cases.ts';

type Register = '咨询登记' | '替岗登记' | '用印登记' | '票据登记' | '投诉登记';
const ask = (paper: Register, book: Chronicle, staff = '1001', month = '2026-09') =>
  askFor(paperRequest.parse({ paper, month }), book.source(staff));
const printed = (...given: Parameters<typeof ask>) => wholeOf(made(ask(...given)));

const month = '2026年9月（截至9月30日 17:05）';
const head = (kind: Register, title: string) => [
  `${kind}｜document｜1份｜无二维码｜无条形码`,
  title,
  month,
  '',
];
const byBureau = ['凤冈县交通运输局 2026年9月30日 不盖章', '经办 余姮（工号1001）', '填报人', '负责人', ''];
const item = '县行政区域内道路货物运输经营许可';
const caseNumber = '11520327MB0000001H4000118001000202609031001';

describe('4.15, 4.17 · a register of the month as it stands on paper', () => {
  test('咨询登记: time, person masked, question, item, answer, handler, minutes, result (B4)', () => {
    expect(printed('咨询登记', consultations())).toEqual([
      ...head('咨询登记', '业务咨询登记簿'),
      '咨询',
      '序号｜时间｜咨询人｜咨询内容｜事项｜答复｜经办人｜用时（分钟）｜结果',
      `1｜9月1日 09:05｜陈**（138****0000）｜货运车辆过户后经营许可是否需要变更？｜${item}｜车辆过户的，应当自过户之日起办理变更登记，携带行驶证和营运证到窗口办理。｜张凤｜6｜已答复`,
      `2｜9月14日 14:20｜龙***｜想开一家货运公司，需要哪些材料？｜${item}｜已提供办事指南，当场受理申请。｜张凤｜12｜转申请（001-000127-4）`,
      '3｜9月29日 11:40｜未留姓名｜跨省大件运输由哪里办理？｜—｜—｜余姮｜—｜待回复',
      '合计：咨询3次，已答复1次，转申请1次，待回复1次，答复用时18分钟。',
      ...byBureau,
    ]);
  });

  test('替岗登记: who was away, who stood in on what ground, and when nobody was there (D6, D7, D11)', () => {
    const post = '交通窗口1号';
    expect(printed('替岗登记', posts())).toEqual([
      ...head('替岗登记', '窗口离岗替岗空岗登记簿'),
      '离岗、替岗、空岗',
      '序号｜窗口｜类别｜人员｜离岗申请（起）｜替岗人员｜替岗到位｜返岗（止）｜替岗依据｜事由',
      `1｜${post}｜离岗｜余姮｜9月2日 10:00｜张凤｜9月2日 10:06｜9月2日 11:30｜指定的替岗人员｜到县政府开会`,
      `2｜${post}｜离岗｜余姮｜9月3日 14:00｜张凤｜—｜9月3日 14:10（撤回申请）｜指定的替岗人员｜取件`,
      `3｜${post}｜空岗｜—｜9月8日 15:30｜—｜—｜9月8日 17:00（90分钟）｜｜参加消防演练`,
      `4｜${post}｜替岗｜—｜9月14日 08:50｜李示范｜9月14日 08:50｜9月14日 17:02｜应急码，李示范录入，待核｜`,
      `5｜${post}｜空岗｜—｜9月20日 09:00｜—｜—｜9月20日 12:00（180分钟）｜｜未说明`,
      `6｜${post}｜空岗｜—｜9月20日 13:00｜—｜—｜9月20日 17:00（240分钟）｜｜未说明`,
      '合计：离岗2次，替岗1次，空岗3次共510分钟。',
      ...byBureau,
    ]);
  });

  test('goes out in the name the department has by then (1M.12)', () => {
    const source = posts().source('1001');
    const { department } = source.person;
    const departments = source.hall.departments.map((one) =>
      one.name === department ? { ...one, name: '凤冈县交通运输和港航局', formerNames: [department] } : one,
    );
    const paper = made(
      askFor({ paper: '替岗登记', month: '2026-09' }, { ...source, hall: { ...source.hall, departments } }),
    );
    expect(paper.closing.organ).toBe('凤冈县交通运输和港航局');
  });

  test('用印登记: each paper that was sealed, and every change of hands (E2)', () => {
    const seal = '凤冈县道路运输管理所行政审批专用章（1）';
    const paper = `${seal}｜凤道运许受字〔2026〕第10001号｜行政许可受理通知书｜${caseNumber}`;
    expect(printed('用印登记', seals())).toEqual([
      ...head('用印登记', '用印登记簿'),
      '用印',
      '序号｜时间｜印章｜文书编号｜文书名称｜办件编号｜份数｜用印人｜批准人｜备注',
      `1｜9月3日 09:40｜${paper}｜2｜余姮｜余姮｜`,
      `2｜9月3日 10:15｜${paper}｜1｜余姮｜余姮｜再次用印：申请人遗失，增加一份`,
      '合计：用印2次，盖章文书3份。',
      '保管交接',
      '序号｜时间｜印章｜事项｜移交人｜接收人（保管人）｜监督人｜说明',
      `1｜9月3日 08:55｜${seal}｜取出｜｜余姮｜｜`,
      `2｜9月3日 12:00｜${seal}｜交接｜余姮｜张凤｜｜午间轮班`,
      `3｜9月3日 17:00｜${seal}｜入柜｜余姮｜｜｜1号保险柜`,
      `4｜9月10日 09:00｜${seal}｜变更使用窗口｜｜余姮｜｜交通窗口1号：窗口调整`,
      `5｜9月20日 09:00｜${seal}｜遗失报告｜余姮｜｜｜凤交报〔2026〕3号：清点时不在保险柜内`,
      `6｜9月28日 15:00｜${seal}｜销毁｜余姮｜｜郑示范｜凤交发〔2026〕9号`,
      '合计：保管交接6次。',
      ...byBureau,
    ]);
  });

  test('票据登记: received, used, void, lost and given back, number by number (H2)', () => {
    const bill = '行政事业性收费统一票据';
    const paid = `1｜10.00元｜${caseNumber}｜证照工本费，银行回单农行回单0001｜余姮`;
    expect(printed('票据登记', bills())).toEqual([
      ...head('票据登记', '票据领用缴销登记簿'),
      '票据领用缴销',
      '序号｜时间｜登记｜票据｜号码（起止）｜份数｜金额｜办件编号、单号｜说明｜经手人',
      `1｜9月1日 09:20｜领取｜${bill}｜00000001至00000050｜50｜｜领〔2026〕1号｜2026年9月1日向凤冈县财政局领取，票据代码5203｜张凤`,
      `2｜9月3日 10:30｜使用｜${bill}｜00000001｜${paid}`,
      `3｜9月4日 11:00｜使用｜${bill}｜00000002｜${paid}`,
      `4｜9月4日 11:05｜作废｜${bill}｜00000002｜1｜｜｜打印错位；3联全部留存｜余姮`,
      `5｜9月18日 16:00｜遗失｜${bill}｜00000049至00000050｜2｜｜凤交报〔2026〕4号｜清点时发现缺少两份｜余姮`,
      `6｜9月29日 15:00｜缴销｜${bill}｜00000001至00000050｜50｜10.00元｜缴销〔2026〕1号｜2026年9月29日财政窗口杨示范验收：使用1份，作废1份，遗失2份，退回46份｜余姮`,
      '合计：领取50份，使用（含以后作废的）2份共20.00元，作废1份，遗失2份，缴销1批。',
      ...byBureau,
    ]);
  });

  test('投诉登记: of what kind, against whom, and what came of it; who complained is masked (I2)', () => {
    expect(printed('投诉登记', complaints(), '4001')).toEqual([
      ...head('投诉登记', '投诉登记簿'),
      '投诉',
      '序号｜登记时间｜类别｜投诉人｜被投诉的单位、窗口、人员｜投诉内容｜登记｜办理期限｜办理情况',
      '1｜9月2日 10:00｜服务态度｜陈**（138****0000）｜凤冈县交通运输局，交通窗口1号，张凤｜窗口人员解答不耐烦。｜交通窗口1号 余姮｜2026年9月22日｜已反馈；部分属实：批评教育，当面致歉（王示范）；9月8日电话反馈',
      '2｜9月21日 11:00｜慢作为｜未留姓名｜凤冈县交通运输局，未说明｜申请已满二十日没有答复。｜交通窗口1号 余姮｜2026年10月19日｜已登记',
      '合计：投诉2件，服务态度1件，慢作为1件，尚未反馈1件。',
      '凤冈县政务服务中心 2026年9月30日 不盖章',
      '经办 王示范（工号4001）',
      '填报人',
      '负责人',
      '',
    ]);
  });
});

describe('which lines a register has', () => {
  test.each([
    ['咨询登记', '业务咨询登记簿', consultations()],
    ['替岗登记', '窗口离岗替岗空岗登记簿', chronicle()],
    ['用印登记', '用印登记簿', seals()],
    ['票据登记', '票据领用缴销登记簿', bills()],
    ['投诉登记', '投诉登记簿', complaints()],
  ] as const)('%s of a month without any says 本月无记录 and has no empty table', (paper, title, book) => {
    const content = made(ask(paper, book, '3001', '2026-07'));
    expect(content.title).toBe(title);
    expect(content.blocks).toEqual([{ type: 'paragraph', text: '本月无记录。' }]);
    expect(content.signatures).toEqual(['填报人', '负责人']);
  });

  test('a part without lines says so beside one that has some', () => {
    const { blocks } = made(ask('用印登记', seals(), '1001', '2026-08'));
    expect(blocks[0]).toEqual({ type: 'paragraph', text: '用印：本月无记录。' });
    expect(blocks[1]).toMatchObject({ type: 'table', caption: '保管交接' });
  });

  test('every line of a long month is there, in the order of time', () => {
    const [table] = made(ask('用印登记', manySeals(60))).blocks;
    if (table?.type !== 'table') throw new Error('no table');
    expect(table.rows.map(([number]) => Number(number))).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect(table.rows.every((row) => row.length === table.head.length)).toBe(true);
  });

  test.each([
    ['咨询登记', consultations()],
    ['替岗登记', posts()],
    ['用印登记', seals()],
    ['票据登记', bills()],
    ['投诉登记', complaints()],
  ] as const)('the columns of %s share the whole width', (paper, book) => {
    const tables = made(ask(paper, book, '3001')).blocks.filter((block) => block.type === 'table');
    const widths = tables.map(({ head: columns }) => columns.reduce((sum, { share }) => sum + share, 0));
    expect(widths).toEqual(tables.map(() => 100));
    expect(tables.length).toBeGreaterThan(0);
  });

  test('a month that is over is told whole, one that goes on up to now, one to come not at all', () => {
    const number = (of: string) => made(ask('咨询登记', consultations(), '1001', of)).number;
    expect([number('2026-08'), number('2026-09')]).toEqual(['2026年8月', month]);
    expect(ask('咨询登记', consultations(), '1001', '2026-10')).toMatchObject({
      ok: false,
      refusal: { kind: 'bad_input', field: 'month' },
    });
  });

  test('a body reads its own lines, the centre those of all (D1)', () => {
    const questions = (staff: string) =>
      printed('咨询登记', consultations(), staff).filter((line) => line.includes('水务局的咨询')).length;
    expect([questions('1001'), questions('3001')]).toEqual([0, 1]);
  });

  test('who was signed in when the month began was at the post (D11)', () => {
    const book = chronicle();
    const id = hall.counter.id;
    book.happened('shift', id, 'shift.signed_in', '08-31 08:50', {
      staff: '1001',
      name: '余姮',
      at: at('08-31 08:50'),
    });
    const { blocks } = made(
      askFor({ paper: '替岗登记', month: '2026-09' }, book.source('1001', '09-01 17:30')),
    );
    expect(blocks).toEqual([{ type: 'paragraph', text: '本月无记录。' }]);
  });

  test('a leave that its asker ended by going home has lapsed (D6)', () => {
    const book = chronicle();
    const id = hall.counter.id;
    const signedIn = { staff: '1001', name: '余姮', at: at('09-01 08:50') };
    book.happened('shift', id, 'shift.signed_in', '09-01 08:50', signedIn);
    book.happened('shift', id, 'shift.leave_requested', '09-01 16:50', {
      standIn: '1002',
      standInName: '张凤',
      reason: '取件',
      done: { at: at('09-01 16:50'), staff: '1001', name: '余姮' },
    });
    const open = printed('替岗登记', book).find((line) => line.includes('离岗｜余姮'));
    expect(open).toContain('等待替岗人员到位');
    book.happened('shift', id, 'shift.signed_out', '09-01 17:00', { staff: '1001', at: at('09-01 17:00') });
    const lapsed = printed('替岗登记', book).find((line) => line.includes('离岗｜余姮'));
    expect(lapsed).toContain('9月1日 17:00（签退，申请失效）');
  });
});

describe('who may ask for a paper', () => {
  const answer = (staff: string, request: object) =>
    askFor(paperRequest.parse(request), chronicle().source(staff));
  const refused = (staff: string, request: object) => {
    const given = answer(staff, request);
    return given.ok ? null : given.refusal.rule;
  };

  test('a register: the head of the window, the centre and 监察; not a clerk (D2)', () => {
    for (const paper of ['咨询登记', '替岗登记', '用印登记', '票据登记'])
      expect(
        ['1001', '1002', '2001', '3001', '4001'].map((staff) => refused(staff, { paper, month: '2026-09' })),
      ).toEqual([null, 'D1', 'D1', null, null]);
  });

  test('the register of complaints: the centre and 监察 alone, and never who is complained of in it (I2)', () => {
    const request = { paper: '投诉登记', month: '2026-09' };
    expect(['1001', '1002', '3001', '4001'].map((staff) => refused(staff, request))).toEqual([
      'D1',
      'D1',
      null,
      null,
    ]);
    const book = complaints();
    const taken = book.events.find(({ kind }) => kind === 'complaint.taken_down');
    const of = { ...taken?.payload, against: { department: '', staff: '4001', name: '王示范', counter: '' } };
    book.happened('complaint', 'against-4001', 'complaint.taken_down', '09-25 10:00', of);
    expect(ask('投诉登记', book, '4001')).toMatchObject({ ok: false, refusal: { rule: 'I2' } });
    expect(ask('投诉登记', book, '3001').ok).toBe(true);
  });

  test("a body's figures and lists: its own head and leaders; another's only the centre and 监察 (D1)", () => {
    const own = { paper: '一览表A', department: '凤冈县交通运输局' };
    const other = { paper: '部门月报', department: '凤冈县监察局', month: '2026-09' };
    expect(['1001', '1002', '2001', '3001'].map((staff) => refused(staff, own))).toEqual([
      null,
      'D1',
      null,
      null,
    ]);
    expect(['1001', '2001', '3001'].map((staff) => refused(staff, other))).toEqual(['D1', 'D1', null]);
  });

  test('the notice of ratings: not for those who were rated (I1)', () => {
    const request = { paper: '评议通报', month: '2026-08' };
    // Nothing was published yet: who may ask is told so.
    expect(['1001', '1002', '2001', '3001', '4001'].map((staff) => refused(staff, request))).toEqual([
      'D1',
      'D1',
      'D1',
      'I1',
      'I1',
    ]);
  });

  test('the end of a day: whoever is at the window, and the centre', () => {
    const request = { paper: '日结单', day: '2026-09-30' };
    expect(['1001', '1002', '2001', '3001', '4001'].map((staff) => refused(staff, request))).toEqual([
      null,
      null,
      'D1',
      null,
      null,
    ]);
  });

  test('a register already made is not read by who may not ask for it; a notice of a case by anybody here', () => {
    const reads = (staff: string) =>
      (['投诉登记', '评议通报', '用印登记', '受理通知书'] as const).filter(
        (kind) => mayReadPaper(kind, chronicle().source(staff)).ok,
      );
    expect(['1002', '1001', '4001'].map(reads)).toEqual([
      ['受理通知书'],
      ['用印登记', '受理通知书'],
      ['投诉登记', '评议通报', '用印登记', '受理通知书'],
    ]);
  });
});
