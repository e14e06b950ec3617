/** The store of scans: what is kept is whole and is what its name says; what is not wanted any more goes. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scanLimits } from '#shared/scans/limits.ts';
import { diskRefusal, ScanFiles } from '../../../electron/scans/scan-files.ts';
import { jpeg, pdf } from './samples.ts';

let folder: string;
const faults: unknown[] = [];
const log = { note: () => undefined, fault: (_place: string, error: unknown) => void faults.push(error) };
const files = () => new ScanFiles(folder, log);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
const everything = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const dayMs = 24 * 3_600_000;
const unused = () => false;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yimen-scans-'));
  faults.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('保存', () => {
  test('按内容的SHA-256命名，读回来一字节不差；同样的内容只有一份', async () => {
    const bytes = jpeg('第一页');
    const kept = await files().keep(bytes);
    expect(kept).toEqual({
      ok: true,
      value: { hash: hashOf(bytes), type: 'image/jpeg', bytes: bytes.length },
    });
    expect(await files().keep(bytes)).toEqual(kept);
    expect(everything()).toEqual([hashOf(bytes)]);
    const read = await files().read(hashOf(bytes));
    expect(read.ok && Buffer.from(read.value.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  test('两次同时保存同一内容，都成，只有一份', async () => {
    const bytes = pdf(3000);
    const store = files();
    const both = await Promise.all([store.keep(bytes), store.keep(bytes)]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    expect(everything()).toEqual([hashOf(bytes)]);
  });

  test.each([
    ['文本改名为jpg', new TextEncoder().encode('这不是图片')],
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['空文件', new Uint8Array()],
    ['PDF开头之前有别的内容', new TextEncoder().encode('\n%PDF-1.7\n%%EOF')],
    ['网页', new TextEncoder().encode('<!doctype html><script>1</script>')],
  ])('不是JPEG也不是PDF的不收：%s', async (_name, bytes) => {
    const kept = await files().keep(bytes);
    expect(!kept.ok && kept.refusal.message).toContain('不是JPEG图片，也不是PDF');
    expect(everything()).toEqual([]);
  });

  test('不完整的图片和PDF不收', async () => {
    const page = jpeg('第一页');
    for (const bytes of [page.subarray(0, -1), pdf(3000).subarray(0, 2000)]) {
      const kept = await files().keep(bytes);
      expect(!kept.ok && kept.refusal.message).toContain('不完整');
    }
    expect(everything()).toEqual([]);
  });

  test('K1：每页图片、每个PDF各有大小上限，说出多大、怎么办', async () => {
    const page = new Uint8Array(scanLimits.jpegBytes + 1);
    page.set(jpeg('大'));
    page.set([0xff, 0xd9], page.length - 2);
    const kept = await files().keep(page);
    expect(!kept.ok && kept.refusal).toMatchObject({
      rule: 'K1',
      message: '文件有4.0 MB，超过每页图片4.0 MB的上限，没有保存。',
      next: '请裁去多余部分，或者降低清晰度。',
    });
    expect((await files().keep(pdf(scanLimits.pdfBytes + 10))).ok).toBe(false);
    expect((await files().keep(pdf(scanLimits.pdfBytes - 10))).ok).toBe(true);
  });

  test('任意字节：要么存下并原样读回，要么说明为什么不收，不留下任何东西', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom<number[]>([], [0xff, 0xd8, 0xff], [0x25, 0x50, 0x44, 0x46, 0x2d]),
        fc.constantFrom<number[]>([], [0xff, 0xd9], [0x25, 0x25, 0x45, 0x4f, 0x46]),
        async (middle, start, end) => {
          const bytes = Uint8Array.from([...start, ...middle, ...end]);
          const before = everything().length;
          const kept = await files().keep(bytes);
          if (!kept.ok) {
            expect([kept.refusal.message, kept.refusal.next]).not.toContain('');
            expect(everything()).toHaveLength(before);
            return;
          }
          const read = await files().read(kept.value.hash);
          expect(read.ok && [...read.value.bytes]).toEqual([...bytes]);
        },
      ),
      { numRuns: 60 },
    );
    expect(faults).toEqual([]);
  });

  test('写不进去的，说明原因，不留下半个文件', async () => {
    rmSync(folder, { recursive: true, force: true });
    writeFileSync(folder, '');
    const kept = await files().keep(jpeg('第一页'));
    expect(!kept.ok && kept.refusal.message).toContain('扫描件没有保存');
    expect(faults).toHaveLength(1);
    rmSync(folder, { force: true });
  });
});

test.each([
  ['ENOSPC', '磁盘已满，扫描件没有保存。'],
  ['EDQUOT', '磁盘已满，扫描件没有保存。'],
  ['EROFS', '数据文件夹不能写入，扫描件没有保存。'],
  ['EIO', '写入磁盘时出错，扫描件没有保存。'],
])('磁盘的毛病说得明白：%s', (code, message) => {
  const refused = diskRefusal(Object.assign(new Error('disk'), { code }));
  expect(!refused.ok && [refused.refusal.message, refused.refusal.next === '']).toEqual([message, false]);
});

describe('读取', () => {
  test('名字不是哈希的，不去读', async () => {
    mkdirSync(join(folder, 'ab'), { recursive: true });
    writeFileSync(join(folder, 'ab', 'secret'), 'x');
    for (const name of ['secret', '../ab/secret', `${'a'.repeat(63)}/`, ''])
      expect((await files().read(name)).ok).toBe(false);
  });

  test('内容被改过的，不当作原件打开；再存一次同样的内容就修好', async () => {
    const bytes = jpeg('第一页');
    await files().keep(bytes);
    const spoilt = Uint8Array.from(bytes);
    spoilt[6] = (spoilt[6] ?? 0) ^ 1;
    writeFileSync(pathOf(hashOf(bytes)), spoilt);
    const read = await files().read(hashOf(bytes));
    expect(!read.ok && read.refusal.message).toContain('与登记的不一致');
    expect((await files().keep(bytes)).ok).toBe(true);
    expect((await files().read(hashOf(bytes))).ok).toBe(true);
  });
});

describe('清理', () => {
  const aged = (path: string, ms: number) => {
    const then = new Date(Date.now() - ms);
    utimesSync(path, then, then);
  };

  test('断电时写了一半的，一天以后清走；不会被当作扫描件', async () => {
    const begun = join(folder, 'new', 'half');
    mkdirSync(dirname(begun), { recursive: true });
    writeFileSync(begun, jpeg('半').subarray(0, 10));
    expect(await files().sweep(unused, Date.now())).toBe(0);
    aged(begun, dayMs + 1000);
    expect(await files().sweep(unused, Date.now())).toBe(1);
    expect(everything()).toEqual([]);
  });

  test('保存之后、登记之前断电：一天之内留着，仍没有登记的清走；登记过的永远留着', async () => {
    const [referred, leftover, fresh] = [jpeg('已登记'), jpeg('没有登记'), jpeg('刚拍的')];
    for (const bytes of [referred, leftover, fresh]) await files().keep(bytes);
    for (const bytes of [referred, leftover]) aged(pathOf(hashOf(bytes)), dayMs + 1000);
    expect(await files().sweep((hash) => hash === hashOf(referred), Date.now())).toBe(1);
    expect(everything().toSorted()).toEqual([hashOf(referred), hashOf(fresh)].toSorted());
    expect(readFileSync(pathOf(hashOf(referred))).equals(Buffer.from(referred))).toBe(true);
  });

  test('昨天的遗留今天又拍到同样的内容：重新计时，不会被清走', async () => {
    const bytes = jpeg('同一页');
    await files().keep(bytes);
    aged(pathOf(hashOf(bytes)), 2 * dayMs);
    await files().keep(bytes);
    expect(await files().sweep(unused, Date.now())).toBe(0);
  });

  test('时钟倒退以后，什么都不清', async () => {
    await files().keep(jpeg('第一页'));
    expect(await files().sweep(unused, Date.now() - 900 * dayMs)).toBe(0);
  });
});
