/** Cases driven through their whole life by commands, at a hall with every kind of person, department and item. */
import type { z } from 'zod';
import { instantAt, civilDate, civilDateAt } from '#shared/calendar/civil-date.ts';
import { type CaseCommand, caseCommand } from '#shared/case/commands.ts';
import { type CaseClocks, caseClocks } from '#shared/case/clocks.ts';
import { type CaseContext, decide } from '#shared/case/decide.ts';
import { type CaseEvent, caseEventPayloads } from '#shared/case/events.ts';
import { evolve } from '#shared/case/evolve.ts';
import { caseStanding } from '#shared/case/standing.ts';
import type { CaseState } from '#shared/case/state.ts';
import {
  type HallReference,
  hallReference,
  type ServiceItem,
  serviceItem,
  type StaffMember,
} from '#shared/reference/index.ts';
import type { LeaveState } from '#shared/registers/leave.ts';
import { emptyRegisters, type Registers } from '#shared/registers/states.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { application, calendar, hall as training, uuidOf } from './hall.ts';

export const bureau = '示范市住房和城乡建设局';
export const transport = '示范市交通运输局';
export const environment = '示范市生态环境局';
export const education = '示范市教育局';
const centre = '示范市政务服务中心';
const supervision = '示范市监察局';

const mandate = (number: string, change: object = {}) => ({
  number: `示建授〔2026〕第${number}号`,
  version: 3,
  from: '2026-01-01',
  until: '2026-12-31',
  ...change,
});
type Given = Pick<StaffMember, 'number' | 'name' | 'role'> & Partial<StaffMember>;
const people: readonly Given[] = [
  { number: '1001', name: '余主任', role: 'window_head', post: '局政务中心主任', level: '全部' },
  { number: '1002', name: '张窗口', role: 'clerk', level: '全部' },
  { number: '1003', name: '任受理', role: 'clerk', level: '仅受理' },
  { number: '1101', name: '朱交通', role: 'clerk', department: transport },
  { number: '1201', name: '何教育', role: 'clerk', department: education, level: '全部' },
  { number: '2001', name: '周副主任', role: 'reviewer', post: '局政务中心副主任' },
  { number: '2002', name: '吴法规', role: 'reviewer', post: '法规科科长', standIns: ['2004'] },
  { number: '2003', name: '郑科员', role: 'reviewer', post: '建筑业科科员' },
  { number: '2004', name: '冯代签', role: 'reviewer', post: '法规科科员' },
  { number: '2101', name: '王路政', role: 'reviewer', department: transport },
  { number: '2301', name: '陈环评', role: 'reviewer', department: environment },
  { number: '3001', name: '孙分管', role: 'leader', post: '副局长' },
  { number: '3002', name: '李代管', role: 'leader', post: '总工程师' },
  { number: '3003', name: '赵局长', role: 'leader', post: '局长' },
  { number: '3004', name: '钱副局长', role: 'leader', post: '副局长' },
  { number: '3101', name: '黄交通', role: 'leader', department: transport },
  { number: '8001', name: '吴管理', role: 'centre_manager', department: centre },
  { number: '9001', name: '郑监察', role: 'supervisor', department: supervision },
];

const chain = [
  {
    id: 'examine',
    name: '局政务中心相关副主任审查',
    kind: '审查',
    signers: [{ post: '局政务中心副主任', role: 'reviewer' }],
    limitDays: 3,
  },
  {
    id: 'countersign',
    name: '局法规科会签、局政务中心主任审签',
    kind: '会签',
    signers: [
      { post: '法规科科长', role: 'reviewer' },
      { post: '局政务中心主任', role: 'window_head' },
    ],
    limitDays: 2,
  },
  {
    id: 'approve',
    name: '局分管政务中心领导或局主要领导审批',
    kind: '审批',
    signers: [{ post: '分管政务中心领导或局主要领导', role: 'leader' }],
    limitDays: 2,
  },
];
const department = (name: string, change: object = {}) => ({ name, mode: '整体进驻', ...change });
const organ = (name: string, short: string) => ({
  name,
  short,
  phone: '0745-0000001',
  reconsideration: '示范市人民政府',
  court: '示范市人民法院',
});

export const lifeHall: HallReference = hallReference.parse({
  ...training,
  name: centre,
  government: { name: '示范市人民政府', heads: ['刘市长'] },
  departments: [
    department(bureau, { leaders: { a: '3001', b: '3002' }, heads: ['3003'] }),
    department(transport),
    department(environment),
    department(education, { mode: '业务受理进驻' }),
    department(centre, { mode: '管理监督' }),
    department(supervision, { mode: '管理监督' }),
  ],
  organs: [
    organ(bureau, '示建'),
    organ(transport, '示交'),
    organ(education, '示教'),
    organ('示范市建筑业管理处', '示建管'),
  ],
  counter: { ...training.counter, departments: [bureau, education] },
  templates: [{ id: 'five', department: bureau, name: '五步审批', chain: ['申办人提交'], steps: chain }],
  staff: people.map((person) => ({
    department: bureau,
    pinHash: 'scrypt$',
    mandate: mandate(person.number, person.level === '仅受理' ? { powers: ['受理决定权'] } : {}),
    ...person,
  })),
});

