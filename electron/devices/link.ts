/** A device that is there or not: its line is opened again, with growing pauses, whenever it is lost. */
import { type ByteLine, errorText, LineError, type LineEvents, type Words } from './byte-line.ts';
import type { DeviceState } from './device-state.ts';

export const linkStates = ['正在连接', '已连接', '断开'] as const;

export interface LinkView {
  readonly state: (typeof linkStates)[number];
  /** Why it is not connected, and what to do; null while it is, or before anything went wrong. */
  readonly words: Words | null;
}

export interface LinkEvents {
  received(bytes: Uint8Array): void;
  /** Told once for each change; a new `已连接` is a device that knows nothing of what was said before. */
  changed(view: LinkView): void;
}

/** @throws LineError */
export type OpenLine = (events: LineEvents, timeoutMs: number) => Promise<ByteLine>;

export interface DeviceLink {
  readonly view: LinkView;
  /** False where it is not connected: nothing is kept to come out later by surprise. */
  send(bytes: Uint8Array): boolean;
  /** Tries at once: somebody plugged it in, or says so. */
  retry(): void;
  /** When the attempt in hand, if there is one, has ended one way or the other. */
  settled(): Promise<void>;
  /** For good. Nothing is told any more. */
  stop(): Promise<void>;
}

export interface LinkTiming {
  readonly openMs: number;
  /** The pause before the first new attempt; it doubles up to `longestMs`. */
  readonly firstMs: number;
  readonly longestMs: number;
}

/** A plugged-in device is there within a second; one that is away for long is asked for every quarter of a minute. */
const usual: LinkTiming = { openMs: 2000, firstMs: 500, longestMs: 15_000 };

const unknown: Words = { reason: '设备打不开。', next: '请重新插好后重试；仍不行的，请将日志交给管理员。' };

export function keepLink(open: OpenLine, events: LinkEvents, timing: LinkTiming = usual): DeviceLink {
  let view: LinkView = { state: '正在连接', words: null };
  let line: ByteLine | null = null;
  let pauseMs = timing.firstMs;
  let timer: NodeJS.Timeout | undefined;
  let opening: Promise<void> | null = null;
  let stopped = false;

  const change = (next: LinkView): void => {
    const same = next.state === view.state && next.words?.reason === view.words?.reason;
    view = next;
    if (!same && !stopped) events.changed(view);
  };

  const lost = (error: LineError): void => {
    line = null;
    if (stopped) return;
    change({ state: '断开', words: error.words });
    clearTimeout(timer);
    timer = setTimeout(attempt, pauseMs);
    pauseMs = Math.min(pauseMs * 2, timing.longestMs);
  };

  const tryOpen = async (): Promise<void> => {
    // What an earlier line still has to say is not this one's.
    let own: ByteLine | null = null;
    let broken: LineError | null = null;
    const mine = (): boolean => own !== null && line === own;
    try {
      own = await open(
        {
          received: (bytes) => {
            if (mine()) events.received(bytes);
          },
          broke: (error) => {
            if (!mine()) broken ??= error;
            else {
              void own?.abandon();
              lost(error);
            }
          },
        },
        timing.openMs,
      );
    } catch (error) {
      return lost(error instanceof LineError ? error : new LineError(unknown, errorText(error)));
    }
    if (stopped) return own.abandon();
    if (broken !== null) return lost(broken);
    line = own;
    pauseMs = timing.firstMs;
    change({ state: '已连接', words: null });
  };

  function attempt(): void {
    clearTimeout(timer);
    if (stopped || line !== null || opening !== null) return;
    opening = tryOpen().finally(() => {
      opening = null;
    });
  }

  attempt();
  return {
    get view() {
      return view;
    },
    send: (bytes) => {
      line?.write(bytes);
      return line !== null;
    },
    retry: () => {
      pauseMs = timing.firstMs;
      attempt();
    },
    settled: () => opening ?? Promise.resolve(),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await opening;
      const last = line;
      line = null;
      await last?.finish();
    },
  };
}

/** How a device on a link stands. @param title e.g. `读卡器` */
export function deviceStateOf({ state, words }: LinkView, title: string): DeviceState {
  if (state === '已连接') return { state: '就绪', text: '', next: '' };
  if (state === '正在连接') return { state, text: `正在连接${title}`, next: '' };
  return { state: '未连接', text: words?.reason ?? `${title}未连接。`, next: words?.next ?? '' };
}
