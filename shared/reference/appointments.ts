/** Who may be sent to the hall, as what, and for how long at least (D2, D8, D9). */
import { chineseDate, type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { SiteSettings } from './hall.ts';
import { type Rank, ranks, type StaffMember } from './people.ts';

const atLeast = (rank: Rank, minimum: Rank): boolean => ranks.indexOf(rank) >= ranks.indexOf(minimum);

/**
 * May this person be sent to a window, and head it? Refuses a head below the site's rank (D2), a person outside the
 * establishment, and one with fewer years of work than the site asks (D9). Answers with what could not be told.
 */
export function checkAppointment(
  member: Pick<StaffMember, 'name' | 'role' | 'rank' | 'establishment' | 'yearsOfWork'>,
  settings: Pick<SiteSettings, 'headTitle' | 'headMinimumRank' | 'yearsOfWork'>,
): Result<string[]> {
  const { name, role, rank, establishment, yearsOfWork } = member;
  const { headTitle, headMinimumRank } = settings;
  if (role !== 'clerk' && role !== 'window_head') return ok([]);
  if (role === 'window_head' && !atLeast(rank, headMinimumRank))
    return refuse(
      'rule',
      'D2',
      `${name}的职级是${rank}，${headTitle}应当由${headMinimumRank}以上人员担任。`,
      `请另选${headMinimumRank}以上人员担任${headTitle}。`,
      'grantee',
    );
  if (establishment === '非在编')
    return refuse(
      'rule',
      'D9',
      `${name}不是在编人员，不能派驻窗口。`,
      '请选派公务员或者其他在编人员。',
      'grantee',
    );
  if (yearsOfWork === null)
    return ok(
      settings.yearsOfWork === 0
        ? []
        : [`${name}的工作年限未登记，应当有${settings.yearsOfWork}年以上工作经验。`],
    );
  return yearsOfWork < settings.yearsOfWork
    ? refuse(
        'rule',
        'D9',
        `${name}的工作年限是${yearsOfWork}年，派驻人员应当有${settings.yearsOfWork}年以上工作经验。`,
        '请另选符合条件的人员。',
        'grantee',
      )
    : ok([]);
}

/**
 * D8: those who were posted stay for the site's years; changed earlier only with a reason, and told what it means.
 * @param today the day of the change
 * @param reason null or empty where none was given
 * @returns what to say with the change; null where the years are served, or it is not known since when
 */
export function checkTenure(
  member: Pick<StaffMember, 'name' | 'from'>,
  today: CivilDate,
  { tenureYears }: Pick<SiteSettings, 'tenureYears'>,
  reason: string | null,
): Result<string | null> {
  const since = member.from === null ? undefined : parseCivilDate(member.from);
  if (since === undefined || today >= yearsAfter(since, tenureYears)) return ok(null);
  const served = `${member.name}自${chineseDate(since)}起派驻，未满${tenureYears}年`;
  return reason === null || reason.trim() === ''
    ? refuse(
        'rule',
        'D8',
        `${served}，原则上不得更换。`,
        '确需更换的，填写事由；所产生的费用由派驻部门负责。',
        'reason',
      )
    : ok(`${served}，更换所产生的费用由派驻部门负责。`);
}

/** The same day so many years later; the last of the month where there is none (民法典202). */
function yearsAfter(day: CivilDate, years: number): CivilDate {
  const rest = day.slice(4);
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  return parseCivilDate(`${year}${rest}`) ?? (`${year}-02-28` as CivilDate);
}
