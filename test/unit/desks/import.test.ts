import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ReferenceImport } from '../../../electron/acts/reference-import.ts';
import { ReferenceVersions } from '../../../electron/reference-versions.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { openCounter } from '../../support/counter.ts';
import { member } from '../../support/people.ts';
import { hall } from '../../support/hall.ts';

const plans = join(import.meta.dirname, '../../../assets/founding-plans.json');

test('A7: 进驻方案读入后先列出需要核对的内容，启用后成为目录的新版本；没有选择文件的什么也不做', async () => {
  const opened = await openCounter();
  const manager = actingDesk(opened, member('3001', hall));
  const none = await new ReferenceImport(manager, opened.store, async () => null).choose('一览表A');
  expect(none).toEqual({ ok: true, value: null });

  const imports = new ReferenceImport(manager, opened.store, async () => plans);
  const read = await imports.choose('进驻方案');
  if (!read.ok || read.value === null) throw new Error('not read');
  expect(read.value).toMatchObject({ errors: 0, usable: true, items: 65 });
  expect(read.value.lines.length).toBeGreaterThan(0);
  expect(new ReferenceVersions(opened.store.db).catalogue).toBeNull();
  expect(imports.use('another')).toMatchObject({ ok: false });
  expect(imports.use(read.value.importId)).toMatchObject({ ok: true });
  const kept = new ReferenceVersions(opened.store.db).catalogue;
  expect(kept?.version).toMatch(/\+1$/);
  expect(kept?.items.length).toBeGreaterThanOrEqual(opened.desk.reference.catalogue.items.length);
  expect(imports.use(read.value.importId)).toMatchObject({ ok: false });
  opened.close();
});

test('A7: 不是一览表的文件如实说明，没有导入任何内容；不是大厅管理人员的不能导入', async () => {
  const opened = await openCounter();
  const file = join(opened.folder, '一览表.xlsx');
  writeFileSync(file, '不是表格');
  const read = await new ReferenceImport(
    actingDesk(opened, member('3001', hall)),
    opened.store,
    async () => file,
  ).choose('一览表A');
  expect(read).toMatchObject({ ok: false });
  const clerk = new ReferenceImport(actingDesk(opened, member('1001', hall)), opened.store, async () => file);
  expect(await clerk.choose('一览表A')).toMatchObject({ ok: false, refusal: { kind: 'not_permitted' } });
  opened.close();
});
