import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import writeExcel, { type SheetData } from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withVersions } from '#shared/reference/import/versions.ts';
import type { ImportSource } from '#shared/contract/manage.ts';
import { ok, type Result } from '#shared/result.ts';
import { ReferenceImport } from '../../../electron/acts/reference-import.ts';
import { mostPlanBytes, readImport } from '../../../electron/import/perform.ts';
import type { ImportedFile } from '../../../electron/import/tasks.ts';
import { Jobs } from '../../../electron/jobs.ts';
import { outOfMemory, ThreadFault } from '../../../electron/thread.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { itemNamed, uuidOf } from '../../support/hall.ts';
import { refusalOf } from '../rules/results.ts';

const plans = readFileSync(join(import.meta.dirname, '../../../assets/founding-plans.json'), 'utf8');

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter();
  await counter.desk.session.signIn('3001', '300101');
});
afterEach(() => counter.close());

const saved = (name: string, bytes: string | Buffer): string => {
  const path = join(counter.folder, name);
  writeFileSync(path, bytes);
  return path;
};
const read = (path: string, source: ImportSource = '进驻方案') => {
  const { reference, today } = counter.desk;
  const known = { today, items: reference.catalogue.items, hall: reference.hall };
  return readImport({ source, path, known }, () => undefined);
};

