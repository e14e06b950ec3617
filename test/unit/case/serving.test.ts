/** 送达: in which manner, to whom, with what proof, and when. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  certificateOf,
  firstDay,
  itemOf,
  kinds,
  Life,
  type LifeCommandOf,
  notice,
  serving,
  suspension,
  transport,
  voiding,
  withdrawal,
} from '../../support/case-life.ts';

type Serve = LifeCommandOf<'serve'>;
const ready = (): Life => acceptedCase(kinds.即办件).decided().certified().sealResult();
const serve = (life: Life, change: Partial<Serve> = {}): Serve => serving(life.case, change);
const to = (change: Partial<Serve['recipient']>): Serve['recipient'] => ({
  kind: '本人',
  name: '陈示范',
  relation: '',
  identityChecked: true,
  letterOfAuthority: false,
  ...change,
});
const company = {
  kind: 'organisation',
  name: '示范建筑有限公司',
  creditCode: '91110000101623741K',
  creditCodeConfirmed: false,
  phone: '13800000000',
} as const;

describe('J1 送达方式', () => {
  test('J1：直接送达应当核对身份、写明地点，回证记载窗口和送达人', () => {
    const life = ready();
    expect(life.refusal('1002', serve(life, { recipient: to({ identityChecked: false }) })).field).toBe(
      'recipient.identityChecked',
    );
    expect(life.refusal('1002', serve(life, { place: '' })).field).toBe('place');
    expect(life.served().case.served).toMatchObject([
      { manner: '直接送达', window: life.hall.counter.name, done: { staff: '1002', name: '张窗口' } },
    ]);
  });

  test('J1：留置送达应当写明拒收事由、见证人和地点', () => {
    const life = ready();
    const left: Partial<Serve> = { manner: '留置送达', refusal: '拒绝签收', witnesses: ['社区王某'] };
    expect(life.refusal('1002', serve(life, { ...left, refusal: ' ' })).field).toBe('refusal');
    expect(life.refusal('1002', serve(life, { ...left, witnesses: [] })).field).toBe('witnesses');
    expect(life.refusal('1002', serve(life, { ...left, witnesses: ['  '] })).field).toBe('witnesses');
    expect(life.refusal('1002', serve(life, { ...left, place: '' })).field).toBe('place');
    life.do('1002', serve(life, { ...left, witnesses: ['社区王某', '社区王某 '] }));
    expect(life.case.served[0]).toMatchObject({ refusal: '拒绝签收', witnesses: ['社区王某'] });
  });

  test('J1：送达人自己不能作见证人', () => {
    const life = ready();
    const alone = serve(life, { manner: '留置送达', refusal: '拒绝签收', witnesses: ['张窗口'] });
    expect(life.refusal('1002', alone).field).toBe('witnesses');
  });

  test.each([
    ['邮寄送达', 'EMS0001'],
    ['电子送达', 'chen@example.cn'],
    ['公告送达', '2026年10月12日《示范日报》'],
  ] as const)('J1：%s应当写明凭据', (manner, reference) => {
    const life = ready();
    const refusal = manner === '公告送达' ? '地址已变更，直接、邮寄均被退回' : '';
    expect(life.refusal('1002', serve(life, { manner, refusal, reference: ' ' })).field).toBe('reference');
    life.do('1002', serve(life, { manner, refusal, reference }));
    expect(life.case.served[0]).toMatchObject({ manner, reference });
  });

  test.each(['留置送达', '公告送达'] as const)('J1：%s没有人收下，受送达人就是申请人', (manner) => {
    const life = ready();
    const recipient = to({ kind: '代收人', name: '路人甲', relation: '\u202E' });
    const change = { manner, recipient, refusal: '拒收', witnesses: ['社区王某'], reference: '《示范日报》' };
    life.do('1002', serve(life, change));
    expect(life.case.served[0]?.recipient).toMatchObject({ kind: '本人', name: '陈示范', relation: '' });
  });
});

describe('A5 送达的日期', () => {
  const left: Partial<Serve> = { manner: '留置送达', refusal: '拒绝签收', witnesses: ['社区王某'] };
  const posted: Partial<Serve> = { manner: '邮寄送达', reference: 'EMS0001' };
  const later = (): Life => acceptedCase(kinds.即办件).decided().sealResult().on('2026-10-15');

  test.each(['直接送达', '留置送达'] as const)('A5 · J1：%s在当日登记，不补填日期', (manner) => {
    const life = later();
    const dated = serve(life, { ...left, manner, servedOn: '2026-10-14' });
    expect(life.refusal('1002', dated)).toMatchObject({ rule: 'A5 · J1', field: 'servedOn' });
    expect(life.do('1002', { ...dated, servedOn: '2026-10-15' }).case.irregularities).toEqual([]);
  });

  test.each([
    posted,
    { manner: '电子送达', reference: 'chen@example.cn' },
    { manner: '公告送达', reference: '《示范日报》', refusal: '下落不明，邮寄被退回' },
  ] as const)('A5：$manner可以补记较早的日期，但是记入监察', (change) => {
    const life = later();
    life.do('1002', serve(life, { ...change, servedOn: '2026-10-13' }));
    expect(life.case.irregularities).toMatchObject([{ rule: 'A5 · J1', on: '2026-10-15' }]);
    const today = later();
    today.do('1002', serve(today, { ...change, servedOn: '2026-10-15' }));
    expect(today.case.irregularities).toEqual([]);
  });

  test('A5：邮寄的也不能早于用印之日', () => {
    const life = acceptedCase(kinds.即办件).decided().on('2026-10-14').sealResult().on('2026-10-15');
    expect(life.refusal('1002', serve(life, { ...posted, servedOn: '2026-10-13' })).field).toBe('servedOn');
  });

  test('A5 · H3：缴款通知书出具以前不能算作送达', () => {
    const life = acceptedCase(kinds.收费件).on('2026-10-14').do('1002', { type: 'charge', quantity: 1 });
    const papers = life.on('2026-10-15').case.documents.slice(-1);
    const change = { ...posted, papers };
    expect(life.refusal('1002', serve(life, { ...change, servedOn: '2026-10-13' })).field).toBe('servedOn');
    life.do('1002', serve(life, { ...change, servedOn: '2026-10-14' }));
    expect(life.case.served).toHaveLength(1);
  });

  test('J1：公告送达应当写明其他方式不能送达的原因', () => {
    const life = ready();
    const published: Partial<Serve> = { manner: '公告送达', reference: '《示范日报》' };
    expect(life.refusal('1002', serve(life, published))).toMatchObject({ rule: 'J1', field: 'refusal' });
    life.do('1002', serve(life, { ...published, refusal: '下落不明，邮寄被退回' }));
    expect(life.case.served[0]?.refusal).toBe('下落不明，邮寄被退回');
  });
});

describe('J1 收件人', () => {
  test('J1：本人领取的，姓名应当是申请人的姓名', () => {
    const life = ready();
    expect(life.refusal('1002', serve(life, { recipient: to({ name: '路人甲' }) })).field).toBe(
      'recipient.name',
    );
    expect(life.refusal('1002', serve(life, { recipient: to({ name: '' }) })).field).toBe('recipient.name');
  });

  test('J1 · 许可法29：代理人领取的，应当有授权委托书', () => {
    const life = ready();
    const agent = to({ kind: '代理人', name: '王代理' });
    expect(life.refusal('1002', serve(life, { recipient: agent })).rule).toBe('J1 · 许可法29');
    const mailed = { manner: '邮寄送达', reference: 'EMS1', recipient: agent } as const;
    expect(life.refusal('1002', serve(life, mailed)).rule).toBe('J1 · 许可法29');
    life.do('1002', serve(life, { recipient: { ...agent, letterOfAuthority: true } }));
    expect(life.case.served[0]?.recipient.name).toBe('王代理');
  });

  test('J1：代收人应当写明与受送达人的关系', () => {
    const life = ready();
    const other = to({ kind: '代收人', name: '陈父' });
    expect(life.refusal('1002', serve(life, { recipient: other })).field).toBe('recipient.relation');
    life.do('1002', serve(life, { recipient: { ...other, relation: '父亲' } }));
    expect(life.case.served[0]?.recipient).toMatchObject({ name: '陈父', relation: '父亲' });
  });

  test('J1：个人没有法定代表人，单位没有本人', () => {
    const life = ready();
    expect(life.refusal('1002', serve(life, { recipient: to({ kind: '法定代表人' }) })).field).toBe(
      'recipient.kind',
    );
    const firm = new Life(kinds.即办件).accept({ applicant: company }).decided().sealResult();
    expect(firm.refusal('1002', serve(firm)).field).toBe('recipient.kind');
    firm.do('1002', serve(firm, { recipient: to({ kind: '法定代表人', name: '李总' }) }));
    expect(firm.case.stage).toBe('已送达');
  });
});

describe('J1 · 许可法39 送达的文书', () => {
  test('许可法38 · 许可法39：决定书和证件没有用印的，不能送达', () => {
    const life = acceptedCase(kinds.即办件).decided().certified();
    expect(life.refusal('1002', serve(life)).rule).toBe('许可法38 · 许可法39');
    life.seal(life.case.decision?.document ?? '');
    expect(life.refusal('1002', serve(life)).message).toContain('施工许可证');
    expect(life.seal('示建证字0001号').served().case.stage).toBe('已送达');
  });

  test('许可法32末款：不予受理决定书、受理通知书等没有用印的，不能送达', () => {
    const refused = new Life(kinds.即办件).accept({
      outcome: {
        kind: 'refuse',
        ground: 'not_competent',
        reason: '申请的工程位于邻县，由邻县审批',
        competentOrgan: '邻县住房和城乡建设局',
        citation: '',
      },
    });
    const [paper] = refused.case.documents;
    if (paper === undefined) throw new Error('no paper');
    expect(refused.refusal('1002', serve(refused, { papers: [paper] })).rule).toBe('许可法32末款');
    refused.seal(paper.number).do('1002', serve(refused, { papers: [paper] }));
    expect([refused.case.stage, refused.case.served.length]).toEqual(['不予受理', 1]);
  });

  test('J1：缴款通知书不加盖专用章，可以直接送达', () => {
    const life = acceptedCase(kinds.收费件).do('1002', { type: 'charge', quantity: 1 });
    const papers = life.case.documents.slice(-1);
    expect(life.do('1002', serve(life, { papers })).case.served).toHaveLength(1);
  });

  test('J1 · B2：邮寄收件的，补正告知书可以登记送达', () => {
    const life = new Life(kinds.即办件).accept({
      channel: '信函',
      materials: [],
      outcome: { kind: 'correct' },
    });
    const papers = [...life.case.documents];
    life.seal(papers[0]?.number ?? '');
    life.do('1002', serve(life, { papers, manner: '邮寄送达', reference: 'EMS1' }));
    expect([life.case.stage, life.case.served.length]).toEqual(['补正中', 1]);
  });

  test('J1：特别程序、延期、终止的通知书可以送达，不影响办件所在的环节', () => {
    const life = acceptedCase().do('1001', suspension('检测', firstDay));
    const papers = life.case.documents.slice(-1);
    life.seal(papers[0]?.number ?? '').do('1002', serve(life, { papers }));
    expect(life.case.stage).toBe('已受理');
  });

  test('J1：同一文书只送达一次，一次送达中也不能重复', () => {
    const life = ready();
    const [one] = serve(life).papers;
    if (one === undefined) throw new Error('no paper');
    expect(life.refusal('1002', serve(life, { papers: [one, one] })).field).toBe('papers');
    expect(life.refusal('1002', serve(life, { papers: [] })).field).toBe('papers');
    life.do('1002', serve(life, { papers: [one] }));
    expect(life.case.stage).toBe('已决定');
    expect(life.refusal('1002', serve(life))).toMatchObject({ kind: 'already_done', rule: 'J1' });
    life.do('1002', serve(life, { papers: serve(life).papers.slice(1) }));
    expect(life.case.stage).toBe('已送达');
  });

  test('J1：不是该办件的文书，不能送达；名称以登记的为准', () => {
    const life = ready();
    const papers = [{ number: '示建许准字〔2026〕第99999号', title: '准予行政许可决定书' }];
    expect(life.refusal('1002', serve(life, { papers })).field).toBe('papers');
    const renamed = serve(life).papers.map(({ number }) => ({ number, title: '随便写的' }));
    life.do('1002', serve(life, { papers: renamed }));
    expect(life.case.served[0]?.papers.map(({ title }) => title)).toEqual([
      '准予行政许可决定书',
      '施工许可证',
    ]);
  });

  test.each([
    ['决定以前', '2026-10-13'],
    ['今日以后', '2026-10-16'],
    ['不是日期', '昨天'],
  ])('A5 · J1：送达日期不能是%s', (_what, servedOn) => {
    const life = acceptedCase(kinds.即办件).on('2026-10-14').decided().sealResult().on('2026-10-15');
    expect(life.refusal('1002', serve(life, { servedOn })).field).toBe('servedOn');
  });

  test('A5：用印以前、制证以前不能算作送达', () => {
    const life = acceptedCase(kinds.即办件).decided().on('2026-10-15').sealResult();
    expect(life.refusal('1002', serve(life, { servedOn: '2026-10-14' })).field).toBe('servedOn');
    const late = acceptedCase(kinds.即办件).decided().on('2026-10-15').certified().sealResult();
    expect(late.refusal('1002', serve(late, { servedOn: firstDay })).field).toBe('servedOn');
  });

  test('许可法44：逾期送达的标明，以最后一份决定文书的送达日期为准', () => {
    const life = ready().on('2026-10-27');
    life.do('1002', serve(life, { servedOn: '2026-10-27' }));
    expect(life.clocks.service).toMatchObject({ state: '停止', endedInTime: false });
    const inTime = ready().served().on('2026-11-20');
    const [acceptance] = inTime.case.documents;
    if (acceptance === undefined) throw new Error('no paper');
    inTime.seal(acceptance.number);
    inTime.do('1002', serve(inTime, { papers: [acceptance], servedOn: '2026-11-20' }));
    expect(inTime.clocks.service).toMatchObject({ state: '停止', endedInTime: true });
  });

  test('A5：不在册的窗口不送达；D1：其他部门的人员不送达', () => {
    const life = ready();
    expect(life.refusal('1201', serve(life)).rule).toBe('D1');
    expect(life.refusal('2001', serve(life)).rule).toBe('D1');
    life.hall = { ...life.hall, counter: { ...life.hall.counter, registered: false } };
    expect(life.refusal('1002', serve(life)).rule).toBe('A5');
    life.hall = { ...life.hall, counter: { ...life.hall.counter, registered: true, kind: '办公席位' } };
    expect(life.refusal('1002', serve(life)).rule).toBe('A5');
  });

  test('B10：窗口没有发证权限的，不送达', () => {
    const item = itemOf({
      handling: '即办件',
      template: null,
      promisedDays: 1,
      windowPowers: ['受理', '审查', '审批', '制证'],
    });
    const life = acceptedCase(item).decided().sealResult();
    expect(life.refusal('1002', serve(life)).rule).toBe('B10');
  });

  test.each(['收件', '已撤回', '已作废'])('J1：%s的，没有可以送达的决定', (stage) => {
    const life =
      stage === '收件' ? new Life(kinds.即办件).accept({ outcome: { kind: 'receive' } }) : acceptedCase();
    if (stage === '已撤回') life.do('1001', withdrawal());
    if (stage === '已作废') life.do('1001', voiding());
    const papers = [...life.case.documents];
    expect(life.refusal('1002', serve(life, { papers })).message).toContain(stage);
  });
});

describe('J1 领取通知', () => {
  test('J1：决定以后通知领取，写明方式', () => {
    expect(acceptedCase().refusal('1002', { type: 'notify_collection', via: '电话', note: '' }).rule).toBe(
      '',
    );
    const life = ready().do('1002', { type: 'notify_collection', via: '电话', note: '已告知带身份证' });
    expect(life.case.notifications).toMatchObject([{ via: '电话', note: '已告知带身份证' }]);
    expect(life.refusal('1002', { type: 'notify_collection', via: '电话', note: '\u202E' }).field).toBe(
      'note',
    );
  });

  test('J1 · D1：其他部门的人员不通知', () =>
    expect(ready().refusal('1201', { type: 'notify_collection', via: '电话', note: '' }).rule).toBe('D1'));

  test('F1：抄告没有了结的，没有决定，也就没有可以通知的', () => {
    const life = acceptedCase().do('1001', { type: 'co_notify', notices: [notice(601, transport)] });
    expect(life.refusal('1002', { type: 'notify_collection', via: '电话', note: '' }).message).toContain(
      '已受理',
    );
    expect(life.refusal('1002', certificateOf()).message).toContain('已受理');
  });
});
