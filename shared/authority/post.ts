import { type ActContext, todayOf } from '../act-context.ts';
import { civilDateAt } from '../calendar/civil-date.ts';
import { isInForce, type StaffMember } from '../reference/index.ts';
import type { Absence } from '../registers/shift-state.ts';
import { ok, type Result, refuse } from '../result.ts';
import { isWindowRole } from './acts.ts';

type Where = Pick<ActContext, 'now' | 'hall' | 'person' | 'registers'>;

/**
 * Who is at the window belongs there: posted to it, a stand-in by name (D6), a neighbour looking after it, on the
 * shared counter's roster (A3), or there with the centre's consent (D7). Answers with the staff number stood in for.
 */
export function postHeld(context: Where): Result<string | null> {
  const { person, hall, registers } = context;
  if (!isInForce(person, todayOf(context)))
    return refuse(
      'not_permitted',
      'D8',
      `${person.name}不在派驻期内。`,
      '请由在派驻期内的人员办理，或联系大厅管理人员。',
    );
  const entitled = entitledTo(context);
  const onPost = registers.get('shift', hall.counter.id)?.person;
  // For whom was settled at the sign-in; one whose entitlement ran out since is refused all the same.
  return entitled.ok && onPost?.staff === person.number && onPost.standsInFor !== null
    ? ok(onPost.standsInFor)
    : entitled;
}

function entitledTo(context: Where): Result<string | null> {
  const { person, hall, registers } = context;
  const { counter } = hall;
  const today = todayOf(context);
  if (!isWindowRole(person.role) || person.counter === null || person.counter === counter.id) return ok(null);
  const onRoster = hall.roster.some(
    (entry) =>
      entry.counter === counter.id &&
      entry.staff === person.number &&
      entry.from <= today &&
      today <= entry.until,
  );
  if (onRoster) return ok(null);
  const shift = registers.get('shift', counter.id);
  const away = shift?.absence?.staff ?? null;
  // Named by whoever is posted here today; who has left names nobody any more.
  const stoodInFor = hall.staff.filter(
    (member) =>
      member.counter === counter.id && isInForce(member, today) && member.standIns.includes(person.number),
  );
  const named = stoodInFor.find(({ number }) => number === away) ?? stoodInFor[0];
  if (named !== undefined) return ok(named.number);
  const consents = shift?.consents.filter(
    (entry) => entry.staff === person.number && entry.from <= today && today <= entry.until,
  );
  const consent = consents?.find(({ standsInFor }) => standsInFor === away) ?? consents?.[0];
  if (consent !== undefined) return ok(consent.standsInFor);
  if (counter.neighbours.includes(person.counter))
    return asNeighbour(person, shift?.absence ?? null, context);
  return refuse(
    'not_permitted',
    'D7',
    `${person.name}不是${counter.name}的人员，也没有大厅管理机构同意其替岗的记录。`,
    '请由指定的替岗人员办理，或先征得大厅管理机构同意。',
  );
}

/**
 * 1M.8: a neighbour looks after the post for a moment: while somebody is away from it today who named them, or whose
 * post was released. What lasts longer is a change of people, which the centre consents to first (D7).
 */
function asNeighbour(
  { number, name }: Pick<StaffMember, 'number' | 'name'>,
  absence: Absence | null,
  { hall: { counter }, now }: Where,
): Result<string | null> {
  const away = absence !== null && civilDateAt(absence.since) === todayOf({ now });
  return away && (absence.releasedAt !== null || absence.standIn === number)
    ? ok(absence.staff)
    : refuse(
        'not_permitted',
        'D6 · D7',
        `${counter.name}现在没有人员离岗，${name}是相邻窗口的人员，不能在此办理。`,
        '请由本窗口人员申请离岗并指定替岗人员，或先征得大厅管理机构同意。',
      );
}
