// @ts-check
// Compiles better-sqlite3 for Node-API 9. Why, and when this can be deleted: napi9_refs.h.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../prepare/run.mjs';

const header = fileURLToPath(new URL('napi9_refs.h', import.meta.url));

const COMMON = ['-c', '-O2', '-fPIC', '-w', '-DNDEBUG'];
const CPP = [
  '-std=c++20',
  '-fno-exceptions',
  '-fvisibility=hidden',
  '-DNAPI_VERSION=9',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  '-DNODE_GYP_MODULE_NAME=better_sqlite3',
  '-DBUILDING_NODE_EXTENSION',
];
const LINK = ['-shared', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'];

/** What the result depends on besides better-sqlite3's version: to be part of the name it is kept under. */
export const recipe = () => JSON.stringify([COMMON, CPP, LINK, readFileSync(header, 'utf8')]);

/** How the package itself configures SQLite. @param {string} packageDir */
function sqliteOptions(packageDir) {
  const list = readFileSync(join(packageDir, 'deps/defines.gypi'), 'utf8');
  return [...list.matchAll(/'([A-Z][A-Z0-9_]*(?:=[^']*)?)'/g)].map(([, option]) => `-D${option}`);
}

/**
 * @param {object} options
 * @param {string} options.packageDir better-sqlite3's folder
 * @param {string} options.workFolder for object files
 * @param {import('../prepare/log.mjs').Log} options.log
 * @param {AbortSignal} options.signal
 * @returns {Promise<string>} the add-on, in the work folder
 */
export async function buildBetterSqlite3({ packageDir, workFolder, log, signal }) {
  const require = createRequire(join(packageDir, 'package.json'));
  const include = [join(packageDir, 'deps/sqlite3'), dirname(require.resolve('node-addon-api/package.json')), require('node-api-headers').include_dir];
  const flags = [...COMMON, ...sqliteOptions(packageDir), ...include.map((folder) => `-I${folder}`)];
  const engine = join(workFolder, 'sqlite3.o');
  const binding = join(workFolder, 'binding.o');
  const addon = join(workFolder, 'better_sqlite3.node');

  // One failing ends the other: nothing may go on writing after this function has returned.
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  /** @param {string} command @param {readonly string[]} args */
  const compile = async (command, args) => {
    const { code, output } = await run(command, args, { log, signal: either });
    if (code === 0) return;
    failed.abort(new Error(`${command}: exit code ${code}: ${output.trim().split('\n').slice(0, 3).join(' ')}`));
    either.throwIfAborted();
  };
  const both = await Promise.allSettled([
    compile('gcc', [...flags, '-std=gnu99', join(packageDir, 'deps/sqlite3/sqlite3.c'), '-o', engine]),
    compile('g++', [...flags, ...CPP, '-include', header, join(packageDir, 'src/better_sqlite3.cpp'), '-o', binding]),
  ]);
  either.throwIfAborted();
  for (const one of both) if (one.status === 'rejected') throw one.reason;
  await compile('g++', [...LINK, binding, engine, '-ldl', '-lpthread', '-lm', '-o', addon]);
  return addon;
}
