import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCounter, type TestCounter } from '../../support/counter.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(() => counter.close());

const signIn = async (number: string, pin: string): Promise<string> => {
  const result = await counter.desk.session.signIn(number, pin);
  return result.ok ? result.value.name : result.refusal.message;
};

test('工号和PIN正确的，签到', async () => expect(await signIn('1001', '100101')).toBe('余姮'));

test('PIN错误的，说明还可以尝试几次；工号不存在的，回答相同', async () => {
  expect(await signIn('1001', '000000')).toContain('还可以尝试4次');
  expect(await signIn('9999', '000000')).toContain('还可以尝试4次');
  expect(counter.desk.session.person).toBeNull();
});

test('连续输错五次暂停十分钟，正确的PIN也不行；重新启动不能绕过', async () => {
  const attempts = await Promise.all(Array.from({ length: 5 }, () => signIn('1002', '111111')));
  expect(attempts.at(-1)).toContain('已暂停签到');
  expect(await signIn('1002', '200202')).toContain('已暂停签到');
  const again = await openCounter(counter.folder);
  const result = await again.desk.session.signIn('1002', '200202');
  expect(result.ok).toBe(false);
  again.store.close();
  expect(await signIn('1001', '100101')).toBe('余姮');
  counter.pass(10 * 60_000);
  expect(await signIn('1002', '200202')).toBe('张凤');
});

test('签到成功后，失败次数重新计算', async () => {
  await signIn('1001', '1');
  await signIn('1001', '100101');
  expect(await signIn('1001', '1')).toContain('还可以尝试4次');
});

test('PIN本身不在任何事件和数据中', async () => {
  await signIn('1001', '987654');
  await signIn('1001', '100101');
  const log = JSON.stringify([...counter.store.log.pages()].flat());
  expect(log).not.toMatch(/987654|100101/);
  expect(JSON.stringify(counter.store.db.prepare('select * from reference').all())).not.toContain('100101');
});
