/** Taking an application. */
import type { intakeInputs, IntakeOutputs } from '#shared/contract/intake.ts';
import { ok } from '#shared/result.ts';
import { runCaseCommand } from '../acts/case-acts.ts';
import { itemView, searchItems } from '../acts/items.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

export function intakeHandlers({
  desk,
  store,
  cards,
}: CounterParts): Handlers<typeof intakeInputs, IntakeOutputs> {
  const signedIn = whoIsSignedIn(desk);
  return {
    searchItems: ({ query, limit }) => signedIn(() => ok(searchItems(desk, query, limit))),
    item: ({ code }) => signedIn(() => itemView(desk, code)),
    readCard: () =>
      signedIn(async () => {
        const card = await cards.read();
        if (!card.ok) return card;
        const note = cards.simulated ? '模拟读卡' : null;
        return ok({ ...card.value, simulated: cards.simulated, note });
      }),
    registerApplication: (input) => runCaseCommand(desk, store, { type: 'register', ...input }),
    supplementMaterials: (input) => runCaseCommand(desk, store, { type: 'supplement', ...input }),
  };
}
