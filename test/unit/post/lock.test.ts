import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { counterInputs } from '#shared/contract/counter.ts';
import { ok } from '#shared/result.ts';
import { callsWhileLocked, lockMinutesOf, usualLockMinutes } from '#shared/shift/lock.ts';
import type { Handlers } from '../../../electron/ipc.ts';
import { whileUncovered } from '../../../electron/people/locked-calls.ts';
import { sessionNews } from '../../../electron/people/session-news.ts';
import { WorkstationLock } from '../../../electron/people/workstation-lock.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(() => {
  vi.useRealTimers();
  counter.close();
});

const session = () => counter.desk.session;
const head = () => session().signIn('1001', '100101');

describe('锁定期间的调用', () => {
  type Calls = Record<string, (input?: unknown) => unknown>;
  const served = (): Calls => {
    const handlers = Object.fromEntries(Object.keys(counterInputs).map((call) => [call, () => ok(call)]));
    const all = handlers as unknown as Handlers<typeof counterInputs, never>;
    return whileUncovered(all, session()) as unknown as Calls;
  };
  const refused = (): string[] => {
    const calls = served();
    return Object.keys(calls).filter(
      (call) => (calls[call]?.() as { ok: boolean } | undefined)?.ok === false,
    );
  };

  test('工作站锁定时，除锁屏本身的调用外，主进程一律不执行', async () => {
    await head();
    expect(refused()).toEqual([]);
    session().lock();
    const left = Object.keys(counterInputs).filter((call) => !refused().includes(call));
    expect(left.toSorted()).toEqual([...callsWhileLocked].toSorted());
    expect(left).not.toContain('caseDetail');
    expect(left).not.toContain('signOut');
  });

  test('解锁后照常执行；被拒绝的说明怎么办', async () => {
    await head();
    session().lock();
    expect(served()['caseDetail']?.()).toMatchObject({
      ok: false,
      refusal: { message: '工作站已锁定，操作未执行。' },
    });
    await session().unlock('100101');
    expect(refused()).toEqual([]);
  });
});

describe('锁定和解锁', () => {
  test('没有人签到的，不锁定', () => {
    session().lock();
    expect(session().locked).toBe(false);
  });

  test('D11: 锁定不是离岗：在岗的人不变', async () => {
    await head();
    session().lock();
    expect(session().locked).toBe(true);
    expect(session().person?.number).toBe('1001');
    const { hall } = counter.desk.reference;
    expect(counter.store.registers.get('shift', hall.counter.id)?.person?.staff).toBe('1001');
  });

  test('本人的PIN解锁；PIN错误的不解锁，与签到一并计算次数', async () => {
    await head();
    session().lock();
    const wrong = await session().unlock('000000');
    expect(!wrong.ok && wrong.refusal.message).toContain('还可以尝试4次');
    expect(session().locked).toBe(true);
    for (let attempt = 0; attempt < 3; attempt += 1) await session().unlock('000000');
    const fifth = await session().unlock('000000');
    expect(!fifth.ok && fifth.refusal.message).toContain('已暂停签到');
    const right = await session().unlock('100101');
    expect(right.ok).toBe(false);
    expect(session().locked).toBe(true);
    counter.pass(10 * 60_000);
    expect((await session().unlock('100101')).ok).toBe(true);
    expect(session().locked).toBe(false);
  });

  test('解锁成功后，此前输错的次数不再累计', async () => {
    await head();
    for (let round = 0; round < 3; round += 1) {
      session().lock();
      const wrong = await session().unlock('000000');
      expect(!wrong.ok && wrong.refusal.message).toContain('还可以尝试4次');
      await session().unlock('000000');
      expect((await session().unlock('100101')).ok).toBe(true);
    }
  });

  test('锁定后他人按签到的规则签到；不符合的，仍旧锁定', async () => {
    await head();
    session().lock();
    expect((await session().signIn('1002', '000000')).ok).toBe(false);
    expect(session().locked).toBe(true);
    expect((await session().signIn('1002', '200202')).ok).toBe(true);
    expect(session().locked).toBe(false);
    expect(session().person?.number).toBe('1002');
  });

  test('本人在锁屏上签到的，等于解锁，不另记签到', async () => {
    await head();
    session().lock();
    const before = counter.store.log.lastSeq();
    expect((await head()).ok).toBe(true);
    expect(session().locked).toBe(false);
    expect(counter.store.log.lastSeq()).toBe(before);
  });

  test('办件变动在解锁之后才告诉画面，一次说完', async () => {
    const told: string[] = [];
    sessionNews(
      { desk: counter.desk, store: counter.store, selfTest: { onDone: () => undefined } },
      (push) => void told.push(push),
      () => ({ locked: session().locked }) as never,
    );
    const moment = () => new Promise((resolve) => setImmediate(resolve));
    await head();
    await moment();
    session().lock();
    await moment();
    expect(told).toEqual(['sessionChanged', 'sessionChanged']);
    await session().unlock('100101');
    await moment();
    expect(told.slice(2)).toEqual(['sessionChanged', 'caseChanged']);
  });
});

describe('无操作自动锁定', () => {
  const begun: WorkstationLock[] = [];
  const begin = (minutes = 5) => {
    const closed = vi.fn<() => void>();
    const lock = new WorkstationLock({
      session: session(),
      minutes: () => minutes,
      closePreview: closed,
      log: counter.log,
      ticks: () => Date.now(),
    });
    lock.start();
    begun.push(lock);
    return { lock, closed };
  };
  const fakeTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  afterEach(() => {
    for (const lock of begun.splice(0)) lock.stop();
  });

  test('满五分钟没有操作的，锁定，并关闭预览', async () => {
    await head();
    fakeTime();
    const { closed } = begin();
    vi.advanceTimersByTime(4 * 60_000);
    expect(session().locked).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(session().locked).toBe(true);
    expect(closed).toHaveBeenCalledOnce();
  });

  test('有操作的，从最后一次操作起算', async () => {
    await head();
    fakeTime();
    const { lock } = begin();
    for (let minute = 0; minute < 12; minute += 1) {
      vi.advanceTimersByTime(60_000);
      lock.touch();
    }
    expect(session().locked).toBe(false);
    vi.advanceTimersByTime(5 * 60_000);
    expect(session().locked).toBe(true);
  });

  test('画面没有响应、没有盖上的，通知收回画面；盖上的不收回', async () => {
    await head();
    fakeTime();
    const { lock } = begin();
    lock.onUncovered = vi.fn<() => void>();
    lock.now();
    lock.shown();
    vi.advanceTimersByTime(10_000);
    expect(lock.onUncovered).not.toHaveBeenCalled();
    vi.useRealTimers();
    await session().unlock('100101');
    fakeTime();
    lock.now();
    vi.advanceTimersByTime(10_000);
    expect(lock.onUncovered).toHaveBeenCalledOnce();
  });

  test.each([
    [undefined, usualLockMinutes],
    ['3', 3],
    ['0', usualLockMinutes],
    ['9999', usualLockMinutes],
    ['x', usualLockMinutes],
  ])('设置%s，按%i分钟', (stored, minutes) => expect(lockMinutesOf(stored)).toBe(minutes));
});
