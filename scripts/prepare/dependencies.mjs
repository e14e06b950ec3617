// @ts-check
// `node_modules` as package-lock.json wants it. The stamp is written only after `npm ci` has succeeded, and the
// mark of a running installation is outside `node_modules`, which `npm ci` empties first: whenever it is
// interrupted, the next run installs again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Failure } from './failure.mjs';
import { inModules, inProject, stateDir } from './paths.mjs';
import { npmCommand, run } from './run.mjs';

const stamp = inModules('.yimen-lock');
const underWay = join(stateDir, 'installing');
const KINDS = /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies']);

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** What package.json asks for. */
function asked() {
  const manifest = readJson(inProject('package.json'));
  return KINDS.map((kind) => manifest[kind] ?? {});
}

function wantedState() {
  const hash = createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .update(JSON.stringify(asked()));
  return `${process.platform}-${process.arch} ${hash.digest('hex')}`;
}

/**
 * Whether what is there, installed by hand with `npm install`, is what the lock file says. npm writes
 * `node_modules/.package-lock.json` at the end of an installation.
 */
function installedByHand() {
  const record = inModules('.package-lock.json');
  if (!existsSync(record)) return false;
  const locked = readJson(inProject('package-lock.json')).packages;
  const present = readJson(record).packages;
  if (
    !isDeepStrictEqual(
      asked(),
      KINDS.map((kind) => locked[''][kind] ?? {}),
    )
  )
    return false;
  const names = new Set([...Object.keys(locked), ...Object.keys(present)]);
  names.delete('');
  return [...names].every((name) => {
    if (!present[name]) return locked[name].optional === true; // for another platform
    return (
      locked[name]?.version === present[name].version &&
      locked[name].integrity === present[name].integrity &&
      existsSync(inProject(name, 'package.json'))
    );
  });
}

/** @param {string} output of npm */
function diagnose(output) {
  const lines = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line) && !/complete log|^npm \S+\s+at /.test(line));
  const why =
    lines
      .slice(0, 8)
      .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
      .filter((line) => line !== '')
      .join(' ') || 'npm 没有给出原因';
  const what = '依赖没有装好';
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EIDLETIMEOUT|network/i.test(
      output,
    )
  ) {
    return new Failure({
      what: `${what}：连接不到 npm 源`,
      why,
      remedy: '检查网络、代理和 npm 源（npm config get registry）后重新运行；已下载的部分保留在 npm 缓存中。',
    });
  }
  if (/EINTEGRITY/.test(output))
    return new Failure({
      what: `${what}：下载的内容与锁定的校验值不符`,
      why,
      remedy: '运行 npm cache verify 后重新运行；仍不符时更换 npm 源。',
    });
  if (/EUSAGE|in sync/.test(output))
    return new Failure({
      what: `${what}:package.json 与 package-lock.json 不一致`,
      why,
      remedy: '运行 npm install，并提交更新后的 package-lock.json。',
    });
  if (/ENOSPC/.test(output))
    return new Failure({ what: `${what}：磁盘空间不足`, why, remedy: '清理出至少 2 GB 空间后重新运行。' });
  if (/EACCES|EPERM/.test(output))
    return new Failure({
      what: `${what}：没有读写权限`,
      why,
      remedy: '检查项目文件夹、node_modules 和 npm 缓存的所有者后重新运行。',
    });
  return new Failure({ what, why, remedy: '查看日志；处理后重新运行会重新安装。' });
}

/** @type {import('./context.mjs').Step} */
export async function installDependencies({ log, signal }, note) {
  const wanted = wantedState();
  if (!existsSync(underWay)) {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return '已就绪';
    if (installedByHand()) {
      writeFileSync(stamp, wanted);
      return '已就绪（与锁定的版本核对一致）';
    }
  }
  note('正在安装');
  mkdirSync(dirname(underWay), { recursive: true });
  writeFileSync(underWay, '');
  const [command, ...args] = npmCommand();
  // Install scripts stay off: nothing here needs one, and no package runs code of its own on this machine.
  const { code, output } = await run(
    command,
    [...args, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    { log, signal },
  );
  if (code !== 0) throw diagnose(output);
  writeFileSync(stamp, wanted);
  rmSync(underWay);
  return '安装完成';
}
