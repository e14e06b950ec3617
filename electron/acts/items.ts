import { mayDo } from '#shared/authority/index.ts';
import { deadlineText } from '#shared/calendar/working-days.ts';
import type { ItemSummary, ItemView } from '#shared/contract/counter.ts';
import { asSubItem, departmentsServed, isInForce, type ServiceItem } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { folded } from '../store/views.ts';
import type { Desk } from './desk.ts';

/**
 * Items in force today, by name, pinyin (whole or initials), department, organ or code. Items of this counter first;
 * then names that begin with the query; then the plans' order. An empty query lists everything.
 */
export function searchItems(desk: Desk, query: string, limit: number): ItemSummary[] {
  const wanted = folded(query);
  const { today } = desk;
  const served = departmentsServed(desk.reference.hall.counter, today);
  const found: { item: ServiceItem; rank: number }[] = [];
  for (const item of desk.reference.catalogue.items) {
    const rank = isInForce(item, today) ? rankOf(item, wanted) : undefined;
    if (rank === undefined) continue;
    found.push({ item, rank: rank + (served.includes(item.department) ? 0 : 10) });
  }
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ item }) => summary(desk, item));
}

function rankOf(item: ServiceItem, wanted: string): number | undefined {
  const name = folded(item.name);
  if (name.startsWith(wanted)) return 0;
  if (item.initials.startsWith(wanted)) return 1;
  if (name.includes(wanted)) return 2;
  if (item.pinyin.startsWith(wanted)) return 3;
  if (wanted.length >= 2 && item.initials.includes(wanted)) return 4;
  if (item.code.toLowerCase().startsWith(wanted)) return 5;
  if (wanted.length >= 2 && (folded(item.organ).includes(wanted) || folded(item.department).includes(wanted)))
    return 6;
  return undefined;
}

function refusalHere(desk: Desk, item: ServiceItem) {
  const { person } = desk.session;
  if (person === null) return null;
  const { hall } = desk.reference;
  const allowed = mayDo('收件', item, { now: desk.clock.now(), hall, person, registers: desk.registers });
  return allowed.ok ? null : { message: allowed.refusal.message, next: allowed.refusal.next };
}

/** One line of a list of items. */
export function summary(desk: Desk, item: ServiceItem): ItemSummary {
  const { code, name, department, organ, category, handling, promisedDays } = item;
  const refusal = refusalHere(desk, item);
  return {
    code,
    name,
    department,
    organ,
    category,
    handling,
    promisedDays,
    here: refusal === null,
    guide: refusal?.next ?? null,
  };
}

/** A code that a form still has though the catalogue has it no more (A1). */
export const itemGone = refuse(
  'not_found',
  'A1',
  '目录中已没有所选的事项，不能按它收件。',
  '请重新查找并选择事项；已经填写的内容都还在。',
  'item',
);

/** @param subItem the variant whose materials and limits are shown; unknown ones are as the item itself */
export function itemView(desk: Desk, code: string, subItem: string | null = null): Result<ItemView> {
  const whole = desk.reference.itemOn(code, desk.today);
  if (whole === undefined) return itemGone;
  const item = asSubItem(whole, subItem);
  const known = whole.subItems.some(({ id }) => id === subItem);
  return ok({
    item,
    subItem: known ? subItem : null,
    refusal: refusalHere(desk, item),
    ...limitsIfAccepted(desk, item),
  });
}

/** The limits shown beside 受理 before it is pressed. */
function limitsIfAccepted(desk: Desk, item: ServiceItem): { legalText: string; promisedText: string } {
  const text = (days: number) => deadlineText(desk.deadline(desk.today, days));
  return { legalText: text(item.legalDays), promisedText: text(item.promisedDays) };
}
