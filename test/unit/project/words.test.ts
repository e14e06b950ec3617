import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const folders = ['shared', 'electron', 'renderer', 'server', 'scripts'];

const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.startsWith('native'))
    .map((name) => join(folder, name)),
);

const isComment = (line: string): boolean => /^\s*(\/\/|\/?\*)/.test(line);
/** Chinese on both sides, or at the end of a piece of text. Regular expressions and object keys are code. */
const halfWidth =
  /\p{Script=Han}[,;:?!](?=\p{Script=Han}|\$\{|['"`<])|\p{Script=Han}\([^()]*\p{Script=Han}\)/u;
const isCode = (line: string): boolean =>
  /^\s*\/|\(\?:|\.replace\(\/|= \/|\.test\(|^\s*'?\p{Script=Han}+'?: /u.test(line);

test('屏幕和文书上的中文用全角标点', () => {
  const wrong = sources.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        !isComment(line) && !isCode(line) && halfWidth.test(line)
          ? [`${file}:${index + 1} ${line.trim()}`]
          : [],
      ),
  );
  expect(wrong).toEqual([]);
});

test('任何文字都不自称“我们”', () => {
  const wrong = sources.filter((file) => readFileSync(join(root, file), 'utf8').includes('我们'));
  expect(wrong).toEqual([]);
});
