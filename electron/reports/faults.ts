/** Why a report did not come about, for whoever asked for it; the details are in the log. */
import { type Refusal, refuse } from '#shared/result.ts';
import { outOfMemory, ThreadFault } from '../thread.ts';

type Refused = { readonly ok: false; readonly refusal: Refusal };

const words: readonly (readonly [code: RegExp, message: string, next: string])[] = [
  [
    new RegExp(`^${outOfMemory}$`),
    '办件过多，本机内存不足，没有完成。',
    '请缩短期间，或者按部门分别统计后再试。',
  ],
  [/^SQLITE_(BUSY|LOCKED)/, '本机数据正在使用，没有完成。', '请稍候重试，记录没有改动。'],
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    '本机数据文件有损坏，没有完成。',
    '请先备份本机数据，并将日志交给管理员；已上传中心的记录不受影响。',
  ],
  [
    /^SQLITE_(CANTOPEN|IOERR)/,
    '本机数据文件读不出来，没有完成。',
    '请重试；仍不行的，请检查磁盘，并将日志交给管理员。',
  ],
  [/^(SQLITE_FULL|ENOSPC)/, '磁盘空间不足，没有完成。', '请清理磁盘后重试。'],
];

/** Undefined for what is a fault of the program's own. */
export function reportRefusal(error: unknown): Refused | undefined {
  const { name, reason } = (error ?? {}) as { name?: unknown; reason?: unknown };
  if (name === 'DrawingError')
    return reason === 'timed_out'
      ? refuse('fault', '', '页数过多，PDF没有生成。', '请缩短期间后重新生成，或者改为导出Excel。')
      : refuse('fault', '', 'PDF没有生成。', '请重新导出；仍不行的，请改为导出Excel。');
  if (!(error instanceof ThreadFault)) return undefined;
  const known = words.find(([code]) => code.test(error.code));
  return known === undefined
    ? refuse('fault', '', '统计没有完成，记录没有改动。', '请重试；仍不行的，请将日志交给管理员。')
    : refuse('fault', '', known[1], known[2]);
}
