/** A counter with people, and cases at whatever point a test needs: folded from events, as real ones are. */
import type { ActContext } from '#shared/act-context.ts';
import { type CaseEvent, type CaseEventKind, caseEventPayloads } from '#shared/case/events.ts';
import { evolve, foldCase } from '#shared/case/evolve.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { NewEvent } from '#shared/event.ts';
import { type HallReference, hallReference, type StaffMember } from '#shared/reference/index.ts';
import type { Memory } from '../../support/registers.ts';
import { beforeHoliday, hall as training, itemNamed, uuidOf } from '../../support/hall.ts';

export const item = itemNamed('道路货物运输经营许可');
export const { department, organ } = item;
export const otherOrgan = '凤冈县公路管理所';
const [counter] = [training.counter];

const staff = (number: string, name: string, role: StaffMember['role'], change: object = {}): unknown => ({
  number,
  name,
  role,
  department,
  mandate: { number: `凤交授〔2026〕第${number}号`, from: '2026-01-01', until: '2027-12-31' },
  pinHash: 'scrypt$',
  ...change,
});

export const hall: HallReference = hallReference.parse({
  ...training,
  departments: [{ name: department, mode: '整体进驻' }],
  otherCounters: [{ id: 'second', name: '交通窗口2号', position: '02', departments: [department] }],
  staff: [
    staff('1001', '余姮', 'window_head'),
    staff('1002', '张凤', 'clerk'),
    staff('1003', '任秋艳', 'clerk', { department: '凤冈县民政局' }),
    staff('2001', '朱德维', 'reviewer'),
    staff('3001', '王局长', 'leader', { level: '全部' }),
    staff('9001', '李管理', 'centre_manager'),
  ],
});

export const person = (number: string, from: HallReference = hall): StaffMember => {
  const found = from.staff.find((member) => member.number === number);
  if (found === undefined) throw new Error(`nobody has number ${number}`);
  return found;
};
export const [head, clerk] = [person('1001'), person('1002')];
export const base: Partial<ActContext> = { hall, person: head };

const used = (text: string) => ({ series: `test:${text}`, serial: 1, text });
const done = { at: beforeHoliday, staff: '1001', name: '余姮' };
const limit = { from: '2026-09-28', workingDays: 20, due: '2026-11-02' };

export const caseEvent = (kind: CaseEventKind, payload: object): CaseEvent =>
  ({ kind, payload: caseEventPayloads[kind].parse(payload) }) as CaseEvent;

export const numbers = {
  acceptance: '凤道运许受字〔2026〕第10001号',
  correction: '凤道运许补字〔2026〕第10002号',
  refusal: '凤道运许不受字〔2026〕第10003号',
  decision: '凤道运许准字〔2026〕第10004号',
  notice: '凤道运缴字〔2026〕第10005号',
  submission: '凤道运呈〔2026〕7号',
  certificate: '黔交运管许可遵字520327000001号',
} as const;

/** Taken on 28 September, a Monday. */
export const received = (change: object = {}, receipt = '001-000001-4'): CaseEvent =>
  caseEvent('case.received', {
    receipt: used(receipt),
    item: { ...item, catalogueVersion: '1', ...change },
    applicant: { kind: 'person', name: '陈示范', idNumber: '520327198812314510', phone: '', source: 'card' },
    agent: null,
    materials: [],
    receivedOn: '2026-09-28',
    noticeLimit: limit,
    window: counter.name,
  });
const accepted = caseEvent('case.accepted', {
  caseNumber: used(`${item.code}202609281000`),
  document: used(numbers.acceptance),
  acceptedOn: '2026-09-28',
  legalLimit: limit,
  promisedLimit: limit,
});
const corrected = caseEvent('case.correction_notified', {
  document: used(numbers.correction),
  points: [{ materialId: 'm', material: '表', problem: '缺少', requirement: '补', basis: '', source: '' }],
  notifiedOn: '2026-09-28',
});
const refused = caseEvent('case.intake_refused', {
  document: used(numbers.refusal),
  ground: 'not_competent',
  title: '不属于本机关职权范围',
  article: '许可法32(2)',
  reason: '由县公路管理所负责',
  competentOrgan: otherOrgan,
  refusedOn: '2026-09-28',
  returned: [],
});
export const forwarded = caseEvent('case.forwarded', {
  superior: '遵义市交通运输局',
  document: numbers.submission,
  sentOn: '2026-09-29',
  done,
});
export const decided = caseEvent('case.decided', {
  document: used(numbers.decision),
  result: '准予',
  content: '准予经营',
  reasons: '',
  basis: '《道路运输条例》',
  remedies: '',
  validUntil: null,
  decider: { staff: '3001', name: '王局长', post: '局长' },
  mandate: null,
  public: true,
  decidedOn: '2026-09-30',
  serviceLimit: limit,
  done,
});
export const certificate = caseEvent('case.certificate_made', {
  name: '道路运输经营许可证',
  number: numbers.certificate,
  validUntil: null,
  done,
});
/** 100元 in 分. */
export const amount = 10_000;
export const charged = caseEvent('case.charged', {
  notice: used(numbers.notice),
  fee: 'f1',
  name: '证照工本费',
  basis: '《行政事业性收费》',
  account: '103',
  rate: amount,
  quantity: 1,
  amount,
  precondition: true,
  done,
});
export const paid = (sum = amount): CaseEvent =>
  caseEvent('case.paid', { bankReceipt: 'ABC0001', amount: sum, paidOn: '2026-09-30', done });

function folded(events: readonly CaseEvent[]): CaseState {
  const state = foldCase(events);
  if (state === null) throw new Error('no case');
  return state;
}
const take = received();
export const cases = {
  waiting: folded([take]),
  correcting: folded([take, corrected]),
  refusedAtIntake: folded([take, refused]),
  accepted: (...more: CaseEvent[]) => folded([take, accepted, ...more]),
  of: (change: object, ...more: CaseEvent[]) => folded([received(change), accepted, ...more]),
  received: (change: object, receipt?: string) => folded([received(change, receipt)]),
};

/** Folds what an act did to its cases back into them. */
export function keepCases(memory: Memory, events: readonly NewEvent[]): void {
  for (const { streamKind, streamId, kind, payload } of events) {
    const state = memory.cases.get(streamId);
    if (streamKind !== 'case' || state === undefined) continue;
    const after = evolve(state, caseEvent(kind as CaseEventKind, payload));
    if (after !== null) memory.cases.set(streamId, after);
  }
}

export const [caseId, otherCaseId] = [uuidOf(101), uuidOf(102)];
