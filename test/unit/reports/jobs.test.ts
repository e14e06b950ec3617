import { expect, test } from 'vitest';
import type { JobView } from '#shared/contract/jobs.ts';
import { ok, refuse } from '#shared/result.ts';
import { Jobs } from '../../../electron/jobs.ts';
import { uuidOf } from '../../support/hall.ts';

test('长时间的工作：看得到进度，完成后记作完成', async () => {
  const told: JobView[] = [];
  const jobs = new Jobs((job) => told.push(job));
  const answer = await jobs.start(
    '部门月报',
    async ({ progress }) => {
      progress(5, 10);
      return ok('好');
    },
    uuidOf(1),
  );
  expect(answer).toEqual(ok('好'));
  expect(told.map(({ state, done, total }) => [state, done, total])).toEqual([
    ['进行中', 0, 0],
    ['进行中', 5, 10],
    ['完成', 10, 10],
  ]);
  expect((await jobs.start('又一次', async () => ok(1), uuidOf(1))).ok).toBe(false);
});

test('取消的立即停下，不论工作本身怎么说；已经结束的不能再取消', async () => {
  const jobs = new Jobs(() => undefined);
  const running = jobs.start(
    '导出',
    ({ signal }) =>
      new Promise<ReturnType<typeof ok<string>>>((resolve) =>
        signal.addEventListener('abort', () => resolve(ok('完成了'))),
      ),
    uuidOf(2),
  );
  expect(jobs.cancel(uuidOf(2))).toBe(true);
  expect((await running).ok).toBe(false);
  expect(jobs.list()[0]?.state).toBe('已取消');
  expect(jobs.cancel(uuidOf(2))).toBe(false);
});

test('没有完成的写明原因；出错的照样抛出，并记作未完成', async () => {
  const jobs = new Jobs(() => undefined);
  await jobs.start('导出', async () => refuse('device', '', '磁盘空间不足。', ''));
  expect(jobs.list()[0]).toMatchObject({ state: '未完成', text: '磁盘空间不足。' });
  await expect(jobs.start('导出', () => Promise.reject(new Error('坏了')))).rejects.toThrow('坏了');
  expect(jobs.list()[0]?.state).toBe('未完成');
});
