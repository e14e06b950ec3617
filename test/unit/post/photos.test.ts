import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPhotos } from '../../../electron/people/photos.ts';

describe('工作人员的照片', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yimen-photos-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const put = (name: string, ...bytes: number[]) => writeFileSync(join(folder, name), Uint8Array.from(bytes));

  test('按工号取照片，JPEG和PNG都可以，没有的不显示', () => {
    put('1001.jpg', 0xff, 0xd8, 0xff, 0xe0);
    put('1002.png', 0x89, 0x50, 0x4e, 0x47);
    const photos = openPhotos(folder);
    expect(photos.of('1001')).toMatch(/^data:image\/jpeg;base64,/u);
    expect(photos.of('1002')).toMatch(/^data:image\/png;base64,/u);
    expect(photos.of('1003')).toBeNull();
  });

  test('不是图片的、太大的、工号里有路径的，都不取', () => {
    put('1001.jpg', 0x4d, 0x5a);
    writeFileSync(
      join(folder, '1002.jpg'),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500_000)]),
    );
    const photos = openPhotos(join(folder, 'deeper'));
    expect(photos.of('../1001')).toBeNull();
    expect(openPhotos(folder).of('1001')).toBeNull();
    expect(openPhotos(folder).of('1002')).toBeNull();
  });
});
