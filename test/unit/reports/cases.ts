/** Cases for the reports, each from the events that real ones are made of. */
import { civilDate } from '#shared/calendar/civil-date.ts';
import { deadlineAfter } from '#shared/calendar/working-days.ts';
import { caseClocks, type CaseClocks } from '#shared/case/clocks.ts';
import { type CaseEventKind, caseEventPayloads } from '#shared/case/events.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { ServiceItem } from '#shared/reference/index.ts';
import { type CaseRecord, caseRecord } from '#shared/reports/case-record.ts';
import { calendar, complete, hall, itemNamed, uuidOf } from '../../support/hall.ts';

export const freight = itemNamed('道路货物运输经营许可');
export const department = freight.department;
export const number = (text: string) => ({ series: 'test', serial: 1, text });
export const at = (day: string, time = '01:30'): string => `${day}T${time}:00.000Z`;
export const done = (day: string, staff = '1001', name = '余姮') => ({ at: at(day), staff, name });

export interface Step {
  readonly kind: CaseEventKind;
  readonly day: string;
  readonly payload: object;
  readonly staff?: string;
  readonly time?: string;
}

let ids = 0;
/** @param id number of the case. */
export function made(id: number, steps: readonly Step[]): CaseRecord {
  const record = caseRecord(
    uuidOf(id),
    steps.map(({ kind, day, payload, staff = '1001', time = '01:30' }) => ({
      id: uuidOf(100_000 + ++ids),
      kind,
      payload: caseEventPayloads[kind].parse(payload),
      at: at(day, time),
      actor: {
        staff,
        name: staff === '1001' ? '余姮' : '张凤',
        counter: hall.counter.id,
        mandate: null,
        actingFor: null,
      },
    })),
  );
  if (record === null) throw new Error('no case');
  return record;
}

const limit = (day: string, days: number) => deadlineAfter(calendar, civilDate(day), days);

export const received = (
  day: string,
  change: Partial<ServiceItem> & { receipt?: string; branch?: string } = {},
): Step => {
  const { receipt = '001-000001-4', branch = '', ...item } = change;
  return {
    kind: 'case.received',
    day,
    payload: {
      receipt: number(receipt),
      item: { ...freight, ...item, catalogueVersion: '1', steps: [] },
      applicant: {
        kind: 'person',
        name: '陈示范',
        idNumber: '520327198812314510',
        phone: '13800000000',
        source: 'card',
      },
      agent: null,
      materials: complete(freight).map((tick, index) => ({
        ...tick,
        name: freight.materials[index]?.name,
        form: freight.materials[index]?.form,
        required: true,
      })),
      receivedOn: day,
      noticeLimit: limit(day, 5),
      window: '交通窗口1号',
      branch,
    },
  };
};

export const accepted = (day: string, days: { legalDays?: number; promisedDays?: number } = {}): Step => ({
  kind: 'case.accepted',
  day,
  payload: {
    caseNumber: number(`${freight.code}${day.replaceAll('-', '')}1000`),
    document: number('凤道运许受字〔2026〕第10001号'),
    acceptedOn: day,
    legalLimit: limit(day, days.legalDays ?? freight.legalDays),
    promisedLimit: limit(day, days.promisedDays ?? freight.promisedDays),
  },
});

export const decided = (day: string, change: object = {}, staff = '1001'): Step => ({
  kind: 'case.decided',
  day,
  staff,
  payload: {
    document: number('凤道运许准字〔2026〕第10002号'),
    result: '准予',
    content: '道路普通货物运输',
    reasons: '',
    basis: '《中华人民共和国道路运输条例》第二十四条',
    remedies: '',
    validUntil: '2030-09-30',
    decider: { staff: '2001', name: '任辉', post: '局长' },
    mandate: null,
    public: true,
    decidedOn: day,
    serviceLimit: limit(day, 10),
    done: done(day),
    ...change,
  },
});

export const refusedAtIntake = (day: string): Step => ({
  kind: 'case.intake_refused',
  day,
  payload: {
    document: number('凤道运许不受字〔2026〕第10003号'),
    ground: 'not_competent',
    title: '申请事项依法不属于本行政机关职权范围',
    article: '',
    reason: '由民航部门管理',
    competentOrgan: '民航贵州监管局',
    refusedOn: day,
    returned: [],
  },
});

export const corrected = (day: string): Step => ({
  kind: 'case.correction_notified',
  day,
  payload: {
    document: number('凤道运许补字〔2026〕第10004号'),
    notifiedOn: day,
    points: [
      {
        materialId: 'form',
        material: '申请书',
        problem: '缺少',
        requirement: '提交原件1份',
        basis: '许可法29',
        source: '申请人自备',
      },
    ],
  },
});

export const voided = (day: string): Step => ({
  kind: 'case.voided',
  day,
  payload: { reason: '误录', second: { staff: '1001', name: '余姮' }, done: done(day) },
});

export const suspended = (day: string, expectedDays: number, id = 's1'): Step => ({
  kind: 'case.suspended',
  day,
  payload: {
    id,
    procedure: '检测',
    statute: null,
    reason: '检测车辆技术状况',
    from: day,
    expectedDays,
    document: number('凤道运许特字〔2026〕第10006号'),
  },
});

export const resumed = (day: string, id = 's1'): Step => ({
  kind: 'case.resumed',
  day,
  payload: { id, to: day, result: '检测合格', done: done(day) },
});

export const sealed = (day: string, document: string): Step => ({
  kind: 'case.sealed',
  day,
  payload: { document, seal: 'seal', sealName: '行政受理专用章', copies: 2, done: done(day) },
});

export const charged = (day: string): Step => ({
  kind: 'case.charged',
  day,
  payload: {
    notice: number('凤道运缴字〔2026〕第10005号'),
    fee: 'fee',
    name: '工本费',
    basis: '条例',
    account: '收入',
    rate: 1000,
    quantity: 1,
    amount: 1000,
    precondition: true,
    done: done(day),
  },
});
export const paid = (day: string): Step => ({
  kind: 'case.paid',
  day,
  payload: { bankReceipt: '6217', amount: 1000, paidOn: day, done: done(day) },
});

/** The clocks as they stand on a day. */
export const clocksOn =
  (today: string) =>
  (state: CaseState): CaseClocks =>
    caseClocks(state, { today: civilDate(today), calendar, settings: hall.settings });
