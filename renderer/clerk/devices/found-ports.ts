import type { DevicesView } from '#shared/contract/devices.ts';
import type { Discovery } from '../settings/device-line.tsx';

/** The serial ports of this computer, as the settings offer them. */
export const foundPorts = ({ ports }: DevicesView): Discovery => ({
  loading: false,
  problem: null,
  devices: ports.map(({ path, maker }) => ({ name: path, title: path, text: maker })),
});
