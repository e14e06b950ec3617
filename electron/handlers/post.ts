/** Signing in and out, and who is here. */
import { roleTitles } from '#shared/authority/index.ts';
import type { postInputs, PostOutputs, SessionView } from '#shared/contract/post.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok } from '#shared/result.ts';
import type { Desk } from '../acts/desk.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';

export function postHandlers({ desk, closePreview }: CounterParts): Handlers<typeof postInputs, PostOutputs> {
  return {
    session: () => ok(sessionView(desk)),
    signIn: async ({ staffNumber, pin }) => {
      const person = await desk.session.signIn(staffNumber, pin);
      return person.ok ? ok(sessionView(desk)) : person;
    },
    signOut: () => {
      const out = desk.session.signOut();
      // What is on it may be read by nobody else.
      if (out.ok) closePreview();
      return out.ok ? ok(sessionView(desk)) : out;
    },
  };
}

function sessionView(desk: Desk): SessionView {
  const { hall, demoStaff } = desk.reference;
  const { person } = desk.session;
  const titleOf = ({ role }: StaffMember) =>
    role === 'window_head' ? hall.settings.headTitle : roleTitles[role];
  return {
    hallName: hall.name,
    training: hall.training,
    counterName: hall.counter.name,
    counterPosition: hall.counter.position,
    person:
      person === null
        ? null
        : {
            number: person.number,
            name: person.name,
            title: titleOf(person),
            role: person.role,
          },
    // Those who serve at a window: the others' work is at other desks.
    demoStaff: demoStaff.flatMap(({ number, pin }) => {
      const member = hall.staff.find((candidate) => candidate.number === number);
      return member?.role === 'clerk' || member?.role === 'window_head'
        ? [{ number, name: member.name, title: titleOf(member), pin }]
        : [];
    }),
    today: desk.today,
  };
}
