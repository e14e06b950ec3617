/** Pads of keys: which there are, and learning the keys of one. Only whoever may set up devices does that. */
import type { padsInputs, PadsOutputs } from '#shared/contract/pads.ts';
import { describeSerialPad, missingGrades } from '#shared/pads/describe.ts';
import { shippedPads } from '#shared/pads/shipped.ts';
import { ok } from '#shared/result.ts';
import { mayHere } from '../acts/may-here.ts';
import { findInputDevices } from '../devices/pads/input-device.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

export function padsHandlers(parts: CounterParts): Handlers<typeof padsInputs, PadsOutputs> {
  const { desk, padLearning } = parts;
  const signedIn = whoIsSignedIn(desk);
  return {
    padChoices: () =>
      signedIn(async () =>
        ok({
          profiles: shippedPads.map((profile) => ({
            profile,
            text: describeSerialPad(profile),
            missing: missingGrades(profile.keys),
          })),
          inputDevices: await findInputDevices(),
        }),
      ),
    learnPad: async (input) => {
      // Whoever signed out meanwhile gives the port back all the same.
      if (input.act === 'stop') await padLearning.stop();
      return signedIn(async () => {
        const allowed = mayHere(parts, '设备设置');
        if (!allowed.ok) return allowed;
        switch (input.act) {
          case 'start':
            return ok(await padLearning.start(input));
          case 'next':
            return ok(padLearning.next());
          case 'again':
            return ok(padLearning.again());
          default:
            return ok(padLearning.view);
        }
      });
    },
  };
}
