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
  const after: (ServiceItem | null)[] = [...items];
  const before = new Set(items.map(({ code }) => code));
  /** Where in `after` the versions of each are. */
  const places = new Map<string, number[]>();
  for (const [place, { code }] of items.entries()) push(places, code, place);
  for (const item of incoming) {
    const from = item.from === null ? today : civilDate(item.from);
    const known = before.has(item.code);
    if (from < today && known)
      return refuse(
        'rule',
        'A9',
        `“${item.name}”的实施日期${from}早于今日，已经办理的办件不能改按新内容。`,
        '请将实施日期改为今日或者以后。',
        'from',
      );
    const last = addDays(from, -1);
    for (const place of places.get(item.code) ?? []) {
      const old = after[place] ?? null;
      if (old === null) continue;
      if (old.from !== null && old.from >= from) after[place] = null;
      else if (old.until === null || old.until > last) after[place] = { ...old, until: last };
    }
    push(places, item.code, after.length);
    after.push(known ? { ...item, from } : item);
  }
  return ok(after.filter((item) => item !== null));
}

function push(places: Map<string, number[]>, code: string, place: number): void {
  const there = places.get(code);
  if (there === undefined) places.set(code, [place]);
  else there.push(place);
}