describe('A7: 进驻方案的文件有问题的，一句话说明，不读入内存', () => {
  test('过大的不读；再大也立即说明', async () => {
    const path = saved('large.json', Buffer.alloc(mostPlanBytes + 1, ' '));
    const began = performance.now();
    expect(refusalOf(await read(path)).message).toBe('文件过大：不得超过20MB。');
    expect(performance.now() - began).toBeLessThan(500);
  });

  test.each([
    ['不是JSON', '{'],
    ['空文件', ''],
    ['嵌套一百万层', '['.repeat(1_000_000)],
    ['嵌套一百万层、括号成对', '['.repeat(1_000_000) + ']'.repeat(1_000_000)],
    ['是数组', '[]'],
    ['是空值', 'null'],
    ['改写原型', '{"__proto__":{"plan1":{}},"constructor":{"prototype":{"usable":true}}}'],
  ])('%s', async (_title, text) => {
    const refused = refusalOf(await read(saved('plans.json', text)));
    expect(refused.kind).toBe('bad_input');
    expect(refused.message).toMatch(/^(文件打不开，或者不是进驻方案的数据文件|进驻方案的数据不完整)/);
    expect(Object.hasOwn(Object.prototype, 'usable')).toBe(false);
  });

  test('记事本另存、开头带标记的照常读入；夹带__proto__的，原型不变', async () => {
    expect(await read(saved('bom.json', `\uFEFF${plans}`))).toMatchObject({ ok: true });
    const sly = plans.replace(/^\s*\{/u, '{"__proto__":{"polluted":1},');
    expect(await read(saved('sly.json', sly))).toMatchObject({ ok: true });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('是文件夹、管道的，不等待，如实说明', { timeout: 5000 }, async () => {
    expect(refusalOf(await read(counter.folder)).kind).toBe('bad_input');
    expect(refusalOf(await read(counter.folder, '一览表A')).message).toBe('文件打不开。');
    if (process.platform === 'win32') return;
    const pipe = join(counter.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(refusalOf(await read(pipe)).kind).toBe('bad_input');
    expect(refusalOf(await read(pipe, '一览表A')).message).toBe('文件打不开。');
  });
});

const some: ImportedFile = {
  items: [{ ...itemNamed('道路货物运输经营许可'), code: 'X1' }],
  departments: [],
  staff: 0,
  lines: [],
  moreLines: 0,
  errors: 0,
  usable: true,
};
type Read = ConstructorParameters<typeof ReferenceImport>[0]['read'];

describe('读取文件是长时间的任务：看得到，可以取消', () => {
  let jobs: Jobs;
  let choosing: () => Promise<string | null>;
  const importsWith = (how: Read) =>
    new ReferenceImport({
      desk: counter.desk,
      store: counter.store,
      log: counter.log,
      jobs,
      chooseFile: () => choosing(),
      read: how,
    });
  beforeEach(() => {
    jobs = new Jobs(() => undefined);
    choosing = async () => 'x.xlsx';
  });
  /** As the thread: nothing comes until it is ended. */
  const stuck: Read = (_task, { signal, progress }) =>
    new Promise((resolve) => {
      progress(1, 5);
      signal.addEventListener('abort', () => resolve(null));
    });

  test('进行中列在任务里，有进度；取消后没有可以启用的内容，可以另选文件', async () => {
    let how: Read = stuck;
    const imports = importsWith((task, job) => how(task, job));
    const running = imports.choose('一览表A', uuidOf(1));
    await Promise.resolve();
    await Promise.resolve();
    expect(jobs.list()[0]).toMatchObject({ title: '读取一览表A', state: '进行中', done: 1, total: 5 });
    expect(refusalOf(await imports.choose('一览表B', uuidOf(2))).message).toBe('正在读取另一个文件。');
    jobs.cancel(uuidOf(1));
    expect(refusalOf(await running).message).toContain('已取消');
    expect(imports.use(uuidOf(1)).ok).toBe(false);
    how = async () => ok(some);
    expect(await imports.choose('一览表A', uuidOf(3))).toMatchObject({ ok: true, value: { items: 1 } });
    expect(imports.use(uuidOf(3)).ok).toBe(true);
  });

  test.each([
    ['内存用尽', outOfMemory, '文件内容过多，没有读完。'],
    ['自行退出', '', '文件没有读完，没有导入任何内容。'],
  ])('中途%s的，说明原因，下一次照常', async (_title, code, message) => {
    let how: Read = () => Promise.reject(new ThreadFault(code, ''));
    const imports = importsWith((task, job) => how(task, job));
    const refused: Result<unknown> = await imports.choose('一览表A', uuidOf(1));
    expect(refusalOf(refused).message).toBe(message);
    expect(jobs.list()[0]).toMatchObject({ state: '未完成', text: message });
    how = async () => ok(some);
    expect((await imports.choose('一览表A', uuidOf(2))).ok).toBe(true);
  });

  test('签退的，读取随即停下；读好未启用的内容不留给下一个人', async () => {
    const imports = importsWith(stuck);
    const running = imports.choose('一览表A', uuidOf(1));
    await Promise.resolve();
    await Promise.resolve();
    counter.desk.session.signOut('下班');
    expect(refusalOf(await running).message).toContain('已取消');
    await counter.desk.session.signIn('3001', '300101');
    const done = importsWith(async () => ok(some));
    await done.choose('一览表A', uuidOf(2));
    counter.desk.session.signOut('下班');
    await counter.desk.session.signIn('3001', '300101');
    expect(refusalOf(done.use(uuidOf(2))).message).toBe('没有待启用的导入内容。');
  });

  test('选择文件的对话框开着时签退、锁定的，不读取', async () => {
    let reads = 0;
    const imports = importsWith(async () => {
      reads += 1;
      return ok(some);
    });
    choosing = async () => {
      counter.desk.session.lock();
      return 'x.xlsx';
    };
    expect(refusalOf(await imports.choose('一览表A', uuidOf(1))).message).toContain('已锁定');
    choosing = async () => {
      counter.desk.session.signOut('下班');
      return 'x.xlsx';
    };
    await counter.desk.session.unlock('300101');
    expect((await imports.choose('一览表A', uuidOf(2))).ok).toBe(false);
    expect(reads).toBe(0);
  });
});

test('A7 · A9: 两万项导入两万项的目录，数秒内排好新旧版本', () => {
  const { today } = counter.desk;
  const one = itemNamed('道路货物运输经营许可');
  const items = Array.from({ length: 20_000 }, (_, number) => ({ ...one, code: `X${number}` }));
  const began = performance.now();
  const after = withVersions(
    items,
    items.map((item) => ({ ...item, from: today })),
    today,
  );
  expect(performance.now() - began).toBeLessThan(5000);
  expect(after.ok && after.value.length).toBe(40_000);
});

test('A7: 单元格里有三万个字、控制字符、表情符号、公式的，逐处说明，每处都读得完', async () => {
  const long = '长'.repeat(30_000);
  const odd = ['\u202E倒', '😀', '=1+1', '_', long];
  const rows = [
    ['部门', '窗口号', '工号', '姓名', ...odd],
    ...odd.map((text) => [text, text, text, text, text]),
  ];
  const path = saved('odd.xlsx', await writeExcel(rows as SheetData).toBuffer());
  const answer = await read(path, '一览表A');
  if (!answer.ok) throw new Error(answer.refusal.message);
  expect(answer.value).toMatchObject({ usable: false, items: [] });
  expect(answer.value.errors).toBeGreaterThan(0);
  for (const { text, column, next } of answer.value.lines)
    expect(Math.max(text.length, column.length, next.length)).toBeLessThan(400);
});
