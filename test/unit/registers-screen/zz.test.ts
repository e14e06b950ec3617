import { it } from 'vitest';
import { openWholeHall, wholeHall, wholeItems, bureau, transport } from '../../support/whole-hall.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { offersOnRegister } from '../../../electron/acts/offers.ts';
import { registerList, registerShelves } from '../../../electron/acts/register-views.ts';
it('t', { timeout: 200000 }, async () => {
  const c = await openWholeHall();
  const sealId = c.id();
  c.must('1001', { type: 'seal.register', sealId, kind: '行政审批专用章', name: '章', organ: transport, department: bureau, counters: [wholeHall.counter.id], approval: '1' });
  for (let i = 0; i < 300; i += 1) c.take(wholeItems.freight);
  for (let i = 0; i < 5000; i += 1) c.must('1001', { type: 'consultation.open', consultationId: c.id(), question: '问题' + i, person: { name: '陈示范', phone: '13800000000' }, itemCode: null, answer: null });
  const desk = actingDesk(c, wholeHall.staff[0]!);
  const time = (name: string, f: () => unknown) => { f(); const s = performance.now(); f(); console.log(name, (performance.now() - s).toFixed(1)); };
  time('shelves', () => registerShelves(desk, c.store));
  time('list', () => registerList(desk, c.store, { register: 'consultation', query: '33', open: true, offset: 0, limit: 500 }));
  for (const r of ['consultation', 'complaint', 'seal', 'bill', 'transfer', 'shift', 'leave', 'mandate', 'notice', 'penalty', 'numbers'] as const)
    time(r, () => offersOnRegister(desk, c.store, r, null));
  time('seal id', () => offersOnRegister(desk, c.store, 'seal', sealId));
  c.close();
});
