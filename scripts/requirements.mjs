// @ts-check
// `npm run requirements`: every requirement of the founding plans and every article, with the tests whose titles carry
// it. Fails when one has no test, or only tests that are skipped. With `--report FILE` it reads what a test run wrote
// and tells of what is missing alone.
import { existsSync, readFileSync } from 'node:fs';
import { createVitest } from 'vitest/node';
import { inProject } from './prepare/paths.mjs';

/** @typedef {{ title: string, skipped: boolean }} Test */

/** @type {Record<string, string>} */
const requirements = JSON.parse(readFileSync(inProject('test/requirements/list.json'), 'utf8'));

/**
 * Whether a title carries an id: not as part of a longer one, as B1 is of B10 and 4.3 of 4.3b; nor of a word, as A4 is in A4文书, “A4”
 * and A4-7, where it is the size of the paper.
 * @param {string} title
 * @param {string} id
 */
const carries = (title, id) => {
  const escaped = id.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  const ends = /^[A-Z]\d+$/.test(id) ? String.raw`(?![0-9”-]|\p{Script=Han})` : '(?![0-9a-z])';
  return new RegExp(`(?<![A-Za-z0-9])${escaped}${ends}`, 'u').test(title);
};

/** Looks through the test files without running them. @returns {Promise<Test[]>} */
async function collected() {
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

/** @param {string} file as the JSON reporter writes it @returns {Test[]} */
function reported(file) {
  /** @type {{ testResults: { assertionResults: { fullName: string, status: string }[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      title: fullName,
      skipped: status !== 'passed' && status !== 'failed',
    })),
  );
}

const [option, file = ''] = process.argv.slice(2);
const brief = option === '--report' && existsSync(file);
const tests = brief ? reported(file) : await collected();
let missing = 0;
for (const [id, text] of Object.entries(requirements)) {
  const found = tests.filter(({ title }) => carries(title, id));
  const proven = found.some(({ skipped }) => !skipped);
  if (!proven) missing += 1;
  if (brief && proven) continue;
  console.log(`\n${id}　${text}`);
  for (const { title, skipped } of found) console.log(`  ${skipped ? '跳过' : '✓'} ${title}`);
  if (!proven) console.log(found.length === 0 ? '  ✗ 没有测试' : '  ✗ 测试全部跳过');
}
const total = Object.keys(requirements).length;
console.log(`\n${total}项要求，${total - missing}项有测试，${missing}项没有。`);
process.exitCode = missing > 0 ? 1 : 0;
