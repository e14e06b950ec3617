/** A scanner in its serial mode: what it reads comes whole, whatever has the keyboard and whatever input method is on. */
import { quietMs, ScanLines } from '#shared/scanner/scan-lines.ts';
import type { DeviceState } from '../device-state.ts';
import { deviceStateOf, keepLink, type LinkTiming } from '../link.ts';
import { type OnPort, serialLine, type SerialPortSetting } from '../serial-port.ts';

const onPort: OnPort = { title: '串口扫描枪', instead: '请把扫描枪设为键盘方式' };

export interface Scanner {
  readonly state: DeviceState;
  /** Somebody plugged it in, or says so. */
  retry(): void;
  stop(): Promise<void>;
}

export interface ScannerParts {
  readonly scanned: (text: string) => void;
  readonly changed: () => void;
  readonly timing?: LinkTiming;
}

export function createSerialScanner(port: Omit<SerialPortSetting, 'flow'>, parts: ScannerParts): Scanner {
  let lines = new ScanLines();
  let quiet: NodeJS.Timeout | undefined;
  const link = keepLink(
    serialLine({ ...port, flow: 'none' }, onPort),
    {
      received: (bytes) => {
        clearTimeout(quiet);
        for (const text of lines.feed(bytes)) parts.scanned(text);
        if (!lines.holds) return;
        quiet = setTimeout(() => {
          const text = lines.end();
          if (text !== null) parts.scanned(text);
        }, quietMs);
      },
      changed: () => {
        // Half a code from before the cable was pulled is no code.
        clearTimeout(quiet);
        lines = new ScanLines();
        parts.changed();
      },
    },
    parts.timing,
  );
  return {
    get state() {
      return deviceStateOf(link.view, '扫描枪');
    },
    retry: () => link.retry(),
    stop: async () => {
      clearTimeout(quiet);
      await link.stop();
    },
  };
}
