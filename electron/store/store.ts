import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Statement } from 'better-sqlite3';
import { uuidv7 } from 'uuidv7';
import type { CaseState } from '#shared/case/state.ts';
import { isReadable } from '#shared/readable.ts';
import type { Event, NewEvent } from '#shared/event.ts';
import type { RatingStage } from '#shared/rating/index.ts';
import type { Records } from '#shared/records.ts';
import type { Registers } from '#shared/registers/index.ts';
import { ok, type Result } from '#shared/result.ts';
import type { SignInHistory } from '#shared/shift/pin.ts';
import { type Circumstances, EventLog, type StoredEvent } from './event-log.ts';
import { Listeners } from '../listeners.ts';
import type { Log } from '../log.ts';
import type { WritableDb } from './open.ts';
import { type Derivations, viewTables, Views, viewsVersion } from './views.ts';

/** What an act decided: the events, and the answer made from what was stored. */
export interface Decided<T> {
  readonly events: readonly NewEvent[];
  readonly answer: (stored: readonly StoredEvent[]) => T;
}

/** The counter's memory: log, views and the few facts about the exchange with the centre. */
export class Store {
  readonly db: WritableDb;
  readonly log: EventLog;
  readonly views: Views;
  readonly #lastSerial: Statement;
  readonly #signIn: Statement;
  readonly #invited: Statement;
  readonly #silent: Statement;
  readonly #usedElsewhere: Statement;
  readonly #numberUsed: Statement;
  readonly #acceptedOf: Statement;
  readonly #unrated: Statement;
  readonly #documentSeries: Statement;
  readonly #scanReferred: Statement;
  readonly #rating: Statement;
  readonly #getState: Statement;
  readonly #putState: Statement;
  readonly #listeners: Listeners<readonly StoredEvent[]>;
  readonly #takenBack: Listeners<readonly StoredEvent[]>;

