/** 学习按键: listens to an unknown pad while a person presses its keys, and makes a profile of what came. */
import { randomUUID } from 'node:crypto';
import type { LearnView, LearnWay, padsInputs } from '#shared/contract/pads.ts';
import { describeKeyPad, describeSerialPad } from '#shared/pads/describe.ts';
import { hexOf } from '#shared/pads/hex.ts';
import { inferProfile, pressesOf } from '#shared/pads/infer.ts';
import { chordPressFault, inferChords, inferCodes } from '#shared/pads/infer-keys.ts';
import { inputEvents } from '#shared/pads/input-events.ts';
import {
  againKey,
  beginLearning,
  burstOverMs,
  finishBurst,
  hearPieces,
  type Learning,
  nextKey,
  pressesWanted,
  restOver,
} from '#shared/pads/learn.ts';
import type { Words } from '#shared/pads/words.ts';
import type { z } from 'zod';
import { keepLink, type LinkTiming, type OpenLine } from '../link.ts';
import { type HiddenCheck, openInputDevice } from './input-device.ts';
import type { KeyCatcher } from './key-catcher.ts';
import { openPadLine } from './serial-pad.ts';

export interface PadLearningParts {
  readonly told: (view: LearnView) => void;
  readonly catcher: KeyCatcher;
  /** A port has one owner: whoever has it lets it go, until the function answered is called. */
  readonly borrow: (path: string) => Promise<() => void>;
  readonly hidden?: HiddenCheck;
  readonly timing?: LinkTiming;
  /** How long to listen while nobody presses. */
  readonly restMs?: number;
}

type Start = Extract<z.output<typeof padsInputs.learnPad>, { act: 'start' }>;

export interface PadLearning {
  readonly view: LearnView;
  start(start: Start): Promise<LearnView>;
  next(): LearnView;
  again(): LearnView;
  /** The pad is given back, and what was learnt forgotten. */
  stop(): Promise<LearnView>;
}

const notBegun: LearnView = {
  stage: '未开始',
  keys: [],
  wanted: pressesWanted,
  words: null,
  heard: '',
  text: '',
  found: null,
};

export function createPadLearning(parts: PadLearningParts): PadLearning {
  const restMs = parts.restMs ?? 2000;
  let start: Start | null = null;
  let learning: Learning = beginLearning(true);
  let connected = false;
  let trouble: Words | null = null;
  let outcome: Pick<LearnView, 'words' | 'text' | 'found'> | null = null;
  let quiet: NodeJS.Timeout | undefined;
  let rest: NodeJS.Timeout | undefined;
  let release: (() => Promise<void>) | null = null;
  let beginning: Promise<void> = Promise.resolve();

  const view = (): LearnView => {
    if (start === null) return notBegun;
    return {
      stage: stage(),
      keys: learning.keys.map(({ title, state, presses }) => ({ title, state, presses: presses.length })),
      wanted: pressesWanted,
      words: outcome?.words ?? trouble ?? learning.remark,
      heard: learning.heard,
      text: outcome?.text ?? '',
      found: outcome?.found ?? null,
    };
  };
  const stage = (): LearnView['stage'] => {
    if (outcome !== null) return outcome.found === null ? '未学会' : '已学会';
    if (!connected) return '正在连接';
    return learning.stage === 'rest' ? '请勿按键' : '请按键';
  };
  const change = (to: Learning): void => {
    learning = to;
    if (learning.stage === 'done' && outcome === null && start !== null) {
      outcome = outcomeOf(start, learning);
      void letGo();
    }
    parts.told(view());
  };
  const heard = (pieces: readonly string[]): void => {
    if (pieces.length === 0) return;
    clearTimeout(quiet);
    learning = hearPieces(learning, pieces);
    quiet = setTimeout(endBurst, burstOverMs);
  };
  const endBurst = (): void => {
    clearTimeout(quiet);
    change(finishBurst(learning, start?.way.kind === 'chords' ? chordPressFault : undefined));
  };
  const isThere = (there: boolean, words: Words | null): void => {
    connected = there;
    trouble = words;
    clearTimeout(rest);
    if (there && learning.stage === 'rest') rest = setTimeout(() => change(restOver(learning)), restMs);
    parts.told(view());
  };
  const letGo = async (): Promise<void> => {
    clearTimeout(quiet);
    clearTimeout(rest);
    const last = release;
    release = null;
    await last?.();
  };

  const listen = async (way: LearnWay): Promise<void> => {
    if (way.kind === 'chords') {
      const end = parts.catcher.learn((chord) => heard([chord]));
      release = async () => end();
      // A keyboard says nothing by itself.
      learning = restOver(learning);
      return isThere(true, null);
    }
    const path = way.kind === 'serial' ? way.port.path : way.path;
    const giveBack = await parts.borrow(path);
    const open: OpenLine =
      way.kind === 'serial' ? openPadLine(way.port) : openInputDevice(way.path, parts.hidden);
    let left: Uint8Array = new Uint8Array();
    const link = keepLink(
      open,
      {
        received: (bytes) => {
          if (way.kind === 'serial') return heard(hexOf(bytes).split(' '));
          const events = inputEvents(left, bytes);
          left = events.rest;
          heard(events.codes.map(String));
        },
        changed: ({ state, words }) => isThere(state === '已连接', words),
      },
      parts.timing,
    );
    release = async () => {
      await link.stop();
      giveBack();
    };
  };

  return {
    get view() {
      return view();
    },
    start: async (asked) => {
      await letGo();
      // What was begun while the last one was let go is let go as well.
      await beginning;
      await letGo();
      start = asked;
      outcome = null;
      connected = false;
      trouble = null;
      learning = beginLearning(asked.decline);
      beginning = listen(asked.way);
      await beginning;
      return view();
    },
    next: () => {
      if (start !== null && outcome === null && connected)
        change(learning.stage === 'rest' ? restOver(learning) : nextKey(learning));
      return view();
    },
    again: () => {
      if (start !== null && outcome === null) change(againKey(learning));
      return view();
    },
    stop: async () => {
      await beginning;
      await letGo();
      start = null;
      outcome = null;
      parts.told(view());
      return view();
    },
  };
}

function outcomeOf({ way, title }: Start, { keys }: Learning): Pick<LearnView, 'words' | 'text' | 'found'> {
  const id = `learnt-${randomUUID()}`;
  if (way.kind === 'serial') {
    const { path: _path, ...port } = way.port;
    const samples = keys.map(({ means, title: name, presses }) => ({
      means,
      title: name,
      presses: pressesOf(presses),
    }));
    const made = inferProfile(samples, { id, title, port });
    if (!made.ok) return { words: made.words, text: '', found: null };
    const found = { kind: 'serial', port: way.port, profile: made.value } as const;
    return { words: null, text: describeSerialPad(made.value), found };
  }
  const made =
    way.kind === 'chords' ? inferChords(keys, { id, title }) : inferCodes(keys, way.path, { id, title });
  if (!made.ok) return { words: made.words, text: '', found: null };
  return { words: null, text: describeKeyPad(made.value), found: { kind: 'keys', profile: made.value } };
}
