import { ok, type Result, refuse } from '../result.ts';
import { withoutGbkPrivateUse } from './gb18030-private-use.ts';

// Control characters, bidirectional overrides, lone surrogates, noncharacters: nothing paper can hold.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/u;
const privateUse = /\p{Co}/u;

/** One line: runs of white space as one space, none at the ends, letters and their accents as one character. */
export const cleanText = (text: string): string =>
  withoutGbkPrivateUse(text)
    // Ideographs are left out: NFC would exchange compatibility ideographs, and a name stays as it is written.
    .replaceAll(/[^\p{M}\p{Ideographic}]\p{M}+/gu, (cluster) => cluster.normalize('NFC'))
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Text that will stand on paper: cleaned, and refused with its field where a character cannot be printed. */
export function checkText(text: string, what: string, field: string): Result<string> {
  const value = cleanText(text);
  const own = privateUse.exec(value)?.[0].codePointAt(0);
  if (own !== undefined)
    return refuse(
      'bad_input',
      'GB 18030',
      `${what}中有一个自造字（U+${own.toString(16).toUpperCase()}），不能印到纸上。`,
      '请删除后用输入法重新输入这个字。',
      field,
    );
  return unprintable.test(value)
    ? refuse('bad_input', '', `${what}中有不能印到纸上的字符。`, '请删除后重新输入。', field)
    : ok(value);
}
