import { randomUUID } from 'node:crypto';
import type { Actor } from '#shared/event.ts';
import type { HallReference, StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { maySignIn, type ShiftEvent, type SignInHistory, wrongPin } from '#shared/shift/index.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { hashPin, verifyPin } from './pin.ts';

const noHistory: SignInHistory = { failures: 0, lastFailure: null };

/** Who is at this counter, and who acts in its name. */
export class Session {
  readonly #store: Store;
  readonly #hall: HallReference;
  readonly #clock: Clock;
  readonly #listeners: Listeners<void>;
  readonly #strangers = new Map<string, SignInHistory>();
  #person: StaffMember | null = null;
  /** Compared against when the number is unknown, so that the answer takes as long. */
  readonly #nobody = hashPin(randomUUID());
  /** One attempt at a time: five at once must not count as one failure. */
  #attempt: Promise<unknown> = Promise.resolve();

  constructor(store: Store, hall: HallReference, clock: Clock, log: Log) {
    this.#listeners = new Listeners(log, 'session');
    this.#store = store;
    this.#hall = hall;
    this.#clock = clock;
  }

  get person(): StaffMember | null {
    return this.#person;
  }

  onChanged(listener: () => void): void {
    this.#listeners.add(listener);
  }

  signedIn(): Result<StaffMember> {
    return this.#person === null
      ? refuse('not_signed_in', 'D11', '本窗口还没有人签到。', '请先用工号和PIN签到。')
      : ok(this.#person);
  }

  signIn(staffNumber: string, pin: string): Promise<Result<StaffMember>> {
    const attempt = this.#attempt.then(() => this.#trySignIn(staffNumber.normalize('NFKC').trim(), pin));
    this.#attempt = attempt.catch(() => undefined);
    return attempt;
  }

  async #trySignIn(number: string, pin: string): Promise<Result<StaffMember>> {
    if (number === '') return refuse('bad_input', '', '未填写工号。', '请输入工号。', 'staffNumber');
    if (pin === '') return refuse('bad_input', '', '未填写PIN。', '请输入PIN。', 'pin');
    const person = this.#hall.staff.find((member) => member.number === number);
    const history =
      person === undefined ? (this.#strangers.get(number) ?? noHistory) : this.#store.signInHistory(number);
    const open = maySignIn(history, this.#clock.now());
    if (!open.ok) return open;
    const right = await verifyPin(pin, person?.pinHash ?? (await this.#nobody));
    if (person === undefined || !right) {
      if (person === undefined) this.#rememberStranger(number, history);
      else this.#record(number, null, { kind: 'shift.sign_in_failed', payload: { staff: number } });
      return wrongPin(history);
    }
    this.signOut();
    this.#record(number, person, { kind: 'shift.signed_in', payload: { staff: number, name: person.name } });
    this.#become(person);
    return ok(person);
  }

  /** What was typed for a number that is nobody's may be a PIN: it goes into no record, only counts while we run. */
  #rememberStranger(number: string, { failures }: SignInHistory): void {
    if (this.#strangers.size > 1000) this.#strangers.clear();
    this.#strangers.set(number, { failures: failures + 1, lastFailure: this.#clock.now() });
  }

  signOut(): void {
    if (this.#person === null) return;
    this.#record(this.#person.number, this.#person, {
      kind: 'shift.signed_out',
      payload: { staff: this.#person.number },
    });
    this.#become(null);
  }

  #become(person: StaffMember | null): void {
    this.#person = person;
    this.#listeners.tell();
  }

  #record(number: string, person: StaffMember | null, event: ShiftEvent): void {
    const { counter } = this.#hall;
    const actor: Actor = {
      staff: number.slice(0, 80),
      name: person?.name ?? '',
      counter: counter.id,
      mandate: null,
      actingFor: null,
    };
    this.#store.record({ actor, commandId: randomUUID(), at: this.#clock.now(), offsetMs: null }, [
      { streamKind: 'shift', streamId: counter.id, caseId: null, version: 1, ...event },
    ]);
  }
}
