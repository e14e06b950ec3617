// @ts-check
// Builds assets/catalogue.json from assets/founding-plans.json: every item the plans name, none dropped.
// The plans give names and who acts; limits, materials and fees are plausible examples (marked 示例 on screen)
// until a department's own 一览表 replaces them. Run after changing either file: `node scripts/catalogue.mjs`.
import { readFileSync, writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';
import { inProject } from './prepare/paths.mjs';

/**
 * @template T
 * @param {string} file
 * @returns {Promise<T>}
 */
async function load(file) {
  const { module } = await runnerImport(inProject(file), { configFile: false, logLevel: 'error' });
  return /** @type {T} */ (module);
}

/** @type {typeof import('../shared/reference/import/plans.ts')} */
const { readFoundingPlans } = await load('shared/reference/import/plans.ts');
/** @type {typeof import('../electron/import/spelling.ts')} */
const { spelled } = await load('electron/import/spelling.ts');

const plans = readFoundingPlans(JSON.parse(readFileSync(inProject('assets/founding-plans.json'), 'utf8')));
if (!plans.ok) throw new Error(plans.refusal.message);
const items = plans.value.items.map(spelled);
const catalogue = { version: 'founding-plans-2', items };
writeFileSync(inProject('assets/catalogue.json'), `${JSON.stringify(catalogue, null, 1)}\n`);
for (const { plan, level, text } of plans.value.report) console.log(`${plan} ${level}：${text}`);
console.log(`assets/catalogue.json：${items.length}项。`);
