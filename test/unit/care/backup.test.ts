import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { makeBackup } from '../../../electron/care/backup.ts';
import type { Job } from '../../../electron/jobs.ts';
import { openStore } from '../../../electron/store/open.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application, itemNamed } from '../../support/hall.ts';

let counter: TestCounter;
let place: string;
beforeEach(async () => {
  counter = await openCounter();
  place = mkdtempSync(join(tmpdir(), 'yimen-backup-'));
  await counter.desk.session.signIn('1001', '100101');
  runCaseCommand(counter.desk, counter.store, {
    type: 'register',
    ...application(itemNamed('道路货物运输经营许可')),
  });
});
afterEach(() => {
  counter.close();
  rmSync(place, { recursive: true });
});

const papers = (): string => {
  const folder = join(counter.folder, 'papers');
  mkdirSync(folder, { recursive: true });
  for (const name of ['a.pdf', 'b.pdf', 'half.pdf.tmp']) writeFileSync(join(folder, name), name);
  return folder;
};
const scanned = 'ab'.repeat(32);
const scans = (): string => {
  const folder = join(counter.folder, 'scans');
  for (const shelf of ['ab', 'new']) mkdirSync(join(folder, shelf), { recursive: true });
  writeFileSync(join(folder, 'ab', scanned), '第一页');
  writeFileSync(join(folder, 'new', 'half'), '半');
  return folder;
};
const job = (signal = new AbortController().signal, progress: Job['progress'] = () => undefined): Job => ({
  id: 'x',
  signal,
  progress,
});

describe('备份', () => {
  test('数据库、文书和扫描件都在，能打开，记录一条不少；进度走到头', async () => {
    const told: [number, number][] = [];
    const source = { db: counter.store.db, papers: papers(), scans: scans() };
    const done = await makeBackup(
      source,
      place,
      'copy',
      job(undefined, (at, of) => told.push([at, of])),
    );
    expect(done).toEqual({ ok: true, value: { folder: join(place, 'copy') } });
    expect(readdirSync(place)).toEqual(['copy']);
    expect(readdirSync(join(place, 'copy', 'papers')).toSorted()).toEqual(['a.pdf', 'b.pdf']);
    expect(readFileSync(join(place, 'copy', 'papers', 'a.pdf'), 'utf8')).toBe('a.pdf');
    expect(readdirSync(join(place, 'copy', 'scans'))).toEqual(['ab']);
    expect(readFileSync(join(place, 'copy', 'scans', 'ab', scanned), 'utf8')).toBe('第一页');
    const copy = openStore(join(place, 'copy', 'counter.sqlite'));
    const count = 'select count(*) from event';
    expect(copy.prepare(count).pluck().get()).toBe(counter.store.db.prepare(count).pluck().get());
    copy.close();
    const last = told.at(-1) ?? [0, 1];
    expect(last[0]).toBe(last[1]);
  });

  test('取消以后什么都不留下', async () => {
    const stop = new AbortController();
    const source = { db: counter.store.db, papers: papers(), scans: scans() };
    await expect(
      makeBackup(
        source,
        place,
        'copy',
        job(stop.signal, () => stop.abort()),
      ),
    ).rejects.toThrow(/abort/i);
    expect(readdirSync(place)).toEqual([]);
  });

  test('写不进去的，说明原因，什么都不留下', async () => {
    const file = join(place, 'not-a-folder');
    writeFileSync(file, '');
    const done = await makeBackup(
      { db: counter.store.db, papers: papers(), scans: scans() },
      file,
      'copy',
      job(),
    );
    expect(done).toMatchObject({ ok: false, refusal: { kind: 'device' } });
    expect(readdirSync(place)).toEqual(['not-a-folder']);
  });

  test('同名的备份已经在的，另起名称；两份同时备份，互不相干，原有的一个文件也不动', async () => {
    mkdirSync(join(place, 'copy'));
    writeFileSync(join(place, 'copy', '旧'), '旧');
    const source = { db: counter.store.db, papers: papers(), scans: scans() };
    const both = await Promise.all([
      makeBackup(source, place, 'copy', job()),
      makeBackup(source, place, 'copy', job()),
    ]);
    expect(both.map((done) => (done.ok ? done.value.folder : '')).toSorted()).toEqual([
      join(place, 'copy-2'),
      join(place, 'copy-3'),
    ]);
    expect(readdirSync(place).toSorted()).toEqual(['copy', 'copy-2', 'copy-3']);
    expect(readdirSync(join(place, 'copy'))).toEqual(['旧']);
    for (const name of ['copy-2', 'copy-3']) openStore(join(place, name, 'counter.sqlite')).close();
  });

  test('备份中途移动盘拔出、空间用完的，说明原因和办法，不留半份', async () => {
    const source = { db: counter.store.db, papers: papers(), scans: scans() };
    const gone = await makeBackup(
      source,
      place,
      'copy',
      job(undefined, () => rmSync(join(place, 'copy.未完成'), { recursive: true, force: true })),
    );
    expect(gone).toMatchObject({ ok: false, refusal: { message: '所选位置读写出错，没有备份。' } });
    const full = await makeBackup(
      source,
      place,
      'copy',
      job(undefined, () => {
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      }),
    );
    expect(full).toMatchObject({ ok: false, refusal: { message: '所选位置的空间不够，没有备份。' } });
    expect(readdirSync(place)).toEqual([]);
    expect(await makeBackup(source, place, 'copy', job())).toMatchObject({ ok: true });
  });
});
