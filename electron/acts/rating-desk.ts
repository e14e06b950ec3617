import { randomUUID } from 'node:crypto';
import { maskedApplicant } from '#shared/case/applicant.ts';
import type { PadLook, PadState } from '#shared/contract/pad.ts';
import type { NewEvent } from '#shared/event.ts';
import { ratingIndicators } from '#shared/rating/indicators.ts';
import {
  answerRating,
  grades,
  inviteRating,
  isPoor,
  type RatingAnswer,
  ratingAnswer,
  type RatingEvent,
  ratingStream,
} from '#shared/rating/index.ts';
import { openFollowUp } from '#shared/registers/follow-up.ts';
import type { Guide } from '#shared/reference/guide.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Kept, PadAnswers, RatingPad } from '../devices/rating-pad.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { Store } from '../store/store.ts';
import { latestService } from './rated-services.ts';
import type { Desk } from './desk.ts';
import { PadTrial } from './pad-trial.ts';

/** How long the pad asks, how long for the reasons, and how long it thanks. */
const askMs = 60_000;
const reasonsMs = 90_000;
const thankMs = 5_000;
/** How long a called number stands on the page. */
const callMs = 12_000;

/** Until the hall's own are set. */
const plainLook: PadLook = { largeText: false, highContrast: false, voice: true };

type DrivenPad = Pick<RatingPad, 'show'> & Partial<Pick<RatingPad, 'signs' | 'state'>>;
type Place = Pick<PadState, 'hallName' | 'training' | 'counterName' | 'look'>;

interface Asking {
  readonly ratingId: string;
  readonly caseId: string;
  readonly state: Extract<PadState, { mode: 'asking' }>;
  /** The poor grade the applicant chose, while the reasons are asked. */
  readonly chosen: { readonly grade: number; readonly state: PadState } | null;
  readonly timer: NodeJS.Timeout;
}

/** Asks on every pad what an invitation in the log says to ask, and records the applicant's own answer, once. */
export class RatingDesk implements PadAnswers {
  readonly #desk: Desk;
  readonly #store: Store;
  /** How the page is shown until the applicant chooses otherwise. */
  look: PadLook = plainLook;
  #pads: readonly DrivenPad[] = [];
  #asking: Asking | null = null;
  #thanks: { state: PadState; timer: NodeJS.Timeout } | null = null;
  #guide: Guide | null = null;
  readonly #trial = new PadTrial(() => this.#show());
  #call: { readonly ticket: string; readonly timer: NodeJS.Timeout } | null = null;
  /** Told whenever the pads show something else. */
  changed: () => void = () => undefined;
  /** 暂停服务. */
  paused: () => boolean = () => false;
  /** A picture by staff number, as a data address. */
  photoOf: (staffNumber: string) => string | null = () => null;
  #signing: { readonly state: PadState; readonly ended: () => void } | null = null;

