/** A pad of keys on a serial port: asks when the desk asks, and passes on the one key that answers (I1). */
import type { PadState } from '#shared/contract/pad.ts';
import { encodeCommand, type Told } from '#shared/pads/commands.ts';
import { hear, type Heard, nothingHeld, settle } from '#shared/pads/frames.ts';
import type { PadCommandName, SerialPadProfile } from '#shared/pads/profile.ts';
import { gb18030 } from '../../print/glyphs.ts';
import type { DeviceState } from '../device-state.ts';
import { keepLink, type LinkTiming, type LinkView, type OpenLine } from '../link.ts';
import type { PadAnswers, RatingPad } from '../rating-pad.ts';
import { type OnPort, serialLine, type SerialPortSetting } from '../serial-port.ts';
import { openQuestion } from './open-question.ts';
import { createSimulatedPad, type SimulatedPad } from './simulated-pad.ts';

export type SerialPadSetting =
  | {
      readonly kind: 'serial';
      readonly port: Omit<SerialPortSetting, 'flow'>;
      readonly profile: SerialPadProfile;
    }
  | { readonly kind: 'simulated'; readonly profile: SerialPadProfile };

export interface SerialPadParts {
  readonly answers: Pick<PadAnswers, 'rate'>;
  /** An answer that could not be recorded. */
  readonly failed: (error: unknown) => void;
  /** Stars of whoever is on duty; null where nobody has given any. */
  readonly stars?: () => number | null;
  readonly timing?: LinkTiming;
}

export interface KeyedPad extends RatingPad {
  onChanged(listener: () => void): () => void;
  /** Somebody plugged it in, or says so. */
  retry(): void;
}

export interface SerialPad extends KeyedPad {
  /** The pad itself, where it is a simulated one. */
  readonly simulated: SimulatedPad | null;
}

export const padOnPort: OnPort = { title: '串口评价器', instead: '请改用第二屏幕或者平板评价' };

export const openPadLine = (port: Omit<SerialPortSetting, 'flow'>): OpenLine =>
  serialLine({ ...port, flow: 'none' }, padOnPort);

/** A pad that repeats what it sends back must not start an endless echo. */
const echoPauseMs = 100;

export function createSerialPad(setting: SerialPadSetting, parts: SerialPadParts): SerialPad {
  const { profile } = setting;
  const simulated = setting.kind === 'simulated' ? createSimulatedPad(profile) : null;
  const open = setting.kind === 'serial' ? openPadLine(setting.port) : (simulated as SimulatedPad).open;
  const question = openQuestion(parts.answers, parts.failed);
  const listeners = new Set<() => void>();
  let shown: PadState | null = null;
  let held = nothingHeld;
  let quiet: NodeJS.Timeout | undefined;
  let echoedAt = -Infinity;
  /** Whose name stands on the pad. */
  let staff: string | null = null;

  const forget = (): void => {
    clearTimeout(quiet);
    held = nothingHeld;
  };
  const take = (heard: Heard): void => {
    clearTimeout(quiet);
    held = heard.held;
    for (const { means, frame } of heard.presses) {
      if (profile.acknowledge === 'echo' && performance.now() - echoedAt >= echoPauseMs) {
        echoedAt = performance.now();
        link.send(frame);
      }
      question.press(means);
    }
    if (heard.waits) quiet = setTimeout(() => take(settle(profile, held)), profile.quietMs + 1);
  };
  const say = (before: PadState | null, state: PadState): void => {
    const names = commandsFor(before, state, staff);
    staff = staffOf(state)?.staffNumber ?? staff;
    for (const name of names) {
      const bytes = encodeCommand(profile, name, toldOf(state, parts.stars?.() ?? null), gb18030);
      if (bytes !== null) link.send(bytes);
    }
  };

  const link = keepLink(
    open,
    {
      received: (bytes) => take(hear(profile, held, bytes, performance.now())),
      changed: ({ state }) => {
        forget();
        // A pad that was away knows nothing: an open question is asked again, and is still the same one.
        if (state === '已连接' && shown !== null) {
          staff = null;
          say(null, shown);
        }
        for (const listener of listeners) listener();
      },
    },
    parts.timing,
  );

  return {
    id: 'serial',
    simulated,
    get state() {
      return stateOf(link.view, simulated === null ? '串口评价器' : '模拟评价器');
    },
    show: (state) => {
      const before = shown;
      shown = state;
      // What was pressed before the question stood there is no answer to it.
      if (question.show(state)) forget();
      if (link.view.state === '已连接') say(before, state);
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry: () => link.retry(),
    stop: async () => {
      clearTimeout(quiet);
      question.end();
      listeners.clear();
      await link.stop();
    },
  };
}

/**
 * What it has to be told to stand as it should.
 * @param before null where it knows nothing
 * @param staff the number of whose name stands on it
 */
export function commandsFor(
  before: PadState | null,
  state: PadState,
  staff: string | null,
): PadCommandName[] {
  const names: PadCommandName[] = [];
  const person = staffOf(state);
  if (person !== null && person.staffNumber !== staff) names.push('staff', 'stars');
  if (state.mode === 'asking') {
    if (before?.mode !== 'asking' || before.ratingId !== state.ratingId) names.push('ask');
    return names;
  }
  // The reasons of a grade pressed on a page are chosen there: nothing is new for keys.
  if (state.mode === 'reasons' || before?.mode === state.mode) return names;
  const open = before?.mode === 'asking' || before?.mode === 'reasons';
  // Withdrawn or timed out.
  if (open && state.mode !== 'thanks') names.push('cancel');
  if (state.mode === 'thanks' || state.mode === 'away') names.push(state.mode);
  // Back from a pause, or for the next applicant.
  else if (state.mode === 'idle' && [undefined, 'away', 'thanks'].includes(before?.mode)) names.push('greet');
  return names;
}

const staffOf = (state: PadState) => ('staffNumber' in state ? state : null);

function toldOf(state: PadState, stars: number | null): Told {
  const { staffName = '', staffNumber = '' } = staffOf(state) ?? {};
  return { staffName, staffNumber, counterName: state.counterName, hallName: state.hallName, stars };
}

export function stateOf({ state, words }: LinkView, title: string): DeviceState {
  if (state === '已连接') return { state: '就绪', text: '', next: '' };
  if (state === '正在连接') return { state, text: `正在连接${title}`, next: '' };
  return { state: '未连接', text: words?.reason ?? '', next: words?.next ?? '' };
}
