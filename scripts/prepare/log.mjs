// @ts-check
// The full record of one run: everything that child processes print, and errors with their stacks.
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot, stateDir } from './paths.mjs';

const KEPT = 20;

/** 20260131-093005, local time: sorts by name. @param {Date} at */
function stamp(at) {
  /** @param {number} n */
  const two = (n) => String(n).padStart(2, '0');
  return `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

/**
 * A new file `.yimen/logs/<name>-<time>.log`; the oldest of that name are removed. The process number
 * keeps two runs of the same second apart.
 * @param {string} name
 */
export function openLog(name) {
  const folder = join(stateDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const old = readdirSync(folder).filter((file) => file.startsWith(`${name}-`));
  for (const file of old.sort().slice(0, -(KEPT - 1))) rmSync(join(folder, file), { force: true });
  const file = join(folder, `${name}-${stamp(new Date())}-${process.pid}.log`);
  return {
    file,
    /** The path as people see it, from the project's folder. */
    shown: relative(projectRoot, file),
    /** @param {string | Uint8Array} text */
    write(text) {
      appendFileSync(file, text);
    },
  };
}

/** @typedef {ReturnType<typeof openLog>} Log */
