// @ts-check
// Builds assets/catalogue.json from assets/founding-plans.json: every item the plans name, none dropped.
// The plans give names and who acts; limits, materials and fees are plausible examples (marked 示例 on screen)
// until a department's own 一览表 replaces them. In assets/training-hall.json it fills in what follows from elsewhere:
// the approval templates of the plans, and the hashes of the training PINs that have none.
// Run after changing one of them: `node scripts/catalogue.mjs`.
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

/** @type {typeof import('../electron/people/pin.ts')} */
const { hashPin } = await load('electron/people/pin.ts');

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(inProject('assets', name), 'utf8'));
/** @param {string} name @param {unknown} content */
const write = (name, content) =>
  writeFileSync(inProject('assets', name), `${JSON.stringify(content, null, 1)}\n`);

const plans = readFoundingPlans(read('founding-plans.json'));
if (!plans.ok) throw new Error(plans.refusal.message);
const items = plans.value.items.map(spelled);
write('catalogue.json', { version: 'founding-plans-2', items });

const hall = read('training-hall.json');
/** @type {Set<string>} */
const departments = new Set(hall.departments.map((/** @type {{ name: string }} */ { name }) => name));
hall.templates = plans.value.templates.filter(({ department }) => departments.has(department));
for (const member of hall.staff) member.pinHash ??= await hashPin(member.pin);
write('training-hall.json', hall);

for (const { plan, level, text } of plans.value.report) console.log(`${plan} ${level}：${text}`);
console.log(`assets/catalogue.json：${items.length}项。`);
