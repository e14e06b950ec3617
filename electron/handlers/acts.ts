/** What may be done on a case or in a register, and doing it. */
import type { z } from 'zod';
import type { actInputs, ActOutputs } from '#shared/contract/acts.ts';
import { caseCommand } from '#shared/case/commands.ts';
import { readInput } from '#shared/edge.ts';
import { registerCommand } from '#shared/registers/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { runCaseCommand } from '../acts/case-acts.ts';
import { offersOnCase, offersOnRegister } from '../acts/offers.ts';
import { runRegisterCommand } from '../acts/register-acts.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

type ActInput = z.output<typeof actInputs.actOnCase>;

/** What nobody does by hand: the device does it when its time has come. */
const ofDevice: ReadonlySet<string> = new Set(['deem_accepted', 'deem_renewed']);

/** Of somebody who has no PIN here, the department's courier: signed on paper, and entered by who saw it (G1, G2). */
const bySignature = 'carrierConfirmed';
const isByPin = (name: string): boolean => name.endsWith('Confirmed') && name !== bySignature;

export function actHandlers({ desk, store }: CounterParts): Handlers<typeof actInputs, ActOutputs> {
  const signedIn = whoIsSignedIn(desk);
  /**
   * Flags of confirmation are set here, from PINs, and nowhere else: `secondConfirmed` by whoever `second` names. That of
   * an organisation's code stands deeper in the command, and is the clerk's own word.
   */
  const confirmed = async ({
    command,
    confirmations,
  }: ActInput): Promise<Result<Record<string, unknown>>> => {
    const flags: Record<string, boolean> = {};
    for (const name of Object.keys(command)) if (isByPin(name)) flags[name] = false;
    const acting = desk.session.person;
    for (const { flag, staff, pin } of confirmations) {
      const named = command[flag.replace(/Confirmed$/, '')];
      if (!isByPin(flag) || named !== staff) return strange;
      // oxlint-disable-next-line no-await-in-loop -- one after another: wrong PINs are counted.
      const person = await desk.session.confirm(staff, pin);
      if (!person.ok) return { ok: false, refusal: { ...person.refusal, field: flag } };
      flags[flag] = true;
    }
    // Whoever gives the command is who was there when it was confirmed.
    if (desk.session.person !== acting) return strange;
    return ok({ ...command, ...flags });
  };

  return {
    caseOffers: ({ caseId }) => signedIn(() => offersOnCase(desk, store, caseId)),
    actOnCase: (input) =>
      signedIn(async () => {
        if (ofDevice.has(input.command.type)) return strange;
        const checked = await confirmed(input);
        if (!checked.ok) return checked;
        const command = readInput(caseCommand, checked.value);
        return command.ok ? runCaseCommand(desk, store, command.value) : command;
      }),
    registerOffers: ({ register, id }) => signedIn(() => offersOnRegister(desk, store, register, id)),
    actOnRegister: (input) =>
      signedIn(async () => {
        const checked = await confirmed(input);
        if (!checked.ok) return checked;
        const command = readInput(registerCommand, checked.value);
        return command.ok ? runRegisterCommand(desk, store, command.value) : command;
      }),
  };
}

const strange = refuse('bad_input', '', '该操作不能这样办理。', '请关闭后重新打开画面再办理。');
