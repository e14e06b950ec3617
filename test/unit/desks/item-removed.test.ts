import { expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { ReferenceVersions } from '../../../electron/reference-versions.ts';
import { openCounter } from '../../support/counter.ts';
import { application, itemNamed } from '../../support/hall.ts';
import { serveWhole } from '../../support/whole-counter.ts';

test('A9: 新版本目录中没有了的事项，正在办理的办件照样能看，能办的列得出来', async () => {
  const before = await openCounter();
  await before.desk.session.signIn('1001', '100101');
  const item = itemNamed('道路货物运输经营许可');
  const made = runCaseCommand(before.desk, before.store, { type: 'register', ...application(item) });
  if (!made.ok) throw new Error(made.refusal.message);
  const { catalogue } = before.desk.reference;
  const left = catalogue.items.filter(({ code }) => code !== item.code);
  new ReferenceVersions(before.store.db).keep('catalogue', { ...catalogue, items: left }, catalogue, {
    at: before.desk.clock.now(),
    staff: '3001',
    name: '管理人员',
    what: '移出一项',
  });
  before.store.close();

  const after = await openCounter(before.folder);
  expect(after.desk.reference.itemOn(item.code, after.desk.today)).toBeUndefined();
  await after.desk.session.signIn('1001', '100101');
  const whole = serveWhole(after);
  const [caseId] = after.store.db.prepare('select case_id from case_view').pluck().all() as string[];
  for (const [name, input] of [
    ['caseDetail', { caseId }],
    ['caseOffers', { caseId }],
  ] as const)
    // oxlint-disable-next-line no-await-in-loop -- one after another
    expect([name, (await whole.call(name, input)).ok]).toEqual([name, true]);
  whole.close();
  after.close();
});
