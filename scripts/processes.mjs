// @ts-check
// Starts and stops the two programs of the project: the centre and the counter. Used by `npm start`, the demo,
// the end-to-end tests and the benchmarks; `prepare` must have run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { electronExecutable } from './prepare/electron.mjs';
import { inProject, projectRoot } from './prepare/paths.mjs';

/**
 * @typedef {object} StartOptions
 * @property {Record<string, string | undefined>} [env] added to the environment
 * @property {readonly string[]} [args]
 * @property {OnLine} [onLine]
 * @property {number} [readyMs] how long it may take until it says that it is ready
 * @property {AbortSignal} [signal] gives up waiting for that, and ends it
 */

const READY_MS = 90_000;
const STOP_MS = 10_000;
const LINES_KEPT = 20;

/**
 * Takes every line that a program prints, to either stream.
 * @callback OnLine
 * @param {string} line
 * @param {'stdout' | 'stderr'} stream
 */

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit */

/**
 * Starts a program in a group of its own, so that Ctrl-C on the terminal reaches only us and we decide in
 * which order things stop.
 * @param {string} title for messages
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} options
 * @param {Record<string, string | undefined>} options.env added to the environment
 * @param {OnLine} [options.onLine]
 */
function launch(title, command, args, { env, onLine }) {
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    // Its standard input is a pipe from us: when that ends, we are gone, and it may end too.
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  child.stdin.on('error', () => {}); // nothing is ever written; that it has closed is told by `exited`
  /** @type {string[]} */
  const last = [];
  for (const stream of /** @type {const} */ (['stdout', 'stderr'])) {
    createInterface({ input: child[stream] }).on('line', (line) => {
      last.push(line);
      if (last.length > LINES_KEPT) last.shift();
      onLine?.(line, stream);
    });
  }
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    // Not 'close': a viewer that the counter opened may hold the pipes for as long as it is open.
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  exited.catch(() => {}); // those who wait for it hear of it
  return {
    pid: child.pid,
    exited,
    /** An error about it, with the last it printed. @param {string} problem */
    fault: (problem) => new Error([`${title}${problem}`, ...last].join('\n  ')),
    /** Asks it to end and waits; forces it after ten seconds. */
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.stdin.end();
        if (process.platform !== 'win32') child.kill('SIGTERM'); // on Windows this would force it
        const timer = new AbortController();
        const forced = pause(STOP_MS, undefined, { signal: timer.signal }).then(
          () => child.kill('SIGKILL'),
          () => {}, // it ended by itself
        );
        try {
          await exited;
        } finally {
          timer.abort();
          await forced;
        }
      }
      return exited;
    },
    /** Ends it as a power cut would. */
    async kill() {
      child.kill('SIGKILL');
      return exited;
    },
  };
}

/**
 * Waits for a program to say that it is ready.
 * @template T
 * @param {ReturnType<typeof launch>} program
 * @param {Promise<T>} ready
 * @param {StartOptions} options
 * @returns {Promise<T>}
 */
async function untilReady(program, ready, { readyMs = READY_MS, signal = new AbortController().signal }) {
  const limit = new AbortController();
  const cancelled = once(signal, 'abort', { signal: limit.signal });
  cancelled.catch(() => {}); // it became ready, or failed by itself
  try {
    return await Promise.race([
      ready,
      program.exited.then(({ code, signal }) => {
        throw program.fault(`没有启动就退出了（${signal ?? `退出码 ${code}`})`);
      }),
      pause(readyMs, undefined, { signal: limit.signal }).then(() => {
        throw program.fault(`在 ${readyMs / 1000} 秒内没有就绪`);
      }),
      cancelled.then(() => {
        throw signal.reason;
      }),
    ]);
  } catch (error) {
    await program.stop();
    throw error;
  } finally {
    limit.abort();
  }
}

/**
 * @typedef {object} Centre
 * @property {string} url
 * @property {string} tokenFile holds the token that counters of this machine sign in with
 * @property {number | undefined} pid undefined when it was running before
 * @property {Promise<Exit> | undefined} exited
 * @property {() => Promise<void>} stop leaves one that was running before alone
 * @property {() => Promise<void>} kill at once, as a power cut would
 */

/** @typedef {{ ready: true, already?: true, url: string, tokenFile: string }} ReadyMessage what the centre prints, on a line */

/** @param {string} line @returns {ReadyMessage | undefined} */
function readyMessage(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const message = JSON.parse(line);
    return message.ready === true ? message : undefined;
  } catch {
    return undefined; // a line of its log that only looks like JSON
  }
}

/**
 * Starts a training centre, or finds the one that is running on the same data.
 * @param {StartOptions & { dataDir?: string | undefined }} [options] `dataDir`: otherwise the centre's own choice
 * @returns {Promise<Centre>}
 */
export async function startCentre(options = {}) {
  const { dataDir, env = {}, args = [], onLine } = options;
  let announce = (/** @type {ReadyMessage} */ _message) => {};
  /** @type {Promise<ReadyMessage>} */
  const ready = new Promise((resolve) => (announce = resolve));
  const program = launch(
    '中心',
    process.execPath,
    [inProject('out/server/main.js'), '--training', '--with-starter', ...args],
    {
      env: { ...env, ...(dataDir === undefined ? {} : { YIMEN_CENTRE_DATA: dataDir }) },
      onLine(line, stream) {
        const message = stream === 'stdout' ? readyMessage(line) : undefined;
        if (message) announce(message);
        onLine?.(line, stream);
      },
    },
  );
  const { url, tokenFile, already } = await untilReady(program, ready, options);
  if (already)
    return { url, tokenFile, pid: undefined, exited: undefined, stop: async () => {}, kill: async () => {} };
  return {
    url,
    tokenFile,
    pid: program.pid,
    exited: program.exited,
    stop: async () => void (await program.stop()),
    kill: async () => void (await program.kill()),
  };
}

/**
 * Starts the counter and waits for its sign-in window.
 * @param {StartOptions & { centre?: Centre | undefined }} [options] `centre`: the one it works with
 */
export async function startCounter(options = {}) {
  const { centre, env = {}, args = [], onLine } = options;
  let announce = () => {};
  /** @type {Promise<void>} */
  const ready = new Promise((resolve) => (announce = resolve));
  // Chromium's sandbox refuses to run as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const program = launch('窗口工作站', electronExecutable, [...sandbox, projectRoot, ...args], {
    env: {
      ...env,
      ...(centre
        ? { YIMEN_TRAINING_CENTRE_URL: centre.url, YIMEN_TRAINING_CENTRE_TOKEN_FILE: centre.tokenFile }
        : {}),
    },
    onLine(line, stream) {
      if (line === 'YIMEN_READY') announce();
      else onLine?.(line, stream);
    },
  });
  await untilReady(program, ready, options);
  return program;
}
