// @ts-check
// Child processes that can be interrupted, whose output is kept in the log.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { noteChild } from './orphans.mjs';
import { inModules, projectRoot } from './paths.mjs';

const leash = fileURLToPath(new URL('leash.mjs', import.meta.url));
const TAIL_CHARS = 16_000;
const DRAIN_MS = 1000;

/**
 * @typedef {object} RunOptions
 * @property {AbortSignal} signal ends the command, and rejects with the signal's reason
 * @property {boolean} [endless] the command runs until the signal: its exit code is the result then too
 * @property {import('./log.mjs').Log} [log] takes the output; without it the output goes to the terminal
 * @property {string} [cwd]
 * @property {Record<string, string>} [env] added to the environment
 * @property {number} [graceMs] from asking to end until forcing it
 * @property {number} [timeoutMs]
 */

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<{ code: number, output: string }>} the exit code (127: not found) and the last of the output
 */
export async function run(
  command,
  args,
  { signal, endless = false, log, cwd = projectRoot, env = {}, graceMs = 5000, timeoutMs },
) {
  signal.throwIfAborted();
  log?.write(`\n$ ${[command, ...args].join(' ')}\n`);
  const child = spawn(process.execPath, [leash, String(graceMs), command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: log ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['inherit', 'inherit', 'inherit', 'ipc'],
    windowsHide: true,
  });
  if (log) noteChild(child);
  let output = '';
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      log?.write(text);
      output = (output + text).slice(-TAIL_CHARS);
    });
  }
  const drained = Promise.all(
    streams.map((stream) => new Promise((resolve) => stream.once('close', resolve))),
  );
  const letGo = () => {
    if (child.connected) child.disconnect();
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(letGo, timeoutMs);
  signal.addEventListener('abort', letGo);
  try {
    // Not the 'close' event: it does not come after the channel has been let go. And what the streams still hold
    // is not waited for without end: a service that an installation has started may keep them open.
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (status) => resolve(status ?? 1));
    });
    await Promise.race([drained, pause(DRAIN_MS, undefined, { ref: false })]);
    for (const stream of streams) stream.destroy();
    log?.write(`→ ${code}\n`);
    if (!endless) signal.throwIfAborted();
    return { code, output };
  } finally {
    signal.removeEventListener('abort', letGo);
    clearTimeout(timer);
  }
}

/**
 * Where a program is on the PATH.
 * @param {string} name
 * @returns {string | undefined}
 */
export function which(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue; // not here: the next folder of the PATH
    }
  }
  return undefined;
}

/**
 * npm as a command that needs no shell: the one that started us, or the one that came with this Node.
 * @returns {[command: string, ...args: string[]]}
 */
export function npmCommand() {
  const bin = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath ?? '',
    join(bin, 'node_modules/npm/bin/npm-cli.js'), // Windows
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'), // elsewhere
  ];
  const found = candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file));
  return found ? [process.execPath, found] : ['npm'];
}

/**
 * The script behind a tool of `node_modules/.bin`, to be run by this Node on every platform.
 * @param {string} packageName
 * @param {string} [tool] when it is not called like the package
 */
export function toolScript(packageName, tool = packageName) {
  const { bin } = JSON.parse(readFileSync(inModules(packageName, 'package.json'), 'utf8'));
  return inModules(packageName, typeof bin === 'string' ? bin : bin[tool]);
}