let made = 0;
/** An item of the bureau; whatever is not given is as the schema has it. */
export function itemOf(change: Partial<Record<keyof ServiceItem, unknown>> = {}): ServiceItem {
  made += 1;
  return serviceItem.parse({
    code: `11430000MB0000001H4000117${String(made).padStart(6, '0')}`,
    name: `示范事项第${made}项`,
    initials: 'sfsx',
    pinyin: 'shifanshixiang',
    department: bureau,
    organ: bureau,
    category: '行政许可',
    handling: '承诺件',
    legalDays: 20,
    promisedDays: 10,
    fee: null,
    materials: [
      {
        id: 'form',
        name: '申请书',
        form: '原件',
        copies: 1,
        required: true,
        basis: '《××条例》第×条',
        source: '窗口免费提供',
      },
    ],
    notes: [],
    example: true,
    template: 'five',
    ...change,
  });
}

/** 100元 for each. */
export const feeOf = (precondition: boolean) => ({
  id: 'f1',
  name: '证照工本费',
  rate: 10_000,
  unit: '本',
  basis: '《××条例》第×条',
  basisKind: '行政法规',
  account: '103042601',
  precondition,
});

export const kinds = {
  即办件: itemOf({ handling: '即办件', legalDays: 20, promisedDays: 1, template: null }),
  承诺件: itemOf(),
  /** Two of them are charged, and no certificate is made before that. */
  收费件: itemOf({ fee: feeOf(true), quota: 5 }),
  上报件: itemOf({ handling: '上报件', superior: '示范省住房和城乡建设厅' }),
  联合办理: itemOf({ joint: true, legalDays: 45, promisedDays: 30, major: true }),
} as const;

type WithoutIds<Command> = Command extends unknown ? Omit<Command, 'commandId' | 'caseId'> : never;
/** A command on the case of this life. */
export type LifeCommand = WithoutIds<z.input<typeof caseCommand>>;
export type LifeCommandOf<Type extends LifeCommand['type']> = Extract<LifeCommand, { type: Type }>;

export const member = (number: string, hall: HallReference = lifeHall): StaffMember => {
  const found = hall.staff.find((person) => person.number === number);
  if (found === undefined) throw new Error(`nobody has number ${number}`);
  return found;
};

export const caseId = uuidOf(2);
/** Monday, the third working day after the National Day holiday. */
export const firstDay = '2026-10-12';

/** One case, its time and its people. */
export class Life {
  state: CaseState | null = null;
  readonly events: CaseEvent[] = [];
  now = instantAt(civilDate(firstDay), '09:30');
  readonly #leaves = new Map<string, LeaveState>();
  readonly #serials = new Map<string, number>();
  #commands = 0;

  readonly item: ServiceItem;
  hall: HallReference;

  constructor(item: ServiceItem, hall: HallReference = lifeHall) {
    this.item = item;
    this.hall = hall;
  }

  /** Moves to a day, in the morning unless told. */
  on(day: string, time = '09:30'): this {
    this.now = instantAt(civilDate(day), time);
    return this;
  }

  get today(): string {
    return civilDateAt(this.now);
  }

  /** D5: the leader is away from one day to the other. */
  away(leader: string, from: string, until: string): this {
    const period = { id: `${leader}${from}`, from, until, reason: '出差', endedOn: null, cancelled: false };
    const done = { at: this.now, staff: leader, name: member(leader).name };
    this.#leaves.set(leader, { periods: [{ ...period, done }], duties: [] });
    return this;
  }

