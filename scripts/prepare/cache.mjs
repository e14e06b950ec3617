// @ts-check
// The cache folder: things appear in it complete or not at all.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './paths.mjs';
import { isRunning } from './orphans.mjs';

const WORK = /^work-(\d+)-/;

/** Removes what killed runs have left half done. */
export function sweepCache() {
  const folder = cacheDir();
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const owner = WORK.exec(name)?.[1];
    if (owner && (Number(owner) === process.pid || !isRunning(Number(owner))))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * A folder to work in, beside where the result will go, so that a rename puts it in place at once. It is
 * removed afterwards, whatever happens.
 * @template T
 * @param {(folder: string) => Promise<T>} work
 */
export async function inWorkFolder(work) {
  sweepCache();
  const folder = mkdtempSync(join(cacheDir(), `work-${process.pid}-`));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
