/** 批量签署 while the hall goes on working: each case gets its own answer, and no pen slips to another case. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { opinionDesk } from '../../../electron/acts/opinion-desk.ts';
import { aimAt, batchText, tickedRows } from '../../../renderer/clerk/batch/aim.ts';
import { rowKey } from '../../../renderer/clerk/opinions/row-key.ts';
import type { OpinionRow } from '#shared/contract/desks.ts';
import type { Result } from '#shared/result.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { openWholeHall, type WholeHall, wholeHall, wholeItems } from '../../support/whole-hall.ts';
import { serveWhole, type WholeCounter } from '../../support/whole-counter.ts';

let at: WholeHall;
const served: WholeCounter[] = [];
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => {
  for (const one of served.splice(0)) one.close();
  at.close();
});

const deskOf = (number: string) => {
  const person = wholeHall.staff.find((member) => member.number === number);
  if (person === undefined) throw new Error(`no staff ${number}`);
  return actingDesk(at, person);
};
const waiting = async (number: string): Promise<readonly OpinionRow[]> => {
  const desk = await opinionDesk(deskOf(number), at.store);
  if (!desk.ok) throw new Error(desk.refusal.message);
  return desk.value.rows;
};
const opine = (by: string, caseId: string, step: string, result = '同意' as '同意' | '退回') =>
  at.must(by, { type: 'give_opinion', caseId, step, result, text: '同意办理' });
/** Up to the leader's step. */
const forLeader = (): string => {
  const caseId = at.take(wholeItems.freight);
  opine('1001', caseId, 'examine');
  opine('2101', caseId, 'countersign');
  return caseId;
};

/** As the page of 审批 sends it. */
const signing = (number: string) => {
  const counter = serveWhole({ ...at, desk: deskOf(number) });
  served.push(counter);
  return ({ caseId, step }: OpinionRow, commandId: string): Promise<Result<unknown>> =>
    counter.call('actOnCase', {
      command: {
        type: 'give_opinion',
        commandId,
        caseId,
        step: step.id,
        result: '同意',
        text: '同意，请按程序办理。',
        reason: null,
      },
    });
};
const opinions = (caseId: string) =>
  at.store.log.ofStream('case', caseId).filter(({ kind }) => kind === 'case.opinion_given').length;

describe('G4 批量签署，其间办件有变化', () => {
  test('撤回的、作废的、已由本人签过的、退回上一步的，逐件说明为什么没有签署；其余照签', async () => {
    const cases = Array.from({ length: 6 }, forLeader);
    const [good = '', withdrawn = '', voided = '', already = '', returned = '', last = ''] = cases;
    const rows = new Map((await waiting('2001')).map((row) => [row.caseId, row]));
    expect([...rows.keys()].toSorted()).toEqual(cases.toSorted());
    // What the list was read for has changed since: at another counter, or by another desk.
    at.must('1001', { type: 'withdraw', caseId: withdrawn, reason: '申请人要求撤回', request: '撤回申请书' });
    at.must('1001', {
      type: 'void',
      caseId: voided,
      reason: '重复录入同一申请',
      second: '1002',
      secondConfirmed: true,
    });
    opine('2001', already, 'approve');
    opine('2001', returned, 'approve', '退回');

    const sign = signing('2001');
    const answers = new Map<string, Result<unknown>>();
    for (const caseId of cases) {
      const row = rows.get(caseId);
      if (row === undefined) throw new Error('it is in the list');
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as the page does
      answers.set(caseId, await sign(row, at.id()));
    }
    for (const caseId of [good, last]) expect(answers.get(caseId)?.ok).toBe(true);
    const why = (caseId: string) => {
      const answer = answers.get(caseId);
      return answer === undefined || answer.ok ? '' : `${answer.refusal.message}${answer.refusal.next}`;
    };
    expect(why(withdrawn)).toContain('撤回');
    expect(why(voided)).toContain('作废');
    expect(why(already)).toContain('签署完毕');
    expect(why(returned)).toContain('现在应当签署的是');
    // Those accepted stay, and nothing more was written on the others.
    expect([good, last].map(opinions)).toEqual([3, 3]);
    expect([withdrawn, voided].map(opinions)).toEqual([2, 2]);
    expect([already, returned].map(opinions)).toEqual([3, 3]);
  });

  test('同一次签署再来一次，回答相同，不签两次；另按一次，说明已经签过', async () => {
    const caseId = forLeader();
    const [row] = await waiting('2001');
    if (row === undefined) throw new Error('it waits');
    const sign = signing('2001');
    const commandId = at.id();
    const first = await sign(row, commandId);
    expect(first.ok).toBe(true);
    expect(await sign(row, commandId)).toEqual(first);
    expect(await sign(row, at.id())).toMatchObject({ ok: false, refusal: { rule: 'G4' } });
    expect(opinions(caseId)).toBe(3);
  });

  test('列表打开后换了人，轮不到他签的不签', async () => {
    const caseId = forLeader();
    const [row] = await waiting('2001');
    if (row === undefined) throw new Error('it waits');
    for (const other of ['1002', '2101', '5001', '3001']) {
      // oxlint-disable-next-line no-await-in-loop -- one person after the other
      const answer = await signing(other)(row, at.id());
      expect(answer.ok ? '签了' : answer.refusal.message).not.toBe('签了');
      expect(answer.ok || answer.refusal.message.length).toBeGreaterThan(5);
    }
    expect(opinions(caseId)).toBe(2);
  });

  test('决定以后再签，说明已经决定', async () => {
    const caseId = at.take(wholeItems.freight);
    opine('1001', caseId, 'examine');
    opine('2101', caseId, 'countersign');
    const [row] = await waiting('2001');
    if (row === undefined) throw new Error('it waits');
    opine('2001', caseId, 'approve');
    at.must('1001', {
      type: 'decide',
      caseId,
      result: '准予',
      content: '准予许可',
      reasons: '',
      basis: '《道路运输条例》第二十四条',
      validUntil: null,
    });
    const answer = await signing('2001')(row, at.id());
    expect(answer.ok ? '' : answer.refusal.message).toContain('已决定');
  });
});