  constructor(db: WritableDb, hall: string, derive: Derivations, log: Log) {
    this.db = db;
    this.#listeners = new Listeners(log, 'store');
    this.#takenBack = new Listeners(log, 'what was taken back');
    this.#getState = db.prepare('select value from sync_state where key = ?').pluck();
    this.#putState = db.prepare(
      'insert into sync_state (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    );
    const device = this.#deviceId();
    this.log = new EventLog(db, hall, device, this.#formerDevices());
    this.views = new Views(db, this.log.devices, derive);
    this.#lastSerial = db
      .prepare('select max(serial) from number_use where series = ? and serial between ? and ?')
      .pluck();
    this.#invited = db.prepare(
      "select rating_id as ratingId, case_id as caseId from rating_view where stage = '等待评价' and own = 1",
    );
    this.#rating = db.prepare('select stage from rating_view where rating_id = ?').pluck();
    this.#silent = db.prepare(`select case_id as caseId, state from case_view
      where (stage = '收件' and due < ?)
        or (stage = '已受理' and state ->> '$.held.kind' = '延续' and state ->> '$.held.validUntil' < ?)`);
    this.#usedElsewhere = db
      .prepare(
        `select exists (select 1 from outside_number o where kind = ? and number = ? and case_id <> ?
          and not (kind = '纸质凭证' and exists
            (select 1 from case_view v where v.case_id = o.case_id and v.stage = '已作废')))`,
      )
      .pluck();
    this.#numberUsed = db
      .prepare('select exists (select 1 from number_use where series = ? and serial = ?)')
      .pluck();
    this.#acceptedOf = db.prepare(`select case_id as caseId, state from case_view
      where item_code = ? and stage in ('已受理', '已决定', '已送达')`);
    this.#documentSeries = db
      .prepare("select distinct series from number_use where series >= 'document:' and series < 'document;'")
      .pluck();
    this.#scanReferred = db.prepare('select exists (select 1 from scan_ref where hash = ?)').pluck();
    this.#unrated = db.prepare(`select r.rating_id as ratingId, r.case_id as caseId, max(e.at) as invitedAt
      from rating_view r join event e on e.stream_kind = 'rating' and e.stream_id = r.rating_id
      where r.stage = '未评价' and r.own = 1 and e.kind = 'rating.invited'
        and not exists (select 1 from event d
          where d.stream_kind = 'rating' and d.stream_id = r.rating_id and d.kind = 'rating.defaulted')
      group by r.rating_id`);
    this.#signIn = db.prepare('select failures, last_failure as lastFailure from sign_in where staff = ?');
  }

  /** A new id drawn in the last run is taken only when nothing waits under the old one: only the present id's go up. */
  #deviceId(): string {
    const known = this.getState('device');
    const next = this.getState('next_device');
    if (known !== undefined && (next === undefined || this.#unsent(known))) return known;
    const device = next ?? uuidv7();
    this.db
      .transaction(() => {
        if (known !== undefined)
          this.putState('former_devices', JSON.stringify([...this.#formerDevices(), known]));
        this.putState('device', device);
        this.putState('acknowledged', '0');
        this.db.exec("delete from sync_state where key = 'next_device'");
      })
      .immediate();
    return device;
  }

  #formerDevices(): string[] {
    return JSON.parse(this.getState('former_devices') ?? '[]') as string[];
  }

  #unsent(device: string): boolean {
    const sql = 'select exists (select 1 from event where device = ? and seq > ?)';
    const found = this.db
      .prepare(sql)
      .pluck()
      .get(device, Number(this.getState('acknowledged') ?? 0));
    return found === 1;
  }

  /** This counter was restored from an older copy: its sequence has been used before, so the next start takes a new id. */
  drawNewDevice(): void {
    if (!this.restored) this.putState('next_device', uuidv7());
  }

  get restored(): boolean {
    return this.getState('next_device') !== undefined;
  }

  /**
   * One act, one transaction: the decision reads, its events and every view row are written, all or nothing.
   * A command already done changes nothing; `repeated` answers from what was stored then, or refuses when that was
   * another act.
   */
  act<T>(
    circumstances: Circumstances,
    decide: () => Result<Decided<T>>,
    repeated: (stored: readonly StoredEvent[]) => Result<T>,
  ): Result<T> {
    let appended: StoredEvent[] = [];
    const result = this.db
      .transaction((): Result<T> => {
        const before = this.log.ofCommand(circumstances.commandId);
        if (before.length > 0) return repeated(before);
        const decided = decide();
        if (!decided.ok) return decided;
        appended = this.log.append(decided.value.events, circumstances);
        this.views.apply(appended);
        return ok(decided.value.answer(appended));
      })
      .immediate();
    if (appended.length > 0) this.#listeners.tell(appended);
    return result;
  }

  /** For what the device itself records (a print started, a rating timed out). */
  record(circumstances: Circumstances, events: readonly NewEvent[]): void {
    const appended = this.db
      .transaction(() => {
        const stored = this.log.append(events, circumstances);
        this.views.apply(stored);
        return stored;
      })
      .immediate();
    this.#listeners.tell(appended);
  }

  /**
   * Events from the centre, with the cursor they bring, in one transaction. An own event that is not here is taken
   * back: this counter was restored from an older copy. Where its place is taken by another, that one stays.
   */
  adopt(events: readonly { hallSeq: number; event: Event }[], cursor: number): void {
    const fresh = this.db
      .transaction(() => {
        const adopted: StoredEvent[] = [];
        for (const { hallSeq, event } of events) {
          const stored = this.log.adopt(event, hallSeq);
          const known = stored === undefined && this.log.setHallSeq(event.id, hallSeq);
          if (!known && event.device === this.log.device) this.drawNewDevice();
          if (stored !== undefined) adopted.push(stored);
        }
        // One that cannot be read is kept in the log, and changes no view.
        this.views.apply(adopted.filter(isReadable), true);
        this.putState('cursor', String(cursor));
        return adopted;
      })
      .immediate();
    const { devices } = this.log;
    const own = fresh.filter((event) => devices.has(event.device));
    if (own.length > 0) this.#takenBack.tell(own);
    // What was taken back is long over: nobody is to be asked for a rating again.
    const others = fresh.filter((event) => !devices.has(event.device));
    if (others.length > 0) this.#listeners.tell(others);
  }

  /** Own events were checked when they were decided; another device's are checked before they change a view. */
  #counts(event: StoredEvent): boolean {
    return this.log.devices.has(event.device) || isReadable(event);
  }

  /** Called after each commit, with what it added. */
  onAppended(listener: (events: readonly StoredEvent[]) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Called after each commit that took own events back from the centre, before anything else hears of it. */
  onTakenBack(listener: (events: readonly StoredEvent[]) => void): () => void {
    return this.#takenBack.add(listener);
  }

  /** Invitations of this device that nobody has answered: left over when the program stopped. */
  openInvitations(): { ratingId: string; caseId: string }[] {
    return this.#invited.all() as { ratingId: string; caseId: string }[];
  }

  ratingStage(ratingId: string): RatingStage {
    return (this.#rating.get(ratingId) as RatingStage | undefined) ?? '未邀请';
  }

  caseState(caseId: string): CaseState | null {
    return this.views.caseState(caseId);
  }

  get registers(): Registers {
    return this.views.registers;
  }

  /** What else the rules ask of the records. */
  readonly records: Records = {
    usedElsewhere: (kind, number, caseId) => this.#usedElsewhere.get(kind, number, caseId ?? '') === 1,
    numberUsed: (series, serial) => this.#numberUsed.get(series, serial) === 1,
    acceptedCasesOf: (itemCode) =>
      (this.#acceptedOf.all(itemCode) as { caseId: string; state: string }[]).map(({ caseId, state }) => ({
        caseId,
        state: JSON.parse(state) as CaseState,
      })),
  };

  /** Every series of papers numbers were used of. */
  documentSeries(): string[] {
    return this.#documentSeries.all() as string[];
  }

  /** Whether any event speaks of this file, also one that took it off its line again. */
  isScanReferred(hash: string): boolean {
    return this.#scanReferred.get(hash) === 1;
  }

  /** Cases on which silence may have had its say by a day: received and unanswered, or renewals that ran out. */
  silentCases(today: string): { caseId: string; state: CaseState }[] {
    return (this.#silent.all(today, today) as { caseId: string; state: string }[]).map(
      ({ caseId, state }) => ({ caseId, state: JSON.parse(state) as CaseState }),
    );
  }

  /** This device's services that nobody rated, and that were not given the site's default yet. */
  unratedServices(): { ratingId: string; caseId: string; invitedAt: string }[] {
    return this.#unrated.all() as { ratingId: string; caseId: string; invitedAt: string }[];
  }

  /** The last number used of a series within a block; other devices count in blocks of their own. */
  lastSerial(series: string, block: { from: number; to: number }): number | undefined {
    return (this.#lastSerial.get(series, block.from, block.to) as number | null) ?? undefined;
  }

  signInHistory(staff: string): SignInHistory {
    return (this.#signIn.get(staff) as SignInHistory | undefined) ?? { failures: 0, lastFailure: null };
  }

  getState(key: string): string | undefined {
    return this.#getState.get(key) as string | undefined;
  }

  putState(key: string, value: string): void {
    this.#putState.run(key, value);
  }

  /**
   * Views are derived again when their code, or what they are computed by, is another than they were derived with:
   * at the start, a page at a time, while nothing else uses the store. A program that ends meanwhile has changed nothing.
   * @param computedBy tells the calendar and the site's settings from others.
   * @param tell how many events are done, of how many
   */
  async rebuildFor(
    computedBy: string,
    tell: (done: number, total: number) => void = () => undefined,
  ): Promise<void> {
    const basis = `${viewsVersion} ${computedBy}`;
    if (this.getState('views') === basis) return;
    const total = this.log.count();
    let done = 0;
    this.db.exec('begin immediate');
    try {
      for (const page of this.#derivedAgain()) {
        done += page;
        tell(done, total);
        // oxlint-disable-next-line no-await-in-loop -- so that a window can show how far it is
        await nextTurn();
      }
      this.putState('views', basis);
      this.db.exec('commit');
    } catch (error) {
      this.db.exec('rollback');
      throw error;
    }
  }

  /** Asks for the views to be derived again at the next start. */
  rebuildNextTime(): void {
    this.db.exec("delete from sync_state where key = 'views'");
  }

  /** Derives every view again from the log. */
  rebuild(): void {
    this.db.transaction(() => [...this.#derivedAgain()]).immediate();
  }

  /** In the caller's transaction; yields how many events each page had. */
  *#derivedAgain(): IterableIterator<number> {
    for (const table of viewTables) this.db.exec(`delete from ${table}`);
    for (const page of this.log.pages()) {
      this.views.apply(
        page.filter((event) => this.#counts(event)),
        true,
      );
      yield page.length;
    }
  }

  close(): void {
    this.db.close();
  }
}
