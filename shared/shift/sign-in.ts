/** Taking the post and giving it up. The PIN was right; what follows is about the post (D6, D7). */
import { type ActContext, todayOf } from '../act-context.ts';
import type { Instant } from '../event.ts';
import { civilDateAt } from '../calendar/civil-date.ts';
import { checkText } from '../case/text.ts';
import { isInForce, type StaffMember } from '../reference/index.ts';
import { checkCode } from '../registers/shift-consent.ts';
import type { ShiftEvent } from '../registers/shift-state.ts';
import { ok, type Result, refuse } from '../result.ts';
import { openingAt, type OpeningHours } from './opening-hours.ts';
import { mannerOf } from './post.ts';

type Where = Pick<ActContext, 'now' | 'hall' | 'registers'>;

/** D7, without the network: the centre's code over the telephone, and the id its record gets. */
export interface Emergency {
  readonly consentId: string;
  readonly code: string;
}

/**
 * What a person's sign-in brings about. Refused for whom the post is not (D7), and while another's leave waits for its
 * stand-in (D6); the stand-in's own sign-in releases the post, the leaver's is the return.
 */
export function signInEvents(
  person: StaffMember,
  context: Where,
  emergency: Emergency | null = null,
): Result<ShiftEvent[]> {
  const { now, hall, registers } = context;
  const shift = registers.get('shift', hall.counter.id);
  const absence = shift?.absence ?? null;
  const waiting = absence !== null && absence.releasedAt === null && shift?.person?.staff === absence.staff;
  if (waiting && person.number !== absence.staff && person.number !== absence.standIn)
    return refuse(
      'rule',
      'D6',
      `${absence.name}已申请离岗，指定由${absence.standInName}替岗，不能由他人签到。`,
      `请由${absence.standInName}签到，或由${absence.name}撤回离岗申请。`,
    );

  const events: ShiftEvent[] = [];
  const manner = mannerOf(person, context);
  if (manner.ok) events.push(signedIn(person, now, manner.value));
  else {
    // Only the want of a consent can be made good by a code; who is not posted to the hall at all gets in by none.
    if (emergency === null || !isInForce(person, todayOf(context))) return manner;
    const code = checkCode(emergency.code, shift?.consents ?? []);
    if (!code.ok) return code;
    events.push(
      emergencyConsent(person, context, emergency.consentId, code.value),
      signedIn(person, now, { as: '替岗', standsInFor: null }),
    );
  }
  if (waiting && person.number === absence.standIn)
    events.push({
      kind: 'shift.post_released',
      payload: { staff: absence.staff, standIn: person.number, at: now },
    });
  if (absence !== null && absence.releasedAt !== null && absence.staff === person.number)
    events.push({ kind: 'shift.returned', payload: { staff: person.number, at: now } });
  // Last, so that the post is at no moment empty.
  const before = shift?.person ?? null;
  if (before !== null && before.staff !== person.number)
    events.push({
      kind: 'shift.signed_out',
      payload: { staff: before.staff, found: false, at: now, reason: '' },
    });
  return ok(events);
}

const signedIn = (
  { number, name }: StaffMember,
  at: Instant,
  manner: Pick<Extract<ShiftEvent, { kind: 'shift.signed_in' }>['payload'], 'as' | 'standsInFor'>,
): ShiftEvent => ({ kind: 'shift.signed_in', payload: { staff: number, name, ...manner, at } });

function emergencyConsent(person: StaffMember, context: Where, id: string, code: string): ShiftEvent {
  const today = todayOf(context);
  const done = { at: context.now, staff: person.number, name: person.name };
  return {
    kind: 'shift.consented',
    payload: {
      id,
      staff: person.number,
      standsInFor: null,
      from: today,
      until: today,
      reason: '凭应急码签到',
      emergency: true,
      code,
      done,
    },
  };
}

/**
 * Signing out is not leaving the post for a while: at the end of the day it is always open. During opening hours it is
 * not the way round the stand-in (D6): neither for who has asked to leave, nor for who holds the post meanwhile.
 * @param reason why the window is left empty (D11), where it is and somebody said
 */
export function signOutEvents(
  person: Pick<StaffMember, 'number'>,
  context: Where & Pick<ActContext, 'calendar'>,
  opening: OpeningHours,
  reason = '',
): Result<ShiftEvent[]> {
  const { now, hall, registers, calendar } = context;
  const absence = registers.get('shift', hall.counter.id)?.absence ?? null;
  const today = absence !== null && civilDateAt(absence.since) === civilDateAt(now);
  if (today && openingAt(now, opening, calendar) !== undefined)
    return absence.releasedAt === null
      ? refuse(
          'rule',
          'D6',
          `替岗人员${absence.standInName}尚未到位，${absence.name}不能离开岗位。`,
          `请等待${absence.standInName}签到，或撤回离岗申请。`,
        )
      : refuse(
          'rule',
          'D6',
          `${absence.name}尚未返岗，替岗期间不能签退。`,
          `请等待${absence.name}返岗签到，或由其他替岗人员签到接替。`,
        );
  const said = checkText(reason, '离开窗口的原因', 'reason');
  if (!said.ok) return said;
  if (said.value.length > longestReason)
    return refuse('bad_input', 'D11', `原因超过${longestReason}个字。`, '请简要填写原因。', 'reason');
  const payload = { staff: person.number, found: false, at: now, reason: said.value };
  return ok([{ kind: 'shift.signed_out', payload }]);
}

const longestReason = 200;

/** D11: whether a sign-out now leaves an open window with nobody at it, so that the reason is to be asked for. */
export const leavesUnmanned = (
  { now, calendar }: Pick<ActContext, 'now' | 'calendar'>,
  opening: OpeningHours,
): boolean => openingAt(now, opening, calendar) !== undefined;
