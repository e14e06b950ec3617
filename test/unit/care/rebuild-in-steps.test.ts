import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { viewTables } from '../../../electron/store/views.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application, itemNamed, uuidOf } from '../../support/hall.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter();
  await counter.desk.session.signIn('1001', '100101');
  for (let number = 1; number <= 20; number += 1)
    runCaseCommand(counter.desk, counter.store, {
      type: 'register',
      ...application(itemNamed('道路货物运输经营许可')),
      commandId: uuidOf(number * 2),
      caseId: uuidOf(number * 2 + 1),
    });
});
afterEach(() => counter.close());

const tables = () =>
  viewTables.map((table) =>
    (counter.store.db.prepare(`select * from ${table}`).all() as object[])
      .map((row) => JSON.stringify(row))
      .toSorted(),
  );

describe('启动时重新整理', () => {
  test('整理出来的与原来一样，并告诉进度；整理过的不再整理', async () => {
    const { store } = counter;
    const before = tables();
    store.rebuildNextTime();
    const told: [number, number][] = [];
    await store.rebuildFor('same', (done, total) => told.push([done, total]));
    expect(tables()).toEqual(before);
    const count = [...store.log.pages()].flat().length;
    expect(told.at(-1)).toEqual([count, count]);
    told.length = 0;
    await store.rebuildFor('same', (done, total) => told.push([done, total]));
    expect(told).toEqual([]);
  });

  test('中途出错，列表保持原样，下次启动再整理', async () => {
    const { store } = counter;
    const before = tables();
    store.rebuildNextTime();
    const failing = () => {
      throw new Error('the disk is full');
    };
    await expect(store.rebuildFor('same', failing)).rejects.toThrow('the disk is full');
    expect(tables()).toEqual(before);
    expect(store.getState('views')).toBeUndefined();
    await store.rebuildFor('same', () => undefined);
    expect(tables()).toEqual(before);
  });
});
