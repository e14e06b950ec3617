// @ts-check
// Child processes of a run that was killed. Their leash ends them, but not in an instant: npm puts back what it
// was about to replace. Until they are gone, nothing may be installed beside them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stateDir } from './paths.mjs';

const folder = join(stateDir, 'children');
/** Longer than a leash gives before it uses force. A number that is still in use then belongs to someone else. */
const LIMIT_MS = 8000;

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'; // running, and not ours
  }
}

/**
 * Notes a child as long as it lives.
 * @param {import('node:child_process').ChildProcess} child
 */
export function noteChild(child) {
  if (child.pid === undefined) return;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, String(child.pid));
  writeFileSync(file, '');
  child.once('exit', () => rmSync(file, { force: true }));
}

/**
 * Waits for the children of a killed run. To be called while holding the lock: every child noted is then one of those.
 * @param {AbortSignal} signal
 */
export async function orphansGone(signal) {
  mkdirSync(folder, { recursive: true });
  const began = Date.now();
  for (const name of readdirSync(folder)) {
    while (isRunning(Number(name)) && Date.now() - began < LIMIT_MS) await pause(100, undefined, { signal });
    rmSync(join(folder, name), { force: true });
  }
}
