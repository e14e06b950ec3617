// @ts-check
// The two ways in which preparing ends early.

/** A step cannot be completed. Its three sentences are shown to the person at the keyboard. */
export class Failure extends Error {
  /**
   * @param {object} sentences
   * @param {string} sentences.what what happened
   * @param {string} sentences.why the reason, as far as it is known
   * @param {string} sentences.remedy what to do next
   */
  constructor({ what, why, remedy }) {
    super(what);
    this.name = 'Failure';
    this.why = why;
    this.remedy = remedy;
  }
}

/** Someone pressed Ctrl-C, or the process was asked to end. */
export class Interrupted extends Error {
  /** @param {number} exitCode 128 + the number of the signal */
  constructor(exitCode) {
    super('interrupted');
    this.name = 'Interrupted';
    this.exitCode = exitCode;
  }
}

/** What was thrown, as an error. @param {unknown} thrown */
export const asError = (thrown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));

/**
 * Gives any error the three sentences; errors of the operating system that people can act on are explained.
 * @param {unknown} error
 * @returns {Failure}
 */
export function explain(error) {
  if (error instanceof Failure) return error;
  const { code, path, message } = /** @type {NodeJS.ErrnoException} */ (asError(error));
  const why = path && !message.includes(path) ? `${message} (${path})` : message;
  const known = /** @type {Record<string, [string, string]>} */ ({
    ENOSPC: ['磁盘空间不足', '清理出至少 2 GB 空间后重新运行。'],
    EACCES: ['没有读写文件的权限', '检查上述文件或文件夹的所有者和权限后重新运行。'],
    EPERM: ['没有读写文件的权限', '检查上述文件或文件夹的所有者和权限后重新运行。'],
    EROFS: ['文件系统为只读', '换到可写的文件夹，或用 YIMEN_CACHE 指定可写的缓存文件夹后重新运行。'],
  })[code ?? ''];
  if (known) return new Failure({ what: known[0], why, remedy: known[1] });
  return new Failure({
    what: '准备过程出现未预料的错误',
    why,
    remedy: '查看日志；重新运行会从未完成的步骤继续。',
  });
}
