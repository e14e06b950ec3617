/** A hall of its own for the rules of authority: bodies of every mode, counters of every kind, people in every role. */
import type { ActContext } from '#shared/act-context.ts';
import { type Act, type ActItem, type Authorised, mayDo } from '#shared/authority/index.ts';
import {
  type Counter,
  type HallReference,
  hallReference,
  pipelineStages,
  type StaffMember,
} from '#shared/reference/index.ts';
import { evolveMandate, type MandateEvent, type MandateState } from '#shared/registers/mandate-state.ts';
import type { ShiftState } from '#shared/registers/shift-state.ts';
import { emptyRegisters, type Registers } from '#shared/registers/states.ts';
import type { Refusal, Result } from '#shared/result.ts';

export const transport = '凤冈县交通运输局';
export const water = '凤冈县水务局';
export const education = '凤冈县教育局';
export const post = '凤冈县邮政局';
const centre = '凤冈县政务服务中心';

export const day = '2026-09-30';
export const at = (date: string): string => `${date}T02:00:00.000Z`;

const mandate = (number: string, change: object = {}) => ({
  number: `凤授〔2026〕第${number}号`,
  from: '2026-01-01',
  until: '2026-12-31',
  ...change,
});
const blocks = {
  counter: 1,
  receipt: { from: 1, to: 999 },
  document: { from: 1, to: 999 },
  case: { from: 0, to: 999 },
};
const counterOf = (id: string, change: object = {}) => ({
  id,
  name: `${id}号窗口`,
  position: id,
  departments: [transport],
  ...change,
});

/** By id; the first is where the people of these tests are, unless they say otherwise. */
export const counters = {
  transport: counterOf('t1', { neighbours: ['t2'] }),
  second: counterOf('t2'),
  far: counterOf('t9'),
  branch: counterOf('b1', { branch: 'branch' }),
  shared: counterOf('s1', { kind: '综合窗口', departments: [transport, water, education] }),
  office: counterOf('o1', { kind: '办公席位' }),
  supervision: counterOf('v1', { kind: '监督席位' }),
  unregistered: counterOf('x1', { registered: false }),
  education: counterOf('e1', { departments: [education] }),
  post: counterOf('p1', { departments: [post] }),
} as const;
export type CounterName = keyof typeof counters;

const person = (number: string, role: StaffMember['role'], change: object = {}) => ({
  number,
  name: `人员${number}`,
  role,
  department: transport,
  level: '全部',
  mandate: mandate(number),
  from: '2026-01-01',
  until: '2026-12-31',
  pinHash: 'scrypt$',
  ...change,
});

export const house: HallReference = hallReference.parse({
  version: '1',
  id: 'house',
  name: '凤冈县政务服务中心',
  training: false,
  address: '一楼',
  hours: '工作日 9:00—17:00',
  complaintPhone: '0852-0000110',
  branches: [
    { id: 'main', name: '主厅', kind: '主厅' },
    { id: 'branch', name: '车管分厅', kind: '分厅', approval: '凤府函〔2026〕3号', runBy: transport },
  ],
  departments: [
    { name: transport, mode: '整体进驻' },
    { name: water, mode: '整体进驻' },
    { name: education, mode: '业务受理进驻' },
    { name: post, mode: '公共服务' },
    { name: centre, mode: '管理监督' },
  ],
  organs: [
    {
      name: transport,
      short: '凤交',
      phone: '1',
      reconsideration: '凤冈县人民政府',
      court: '凤冈县人民法院',
    },
  ],
  counter: { ...counters.transport, blocks },
  otherCounters: Object.values(counters).slice(1),
  roster: [
    { counter: 's1', staff: '1101', from: '2026-09-28', until: '2026-10-09' },
    { counter: 't1', staff: '1102', from: '2026-09-30', until: '2026-09-30' },
  ],
  staff: [
    person('1001', 'window_head', { counter: 't1', rank: '股长', standIns: ['1003'] }),
    person('1002', 'clerk', { counter: 't1', level: '中层及以下' }),
    person('1003', 'clerk', { counter: 't9' }),
    person('1004', 'clerk', { counter: 't9' }),
    person('1005', 'clerk', { counter: 't2' }),
    person('1006', 'clerk', { counter: null }),
    person('1007', 'clerk', { counter: 't1', level: '仅受理' }),
    person('1008', 'clerk', { counter: 't1', organs: ['凤冈县公路管理所'] }),
    /** Posted until last week, and named a stand-in who is not listed otherwise. */
    person('1009', 'clerk', { counter: 't1', until: '2026-09-25', standIns: ['1004'] }),
    person('1101', 'clerk', { counter: 't9', department: water }),
    person('1102', 'clerk', { counter: 't9' }),
    person('1201', 'clerk', { counter: 'e1', department: education }),
    person('1301', 'clerk', { counter: 'p1', department: post }),
    person('2001', 'leader', { rank: '局领导' }),
    person('2002', 'reviewer'),
    person('3001', 'centre_manager', { department: centre }),
    person('4001', 'supervisor', { department: '凤冈县监察局' }),
  ],
});

