/** A September at the training hall's counter, for the registers as papers. All of it is invented. */
import type { CaseState } from '#shared/case/state.ts';
import { at, by, chronicle, type Chronicle } from '../../support/chronicle.ts';
import { calendar, hall, uuidOf } from '../../support/hall.ts';
import { deadlineAfter } from '#shared/calendar/working-days.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';

const bureau = '凤冈县交通运输局';
const organ = '凤冈县道路运输管理所';
const window = hall.counter.name;
const here = hall.counter.id;
const freight = { code: '11520327MB0000001H4000118001000', name: '县行政区域内道路货物运输经营许可' };

export function consultations(): Chronicle {
  const book = chronicle();
  const { happened } = book;
  const open = (id: number, when: string, question: string, change: object = {}) =>
    happened('consultation', uuidOf(id), 'consultation.opened', when, {
      question,
      person: null,
      item: null,
      window,
      department: bureau,
      done: by('1001', when),
      ...change,
    });
  const answer = (id: number, when: string, text: string, minutes: number) =>
    happened('consultation', uuidOf(id), 'consultation.answered', when, {
      answer: text,
      minutes,
      done: by('1002', when),
    });
  open(1, '08-31 16:50', '上月的咨询');
  open(2, '09-01 09:05', '货运车辆过户后经营许可是否需要变更？', {
    item: freight,
    person: { name: '陈示范', phone: '13800000000' },
  });
  answer(2, '09-01 09:05', '车辆过户的，应当自过户之日起办理变更登记，携带行驶证和营运证到窗口办理。', 6);
  open(3, '09-14 14:20', '想开一家货运公司，需要哪些材料？', {
    item: freight,
    person: { name: '龙·阿依古丽', phone: '' },
  });
  answer(3, '09-14 14:32', '已提供办事指南，当场受理申请。', 12);
  happened('consultation', uuidOf(3), 'consultation.turned', '09-15 09:30', {
    caseId: uuidOf(77),
    done: by('1001', '09-15 09:30'),
  });
  book.cases.set(uuidOf(77), { receiptNumber: '001-000127-4' } as CaseState);
  open(4, '09-29 11:40', '跨省大件运输由哪里办理？');
  open(5, '09-30 10:00', '水务局的咨询', { department: '凤冈县水务局' });
  return book;
}

export function posts(): Chronicle {
  const book = chronicle();
  const { happened } = book;
  const shift = (kind: string, when: string, payload: object) =>
    happened('shift', here, `shift.${kind}`, when, payload);
  const inAt = (staff: string, when: string, change: object = {}) =>
    shift('signed_in', when, { ...by(staff, when), ...change });
  const outAt = (staff: string, when: string, reason = '') =>
    shift('signed_out', when, { staff, at: at(when), reason });
  const leave = (staff: string, standIn: string, when: string, reason: string) =>
    shift('leave_requested', when, {
      standIn,
      standInName: by(standIn, when).name,
      reason,
      done: by(staff, when),
    });
  const emergencyStandIn = (): void => {
    shift('consented', '09-14 08:50', {
      id: uuidOf(5),
      staff: '1003',
      standsInFor: null,
      from: '2026-09-14',
      until: '2026-09-14',
      reason: '凭应急码签到',
      emergency: true,
      code: 'A1B2C3',
      done: { at: at('09-14 08:50'), staff: '1003', name: '李示范' },
    });
    inAt('1003', '09-14 08:50', { name: '李示范', as: '替岗' });
    outAt('1003', '09-14 17:02');
  };
  // Every working day from nine to five, but for what is told below; nobody came on the Sunday worked (20 September).
  const days = '01 02 03 04 07 08 09 10 11 14 15 16 17 18 21 22 23 24 28 29 30'.split(' ');
  for (const day of days) {
    if (day === '14') {
      emergencyStandIn();
      continue;
    }
    inAt('1001', `09-${day} 08:55`);
    if (day === '02') {
      leave('1001', '1002', '09-02 10:00', '到县政府开会');
      inAt('1002', '09-02 10:06', { as: '替岗', standsInFor: '1001' });
      shift('post_released', '09-02 10:06', { staff: '1001', standIn: '1002', at: at('09-02 10:06') });
      outAt('1001', '09-02 10:06');
      inAt('1001', '09-02 11:30');
      shift('returned', '09-02 11:30', { staff: '1001', at: at('09-02 11:30') });
      outAt('1002', '09-02 11:30');
    }
    if (day === '03') {
      leave('1001', '1002', '09-03 14:00', '取件');
      shift('returned', '09-03 14:10', { staff: '1001', at: at('09-03 14:10') });
    }
    if (day === '08') outAt('1001', '09-08 15:30', '参加消防演练');
    else outAt('1001', `09-${day} 17:00`);
  }
  return book;
}

const sealId = uuidOf(31);
const seal = (book: Chronicle) => {
  book.happened('seal', sealId, 'seal.registered', '08-31 09:00', {
    kind: '行政审批专用章',
    name: '凤冈县道路运输管理所行政审批专用章（1）',
    organ,
    department: bureau,
    counters: [here],
    approval: '凤交发〔2026〕1号',
    done: by('1001', '08-31 09:00'),
  });
  return (kind: string, when: string, payload: object) =>
    book.happened('seal', sealId, `seal.${kind}`, when, { ...payload, done: by('1001', when) });
};
const use = (index: number, change: object = {}) => ({
  caseId: uuidOf(1000 + index),
  caseNumber: `${freight.code}20260903${1000 + index}`,
  document: `凤道运许受字〔2026〕第${10_000 + index}号`,
  title: '行政许可受理通知书',
  copies: 2,
  approver: { staff: '1001', name: '余姮' },
  reason: null,
  mandate: '凤交授〔2026〕第1号',
  ...change,
});

