/** Leaving the post and coming back to it (D6). */
import { z } from 'zod';
import { type ActContext, doneBy, staffNumbered } from '../act-context.ts';
import { requiredText } from '../case/context.ts';
import { type NewEvent, uuid } from '../event.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { mayStandInFor } from '../shift/post.ts';
import { registerEvent } from './define.ts';
import { consent, consentCommand, notListed } from './shift-consent.ts';
import type { ShiftEvent } from './shift-state.ts';

export * from './shift-state.ts';

const staffNumber = z.string().max(12);

export const shiftCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('shift.leave_post'),
    commandId: uuid,
    standIn: staffNumber,
    reason: z.string().max(200),
  }),
  /** The one who asked is still at the post and stays. After the release, coming back is signing in. */
  z.object({ type: z.literal('shift.return_to_post'), commandId: uuid }),
  consentCommand,
]);
export type ShiftCommand = z.infer<typeof shiftCommand>;

export function decideShift(command: ShiftCommand, context: ActContext): Result<NewEvent[]> {
  switch (command.type) {
    case 'shift.leave_post':
      return leavePost(command, context);
    case 'shift.return_to_post':
      return returnToPost(context);
    case 'shift.consent':
      return consent(command, context);
    default:
      return unreachable(command);
  }
}

const here = (context: ActContext, event: ShiftEvent): Result<NewEvent[]> =>
  ok([registerEvent('shift', context.hall.counter.id, event)]);

/** D6: asking is not leaving. The post is released by the stand-in's sign-in, see `shift/sign-in.ts`. */
function leavePost(
  command: Extract<ShiftCommand, { type: 'shift.leave_post' }>,
  context: ActContext,
): Result<NewEvent[]> {
  const { person, hall, registers } = context;
  const shift = registers.get('shift', hall.counter.id);
  if (shift?.person?.staff !== person.number)
    return refuse(
      'rule',
      'D6',
      `${person.name}没有在${hall.counter.name}签到，无需申请离岗。`,
      '请由当前签到的人员申请。',
    );
  const { absence } = shift;
  if (absence !== null && absence.releasedAt === null)
    return refuse(
      'already_done',
      'D6',
      `已申请离岗，正在等待${absence.standInName}到位。`,
      `请等待${absence.standInName}签到；改由他人替岗的，先撤回离岗申请。`,
    );
  if (absence !== null && shift.person.as !== '本岗')
    return refuse(
      'rule',
      'D6',
      `${absence.name}尚未返岗，替岗人员不能再申请离岗。`,
      `请等待${absence.name}返岗签到，或由其他替岗人员签到接替。`,
    );
  const reason = requiredText(command.reason, '离岗事由', 'reason', 'D6');
  if (!reason.ok) return reason;
  const standIn = staffNumbered(context, command.standIn);
  if (standIn === undefined) return notListed('替岗人员', 'standIn');
  const allowed = mayStandInFor(standIn, person, context);
  if (!allowed.ok) return allowed;
  return here(context, {
    kind: 'shift.leave_requested',
    payload: {
      standIn: standIn.number,
      standInName: standIn.name,
      reason: reason.value,
      done: doneBy(context),
    },
  });
}

function returnToPost(context: ActContext): Result<NewEvent[]> {
  const { person, hall, registers, now } = context;
  const absence = registers.get('shift', hall.counter.id)?.absence ?? null;
  if (absence === null) return refuse('already_done', 'D6', '本窗口没有人申请离岗。', '无需办理返岗。');
  if (absence.staff !== person.number)
    return refuse(
      'not_permitted',
      'D6',
      `离岗申请是${absence.name}提出的，应当由本人返岗。`,
      `请由${absence.name}签到返岗。`,
    );
  return here(context, { kind: 'shift.returned', payload: { staff: person.number, at: now } });
}
