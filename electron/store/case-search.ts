/**
 * Finding a case by any part of its numbers, of the applicant's name or of the name's initials, in 200 000 of them.
 * FTS5 keeps each text as its overlapping parts of three characters (张三丰收 → 张三丰 三丰收 丰收 收): a query of three
 * characters or more has to have all of its own parts, a shorter one begins one. Which of those found really have the
 * query in one piece is asked of the row. What is one of few (a department, an item) is one word of its own, so that
 * common words are not spelled out 200 000 times.
 */
import type { CaseState } from '#shared/case/state.ts';

/** ASCII and full-width, capital and small letters are the same to a searcher. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** Letters and digits only: with or without dashes and brackets a number is the same number. */
export const searchable = (text: string): string => folded(text).replaceAll(/[^\p{L}\p{N}\p{Co}]/gu, '');

const partLength = 3;
/** The day and the serial: what comes before is the item's code, the same on all of them. */
const tellingEnd = 12;

const characters = (text: string): string[] => Array.from(text);

/** The parts a text is indexed by. */
const partsOf = (text: string): string[] => {
  const all = characters(text);
  return all.map((_, at) => all.slice(at, at + partLength).join(''));
};

export interface Searched {
  /** `case_board.search_text`. */
  readonly text: string;
  readonly parts: string;
  readonly words: string;
}

/** No letter, so that no query is part of a word. */
export const departmentWord = (department: string): string => `§部${searchable(department)}`;
export const itemWord = (code: string): string => `§项${searchable(code)}`;
const firstWord = (letter: string): string => `§首${letter}`;
const idWord = (last4: string): string => `§证${searchable(last4)}`;

/** @param initials as derived for the applicant's name */
export function searchedOf(state: CaseState, initials: string, last4: string): Searched {
  const { applicant, item, receiptNumber, caseNumber } = state;
  const name = searchable(applicant.name);
  const receipt = searchable(receiptNumber);
  const number = caseNumber === null ? '' : searchable(caseNumber);
  const texts = [name, searchable(initials), receipt, number.slice(-tellingEnd)];
  const parts = new Set(texts.flatMap(partsOf));
  return {
    text: ['', name, searchable(initials), receipt, number, ''].join('\n'),
    parts: [...parts].join(' '),
    words: [
      departmentWord(item.department),
      itemWord(item.code),
      idWord(last4),
      firstWord(searchable(initials).slice(0, 1)),
    ].join(' '),
  };
}

/** What narrows a list at all: one digit is part of every number. */
export const narrows = (typed: string): boolean => folded(typed) !== '' && !/^\d$/.test(searchable(typed));

export interface SearchQuery {
  /** For FTS5; null where nothing can be found. */
  readonly match: string | null;
  /** To be found in one piece in `search_text`; a single letter at the beginning of a name or its initials. */
  readonly text: string;
  /** The last four of an identity document, which have to be equal; empty where the query is none. */
  readonly last4: string;
  /** A whole number of one, to be compared with the case's own; empty where the query is none. */
  readonly idNumber: string;
  readonly items: readonly string[];
}

const quoted = (token: string): string => `"${token}"`;

/**
 * @param departments whose cases may be found; null for everybody's
 * @param items codes of the items whose name has the query in it
 */
export function searchQuery(
  typed: string,
  departments: readonly string[] | null,
  items: readonly string[],
): SearchQuery {
  const text = searchable(typed);
  const upper = text.toUpperCase();
  const idNumber = /^[0-9A-Z]{15}$|^[0-9A-Z]{18}$/.test(upper) ? upper : '';
  const last4 = /^\d{3}[\dX]$/.test(upper) ? upper : idNumber.slice(-4);
  const all = characters(text);
  // Of a whole case number only its end is indexed; the rest is found in the row.
  const telling = all.length > tellingEnd ? all.slice(-tellingEnd) : all;
  const parts = telling.slice(0, Math.max(0, telling.length - partLength + 1));
  const pieces =
    all.length === 0
      ? []
      : /^[a-z]$/.test(text)
        ? [quoted(firstWord(text))]
        : all.length < partLength
          ? [`${quoted(text)}*`]
          : parts.map((_, at) => quoted(telling.slice(at, at + partLength).join('')));
  const ways = [
    ...(pieces.length === 0 ? [] : [pieces.join(' AND ')]),
    ...(last4 === '' ? [] : [quoted(idWord(last4))]),
    ...items.map((code) => quoted(itemWord(code))),
  ];
  const scope = departments?.map((name) => quoted(departmentWord(name)));
  const found = ways.map((way) => `(${way})`).join(' OR ');
  const match =
    ways.length === 0 || scope?.length === 0
      ? null
      : scope === undefined
        ? found
        : `(${found}) AND (${scope.join(' OR ')})`;
  return { match, text: /^[a-z]$/.test(text) ? `\n${text}` : text, last4, idNumber, items };
}
