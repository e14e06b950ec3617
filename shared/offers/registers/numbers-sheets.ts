import { documentSeries, receiptSeries } from '../../numbers/blocks.ts';
import { todayOf } from '../../act-context.ts';
import { ownSeries, seriesTitle } from '../../registers/views/numbers-view.ts';
import type { FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import { caseChoices, choiceOf, counterChoices, type OfferContext, reasonField, sheetOf } from './at-hand.ts';

const sheet = sheetOf('号段');

const serial = (name: string, label: string): FormField => ({
  kind: 'count',
  name,
  label,
  min: 0,
  max: 999_999,
});

/** A4. @param series the one chosen; null where that is to be chosen */
export const assignNumbers = (series: string | null, context: OfferContext): Sheet[] => [
  sheet('numbers.assign', {
    title: '分配号段',
    keys: 'Alt+N',
    meaning: '给窗口另一段编号，不得与任何窗口已有的重叠。',
    rule: 'A4',
    fixed: series === null ? {} : { series },
    fields: [
      ...(series === null
        ? [
            {
              kind: 'choice',
              name: 'series',
              label: '编号系列',
              required: true,
              choices: knownSeries(context).map((of) => choiceOf(of, seriesTitle(of, context))),
            } as const,
          ]
        : []),
      {
        kind: 'choice',
        name: 'counter',
        label: '窗口',
        required: true,
        choices: counterChoices(context),
        initial: context.hall.counter.id,
      },
      serial('from', '起号'),
      serial('to', '止号'),
    ],
  }),
];

/** Every counter's receipts, every organ's papers of this year, and what blocks were given out of. */
function knownSeries(context: OfferContext): string[] {
  const { hall, registers } = context;
  const others = hall.otherCounters.flatMap(({ blocks }) =>
    blocks === undefined ? [] : [receiptSeries(blocks)],
  );
  const papers = hall.organs.map(({ short }) => documentSeries(short, todayOf(context)));
  return [
    ...new Set([
      ...ownSeries(context),
      ...others,
      ...papers,
      ...registers.all('numbers').map(({ id }) => id),
    ]),
  ];
}

export const onNumbers = (series: string, context: OfferContext): Sheet[] => [
  ...assignNumbers(series, context),
  sheet('numbers.void', {
    title: '编号作废',
    keys: 'Alt+Z',
    meaning: '编号保留在登记中，不再使用；已经用在文书或者办件上的，该件作废以后才能作废。',
    rule: 'A4',
    grave: true,
    fixed: { series },
    fields: [
      serial('serial', '编号'),
      {
        kind: 'choice',
        name: 'caseId',
        label: '使用该编号的办件',
        note: '没有用在办件上的不选',
        nullable: true,
        choices: caseChoices(context, ({ stage }) => stage === '已作废'),
      },
      reasonField('作废原因', 400, ['打印损坏', '误录']),
    ],
  }),
  sheet('numbers.return', {
    title: '退回未使用的编号',
    keys: 'Alt+T',
    meaning: '本窗口该系列未使用的编号全部退回中心，不再使用。',
    rule: 'A4',
    grave: true,
    fixed: { series },
  }),
];
