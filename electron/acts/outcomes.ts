import { parseCivilDate } from '#shared/calendar/civil-date.ts';
import type { IntakeOutcome, RegisterApplication } from '#shared/case/commands.ts';
import { decide } from '#shared/case/decide.ts';
import { openGrounds } from '#shared/case/grounds.ts';
import type { OutcomeOffer } from '#shared/contract/intake.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import type { Refusal } from '#shared/result.ts';
import type { Store } from '../store/store.ts';
import { clockMayBeTrusted } from './clock-trust.ts';
import { actContext } from './context.ts';
import type { Desk } from './desk.ts';
import { itemGone } from './items.ts';

type Form = Omit<RegisterApplication, 'outcome'>;

/** What is written on the answer itself is asked for when it is given. */
const ownFields: ReadonlySet<string> = new Set(['ground', 'reason', 'competentOrgan', 'citation', 'basis']);

/** The answers of 许可法32 to a form as it stands: each is tried on the rules, and nothing is recorded. */
export function intakeOutcomes(desk: Desk, store: Store, person: StaffMember, form: Form): OutcomeOffer[] {
  const now = desk.clock.now();
  const taken = parseCivilDate(form.lateEntry?.receivedOn ?? '');
  const context = actContext(desk, store, person, now, form.itemCode, taken);
  const clock = clockMayBeTrusted(desk, store, now);
  const [ground] = openGrounds({ category: context.item?.category ?? '' }).slice(-1);
  const outcomes: readonly IntakeOutcome[] = [
    { kind: 'accept' },
    { kind: 'correct' },
    { kind: 'refuse', ground: ground?.id ?? 'statute', reason: '', competentOrgan: '', citation: '' },
    { kind: 'not_required', basis: '' },
    { kind: 'receive' },
  ];
  const refusalOf = (outcome: IntakeOutcome): Refusal | null => {
    if (!clock.ok) return clock.refusal;
    if (isGone(form, context.item)) return itemGone.refusal;
    const tried = decide(null, { type: 'register', ...form, outcome }, context);
    if (tried.ok || ownFields.has(tried.refusal.field ?? '')) return null;
    return tried.refusal;
  };
  return outcomes.map((outcome) => ({ kind: outcome.kind, refusal: refusalOf(outcome) }));
}

/** An item was chosen, and the catalogue has it no more. */
export const isGone = ({ itemCode }: Pick<Form, 'itemCode'>, item: unknown): boolean =>
  itemCode !== '' && item === undefined;
