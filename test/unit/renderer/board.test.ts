import { describe, expect, test } from 'vitest';
import { quickFilters } from '#shared/board.ts';
import type { CaseList } from '#shared/contract/counter.ts';
import { formatReceiptNumber } from '#shared/numbers/receipt-number.ts';
import { ok, type Result } from '#shared/result.ts';
import { shortClock } from '../../../renderer/clerk/board/columns.tsx';
import { freeSlot, isQuick, noFilter, quickKeys, quickly } from '../../../renderer/clerk/board/filter.ts';
import { PageReader, type Wanted } from '../../../renderer/clerk/board/page-reader.ts';
import { ScanDetector, scannerMs } from '../../../renderer/clerk/board/scan/scan-detector.ts';

/** Typed at an even pace, with Enter at the end. */
function typed(text: string, ms: number) {
  const detector = new ScanDetector();
  let at = 1000;
  for (const key of text) detector.key(key, (at += ms));
  return detector.key('Enter', at + ms);
}
const receipt = formatReceiptNumber(1, 127);

describe('扫描收件凭证', () => {
  test('B5 扫描枪打出的收件编号认得出来，有无横线都一样', () => {
    expect(typed(receipt, 8)).toMatchObject({ kind: 'receipt', number: receipt });
    expect(typed(receipt.replaceAll('-', ''), scannerMs)).toMatchObject({ kind: 'receipt', number: receipt });
  });

  test('人手敲的不当作扫描，其中停顿过一次的也不当作', () => {
    expect(typed(receipt, scannerMs + 1)).toBe('pass');
    const detector = new ScanDetector();
    let at = 0;
    for (const [index, key] of Array.from(receipt).entries())
      detector.key(key, (at += index === 5 ? 200 : 5));
    expect(detector.key('Enter', at + 5)).toBe('pass');
  });

  test('校验位不对的是误读，不是别的编号', () => {
    const wrong = receipt.slice(0, -1) + String((Number(receipt.at(-1)) + 1) % 10);
    expect(typed(wrong, 5)).toEqual({ kind: 'misread', text: wrong });
  });

  test('身份证号、条码里的别的内容不受影响', () => {
    for (const other of ['520327198001011234', '6901234567892', '张三', '', 'A001-000127-4'])
      expect(typed(other, 5)).toBe('pass');
  });
});

describe('一页一页读', () => {
  const list = (total: number): Result<CaseList> =>
    ok({ rows: [], total, more: false, groups: [], sorts: [] });
  const wanted = (key: string, pages: readonly number[], version = 0): Wanted => ({
    key,
    version,
    pages,
    filter: { sort: 'due' },
  });
  /** A main process that answers when told to. */
  function slow() {
    const waiting: { id: string; answer: () => void }[] = [];
    const read: string[] = [];
    const reader = new PageReader(
      (of, page) =>
        new Promise((resolve) => {
          waiting.push({ id: `${of.key}${page}`, answer: () => resolve(list(page)) });
        }),
      (of, page) => read.push(`${of.key}${page}`),
    );
    const answer = async (id: string) => {
      const at = waiting.findIndex((one) => one.id === id);
      waiting.splice(at, 1)[0]?.answer();
      await Promise.resolve();
      await Promise.resolve();
    };
    return { reader, read, answer, asked: () => waiting.map(({ id }) => id) };
  }

  test('同时最多问两页；滚过去的不再问', async () => {
    const { reader, read, answer, asked } = slow();
    reader.want(wanted('a', [0, 1, 2, 3]));
    expect(asked()).toEqual(['a0', 'a1']);
    reader.want(wanted('a', [8, 9]));
    await answer('a0');
    expect(asked()).toEqual(['a1', 'a8']);
    await answer('a1');
    await answer('a8');
    await answer('a9');
    expect(read).toEqual(['a0', 'a1', 'a8', 'a9']);
    expect(asked()).toEqual([]);
  });

  test('条件改了以后，先前条件的回答不算数', async () => {
    const { reader, read, answer } = slow();
    reader.want(wanted('a', [0]));
    reader.want(wanted('b', [0]));
    await answer('a0');
    await answer('b0');
    expect(read).toEqual(['b0']);
  });

  test('办件有变化时，看得见的页再读一次', async () => {
    const { reader, read, answer } = slow();
    reader.want(wanted('a', [0]));
    await answer('a0');
    reader.want(wanted('a', [0]));
    reader.want(wanted('a', [0], 1));
    await answer('a0');
    expect(read).toEqual(['a0', 'a0']);
  });
});

describe('筛选', () => {
  test('每个快速筛选都有自己的键，互不相同；按一次就是它，不夹带别的条件', () => {
    expect(new Set(quickKeys).size).toBe(quickFilters.length);
    for (const quick of quickFilters) {
      expect(isQuick(quick, quickly(quick))).toBe(true);
      expect(isQuick(quick, noFilter)).toBe(false);
      expect(isQuick(quick, { ...quickly(quick), handling: '即办件' })).toBe(false);
    }
  });

  test('保存视图用最小的空号，没有空号时用最后一个', () => {
    expect(freeSlot([])).toBe(1);
    expect(freeSlot([1, 2, 4])).toBe(3);
    expect(freeSlot([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe(9);
  });

  test('列里的时限：剩多少，到哪天', () => {
    expect(shortClock({ state: '正常', text: '还剩3个工作日，承诺2026年10月19日', due: '2026-10-19' })).toBe(
      '还剩3个工作日 10-19',
    );
    expect(shortClock({ state: '停止', text: '待补正2项，补齐之日起计时', due: null })).toBe('待补正2项');
  });
});
