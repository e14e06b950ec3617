import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { Desk } from '../../../electron/acts/desk.ts';
import { Board } from '../../../electron/acts/board.ts';
import { Figures } from '../../../electron/acts/figures.ts';
import { listCases } from '#shared/contract/board.ts';
import { NewerDatabaseError, openStore } from '../../../electron/store/open.ts';
import { viewTables } from '../../../electron/store/views.ts';
import { application, complete, itemNamed, uuidOf } from '../../support/hall.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';

const freight = itemNamed('道路货物运输经营许可');
let counter: TestCounter;

beforeEach(async () => {
  counter = await openCounter();
  await counter.desk.session.signIn('1001', '100101');
});
afterEach(() => counter.close());

const take = (number: number, change: Parameters<typeof application>[1] = {}) => {
  const command = {
    ...application(freight, change),
    commandId: uuidOf(number * 2),
    caseId: uuidOf(number * 2 + 1),
  };
  return runCaseCommand(counter.desk, counter.store, { type: 'register', ...command });
};
const events = () => [...counter.store.log.pages()].flat();
const dump = () =>
  Object.fromEntries(
    viewTables.map((table) => [
      table,
      counter.store.db.prepare(`select * from ${table} order by 1, 2`).all(),
    ]),
  );
const rows = (query: string) => {
  const [person] = counter.desk.reference.hall.staff;
  if (person === undefined) throw new Error('the hall has nobody');
  const asked = listCases.parse({ query, sort: 'received', descending: true, offset: 0, limit: 50 });
  const list = new Board(counter.desk, counter.store, new Figures()).list(person, asked);
  return list.ok ? list.value.rows : [];
};

describe('一个行为，一个事务', () => {
  test('受理：事件、视图、编号、打印任务和评价邀请同时写入', () => {
    const done = take(1);
    expect(done.ok && done.value.stage).toBe('已受理');
    expect(events().map((event) => event.kind)).toEqual([
      'shift.signed_in',
      'case.received',
      'case.accepted',
      'paper.issued',
      'paper.issued',
      'rating.invited',
    ]);
    const { case_view, print_job, number_use, rating_view } = dump();
    expect(case_view).toHaveLength(1);
    // 一份凭证；通知书一式两份，每份一个任务
    expect(print_job?.map((job) => (job as { media: string }).media).toSorted()).toEqual([
      'document',
      'document',
      'slip',
    ]);
    expect(number_use).toHaveLength(3);
    expect(rating_view).toHaveLength(1);
  });

  test('中途出错，什么都不留下', () => {
    const before = dump();
    const count = events().length;
    counter.store.db.exec(
      "create trigger broken before insert on print_job begin select raise(abort, 'disk'); end",
    );
    expect(() => take(1)).toThrow('disk');
    expect(dump()).toEqual(before);
    expect(events()).toHaveLength(count);
  });

  test('同一命令执行两次，第二次不产生任何变化，回答相同', () => {
    const first = take(1);
    const before = dump();
    expect(take(1)).toEqual(first);
    expect(dump()).toEqual(before);
  });

  test('被拒绝的命令不写入任何事件', () => {
    const count = events().length;
    expect(take(1, { materials: [] }).ok).toBe(false);
    expect(events()).toHaveLength(count);
  });

  test('没有签到，不能办理', () => {
    counter.desk.session.signOut();
    const refused = take(1);
    expect(!refused.ok && refused.refusal.kind).toBe('not_signed_in');
  });
});

describe('事件日志', () => {
  test('本机序号从1起连续，每个事件记着前一个的哈希', () => {
    for (let number = 1; number <= 5; number += 1) take(number);
    const all = events();
    expect(all.map((event) => event.seq)).toEqual(all.map((_, index) => index + 1));
    for (const [index, event] of all.entries())
      expect(event.prevHash).toBe(all[index - 1]?.hash ?? '0'.repeat(64));
  });

  test('编号不重复，收件编号依次增加', () => {
    for (let number = 1; number <= 20; number += 1) take(number);
    const numbers = rows('').map((row) => row.receiptNumber.slice(0, 10));
    expect(new Set(numbers).size).toBe(20);
    expect(numbers).toContain('001-000020');
  });

  test('由事件重建的视图与现有视图一致', () => {
    take(1);
    take(2, { materials: complete(freight).slice(1), outcome: { kind: 'correct' } });
    runCaseCommand(counter.desk, counter.store, {
      type: 'supplement',
      commandId: uuidOf(50),
      caseId: uuidOf(5),
      materials: complete(freight).slice(0, 1),
    });
    const live = dump();
    counter.store.rebuild();
    expect(dump()).toEqual(live);
  });
});

describe('查找办件', () => {
  test.each(['001-000001', '陈示', 'csf', '4510', '货物运输', freight.code])('按“%s”查到', (query) => {
    take(1);
    expect(rows(query)).toHaveLength(1);
  });
  test.each(['%', '_', '张', "' or 1=1 --"])('“%s”查不到', (query) => {
    take(1);
    expect(rows(query)).toHaveLength(0);
  });
  test('列表中的申请人姓名是掩码的', () => {
    take(1);
    expect(rows('')[0]?.applicant).toBe('陈**');
  });
});

