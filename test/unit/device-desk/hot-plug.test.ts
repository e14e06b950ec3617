import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchPlugs } from '../../../electron/device-desk/hot-plug.ts';

describe('插上设备', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yimen-dev-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('插上一次，告诉一次；别的文件来去不算', async () => {
    const plugged = vi.fn<() => void>();
    const end = watchPlugs(folder, plugged);
    writeFileSync(join(folder, 'null'), '');
    await pause(500);
    expect(plugged).not.toHaveBeenCalled();
    for (const name of ['ttyUSB0', 'ttyUSB1', 'ttyACM0']) writeFileSync(join(folder, name), '');
    await vi.waitFor(() => expect(plugged).toHaveBeenCalledTimes(1), { timeout: 3000 });
    end();
    writeFileSync(join(folder, 'ttyUSB2'), '');
    await pause(500);
    expect(plugged).toHaveBeenCalledTimes(1);
  });

  test('没有这个文件夹的系统，什么也不做，也不出错', () => {
    expect(() => watchPlugs(join(folder, 'none'), () => undefined)()).not.toThrow();
  });
});
