import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { Board } from '../../../electron/acts/board.ts';
import { Figures } from '../../../electron/acts/figures.ts';
import type { CaseList } from '#shared/contract/board.ts';
import { listCases } from '#shared/contract/board.ts';
import { boardSorts, rowStandings } from '#shared/board.ts';
import { caseStages } from '#shared/case/state.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import type { Result } from '#shared/result.ts';
import { seedCases } from '../../support/many-cases.ts';
import { openWholeHall, wholeHall, wholeItems, type WholeHall } from '../../support/whole-hall.ts';

let at: WholeHall;
let figures = new Figures();
/** An empty hall for each test. */
const eachInItsOwn = () => {
  beforeEach(async () => {
    at = await openWholeHall();
    figures = new Figures();
  });
  afterEach(() => at.close());
};

const person = (number: string): StaffMember => {
  const found = wholeHall.staff.find((member) => member.number === number);
  if (found === undefined) throw new Error(`no staff ${number}`);
  return found;
};
type Asked = Partial<z.input<typeof listCases>>;
const ask = (asked: Asked = {}, by = '1001'): Result<CaseList> =>
  new Board(at.desk, at.store, figures).list(
    person(by),
    listCases.parse({ sort: 'due', offset: 0, limit: 500, ...asked }),
  );
const list = (asked: Asked = {}, by = '1001'): CaseList => {
  const answer = ask(asked, by);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
};
const ids = (asked: Asked = {}, by = '1001') => list(asked, by).rows.map(({ caseId }) => caseId);

describe('谁看得到哪些办件', () => {
  eachInItsOwn();

  test('我的：由我收件的；换一个人收的不在其中', () => {
    const mine = at.take(wholeItems.freight);
    expect(ids({ scope: 'mine' })).toEqual([mine]);
    expect(ids({ scope: 'mine' }, '1003')).toEqual([]);
    expect(ids({ scope: 'department' }, '1003')).toEqual([mine]);
  });

  test('D3 交接以后，是接手的人的', () => {
    const caseId = at.take(wholeItems.freight);
    at.must('1001', { type: 'hand_over', caseId, to: '1003', reason: '本人外出学习' });
    expect([ids({ scope: 'mine' }), ids({ scope: 'mine' }, '1003')]).toEqual([[], [caseId]]);
  });

  test('别的部门的机关领导看不到，大厅管理人员和监察人员看全大厅', () => {
    const one = at.take(wholeItems.freight);
    expect(ids({}, '5001')).toEqual([]);
    expect(ids({}, '2001')).toEqual([one]);
    expect(ids({}, '3001')).toEqual([one]);
    expect(ids({}, '4001')).toEqual([one]);
  });

  test('D1 窗口人员要看全大厅的，主进程说明不可以', () => {
    const answer = ask({ scope: 'hall' });
    expect(answer.ok || [answer.refusal.kind, answer.refusal.rule]).toEqual(['not_permitted', 'D1']);
  });
});

describe('查找', () => {
  eachInItsOwn();

  test('姓名、拼音首字母、编号的任何一段，事项名称，证件后四位和全部号码', () => {
    const caseId = at.take(wholeItems.freight);
    const { applicant, receiptNumber, caseNumber } = at.state(caseId);
    if (applicant.kind !== 'person') throw new Error('the applicant is a person');
    at.take(wholeItems.instant, {
      applicant: { ...applicant, name: '欧阳丽华', idNumber: '110101199003070134' },
    });
    const name = applicant.name;
    for (const query of [
      name,
      name.slice(0, 1),
      name.slice(1),
      receiptNumber,
      receiptNumber.replaceAll('-', ''),
      receiptNumber.slice(4),
      caseNumber ?? '',
      caseNumber?.slice(-6) ?? '',
      applicant.idNumber,
      applicant.idNumber.slice(-4),
      '道路货物',
    ])
      expect([query, ids({ query })]).toEqual([query, expect.arrayContaining([caseId])]);
    expect(ids({ query: '阳丽' })).toHaveLength(1);
    expect(ids({ query: 'ylh' })).toHaveLength(1);
    expect(ids({ query: 'OYLH' })).toHaveLength(1);
    expect(ids({ query: 'o' })).toHaveLength(1);
    expect(ids({ query: '阳华' })).toEqual([]);
    expect(ids({ query: '110101199003070135' })).toEqual([]);
    expect(ids({ query: '1101011990' })).toEqual([]);
  });

  test('号码的校验位不对是一句说明，不是查找；对的打开那一件', () => {
    const caseId = at.take(wholeItems.freight);
    const board = new Board(at.desk, at.store, figures);
    const { receiptNumber, caseNumber } = at.state(caseId);
    expect(board.byNumber(receiptNumber.replaceAll('-', ''))).toEqual({ ok: true, value: { caseId } });
    expect(board.byNumber(caseNumber ?? '')).toEqual({ ok: true, value: { caseId } });
    const last = (Number(receiptNumber.at(-1)) + 1) % 10;
    const wrong = board.byNumber(receiptNumber.slice(0, -1) + String(last));
    expect(wrong.ok || wrong.refusal.message).toContain('校验位');
    const unknown = board.byNumber('张三');
    expect(unknown.ok || unknown.refusal.kind).toBe('bad_input');
  });
});