export function seals(): Chronicle {
  const book = chronicle();
  const of = seal(book);
  of('withdrawn', '09-03 08:55', { witness: null, reason: '' });
  of('used', '09-03 09:40', use(1));
  of('used', '09-03 10:15', use(1, { copies: 1, reason: '申请人遗失，增加一份' }));
  of('handed_over', '09-03 12:00', {
    from: { staff: '1001', name: '余姮' },
    to: { staff: '1002', name: '张凤' },
    reason: '午间轮班',
  });
  of('deposited', '09-03 17:00', { safe: '1号保险柜' });
  of('relocated', '09-10 09:00', { counters: [here], reason: '窗口调整' });
  of('lost', '09-20 09:00', { document: '凤交报〔2026〕3号', circumstances: '清点时不在保险柜内' });
  of('destroyed', '09-28 15:00', {
    document: '凤交发〔2026〕9号',
    witness: { staff: '3001', name: '郑示范' },
  });
  return book;
}

const titles = ['行政许可受理通知书', '补正行政许可申请有关材料告知书', '准予行政许可决定书'];

/** @param lines uses, three a day, with the seal out of the safe and back in again. */
export function manySeals(lines: number): Chronicle {
  const book = chronicle();
  const of = seal(book);
  for (let index = 0; index < lines; index += 1) {
    const day = `09-${String(1 + Math.floor(index / 3)).padStart(2, '0')}`;
    if (index % 3 === 0) of('withdrawn', `${day} 08:55`, { witness: null, reason: '' });
    of('used', `${day} ${10 + (index % 3)}:${10 + (index % 50)}`, use(index, { title: titles[index % 3] }));
    if (index % 3 === 2 || index === lines - 1) of('deposited', `${day} 17:00`, { safe: '1号保险柜' });
  }
  return book;
}

const bookId = uuidOf(41);

export function bills(): Chronicle {
  const book = chronicle();
  const bill = (kind: string, when: string, payload: object) =>
    book.happened('bill', bookId, `bill.${kind}`, when, { ...payload, done: by('1001', when) });
  bill('opened', '08-20 09:00', {
    name: '行政事业性收费统一票据',
    organ,
    department: bureau,
    counter: here,
    sheets: 3,
  });
  bill('lot_received', '09-01 09:20', {
    code: '5203',
    from: '00000001',
    to: '00000050',
    issuer: '凤冈县财政局',
    document: '领〔2026〕1号',
    receivedOn: '2026-09-01',
    receiver: { staff: '1002', name: '张凤' },
  });
  const used = (number: string) => ({
    number,
    caseId: uuidOf(55),
    caseNumber: `${freight.code}202609031001`,
    charge: '证照工本费',
    amount: 1000,
    bankReceipt: '农行回单0001',
  });
  bill('used', '09-03 10:30', used('00000001'));
  bill('used', '09-04 11:00', used('00000002'));
  bill('voided', '09-04 11:05', { number: '00000002', sheetsKept: 3, reason: '打印错位' });
  bill('lost', '09-18 16:00', {
    from: '00000049',
    to: '00000050',
    document: '凤交报〔2026〕4号',
    circumstances: '清点时发现缺少两份',
  });
  bill('reconciled', '09-29 15:00', {
    from: '00000001',
    to: '00000050',
    used: 1,
    voided: 1,
    lost: 2,
    returned: 46,
    amount: 1000,
    document: '缴销〔2026〕1号',
    acceptedBy: '杨示范',
    on: '2026-09-29',
  });
  return book;
}

export function complaints(): Chronicle {
  const book = chronicle();
  const step = (id: number, kind: string, when: string, payload: object, staff = '4001') =>
    book.happened('complaint', uuidOf(id), `complaint.${kind}`, when, { ...payload, done: by(staff, when) });
  const taken = (id: number, when: string, change: object) =>
    step(
      id,
      'taken_down',
      when,
      {
        kind: '服务态度',
        text: '窗口人员解答不耐烦。',
        complainant: { name: '陈示范', phone: '13800000000' },
        against: { department: bureau, staff: '1002', name: '张凤', counter: window },
        caseId: null,
        window,
        receivedOn: `2026-${when.slice(0, 5)}`,
        limit: deadlineAfter(calendar, civilDate(`2026-${when.slice(0, 5)}`), 15),
        ...change,
      },
      '1001',
    );
  taken(61, '09-02 10:00', {});
  step(61, 'accepted', '09-02 15:00', {});
  step(61, 'investigated', '09-04 10:00', { findings: '调取录像' });
  step(61, 'disposed', '09-07 10:00', { finding: '部分属实', measure: '批评教育，当面致歉。' });
  step(61, 'answered', '09-08 09:00', { manner: '电话', words: '已告知处理结果' });
  taken(62, '09-21 11:00', {
    kind: '慢作为',
    text: '申请已满二十日没有答复。',
    complainant: null,
    against: { department: bureau, staff: null, name: '', counter: '未说明' },
  });
  return book;
}
