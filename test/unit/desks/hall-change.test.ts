import { describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { changedHall } from '#shared/desks/hall-change.ts';
import { type HallReference, isServedAt } from '#shared/reference/index.ts';
import { ReferenceVersions } from '../../../electron/reference-versions.ts';
import { hallBook, changeHall } from '../../../electron/acts/manage.ts';
import { loadReference } from '../../../electron/reference.ts';
import { join } from 'node:path';
import { actingDesk } from '../../support/acting-desk.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { hall } from '../../support/hall.ts';

const today = civilDate('2026-09-30');
type Change = Parameters<typeof changedHall>[1];
const changed = (change: Change, from: HallReference = hall): HallReference => {
  const done = changedHall(from, change, today);
  if (!done.ok) throw new Error(done.refusal.message);
  return done.value.hall;
};
const refusal = (change: Change, from: HallReference = hall) => {
  const done = changedHall(from, change, today);
  if (done.ok) throw new Error('was not refused');
  return done.refusal;
};
const counter = hall.counter.id;
const roster = {
  type: 'add_roster',
  counter,
  staff: '1002',
  from: '2026-10-08',
  until: '2026-10-14',
} as const;
const posting: Extract<Change, { type: 'staff' }> = {
  type: 'staff',
  number: '1002',
  post: '窗口工作人员',
  rank: '科员',
  level: '中层及以下',
  counter,
  standIns: ['1001'],
  until: null,
  reason: '',
};

describe('轮值和窗口安排', () => {
  test('A3: 轮值按日期安排，一人同一期间只在一个窗口', () => {
    const once = changed(roster);
    expect(once.roster).toHaveLength(1);
    expect(refusal({ ...roster, from: '2026-10-14', until: '2026-10-20' }, once)).toMatchObject({
      rule: 'A3',
    });
    expect(refusal({ ...roster, staff: '2001' })).toMatchObject({ rule: 'A3', field: 'staff' });
  });
  test('A9: 过去的安排不能补改', () => {
    expect(refusal({ ...roster, from: '2026-09-29' })).toMatchObject({ rule: 'A9', field: 'from' });
  });
  test('A9: 给窗口增加业务时，原来办理的业务照旧', () => {
    const more = changed({
      type: 'add_allocation',
      counter,
      department: '凤冈县水务局',
      from: '2026-10-08',
      until: null,
    });
    const served = (name: string, on: string) => isServedAt(more, more.counter, name, civilDate(on));
    expect(served('凤冈县交通运输局', '2026-10-08')).toBe(true);
    expect(served('凤冈县水务局', '2026-10-07')).toBe(false);
    expect(served('凤冈县水务局', '2026-10-08')).toBe(true);
    const ended = changed(
      { type: 'end_allocation', counter, department: '凤冈县交通运输局', until: '2026-10-09' },
      more,
    );
    expect(isServedAt(ended, ended.counter, '凤冈县交通运输局', civilDate('2026-10-10'))).toBe(false);
  });
});

describe('人员', () => {
  test('D8: 未满年限离开窗口的，没有事由不能更换', () => {
    expect(refusal({ ...posting, until: '2026-10-31' })).toMatchObject({ rule: 'D8', field: 'reason' });
    const moved = changed({ ...posting, until: '2026-10-31', reason: '工作调动' });
    expect(moved.staff.find(({ number }) => number === '1002')?.until).toBe('2026-10-31');
  });
  test('D2: 窗口负责人的职级不得低于大厅的规定', () => {
    expect(refusal({ ...posting, number: '1001', standIns: [] })).toMatchObject({ rule: 'D2' });
  });
  test('D6: 替岗人员应当是名册中的其他人员', () => {
    expect(refusal({ ...posting, standIns: ['1002'] })).toMatchObject({ rule: 'D6' });
    expect(refusal({ ...posting, standIns: ['9999'] })).toMatchObject({ rule: 'D6' });
  });
  test('只改职务的，人员的其他资料和PIN都不变', () => {
    const before = hall.staff.find(({ number }) => number === '1002');
    const after = changed({ ...posting, post: '窗口首席' }).staff.find(({ number }) => number === '1002');
    expect(after).toEqual({ ...before, post: '窗口首席', until: null });
  });
});

describe('版本', () => {
  const at = (opened: TestCounter, number: string) => {
    const person = opened.desk.reference.hall.staff.find((member) => member.number === number);
    if (person === undefined) throw new Error(number);
    return actingDesk(opened, person);
  };
  test('D1: 只有大厅管理人员修改；窗口负责人可以查看，窗口人员不能查看', async () => {
    const opened = await openCounter();
    expect(changeHall(at(opened, '1001'), opened.store, roster)).toMatchObject({ ok: false });
    expect(hallBook(at(opened, '1001'), opened.store)).toMatchObject({ ok: true });
    expect(hallBook(at(opened, '1002'), opened.store)).toMatchObject({ ok: false });
    expect(JSON.stringify(hallBook(at(opened, '3001'), opened.store))).not.toContain('scrypt');
    opened.close();
  });
  test('每次修改是一个新版本，写明谁、何时、什么；先前的版本都在，可以恢复；下次启动起使用', async () => {
    const opened = await openCounter();
    const manager = at(opened, '3001');
    const first = changeHall(manager, opened.store, roster);
    expect(first).toMatchObject({ ok: true, value: { version: 'training-4+1' } });
    const second = changeHall(manager, opened.store, {
      type: 'settings',
      settings: { ...hall.settings, tenureYears: 3 },
    });
    expect(second).toMatchObject({ ok: true, value: { version: 'training-4+2' } });
    const book = hallBook(manager, opened.store);
    if (!book.ok) throw new Error(book.refusal.message);
    expect(book.value).toMatchObject({ pending: true, version: 'training-4+2' });
    expect(book.value.settings.tenureYears).toBe(3);
    expect(book.value.versions.map(({ version, used, next, by }) => [version, used, next, by])).toEqual([
      ['training-4+2', false, true, '郑示范'],
      ['training-4+1', false, false, '郑示范'],
      ['training-4', true, false, ''],
    ]);
    const assets = join(import.meta.dirname, '../../../assets');
    const next = await loadReference(opened.store.db, assets);
    expect(next.hall.version).toBe('training-4+2');
    expect(next.hall.roster).toHaveLength(1);
    expect(changeHall(manager, opened.store, { type: 'restore', version: 'training-4' })).toMatchObject({
      ok: true,
    });
    const restored = new ReferenceVersions(opened.store.db).hall;
    expect(restored?.version).toBe('training-4+3');
    expect(restored?.roster).toEqual([]);
    opened.close();
  });
});
