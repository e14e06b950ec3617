// @ts-check
// `npm run requirements`: every requirement of the founding plans and every article, with the tests whose titles carry
// it. Fails when one has no test, or only tests that are skipped.
import { readFileSync } from 'node:fs';
import { createVitest } from 'vitest/node';
import { inProject } from './prepare/paths.mjs';

/** @type {Record<string, string>} */
const requirements = JSON.parse(readFileSync(inProject('test/requirements/list.json'), 'utf8'));

/**
 * Whether a title carries an id: not as part of a longer one (B1 in B10), 许可法32 alone carries none of its points.
 * @param {string} title
 * @param {string} id
 */
export const carries = (title, id) => {
  const escaped = id.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![0-9])`, 'u').test(title);
};

/** @returns {Promise<{ title: string, skipped: boolean }[]>} */
async function tests() {
  const vitest = await createVitest('test', { run: true, watch: false, reporters: [] });
  try {
    const { testModules, unhandledErrors } = await vitest.collect();
    if (unhandledErrors.length > 0) throw unhandledErrors[0];
    const broken = testModules.filter((module) => module.errors().length > 0);
    if (broken.length > 0) throw new Error(`不能读取：${broken.map(({ moduleId }) => moduleId).join('、')}`);
    return testModules.flatMap((module) =>
      [...module.children.allTests()].map((test) => ({
        title: test.fullName,
        skipped: test.options.mode === 'skip' || test.options.mode === 'todo',
      })),
    );
  } finally {
    await vitest.close();
  }
}

const all = await tests();
let missing = 0;
for (const [id, text] of Object.entries(requirements)) {
  const found = all.filter(({ title }) => carries(title, id));
  const live = found.filter(({ skipped }) => !skipped);
  console.log(`\n${id}　${text}`);
  for (const { title, skipped } of found) console.log(`  ${skipped ? '跳过' : '✓'} ${title}`);
  if (live.length > 0) continue;
  missing += 1;
  console.log(found.length === 0 ? '  ✗ 没有测试' : '  ✗ 测试全部跳过');
}
const total = Object.keys(requirements).length;
console.log(`\n${total}项要求，${total - missing}项有测试，${missing}项没有。`);
process.exitCode = missing > 0 ? 1 : 0;
