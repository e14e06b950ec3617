import { describe, expect, test } from 'vitest';
import {
  article45Procedures,
  checkPause,
  linksOutsideHall,
  pauseKinds,
  stopsLegalClock,
} from '#shared/clock/pauses.ts';
import { eventsOf as valueOf, refusalOf } from '../rules/results.ts';

const input = { kind: '听证', statute: null, from: '2026-03-04', to: null };
const check = (change: Partial<Parameters<typeof checkPause>[0]>) =>
  checkPause({ ...input, ...change }, '2026-03-02', '2026-03-20');

describe('C4 · 许可法45: 离开大厅的环节与停止计时的程序是两回事', () => {
  test('停止计时的是八种，可以离开大厅的是十种', () => {
    expect(article45Procedures).toHaveLength(8);
    expect(linksOutsideHall).toHaveLength(10);
    expect(linksOutsideHall.filter((link) => !stopsLegalClock(link, null))).toEqual(['实地勘察', '集体研究']);
  });

  test('实地勘察和集体研究即使写了依据也不停止计时', () => {
    for (const kind of ['实地勘察', '集体研究']) {
      expect(stopsLegalClock(kind, '《××法》第一条')).toBe(false);
      const refusal = refusalOf(check({ kind, statute: '《××法》第一条' }));
      expect(refusal).toMatchObject({ kind: 'rule', rule: 'C4 · 许可法45', field: 'kind' });
      expect(refusal.message).toContain(kind);
    }
  });

  test('其他程序写明依据的才停止计时', () => {
    expect(stopsLegalClock('其他法定程序', '《港口法》第十七条')).toBe(true);
    expect(valueOf(check({ kind: '其他法定程序', statute: ' 《港口法》第十七条 ' })).statute).toBe(
      '《港口法》第十七条',
    );
    for (const statute of [null, '', '  ']) {
      expect(stopsLegalClock('其他法定程序', statute)).toBe(false);
      expect(refusalOf(check({ kind: '其他法定程序', statute })).field).toBe('statute');
    }
  });

  test('没有列出的程序不停止计时', () => {
    for (const kind of ['办公会讨论', '上报', '会签', '', 'toString']) {
      expect(stopsLegalClock(kind, '《××法》第一条')).toBe(false);
      expect(refusalOf(check({ kind })).kind).toBe('bad_input');
    }
  });
});

describe('许可法45: 特别程序的日期', () => {
  test('每一种都可以登记；开始日期可以是将来', () => {
    for (const kind of pauseKinds) {
      const pause = { kind, statute: '《××条例》第九条', from: '2026-04-01', to: null };
      expect(valueOf(check(pause))).toEqual(pause);
    }
    expect(check({ from: '2026-03-02', to: '2026-03-02' }).ok).toBe(true);
    expect(check({ to: '2026-03-20' }).ok).toBe(true);
  });

  test.each([
    ['早于受理', { from: '2026-03-01' }, 'from'],
    ['结束早于开始', { to: '2026-03-03' }, 'to'],
    ['结束在今日以后', { to: '2026-03-21' }, 'to'],
  ])('%s的，不予登记', (_, change, field) => {
    expect(refusalOf(check(change))).toMatchObject({ kind: 'bad_input', field });
  });
});
