import { addDays, type CivilDate, civilDate } from '../../calendar/civil-date.ts';
import { ok, type Result, refuse } from '../../result.ts';
import type { ServiceItem } from '../item.ts';

/**
 * A catalogue with new versions of items: the version before ends the day before the new one begins, and stays for the
 * cases taken under it. Versions that were to begin later give way.
 * @param incoming begin on their `from`, or today where they have none. Refused when that is past.
 */
export function withVersions(
  items: readonly ServiceItem[],
  incoming: readonly ServiceItem[],
  today: CivilDate,
): Result<ServiceItem[]> {
  let after = [...items];
  for (const item of incoming) {
    const from = item.from === null ? today : civilDate(item.from);
    const isSame = ({ code }: ServiceItem): boolean => code === item.code;
    if (from < today && items.some(isSame))
      return refuse(
        'rule',
        'A9',
        `“${item.name}”的实施日期${from}早于今日，已经办理的办件不能改按新内容。`,
        '请将实施日期改为今日或者以后。',
        'from',
      );
    const last = addDays(from, -1);
    after = after
      .filter((old) => !isSame(old) || old.from === null || old.from < from)
      .map((old) =>
        isSame(old) && (old.until === null || old.until > last) ? { ...old, until: last } : old,
      );
    after.push(items.some(isSame) ? { ...item, from } : item);
  }
  return ok(after);
}