describe('统计数字背后的办件', () => {
  eachInItsOwn();

  test('I4 按报表给的名称列出；说不出名称的说明要重新统计', () => {
    const [one] = [at.take(wholeItems.freight), at.take(wholeItems.instant)];
    figures.remember('本月受理', [one, one]);
    expect(ids({ figure: '本月受理' })).toEqual([one]);
    const answer = ask({ figure: '上月受理' });
    expect(answer.ok || answer.refusal.kind).toBe('not_found');
  });

  test('记住的数字有限，最早的让位', () => {
    const small = new Figures({ figures: 2, ids: 4 });
    for (const key of ['甲', '乙', '丙']) small.remember(key, [`${key}1`]);
    expect([small.caseIds('甲'), small.caseIds('丙')]).toEqual([null, ['丙1']]);
    small.remember('丁', ['1', '2', '3', '4', '5']);
    expect([small.caseIds('乙'), small.caseIds('丙'), small.caseIds('丁')?.length]).toEqual([null, null, 5]);
  });
});

describe('很多办件', { timeout: 60_000 }, () => {
  // Read by all, changed by none.
  beforeAll(async () => {
    at = await openWholeHall();
    seedCases(at, 400);
  }, 120_000);
  afterAll(() => at.close());

  test('C6 每种时限状态、每个阶段筛出来的，正是规则说的那些；各项件数与列表相同', () => {
    const all: CaseList['rows'][number][] = [];
    for (let offset = 0; ; offset += 500) {
      const page = list({ offset }).rows;
      all.push(...page);
      if (page.length === 0) break;
    }
    expect(all).toHaveLength(list().total);
    expect(new Set(all.map(({ caseId }) => caseId)).size).toBe(all.length);
    const sorted = (rows: readonly { caseId: string }[]) => rows.map(({ caseId }) => caseId).toSorted();
    const everything = (asked: Asked): string[] =>
      sorted([...list(asked).rows, ...list({ ...asked, offset: 500 }).rows]);
    for (const standing of rowStandings)
      expect([standing, everything({ standing })]).toEqual([
        standing,
        sorted(all.filter((row) => row.standing === standing)),
      ]);
    for (const stage of caseStages)
      expect([stage, everything({ stage })]).toEqual([
        stage,
        sorted(all.filter((row) => row.stage === stage)),
      ]);
    const counts = new Board(at.desk, at.store, figures).view(person('1001'), null);
    if (!counts.ok) throw new Error(counts.refusal.message);
    for (const standing of ['超期', '临期', '暂停'] as const)
      expect(counts.value.counts[standing]).toBe(all.filter((row) => row.standing === standing).length);
  });

  test('分页接起来与一次取出的一样，从前往后从后往前都不漏不重', () => {
    for (const sort of boardSorts) {
      for (const descending of [false, true]) {
        const whole = ids({ sort, descending });
        const pages = Array.from({ length: 10 }, (_, page) =>
          ids({ sort, descending, offset: page * 70, limit: 70 }),
        );
        expect([sort, pages.flat().slice(0, 500)]).toEqual([sort, whole]);
      }
    }
  });

  test('今日到期在最上面，其次超期的，再次按到期先后，办结的在最后', () => {
    const { groups } = list();
    const order = ['今日到期', '超期', '其后到期', '暂停和未计时', '已办结'];
    expect(groups.map(({ title }) => title)).toEqual(
      order.filter((title) => groups.some((group) => group.title === title)),
    );
    expect(groups.at(-1)?.title).toBe('已办结');
  });

  test('列表、件数和查找都不通读办件表', () => {
    const seen = new Set<string>();
    const { db } = at.store;
    const prepare = db.prepare.bind(db);
    db.prepare = (sql: string) => {
      seen.add(sql);
      return prepare(sql);
    };
    for (const scope of ['mine', 'department'] as const) list({ scope });
    for (const asked of [
      { sort: 'received' },
      { query: '道路' },
      { query: '0010' },
      { standing: '暂停' },
      { notAtCentre: true },
      { printTrouble: true },
    ] as const)
      list(asked);
    new Board(at.desk, at.store, figures).view(person('1001'), null);
    const plans = [...seen]
      .filter((sql) => sql.includes('case_'))
      .map((sql) => {
        const names = { today: '', warn: '' };
        const explained = prepare(`explain query plan ${sql}`);
        const values = Array.from({ length: sql.split('?').length - 1 }, () => '[]');
        return (explained.all(...values, names) as { detail: string }[]).map(({ detail }) => detail);
      });
    expect(plans.length).toBeGreaterThan(8);
    for (const plan of plans)
      for (const detail of plan) expect(detail).not.toMatch(/^SCAN (case_view|case_board|v|b|event|e)\b/);
  });
});
