/** The people of a list (A7, D9), checked one by one. */
import { checkAppointment } from '../../appointments.ts';
import type { SiteSettings } from '../../hall.ts';
import type { Rank, StaffMember } from '../../people.ts';
import { dayOf, folded, yesOrNo } from './cells.ts';
import { type ColumnKey, titleOf } from './columns.ts';
import type { ImportReport } from './report.ts';
import { cited, type Wrong, word, wrongIn } from './row-words.ts';
import type { SheetRow } from './sheet-rows.ts';
import { establishmentOf, rankOf } from './words.ts';

/** A person as a row gives them; numbers, posts and powers are settled once all are known. */
export interface StaffRow {
  readonly row: number;
  readonly department: string;
  readonly counter: string;
  readonly name: string;
  /** Empty where the list gives none. */
  readonly number: string;
  readonly rank: Rank;
  readonly post: string;
  readonly establishment: StaffMember['establishment'];
  readonly phone: string;
  /** 进驻起日; null for a head who is not among the staff. */
  readonly from: string | null;
  /** Names. */
  readonly standIns: readonly string[];
  readonly yearsOfWork: number | null;
  readonly homeUnit: string;
  readonly partyMember: boolean;
}

/** Undefined when something of the person is wrong, which the report says. */
export function readStaff(row: SheetRow, settings: SiteSettings, report: ImportReport): StaffRow | undefined {
  const wrong = wrongIn(row, report);
  const name = row.text('staffName');
  const post = row.text('post');
  const rank = post === '' ? '科员' : rankIn(row, 'post', wrong);
  const establishment = word(
    row,
    'establishment',
    establishmentOf,
    '公务员、事业编制、其他在编或者非在编',
    wrong,
  );
  const from = word(row, 'from', dayOf, '存在的日期，如“2026-09-01”', wrong);
  const number = readNumber(row, wrong, report);
  const yearsOfWork = readYears(row, wrong);
  const partyText = row.text('partyMember');
  const partyMember = partyText === '' ? false : word(row, 'partyMember', yesOrNo, '“是”或者“否”', wrong);
  checkPhone(row, report);
  if (
    rank === undefined ||
    establishment === undefined ||
    from === undefined ||
    number === undefined ||
    yearsOfWork === undefined ||
    partyMember === undefined
  )
    return undefined;
  // The head's rank is checked with the head's own columns.
  const fits = checkAppointment({ name, role: 'clerk', rank, establishment, yearsOfWork }, settings);
  if (!fits.ok) {
    report.error(row.number, titleOf('staffName'), cited(fits.refusal), fits.refusal.next);
  }
  return {
    row: row.number,
    department: row.text('department'),
    counter: row.text('counter'),
    name,
    number,
    rank,
    post,
    establishment,
    phone: row.text('phone'),
    from,
    standIns: row
      .text('standIns')
      .split(/[、，,；;/\s]+/u)
      .filter((part) => part !== ''),
    yearsOfWork,
    homeUnit: row.text('homeUnit'),
    partyMember,
  };
}

export const rankIn = (row: SheetRow, key: ColumnKey, wrong: Wrong): Rank | undefined =>
  word(row, key, rankOf, '能够对应职级的职务，如科员、股长、副科长、科长、局长', wrong);

function readNumber(row: SheetRow, wrong: Wrong, report: ImportReport): string | undefined {
  const number = folded(row.text('number'));
  if (number !== '' && !/^\d{3,12}$/.test(number))
    return wrong(
      'number',
      `工号“${number}”不是3至12位数字。`,
      '请填写3至12位数字；没有工号的留空，由系统编号。',
    );
  if (number !== '' && row.isNumber('number'))
    report.note(
      row.number,
      titleOf('number'),
      `工号${number}在表中是数字，开头的0会丢失。`,
      '请核对；有开头的0的，把该列设为文本格式后重新填写。',
    );
  return number;
}

function readYears(row: SheetRow, wrong: Wrong): number | null | undefined {
  const text = folded(row.text('yearsOfWork')).replace(/年$/u, '');
  if (text === '') return null;
  return /^\d{1,2}$/.test(text) && Number(text) <= 60
    ? Number(text)
    : wrong('yearsOfWork', `工作年限“${text}”不是年数。`, '请填写0至60之间的整数。');
}

/** A number that Excel took for an amount has lost the 0 of its area code. */
function checkPhone(row: SheetRow, report: ImportReport): void {
  const phone = folded(row.text('phone')).replaceAll('-', '');
  if (phone === '') return;
  if (/^(1\d{10}|0\d{9,11}|\d{7,8})$/.test(phone)) return;
  report.note(
    row.number,
    titleOf('phone'),
    row.isNumber('phone')
      ? `电话${phone}在表中是数字，开头的0可能已经丢失。`
      : `电话“${phone}”不是常见的电话号码。`,
    row.isNumber('phone') ? '请把该列设为文本格式后重新填写。' : '请核对。',
  );
}
