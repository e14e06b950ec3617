/** Which item of the catalogue a row is about, and the code it goes by. */
import type { CivilDate } from '../../../calendar/civil-date.ts';
import type { ServiceItem } from '../../item.ts';
import type { Wrong } from './row-words.ts';
import type { SheetRow } from './sheet-rows.ts';

/** An item is the same by its code, or by its name within the department. */
export function inCatalogue(
  row: SheetRow,
  items: readonly ServiceItem[],
  wrong: Wrong,
): ServiceItem | undefined {
  const department = row.text('department');
  const name = row.text('itemName');
  const code = row.text('code');
  const byCode = code === '' ? undefined : items.find((item) => item.code === code);
  const byName = items.find((item) => item.department === department && item.name === name);
  if (byName !== undefined && code !== '' && byName.code !== code)
    return wrong(
      'code',
      `“${name}”在目录中的实施编码是${byName.code}，与表中不同。`,
      '请核对实施编码；确需变更的，先停用原事项。',
    );
  if (byCode !== undefined && byCode.department !== department)
    return wrong('code', `实施编码${code}在目录中属于${byCode.department}。`, '请核对实施编码和部门。');
  return byCode ?? byName;
}

/** The code given, empty where none is; undefined when it is wrong. */
export function readCode(row: SheetRow, wrong: Wrong): string | undefined {
  const code = row.text('code');
  const name = row.text('itemName');
  if (row.isNumber('code'))
    return wrong(
      'code',
      `“${name}”的实施编码在表中是数字，第15位以后已经丢失。`,
      '请把该列设为文本格式后重新填写。',
    );
  return code === '' || /^[0-9A-Z]{31}$/u.test(code)
    ? code
    : wrong('code', `“${name}”的实施编码不是31位数字和大写字母。`, '请填写31位实施编码。');
}

/** Codes for items that have none yet: of 31 characters, and such as no credit code begins like. */
export function ownCodes(today: CivilDate, items: readonly ServiceItem[]): () => string {
  const taken = new Set(items.map(({ code }) => code));
  let serial = 0;
  const next = (): string => {
    serial += 1;
    const code = `LS${today.replaceAll('-', '')}${String(serial).padStart(21, '0')}`;
    return taken.has(code) ? next() : code;
  };
  return next;
}
