/** 号段 (A4): one entry for each series this counter numbers in, or of which blocks were given out. */
import type { ActContext } from '../../act-context.ts';
import { todayOf } from '../../act-context.ts';
import { civilDateAt } from '../../calendar/civil-date.ts';
import { documentSeries, receiptSeries, remaining, unusedRanges } from '../../numbers/blocks.ts';
import { blocksHere, type NumbersState } from '../numbers.ts';
import { byWhom, counterNamed, dayText, given, type Tone, type View } from './view.ts';

export interface Series {
  readonly series: string;
  readonly state: NumbersState | null;
}

/** What this counter may number in from the start, before anything of it was recorded. */
export const ownSeries = (context: Pick<ActContext, 'hall' | 'now'>): string[] => {
  const { organs, counter } = context.hall;
  const today = todayOf(context);
  return [receiptSeries(counter.blocks), ...organs.map(({ short }) => documentSeries(short, today))];
};

export const seriesTitle = (series: string, context: ActContext): string => {
  const [kind, of = '', on = ''] = series.split(':');
  if (kind === 'receipt') return `收件编号（窗口代号${of}）`;
  if (kind === 'document') {
    const organ = context.hall.organs.find(({ short }) => short === of);
    return `文书编号：${organ?.name ?? of}，${on}年`;
  }
  return `办件编号：${context.itemOf(of)?.name ?? of}，${dayText(on)}`;
};

const stock = (series: string, state: NumbersState | null, context: ActContext) => {
  const blocks = blocksHere(series, context);
  const voided = state?.voided.map(({ serial }) => serial) ?? [];
  const last = context.lastSerial(series);
  return { blocks, last, ...remaining(blocks, last, voided), ranges: unusedRanges(blocks, last, voided) };
};

export const numbersView: View<Series> = {
  mayRead: () => true,
  row: (id, { series, state }, context) => {
    const { left, of, low, last } = stock(series, state, context);
    const elsewhere = of === 0;
    return {
      id,
      title: seriesTitle(series, context),
      text: elsewhere ? '不在本窗口编号' : `共${of}个${last === undefined ? '，未使用' : `，已用至${last}`}`,
      state: elsewhere ? '其他窗口' : left === 0 ? '已用完' : `余${left}个`,
      tone: elsewhere ? 'still' : toneOf(left, low),
      open: !elsewhere,
      due: null,
      who: counterNamed(context.hall.counter.id, context),
      on: state?.blocks.at(-1)?.grantedOn == null ? todayOf(context) : grantedDay(state),
    };
  },
  detail: (_id, { series, state }, context) => {
    const { blocks, left, of, last, ranges } = stock(series, state, context);
    return {
      facts: given(
        ['系列', seriesTitle(series, context)],
        ['本窗口号段', blocks.map(({ from, to }) => `${from}至${to}`).join('、')],
        ['已用至', last === undefined ? '未使用' : String(last)],
        ['剩余', `${left}个，共${of}个`],
        ['未使用', ranges.map(({ from, to }) => (from === to ? String(from) : `${from}至${to}`)).join('、')],
      ),
      tables: [
        {
          title: '分配和退回',
          columns: ['窗口', '号段', '分配', '退回'],
          rows: (state?.blocks ?? []).map(({ counter, from, to, grantedOn, returned }) => [
            counterNamed(counter, context),
            `${from}至${to}`,
            grantedOn === null ? '本机设置' : dayText(civilDateAt(grantedOn)),
            returned.map((range) => `${range.from}至${range.to}`).join('、'),
          ]),
        },
        {
          title: '作废',
          columns: ['编号', '原因', '登记'],
          rows: (state?.voided ?? [])
            .toReversed()
            .map(({ serial, reason, done }) => [String(serial), reason, byWhom(done)]),
        },
      ].filter(({ rows }) => rows.length > 0),
    };
  },
};

const toneOf = (left: number, low: boolean): Tone => (left === 0 ? 'danger' : low ? 'warn' : 'ok');

const grantedDay = (state: NumbersState): string => civilDateAt(state.blocks.at(-1)?.grantedOn ?? '');
