/** What a department's own wording of a standing phrase may not be. */
import { bracedNames, type PhraseKey, placeholdersOf } from './phrases.ts';

/** Characters a phrase may have; the longest built-in one has under 120. */
export const longestPhrase = 500;

/** Nothing of it shows on paper, and some of it turns the line round or hides words. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u115F\u1160\u3164]/u;
/** Typed with the Chinese keyboard; the paper fills in the half-width ones only. */
const fullWidthBrace = /[｛｝]/u;

/** Domain 4, row 2: what the paper has to say, however a department words it. */
const mustSay: Readonly<Partial<Record<PhraseKey, readonly string[]>>> = {
  '受理通知书.除外时间': ['不计算', '书面告知', '第四十五条'],
};
const silences = (key: PhraseKey, text: string): string[] =>
  (mustSay[key] ?? [])
    .filter((words) => !text.includes(words))
    .map((words) => `“${key}”没有写“${words}”，这是受理通知书应当写明的。`);

/** @returns a sentence for each thing that is wrong; with none, the phrase may be printed */
export function phraseProblems(key: PhraseKey, text: string): string[] {
  if (text.trim() === '') return [`“${key}”没有内容。`];
  const { length } = Array.from(text);
  if (length > longestPhrase) return [`“${key}”有${length}个字，最多${longestPhrase}个字。`];
  const strange = unprintable.exec(text)?.[0];
  if (strange !== undefined) return [`“${key}”中有看不见的字符（${codeOf(strange)}），请删去后重新输入。`];
  if (fullWidthBrace.test(text)) return [`“${key}”的花括号应当用半角的{ }。`];
  const wrong = placeholderProblems(key, text);
  return wrong.length > 0 ? wrong : silences(key, text);
}

function placeholderProblems(key: PhraseKey, text: string): string[] {
  const { known, required } = placeholdersOf(key);
  const used = bracedNames(text);
  if (/[{}]/u.test(text.replaceAll(/\{[^{}]*\}/gu, ''))) return [`“${key}”的花括号没有成对。`];
  const choice = known.length === 0 ? '这里没有可以填入的内容' : `可以用${known.map(braced).join('')}`;
  return [
    ...used
      .filter((name) => !known.includes(name))
      .map((name) => `“${key}”中的${braced(name)}程序不认识，${choice}。`),
    ...required
      .filter((name) => !used.includes(name))
      .map((name) => `“${key}”缺少${braced(name)}，当事人需要知道。`),
  ];
}

const braced = (name: string): string => `{${name}}`;
const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The known name that was probably meant; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = Array.from(name.slice(0, 100));
  const [best] = known
    .map((candidate) => ({ candidate, steps: distance(wanted, Array.from(candidate)) }))
    .sort((a, b) => a.steps - b.steps);
  return best !== undefined && best.steps <= Math.ceil(wanted.length / 2) ? best.candidate : undefined;
}

/** Characters to be changed, added or taken away (Levenshtein). */
function distance(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, index) => index + 1);
  for (const [index, character] of from.entries()) {
    const next: number[] = [];
    for (const [column, other] of to.entries()) {
      const diagonal = column === 0 ? index : (row[column - 1] ?? 0);
      const left = column === 0 ? index + 1 : (next[column - 1] ?? 0);
      next.push(Math.min(diagonal + (character === other ? 0 : 1), left + 1, (row[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? from.length;
}
