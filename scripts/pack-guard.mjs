// @ts-check
// electron-builder's `beforePack`: a release is made of the official Electron runtime or not at all.
import { lstatSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { electronRuntime, wantedElectron } from './prepare/electron.mjs';
import { projectRoot } from './prepare/paths.mjs';

/**
 * Why the runtime in a folder may not be packaged; undefined when it may.
 * @param {string} folder
 * @param {string} wanted
 */
function objection(folder, wanted) {
  if (lstatSync(folder).isSymbolicLink()) return `${folder} 是指向代用运行时的链接`;
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  return version === wanted ? undefined : `${folder} 中是 ${version} 版，应为 ${wanted} 版`;
}

/**
 * @param {{ packager: { config: { electronDist?: unknown, electronVersion?: string | null } } }} context as electron-builder gives it
 */
export default async function packGuard({ packager }) {
  const wanted = wantedElectron();
  const { electronDist, electronVersion } = packager.config;
  const runtime = electronRuntime();
  /** @type {string | undefined} */
  let why;
  if (!runtime?.official)
    why = runtime ? `本机的 Electron 是代用运行时 ${runtime.version}` : '本机没有 Electron 运行时';
  else if (electronVersion && electronVersion !== wanted)
    why = `打包配置要求 ${electronVersion} 版，应为 ${wanted} 版`;
  else if (typeof electronDist === 'string') why = objection(resolve(projectRoot, electronDist), wanted);
  if (why)
    throw new Error(
      `拒绝打包：${why}。代用运行时仅供开发与测试；请在能下载官方 Electron ${wanted} 的机器上运行 npm run build 后打包。`,
    );
}
