import type { Statement } from 'better-sqlite3';
import { type CaseEvent, isCaseEventKind } from '#shared/case/events.ts';
import { evolve } from '#shared/case/evolve.ts';
import type { CaseState } from '#shared/case/state.ts';
import { evolveRating, isRatingEventKind, type RatingStage } from '#shared/rating/index.ts';
import { outsideNumbers } from '#shared/records.ts';
import {
  evolveRegister,
  isRegisterKind,
  type RegisterKind,
  type Registers,
  type RegisterStates,
} from '#shared/registers/index.ts';
import { BoardView, type CaseOrigin } from './board-view.ts';
import { folded } from './case-search.ts';
import type { StoredEvent } from './event-log.ts';
import type { WritableDb } from './open.ts';
import { PrintJobView } from './print-job-view.ts';

export { folded } from './case-search.ts';

/** Raised when a view's rows would come out differently: stores of before are derived again. */
export const viewsVersion = 7;
export const viewTables = [
  'case_view',
  'case_board',
  'case_count',
  'case_search',
  'print_job',
  'rating_view',
  'number_use',
  'sign_in',
  'register_view',
  'outside_number',
  'scan_ref',
] as const;

/** What views need besides the events; when `dueOf` changes (a new calendar) they are rebuilt. */
export interface Derivations {
  /** Pinyin initials of a name, lower case. */
  readonly initialsOf: (name: string) => string;
  /** Last day of the limit that runs now, null where none does or the calendar does not reach it. */
  readonly dueOf: (state: CaseState) => string | null;
}

/**
 * Keeps the view tables in step with the log, in the caller's transaction. The same code serves an act and `rebuild`,
 * so they cannot differ. Payloads were checked when they were decided here or adopted from the centre.
 */
export class Views {
  readonly #devices: ReadonlySet<string>;
  readonly #derive: Derivations;
  readonly #caseState: Statement;
  readonly #putCase: Statement;
  readonly #useNumber: Statement;
  readonly #noteNumber: Statement;
  readonly #ratingStage: Statement;
  readonly #putRating: Statement;
  readonly #signInFailed: Statement;
  readonly #signedIn: Statement;
  readonly #register: Statement;
  readonly #registers: Statement;
  readonly #putRegister: Statement;
  readonly #putOutside: Statement;
  readonly #putScan: Statement;
  readonly #jobs: PrintJobView;
  readonly #board: BoardView;

