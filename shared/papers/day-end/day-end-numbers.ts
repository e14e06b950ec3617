/** The numbers of a day: which were used, which were passed over, which were made void (A4). */
import { type CivilDate, chineseDate } from '../../calendar/civil-date.ts';
import type { DayEndSeries } from '../../contract/papers.ts';
import type { Event } from '../../event.ts';
import {
  configuredBlock,
  gaps,
  type SerialRange,
  type UsedNumber,
  usedNumber,
} from '../../numbers/blocks.ts';
import { formatReceiptNumber } from '../../numbers/receipt-number.ts';
import type { HallReference } from '../../reference/index.ts';
import { numbersEventPayloads, type NumbersState, ownBlocks } from '../../registers/numbers-state.ts';
import type { Registers } from '../../registers/states.ts';
import type { DayEndSource } from '../asked/source.ts';

interface Known {
  readonly day: string;
  /** What this counter recorded on the day. */
  readonly events: readonly Event[];
  readonly hall: HallReference;
  readonly registers: Registers;
  readonly highestUsed: DayEndSource['highestUsed'];
  readonly itemName: (code: string) => string | undefined;
}

/** A series a line, those of receipts first; one of which a number was only made void is listed too. */
export function dayEndSeries(known: Known): DayEndSeries[] {
  const used = known.events.flatMap(({ payload }) => numbersIn(payload));
  const voided = known.events.flatMap(({ kind, streamId, payload }) =>
    kind === 'numbers.voided'
      ? [{ series: streamId, serial: numbersEventPayloads[kind].parse(payload).serial }]
      : [],
  );
  const all = new Set([...used, ...voided].map(({ series }) => series));
  return [...all].toSorted(bySeries).map((series) => {
    const own = used
      .filter((number) => number.series === series)
      .toSorted((one, other) => one.serial - other.serial);
    const name = (serial: number): string => serialText(series, serial);
    return {
      title: seriesTitle(series, known),
      used: own.length,
      first: own[0]?.text ?? '',
      last: own.at(-1)?.text ?? '',
      gaps: gapsOf(series, own, known).map(({ from, to }) =>
        from === to ? name(from) : `${name(from)}至${name(to)}`,
      ),
      voided: voided.filter((entry) => entry.series === series).map(({ serial }) => name(serial)),
    };
  });
}

/** Every number an event used stands in its payload by itself. */
function numbersIn(payload: Event['payload']): UsedNumber[] {
  return Object.values(payload).flatMap((value) => {
    const read = usedNumber.safeParse(value);
    return read.success ? [read.data] : [];
  });
}

/**
 * Passed over since the number used last before the day, block by block: numbers of other counters lie between the
 * blocks, and what is left at the end of one is no gap.
 */
function gapsOf(series: string, used: readonly UsedNumber[], known: Known): SerialRange[] {
  const { hall, registers, highestUsed } = known;
  const { counter } = hall;
  const state = registers.get('numbers', series);
  const blocks = ownBlocks(state, counter.id, configuredBlock(series, counter.blocks));
  return blocks.flatMap((block) => {
    const serials = used.map(({ serial }) => serial).filter((serial) => isIn(block, serial));
    const [first] = serials;
    if (first === undefined) return [];
    const before =
      first === block.from ? undefined : highestUsed(series, { from: block.from, to: first - 1 });
    const since = { from: before === undefined ? block.from : before + 1, to: Math.max(...serials) };
    return gaps(serials, since, block.returned, voidedOf(state));
  });
}

const isIn = ({ from, to }: SerialRange, serial: number): boolean => from <= serial && serial <= to;
const voidedOf = (state: NumbersState | null): number[] => (state?.voided ?? []).map(({ serial }) => serial);

const order = ['receipt:', 'case:', 'document:'];
const bySeries = (one: string, other: string): number => {
  const place = (series: string): number => order.findIndex((kind) => series.startsWith(kind));
  return place(one) - place(other) || (one < other ? -1 : 1);
};

function seriesTitle(series: string, { day, itemName }: Known): string {
  const [kind, of = '', on = ''] = series.split(':');
  if (kind === 'receipt') return '收件编号';
  if (kind === 'document') return `文书编号（${of}）`;
  // What silence accepted is numbered under the day of receipt (许可法32).
  const other = on === day ? '' : `，${chineseDate(on as CivilDate)}`;
  return `办件编号（${itemName(of) ?? of}${other}）`;
}

/** A number nothing was written with, as far as it can be told. */
function serialText(series: string, serial: number): string {
  const [kind, of] = series.split(':');
  if (kind === 'receipt') return formatReceiptNumber(Number(of), serial);
  return kind === 'document' ? `第${String(serial).padStart(5, '0')}号` : String(serial).padStart(4, '0');
}
