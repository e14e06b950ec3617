// @ts-check
// better-sqlite3, working in the processes that will use it. Its published binary needs Node-API 10; on Linux
// it is compiled for Node-API 9 where that is missing (see scripts/native).
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { buildBetterSqlite3, recipe } from '../native/build-better-sqlite3.mjs';
import { inWorkFolder } from './cache.mjs';
import { electronExecutable } from './electron.mjs';
import { Failure } from './failure.mjs';
import { cacheDir, inModules } from './paths.mjs';
import { run } from './run.mjs';
import { compiler, ensure } from './system.mjs';

const packageDir = inModules('better-sqlite3');
const compiled = join(packageDir, 'build/Release/better_sqlite3.node');
const stamp = inModules('.yimen-sqlite');

const version = () =>
  /** @type {string} */ (JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')).version);

/** Path, size and time of a file, to notice that it is another one. @param {string} file */
function identity(file) {
  if (!existsSync(file)) return 'none';
  const { size, mtimeMs } = statSync(file);
  return `${realpathSync(file)} ${size} ${mtimeMs}`;
}

/** What the outcome of a trial depends on. @param {string} executable */
const circumstances = (executable) => [version(), identity(executable), identity(compiled)].join('\n');

/**
 * Opens a database. In a child process: a binary for another Node-API does not throw, it kills the process.
 * @param {string} executable Node or Electron
 * @param {import('./context.mjs').Context} context
 */
async function worksIn(executable, { log, signal }) {
  const trial =
    "const D=require('better-sqlite3'); process.exit(new D(':memory:').prepare('select 7').pluck().get() === 7 ? 0 : 1)";
  const { code } = await run(executable, ['-e', trial], {
    log,
    signal,
    env: { ELECTRON_RUN_AS_NODE: '1' },
    timeoutMs: 30_000,
  });
  return code === 0;
}

/** The trials that succeeded, by executable. @returns {Record<string, string>} */
function passed() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return {}; // none yet, or half written: try again
  }
}

/**
 * @param {readonly string[]} executables
 * @param {import('./context.mjs').Context} context
 */
async function worksInAll(executables, context) {
  const known = passed();
  for (const executable of executables) {
    const now = circumstances(executable);
    if (known[executable] === now) continue;
    if (!(await worksIn(executable, context))) return false;
    known[executable] = now;
    writeFileSync(stamp, JSON.stringify(known));
  }
  return true;
}

/** Puts a file in place at once: another process may be loading it. @param {string} from @param {string} to */
function place(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const half = `${to}.${process.pid}`;
  copyFileSync(from, half);
  renameSync(half, to);
}

/** @type {import('./context.mjs').Step} */
export async function installSqlite(context, note) {
  // On a counter only Electron opens the database; tests do it in Node too.
  const executables =
    context.purpose === 'test' ? [electronExecutable, process.execPath] : [electronExecutable];
  note('正在试运行');
  if (await worksInAll(executables, context)) return '已就绪';
  if (process.platform !== 'linux') {
    throw new Failure({
      what: 'better-sqlite3 不能在当前的 Node.js 中运行',
      why: `Node.js ${process.versions.node} 的 Node-API 版本为 ${process.versions.napi}，需要 10`,
      remedy: '安装 Node.js 22.14 或更高版本后重新运行。',
    });
  }
  const name = `better-sqlite3-${version()}-napi9-linux-${process.arch}-${createHash('sha256').update(recipe()).digest('hex').slice(0, 8)}.node`;
  const kept = join(cacheDir(), name);
  if (existsSync(kept)) {
    place(kept, compiled);
    if (await worksInAll(executables, context)) return '已就绪（取自缓存）';
    rmSync(kept); // damaged
  }
  await ensure(context, [compiler], note);
  note('正在为当前 Node-API 版本编译 better-sqlite3（约一分钟）');
  await inWorkFolder(async (workFolder) => {
    renameSync(await buildBetterSqlite3({ packageDir, workFolder, ...context }), kept);
  });
  place(kept, compiled);
  if (await worksInAll(executables, context)) return '编译完成';
  throw new Failure({
    what: 'better-sqlite3 编译完成，但不能运行',
    why: `在 Node.js ${process.versions.node} 或 Electron 中打开内存数据库失败`,
    remedy: '安装 Node.js 22.14 或更高版本后重新运行；或查看日志。',
  });
}
