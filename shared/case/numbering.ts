import {
  caseNumber,
  caseSeries,
  documentNumber,
  documentSeries,
  nextSerial,
  receiptNumber,
  receiptSeries,
  type UsedNumber,
} from '../numbers/blocks.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { HallReference, Organ } from '../reference/index.ts';
import { blocksHere } from '../registers/numbers.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type CaseContext, todayOf } from './context.ts';
import type { ItemSnapshot } from './events.ts';
import { isLicence } from './grounds.ts';

/** What stands before 字 in a document number: one mark for each kind of paper. */
export type DocumentAct =
  | '受'
  | '补'
  | '不受'
  | '告'
  | '特'
  | '延'
  | '准'
  | '不准'
  | '抄'
  | '缴'
  | '移'
  | '当罚'
  | '终';

export function nextReceipt(context: CaseContext): Result<UsedNumber> {
  const { blocks } = context.hall.counter;
  const serial = next(receiptSeries(blocks), context, '收件编号');
  return serial.ok ? ok(receiptNumber(blocks, serial.value)) : serial;
}

/** @param on the day it is accepted. */
export function nextCase(itemCode: string, on: CivilDate, context: CaseContext): Result<UsedNumber> {
  const serial = next(caseSeries(itemCode, on), context, '办件编号');
  return serial.ok ? ok(caseNumber(itemCode, on, serial.value)) : serial;
}

/**
 * 许可法32 last paragraph: the paper is numbered, and in the name of the organ that acts (D4). 许受字, 许补字, 许不受字
 * for licences only. Of the year in which it is given out, whatever day it speaks of.
 */
export function nextDocument(
  item: Pick<ItemSnapshot, 'organ' | 'category'>,
  act: DocumentAct,
  context: CaseContext,
): Result<UsedNumber> {
  const organ = organOf(context.hall, item.organ);
  if (!organ.ok) return organ;
  const today = todayOf(context);
  const { short } = organ.value;
  const serial = next(documentSeries(short, today), context, '文书编号');
  return serial.ok
    ? ok(documentNumber(short, `${isLicence(item) ? '许' : ''}${act}字`, today, serial.value))
    : serial;
}

export function organOf(hall: HallReference, name: string): Result<Organ> {
  // 1M.12: of a body renamed since, what goes out now is in its present name.
  const now = hall.departments.find(({ formerNames }) => formerNames.includes(name))?.name;
  const organ = hall.organs.find((one) => one.name === name) ?? hall.organs.find((one) => one.name === now);
  return organ === undefined
    ? refuse(
        'rule',
        '许可法32',
        `大厅资料中没有“${name}”的名称、电话和救济机关，不能出具文书。`,
        '请联系大厅管理人员补充机关资料。',
      )
    : ok(organ);
}

/** The next number of the counter's own blocks; returned and voided ones are passed over, none is used twice. */
function next(series: string, context: CaseContext, what: string): Result<number> {
  const blocks = blocksHere(series, context);
  const voided = context.registers.get('numbers', series)?.voided.map(({ serial }) => serial) ?? [];
  const serial = nextSerial(blocks, context.lastSerial(series), voided);
  if (serial !== undefined) return ok(serial);
  const last = blocks.at(-1);
  const range = last === undefined ? '' : `（${last.from}至${last.to}）`;
  return refuse('exhausted', '', `本窗口的${what}号段${range}已用完。`, '请联系大厅管理人员分配新的号段。');
}
