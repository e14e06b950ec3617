/** Key presses from an input device of Linux: `struct input_event` of a 64-bit kernel, 24 bytes each. */

const eventBytes = 24;
const keyEvent = 1;
const pressed = 1;

/** @returns codes of keys that went down, and the bytes of an event that has not all come */
export function inputEvents(before: Uint8Array, bytes: Uint8Array): { codes: number[]; rest: Uint8Array } {
  const all = Uint8Array.from([...before, ...bytes]);
  const view = new DataView(all.buffer);
  const codes: number[] = [];
  let at = 0;
  for (; at + eventBytes <= all.length; at += eventBytes) {
    const type = view.getUint16(at + 16, true);
    if (type === keyEvent && view.getInt32(at + 20, true) === pressed)
      codes.push(view.getUint16(at + 18, true));
  }
  return { codes, rest: all.slice(at) };
}

/** Where the udev rule belongs: before the one that gives devices to whoever sits at the computer. */
export const udevRuleFile = '/etc/udev/rules.d/71-yimen-pad.rules';

/**
 * Hides a number pad from every window and lets the person at the computer read it. Without it what the applicant presses
 * is typed into the clerk's form, and any keyboard could be named as the pad.
 */
export const udevRule = (vendor: string, product: string): string =>
  [
    'SUBSYSTEM=="input"',
    `ATTRS{idVendor}=="${vendor}"`,
    `ATTRS{idProduct}=="${product}"`,
    'ENV{LIBINPUT_IGNORE_DEVICE}="1"',
    'TAG+="uaccess"',
  ].join(', ');
