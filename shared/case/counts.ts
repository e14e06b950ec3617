/** How many of each a line of the check-list asks for, and how many of them are lacking (许可法32(4), (5)). */

export interface MaterialCounts {
  readonly originals: number;
  readonly copies: number;
}

/** What of a line its counts depend on; `asked` is 0 where nothing is counted. */
export interface CountedLine extends MaterialCounts {
  readonly form: string;
  readonly asked: number;
}

/** One original to compare with, or as many as are kept. @param form as a case recorded it */
export function askedCounts({ form, copies }: { form: string; copies: number }): MaterialCounts {
  switch (form) {
    case '原件':
      return { originals: copies, copies: 0 };
    case '原件和复印件':
      return { originals: Math.min(1, copies), copies };
    default:
      return { originals: 0, copies };
  }
}

/** What is still to be handed in. An original more than is asked for is as good as a copy. */
export function lackingCounts({ form, asked, originals, copies }: CountedLine): MaterialCounts {
  const due = askedCounts({ form, copies: asked });
  const spare = Math.max(0, originals - due.originals);
  return {
    originals: Math.max(0, due.originals - originals),
    copies: Math.max(0, due.copies - copies - spare),
  };
}

export const isLacking = (line: CountedLine): boolean => {
  const { originals, copies } = lackingCounts(line);
  return originals + copies > 0;
};

/** `原件1份`, `原件1份、复印件2份`, `电子件1份`. */
export const countsText = (form: string, { originals, copies }: MaterialCounts): string =>
  [
    originals > 0 ? `原件${originals}份` : '',
    copies > 0 ? `${form === '电子' ? '电子件' : '复印件'}${copies}份` : '',
  ]
    .filter((part) => part !== '')
    .join('、');
