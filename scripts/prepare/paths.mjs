// @ts-check
// Where things are: the project, what it keeps for itself, and what machines share between checkouts.
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Files of this checkout that are not source: logs, stamps, test reports. Git ignores it. */
export const stateDir = join(projectRoot, '.yimen');

/** A path inside the project. @param {string[]} parts */
export const inProject = (...parts) => join(projectRoot, ...parts);

/** A path inside `node_modules`. @param {string[]} parts */
export const inModules = (...parts) => join(projectRoot, 'node_modules', ...parts);

/**
 * What is expensive to get and the same for every checkout: the Electron runtime, compiled add-ons.
 * It outlives `node_modules`. `YIMEN_CACHE` moves it.
 */
export function cacheDir() {
  const { env, platform } = process;
  if (env.YIMEN_CACHE) return env.YIMEN_CACHE;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'yimen');
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'yimen', 'Cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'yimen');
  return join(homedir(), '.cache', 'yimen');
}
