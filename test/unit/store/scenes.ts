/** A scene is a command that is accepted as things stand, and who gives it. Here: how things come to stand so. */
import type { RegisterCommand } from '#shared/registers/index.ts';
import type { SealKind } from '#shared/registers/seal.ts';
import {
  bureau,
  type CaseDraft,
  counters,
  type RegisterDraft,
  transport,
  type WholeHall,
  wholeItems,
} from '../../support/whole-hall.ts';

export interface Scene<Command> {
  readonly by: string;
  readonly command: Command;
}
export type DraftOf<Type> = Extract<CaseDraft | RegisterDraft, { type: Type }>;
/** Called again, each is about another stream: one of its own, or of two the hall has the one that `other` means. */
export type RegisterScenes<Type extends RegisterCommand['type']> = {
  readonly [T in Type]: (at: WholeHall, other?: boolean) => Scene<DraftOf<T>>;
};
/** The commands of one register. */
export type Starting<Prefix extends string> = Extract<RegisterCommand['type'], `${Prefix}.${string}`>;

const given =
  (by: string) =>
  <Command>(command: Command): Scene<Command> => ({ by, command });
export const [head, leader, centre, supervisor] = [
  given('1001'),
  given('2001'),
  given('3001'),
  given('4001'),
];

const { instant } = wholeItems;

export const sealNew = (at: WholeHall, kind: SealKind): DraftOf<'seal.register'> => {
  const sealId = at.id();
  const name = `${kind}（${sealId.slice(-4)}）`;
  const where = { organ: transport, department: bureau, counters: [counters.own] };
  return { type: 'seal.register', sealId, kind, name, ...where, approval: '凤交发〔2026〕1号' };
};

/** The chain has agreed, up to the leader. */
export function agreed(at: WholeHall, caseId: string): string {
  const opinions = { examine: '1001', countersign: '2101', approve: '2001' };
  for (const [step, by] of Object.entries(opinions))
    at.must(by, { type: 'give_opinion', caseId, step, result: '同意', text: '同意办理' });
  return caseId;
}

export const decision = (caseId: string): DraftOf<'decide'> => ({
  type: 'decide',
  caseId,
  result: '准予',
  content: '准予换发从业资格证',
  reasons: '',
  basis: '《道路运输从业人员管理规定》第二十八条',
  validUntil: null,
});

/** 即办: decided at the window. */
export function decided(at: WholeHall): string {
  const caseId = at.take(instant);
  at.must('1001', decision(caseId));
  return caseId;
}

/** Charged, and paid into the bank. */
export function paid(at: WholeHall, caseId = at.take(instant)): string {
  at.must('1001', { type: 'charge', caseId, quantity: 1 }, payment(at, caseId));
  return caseId;
}

export const payment = (at: WholeHall, caseId: string): DraftOf<'confirm_payment'> => ({
  type: 'confirm_payment',
  caseId,
  bankReceipt: `农行回单${at.id().slice(-8)}`,
  amount: instant.fee?.rate ?? 0,
  paidOn: at.desk.today,
});
