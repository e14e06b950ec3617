import { contextBridge } from 'electron';
import type { Counter } from '#shared/contract/counter.ts';
import { call, subscribe } from './bridge.ts';

contextBridge.exposeInMainWorld('counter', {
  session: call('counter:session'),
  signIn: call('counter:signIn'),
  signOut: call('counter:signOut'),
  searchItems: call('counter:searchItems'),
  item: call('counter:item'),
  readCard: call('counter:readCard'),
  registerApplication: call('counter:registerApplication'),
  supplementMaterials: call('counter:supplementMaterials'),
  listCases: call('counter:listCases'),
  caseDetail: call('counter:caseDetail'),
  inviteRating: call('counter:inviteRating'),
  openPaper: call('counter:openPaper'),
  slipPicture: call('counter:slipPicture'),
  reprint: call('counter:reprint'),
  retryPrint: call('counter:retryPrint'),
  confirmPrint: call('counter:confirmPrint'),
  status: call('counter:status'),
  syncNow: call('counter:syncNow'),
  caseAtCentre: call('counter:caseAtCentre'),
  settings: call('counter:settings'),
  saveSettings: call('counter:saveSettings'),
  testPrint: call('counter:testPrint'),
  onStatusChanged: subscribe('counter:statusChanged'),
  onCaseChanged: subscribe('counter:caseChanged'),
} satisfies Counter);
