import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { stuckRecords } from '../../../electron/care/stuck-records.ts';
import type { StatusView } from '#shared/contract/counter.ts';
import { refusedWords } from '#shared/protocol/stuck.ts';
import { pushRefusalKinds } from '#shared/protocol/index.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application, itemNamed } from '../../support/hall.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter();
  await counter.desk.session.signIn('1001', '100101');
  runCaseCommand(counter.desk, counter.store, {
    type: 'register',
    ...application(itemNamed('道路货物运输经营许可')),
  });
});
afterEach(() => counter.close());

const centre = (change: Partial<StatusView['centre']> = {}): StatusView['centre'] => ({
  state: '离线',
  text: '',
  waiting: counter.store.log.lastSeq(),
  refused: 0,
  receiving: 0,
  receivingHeld: false,
  lastExchange: null,
  offsetMs: null,
  url: '',
  ...change,
});

describe('没有到达中心的记录', () => {
  test('离线时逐条列出，说明保存在本机、无需操作', () => {
    const { rows, waiting, more } = stuckRecords(counter.store, centre());
    expect(rows).toHaveLength(counter.store.log.lastSeq());
    expect([waiting, more]).toEqual([rows.length, 0]);
    for (const { state, why, next, text } of rows) {
      expect(state).toBe('待上传');
      expect(why).toContain('保存在本机');
      expect(next).toContain('自动上传');
      expect(text).not.toMatch(/^[a-z_.]+$/);
    }
  });

  test('中心退回的排在最前，写明原因和怎么办；其余照常等待', () => {
    const [event] = counter.store.log.tail(0, 10);
    if (event === undefined) throw new Error('nothing was recorded');
    counter.store.db
      .prepare('insert into refused_event (event_id, kind, message, at) values (?, ?, ?, ?)')
      .run(event.id, 'hash', '校验值不符', event.at);
    const { rows } = stuckRecords(counter.store, centre({ refused: 1 }));
    expect(rows[0]).toMatchObject({ eventId: event.id, state: '中心退回' });
    expect(rows[0]?.why).toContain('校验值');
    expect(rows.slice(1).every(({ state }) => state === '待上传')).toBe(true);
  });

  test('每一种退回都有说明；不认识的用中心自己的话', () => {
    for (const kind of pushRefusalKinds) expect(refusedWords(kind, 'x').why).not.toBe('x');
    expect(refusedWords('later_version', '中心说的话').why).toBe('中心说的话');
    expect(refusedWords('later_version', '').why).toContain('later_version');
  });

  test('办件的记录带着收件编号，可以打开；申请人的姓名和证件号码不在其中', () => {
    const { rows } = stuckRecords(counter.store, centre());
    expect(rows.some(({ number }) => number !== '')).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('520327198812314510');
  });
});
