import type { PadState } from '#shared/contract/pad.ts';
import type { DeviceState } from '../device-state.ts';
import type { RatingPad } from '../rating-pad.ts';

/** The rating window, on the second screen where there is one. Its page asks for the state itself when it begins anew. */
export const createDisplayPad = (tell: (state: PadState) => void, open: () => boolean): RatingPad => ({
  id: 'display',
  signs: true,
  get state(): DeviceState {
    return open()
      ? { state: '就绪', text: '', next: '' }
      : { state: '未连接', text: '评价窗口未打开', next: '请重新启动程序；仍不行的，请将日志交给管理员。' };
  },
  show: tell,
  stop: async () => undefined,
});
