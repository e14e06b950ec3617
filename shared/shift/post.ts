/** Who may hold the post at a counter, and in what manner (D6, D7). */
import { type ActContext, todayOf } from '../act-context.ts';
import { postHeld } from '../authority/post.ts';
import type { HallReference, StaffMember } from '../reference/index.ts';
import type { Manner } from '../registers/shift-state.ts';
import { ok, type Result, refuse } from '../result.ts';

type Where = Pick<ActContext, 'now' | 'hall' | 'registers'>;

const isWindowPerson = ({ role }: StaffMember): boolean => role === 'clerk' || role === 'window_head';

/** Posted to this counter, on its roster (A3), or of a hall that posts nobody to a particular counter. */
function belongsHere(member: StaffMember, hall: HallReference, today: string): boolean {
  if (!isWindowPerson(member) || member.counter === null || member.counter === hall.counter.id) return true;
  return hall.roster.some(
    (entry) =>
      entry.counter === hall.counter.id &&
      entry.staff === member.number &&
      entry.from <= today &&
      today <= entry.until,
  );
}

/** How a person holds the post, and for whom; refused where `postHeld` refuses. */
export function mannerOf(
  person: StaffMember,
  context: Where,
): Result<{ readonly as: Manner; readonly standsInFor: string | null }> {
  const { hall, registers } = context;
  const held = postHeld({ ...context, person });
  if (!held.ok) return held;
  const absence = registers.get('shift', hall.counter.id)?.absence ?? null;
  const named = absence?.standIn === person.number && absence.releasedAt === null;
  if (!named && belongsHere(person, hall, todayOf(context))) return ok({ as: '本岗', standsInFor: null });
  const counter = { ...hall.counter, neighbours: [] };
  const asNeighbour = !postHeld({ ...context, person, hall: { ...hall, counter } }).ok;
  return ok({
    as: asNeighbour ? '邻岗' : '替岗',
    standsInFor: named ? absence.staff : held.value,
  });
}

/**
 * D6, D7: the leaver's own stand-in by name, one the centre consented to, a colleague of the same counter, or a person
 * of a neighbouring one for the shortest absence.
 */
export function mayStandInFor(standIn: StaffMember, leaver: StaffMember, context: Where): Result<true> {
  const { hall, registers } = context;
  if (standIn.number === leaver.number)
    return refuse('bad_input', 'D6', '替岗人员不能是本人。', '请选择替岗人员。', 'standIn');
  if (!isWindowPerson(standIn))
    return refuse(
      'not_permitted',
      'D6',
      `${standIn.name}不是窗口人员，不能替岗。`,
      '请选择指定的替岗人员。',
      'standIn',
    );
  const today = todayOf(context);
  const consents = registers.get('shift', hall.counter.id)?.consents ?? [];
  const consented = consents.some(
    ({ staff, standsInFor, from, until }) =>
      staff === standIn.number &&
      (standsInFor === null || standsInFor === leaver.number) &&
      from <= today &&
      today <= until,
  );
  return consented ||
    leaver.standIns.includes(standIn.number) ||
    belongsHere(standIn, hall, today) ||
    (standIn.counter !== null && hall.counter.neighbours.includes(standIn.counter))
    ? ok(true)
    : refuse(
        'not_permitted',
        'D7',
        `${standIn.name}不是${leaver.name}的替岗人员，也没有大厅管理机构同意其替岗的记录。`,
        '请选择指定的替岗人员，或先征得大厅管理机构同意。',
        'standIn',
      );
}
