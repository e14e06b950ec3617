/** Signing in and out, the cover over the workstation, and what whoever is here may do today. */
import type { postInputs, PostOutputs, PostView } from '#shared/contract/post.ts';
import { ok, type Result } from '#shared/result.ts';
import { mayHere } from '../acts/may-here.ts';
import { lockMinutesKey, postView, sessionView } from '../acts/post-view.ts';
import { registerDeviceTest } from '../acts/readiness.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

export function postHandlers(parts: CounterParts): Handlers<typeof postInputs, PostOutputs> {
  const { desk, store, lock, selfTest, closePreview } = parts;
  const signedIn = whoIsSignedIn(desk);
  const view = () => ok(sessionView(parts));
  const after = (done: Result<unknown>): Result<PostView> => (done.ok ? postView(parts) : done);

  return {
    session: view,
    signIn: async ({ staffNumber, pin, emergencyCode }) => {
      const person = await desk.session.signIn(staffNumber, pin, emergencyCode);
      return person.ok ? view() : person;
    },
    signOut: (input) => {
      const out = desk.session.signOut(input?.reason ?? '');
      // What is on it may be read by nobody else.
      if (out.ok) closePreview();
      return out.ok ? view() : out;
    },
    lock: () => {
      lock.now();
      return view();
    },
    lockShown: () => {
      lock.shown();
      return ok({ locked: desk.session.locked });
    },
    unlock: async ({ pin }) => {
      const person = await desk.session.unlock(pin);
      return person.ok ? view() : person;
    },
    post: () => postView(parts),
    selfTest: () =>
      signedIn(async () => {
        await selfTest.run();
        return postView(parts);
      }),
    registerDeviceTest: (input) => after(registerDeviceTest(parts, input)),
    saveLockMinutes: ({ minutes }) =>
      signedIn(() => {
        const allowed = mayHere(parts, '设备设置');
        if (allowed.ok) store.putState(lockMinutesKey, String(minutes));
        return after(allowed);
      }),
  };
}