  /** @param devices this counter's ids, of now and before */
  constructor(db: WritableDb, devices: ReadonlySet<string>, derive: Derivations) {
    this.#devices = devices;
    this.#derive = derive;
    this.#jobs = new PrintJobView(db);
    this.#board = new BoardView(db);
    this.#caseState = db.prepare('select state from case_view where case_id = ?').pluck();
    this.#putCase =
      db.prepare(`insert into case_view (case_id, receipt_number, case_number, item_code, item_name,
        applicant_name, applicant_initials, id_last4, stage, received_on, received_at, due, state)
      values (@caseId, @receiptNumber, @caseNumber, @itemCode, @itemName, @name, @initials, @last4, @stage,
        @receivedOn, @at, @due, @state)
      on conflict (case_id) do update set case_number = excluded.case_number, stage = excluded.stage,
        due = excluded.due, state = excluded.state`);
    this.#noteNumber = db.prepare('insert or ignore into number_use (series, serial, text) values (?, ?, ?)');
    this.#useNumber = db.prepare('insert into number_use (series, serial, text) values (?, ?, ?)');
    this.#ratingStage = db.prepare('select stage from rating_view where rating_id = ?').pluck();
    this.#putRating = db.prepare(`insert into rating_view (rating_id, case_id, stage, own) values (?, ?, ?, ?)
      on conflict (rating_id) do update set stage = excluded.stage`);
    this.#signInFailed = db.prepare(`insert into sign_in (staff, failures, last_failure) values (?, 1, ?)
      on conflict (staff) do update set failures = failures + 1, last_failure = excluded.last_failure`);
    this.#signedIn = db.prepare(`insert into sign_in (staff, failures, last_failure) values (?, 0, null)
      on conflict (staff) do update set failures = 0, last_failure = null`);
    this.#putOutside = db.prepare(
      'insert or ignore into outside_number (kind, number, case_id) values (?, ?, ?)',
    );
    this.#putScan = db.prepare('insert or ignore into scan_ref (hash, case_id) values (?, ?)');
    this.#register = db
      .prepare('select state from register_view where stream_kind = ? and stream_id = ?')
      .pluck();
    this.#registers = db.prepare(
      'select stream_id as id, state from register_view where stream_kind = ? order by stream_id',
    );
    this.#putRegister = db.prepare(`insert into register_view (stream_kind, stream_id, state) values (?, ?, ?)
      on conflict (stream_kind, stream_id) do update set state = excluded.state`);
  }

  /** The registers as they stand, for the rules to read. */
  readonly registers: Registers = {
    get: <Kind extends RegisterKind>(kind: Kind, id: string) => {
      const text = this.#register.get(kind, id) as string | undefined;
      return text === undefined ? null : (JSON.parse(text) as RegisterStates[Kind]);
    },
    all: <Kind extends RegisterKind>(kind: Kind) =>
      (this.#registers.all(kind) as { id: string; state: string }[]).map(({ id, state }) => ({
        id,
        state: JSON.parse(state) as RegisterStates[Kind],
      })),
  };

  caseState(caseId: string): CaseState | null {
    const text = this.#caseState.get(caseId) as string | undefined;
    return text === undefined ? null : (JSON.parse(text) as CaseState);
  }

  /**
   * Kinds that this version does not know are in the log and change no view.
   * @param known not decided now but adopted or replayed: a number used twice is noted, not refused
   */
  apply(events: Iterable<StoredEvent>, known = false): void {
    // A case's row is written once, however many of the events are its own.
    const cases = new Map<string, { state: CaseState | null; first: StoredEvent }>();
    for (const event of events) {
      const own = this.#devices.has(event.device);
      this.#numbers(event, own && !known);
      for (const { kind, number } of outsideNumbers(event))
        this.#putOutside.run(kind, number, event.caseId ?? '');
      if (event.streamKind === 'case' && isCaseEventKind(event.kind)) {
        const before = cases.get(event.streamId) ?? { state: this.caseState(event.streamId), first: event };
        const caseEvent = event as unknown as CaseEvent;
        cases.set(event.streamId, { ...before, state: evolve(before.state, caseEvent) });
        if (caseEvent.kind === 'case.material_scanned')
          for (const { hash } of caseEvent.payload.scans) this.#putScan.run(hash, event.streamId);
      }
      if (event.streamKind === 'paper') this.#jobs.apply(event, own);
      if (event.streamKind === 'rating') this.#rate(event, own);
      // Another counter's sign-ins are its own.
      if (event.streamKind === 'shift' && own) this.#shift(event);
      if (isRegisterKind(event.streamKind)) this.#keep(event.streamKind, event);
    }
    for (const [caseId, { state, first }] of cases) if (state !== null) this.#case(caseId, state, first);
  }

  #case(caseId: string, state: CaseState, { at, position, actor }: StoredEvent): void {
    const { applicant, item } = state;
    const number = applicant.kind === 'person' ? applicant.idNumber : applicant.creditCode;
    const initials = this.#derive.initialsOf(applicant.name);
    const due = this.#derive.dueOf(state);
    const origin: CaseOrigin = { position, by: actor.staff };
    this.#board.put(caseId, state, origin, { initials, due });
    this.#putCase.run({
      caseId,
      receiptNumber: state.receiptNumber,
      caseNumber: state.caseNumber,
      itemCode: item.code,
      itemName: folded(item.name),
      name: folded(applicant.name),
      initials,
      last4: number.slice(-4),
      stage: state.stage,
      receivedOn: state.receivedOn,
      at,
      due,
      state: JSON.stringify(state),
    });
  }

  /** Every number an event used, so that none is used again: a reinstalled counter learns its old ones from the centre. */
  #numbers(event: StoredEvent, own: boolean): void {
    for (const value of Object.values(event.payload)) {
      if (value === null || typeof value !== 'object' || !('series' in value) || !('serial' in value))
        continue;
      const { series, serial, text } = value as { series: string; serial: number; text: string };
      (own ? this.#useNumber : this.#noteNumber).run(series, serial, text);
    }
  }

  #rate(event: StoredEvent, own: boolean): void {
    if (!isRatingEventKind(event.kind) || event.caseId === null) return;
    const before = (this.#ratingStage.get(event.streamId) as RatingStage | undefined) ?? '未邀请';
    this.#putRating.run(event.streamId, event.caseId, evolveRating(before, event.kind), own ? 1 : 0);
  }

  #keep(kind: RegisterKind, event: StoredEvent): void {
    const before = this.registers.get(kind, event.streamId);
    const after = evolveRegister(kind, before, event);
    if (after !== null && after !== before)
      this.#putRegister.run(kind, event.streamId, JSON.stringify(after));
  }

  #shift(event: StoredEvent): void {
    const { staff } = event.payload as { staff: string };
    if (event.kind === 'shift.sign_in_failed') this.#signInFailed.run(staff, event.at);
    if (event.kind === 'shift.signed_in') this.#signedIn.run(staff);
  }
}
