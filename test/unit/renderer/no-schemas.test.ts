import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** What a module needs at run time: imports of types only are gone by then. */
function valueImports(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^(?:import|export)\s(?!type\b)([^'";]*?from\s)?'([^']+)'/gm)]
    .filter(([, names = '']) => !/^\{(\s*type\s[^,}]+,?)+\s*\}\s*from\s$/.test(names))
    .map(([, , from = '']) => from);
}

/** Every module of ours that the page brings with it, with what it imports from elsewhere. */
function reached(from: readonly string[]): Map<string, string[]> {
  const seen = new Map<string, string[]>();
  const todo = [...from];
  for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
    if (seen.has(file) || !/\.tsx?$/.test(file)) continue;
    const imports = valueImports(file);
    seen.set(file, imports);
    for (const name of imports) {
      if (name.startsWith('#shared/')) todo.push(join(root, name.slice(1)));
      else if (name.startsWith('.')) todo.push(resolve(dirname(file), name));
    }
  }
  return seen;
}

test('页面不带入模式校验库：它在加载时试用 eval，页面的内容安全策略不允许', () => {
  const screens = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(root, 'renderer', name));
  const modules = reached(screens);
  expect([...modules.keys()].some((file) => file.includes('/shared/checks/'))).toBe(true);
  const guilty = [...modules].filter(([, imports]) => imports.some((name) => name.split('/')[0] === 'zod'));
  expect(guilty.map(([file]) => file)).toEqual([]);
});
