import type { Fee } from '../../item.ts';
import { rateOf, yesOrNo } from './cells.ts';
import { titleOf } from './columns.ts';
import type { ImportReport } from './report.ts';
import { type Wrong, word } from './row-words.ts';
import type { SheetRow } from './sheet-rows.ts';
import { feeBasisOf } from './words.ts';

/** H1: what is charged has a statute and a fixed rate; null where nothing is charged, undefined when it is wrong. */
export function readFee(row: SheetRow, wrong: Wrong, report: ImportReport): Fee | null | undefined {
  const name = row.text('itemName');
  const charged = word(row, 'charged', yesOrNo, '“是”或者“否”', wrong);
  if (charged === undefined) return undefined;
  const words = [row.text('feeBasis'), row.text('feeRate')];
  if (!charged) {
    if (!words.some((text) => rateOf(text) !== undefined)) return null;
    return wrong('charged', `“${name}”填写为不收费，又填写了收费标准。`, '请核对是否收费。');
  }
  const basis = feeBasisOf(words.join(' '));
  if (basis === undefined)
    return wrong(
      'feeBasis',
      `“${name}”收费没有法律、行政法规依据（H1 · 许可法58）。`,
      '请写明法律、行政法规的名称和条款，如“《中华人民共和国××法》第×条”；没有依据的，不得收费。',
    );
  const rate = rateOf(words[1] ?? '') ?? rateOf(words[0] ?? '');
  if (rate === undefined)
    return wrong('feeRate', `“${name}”没有写明收费标准（H1）。`, '请写作“12元/本”，按固定标准填写。');
  const account = row.text('feeAccount');
  if (account === '')
    report.note(
      row.number,
      titleOf('feeAccount'),
      `“${name}”没有填写收入科目。`,
      '请按财政部门核定的科目补充。',
    );
  const feeName = row.text('feeName') || `${name}收费`;
  return {
    id: 'fee',
    name: feeName,
    ...rate,
    ...basis,
    account: account === '' ? '待财政部门核定' : account,
    precondition: true,
  };
}
