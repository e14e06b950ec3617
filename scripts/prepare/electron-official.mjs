// @ts-check
// The official runtime, fetched by electron's own installer, which checks its hash. A look at the server comes
// first: where it cannot be reached, the installer would try for a long time.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asError } from './failure.mjs';
import { cacheDir, inModules } from './paths.mjs';
import { run } from './run.mjs';

const PROBE_MS = 5000;
const REMEMBERED_MS = 6 * 60 * 60 * 1000;
const DOWNLOAD_MS = 60 * 60 * 1000;
const DEFAULT_SERVER = 'https://github.com/electron/electron/releases/download/';

/** Where the last failed look is remembered, so that the next start does not wait for it again. */
const memory = () => join(cacheDir(), 'electron-unreachable.json');

/** Where electron's installer keeps what it has downloaded. */
const downloads = () => process.env.electron_config_cache ?? join(cacheDir(), 'electron-downloads');

/** @param {string} version */
const archiveName = (version) => `electron-v${version}-${process.platform}-${process.arch}.zip`;

/** The address that electron's installer will use, by the same settings. @param {string} version */
function address(version) {
  const { env } = process;
  const server = env.npm_config_electron_mirror || env.ELECTRON_MIRROR || DEFAULT_SERVER;
  const folder = (env.npm_config_electron_custom_dir || env.ELECTRON_CUSTOM_DIR || `v${version}`).replace(
    '{{ version }}',
    version,
  );
  return `${server}${folder}/${archiveName(version)}`;
}

/** @param {string} version */
function isDownloaded(version) {
  const name = archiveName(version);
  return (
    existsSync(downloads()) &&
    readdirSync(downloads(), { recursive: true }).some((path) => String(path).endsWith(name))
  );
}

/** @param {string} url */
function failedLately(url) {
  if (!existsSync(memory())) return false;
  try {
    const last = JSON.parse(readFileSync(memory(), 'utf8'));
    const age = Date.now() - Date.parse(last.at);
    return last.url === url && age >= 0 && age < REMEMBERED_MS;
  } catch {
    rmSync(memory(), { force: true }); // half written: as if it were not there
    return false;
  }
}

/**
 * @param {string} version
 * @param {string} reason
 */
export function rememberUnreachable(version, reason) {
  mkdirSync(dirname(memory()), { recursive: true });
  writeFileSync(memory(), JSON.stringify({ url: address(version), at: new Date().toISOString(), reason }));
}

/**
 * Whether an official download can be expected to work.
 * @param {import('./context.mjs').Context} context
 * @param {string} version
 */
export async function officialIsReachable({ log, signal }, version) {
  if (isDownloaded(version)) return true;
  const url = address(version);
  if (failedLately(url)) {
    log.write(`${url}: unreachable less than six hours ago; remove ${memory()} to try again\n`);
    return false;
  }
  if (process.env.ELECTRON_GET_USE_PROXY) return true; // the installer uses a proxy that our own request would not
  let reason;
  try {
    const { ok, status } = await fetch(url, {
      method: 'HEAD',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PROBE_MS)]),
    });
    if (ok) return true;
    reason = `HTTP ${status}`;
  } catch (error) {
    signal.throwIfAborted();
    const { message, cause } = asError(error);
    reason = cause === undefined ? message : `${message}: ${asError(cause).message}`;
  }
  log.write(`${url}: ${reason}\n`);
  rememberUnreachable(version, reason);
  return false;
}

/**
 * Runs electron's own installer.
 * @param {import('./context.mjs').Context} context
 * @returns {Promise<boolean>} whether it says that it succeeded
 */
export async function downloadOfficial({ log, signal }) {
  const { code } = await run(process.execPath, [inModules('electron', 'install.js')], {
    log,
    signal,
    env: { electron_config_cache: downloads() },
    timeoutMs: DOWNLOAD_MS,
  });
  return code === 0;
}
