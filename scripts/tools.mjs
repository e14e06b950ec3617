// @ts-check
// Builds and runs the demo and the benchmarks: programs of the project that are not part of the product.
import { inProject } from './prepare/paths.mjs';
import { run, toolScript } from './prepare/run.mjs';
import { hasDisplay } from './prepare/system.mjs';

/**
 * For programs with windows on a machine without a screen. Without `-noreset` the server begins anew when its last
 * window closes, and a program that starts in that moment finds no screen.
 */
const SCREEN = ['xvfb-run', '-a', '-s', '-screen 0 1920x1080x24 -noreset'];

/** @param {readonly string[]} command */
export const onScreen = (command) => (hasDisplay() ? [...command] : [...SCREEN, ...command]);

/** @param {AbortSignal} signal */
export async function buildTools(signal) {
  const vite = [toolScript('vite'), 'build', '--config', 'vite.tools.config.ts', '--logLevel', 'error'];
  const { code } = await run(process.execPath, vite, { signal });
  if (code !== 0) throw new Error('演示和测量程序没有构建成功。');
}

/**
 * Runs one of them, in the terminal.
 * @param {string} name as in vite.tools.config.ts
 * @param {readonly string[]} args
 * @param {AbortSignal} signal
 * @returns {Promise<number>} its exit code
 */
export async function runTool(name, args, signal) {
  const [program = '', ...rest] = onScreen([process.execPath, inProject('out/tools', `${name}.js`), ...args]);
  const { code } = await run(program, rest, { signal, graceMs: 15_000 });
  return code;
}
