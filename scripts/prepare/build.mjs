// @ts-check
// Compiles the sources to out/, when they have changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Failure } from './failure.mjs';
import { inProject, projectRoot, stateDir } from './paths.mjs';
import { run, toolScript } from './run.mjs';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} title
 * @property {readonly [packageName: string, ...args: string[]]} tool
 * @property {readonly string[]} sources files and folders that the result depends on
 * @property {readonly string[]} results that must be there
 */

const COMMON = ['shared', 'assets', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** @type {Part} */
const counter = {
  name: 'counter',
  title: '窗口工作站',
  tool: ['electron-vite', 'build'],
  sources: [...COMMON, 'electron', 'renderer', 'electron.vite.config.ts'],
  results: ['out/main/index.js', 'out/preload', 'out/renderer'],
};
/** @type {Part} */
const centre = {
  name: 'centre',
  title: '中心',
  tool: ['vite', 'build', '--config', 'vite.server.config.ts'],
  sources: [...COMMON, 'server', 'vite.server.config.ts'],
  results: ['out/server/main.js'],
};

/** @param {Part} part */
const stampOf = (part) => join(stateDir, `built-${part.name}`);

/**
 * Path, size and time of every file.
 * @param {Part} part
 */
function fingerprint(part) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const status = statSync(path);
    if (status.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path} ${status.size} ${status.mtimeMs}\n`);
  };
  for (const source of part.sources) if (existsSync(inProject(source))) add(inProject(source));
  return hash.digest('hex');
}

/** @param {Part} part @param {string} now */
function isCurrent(part, now) {
  return (
    existsSync(stampOf(part)) &&
    readFileSync(stampOf(part), 'utf8') === now &&
    part.results.every((result) => existsSync(inProject(result)))
  );
}

/**
 * @param {Part} part
 * @param {import('./context.mjs').Context} context
 */
async function compile(part, { log, signal }) {
  const now = fingerprint(part); // before: a file changed meanwhile must count as changed
  if (isCurrent(part, now)) return false;
  rmSync(stampOf(part), { force: true });
  const [packageName, ...args] = part.tool;
  const { code, output } = await run(process.execPath, [toolScript(packageName), ...args], {
    log,
    signal,
    env: { NO_COLOR: '1' },
    cwd: projectRoot,
  });
  if (code !== 0) {
    const lines = stripVTControlCharacters(output)
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.includes('node_modules'));
    throw new Failure({
      what: `${part.title}没有构建成功`,
      why: lines.slice(-8).join('\n    '),
      remedy: '改正上述错误后重新运行。',
    });
  }
  const lost = part.results.filter((result) => !existsSync(inProject(result)));
  if (lost.length > 0)
    throw new Failure({
      what: `${part.title}没有构建成功`,
      why: `没有产生 ${lost.join('、')}`,
      remedy: '检查构建配置后重新运行。',
    });
  mkdirSync(dirname(stampOf(part)), { recursive: true });
  writeFileSync(stampOf(part), now);
  return true;
}

/** @type {import('./context.mjs').Step} */
export async function build(context, note) {
  const built = [];
  for (const part of context.purpose === 'server' ? [centre] : [counter, centre]) {
    note(`正在构建${part.title}`);
    if (await compile(part, context)) built.push(part.title);
  }
  return built.length > 0 ? `构建完成（${built.join('、')}）` : '已是最新';
}
