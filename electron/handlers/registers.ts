/** The registers. */
import type { registerInputs, RegisterOutputs } from '#shared/contract/registers.ts';
import { registerEntryView, registerList, registerShelves } from '../acts/register-views.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

export function registerHandlers({
  desk,
  store,
}: CounterParts): Handlers<typeof registerInputs, RegisterOutputs> {
  const signedIn = whoIsSignedIn(desk);
  return {
    registerShelves: () => signedIn(() => registerShelves(desk, store)),
    registerList: (input) => signedIn(() => registerList(desk, store, input)),
    registerEntry: (input) => signedIn(() => registerEntryView(desk, store, input)),
  };
}
