import { contextBridge } from 'electron';
import type { Pad } from '#shared/contract/pad.ts';
import { call, subscribe } from './bridge.ts';

contextBridge.exposeInMainWorld('pad', {
  padState: call('pad:padState'),
  rate: call('pad:rate'),
  onPadState: subscribe('pad:padStateChanged'),
} satisfies Pad);
