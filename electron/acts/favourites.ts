import type { ItemSummary } from '#shared/contract/counter.ts';
import { isInForce, type StaffMember } from '#shared/reference/index.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { summary } from './items.ts';

/** As many as there are keys for: Alt+1 to Alt+9. */
const most = 9;
/** A few weeks of one window: what is taken now, and quick to count. */
const recent = 400;

/** What this person has answered most often of late, by how often and then by how lately; only what is taken here. */
export function favouriteItems(desk: Desk, store: Store, { number }: StaffMember): ItemSummary[] {
  const codes = store.db
    .prepare(
      `select code from (
         select item_code as code, received_at as at, state ->> '$.answered.by.staff' as staff
         from case_view order by received_at desc limit ?)
       where staff = ? group by code order by count(*) desc, max(at) desc`,
    )
    .pluck()
    .all(recent, number) as string[];
  return codes
    .flatMap((code) => {
      const item = desk.reference.itemOn(code, desk.today);
      return item === undefined || !isInForce(item, desk.today) ? [] : [summary(desk, item)];
    })
    .filter(({ here }) => here)
    .slice(0, most);
}
