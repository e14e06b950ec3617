/** What the clerk is told of a card that was read. Whether it may be used is the clerk's to judge, not the reader's. */
import { type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { refuse } from '../result.ts';
import type { IdCard } from './card-text.ts';

/** 居民身份证法11: a new card is to be applied for before the old one ends. */
const nearlyDays = 90;

/**
 * 居民身份证法11: a card past its date proves nobody's identity; the application is not refused for it, the applicant is
 * told what to bring (许可法32(4)). Empty where there is nothing to tell.
 */
export function validityNote(
  { validFrom, validTo }: Pick<IdCard, 'validFrom' | 'validTo'>,
  today: CivilDate,
) {
  if (validFrom > today) return `证件自${validFrom}起有效，现在还不能使用，请核对证件。`;
  if (validTo === null) return '';
  if (validTo < today)
    return `证件已于${validTo}到期，请申请人出示有效的身份证件或者临时居民身份证，并核对本人。`;
  return daysBetween(today, validTo) <= nearlyDays ? `证件将于${validTo}到期，请提醒申请人及时换领。` : '';
}

/** The card of 2017 has a number of 15 characters; cases are kept by numbers of 18 (GB 11643). */
export const oldForeignCard = refuse(
  'rule',
  'GB 11643',
  '这是2017版外国人永久居留身份证，号码为15位，本机只能登记18位的号码。',
  '请申请人出示2023版证件；没有的，请先以纸质收件，并联系管理员。',
  'idNumber',
);
