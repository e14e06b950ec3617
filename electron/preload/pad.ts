import { contextBridge } from 'electron';
import type { Pad } from '#shared/contract/pad.ts';
import { call, subscribe } from './bridge.ts';

contextBridge.exposeInMainWorld('pad', {
  padState: call('pad:padState'),
  chooseGrade: call('pad:chooseGrade'),
  giveReasons: call('pad:giveReasons'),
  chooseAgain: call('pad:chooseAgain'),
  confirmCheck: call('pad:confirmCheck'),
  declineSigning: call('pad:declineSigning'),
  signPaper: call('pad:signPaper'),
  onPadState: subscribe('pad:padStateChanged'),
} satisfies Pad);
