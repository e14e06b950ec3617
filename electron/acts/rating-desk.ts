import { randomUUID } from 'node:crypto';
import { maskedApplicant } from '#shared/case/applicant.ts';
import type { PadState } from '#shared/contract/pad.ts';
import type { NewEvent } from '#shared/event.ts';
import { answerRating, inviteRating, type RatingEvent, ratingStream } from '#shared/rating/index.ts';
import { openFollowUp } from '#shared/registers/follow-up.ts';
import type { Guide } from '#shared/reference/guide.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Store } from '../store/store.ts';
import { latestService } from './rated-services.ts';
import type { Desk } from './desk.ts';

/** How long the pad asks, and how long it thanks. */
const askMs = 60_000;
const thankMs = 5_000;

interface Asking {
  readonly ratingId: string;
  readonly caseId: string;
  readonly state: PadState;
  readonly timer: NodeJS.Timeout;
}

/** Asks on the pad what an invitation in the log says to ask, and records the applicant's own answer, once. */
export class RatingDesk {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #show: (state: PadState) => void;
  #asking: Asking | null = null;
  #thanks: { state: PadState; timer: NodeJS.Timeout } | null = null;
  #guide: Guide | null = null;

  constructor(desk: Desk, store: Store, show: (state: PadState) => void) {
    this.#desk = desk;
    this.#store = store;
    this.#show = show;
    // A question that was open when the program stopped was not answered.
    for (const { ratingId, caseId } of store.openInvitations())
      this.#record('device', caseId, ratingId, { kind: 'rating.timed_out', payload: {} });
    store.onAppended((events) => this.#look(events));
    desk.session.onChanged(() => this.showGuide(null));
  }

  state(): PadState {
    return this.#asking?.state ?? this.#thanks?.state ?? this.#reading() ?? this.#resting();
  }

  /** A10: the applicant reads the guide of an item on the pad; a question to them comes before it, and ends it. */
  showGuide(guide: Guide | null): void {
    this.#guide = guide;
    this.#show(this.state());
  }

  get showsGuide(): boolean {
    return this.state().mode === 'guide';
  }

  get asking(): boolean {
    return this.#asking !== null;
  }

  /** The clerk asks again for the last visit of a case; refused once it was answered. */
  invite(caseId: string): Result<{ readonly asked: true }> {
    const person = this.#desk.session.signedIn();
    if (!person.ok) return person;
    const state = this.#store.caseState(caseId);
    if (state === null) return refuse('not_found', '', '没有找到该办件。', '请在办件列表中重新选择。');
    const service = latestService(this.#store, caseId);
    const ratingId = ratingStream(caseId, service);
    return this.#store.act<{ readonly asked: true }>(
      this.#desk.circumstances(person.value, randomUUID()),
      () => {
        // Who served is rated, whoever asks again.
        const [first] = this.#store.log.ofStream('rating', ratingId);
        const served = first?.payload as { staff: string; staffName: string } | undefined;
        const staff = served?.staff ?? person.value.number;
        const staffName = served?.staffName ?? person.value.name;
        const stage = this.#store.ratingStage(ratingId);
        const invited = inviteRating(stage, { service, itemName: state.item.name, staff, staffName });
        if (!invited.ok) return invited;
        return ok({
          events: [this.#event(caseId, ratingId, invited.value)],
          answer: () => ({ asked: true }),
        });
      },
      () => ok({ asked: true }),
    );
  }

  /** The applicant pressed a key. Only what is being asked can be answered. */
  rate(ratingId: string, grade: number | null): Result<{ readonly thanked: true }> {
    const asking = this.#asking;
    if (asking === null || asking.ratingId !== ratingId) {
      const answered = answerRating(this.#store.ratingStage(ratingId), grade, 'applicant');
      return answered.ok ? refuse('rule', 'I1', '本次评价已经结束。', '请等待窗口再次邀请评价。') : answered;
    }
    const done = this.#store.act<{ readonly thanked: true }>(
      this.#desk.circumstancesOf('applicant', randomUUID()),
      () => {
        const answer = answerRating(this.#store.ratingStage(ratingId), grade, 'applicant');
        if (!answer.ok) return answer;
        return ok({
          events: [
            this.#event(asking.caseId, ratingId, answer.value),
            ...this.#followUp(asking.caseId, ratingId, answer.value),
          ],
          answer: () => ({ thanked: true }),
        });
      },
      () => ok({ thanked: true }),
    );
    if (done.ok) this.#thank(grade === null);
    return done;
  }

  /** 2.4: a 差评 is to be put right; the case's applicant is known, so it is a named one. */
  #followUp(caseId: string, ratingId: string, answer: RatingEvent): NewEvent[] {
    const state = this.#store.caseState(caseId);
    const [invited] = this.#store.log.ofStream('rating', ratingId);
    if (answer.kind !== 'rating.given' || state === null || invited === undefined) return [];
    const { hall, calendar } = this.#desk.reference;
    const opened = openFollowUp(
      {
        ratingId,
        grade: answer.payload.grade,
        staff: (invited.payload as { staff: string }).staff,
        department: state.item.department,
        window: hall.counter.name,
        named: true,
      },
      { now: this.#desk.clock.now(), calendar, hall },
    );
    return opened === null ? [] : [opened];
  }

  stop(): void {
    clearTimeout(this.#asking?.timer);
    clearTimeout(this.#thanks?.timer);
  }

  #look(events: readonly StoredEvent[]): void {
    for (const event of events) {
      if (event.kind === 'rating.invited' && event.device === this.#store.log.device) this.#ask(event);
    }
  }

  #ask(event: StoredEvent): void {
    const { streamId: ratingId, caseId } = event;
    const state = caseId === null ? null : this.#store.caseState(caseId);
    if (caseId === null || state === null) return;
    if (this.#asking !== null) this.#giveUp();
    clearTimeout(this.#thanks?.timer);
    this.#thanks = null;
    this.#guide = null;
    const {
      itemName,
      staff: staffNumber,
      staffName,
    } = event.payload as Record<'itemName' | 'staff' | 'staffName', string>;
    this.#asking = {
      ratingId,
      caseId,
      state: {
        ...this.#shown(),
        mode: 'asking',
        ratingId,
        itemName,
        applicant: maskedApplicant(state.applicant).name,
        staffName,
        staffNumber,
        until: new Date(Date.now() + askMs).toISOString(),
      },
      timer: setTimeout(() => this.#giveUp(), askMs),
    };
    this.#show(this.state());
  }

  /** Nobody answered: unrated, which is neither good nor poor, and may be asked again. */
  #giveUp(): void {
    const asking = this.#asking;
    if (asking === null) return;
    clearTimeout(asking.timer);
    this.#asking = null;
    this.#record('device', asking.caseId, asking.ratingId, { kind: 'rating.timed_out', payload: {} });
    this.#show(this.state());
  }

  #thank(declined: boolean): void {
    clearTimeout(this.#asking?.timer);
    this.#asking = null;
    const timer = setTimeout(() => {
      this.#thanks = null;
      this.#show(this.state());
    }, thankMs);
    this.#thanks = { state: { ...this.#shown(), mode: 'thanks', declined }, timer };
    this.#show(this.state());
  }

  #reading(): PadState | null {
    return this.#guide === null ? null : { ...this.#shown(), mode: 'guide', guide: this.#guide };
  }

  #resting(): PadState {
    const { person } = this.#desk.session;
    return person === null
      ? { ...this.#shown(), mode: 'away' }
      : { ...this.#shown(), mode: 'idle', staffName: person.name, staffNumber: person.number };
  }

  #shown() {
    const { name: hallName, training, counter } = this.#desk.reference.hall;
    return { hallName, training, counterName: counter.name };
  }

  #record(by: 'device' | 'applicant', caseId: string, ratingId: string, event: RatingEvent): void {
    this.#store.record(this.#desk.circumstancesOf(by, randomUUID()), [this.#event(caseId, ratingId, event)]);
  }

  #event(caseId: string, ratingId: string, event: RatingEvent): NewEvent {
    return { streamKind: 'rating', streamId: ratingId, caseId, version: 1, ...event };
  }
}
