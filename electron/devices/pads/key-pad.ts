/** A USB number pad before the applicant: by keys that no keyboard at the window has, or by its own device file. */
import { inputEvents } from '#shared/pads/input-events.ts';
import type { KeyPadProfile } from '#shared/pads/profile.ts';
import { keepLink, type LinkTiming } from '../link.ts';
import { type HiddenCheck, openInputDevice } from './input-device.ts';
import type { KeyCatcher } from './key-catcher.ts';
import { openQuestion } from './open-question.ts';
import { type KeyedPad, type SerialPadParts, stateOf } from './serial-pad.ts';

export interface KeyPadParts extends Pick<SerialPadParts, 'answers' | 'failed'> {
  readonly catcher: KeyCatcher;
  readonly timing?: LinkTiming;
  readonly hidden?: HiddenCheck;
}

export function createKeyPad({ way }: KeyPadProfile, parts: KeyPadParts): KeyedPad {
  const question = openQuestion(parts.answers, parts.failed);
  const show: KeyedPad['show'] = (state) => void question.show(state);
  if (way.kind === 'chords') {
    const end = parts.catcher.use(way, (means) => question.press(means));
    return {
      id: 'keys',
      // Whether it is plugged in cannot be known: it is a keyboard among keyboards.
      state: { state: '就绪', text: '', next: '' },
      show,
      onChanged: () => () => undefined,
      retry: () => undefined,
      stop: async () => {
        question.end();
        end();
      },
    };
  }

  const listeners = new Set<() => void>();
  let rest: Uint8Array = new Uint8Array();
  const link = keepLink(
    openInputDevice(way.path, parts.hidden),
    {
      received: (bytes) => {
        const heard = inputEvents(rest, bytes);
        rest = heard.rest;
        for (const code of heard.codes)
          question.press(way.keys.find((key) => key.code === code)?.means ?? null);
      },
      changed: () => {
        rest = new Uint8Array();
        for (const listener of listeners) listener();
      },
    },
    parts.timing,
  );
  return {
    id: 'keys',
    get state() {
      return stateOf(link.view, '数字键盘');
    },
    show,
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry: () => link.retry(),
    stop: async () => {
      question.end();
      listeners.clear();
      await link.stop();
    },
  };
}
