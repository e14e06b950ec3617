import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../renderer/clerk');

/** Bound for every screen by the work place itself. */
const everywhere = ['F1', 'Ctrl+I', 'Ctrl+J', 'Ctrl+K', 'Ctrl+L', 'Ctrl+Shift+L'];
const ofPages = ['F2', 'F3', 'F8', ...Array.from({ length: 8 }, (_, at) => `Ctrl+${at + 1}`)];

/** Who may bind such a key, and why it cannot be meant otherwise there. */
const exceptions: Readonly<Record<string, string>> = {
  'clerk-app.tsx Ctrl+Shift+L': 'the key itself',
  'workstation/workstation.tsx Ctrl+L': 'the key itself',
  'intake/intake-result.tsx F2': 'the page’s own key: 下一件',
  'board/board-page.tsx F3': 'the page’s own key: back to the search',
  'opinions/opinions-page.tsx Ctrl+1': 'the page’s own key: back to the list',
  'settings/settings-page.tsx F8': 'the page’s own key: its other part',
  'help/help.tsx F1': 'a dialog on top: the page keys rest; again the same key closes it',
  'help/help.tsx F2': 'a dialog on top: the page keys rest',
  'case/case-drawer.tsx F1': 'a drawer on top: the page keys rest; help about the case',
};

interface Bound {
  readonly file: string;
  readonly keys: readonly string[];
}

/** The chords written out in each `useKeys({ … })` and `useBareKeys({ … })`, call by call. */
function bindings(): Bound[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  return files.flatMap((name) => {
    const source = readFileSync(join(root, name), 'utf8');
    return [...source.matchAll(/\buse(?:Bare)?Keys\(/g)].map(({ 0: begun, index }) => {
      const call = argumentsFrom(source, index + begun.length);
      const keys = [...call.matchAll(/(?:^|[{,(\n])\s*(?:'([^']+)'|([A-Z]\w*)):\s/g)];
      return {
        file: name.replaceAll('\\', '/'),
        keys: keys.map(([, quoted, bare]) => quoted ?? bare ?? ''),
      };
    });
  });
}

function argumentsFrom(source: string, start: number): string {
  let depth = 1;
  let at = start;
  for (; depth > 0 && at < source.length; at += 1) {
    if (source[at] === '(') depth += 1;
    else if (source[at] === ')') depth -= 1;
  }
  return source.slice(start, at - 1);
}

const named =
  /^(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|[A-Z0-9]|Escape|Enter|Insert|Delete|Page(?:Up|Down)|Arrow\w+| )$/;
/** As a button shows it, and as it is bound. */
const signs: Readonly<Record<string, string>> = {
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  Space: ' ',
};

describe('快捷键', () => {
  const all = bindings();

  test('找得到各画面绑定的键', () => {
    const keys = all.flatMap(({ keys: own }) => own);
    expect(keys.length).toBeGreaterThan(60);
    expect(keys.filter((key) => !named.test(key))).toEqual([]);
  });

  test('换画面的键和到处都有的键，各画面不另作他用', () => {
    const reserved = new Set([...everywhere, ...ofPages]);
    const taken = all.flatMap(({ file, keys }) =>
      keys.filter((key) => reserved.has(key)).map((key) => `${file} ${key}`),
    );
    expect([...new Set(taken)].filter((use) => !(use in exceptions))).toEqual([]);
    // What is no longer bound is no longer excused.
    expect(Object.keys(exceptions).filter((use) => !taken.includes(use))).toEqual([]);
  });

  test('同一次绑定中没有重复的键', () => {
    const twice = all.filter(({ keys }) => new Set(keys).size !== keys.length);
    expect(twice).toEqual([]);
  });

  test('按钮上写的键，画面都绑定了', () => {
    const bound = new Set(all.flatMap(({ keys }) => keys));
    const shown = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .flatMap((name) =>
        [
          ...readFileSync(join(root, name), 'utf8').matchAll(/<ActionButton\b[^>]*?\bkeys="([^"]+)"/g),
        ].flatMap(([, keys = '']) => keys.split(' / ').map((key) => ({ name, key }))),
      );
    expect(shown.length).toBeGreaterThan(50);
    const unbound = shown.filter(
      ({ key }) =>
        // A page key leads there from everywhere; Enter presses what has the cursor; Esc leaves what the component library put on top.
        !['Enter', 'Esc', ...ofPages].includes(key) &&
        !bound.has(key.replace(/[←→↑↓]|Space/, (sign) => signs[sign] ?? sign)),
    );
    expect(unbound).toEqual([]);
  });
});

test('每个操作都有键：没有键的按钮写不出来，成行的按钮共用所在一行的键', () => {
  const keyless = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/<ActionButton\b(.*?)\/>/gsu)]
        .filter(([, given = '']) => !/\bkeys\b|\bkey\(/u.test(given))
        .map(([button]) => `${file}: ${button}`),
    );
  expect(keyless).toEqual([]);
});
