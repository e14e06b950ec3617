/** What happened at a counter, written down line by line, and what papers that people ask for read of it. */
import { civilDateAt } from '#shared/calendar/civil-date.ts';
import type { CaseState } from '#shared/case/state.ts';
import { type Event, type Instant, noHash, type StreamKind } from '#shared/event.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { paperEventPayloads, readPaperEvent } from '#shared/papers/ledger/events.ts';
import { foldPaper } from '#shared/papers/ledger/ledger.ts';
import type { AskedSource, MonthSource, LedgerPaper } from '#shared/papers/asked/source.ts';
import { evolveRegister, registerEventPayloads, type RegisterKind } from '#shared/registers/index.ts';
import { hall, uuidOf } from './hall.ts';
import { paperSource } from './paper-source.ts';
import { memory } from './registers.ts';

const schemas = { ...registerEventPayloads, ...paperEventPayloads };
type Kind = keyof typeof schemas;

/** `09-03 09:05` of 2026 in China. */
export const at = (text: string): Instant => {
  const [day = '', time = '00:00'] = text.split(' ');
  return new Date(`2026-${day}T${time}:00.000+08:00`).toISOString();
};
const names = new Map(hall.staff.map(({ number, name }) => [number, name]));
export const by = (staff: string, when: string) => ({ at: at(when), staff, name: names.get(staff) ?? staff });

export interface Chronicle {
  readonly events: Event[];
  readonly cases: Map<string, CaseState>;
  /** An event of any stream; the payload of a register's or a paper's is filled in by its schema. */
  readonly happened: (
    stream: StreamKind,
    id: string,
    kind: string,
    when: string,
    payload: object,
    caseId?: string,
  ) => void;
  /** Numbers of earlier days, which no event here tells of. */
  usedBefore(series: string, ...serials: number[]): void;
  /** A paper of this counter, issued. */
  issued(
    id: number,
    when: string,
    content: PaperContent,
    change?: { caseId?: string; print?: boolean },
  ): void;
  source(staff?: string, now?: string, change?: Partial<AskedSource>): AskedSource & MonthSource;
}

export function chronicle(): Chronicle {
  const events: Event[] = [];
  const cases = new Map<string, CaseState>();
  const used: { readonly series: string; readonly serial: number }[] = [];
  const book = memory(
    Object.fromEntries(
      ['shift', 'seal', 'bill', 'transfer', 'consultation', 'complaint', 'numbers', 'mandate'].map((kind) => [
        kind,
        (state: never, event: { kind: string; payload: unknown }) =>
          evolveRegister(kind as RegisterKind, state, event),
      ]),
    ),
  );

  const happened: Chronicle['happened'] = (streamKind, streamId, kind, when, given, caseId) => {
    const schema = schemas[kind as Kind] as (typeof schemas)[Kind] | undefined;
    const payload = (schema?.parse(given) ?? given) as Record<string, unknown>;
    const seq = events.length + 1;
    const actor = { staff: '1001', name: '余姮', counter: hall.counter.id, mandate: null, actingFor: null };
    const made = { streamKind, streamId, caseId: caseId ?? null, kind, version: 1, payload };
    book.apply([made]);
    events.push({
      ...made,
      id: uuidOf(900_000 + seq),
      hall: hall.id,
      device: uuidOf(1),
      seq,
      actor,
      commandId: uuidOf(800_000 + seq),
      at: at(when),
      offsetMs: null,
      prevHash: noHash,
      hash: noHash,
    });
    for (const value of Object.values(payload))
      if (value !== null && typeof value === 'object' && 'series' in value && 'serial' in value)
        used.push(value as { series: string; serial: number });
  };

  const papers = (): LedgerPaper[] =>
    events
      .filter(({ kind }) => kind === 'paper.issued')
      .flatMap(({ streamId: paperId, caseId, at: issuedAt, payload }) => {
        const own = events.filter(({ streamId }) => streamId === paperId);
        const state = foldPaper(own.flatMap((event) => readPaperEvent(event) ?? []));
        const asked = own.some(
          ({ kind }) => kind === 'paper.retry_requested' || kind === 'paper.reprint_requested',
        );
        return state === null
          ? []
          : [{ paperId, caseId, issuedAt, wanted: payload['print'] !== false || asked, state }];
      });

  return {
    events,
    cases,
    happened,
    usedBefore: (series, ...serials) => used.push(...serials.map((serial) => ({ series, serial }))),
    issued: (id, when, content, { caseId, print = true } = {}) => {
      const jobs = Array.from({ length: content.copies }, (_, copy) => uuidOf(id * 100 + copy));
      const [jobId, ...further] = jobs;
      const payload = { jobId, further, media: 'document', content, print };
      happened('paper', uuidOf(id), 'paper.issued', when, payload, caseId);
    },
    source: (staff = '1001', now = '09-30 17:05', change = {}) => {
      const person = hall.staff.find(({ number }) => number === staff);
      if (person === undefined) throw new Error(`nobody has number ${staff}`);
      return {
        ...paperSource({}, book),
        cases: () => [],
        ratings: () => [],
        person,
        now: at(now),
        registers: book.registers,
        caseState: (caseId) => cases.get(caseId) ?? null,
        eventsOf: (stream, span) =>
          events.filter(
            (event) =>
              event.streamKind === stream &&
              (span === undefined || (span.from <= event.at && event.at < span.until)),
          ),
        eventsOn: (day) => events.filter((event) => civilDateAt(event.at) === day),
        dayEnd: {
          shifts: () =>
            events.filter(
              ({ streamKind, streamId }) => streamKind === 'shift' && streamId === hall.counter.id,
            ),
          papers: (ids) => papers().filter(({ paperId }) => ids.includes(paperId)),
          papersOfCase: (id) =>
            papers()
              .filter(({ caseId }) => caseId === id)
              .map(({ paperId }) => paperId),
          // Every paper of before: which of them are still open is for the rules to say.
          inTrouble: (before) =>
            papers()
              .filter(({ issuedAt }) => issuedAt < before)
              .map(({ paperId }) => paperId),
          unsigned: () => ({ latest: [], more: 0 }),
          highestUsed: (series, { from, to }) => {
            const serials = used
              .filter((number) => number.series === series && from <= number.serial && number.serial <= to)
              .map(({ serial }) => serial);
            return serials.length === 0 ? undefined : Math.max(...serials);
          },
          unsent: () => 0,
          drafts: () => 0,
        },
        ...change,
      };
    },
  };
}
