// @ts-check
// `npm test`: prepares this machine and runs every check, also after one has failed.
// `npm test -- unit …` (or format, lint, types, requirements, e2e) runs that one alone, with the arguments passed on.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Interrupted } from './prepare/failure.mjs';
import { inProject, stateDir } from './prepare/paths.mjs';
import { run, toolScript } from './prepare/run.mjs';
import { withSignals } from './prepare/signals.mjs';
import { tryToPrepare } from './prepare.mjs';
import { onScreen } from './tools.mjs';
import { countCheck, countPlaywright, countVitest, sum, summaryLine } from './test-reports.mjs';

const reports = join(stateDir, 'test');
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');

/** Ends programs that tests have started: they may need a moment. */
const GRACE_MS = 15_000;

/**
 * @typedef {object} Check
 * @property {string} name on the command line
 * @property {string} title
 * @property {() => string[]} command
 * @property {Record<string, string>} [env]
 * @property {(exitCode: number) => import('./test-reports.mjs').Counts} count
 */

/** @param {Parameters<typeof toolScript>[0]} packageName @param {string} tool */
const node = (packageName, tool = packageName) => [process.execPath, toolScript(packageName, tool)];

/** @type {readonly Check[]} */
const CHECKS = [
  { name: 'format', title: '格式', command: () => [...node('oxfmt'), '--check'], count: countCheck },
  { name: 'lint', title: '静态检查', command: () => [...node('oxlint'), '--type-aware'], count: countCheck },
  {
    name: 'types',
    title: '类型',
    command: () => [...node('typescript', 'tsc'), '-p', 'tsconfig.json'],
    count: countCheck,
  },
  {
    name: 'unit',
    title: '单元与性质测试',
    command: () => [
      ...node('vitest'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    count: (exitCode) => countVitest(unitReport, exitCode),
  },
  {
    name: 'requirements',
    title: '要求与测试',
    command: () => [process.execPath, inProject('scripts/requirements.mjs'), '--report', unitReport],
    count: countCheck,
  },
  {
    name: 'e2e',
    title: '端到端测试',
    command: () => onScreen([...node('@playwright/test', 'playwright'), 'test', '--reporter=list,json']),
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport },
    count: (exitCode) => countPlaywright(e2eReport, exitCode),
  },
];

/**
 * @param {Check} check
 * @param {readonly string[]} args
 * @param {AbortSignal} signal
 */
async function runCheck({ title, command, env = {}, count }, args, signal) {
  console.log(`\n── ${title} ──`);
  const began = Date.now();
  const [program = '', ...rest] = command();
  const { code } = await run(program, [...rest, ...args], { signal, env, graceMs: GRACE_MS });
  return { title, seconds: ((Date.now() - began) / 1000).toFixed(1), counts: count(code) };
}

/** @returns {Promise<number>} the exit code */
async function main() {
  const [only, ...args] = process.argv.slice(2);
  const checks = only === undefined ? CHECKS : CHECKS.filter(({ name }) => name === only);
  if (checks.length === 0) {
    console.error(
      `没有名为 ${only} 的检查。用法：npm test -- [${CHECKS.map(({ name }) => name).join('|')}] [参数…]`,
    );
    return 2;
  }
  const code = await tryToPrepare({ for: 'test' });
  if (code !== 0) {
    console.log(`\n${summaryLine(countCheck(code))}`);
    return code;
  }
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const outcomes = await withSignals(async (signal) => {
    const done = [];
    for (const check of checks) done.push(await runCheck(check, args, signal));
    return done;
  });
  console.log('\n── 结果 ──');
  for (const { title, seconds, counts } of outcomes) {
    console.log(
      `${counts.failed > 0 ? '✗' : '✓'} ${title}：通过 ${counts.passed}，失败 ${counts.failed}，跳过 ${counts.skipped}(${seconds} s)`,
    );
  }
  const total = sum(outcomes.map(({ counts }) => counts));
  console.log(`\n${summaryLine(total)}`);
  return total.failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Interrupted)) throw error;
  process.exitCode = error.exitCode;
}