describe('列表重新读取以后', () => {
  const chosen = (current: OpinionRow | null, ...ticked: OpinionRow[]) => ({
    current,
    ticked: new Map(ticked.map((row) => [rowKey(row), row])),
  });

  test('正在写意见的办件撤走了，别的办件不顶上来，写好的意见不会签到别的办件上', async () => {
    const [first, second] = [forLeader(), forLeader()];
    const rows = await waiting('2001');
    const mine = rows.find((row) => row.caseId === first);
    if (mine === undefined) throw new Error('it waits');
    at.must('1001', { type: 'withdraw', caseId: first, reason: '申请人要求撤回', request: '撤回申请书' });
    const later = await waiting('2001');
    expect(later.map((row) => row.caseId)).toEqual([second]);
    expect(aimAt(later, chosen(mine), rowKey)).toEqual({ current: undefined, targets: [], gone: [mine] });
    // Of the ticked ones those that still wait, and never the one that only the cursor is on.
    const other = rows.find((row) => row.caseId === second) ?? mine;
    expect(aimAt(later, chosen(other, mine), rowKey)).toMatchObject({ targets: [], gone: [mine] });
    expect(aimAt(later, chosen(mine, mine, other), rowKey).targets).toEqual(later);
  });

  test('更紧的办件排到前面，光标还在原来那一件', async () => {
    const caseId = forLeader();
    const [row] = await waiting('2001');
    if (row === undefined) throw new Error('it waits');
    const newer = { ...row, caseId: at.id() };
    expect(aimAt([newer, row], chosen(row), rowKey).targets).toEqual([row]);
    expect(row.caseId).toBe(caseId);
    expect(aimAt([newer, row], chosen(null), rowKey).current).toBe(newer);
  });

  test('G4 退回以后又轮到的，与先前勾选的不是同一次签署', async () => {
    const caseId = forLeader();
    const [before] = await waiting('2001');
    opine('2001', caseId, 'approve', '退回');
    opine('2101', caseId, 'countersign');
    const later = await waiting('2001');
    if (before === undefined || later[0] === undefined) throw new Error('it waits');
    expect(later[0]).toMatchObject({ caseId, step: before.step, returned: null });
    expect(aimAt(later, chosen(before), rowKey).gone).toEqual([before]);
    expect(tickedRows(new Set([rowKey(before)]), later, rowKey).size).toBe(0);
  });

  test('签了几件、几件没有签、停止后剩下几件，分开说', () => {
    expect(batchText('签署', { total: 3, done: 3, refused: 0 })).toBe('已签署3件。');
    expect(batchText('签署', { total: 3, done: 2, refused: 1 })).toBe(
      '已签署2件，1件没有签署，原因逐件写明。',
    );
    expect(batchText('签署', { total: 9, done: 2, refused: 1 })).toContain('停止后6件未签署');
  });
});
