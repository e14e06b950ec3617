/** The devices of the counter: what is set up, how it stands, and setting it up. */
import type { deviceInputs, DeviceOutputs, DevicesView } from '#shared/contract/devices.ts';
import { ok } from '#shared/result.ts';
import { mayHere } from '../acts/may-here.ts';
import { findSerialPorts } from '../devices/found-ports.ts';
import { findInputDevices } from '../devices/pads/input-device.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

export function deviceHandlers(parts: CounterParts): Handlers<typeof deviceInputs, DeviceOutputs> {
  const { desk, settings, devices, rating } = parts;
  const signedIn = whoIsSignedIn(desk);
  const view = async (): Promise<DevicesView> => {
    const [ports, inputDevices] = await Promise.all([findSerialPorts(), findInputDevices()]);
    return { slots: devices.slots, devices: devices.views(), ports, inputDevices };
  };
  return {
    devices: () =>
      signedIn(async () => {
        // Whoever looks has perhaps just plugged something in.
        devices.retry();
        return ok(await view());
      }),
    testPads: () =>
      signedIn(() => {
        const allowed = mayHere(parts, '设备设置');
        return allowed.ok ? rating.beginTrial() : allowed;
      }),
    saveDevices: (slots) =>
      signedIn(async () => {
        const allowed = mayHere(parts, '设备设置');
        if (!allowed.ok) return allowed;
        const saved = settings.saveDevices(slots);
        if (!saved.ok) return saved;
        await devices.apply(slots);
        return ok(await view());
      }),
  };
}