  constructor(desk: Desk, store: Store) {
    this.#desk = desk;
    this.#store = store;
    // A question that was open when the program stopped was not answered.
    for (const { ratingId, caseId } of store.openInvitations())
      this.#record('device', caseId, ratingId, { kind: 'rating.timed_out', payload: {} });
    store.onAppended((events) => this.#look(events));
    desk.session.onChanged(() => this.showGuide(null));
  }

  /** All of them say the same from now on. */
  usePads(pads: readonly DrivenPad[]): void {
    this.#pads = pads;
    this.#show();
  }

  state(): PadState {
    const asking = this.#asking?.chosen?.state ?? this.#asking?.state;
    return (
      asking ??
      this.#trial.state ??
      this.#signing?.state ??
      this.#thanks?.state ??
      this.#calling() ??
      this.#reading() ??
      this.#resting()
    );
  }

  /** A paper to be checked and signed; a question to rate comes before it, and ends it. */
  showSigning(state: ((shown: Place) => PadState) | null, ended: () => void = () => undefined): void {
    this.#signing = state === null ? null : { state: state(this.#shown()), ended };
    this.#show();
  }

  get showsSigning(): boolean {
    return this.#signing !== null;
  }

  /** A pad is there that can be written on. */
  get takesSignatures(): boolean {
    return this.#pads.some(({ signs, state }) => signs === true && state?.state === '就绪');
  }

  /** A10: the applicant reads the guide of an item on the pad; a question to them comes before it, and ends it. */
  showGuide(guide: Guide | null): void {
    this.#guide = guide;
    this.#show();
  }

  /** 试按: the pads ask, and no record is made of what is pressed. */
  beginTrial(): Result<{ readonly asked: true }> {
    const person = this.#desk.session.signedIn();
    if (!person.ok) return person;
    if (this.#asking !== null)
      return refuse('rule', 'K1', '正在请申请人评价，不能试按。', '请等评价结束以后再试。');
    this.#trial.begin(this.#shown(), person.value);
    return ok({ asked: true });
  }

  /** How the trial stands; empty where there is none. */
  get trialText(): string {
    return this.#trial.text;
  }

  /** 叫号: the number whose turn it is. What an applicant is asked comes before it. */
  showCall(ticket: string): void {
    clearTimeout(this.#call?.timer);
    const timer = setTimeout(() => {
      this.#call = null;
      this.#show();
    }, callMs);
    this.#call = { ticket, timer };
    // The next person does not wait for the last one's thanks.
    clearTimeout(this.#thanks?.timer);
    this.#thanks = null;
    this.#guide = null;
    this.#show();
  }

  /** What it rests on may have changed. */
  refresh(): void {
    this.#show();
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

  /** The applicant's whole answer. Only what is being asked can be answered, and the first pad that answers counts. */
  rate(ratingId: string, answer: RatingAnswer): Result<Kept> {
    if (this.#trial.takes(ratingId, answer.grade)) return ok({ kept: true });
    const asking = this.#asking;
    if (asking === null || asking.ratingId !== ratingId) return this.#over(ratingId, answer);
    const done = this.#keep(asking, answer);
    if (done.ok) this.#thank(answer.grade === null);
    return done;
  }

  /** Of a poor grade the reasons are asked; any other, and no grade at all, is the whole answer. */
  chooseGrade(ratingId: string, grade: number | null): Result<Kept> {
    const answer = { grade, reasons: [], words: '' };
    if (this.#trial.takes(ratingId, grade)) return ok({ kept: true });
    const asking = this.#asking;
    if (grade === null || !isPoor(grade)) return this.rate(ratingId, answer);
    if (asking === null || asking.ratingId !== ratingId) return this.#over(ratingId, answer);
    const title = grades.find((each) => each.grade === grade)?.title;
    if (title === undefined)
      return refuse('bad_input', 'I1', '没有这一项评价。', '请在五项评价中选择。', 'grade');
    this.#turnTo(asking, reasonsMs, (until) => ({
      grade,
      state: {
        ...this.#shown(),
        mode: 'reasons',
        ratingId,
        grade: title,
        reasons: [...ratingIndicators.reasons],
        until,
      },
    }));
    return ok({ kept: false });
  }

  giveReasons(ratingId: string, reasons: readonly string[], words: string): Result<Kept> {
    const asking = this.#asking;
    const grade = asking?.ratingId === ratingId ? asking.chosen?.grade : undefined;
    if (grade === undefined) return this.#over(ratingId, { grade: null, reasons: [], words: '' });
    const answer = ratingAnswer.safeParse({ grade, reasons, words });
    if (!answer.success)
      return refuse('bad_input', 'I1', '所选原因不在公布的评价内容中。', '请重新选择。', 'reasons');
    return this.rate(ratingId, answer.data);
  }

  chooseAgain(ratingId: string): Result<Kept> {
    const asking = this.#asking;
    if (asking === null || asking.ratingId !== ratingId)
      return this.#over(ratingId, { grade: null, reasons: [], words: '' });
    this.#turnTo(asking, askMs, () => null);
    return ok({ kept: false });
  }

  /** Why an answer to what is no longer asked cannot be taken. */
  #over(ratingId: string, answer: RatingAnswer): Result<Kept> {
    const answered = answerRating(this.#store.ratingStage(ratingId), answer, 'applicant');
    return answered.ok ? refuse('rule', 'I1', '本次评价已经结束。', '请等待窗口再次邀请评价。') : answered;
  }

  #keep({ ratingId, caseId }: Asking, given: RatingAnswer): Result<Kept> {
    return this.#store.act<Kept>(
      this.#desk.circumstancesOf('applicant', randomUUID()),
      () => {
        const answer = answerRating(this.#store.ratingStage(ratingId), given, 'applicant');
        if (!answer.ok) return answer;
        return ok({
          events: [
            this.#event(caseId, ratingId, answer.value),
            ...this.#followUp(caseId, ratingId, answer.value),
          ],
          answer: () => ({ kept: true }),
        });
      },
      () => ok({ kept: true }),
    );
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

  /** A grade that was chosen is kept; a question nobody answered is ended when the program starts again. */
  stop(): void {
    const asking = this.#asking;
    if (asking?.chosen != null) this.#keep(asking, { grade: asking.chosen.grade, reasons: [], words: '' });
    this.#asking = null;
    clearTimeout(asking?.timer);
    clearTimeout(this.#thanks?.timer);
    clearTimeout(this.#call?.timer);
    this.#trial.end();
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
    this.#trial.end();
    clearTimeout(this.#thanks?.timer);
    this.#thanks = null;
    this.#guide = null;
    const signing = this.#signing;
    this.#signing = null;
    signing?.ended();
    const {
      itemName,
      staff: staffNumber,
      staffName,
    } = event.payload as Record<'itemName' | 'staff' | 'staffName', string>;
    this.#begin(
      {
        ratingId,
        caseId,
        chosen: null,
        state: {
          ...this.#shown(),
          mode: 'asking',
          ratingId,
          itemName,
          applicant: maskedApplicant(state.applicant).name,
          staffName,
          staffNumber,
          until: untilOf(askMs),
        },
      },
      askMs,
    );
  }

  /** The question goes on, in another form and with time of its own. */
  #turnTo(asking: Asking, ms: number, chosen: (until: string) => Asking['chosen']): void {
    clearTimeout(asking.timer);
    const until = untilOf(ms);
    this.#begin({ ...asking, state: { ...asking.state, until }, chosen: chosen(until) }, ms);
  }

  #begin(asking: Omit<Asking, 'timer'>, ms: number): void {
    this.#asking = { ...asking, timer: setTimeout(() => this.#giveUp(), ms) };
    this.#show();
  }

  /**
   * Nobody answered: unrated, which is neither good nor poor, and may be asked again. A grade that was chosen was the
   * applicant's answer, with or without its reasons.
   */
  #giveUp(): void {
    const asking = this.#asking;
    if (asking === null) return;
    clearTimeout(asking.timer);
    const { ratingId, caseId, chosen } = asking;
    if (chosen !== null && this.#keep(asking, { grade: chosen.grade, reasons: [], words: '' }).ok)
      return this.#thank(false);
    this.#asking = null;
    this.#record('device', caseId, ratingId, { kind: 'rating.timed_out', payload: {} });
    this.#show();
  }

  #thank(declined: boolean): void {
    clearTimeout(this.#asking?.timer);
    this.#asking = null;
    const timer = setTimeout(() => {
      this.#thanks = null;
      this.#show();
    }, thankMs);
    this.#thanks = { state: { ...this.#shown(), mode: 'thanks', declined }, timer };
    this.#show();
  }

  #calling(): PadState | null {
    return this.#call === null ? null : { ...this.#shown(), mode: 'calling', ticket: this.#call.ticket };
  }

  #reading(): PadState | null {
    return this.#guide === null ? null : { ...this.#shown(), mode: 'guide', guide: this.#guide };
  }

  #resting(): PadState {
    const { person } = this.#desk.session;
    return person === null || this.paused()
      ? { ...this.#shown(), mode: 'away' }
      : {
          ...this.#shown(),
          mode: 'idle',
          staffName: person.name,
          staffNumber: person.number,
          photo: this.photoOf(person.number),
        };
  }

  #shown() {
    const { name: hallName, training, counter } = this.#desk.reference.hall;
    return { hallName, training, counterName: counter.name, look: this.look };
  }

  #show(): void {
    const state = this.state();
    for (const pad of this.#pads) pad.show(state);
    this.changed();
  }

  #record(by: 'device' | 'applicant', caseId: string, ratingId: string, event: RatingEvent): void {
    this.#store.record(this.#desk.circumstancesOf(by, randomUUID()), [this.#event(caseId, ratingId, event)]);
  }

  #event(caseId: string, ratingId: string, event: RatingEvent): NewEvent {
    return { streamKind: 'rating', streamId: ratingId, caseId, version: 1, ...event };
  }
}

const untilOf = (ms: number): string => new Date(Date.now() + ms).toISOString();
