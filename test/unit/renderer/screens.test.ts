import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { StatusView } from '#shared/contract/counter.ts';
import { grades } from '#shared/rating/index.ts';
import { ariaKeys } from '../../../renderer/clerk/aria-keys.ts';
import { layoutOf, pageSize, pagesFor } from '../../../renderer/clerk/board/layout.ts';
import {
  centreText,
  offsetText,
  printerParts,
  statusParts,
} from '../../../renderer/clerk/status/status-words.ts';
import { clockMarks, promisedDaysText, shortCaseNumber } from '../../../renderer/clerk/words.ts';
import { chordOf, type KeyPress } from '../../../renderer/common/keys.ts';
import { internalFault, settle } from '../../../renderer/common/settle.ts';
import { secondsUntil } from '../../../renderer/pad/countdown.ts';
import { faces } from '../../../renderer/pad/faces.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  repeat: false,
  ...more,
});

describe('快捷键', () => {
  test('功能键和组合键', () => {
    expect(chordOf(press('F9'))).toBe('F9');
    expect(chordOf(press('p', { ctrlKey: true }))).toBe('Ctrl+P');
    expect(chordOf(press('F4', { shiftKey: true }))).toBe('Shift+F4');
  });

  test('输入法组字时、按住不放时，都不是命令', () => {
    expect(chordOf(press('F9', { isComposing: true }))).toBeNull();
    expect(chordOf(press('F9', { repeat: true }))).toBeNull();
  });

  test('按钮上的键与读屏软件读到的键一致', () => {
    expect(ariaKeys('Ctrl+Enter')).toBe('Control+Enter');
    expect(ariaKeys('Enter / F2')).toBe('Enter F2');
    expect(ariaKeys('Esc')).toBe('Escape');
  });
});

