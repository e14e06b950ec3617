/** A simulated pad of keys at the far end of a kernel pty pair, which the real binding opens. */
import type { SerialPadProfile } from '#shared/pads/profile.ts';
import { createPadMachine, type PadMachine } from '../../electron/devices/pads/simulated-pad.ts';
import { openPtyDevice, type PtyDevice } from './pty-device.ts';

export interface PtyPad extends PtyDevice {
  readonly machine: PadMachine;
}

export async function openPtyPad(profile: SerialPadProfile): Promise<PtyPad> {
  const machine = createPadMachine(profile);
  const device = await openPtyDevice(
    (bytes) => machine.receive(bytes),
    (send) => machine.plug(send),
  );
  return { ...device, machine };
}
