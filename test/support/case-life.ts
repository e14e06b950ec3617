/** Cases driven through their whole life by commands. */
import { noRecords, type Records } from '#shared/records.ts';
import type { z } from 'zod';
import { instantAt, civilDate, civilDateAt } from '#shared/calendar/civil-date.ts';
import { type CaseCommand, caseCommand } from '#shared/case/commands.ts';
import { type CaseClocks, caseClocks } from '#shared/case/clocks.ts';
import { type CaseContext, decide } from '#shared/case/decide.ts';
import { type CaseEvent, caseEventPayloads } from '#shared/case/events.ts';
import { evolve } from '#shared/case/evolve.ts';
import { caseStanding } from '#shared/case/standing.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { HallReference, ServiceItem } from '#shared/reference/index.ts';
import type { LeaveState } from '#shared/registers/leave.ts';
import { emptyRegisters, type Registers } from '#shared/registers/states.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { kinds, lifeHall, member } from './case-hall.ts';
import { application, calendar, uuidOf } from './hall.ts';

export * from './case-hall.ts';

type WithoutIds<Command> = Command extends unknown ? Omit<Command, 'commandId' | 'caseId'> : never;
/** A command on the case of this life. */
export type LifeCommand = WithoutIds<z.input<typeof caseCommand>>;
export type LifeCommandOf<Type extends LifeCommand['type']> = Extract<LifeCommand, { type: Type }>;

export const caseId = uuidOf(2);
/** A Monday, after the National Day holiday and its make-up day. */
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
  /** What the counter knows of other cases. */
  records: Records = noRecords;

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
      records: this.records,
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
    return this.do(person, { type: 'register', ...command });
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
  const result = new Set([state.decision?.document, state.certificate?.number]);
  return {
    type: 'serve',
    papers: state.documents.filter(({ number }) => result.has(number)),
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

export const withdrawal = (change: Partial<LifeCommandOf<'withdraw'>> = {}): LifeCommandOf<'withdraw'> => ({
  type: 'withdraw',
  reason: '申请人书面要求撤回',
  request: '撤回申请书（2026年10月12日）',
  ...change,
});

export const voiding = (change: Partial<LifeCommandOf<'void'>> = {}): LifeCommandOf<'void'> => ({
  type: 'void',
  reason: '重复录入，与前一件相同',
  second: '1002',
  secondConfirmed: true,
  ...change,
});

export const extension = (change: Partial<LifeCommandOf<'extend'>> = {}): LifeCommandOf<'extend'> => ({
  type: 'extend',
  days: 10,
  reason: '案情复杂，需要进一步核实',
  approver: { kind: '机关负责人', who: '3003' },
  approvedOn: firstDay,
  approvalDocument: '示建延批〔2026〕1号',
  ...change,
});

/** A case accepted on {@link firstDay}. */
export const acceptedCase = (item: ServiceItem = kinds.承诺件, hall: HallReference = lifeHall): Life =>
  new Life(item, hall).accept();
