/** What a page, a disk or an editor may have spoiled in the database: the counter starts, says so, and goes on. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { readDraft } from '../../../electron/acts/drafts.ts';
import { hallBook } from '../../../electron/acts/manage.ts';
import { SavedViews } from '../../../electron/acts/saved-views.ts';
import { loadReference } from '../../../electron/reference.ts';
import { ReferenceVersions } from '../../../electron/reference-versions.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(() => counter.close());

const assets = join(import.meta.dirname, '../../../assets');
const spoil = (kind: string, body: string) =>
  counter.store.db.prepare('update reference set body = ? where kind = ?').run(body, kind);
const by = { at: '2026-09-30T01:00:00.000Z', staff: '3001', name: '示范', what: '改' };
const person = (number: string) => {
  const found = counter.desk.reference.hall.staff.find((member) => member.number === number);
  if (found === undefined) throw new Error(number);
  return found;
};

describe('大厅资料和事项目录损坏', () => {
  test.each(['{', '{}', 'null', '[]', '{"version":"x","schema":99}'])(
    '现用的大厅资料成了%s：用最近一个读得出的版本启动，并且说明',
    async (damage) => {
      const { hall } = counter.desk.reference;
      const versions = new ReferenceVersions(counter.store.db);
      const version = versions.keep('hall', { ...hall, name: '改过名的大厅' }, hall, by);
      spoil('hall', damage);
      const loaded = await loadReference(counter.store.db, assets);
      expect(loaded.hall).toMatchObject({ version, name: '改过名的大厅' });
      expect(loaded.remarks).toEqual([expect.stringContaining(`大厅资料已损坏，现使用较早的版本${version}`)]);
    },
  );

  test('最近的版本也损坏的，用再早的；一个也读不出的，说明原因，不拿培训大厅顶替', async () => {
    const { hall } = counter.desk.reference;
    const version = new ReferenceVersions(counter.store.db).keep('hall', hall, hall, by);
    spoil('hall', '{');
    spoil(`made:hall:${version}`, '{');
    expect((await loadReference(counter.store.db, assets)).hall.version).toBe(hall.version);
    spoil(`made:hall:${hall.version}`, '{}');
    await expect(loadReference(counter.store.db, assets)).rejects.toThrow('请用备份恢复');
  });

  test('事项目录损坏的，用较早的版本，没有的用程序自带的', async () => {
    counter.store.db
      .prepare("insert into reference (kind, version, body) values ('catalogue', 'x', '{\"items\":7}')")
      .run();
    const loaded = await loadReference(counter.store.db, assets);
    expect(loaded.catalogue.version).toBe(counter.desk.reference.catalogue.version);
    expect(loaded.remarks).toEqual([expect.stringContaining('程序自带的目录')]);
  });

  test('版本列表中有一行损坏的，其余照常列出', () => {
    const { hall } = counter.desk.reference;
    const versions = new ReferenceVersions(counter.store.db);
    const first = versions.keep('hall', hall, hall, by);
    const second = versions.keep('hall', hall, { ...hall, version: first }, by);
    spoil(`made:hall:${first}`, '\u0000');
    const book = hallBook(actingDesk(counter, person('3001')), counter.store);
    const shown = book.ok ? book.value.versions.map(({ version }) => version) : [];
    expect(shown).toEqual([second, hall.version]);
    expect(versions.hallOf(first)).toBeNull();
  });
});

describe('本机的小记录损坏', () => {
  test('保存的筛选损坏的，略去这一条，其余照常', () => {
    const views = new SavedViews(counter.store);
    const filter = { query: '' } as never;
    views.save('1001', 1, '一', filter);
    views.save('1001', 2, '二', filter);
    for (const damage of ['', '{', 'null', '{"stage":"飞行"}', '{"from":"2026-02-30"}']) {
      counter.store.db.prepare('update saved_view set filter = ? where slot = 1').run(damage);
      expect(views.of('1001').map(({ slot }) => slot)).toEqual([2]);
    }
  });

  test('没有发送的表损坏的，当作没有', () => {
    const { desk, store } = counter;
    for (const [savedAt, body] of [
      [desk.clock.now(), '{'],
      [desk.clock.now(), '{"forms":1}'],
      ['昨天', '[]'],
    ]) {
      store.db
        .prepare('insert or replace into intake_draft (staff, counter, saved_at, body) values (?, ?, ?, ?)')
        .run('1001', desk.reference.hall.counter.id, savedAt, body);
      expect(readDraft(desk, store, person('1001'))).toBeNull();
    }
  });
});
