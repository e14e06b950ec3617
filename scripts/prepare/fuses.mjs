// @ts-check
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

/** The fuses of an Electron executable that are used here, by their place on the wire. */
export const FUSE = /** @type {const} */ ({
  nodeCliInspectArguments: 3,
  loadBrowserProcessSpecificV8Snapshot: 6,
});

// Compiled into every Electron executable: this text, the version of the wire, its length, one character a fuse.
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * @param {string} executable
 * @param {ReadonlyArray<readonly [fuse: number, on: boolean]>} wanted
 */
export function setFuses(executable, wanted) {
  const content = readFileSync(executable);
  const wire = content.indexOf(SENTINEL, 0, 'latin1') + SENTINEL.length;
  const length = content[wire + 1] ?? 0;
  if (wire < SENTINEL.length || content[wire] !== 1)
    throw new Error(`${executable}: no fuse wire of version 1`);
  const handle = openSync(executable, 'r+');
  try {
    for (const [fuse, on] of wanted) {
      if (fuse >= length) throw new Error(`${executable}: no fuse ${fuse}`);
      writeSync(handle, on ? '1' : '0', wire + 2 + fuse, 'latin1');
    }
  } finally {
    closeSync(handle);
  }
}
