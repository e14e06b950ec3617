import type { Statement } from 'better-sqlite3';
import { addDays, type CivilDate, later } from '#shared/calendar/civil-date.ts';
import type { CaseStage, CaseState } from '#shared/case/state.ts';
import { itemTitle } from '#shared/case/state.ts';
import { stopsLegalClock } from '#shared/clock/pauses.ts';
import { folded, searchedOf } from './case-search.ts';
import type { WritableDb } from './open.ts';

/** At these nothing more is to be done. */
export const endedStages: readonly CaseStage[] = [
  '不受理',
  '不予受理',
  '已送达',
  '已办结',
  '已撤回',
  '已终止',
  '已作废',
];
const ended: ReadonlySet<CaseStage> = new Set(endedStages);

/** What is known of a case besides its state. */
export interface CaseOrigin {
  /** Of its first event, in this device's order. */
  readonly position: number;
  /** Who did it. */
  readonly by: string;
}

export interface Derived {
  readonly initials: string;
  readonly due: string | null;
}

/** The special procedure announced last among those that stop a clock, with the first day it stops it on. */
export function pauseOf({
  suspensions,
  acceptedOn,
}: Pick<CaseState, 'suspensions' | 'acceptedOn'>): { from: string; to: string | null } | null {
  const last = suspensions.findLast(({ kind, statute }) => stopsLegalClock(kind, statute));
  if (last === undefined || acceptedOn === null) return null;
  // The day of acceptance itself is not counted, and cannot be paused.
  const from = later(last.from as CivilDate, addDays(acceptedOn as CivilDate, 1));
  return { from, to: last.to };
}

/** `case_board` and `case_search`: a case's row is written with its state, its searched parts only when they change. */
export class BoardView {
  readonly #known: Statement;
  readonly #insert: Statement;
  readonly #update: Statement;
  readonly #search: Statement;
  readonly #more: Statement;
  readonly #fewer: Statement;
  readonly #none: Statement;

  constructor(db: WritableDb) {
    this.#known = db.prepare('select id, stage, search_text as text from case_board where case_id = ?');
    this.#insert =
      db.prepare(`insert into case_board (id, case_id, receipt_number, department, holder, item_code,
        item_name, handling, applicant, stage, open, due, paused_from, paused_to, received_on, id_last4, search_text)
      values (@id, @caseId, @receiptNumber, @department, coalesce(@holder, @by), @itemCode, @itemName, @handling,
        @applicant, @stage, @open, @due, @pausedFrom, @pausedTo, @receivedOn, @last4, @text)`);
    this.#update =
      db.prepare(`update case_board set holder = coalesce(@holder, holder), applicant = @applicant,
        stage = @stage, open = @open, due = @due, paused_from = @pausedFrom, paused_to = @pausedTo,
        id_last4 = @last4, search_text = @text
      where id = @id`);
    this.#more = db.prepare(`insert into case_count (department, stage, cases) values (?, ?, 1)
      on conflict (department, stage) do update set cases = cases + 1`);
    this.#fewer = db.prepare('update case_count set cases = cases - 1 where department = ? and stage = ?');
    // A view derived again never had the row.
    this.#none = db.prepare('delete from case_count where department = ? and stage = ? and cases = 0');
    this.#search = db.prepare('replace into case_search (rowid, parts, words) values (?, ?, ?)');
  }

  put(caseId: string, state: CaseState, origin: CaseOrigin, { initials, due }: Derived): void {
    const { applicant, item, stage } = state;
    const last4 = (applicant.kind === 'person' ? applicant.idNumber : applicant.creditCode).slice(-4);
    const searched = searchedOf(state, initials, last4);
    const known = this.#known.get(caseId) as { id: number; stage: string; text: string } | undefined;
    const id = known?.id ?? origin.position;
    const pause = pauseOf(state);
    const row = {
      id,
      // Who received it, where its first event does not say who holds it.
      holder: state.holder?.staff ?? null,
      applicant: folded(applicant.name),
      stage,
      open: ended.has(stage) ? 0 : 1,
      due: ended.has(stage) ? null : due,
      pausedFrom: pause?.from ?? null,
      pausedTo: pause?.to ?? null,
      last4,
      text: searched.text,
    };
    if (known === undefined)
      this.#insert.run({
        ...row,
        caseId,
        by: origin.by,
        receiptNumber: state.receiptNumber,
        department: item.department,
        itemCode: item.code,
        itemName: folded(itemTitle(state)),
        handling: item.handling,
        receivedOn: state.receivedOn,
      });
    else this.#update.run(row);
    if (known?.stage !== stage) {
      this.#more.run(item.department, stage);
      if (known !== undefined)
        for (const change of [this.#fewer, this.#none]) change.run(item.department, known.stage);
    }
    if (known?.text !== searched.text) this.#search.run(id, searched.parts, searched.words);
  }
}
