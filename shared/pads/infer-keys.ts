/** From what the keys of a programmable or ordinary number pad sent: a profile nobody at the window can imitate. */
import { burstMs, chordAdvice, chordFault, leastBefore } from './chords.ts';
import type { Inferred } from './infer.ts';
import type { LearnKey } from './learn.ts';
import { type KeyPadProfile, keyPadProfile } from './profile.ts';
import type { Words } from './words.ts';

type Named = Pick<KeyPadProfile, 'id' | 'title'>;

/** Why a press can be no rating key: what the workstation or ordinary typing uses is said at once. */
export function chordPressFault(press: string): Words | null {
  const chords = press.split(' ');
  const inBurst = chords.length > leastBefore;
  const fault = chords.map((chord) => chordFault(chord, inBurst)).find((words) => words !== null);
  return fault === undefined ? null : { reason: fault, next: chordAdvice };
}

export function inferChords(keys: readonly LearnKey[], named: Named): Inferred<KeyPadProfile> {
  const steady = steadyKeys(keys);
  if (!steady.ok) return steady;
  const bursts = steady.value.map(({ means, press }) => ({ means, chords: press.split(' ') }));
  const before = bursts[0]?.chords.slice(0, -1) ?? [];
  if (bursts.some(({ chords }) => chords.slice(0, -1).join(' ') !== before.join(' ')))
    return fail('各键在自己的键之前发出的引导键不同。', '请在改键工具中为各键设置相同的引导键，重新学习。');
  return built({
    ...named,
    note: before.length === 0 ? '' : `引导键之间的间隔不超过${burstMs}毫秒。`,
    way: {
      kind: 'chords',
      before,
      keys: bursts.map(({ means, chords }) => ({ chord: chords.at(-1) ?? '', means })),
    },
  });
}

/** Codes that every key sends (a NumLock around each) tell nothing. */
export function inferCodes(keys: readonly LearnKey[], path: string, named: Named): Inferred<KeyPadProfile> {
  const steady = steadyKeys(keys);
  if (!steady.ok) return steady;
  const presses = steady.value.map(({ means, press }) => ({ means, codes: new Set(press.split(' ')) }));
  const own = presses.map(({ means, codes }) => ({
    means,
    codes: [...codes].filter((code) => !presses.every((other) => other.codes.has(code))),
  }));
  const unclear = own.some(({ codes }) => codes.length !== 1);
  if (unclear) return fail('有的键一次发出多个键码，不能区分。', '请每次只按一个键，短按一下，重新学习。');
  return built({
    ...named,
    note: '',
    way: {
      kind: 'device',
      path,
      keys: own.map(({ means, codes: [code = '0'] }) => ({ code: Number(code), means })),
    },
  });
}

const fail = (reason: string, next: string) => ({ ok: false, words: { reason, next } }) as const;

function built(candidate: KeyPadProfile): Inferred<KeyPadProfile> {
  const read = keyPadProfile.safeParse(candidate);
  if (read.success) return { ok: true, value: read.data };
  return fail(
    `${read.error.issues[0]?.message ?? '学到的按键不成立'}。`.replace(/。。$/, '。'),
    '请重新学习。',
  );
}

function steadyKeys(keys: readonly LearnKey[]) {
  const pressed = keys.filter(({ presses }) => presses.length > 0);
  if (pressed.length < 2) return fail('学到的按键不足两个，不能建立方案。', '请重新学习，逐个短按各键。');
  const unsteady = pressed.find(({ presses }) => new Set(presses).size > 1);
  if (unsteady !== undefined)
    return fail(`“${unsteady.title}”键几次发出的内容不同。`, '请每次短按一下，重新学习该键。');
  return {
    ok: true,
    value: pressed.map(({ means, presses: [press = ''] }) => ({ means, press })),
  } as const;
}
