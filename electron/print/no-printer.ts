import type { PaperMedia } from '#shared/papers/kinds.ts';
import { refuse } from '#shared/result.ts';

/** K1: nothing is sent where no printer is set, as if it had come out. */
export const noPrinterSet = {
  slip: refuse('device', 'K1', '未设置收据打印机。', '请由窗口负责人在设置中选择收据打印机并保存。'),
  document: refuse(
    'device',
    'K1',
    '未设置文书打印机，文书只归档为PDF。',
    '请由窗口负责人在设置中选择文书打印机并保存。',
  ),
} as const satisfies Record<PaperMedia, unknown>;
