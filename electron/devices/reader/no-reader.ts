import { refuse } from '#shared/result.ts';
import type { CardReader } from '../card-reader.ts';

/** No reader is set up: numbers are typed. */
export const noReader: CardReader = {
  simulated: false,
  state: { state: '未设置', text: '', next: '' },
  read: async () =>
    refuse(
      'device',
      'K1',
      '本窗口没有设置读卡器。',
      '请手工输入号码；有读卡器的，请窗口负责人在设置中设置。',
    ),
  retry: () => undefined,
  stop: async () => undefined,
};