export const member = (number: string): StaffMember => {
  const found = house.staff.find((candidate) => candidate.number === number);
  if (found === undefined) throw new Error(`no staff ${number}`);
  return found;
};

export const item: ActItem = {
  code: '11520327MB0000001H4000118001000',
  name: '道路货物运输经营许可',
  department: transport,
  organ: '凤冈县道路运输管理所',
  handling: '即办件',
  presence: { state: '已进驻' },
  windowPowers: [...pipelineStages],
  intakeOnly: false,
  decisionLevel: '中层',
};

export type Where = Pick<ActContext, 'now' | 'hall' | 'person' | 'registers'>;
export interface Place {
  readonly who?: string | StaffMember;
  readonly counter?: CounterName | Counter;
  readonly on?: string;
  readonly shift?: ShiftState;
  readonly mandates?: MandateState | null;
  readonly hall?: Partial<HallReference>;
}

const registersWith = (shift: ShiftState | null, mandates: MandateState | null): Registers =>
  ({
    ...emptyRegisters,
    get: (kind: string) => (kind === 'shift' ? shift : kind === 'mandate' ? mandates : null),
  }) as Registers;

/** The window head of 交通 at their own counter on 30 September, but for what is said. */
export function where({
  who = '1001',
  counter = 'transport',
  on = day,
  shift,
  mandates,
  hall,
}: Place = {}): Where {
  const chosen = typeof counter === 'string' ? { ...house.counter, ...counterNamed(counter) } : counter;
  return {
    now: at(on),
    hall: { ...house, counter: chosen, ...hall },
    person: typeof who === 'string' ? member(who) : who,
    registers: registersWith(shift ?? null, mandates ?? null),
  };
}

const counterNamed = (name: CounterName): Omit<Counter, 'blocks'> => {
  const { id } = counters[name];
  const found =
    id === house.counter.id ? house.counter : house.otherCounters.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no counter ${name}`);
  return found;
};

export const may = (act: Act, place: Place = {}, change: Partial<ActItem> | null = {}): Result<Authorised> =>
  mayDo(act, change === null ? null : { ...item, ...change }, where(place));

export function refusedTo(act: Act, place: Place = {}, change: Partial<ActItem> | null = {}): Refusal {
  const allowed = may(act, place, change);
  if (allowed.ok) throw new Error(`${act} was not refused`);
  return allowed.refusal;
}

export function allowedTo(act: Act, place: Place = {}, change: Partial<ActItem> | null = {}): Authorised {
  const allowed = may(act, place, change);
  if (!allowed.ok) throw new Error(`${allowed.refusal.rule} ${allowed.refusal.message}`);
  return allowed.value;
}

/** A member with other particulars. */
export const being = (number: string, change: Partial<StaffMember>): StaffMember => ({
  ...member(number),
  ...change,
});

export const onPost = (change: Partial<ShiftState> = {}): ShiftState => ({
  person: null,
  absence: null,
  consents: [],
  unmannedSince: null,
  ...change,
});

export const mandatesAfter = (...events: MandateEvent[]): MandateState | null =>
  events.reduce<MandateState | null>(evolveMandate, null);
