// @ts-check
// What every step of the preparation is given.

/**
 * What the machine can be prepared for: `start` the counter on this machine, `test` the whole test run,
 * `server` the centre alone (no Electron), `build` compiling only.
 */
export const PURPOSES = /** @type {const} */ (['start', 'test', 'server', 'build']);

/** @typedef {(typeof PURPOSES)[number]} Purpose */

/**
 * @typedef {object} Context
 * @property {Purpose} purpose
 * @property {import('./log.mjs').Log} log
 * @property {AbortSignal} signal aborted when the preparation is interrupted
 */

/**
 * A step: does what is missing and returns what is true now, in a few words.
 * @callback Step
 * @param {Context} context
 * @param {(activity: string) => void} note says what is going on, for the line that shows it is alive
 * @returns {Promise<string>}
 */
