import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../renderer');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) =>
  name.replaceAll('\\', '/'),
);
const code = new Map(
  files
    .filter((name) => /\.(?:tsx?|html)$/.test(name))
    .map((name) => [name, readFileSync(join(root, name), 'utf8')]),
);

/** Styles that belong to parts every screen is made of. */
const common = new Set(['styles', 'common']);

/** A class of one screen that the style sheet of another adapts. */
const adapted: Readonly<Record<string, string>> = {
  'clerk/papers-page/papers-page.css item-options':
    'the item search of the intake screen, as wide as the field here',
  'clerk/registers/registers-page.css act-body': 'the form of an act, filling the panel here',
  'clerk/sign-in/lock-screen.css clerk-work': 'the work place behind the cover',
};

/** Class names of a style sheet, without those of the component library. */
function classesOf(sheet: string): string[] {
  const selectors = readFileSync(join(root, sheet), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\{[^{}]*\}/g, '{}');
  const names = [...selectors.matchAll(/\.([a-zA-Z][\w\u4e00-\u9fff-]*)/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !name.startsWith('ant-'));
}

/** Written out, or as the beginning of a name whose end is a state: `clock-${state}`. */
function uses(source: string, name: string): boolean {
  if (new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(source)) return true;
  const begins = name.lastIndexOf('-') + 1;
  return begins > 0 && source.includes(`${name.slice(0, begins)}\${`);
}

const shared = new Set(files.filter((name) => /^(?:styles|common)\/.*\.css$/.test(name)).flatMap(classesOf));

test('样式表里没有谁也不用的类', () => {
  const sheets = files.filter((name) => name.endsWith('.css'));
  const dead = sheets.flatMap((sheet) => {
    const folder = dirname(sheet);
    return classesOf(sheet)
      .filter((name) => !(`${sheet} ${name}` in adapted) && !(shared.has(name) && !common.has(folder)))
      .filter((name) => {
        const near = [...code].filter(([file]) => common.has(folder) || file.startsWith(`${folder}/`));
        return !near.some(([, source]) => uses(source, name));
      })
      .map((name) => `${sheet} .${name}`);
  });
  expect(dead).toEqual([]);
});

test('共用的类只在共用的样式表里定义', () => {
  const again = files
    .filter((name) => name.endsWith('.css') && !common.has(dirname(name)))
    .flatMap((sheet) => {
      const rules = [...readFileSync(join(root, sheet), 'utf8').matchAll(/^\.([\w-]+) \{$/gm)];
      return rules
        .map(([, name = '']) => name)
        .filter((name) => shared.has(name))
        .map((name) => `${sheet} .${name}`);
    });
  expect(again).toEqual([]);
});
