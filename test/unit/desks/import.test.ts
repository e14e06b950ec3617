import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ReferenceImport } from '../../../electron/acts/reference-import.ts';
import { readImport } from '../../../electron/import/perform.ts';
import { Jobs } from '../../../electron/jobs.ts';
import { ReferenceVersions } from '../../../electron/reference-versions.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { member } from '../../support/people.ts';
import { hall, uuidOf } from '../../support/hall.ts';

/** As the counter has it, the file read at once instead of in a thread. */
const importsOf = (opened: TestCounter, person: string, file: string | null): ReferenceImport =>
  new ReferenceImport({
    desk: actingDesk(opened, member(person, hall)),
    store: opened.store,
    log: opened.log,
    jobs: new Jobs(() => undefined),
    chooseFile: async () => file,
    read: (task, { progress }) => readImport(task, progress),
  });

const plans = join(import.meta.dirname, '../../../assets/founding-plans.json');

test('A7: 进驻方案读入后先列出需要核对的内容，启用后成为目录的新版本；没有选择文件的什么也不做', async () => {
  const opened = await openCounter();
  const none = await importsOf(opened, '3001', null).choose('一览表A', uuidOf(1));
  expect(none).toEqual({ ok: true, value: null });

  const imports = importsOf(opened, '3001', plans);
  const read = await imports.choose('进驻方案', uuidOf(2));
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
  const read = await importsOf(opened, '3001', file).choose('一览表A', uuidOf(1));
  expect(read).toMatchObject({ ok: false });
  const clerk = importsOf(opened, '1001', file);
  expect(await clerk.choose('一览表A', uuidOf(2))).toMatchObject({
    ok: false,
    refusal: { kind: 'not_permitted' },
  });
  opened.close();
});