  context(person: string): CaseContext {
    const registers = {
      ...emptyRegisters,
      get: (kind: string, id: string) => (kind === 'leave' ? (this.#leaves.get(id) ?? null) : null),
    } as Registers;
    return {
      now: this.now,
      calendar,
      hall: this.hall,
      catalogueVersion: '1',
      person: member(person, this.hall),
      item: this.item,
      registers,
      itemOf: () => this.item,
      caseState: () => this.state,
      lastSerial: (series) => this.#serials.get(series),
    };
  }

  command(given: LifeCommand): CaseCommand {
    return caseCommand.parse({ commandId: uuidOf(1000 + (this.#commands += 1)), caseId, ...given });
  }

  try(person: string, given: LifeCommand): Result<CaseEvent[]> {
    return decide(this.state, this.command(given), this.context(person));
  }

  /** Does it, and folds what happened. Throws where it was refused. */
  do(person: string, given: LifeCommand): this {
    const decided = this.try(person, given);
    if (!decided.ok) throw new Error(`${given.type}: ${decided.refusal.rule} ${decided.refusal.message}`);
    for (const event of decided.value) this.happen(event);
    return this;
  }

  refusal(person: string, given: LifeCommand): Refusal {
    const decided = this.try(person, given);
    if (decided.ok) throw new Error(`${given.type} was not refused`);
    return decided.refusal;
  }

  /** An event of whatever origin; its payload has to be as stored. */
  happen(event: CaseEvent): this {
    caseEventPayloads[event.kind].parse(event.payload);
    for (const value of Object.values(event.payload) as unknown[]) {
      const used = value as { series?: string; serial?: number } | null;
      if (used?.series !== undefined && used.serial !== undefined)
        this.#serials.set(used.series, used.serial);
    }
    this.events.push(event);
    this.state = evolve(this.state, event);
    return this;
  }

  get case(): CaseState {
    if (this.state === null) throw new Error('nothing was received yet');
    return this.state;
  }

  get clocks(): CaseClocks {
    return caseClocks(this.case, { today: civilDateAt(this.now), calendar, settings: this.hall.settings });
  }

  get standing(): string {
    return caseStanding(this.case, { today: civilDateAt(this.now), calendar, settings: this.hall.settings })
      .text;
  }

  // What most tests need done on the way to what they are about.

  accept(change: object = {}, person = '1001'): this {
    const { commandId: _, caseId: __, ...command } = application(this.item, change);
    return this.do(person, { type: 'register', ...command } as LifeCommand);
  }

  opinion(person: string, step: string, result: '同意' | '不同意' | '退回' = '同意'): this {
    return this.do(person, { type: 'give_opinion', step, result, text: `经审查，${result}` });
  }

  /** The whole chain, as far as the leader and with that opinion. */
  signed(result: '同意' | '不同意' = '同意'): this {
    return this.opinion('2001', 'examine')
      .opinion('2002', 'countersign')
      .opinion('1001', 'countersign')
      .opinion('3001', 'approve', result);
  }

  decided(result: '准予' | '不予' = '准予', person = '1001'): this {
    return this.do(person, decision(result));
  }

  /** The seal book's own rules are its own: here it just happened. */
  seal(document: string): this {
    const done = { at: this.now, staff: '1001', name: '余主任' };
    const payload = { document, seal: 's1', sealName: '行政审批专用章', copies: 2, done };
    return this.happen({ kind: 'case.sealed', payload });
  }

  sealResult(): this {
    const { decision: made, certificate } = this.case;
    if (made !== null) this.seal(made.document);
    return certificate === null ? this : this.seal(certificate.number);
  }

  paid(): this {
    return this.do('1002', { type: 'charge', quantity: 2 }).do('1002', {
      type: 'confirm_payment',
      bankReceipt: '农行0001',
      amount: 20_000,
      paidOn: this.today,
    });
  }

  certified(): this {
    return this.do('1002', certificateOf());
  }

  served(): this {
    return this.do('1002', serving(this.case, { servedOn: this.today }));
  }
}

export const decision = (result: '准予' | '不予' = '准予'): LifeCommandOf<'decide'> => ({
  type: 'decide',
  result,
  content: result === '准予' ? '准予从事申请的活动' : '注册资本低于法定标准',
  reasons: result === '准予' ? '' : '不符合《××条例》第×条规定的条件',
  basis: '《××条例》第×条',
  validUntil: null,
});

export const certificateOf = (number = '示建证字0001号'): LifeCommandOf<'make_certificate'> => ({
  type: 'make_certificate',
  name: '施工许可证',
  number,
  validUntil: null,
});

/** 直接送达 to the applicant, of the decision and the certificate unless told. */
export function serving(
  state: CaseState,
  change: Partial<LifeCommandOf<'serve'>> = {},
): LifeCommandOf<'serve'> {
  const result = [state.decision?.document, state.certificate?.number];
  return {
    type: 'serve',
    papers: state.documents.filter(({ number }) => result.includes(number)),
    manner: '直接送达',
    place: '示范窗口',
    servedOn: state.decision?.decidedOn ?? state.receivedOn,
    recipient: {
      kind: '本人',
      name: '陈示范',
      relation: '',
      identityChecked: true,
      letterOfAuthority: false,
    },
    refusal: '',
    witnesses: [],
    reference: '',
    ...change,
  };
}

export const suspension = (
  procedure: string,
  from: string,
  change: Partial<LifeCommandOf<'suspend'>> = {},
): LifeCommandOf<'suspend'> => ({
  type: 'suspend',
  suspensionId: uuidOf(501),
  procedure,
  statute: null,
  reason: '依法需要进行',
  from,
  expectedDays: 5,
  ...change,
});

export const notice = (id: number, to: string, change: object = {}) => ({
  id: uuidOf(id),
  department: to,
  subject: '请就选址提出意见',
  limitDays: 5,
  ...change,
});

/** A case accepted on {@link firstDay}. */
export const acceptedCase = (item: ServiceItem = kinds.承诺件, hall: HallReference = lifeHall): Life =>
  new Life(item, hall).accept();
