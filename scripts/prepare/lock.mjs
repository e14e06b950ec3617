// @ts-check
// One preparation at a time in one checkout. The lock is a local socket that is being listened on: the
// operating system lets go of it when its holder ends in whatever way, so there is no stale lock to judge.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @param {string} name anything; equal names exclude each other */
function address(name) {
  const id = createHash('sha256')
    .update(`${process.getuid?.() ?? ''} ${name}`)
    .digest('hex')
    .slice(0, 16);
  return process.platform === 'win32' ? `\\\\.\\pipe\\yimen-${id}` : join(tmpdir(), `yimen-${id}.lock`);
}

/**
 * @param {string} at
 * @returns {Promise<(() => void) | undefined>} lets go; undefined when someone else holds it
 */
function listen(at) {
  return new Promise((resolve, reject) => {
    /** @type {Set<import('node:net').Socket>} */
    const visitors = new Set();
    const server = createServer((visitor) => {
      visitors.add(visitor);
      visitor.on('error', () => visitor.destroy());
      visitor.once('close', () => visitors.delete(visitor));
      visitor.unref();
    });
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(at, () => {
      server.unref();
      resolve(() => {
        server.close();
        for (const visitor of visitors) visitor.destroy();
      });
    });
  });
}

/**
 * Waits for the holder's end.
 * @param {string} at
 * @param {AbortSignal} signal
 * @param {() => void} onMet called when there is one
 * @returns {Promise<boolean>} whether there was one
 */
function holderGone(at, signal, onMet) {
  return new Promise((resolve) => {
    const visit = connect(at);
    let met = false;
    const leave = () => visit.destroy();
    signal.addEventListener('abort', leave, { once: true });
    visit.once('connect', () => {
      met = true;
      onMet();
    });
    visit.on('error', leave);
    visit.once('close', () => {
      signal.removeEventListener('abort', leave);
      resolve(met);
    });
  });
}

/**
 * Takes the lock, waiting for another holder.
 * @param {string} name
 * @param {object} options
 * @param {AbortSignal} options.signal
 * @param {() => void} options.onWait called once when it has to wait
 * @returns {Promise<() => void>} lets go
 */
export async function takeLock(name, { signal, onWait }) {
  const at = address(name);
  let told = false;
  for (;;) {
    signal.throwIfAborted();
    const letGo = await listen(at);
    if (letGo) return letGo;
    const met = await holderGone(at, signal, () => {
      if (!told) onWait();
      told = true;
    });
    // A socket file that nobody listens on is left by a holder that was killed.
    if (!met && process.platform !== 'win32') rmSync(at, { force: true });
  }
}
