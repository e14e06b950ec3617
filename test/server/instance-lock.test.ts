import { linkSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeInstanceLock } from '../../server/instance-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yimen-lock-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

// The way of macOS works on every Unix.
test.each([process.platform, 'darwin'] as const)(
  'a data folder has one holder at a time (%s)',
  async (platform) => {
    const first = await takeInstanceLock(folder, platform);
    expect(first).not.toBeNull();
    expect(await takeInstanceLock(folder, platform)).toBeNull();
    expect(await takeInstanceLock(`${folder}/other`, platform)).not.toBeNull();
    first?.release();
    const second = await takeInstanceLock(folder, platform);
    expect(second).not.toBeNull();
    second?.release();
  },
);

test('what a killed holder left in the file system does not keep the next one out', async () => {
  const first = await takeInstanceLock(folder, 'darwin');
  const [name = ''] = readdirSync(folder);
  linkSync(join(folder, name), join(folder, 'left-behind'));
  first?.release();
  renameSync(join(folder, 'left-behind'), join(folder, name));
  const second = await takeInstanceLock(folder, 'darwin');
  expect(second).not.toBeNull();
  second?.release();
});
