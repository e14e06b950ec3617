import type { grades } from '#shared/rating/index.ts';

/** How a grade is drawn: told apart by the mouth, not by colour, and none of them larger than another. */
interface Drawing {
  /** SVG path in a 48 × 48 box whose face is a circle around the middle. */
  readonly mouth: string;
  readonly eyes: string;
}

const open = 'M17 19v2 M31 19v2';
const closed = 'M14 21q3-4 6 0 M28 21q3-4 6 0';

type Drawn<Rules extends readonly unknown[]> = { readonly [Index in keyof Rules]: Rules[Index] & Drawing };

/** The grades of the rating rules, one for one; the type checks that word and number agree with them. */
export const faces = [
  { grade: 5, title: '非常满意', eyes: closed, mouth: 'M13 27h22q-2 11-11 11t-11-11z' },
  { grade: 4, title: '满意', eyes: open, mouth: 'M15 29q9 9 18 0' },
  { grade: 3, title: '基本满意', eyes: open, mouth: 'M16 32h16' },
  { grade: 2, title: '不满意', eyes: open, mouth: 'M15 35q9-8 18 0' },
  { grade: 1, title: '非常不满意', eyes: 'M14 17l6 4 M34 17l-6 4', mouth: 'M13 37q2-10 11-10t11 10z' },
] as const satisfies Drawn<typeof grades>;
