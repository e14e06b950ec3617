/** What the registers of row 17 have in common as papers: one month, one body's or the whole hall's. */
import type { z } from 'zod';
import { todayOf } from '../../act-context.ts';
import { chineseDateTime, type CivilDate, instantAt } from '../../calendar/civil-date.ts';
import { maskPersonName, maskPhone } from '../../checks/masking.ts';
import type { Event, Instant } from '../../event.ts';
import { monthOf } from '../../rating/publication.ts';
import { isSameDepartment } from '../../reference/index.ts';
import { registerEventPayloads } from '../../registers/index.ts';
import { chineseMonth } from '../../reports/blocks.ts';
import { type Result, refuse } from '../../result.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import type { PaperKind } from '../kinds.ts';
import { type Columns, listTable, numbered } from '../hall/list-parts.ts';
import { bodyOn, managementPaper } from '../hall/management-paper.ts';
import type { MonthSource, Span } from '../asked/source.ts';

/** @param month `2026-09`. */
export function monthSpan(month: string): Span {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  const begins = (of: string): Instant => instantAt(`${of}-01` as CivilDate, '00:00');
  return { from: begins(month), until: begins(next) };
}

/** `9月3日 09:05`: the register says which year. */
export const moment = (at: Instant): string => chineseDateTime(at).replace(/^\d+年/u, '');

/** Masked: a register is read by more people than wrote it. */
export const maskedPerson = (person: { readonly name: string; readonly phone: string } | null): string => {
  if (person === null) return '未留姓名';
  const name = maskPersonName(person.name);
  return person.phone === '' ? name : `${name}（${maskPhone(person.phone)}）`;
};

type Reader = Pick<MonthSource, 'hall' | 'now' | 'person'>;

/** The centre and 监察 read every body's register, the others their own body's. */
export const readsAll = ({ person: { role } }: Pick<Reader, 'person'>): boolean =>
  role === 'centre_manager' || role === 'supervisor';

export const mayReadOf = (department: string, source: Reader): boolean =>
  readsAll(source) || isSameDepartment(source.hall, source.person.department, department, todayOf(source));

interface Kinds {
  readonly kind: string;
  readonly payload: unknown;
}
export type Read<Of extends Kinds> = Of & { readonly streamId: string };

/** A register's events as its own union; kinds of a newer program are left out. Throws ZodError for a damaged one. */
export const readEvents = <Of extends Kinds>(events: readonly Event[]): Read<Of>[] =>
  events.flatMap(({ streamId, kind, payload }) => {
    const schema = (registerEventPayloads as Readonly<Record<string, z.ZodType>>)[kind];
    return schema === undefined ? [] : [{ streamId, kind, payload: schema.parse(payload) } as Read<Of>];
  });

/** The streams that a kind of event began, in order. */
export const begunBy = (events: readonly Event[], kind: keyof typeof registerEventPayloads): string[] =>
  events.filter((event) => event.kind === kind).map(({ streamId }) => streamId);

interface Register {
  readonly kind: PaperKind;
  readonly title: string;
  readonly month: string;
  readonly blocks: readonly PaperBlock[];
}

/** Refuses for a month that has not begun. A month that goes on is told up to now. */
export function registerPaper(
  { kind, title, month, blocks }: Register,
  source: MonthSource,
): Result<PaperContent> {
  const today = todayOf(source);
  if (month > monthOf(today))
    return refuse('bad_input', '', `${chineseMonth(month)}还没有到。`, '请选择本月或者以前的月份。', 'month');
  const goesOn = month === monthOf(today);
  return managementPaper(
    {
      kind,
      title,
      number: `${chineseMonth(month)}${goesOn ? `（截至${moment(source.now)}）` : ''}`,
      blocks: [...blocks],
      organ: readsAll(source) ? source.hall.name : bodyOn(source.hall, source.person.department, today),
      on: today,
      signatures: ['填报人', '负责人'],
    },
    source,
  );
}

/** A month's lines under one caption with what they come to, or that there were none. */
export const monthTable = (
  caption: string,
  columns: Columns,
  rows: readonly (readonly string[])[],
  total: string,
): PaperBlock[] =>
  rows.length === 0
    ? [{ type: 'paragraph', text: `${caption}：本月无记录。` }]
    : [
        listTable(caption, [['序号', 4], ...columns], numbered(rows)),
        { type: 'paragraph', text: `合计：${total}。` },
      ];

/** Every part is empty: the register says it once. */
export const orNothing = (blocks: readonly PaperBlock[]): readonly PaperBlock[] =>
  blocks.some(({ type }) => type === 'table') ? blocks : [{ type: 'paragraph', text: '本月无记录。' }];

/** As the hall calls it; of one it has no more, the id. */
export const counterName = (id: string, { hall }: Pick<MonthSource, 'hall'>): string =>
  [hall.counter, ...hall.otherCounters].find((counter) => counter.id === id)?.name ?? id;
