import { grades, isPoor } from '../rating/index.ts';
import type { RatingRecord } from '../rating/record.ts';

/** How a number of services were rated. Defaults stand apart and count in no share (2.4). */
export interface RatingFigures {
  readonly invited: number;
  /** The applicants' own. */
  readonly given: number;
  /** From 非常满意 down. */
  readonly byGrade: readonly { readonly title: string; readonly count: number }[];
  readonly poor: number;
  readonly declined: number;
  readonly unrated: number;
  /** Of the unrated, those given the site's default. */
  readonly defaulted: number;
  /** Not poor, of those given; null where none was. */
  readonly satisfied: number | null;
}

export function ratingFigures(records: readonly RatingRecord[]): RatingFigures {
  const given = records.flatMap(({ answer }) => (answer === null ? [] : [answer.grade]));
  const poor = given.filter(isPoor).length;
  const unrated = records.filter(({ stage }) => stage === '未评价' || stage === '等待评价');
  return {
    invited: records.length,
    given: given.length,
    byGrade: grades.map(({ grade, title }) => ({
      title,
      count: given.filter((value) => value === grade).length,
    })),
    poor,
    declined: records.filter(({ stage }) => stage === '不评价').length,
    unrated: unrated.length,
    defaulted: unrated.filter(({ defaulted }) => defaulted !== null).length,
    satisfied: given.length === 0 ? null : (given.length - poor) / given.length,
  };
}
