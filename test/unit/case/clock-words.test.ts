/** The clocks of a case told in full. */
import { describe, expect, test } from 'vitest';
import { acceptedCase, extension, itemOf, Life, lifeHall, suspension } from '../../support/case-life.ts';
import { calendar } from '../../support/hall.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { type ClockAccount, clockAccounts } from '#shared/case/clock-words.ts';

const accounts = (life: Life, settings = lifeHall.settings): ClockAccount[] =>
  clockAccounts(life.case, { today: civilDate(life.today), calendar, settings });
const named = (life: Life, name: string): ClockAccount | undefined =>
  accounts(life).find((account) => account.name === name);
const facts = (account: ClockAccount | undefined, label: string): string[] =>
  (account?.facts ?? []).filter((fact) => fact.label === label).map(({ text }) => text);

describe('B8 时限的写法', () => {
  test('许可法45 写明已经计算几日、停止几日和因为什么', () => {
    const life = acceptedCase()
      .on('2026-10-14')
      .do('1001', suspension('检测', '2026-10-14'))
      .on('2026-10-16');
    const legal = named(life, '法定时限');
    expect(legal).toMatchObject({ state: '暂停', count: '第1个工作日/共20，暂停3日：检测' });
    expect(facts(legal, '暂停')).toEqual([
      expect.stringMatching(/^检测，2026年10月14日起，预计\d+个工作日，尚未结束/),
    ]);
    expect(facts(legal, '届满')).toEqual(['特别程序结束后确定']);
  });

  test('许可法42 延期写明自何时起、几日、谁批准和理由，届满日随之后移', () => {
    const before = facts(named(acceptedCase(), '法定时限'), '届满');
    const life = acceptedCase().do('1001', extension({ days: 5 }));
    const legal = named(life, '法定时限');
    expect(legal?.count).toBe('第0个工作日/共25');
    expect(facts(legal, '延期')).toEqual([
      expect.stringMatching(/^2026年10月12日起延长5个工作日，赵局长批准：/),
    ]);
    expect(facts(legal, '届满')).not.toEqual(before);
  });

  test('C5 承诺时限不因特别程序停止的，照实写明', () => {
    const life = acceptedCase().do('1001', suspension('检测', '2026-10-12')).on('2026-10-15');
    const settings = { ...lifeHall.settings, promisedKeepsRunning: true };
    const promised = accounts(life, settings).find(({ name }) => name === '承诺时限');
    expect(promised).toMatchObject({ state: '正常', count: '第3个工作日/共10' });
    expect(facts(promised, '特别程序')).toHaveLength(1);
    expect(facts(promised, '暂停')).toEqual([]);
  });

  test('许可法32(4) 收件后先写告知期限；受理后写承诺、法定和步骤时限', () => {
    const received = new Life(itemOf()).accept({ outcome: { kind: 'receive' } });
    expect(accounts(received).map(({ name }) => name)).toEqual(['告知期限']);
    const names = accounts(acceptedCase()).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['承诺时限', '法定时限']);
  });

  test('起算之日不计算在内（民法典201）', () => {
    expect(facts(named(acceptedCase(), '法定时限'), '起算')).toEqual(['2026年10月12日，次日起计算']);
  });
});
