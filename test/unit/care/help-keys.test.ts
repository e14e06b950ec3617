/** Help that names a key which does nothing is worse than none; so is a key that help does not know. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commonKeys, type TopicId, topics } from '../../../renderer/clerk/help/topics.ts';

const clerk = join(import.meta.dirname, '../../../renderer/clerk');

/** Where the keys of a screen are bound: its own folder, and what it shows of others. */
const folders: Readonly<Record<TopicId, readonly string[]>> = {
  intake: ['intake'],
  board: ['board'],
  case: ['case', 'act-form', 'papers'],
  opinions: ['opinions'],
  registers: ['registers', 'act-form'],
  live: ['live'],
  reports: ['reports'],
  manage: ['manage', 'act-form'],
  papers: ['papers-page'],
  post: ['post'],
  'day-end': ['day-end'],
  settings: ['settings'],
};

/** The arguments of every `useKeys(…)` in a source. */
function bindingsIn(source: string): string[] {
  return [...source.matchAll(/\buseKeys\(/gu)].map((call) => {
    const from = call.index + call[0].length;
    let depth = 1;
    let at = from;
    for (; depth > 0 && at < source.length; at += 1) {
      if ('({['.includes(source.charAt(at))) depth += 1;
      if (')}]'.includes(source.charAt(at))) depth -= 1;
    }
    return source.slice(from, at);
  });
}

/** `F9: …`, `'Ctrl+B': …`, `[addKey]: …`, and Alt with a running number. */
function keysBoundIn(folder: string): Set<string> {
  const sources = readdirSync(join(clerk, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file))
    .map((file) => readFileSync(join(clerk, folder, file), 'utf8'));
  const named = new Map(
    sources.flatMap((source) =>
      [...source.matchAll(/const (\w+) = '([^']+)'/gu)].map(
        ([, name, key]) => [name ?? '', key ?? ''] as const,
      ),
    ),
  );
  const keys = new Set<string>();
  for (const bindings of sources.flatMap(bindingsIn)) {
    for (const [, quoted, plain, constant] of bindings.matchAll(
      /(?:'([^']+)'|\b(F\d{1,2}|Insert|PageUp|PageDown|Escape)|\[(\w+Key)\]):/gu,
    )) {
      const key = quoted ?? plain ?? named.get(constant ?? '');
      if (key !== undefined && /^(?:(?:Ctrl|Alt|Shift)\+|F\d|Insert|Page|Escape)/u.test(key)) keys.add(key);
    }
    if (bindings.includes('`Alt+${')) keys.add('Alt+1');
  }
  return keys;
}

const arrows: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};
const asWritten = (key: string): string =>
  key.replace(/Arrow(?:Left|Right|Up|Down)|Escape/u, (name) => arrows[name] ?? name);

/** Keys that help of a screen speaks of, in either column. */
const spokenOf = (id: TopicId): Set<string> =>
  new Set(
    [...topics[id].keys, ...commonKeys].flatMap(([keys, does]) =>
      `${keys} ${does}`.split(/[\s（），、；…]+/u).map((word) => word.replace(/：$/u, '')),
    ),
  );

describe('F1 帮助里的键', () => {
  test.for(Object.keys(folders) as TopicId[])('%s：画面上的每个键，帮助里都写明', (id) => {
    const spoken = spokenOf(id);
    const bound = (folders[id] ?? []).flatMap((folder) => [...keysBoundIn(folder)]);
    const missing = bound.map(asWritten).filter((key) => !spoken.has(key));
    expect(missing).toEqual([]);
  });

  test('找得到画面上的键', () => {
    expect([...keysBoundIn('intake')]).toEqual(
      expect.arrayContaining(['F9', 'Shift+F11', 'Ctrl+B', 'Ctrl+H']),
    );
    expect([...keysBoundIn('case')]).toEqual(expect.arrayContaining(['F6', 'F7', 'F9']));
    expect([...keysBoundIn('act-form')]).toEqual(expect.arrayContaining(['Ctrl+Enter', 'Alt+N']));
  });
});