describe('调用主进程', () => {
  test('调用中断时说明操作未完成，不把异常抛到屏幕上', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue();
    const result = await settle(() => Promise.reject(new Error('channel closed')));
    expect(result).toEqual({ ok: false, refusal: internalFault });
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});

describe('办件列表', () => {
  test('办件按组排列：每件都有自己的一行，行号与办件一一对应', () => {
    const groups = fc.array(
      fc.record({ title: fc.constantFrom('', '今日到期', '超期'), count: fc.nat(40) }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(groups, (given) => {
        const layout = layoutOf(given);
        const lines = Array.from({ length: layout.count }, (_, index) => layout.line(index));
        const rows = lines.flatMap((line) => ('row' in line ? [line.row] : []));
        const total = given.reduce((sum, { count }) => sum + count, 0);
        expect(rows).toEqual(Array.from({ length: total }, (_, row) => row));
        expect(rows.map((row) => lines[layout.lineOf(row)])).toEqual(rows.map((row) => ({ row })));
        const headings = lines.flatMap((line) => ('heading' in line ? [line.heading.title] : []));
        expect(headings).toEqual(given.filter(({ title }) => title !== '').map(({ title }) => title));
      }),
    );
  });

  test('看得见的行都在要读的页里，前后各多读一页', () => {
    const spans = fc.tuple(fc.nat(200_000), fc.nat(80));
    fc.assert(
      fc.property(spans, ([first, rows]) => {
        const total = 200_000;
        const end = Math.min(total, first + rows);
        const pages = pagesFor(first, end, total);
        expect(pages.length).toBeGreaterThan(0);
        for (const row of end > first ? [first, end - 1] : [])
          expect(pages).toContain(Math.floor(row / pageSize));
        expect(new Set(pages).size).toBe(pages.length);
        if (end + pageSize < total) expect(pages).toContain(Math.floor(Math.max(0, end - 1) / pageSize) + 1);
      }),
    );
    expect(pagesFor(0, 0, 0)).toEqual([0]);
  });

  test('时限的各种状态，形状各不相同', () => {
    expect(new Set(Object.values(clockMarks).map(({ shape }) => shape)).size).toBe(
      Object.keys(clockMarks).length,
    );
  });

  test('办件编号太长时保留日期和流水号', () => {
    expect(shortCaseNumber('11520327MB0000001H4000118001000202611231000')).toBe('…202611231000');
    expect(shortCaseNumber('2026-0001')).toBe('2026-0001');
  });

  test('即办件当场办结', () => {
    expect(promisedDaysText({ handling: '即办件', promisedDays: 0 })).toBe('当场办结');
    expect(promisedDaysText({ handling: '承诺件', promisedDays: 12 })).toBe('承诺12个工作日');
  });
});

describe('状态栏', () => {
  const status: StatusView = {
    centre: {
      state: '离线',
      text: '自14:05起无法连接中心',
      waiting: 7,
      refused: 0,
      receiving: 0,
      receivingHeld: false,
      lastExchange: '2026-09-30T06:03:11.000Z',
      offsetMs: -3400,
      url: 'http://10.1.2.3:7801',
    },
    devices: [],
    scanPrefix: '',
    printers: [
      { media: 'slip', name: '模拟收据打印机', ok: true, text: '就绪', waiting: 0 },
      { media: 'document', name: '模拟文书打印机', ok: true, text: '就绪', waiting: 0 },
    ],
    printTroubles: 0,
    pad: { open: true, text: '就绪', test: '' },
  };
  const texts = (view: StatusView) => statusParts(view).map((part) => part.text);

  test('离线时说明起始时间、待上传条数、最近交换和时钟差', () => {
    expect(texts(status)).toEqual([
      '离线，自14:05起无法连接中心',
      '待上传7条',
      '最近交换 14:03',
      '本机时钟比中心快3.4秒',
      '评价器：就绪',
    ]);
  });

  test('时钟差不超过2秒不提示', () => {
    expect(offsetText(2000)).toBeNull();
    expect(offsetText(null)).toBeNull();
    expect(offsetText(2100)).toBe('本机时钟比中心慢2.1秒');
  });

  test('文字里已经说明状态的不重复', () => {
    expect(centreText({ state: '联网', text: '联网' })).toBe('联网');
    expect(centreText({ state: '联网', text: '' })).toBe('联网');
    expect(centreText({ state: '未配置', text: '尚未配置中心地址' })).toBe('尚未配置中心地址');
  });

  test('中心退回的记录要看得见', () => {
    expect(texts({ ...status, centre: { ...status.centre, refused: 2 } })).toContain('中心退回2条');
  });

  test('两台打印机各说各的；需要人处理的份数在最前面', () => {
    const [slip, document] = status.printers;
    if (slip === undefined || document === undefined) throw new Error('two printers');
    const words = (view: StatusView) => printerParts(view).map((part) => `${part.shape} ${part.text}`);
    expect(words(status)).toEqual(['● 模拟收据打印机：就绪', '● 模拟文书打印机：就绪']);
    const down = { ...slip, ok: false, text: '打印机缺纸。请装入纸卷。', waiting: 3 };
    expect(words({ ...status, printers: [down, document], printTroubles: 2 })).toEqual([
      '■ 2份需要处理',
      '▲ 模拟收据打印机：打印机缺纸，待打印3份',
      '● 模拟文书打印机：就绪',
    ]);
  });
});

describe('评价器', () => {
  test('五个等次与规则一致，各有各的样子', () => {
    expect(faces.map(({ grade, title }) => ({ grade, title }))).toEqual([...grades]);
    expect(new Set(faces.map(({ mouth }) => mouth)).size).toBe(faces.length);
  });

  test('倒计时不出现负数', () => {
    const now = Date.parse('2026-09-30T06:00:00.000Z');
    expect(secondsUntil('2026-09-30T06:01:00.000Z', now)).toBe(60);
    expect(secondsUntil('2026-09-30T05:59:00.000Z', now)).toBe(0);
  });
});
