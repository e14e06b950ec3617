/** Who may be asked to stand in, for the form of a leave (D6). */
import type { ActContext } from '../act-context.ts';
import { todayOf } from '../act-context.ts';
import { isInForce, type StaffMember } from '../reference/index.ts';
import { mayStandInFor } from './post.ts';

export interface StandIn {
  readonly number: string;
  readonly name: string;
  /** Why this one: named beforehand, of this counter, of the next one, or with the centre's consent. */
  readonly why: '指定替岗' | '本窗口人员' | '相邻窗口' | '经中心同意';
}

/** Those named beforehand first, then the counter's own people, the neighbours', and those with a consent (D6, D7). */
export function standInsFor(
  leaver: StaffMember,
  context: Pick<ActContext, 'now' | 'hall' | 'registers'>,
): StandIn[] {
  const today = todayOf(context);
  const { hall } = context;
  const whyOf = ({ number, counter }: StaffMember): StandIn['why'] => {
    if (leaver.standIns.includes(number)) return '指定替岗';
    if (counter === null || counter === hall.counter.id) return '本窗口人员';
    return hall.counter.neighbours.includes(counter) ? '相邻窗口' : '经中心同意';
  };
  const order: readonly StandIn['why'][] = ['指定替岗', '本窗口人员', '相邻窗口', '经中心同意'];
  return hall.staff
    .filter((member) => isInForce(member, today) && mayStandInFor(member, leaver, context).ok)
    .map((member) => ({ number: member.number, name: member.name, why: whyOf(member) }))
    .toSorted((one, other) => order.indexOf(one.why) - order.indexOf(other.why));
}
