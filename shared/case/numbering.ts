import {
  caseNumber,
  caseSeries,
  documentNumber,
  documentSeries,
  receiptNumber,
  receiptSeries,
  type UsedNumber,
} from '../numbers/blocks.ts';
import type { HallReference, Organ } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type CaseContext, todayOf } from './context.ts';
import type { ItemSnapshot } from './events.ts';
import { isLicence } from './grounds.ts';

export type DocumentAct = '受' | '补' | '不受';

export function nextReceipt(context: CaseContext): Result<UsedNumber> {
  const { blocks } = context.hall.counter;
  const serial = next(receiptSeries(blocks), blocks.receipt, context, '收件编号');
  return serial.ok ? ok(receiptNumber(blocks, serial.value)) : serial;
}

export function nextCase(itemCode: string, context: CaseContext): Result<UsedNumber> {
  const today = todayOf(context);
  const block = context.hall.counter.blocks.case;
  const serial = next(caseSeries(itemCode, today), block, context, '办件编号');
  return serial.ok ? ok(caseNumber(itemCode, today, serial.value)) : serial;
}

/**
 * 许可法32 last paragraph: the paper is numbered, and in the name of the organ that acts (D4). 许受字, 许补字, 许不受字
 * for licences only.
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
  const block = context.hall.counter.blocks.document;
  const serial = next(documentSeries(short, today), block, context, '文书编号');
  return serial.ok
    ? ok(documentNumber(short, `${isLicence(item) ? '许' : ''}${act}字`, today, serial.value))
    : serial;
}

export function organOf(hall: HallReference, name: string): Result<Organ> {
  const organ = hall.organs.find((candidate) => candidate.name === name);
  return organ === undefined
    ? refuse(
        'rule',
        '许可法32',
        `大厅资料中没有“${name}”的名称、电话和救济机关，不能出具文书。`,
        '请联系大厅管理人员补充机关资料。',
      )
    : ok(organ);
}

function next(
  series: string,
  block: { from: number; to: number },
  context: CaseContext,
  what: string,
): Result<number> {
  const last = context.lastSerial(series);
  const serial = last === undefined ? block.from : last + 1;
  return serial <= block.to
    ? ok(serial)
    : refuse(
        'exhausted',
        '',
        `本窗口的${what}号段（${block.from}至${block.to}）已用完。`,
        '请联系大厅管理人员分配新的号段。',
      );
}
