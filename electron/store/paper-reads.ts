/** What papers that people ask for are made of, read from the log by index. */
import { type CivilDate, addDays, instantAt } from '#shared/calendar/civil-date.ts';
import { type Instant, type StreamKind, streamKinds } from '#shared/event.ts';
import { isReadable } from '#shared/readable.ts';
import { type CaseRecord, caseRecord } from '#shared/reports/case-record.ts';
import { eventOf, type StoredEvent } from './event-log.ts';
import type { Store } from './store.ts';

type EventRow = Parameters<typeof eventOf>[0];

/** The day end's own sheet is not among what it looks at; nor is what no sheet was ever wanted of. */
const unsignedPapers = (devices: string): string => `from event i
  where i.kind = 'paper.issued' and json_array_length(i.payload, '$.content.signatures') > 0
    and i.payload ->> '$.content.kind' <> '日结单'
    and i.device in (${devices}) and i.at < ?
    and not exists (select 1 from event v where v.kind in ('paper.signed', 'paper.voided')
      and v.kind = 'paper.voided' and v.stream_id = i.stream_id)
    and (select count(distinct s.payload ->> '$.signature') from event s
      where s.kind in ('paper.signed', 'paper.voided') and s.kind = 'paper.signed' and s.stream_id = i.stream_id)
      < json_array_length(i.payload, '$.content.signatures')
    and exists (select 1 from print_job j where j.paper_id = i.stream_id and j.wanted = 1)`;

const marksFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

export class PaperReads {
  readonly #store: Store;
  readonly #listed: number;

  /** @param unsignedListed unsigned papers of earlier days that a day end lists; the rest are counted. */
  constructor(store: Store, unsignedListed = 200) {
    this.#store = store;
    this.#listed = unsignedListed;
  }

  /** Of a counter, in order. What cannot be read is left out, as the views leave it out. */
  shifts(counter: string): StoredEvent[] {
    return this.#stream('shift', counter);
  }

  /** What this device recorded on a day of China's calendar, in order. */
  eventsOn(day: CivilDate): StoredEvent[] {
    const kinds = marksFor(streamKinds);
    const [from, until] = [instantAt(day, '00:00'), instantAt(addDays(day, 1), '00:00')];
    // By device and sequence it would read all this counter ever recorded.
    const found = `event indexed by event_time
      where stream_kind in (${kinds}) and at >= ? and at < ? and device in (${marksFor(this.#devices)})
      order by position`;
    return this.#events(found, ...streamKinds, from, until, ...this.#devices);
  }

  caseRecord(caseId: string): CaseRecord | null {
    return caseRecord(caseId, this.#stream('case', caseId));
  }

  papersOfCase(caseId: string): string[] {
    return this.#ids(
      "select stream_id from event where case_id = ? and kind = 'paper.issued' order by position",
      caseId,
    );
  }

  /** Not those that were only filed: a counter may have no document printer at all. */
  inTrouble(before: Instant): string[] {
    return this.#ids(
      `select distinct j.paper_id from print_job j join event e
        on e.stream_kind = 'paper' and e.stream_id = j.paper_id and e.kind = 'paper.issued'
        where j.state in ('queued', 'printing', 'failed', 'unconfirmed') and j.wanted = 1 and e.at < ?`,
      before,
    );
  }

  unsigned(before: Instant): { latest: string[]; more: number } {
    const count = this.#store.db
      .prepare(`select count(*) ${unsignedPapers(marksFor(this.#devices))}`)
      .pluck();
    const all = count.get(...this.#devices, before) as number;
    const latest = this.#ids(
      `select i.stream_id ${unsignedPapers(marksFor(this.#devices))} order by i.at desc limit ${this.#listed}`,
      ...this.#devices,
      before,
    );
    return { latest, more: all - latest.length };
  }

  get #devices(): string[] {
    return [...this.#store.log.devices];
  }

  unsent(): number {
    return this.#store.log.lastSeq() - Number(this.#store.getState('acknowledged') ?? 0);
  }

  #stream(kind: StreamKind, id: string): StoredEvent[] {
    return this.#store.log.ofStream(kind, id).filter((event) => this.#counts(event));
  }

  #events(found: string, ...values: string[]): StoredEvent[] {
    const rows = this.#store.db.prepare(`select * from ${found}`).all(...values) as EventRow[];
    return rows.map(eventOf).filter((event) => this.#counts(event));
  }

  #ids(sql: string, ...values: string[]): string[] {
    return this.#store.db
      .prepare(sql)
      .pluck()
      .all(...values) as string[];
  }

  /** Own events were checked when they were decided. */
  #counts(event: StoredEvent): boolean {
    return this.#store.log.devices.has(event.device) || isReadable(event);
  }
}
