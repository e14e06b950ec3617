/**
 * 学习按键: asks for each key in turn and keeps what came. One machine for all ways in which a key can speak: bytes of
 * a line (`AA`), keys of a programmable pad (`F13`), codes of an input device (`79`). Pure: time comes in.
 */
import type { KeyMeaning } from './profile.ts';
import type { Words } from './words.ts';

export const pressesWanted = 3;
/** Fewer are accepted where a person goes on by hand. */
export const pressesNeeded = 2;
/** So long after the last piece a press is over. */
export const burstOverMs = 150;

const captions = [
  { means: 5, title: '非常满意' },
  { means: 4, title: '满意' },
  { means: 3, title: '基本满意' },
  { means: 2, title: '不满意' },
  { means: 1, title: '非常不满意' },
  { means: 'decline', title: '不评价' },
] as const;

export interface LearnKey {
  readonly means: Exclude<KeyMeaning, null>;
  readonly title: string;
  /** What each press sent, its pieces with spaces between. */
  readonly presses: readonly string[];
  readonly state: '待按' | '正在学习' | '已学会' | '没有此键';
}

export interface Learning {
  /** `rest`: listening while nobody presses, to know what the pad says by itself. */
  readonly stage: 'rest' | 'keys' | 'done';
  readonly keys: readonly LearnKey[];
  /** What the pad said by itself. */
  readonly byItself: readonly string[];
  readonly burst: readonly string[];
  /** About the press just made; null where it counted. */
  readonly remark: Words | null;
  /** The last that came, for those who know the maker's manual. */
  readonly heard: string;
}

/** @param decline whether the pad has a key 不评价 */
export function beginLearning(decline: boolean): Learning {
  const asked = captions.filter(({ means }) => decline || means !== 'decline');
  return {
    stage: 'rest',
    keys: asked.map((caption) => ({ ...caption, presses: [], state: '待按' })),
    byItself: [],
    burst: [],
    remark: null,
    heard: '',
  };
}

/** Nobody pressed anything until now. */
export const restOver = (learning: Learning): Learning =>
  learning.stage === 'rest' ? turnTo({ ...finishBurst(learning), stage: 'keys' }) : learning;

/** Pieces came; the caller tells when they are over (`burstOverMs` without another). */
export const hearPieces = (learning: Learning, pieces: readonly string[]): Learning =>
  learning.stage === 'done' ? learning : { ...learning, burst: [...learning.burst, ...pieces].slice(0, 512) };

/** @param refuses why such a press can be no rating key; null where it can */
export function finishBurst(learning: Learning, refuses?: (press: string) => Words | null): Learning {
  const press = learning.burst.join(' ');
  if (press === '') return learning;
  const heard = { ...learning, burst: [], heard: press };
  if (learning.stage === 'rest') return { ...heard, byItself: [...learning.byItself, press] };
  const now = learning.keys.find(({ state }) => state === '正在学习');
  if (now === undefined || learning.byItself.includes(press)) return heard;
  const refused = refuses?.(press) ?? null;
  if (refused !== null) return { ...heard, remark: refused };
  const before = learning.keys.find((key) => key !== now && key.presses.includes(press));
  if (before !== undefined)
    return {
      ...heard,
      remark: {
        reason: `收到的与“${before.title}”键相同，没有计入。`,
        next: `请按“${now.title}”键。两个键发出的数据确实相同的，该评价器不能使用。`,
      },
    };
  const presses = [...now.presses, press];
  const next = withKey({ ...heard, remark: null }, now, { ...now, presses });
  return presses.length >= pressesWanted ? turnTo(next) : next;
}

/** Goes on with the presses there are; a key never pressed is one that the pad does not have. */
export function nextKey(learning: Learning): Learning {
  const now = learning.keys.find(({ state }) => state === '正在学习');
  if (now === undefined) return learning;
  if (now.presses.length > 0 && now.presses.length < pressesNeeded)
    return {
      ...learning,
      remark: { reason: `“${now.title}”键只按了一次。`, next: '请再按一次，以便核对数据是否一致。' },
    };
  return turnTo({ ...learning, burst: [], remark: null });
}

/** Forgets what the present key sent; or, where it sent nothing yet, what the one before did. */
export function againKey(learning: Learning): Learning {
  const at = learning.keys.findIndex(({ state }) => state === '正在学习');
  const present = learning.keys[at];
  const back = present === undefined || present.presses.length === 0;
  const from = at === -1 ? learning.keys.length - 1 : Math.max(0, back ? at - 1 : at);
  const keys = learning.keys.map((key, index): LearnKey =>
    index < from ? key : { ...key, presses: [], state: index === from ? '正在学习' : '待按' },
  );
  return learning.stage === 'rest' ? learning : { ...learning, stage: 'keys', keys, burst: [], remark: null };
}

function turnTo(learning: Learning): Learning {
  const keys = learning.keys.map((key): LearnKey =>
    key.state === '正在学习' ? { ...key, state: key.presses.length === 0 ? '没有此键' : '已学会' } : key,
  );
  const next = keys.find(({ state }) => state === '待按');
  const turned = { ...learning, keys };
  return next === undefined
    ? { ...turned, stage: 'done' }
    : withKey(turned, next, { ...next, state: '正在学习' });
}

const withKey = (learning: Learning, old: LearnKey, key: LearnKey): Learning => ({
  ...learning,
  keys: learning.keys.map((one) => (one === old ? key : one)),
});
