/** Giving out further blocks of numbers, taking back what is unused, and making a number void (A4). */
import { z } from 'zod';
import { type ActContext, doneBy, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { requiredText } from '../case/context.ts';
import { type NewEvent, uuid } from '../event.ts';
import { configuredBlock, overlap, type SerialRange, unusedRanges } from '../numbers/blocks.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { registerEvent } from './define.ts';
import { type NumbersEvent, type OwnedBlock, ownBlocks } from './numbers-state.ts';
import { mayVoid } from './numbers-void.ts';

export * from './numbers-state.ts';

/** As `shared/numbers/blocks.ts` writes them: receipts of a counter, papers of an organ and year, cases of an item and day. */
const series = z
  .string()
  .max(120)
  .regex(/^(receipt:\d{1,3}|document:[^:]{1,80}:\d{4}|case:[^:]{31}:\d{4}-\d\d-\d\d)$/, '编号系列不正确');
const serial = z.int().min(0).max(999_999);

export const numbersCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('numbers.assign'),
    commandId: uuid,
    series,
    counter: z.string().max(400),
    from: serial,
    to: serial,
  }),
  /** The unused rest of this counter's blocks. */
  z.object({ type: z.literal('numbers.return'), commandId: uuid, series }),
  z.object({
    type: z.literal('numbers.void'),
    commandId: uuid,
    series,
    serial,
    reason: z.string().max(400),
    /** The case it was used on, where it was used on one. */
    caseId: uuid.nullable().default(null),
  }),
]);
export type NumbersCommand = z.infer<typeof numbersCommand>;

export function decideNumbers(command: NumbersCommand, context: ActContext): Result<NewEvent[]> {
  const allowed = mayDo(command.type === 'numbers.void' ? '作废' : '号段管理', null, context);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'numbers.assign':
      return assign(command, context);
    case 'numbers.return': {
      const events = returnRest(command.series, context);
      return events.length > 0
        ? ok(events)
        : refuse('already_done', 'A4', '该系列没有未使用的编号。', '无需退回。');
    }
    case 'numbers.void':
      return voidNumber(command, context);
    default:
      return unreachable(command);
  }
}

const event = (stream: string, happened: NumbersEvent): NewEvent =>
  registerEvent('numbers', stream, happened);

/** This counter's blocks of a series, in the order of use; for whoever takes the next number. */
export const blocksHere = (
  stream: string,
  { hall: { counter }, registers }: Pick<ActContext, 'hall' | 'registers'>,
): OwnedBlock[] =>
  ownBlocks(registers.get('numbers', stream), counter.id, configuredBlock(stream, counter.blocks));

/** What other counters have of a series: given out, or of the settings that this counter was told of. */
function blocksElsewhere(
  stream: string,
  { hall, registers }: Pick<ActContext, 'hall' | 'registers'>,
): OwnedBlock[] {
  const state = registers.get('numbers', stream);
  const { counter, otherCounters } = hall;
  const listed = new Set([counter, ...otherCounters].map(({ id }) => id));
  return [
    ...otherCounters.flatMap(({ id, blocks }) =>
      ownBlocks(state, id, blocks === undefined ? undefined : configuredBlock(stream, blocks)),
    ),
    // Of counters that are no longer of the hall: what they numbered with stays theirs.
    ...(state?.blocks ?? []).filter((block) => !listed.has(block.counter)),
  ];
}

const counterName = (id: string, { hall }: Pick<ActContext, 'hall'>): string =>
  [hall.counter, ...hall.otherCounters].find((counter) => counter.id === id)?.name ?? id;

/** What two counters must never both have. What went back to the centre may be given out again. */
function assign(
  { series: stream, counter, from, to }: Extract<NumbersCommand, { type: 'numbers.assign' }>,
  context: ActContext,
): Result<NewEvent[]> {
  const { hall } = context;
  const known = [hall.counter, ...hall.otherCounters].some(({ id }) => id === counter);
  if (!known) return refuse('not_found', 'A4', '大厅中没有该窗口。', '请核对后重新选择窗口。', 'counter');
  // Four digits of a case number (9999), and no receipt or paper has the number nought.
  const [least, most] = stream.startsWith('case:') ? [0, 9999] : [1, 999_999];
  if (from > to || from < least || to > most)
    return refuse(
      'bad_input',
      'A4',
      `号段${from}至${to}不正确，应当在${least}至${most}之间。`,
      '请核对号段的起止号。',
      'from',
    );
  const taken = [...blocksHere(stream, context), ...blocksElsewhere(stream, context)].find((block) =>
    unusedRanges([block], undefined).some((range) => overlap(range, { from, to })),
  );
  if (taken !== undefined)
    return refuse(
      'rule',
      'A4',
      `号段${from}至${to}与${counterName(taken.counter, context)}已有的号段（${taken.from}至${taken.to}）重叠。`,
      '请分配未使用的号段。',
      'from',
    );
  return ok([
    event(stream, {
      kind: 'numbers.assigned',
      payload: { counter, block: { from, to }, done: doneBy(context) },
    }),
  ]);
}

/** What this counter has not used of a series goes back. */
function returnRest(stream: string, context: ActContext): NewEvent[] {
  const blocks = blocksHere(stream, context);
  const voided = context.registers.get('numbers', stream)?.voided.map((entry) => entry.serial) ?? [];
  return unusedRanges(blocks, context.lastSerial(stream), voided).flatMap((rest) => {
    // A range that went back once may have been given out here again, as a block of its own.
    const block = blocks.findLast(({ from, to }) => from <= rest.from && rest.to <= to);
    return block === undefined ? [] : [returned(stream, block, rest, context)];
  });
}

const returned = (stream: string, block: OwnedBlock, rest: SerialRange, context: ActContext): NewEvent =>
  event(stream, {
    kind: 'numbers.returned',
    payload: {
      counter: block.counter,
      block: { from: block.from, to: block.to },
      rest,
      done: doneBy(context),
    },
  });

/**
 * A new year: papers start over with the same blocks, and what was not used of the old years' goes back.
 * @param series every series of papers this counter has numbered in; others are left alone
 */
export function yearEnd(series: readonly string[], context: ActContext): NewEvent[] {
  const year = todayOf(context).slice(0, 4);
  return series
    .filter((stream) => stream.startsWith('document:') && stream.slice(-4) < year)
    .flatMap((stream) => returnRest(stream, context));
}

/** 作废: the number stays on record and is never used again. */
function voidNumber(
  command: Extract<NumbersCommand, { type: 'numbers.void' }>,
  context: ActContext,
): Result<NewEvent[]> {
  const { series: stream, serial: number } = command;
  const owned = blocksHere(stream, context)
    .flatMap((block) => unusedRanges([block], undefined))
    .some(({ from, to }) => from <= number && number <= to);
  if (!owned)
    return refuse(
      'rule',
      'A4',
      `编号${number}不在本窗口的号段内，或者已经退回。`,
      '请在使用该号段的窗口办理作废。',
      'serial',
    );
  const voided = context.registers.get('numbers', stream)?.voided ?? [];
  if (voided.some((entry) => entry.serial === number))
    return refuse('already_done', 'A4', `编号${number}已经作废。`, '无需重复办理。', 'serial');
  const live = mayVoid(stream, number, command.caseId, context);
  if (!live.ok) return live;
  const reason = requiredText(command.reason, '作废原因', 'reason', 'A4');
  if (!reason.ok) return reason;
  return ok([
    event(stream, {
      kind: 'numbers.voided',
      payload: { serial: number, reason: reason.value, done: doneBy(context) },
    }),
  ]);
}
