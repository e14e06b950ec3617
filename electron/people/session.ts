import { randomUUID } from 'node:crypto';
import type { WorkingCalendar } from '#shared/calendar/working-days.ts';
import type { Actor } from '#shared/event.ts';
import type { HallReference, StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { registerEvent } from '#shared/registers/define.ts';
import type { ShiftEvent } from '#shared/registers/shift.ts';
import type { Registers } from '#shared/registers/states.ts';
import type { OpeningHours } from '#shared/shift/opening-hours.ts';
import { mayTryPin, type SignInHistory, wrongPin } from '#shared/shift/pin.ts';
import { leavesUnmanned, signInEvents, signOutEvents } from '#shared/shift/sign-in.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { hashPin, verifyPin } from './pin.ts';

const noHistory: SignInHistory = { failures: 0, lastFailure: null };

/** What the post depends on besides the hall's list of people. */
export interface SessionOptions {
  readonly registers: Registers;
  readonly calendar: WorkingCalendar;
  readonly opening: OpeningHours;
}

/** Who is at this counter, and who acts in its name. */
export class Session {
  readonly #store: Store;
  readonly #hall: HallReference;
  readonly #clock: Clock;
  readonly #registers: Registers;
  readonly #calendar: WorkingCalendar;
  readonly #opening: OpeningHours;
  readonly #listeners: Listeners<void>;
  readonly #strangers = new Map<string, SignInHistory>();
  #person: StaffMember | null = null;
  #locked = false;
  /** Wrong PINs on record that a right one has made good since; a sign-in clears the record itself. */
  readonly #madeGood = new Map<string, number>();
  /** Compared against when the number is unknown, so that the answer takes as long. */
  readonly #nobody = hashPin(randomUUID());
  /** One attempt at a time: five at once must not count as one failure. */
  #attempt: Promise<unknown> = Promise.resolve();

  constructor(store: Store, hall: HallReference, clock: Clock, log: Log, options: SessionOptions) {
    this.#listeners = new Listeners(log, 'session');
    this.#store = store;
    this.#hall = hall;
    this.#clock = clock;
    this.#registers = options.registers;
    this.#calendar = options.calendar;
    this.#opening = options.opening;
    this.#closeLastRun();
  }

  /** Whoever was here when the program ended is here no more: from now on the counter counts as empty (D11). */
  #closeLastRun(): void {
    const left = this.#registers.get('shift', this.#hall.counter.id)?.person ?? null;
    if (left === null) return;
    this.#record('device', '本机', [
      {
        kind: 'shift.signed_out',
        payload: { staff: left.staff, found: true, at: this.#clock.now(), reason: '' },
      },
    ]);
  }

  get person(): StaffMember | null {
    return this.#person;
  }

  /** Somebody is here, and the screen is covered until their PIN is entered. */
  get locked(): boolean {
    return this.#locked;
  }

  onChanged(listener: () => void): void {
    this.#listeners.add(listener);
  }

  signedIn(): Result<StaffMember> {
    return this.#person === null
      ? refuse('not_signed_in', 'D11', '本窗口还没有人签到。', '请先用工号和PIN签到。')
      : ok(this.#person);
  }

  /** @param emergencyCode given by the centre over the telephone for a stand-in who is not listed (D7) */
  signIn(
    staffNumber: string,
    pin: string,
    emergencyCode: string | null = null,
  ): Promise<Result<StaffMember>> {
    const attempt = this.#attempt.then(() =>
      this.#trySignIn(staffNumber.normalize('NFKC').trim(), pin, emergencyCode),
    );
    this.#attempt = attempt.catch(() => undefined);
    return attempt;
  }

  async #trySignIn(number: string, pin: string, emergencyCode: string | null): Promise<Result<StaffMember>> {
    const person = await this.#checkPin(number, pin);
    if (!person.ok) return person;
    if (this.#locked && person.value.number === this.#person?.number) return this.#uncover(person.value);
    return this.#takePost(person.value, emergencyCode);
  }

  /** Covers the workstation; the person stays at the post. Nothing to cover where nobody is here. */
  lock(): void {
    if (this.#person === null || this.#locked) return;
    this.#locked = true;
    this.#listeners.tell();
  }

  /** The same person's PIN, wrong ones counted as at a sign-in. Whoever else comes signs in by the rules of the post. */
  unlock(pin: string): Promise<Result<StaffMember>> {
    const attempt = this.#attempt.then(async (): Promise<Result<StaffMember>> => {
      const before = this.#person;
      if (before === null) return this.signedIn();
      const checked = await this.#checkPin(before.number, pin);
      return checked.ok ? this.#uncover(checked.value) : checked;
    });
    this.#attempt = attempt.catch(() => undefined);
    return attempt;
  }

  #uncover(person: StaffMember): Result<StaffMember> {
    this.#locked = false;
    this.#listeners.tell();
    return ok(person);
  }

  /** A second person beside the one signed in confirms with their own PIN; wrong ones count as at a sign-in. */
  confirm(staffNumber: string, pin: string): Promise<Result<StaffMember>> {
    const attempt = this.#attempt.then(() => this.#checkPin(staffNumber.normalize('NFKC').trim(), pin));
    this.#attempt = attempt.catch(() => undefined);
    return attempt;
  }

  async #checkPin(number: string, pin: string): Promise<Result<StaffMember>> {
    if (number === '') return refuse('bad_input', '', '未填写工号。', '请输入工号。', 'staffNumber');
    if (pin === '') return refuse('bad_input', '', '未填写PIN。', '请输入PIN。', 'pin');
    const person = this.#hall.staff.find((member) => member.number === number);
    const history =
      person === undefined ? (this.#strangers.get(number) ?? noHistory) : this.#historyOf(number);
    const open = mayTryPin(history, this.#clock.now());
    if (!open.ok) return open;
    const right = await verifyPin(pin, person?.pinHash ?? (await this.#nobody));
    if (person === undefined || !right) {
      if (person === undefined) this.#rememberStranger(number, history);
      else this.#record(number, '', [{ kind: 'shift.sign_in_failed', payload: { staff: number } }]);
      return wrongPin(history);
    }
    this.#madeGood.set(number, this.#store.signInHistory(number).failures);
    return ok(person);
  }

  /** In a row: what was mistyped before a PIN that was right counts no more. */
  #historyOf(number: string): SignInHistory {
    const { failures, lastFailure } = this.#store.signInHistory(number);
    const madeGood = this.#madeGood.get(number) ?? 0;
    return { failures: failures >= madeGood ? failures - madeGood : failures, lastFailure };
  }

  /** The PIN was right; whether the post is theirs is another question (D7). */
  #takePost(person: StaffMember, code: string | null): Result<StaffMember> {
    const now = this.#clock.now();
    const context = { now, hall: this.#hall, registers: this.#registers };
    const emergency = code === null ? null : { consentId: randomUUID(), code };
    const events = signInEvents(person, context, emergency);
    if (!events.ok) return events;
    this.#record(person.number, person.name, events.value);
    this.#madeGood.delete(person.number);
    this.#become(person);
    return ok(person);
  }

  /** What was typed for a number that is nobody's may be a PIN: it goes into no record, only counts while we run. */
  #rememberStranger(number: string, { failures }: SignInHistory): void {
    if (this.#strangers.size > 1000) this.#strangers.clear();
    this.#strangers.set(number, { failures: failures + 1, lastFailure: this.#clock.now() });
  }

  /** Whether signing out now leaves the window empty while the hall is open: then the reason is asked for (D11). */
  get leavesUnmanned(): boolean {
    const context = { now: this.#clock.now(), calendar: this.#calendar };
    return this.#person !== null && leavesUnmanned(context, this.#opening);
  }

  /**
   * Refused only where it would be leaving the post without the stand-in (D6).
   * @param reason of leaving the window empty, for the record (D11)
   */
  signOut(reason = ''): Result<null> {
    const person = this.#person;
    if (person === null) return ok(null);
    const now = this.#clock.now();
    const context = { now, hall: this.#hall, registers: this.#registers, calendar: this.#calendar };
    const events = signOutEvents(person, context, this.#opening, reason);
    if (!events.ok) return events;
    this.#record(person.number, person.name, events.value);
    this.#become(null);
    return ok(null);
  }

  #become(person: StaffMember | null): void {
    this.#person = person;
    this.#locked = false;
    this.#listeners.tell();
  }

  #record(staff: string, name: string, events: readonly ShiftEvent[]): void {
    const { counter } = this.#hall;
    const entered = events.find((event) => event.kind === 'shift.signed_in');
    const actor: Actor = {
      staff: staff.slice(0, 80),
      name,
      counter: counter.id,
      mandate: null,
      actingFor: entered?.payload.standsInFor ?? null,
    };
    this.#store.record(
      { actor, commandId: randomUUID(), at: this.#clock.now(), offsetMs: null },
      events.map((event) => registerEvent('shift', counter.id, event)),
    );
  }
}
