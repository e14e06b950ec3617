/** The keys of a caller on a serial port: each press is acknowledged and told once. */
import { type CallerKey, callerLine } from '#shared/callers/bus.ts';
import { hear, type Heard, nothingHeld, settle } from '#shared/pads/frames.ts';
import type { DeviceState } from '../device-state.ts';
import { deviceStateOf, keepLink, type LinkTiming } from '../link.ts';
import { type OnPort, serialLine, type SerialPortSetting } from '../serial-port.ts';

const onPort: OnPort = { title: '串口叫号器', instead: '请用键盘叫号' };
/** A caller that did not hear the acknowledgement says the same again. */
const repeatMs = 400;

export interface Caller {
  readonly state: DeviceState;
  /** Somebody plugged it in, or says so. */
  retry(): void;
  stop(): Promise<void>;
}

export interface CallerParts {
  readonly pressed: (key: CallerKey) => void;
  readonly changed: () => void;
  readonly timing?: LinkTiming;
}

export function createSerialCaller(port: Omit<SerialPortSetting, 'flow'>, parts: CallerParts): Caller {
  let held = nothingHeld;
  let quiet: NodeJS.Timeout | undefined;
  let last: { readonly key: CallerKey; readonly at: number } | null = null;

  const take = (heard: Heard<CallerKey>): void => {
    clearTimeout(quiet);
    held = heard.held;
    for (const { means, frame } of heard.presses) {
      link.send(frame);
      const at = performance.now();
      const again = last !== null && last.key === means && at - last.at < repeatMs;
      last = { key: means, at };
      if (!again) parts.pressed(means);
    }
    if (heard.waits) quiet = setTimeout(() => take(settle(callerLine, held)), callerLine.quietMs + 1);
  };
  const link = keepLink(
    serialLine({ ...port, flow: 'none' }, onPort),
    {
      received: (bytes) => take(hear(callerLine, held, bytes, performance.now())),
      changed: () => {
        clearTimeout(quiet);
        held = nothingHeld;
        parts.changed();
      },
    },
    parts.timing,
  );
  return {
    get state() {
      return deviceStateOf(link.view, '叫号器');
    },
    retry: () => link.retry(),
    stop: async () => {
      clearTimeout(quiet);
      await link.stop();
    },
  };
}
