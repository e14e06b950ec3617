// @ts-check
// Prepares this machine to run the project, from a fresh checkout on: `node scripts/prepare.mjs [purpose]`.
// What is done stays done; an interrupted run is taken up again by the next. Only Node's own modules are used,
// because this runs before there is anything else.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './prepare/build.mjs';
import { PURPOSES } from './prepare/context.mjs';
import { installDependencies } from './prepare/dependencies.mjs';
import { installElectron } from './prepare/electron.mjs';
import { asError, explain, Interrupted } from './prepare/failure.mjs';
import { takeLock } from './prepare/lock.mjs';
import { openLog } from './prepare/log.mjs';
import { checkNode } from './prepare/node-version.mjs';
import { orphansGone } from './prepare/orphans.mjs';
import { projectRoot } from './prepare/paths.mjs';
import { createProgress } from './prepare/progress.mjs';
import { withSignals } from './prepare/signals.mjs';
import { installSqlite } from './prepare/sqlite.mjs';
import { installSystemParts } from './prepare/system.mjs';

/** @typedef {import('./prepare/context.mjs').Purpose} Purpose */

/** @type {ReadonlyArray<readonly [title: string, step: import('./prepare/context.mjs').Step]>} */
const WITHOUT_ELECTRON = [
  ['Node.js', checkNode],
  ['依赖', installDependencies],
  ['构建', build],
];

/** @type {typeof WITHOUT_ELECTRON} */
const WITH_ELECTRON = [
  ['Node.js', checkNode],
  ['依赖', installDependencies],
  ['Electron 运行时', installElectron],
  ['系统组件', installSystemParts],
  ['本地数据库组件', installSqlite],
  ['构建', build],
];

/** @type {Record<Purpose, typeof WITHOUT_ELECTRON>} */
const STEPS = {
  start: WITH_ELECTRON,
  test: WITH_ELECTRON,
  server: WITHOUT_ELECTRON,
  build: WITHOUT_ELECTRON,
};

/**
 * Does whatever is missing.
 * @param {{ for: Purpose }} options
 * @returns {Promise<number>} 0, or the code to exit with; what happened has been printed
 */
export async function tryToPrepare({ for: purpose }) {
  /** @type {import('./prepare/log.mjs').Log | undefined} */
  let log;
  try {
    log = openLog('prepare');
    log.write(`node ${process.versions.node} ${process.platform}-${process.arch}, for ${purpose}\n`);
    const context = { purpose, log };
    await withSignals(async (signal) => {
      const letGo = await takeLock(`prepare ${projectRoot}`, {
        signal,
        onWait: () => console.log('另一个准备过程正在本项目中进行，等待其结束…'),
      });
      try {
        await orphansGone(signal);
        const progress = createProgress(STEPS[purpose].length);
        for (const [title, step] of STEPS[purpose]) {
          signal.throwIfAborted();
          await progress.step(title, (note) => step({ ...context, signal }, note));
        }
      } finally {
        letGo();
      }
    });
    return 0;
  } catch (error) {
    if (error instanceof Interrupted) {
      console.error('已中断。再次运行会从未完成的步骤继续。');
      return error.exitCode;
    }
    log?.write(`\n${asError(error).stack}\n`);
    const { message, why, remedy } = explain(error);
    console.error(`\n✗ ${message}\n  原因：${why}\n  处理：${remedy}\n  日志：${log?.shown ?? '无法写入'}`);
    return 1;
  }
}

/**
 * Does whatever is missing, or ends this process after saying why it cannot.
 * @param {{ for: Purpose }} options
 */
export async function prepare(options) {
  const code = await tryToPrepare(options);
  if (code !== 0) process.exit(code);
}

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url))) {
  const purpose = PURPOSES.find((name) => name === (process.argv[2] ?? 'start'));
  if (purpose === undefined) {
    console.error(`用法：node scripts/prepare.mjs [${PURPOSES.join('|')}]`);
    process.exit(2);
  }
  await prepare({ for: purpose });
}
