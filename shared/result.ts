/** What an act answers: done, or refused with a reason a person can act on. Exceptions are for faults only. */

/** Closed list: every refusal in the product is one of these. */
export const refusalKinds = [
  'bad_input', // the data given is not what the act needs
  'rule', // the law or a founding plan says no; `rule` names it
  'not_permitted', // this person, at this counter, may not do it
  'not_signed_in',
  'not_found',
  'already_done', // it happened once and may not happen twice
  'exhausted', // a block of numbers is used up
  'device', // a printer, pad or reader said no
  'unavailable', // the centre cannot be reached, or answered nonsense
  'fault', // our own failure; details are in the log, never on the screen
] as const;
export type RefusalKind = (typeof refusalKinds)[number];

export interface Refusal {
  readonly kind: RefusalKind;
  /** Requirement id or article, e.g. `B2` or `许可法32(4)`; empty where no rule but plain sense refuses. */
  readonly rule: string;
  /** One sentence for the clerk: what was refused and why. */
  readonly message: string;
  /** What to do now. */
  readonly next: string;
  /** The field of the form it is about, where there is one. */
  readonly field?: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (
  kind: RefusalKind,
  rule: string,
  message: string,
  next: string,
  field?: string,
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: field === undefined ? { kind, rule, message, next } : { kind, rule, message, next, field },
});

/** For exhaustive switches: reaching it is a programming fault. */
export function unreachable(value: never): never {
  // Only its kind: the rest may be about a person, and faults are logged.
  const { kind = typeof value } = Object(value) as { kind?: string };
  throw new Error(`unexpected ${kind}`);
}
