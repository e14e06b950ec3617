// @ts-check
// What Linux itself must have: the libraries Electron is linked to, a Chinese font, and for tests a screen that
// needs no monitor and the tools that read PDF files. Elsewhere there is nothing to do.
import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { electronExecutable } from './electron.mjs';
import { Failure } from './failure.mjs';
import { run, which } from './run.mjs';

/**
 * @typedef {object} Need
 * @property {string} what as people know it
 * @property {readonly (readonly string[])[]} packages of Debian and Ubuntu; of several names for one, newest first
 * @property {() => string[]} missing what is not there, in detail
 */

/** @param {string[]} programs */
const missingPrograms = (programs) => programs.filter((name) => which(name) === undefined);

/** What a program prints; its complaints are not for us. @param {string} program @param {string[]} args */
const printed = (program, ...args) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** The libraries the dynamic linker does not find for Electron. */
function missingLibraries() {
  if (which('ldd') === undefined) return [];
  const list = printed('ldd', electronExecutable);
  return [...list.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => name ?? '');
}

/** @param {string} pattern */
const hasFont = (pattern) =>
  which('fc-list') !== undefined && printed('fc-list', pattern, 'family').trim() !== '';

function missingFont() {
  if (which('fc-list') === undefined) return ['fc-list'];
  return hasFont(':lang=zh-cn') ? [] : ['zh-cn'];
}

/** @type {Need} */
const libraries = {
  what: 'Electron 所需的图形库',
  // Since Ubuntu 24.04 and Debian 13 some names end in t64.
  packages: [['libgtk-3-0t64', 'libgtk-3-0'], ['libnss3'], ['libasound2t64', 'libasound2'], ['libgbm1']],
  missing: missingLibraries,
};
/** @type {Need} */
const font = { what: '中文字体', packages: [['fontconfig'], ['fonts-noto-cjk']], missing: missingFont };
/** @type {Need} */
const screen = {
  what: '虚拟屏幕',
  packages: [['xvfb'], ['xauth']],
  missing: () => missingPrograms(['Xvfb', 'xvfb-run', 'xauth']),
};
/** @type {Need} */
const pdf = {
  what: 'PDF 检查工具',
  packages: [['poppler-utils']],
  missing: () => missingPrograms(['pdftotext', 'pdftoppm', 'pdffonts', 'pdfinfo']),
};
/** Those of the kept pictures of papers; TrueType, which a PDF embeds as it is. Without them that test is left out. @type {Need} */
const paperFonts = {
  what: '文书图片所用的字体',
  packages: [['fonts-babelstone-han'], ['fonts-wqy-zenhei']],
  missing: () => ['BabelStone Han', 'WenQuanYi Zen Hei'].filter((name) => !hasFont(`:family=${name}`)),
};
/** A print system and serial lines to try the printers on. Without them those tests say so and are left out. @type {Need} */
const printing = {
  what: '打印系统和串行线路（试打印用）',
  packages: [['cups'], ['cups-client'], ['socat']],
  missing: () => missingPrograms(['cupsd', 'lp', 'socat']),
};
/** The compiler, needed only where better-sqlite3 has to be compiled. @type {Need} */
export const compiler = {
  what: 'C++ 编译器',
  packages: [['g++']],
  missing: () => missingPrograms(['gcc', 'g++']),
};

/** Whether windows can be shown to someone. */
export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

/** @param {readonly string[]} names @returns {string} the one this distribution has; the last when none is known */
function known(names) {
  for (const name of names.slice(0, -1)) {
    try {
      execFileSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' });
      return name;
    } catch {
      continue; // this distribution does not know the name
    }
  }
  return names.at(-1) ?? '';
}

/** A list short enough to read. @param {string[]} items */
const some = (items) => items.slice(0, 5).join('、') + (items.length > 5 ? ` 等 ${items.length} 项` : '');

/**
 * apt-get, unattended. A second try follows a failure: servers have moments, and an installation that was
 * cut off has to be set right first.
 * @param {import('./context.mjs').Context} context
 * @param {readonly Need[]} needs
 * @returns {Promise<boolean>}
 */
async function aptInstall({ log, signal }, needs) {
  const options = { log, signal, env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' } };
  const apt = ['-q', '-o', 'DPkg::Lock::Timeout=120'];
  for (const attempt of [1, 2]) {
    if (attempt > 1) {
      await pause(3000, undefined, { signal });
      await run('dpkg', ['--configure', '-a'], options);
    }
    if ((await run('apt-get', [...apt, 'update'], options)).code !== 0) continue;
    const packages = needs.flatMap((need) => need.packages.map(known));
    if (
      (await run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', ...packages], options))
        .code === 0
    )
      return true;
  }
  return false;
}

/**
 * Installs what is missing, or says what to type.
 * @param {import('./context.mjs').Context} context
 * @param {readonly Need[]} needs
 * @param {(activity: string) => void} note
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function ensure(context, needs, note) {
  if (process.platform !== 'linux') return false;
  const open = () => needs.filter((need) => need.missing().length > 0);
  const wanted = open();
  if (wanted.length === 0) return false;
  const names = wanted.map((need) => need.what).join('、');
  const what = `缺少系统组件：${names}`;
  const debian = which('apt-get') !== undefined;
  const root = process.getuid?.() === 0;
  if (debian && root) {
    note(`正在安装 ${names}`);
    await aptInstall(context, wanted);
    if (open().length === 0) return true;
  }
  const detail = open()
    .map((need) => `${need.what}(${some(need.missing())})`)
    .join(';');
  const packages = wanted.flatMap((need) => need.packages.map(debian ? known : (list) => list.at(-1) ?? ''));
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  throw new Failure({
    what,
    why: `系统中没有 ${detail}${debian && root ? '，自动安装没有成功' : ''}`,
    remedy: debian
      ? `运行以下命令后重新运行：\n    ${root ? command : command.replaceAll('apt-get', 'sudo apt-get')}`
      : `用本系统的软件包管理器安装与 Debian 的 ${packages.join('、')} 相当的软件包后重新运行。`,
  });
}

/** @type {import('./context.mjs').Step} */
export async function installSystemParts(context, note) {
  if (process.platform !== 'linux') return '本系统无需安装';
  const testing = context.purpose === 'test';
  const needs = [libraries, font, ...(testing || !hasDisplay() ? [screen] : []), ...(testing ? [pdf] : [])];
  const installed = await ensure(context, needs, note);
  const debianRoot = which('apt-get') !== undefined && process.getuid?.() === 0;
  const useful = [printing, paperFonts].filter((need) => need.missing().length > 0);
  if (testing && debianRoot && useful.length > 0) {
    note(`正在安装 ${useful.map((need) => need.what).join('、')}`);
    await aptInstall(context, useful);
  }
  return installed ? '安装完成' : '已就绪';
}