describe('打开数据库', () => {
  test('提交即落盘：WAL，synchronous为FULL', () => {
    expect(counter.store.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(counter.store.db.pragma('synchronous', { simple: true })).toBe(2);
  });

  test('更新版本写过的数据库不打开，也不改动', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'yimen-newer-')), 'counter.sqlite');
    openStore(file).close();
    const db = new Database(file);
    db.pragma('user_version = 99990');
    db.close();
    const copy = `${file}.copy`;
    copyFileSync(file, copy);
    expect(() => openStore(file)).toThrow(NewerDatabaseError);
    expect(new Database(file, { readonly: true }).pragma('user_version', { simple: true })).toBe(99_990);
  });

  test('再次打开，一切都在', async () => {
    take(1);
    const live = dump();
    const again = openStore(join(counter.folder, 'counter.sqlite'));
    expect(again.prepare('select count(*) from case_view').pluck().get()).toBe(1);
    again.close();
    expect(dump()).toEqual(live);
  });
});

describe('提交之后的事，不能动摇已做的事', () => {
  test('听取者出错只记入日志，行为照样成功，其他听取者照样听到', () => {
    const heard: string[] = [];
    counter.store.onAppended(() => {
      throw new Error('screen gone');
    });
    counter.store.onAppended((appended) => heard.push(...appended.map((event) => event.kind)));
    expect(take(1).ok).toBe(true);
    expect(heard).toContain('case.accepted');
    expect(counter.log.faults.map(({ place }) => place)).toContain('listener of store');
  });
});

describe('A5 · 许可法57 本机时钟倒退', () => {
  test('日期早于上一次办理的，不能办理；改正后可以', () => {
    take(1);
    counter.pass(-3 * 24 * 3_600_000);
    const refused = take(2);
    expect(!refused.ok && refused.refusal.rule).toContain('许可法57');
    counter.pass(3 * 24 * 3_600_000);
    expect(take(2).ok).toBe(true);
  });

  test('A5 · 许可法57：日期与中心不一致的，不能办理，不论快慢；只差时刻的可以', () => {
    for (const days of [-30, -1, 1, 365]) {
      counter.desk.offsetMs = days * 24 * 3_600_000;
      const refused = take(1);
      expect(!refused.ok && [refused.refusal.rule, refused.refusal.message]).toEqual([
        'A5 · 许可法57',
        expect.stringMatching(/^本机日期与中心不一致（本机2026-09-30，中心20\d\d-\d\d-\d\d），不能办理。$/u),
      ]);
    }
    // Half past nine here, noon there: the same day.
    counter.desk.offsetMs = 2.5 * 3_600_000;
    expect(take(1).ok).toBe(true);
    // Twenty past eleven at night there, and the next day here.
    counter.pass(14.5 * 3_600_000);
    counter.desk.offsetMs = -40 * 60_000;
    expect(take(2).ok).toBe(false);
    counter.desk.offsetMs = -4 * 60_000;
    expect(take(2).ok).toBe(true);
  });

  test('演示用的时钟从指定的时刻走起，没有中心与它同日，不作比较', async () => {
    const { reference, session, clock, registers } = counter.desk;
    const given = new Desk(reference, session, { ...clock, given: true }, registers);
    given.offsetMs = 30 * 24 * 3_600_000;
    const command = { ...application(freight), commandId: uuidOf(70), caseId: uuidOf(71) };
    expect(runCaseCommand(given, counter.store, { type: 'register', ...command }).ok).toBe(true);
  });

  test('与中心核对过的时钟是准的，以前的错不妨碍今天办理', () => {
    take(1);
    counter.pass(-3 * 24 * 3_600_000);
    counter.desk.offsetMs = 1200;
    expect(take(2).ok).toBe(true);
  });
});

describe('命令编号', () => {
  test('同一编号用于另一件事，不做也不冒认', () => {
    take(1);
    const other = { ...application(freight), commandId: uuidOf(2), caseId: uuidOf(99) };
    const result = runCaseCommand(counter.desk, counter.store, { type: 'register', ...other });
    expect(!result.ok && result.refusal.kind).toBe('bad_input');
    expect(rows('')).toHaveLength(1);
  });
});

test('重装的窗口从中心取回旧记录后，接着旧编号往下编', async () => {
  take(1);
  const fresh = await openCounter();
  try {
    const old = events().map((event, index) => ({ hallSeq: index + 1, event }));
    fresh.store.adopt(old, old.length);
    await fresh.desk.session.signIn('1001', '100101');
    const command = { ...application(freight), commandId: uuidOf(900), caseId: uuidOf(901) };
    const done = runCaseCommand(fresh.desk, fresh.store, { type: 'register', ...command });
    expect(done.ok && done.value.receiptNumber.startsWith('001-000002')).toBe(true);
    expect(done.ok && done.value.caseNumber?.endsWith('1001')).toBe(true);
  } finally {
    fresh.close();
  }
});
