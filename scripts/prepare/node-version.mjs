// @ts-check
import { Failure } from './failure.mjs';

/**
 * Vite, oxlint and oxfmt, which build and check this project, run on `^20.19.0 || >=22.12.0`.
 * @param {string} version like 20.19.0
 */
export function nodeIsSuitable(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

/** @type {import('./context.mjs').Step} */
export async function checkNode() {
  const { node } = process.versions;
  if (!nodeIsSuitable(node)) {
    throw new Failure({
      what: 'Node.js 版本不符合要求',
      why: `当前为 ${node}，需要 20.19 以上的 20 版，或 22.12 及以上版本`,
      remedy: '安装 Node.js 22 长期支持版（https://nodejs.org）后重新运行。',
    });
  }
  return node;
}
