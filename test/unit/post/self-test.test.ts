import { describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { selfTest, type SelfTestFacts, troublesIn } from '#shared/shift/self-test.ts';

const facts: SelfTestFacts = {
  today: civilDate('2026-09-30'),
  printers: [
    { id: 'slip', title: '收据打印机', ok: true, text: '就绪' },
    { id: 'document', title: '文书打印机', ok: true, text: '就绪' },
  ],
  pad: { ok: true, text: '就绪' },
  devices: [{ id: '读卡器', title: '读卡器 /dev/ttyUSB0', ok: true, text: '就绪', next: '' }],
  centre: { state: '联网', text: '与中心联系正常' },
  offsetMs: 800,
  diskFreeBytes: 40 * 1024 ** 3,
  numbers: [{ title: '收件编号', left: 9000, of: 9999, low: false }],
  calendarUntil: '2027-12-31',
};
const states = (change: Partial<SelfTestFacts> = {}) =>
  Object.fromEntries(selfTest({ ...facts, ...change }).map(({ id, state }) => [id, state]));

describe('设备自检', () => {
  test('全部正常的，逐项列出，没有要处理的', () => {
    expect(selfTest(facts).map(({ title }) => title)).toEqual([
      '收据打印机',
      '文书打印机',
      '评价器',
      '读卡器 /dev/ttyUSB0',
      '中心',
      '时钟',
      '磁盘',
      '收件编号',
      '工作日历',
    ]);
    expect(troublesIn(selfTest(facts))).toBe(0);
    expect(selfTest(facts).every(({ next }) => next === '')).toBe(true);
  });

  test('K1 读卡器、扫描枪没有连接的，提请注意，不妨碍办理', () => {
    const away = { id: '扫描枪', title: '扫描枪', ok: false, text: '找不到串口。', next: '请插好。' };
    const rows = selfTest({ ...facts, devices: [away] });
    expect(rows.find(({ id }) => id === '扫描枪')).toMatchObject({ state: '注意', next: '请插好。' });
    expect(selfTest({ ...facts, devices: [] }).some(({ id }) => id === '扫描枪')).toBe(false);
  });

  test('要处理的各项都写明怎么办', () => {
    const rows = selfTest({
      ...facts,
      printers: [{ id: 'slip', title: '收据打印机', ok: false, text: '缺纸' }],
      pad: { ok: false, text: '评价窗口未打开' },
      centre: { state: '异常', text: '口令不正确' },
      offsetMs: null,
      diskFreeBytes: 0,
      numbers: [{ title: '收件编号', left: 0, of: 9999, low: true }],
      calendarUntil: '2026-01-01',
    });
    const open = rows.filter(({ state }) => state !== '正常');
    expect(open.map(({ id }) => id)).toEqual([
      'slip',
      'pad',
      'centre',
      'clock',
      'disk',
      'numbers:收件编号',
      'calendar',
    ]);
    expect(open.every(({ next }) => next !== '')).toBe(true);
  });

  test('离线只提示注意，不算故障：业务照常办理', () => {
    expect(states({ centre: { state: '离线', text: '自08:00起联系不上中心' } })['centre']).toBe('注意');
    expect(states({ centre: { state: '未配置', text: '未设置中心' } })['centre']).toBe('注意');
  });

  test.each([
    [59_000, '正常'],
    [-90_000, '注意'],
    [5 * 60_000 + 1, '异常'],
    [null, '注意'],
  ])('A5: 时钟与中心相差%s毫秒，%s', (offsetMs, state) => expect(states({ offsetMs })['clock']).toBe(state));

  test.each([
    [0.4, '异常'],
    [1.5, '注意'],
    [2, '正常'],
  ])('磁盘剩余%fGB，%s', (gib, state) =>
    expect(states({ diskFreeBytes: gib * 1024 ** 3 })['disk']).toBe(state),
  );

  test.each([
    [0, true, '异常'],
    [19, true, '注意'],
    [900, false, '正常'],
  ])('A4: 编号剩余%i个，%s %s', (left, low, state) =>
    expect(states({ numbers: [{ title: '收件编号', left, of: 9999, low }] })['numbers:收件编号']).toBe(state),
  );

  test.each([
    ['2026-09-29', '异常'],
    ['2026-12-28', '注意'],
    ['2026-12-29', '正常'],
  ])('许可法42: 工作日历到%s，%s', (calendarUntil, state) =>
    expect(states({ calendarUntil })['calendar']).toBe(state),
  );
});
