/** The letters of authority that a list stands for (D1, D3). */
import { addDays, type CivilDate, civilDate } from '../../../calendar/civil-date.ts';
import { type Mandate, mandatePowers, type StaffMember } from '../../people.ts';
import type { HeadRow } from './head-rows.ts';
import type { ItemRow } from './item-rows.ts';

/** The day before the same day `years` later, one at least; 29 February counts as 28. */
function tenureEnd(from: CivilDate, years: number): CivilDate {
  const [year, month, day] = from.split('-');
  const same = `${Number(year) + Math.max(1, years)}-${month}-${month === '02' && day === '29' ? '28' : day}`;
  return addDays(civilDate(same), -1);
}

export type Authority = Pick<StaffMember, 'level'> & { readonly mandate: Mandate };

interface Holder {
  readonly department: string;
  /** Staff number of 被授权人. */
  readonly grantee: string;
  /** First day, where the letter itself names none. */
  readonly from: CivilDate;
  readonly tenureYears: number;
}

/**
 * D1: as far as the department's items go. The head holds the three powers, the other staff of the window take
 * applications under the same letter (D3).
 */
export function authorised(
  letter: HeadRow['mandate'],
  isHead: boolean,
  items: readonly ItemRow[],
  { department, grantee, from, tenureYears }: Holder,
): Authority {
  const decides = items.some(({ authority }) => authority !== '仅受理');
  const whole = items.length > 0 && items.every(({ authority }) => authority === '全部');
  const first = letter.from ?? from;
  return {
    level: whole ? '全部' : decides ? '中层及以下' : '仅受理',
    mandate: {
      number: letter.number,
      version: 1,
      organ: department,
      grantee,
      items: items.length === 0 ? 'all' : items.map(({ item }) => item.code),
      powers: isHead && decides ? [...mandatePowers] : ['受理决定权'],
      seals: [...new Set(items.flatMap(({ seals }) => seals))].filter(
        (seal) => isHead || seal.includes('受理'),
      ),
      from: first,
      until: letter.until ?? tenureEnd(first, tenureYears),
    },
  };
}

/** A6: a body that only receives in the hall signs no letter; its list itself is what its people receive by. */
export const receiving = ({ department, grantee, from, tenureYears }: Holder): Authority => ({
  level: '仅受理',
  mandate: {
    number: `${department}一览表B`,
    version: 1,
    organ: department,
    grantee,
    items: 'all',
    powers: ['受理决定权'],
    seals: [],
    from,
    until: tenureEnd(from, tenureYears),
  },
});
