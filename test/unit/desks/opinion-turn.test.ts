import { afterEach, describe, expect, test } from 'vitest';
import { morePressing } from '#shared/desks/opinion-turn.ts';
import { opinionDesk } from '../../../electron/acts/opinion-desk.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { openWholeHall, type WholeHall, wholeItems } from '../../support/whole-hall.ts';

let hall: WholeHall | undefined;
afterEach(() => {
  hall?.close();
  hall = undefined;
});

const waiting = async (open: WholeHall, number: string) => {
  const person = open.desk.reference.hall.staff.find((member) => member.number === number);
  if (person === undefined) throw new Error(`no staff ${number}`);
  const desk = await opinionDesk(actingDesk(open, person), open.store);
  if (!desk.ok) throw new Error(desk.refusal.message);
  return desk.value;
};

const opine = (
  open: WholeHall,
  by: string,
  caseId: string,
  step: string,
  result = '同意' as '同意' | '退回',
) => open.must(by, { type: 'give_opinion', caseId, step, result, text: '同意审查意见。' });

const away = { from: '2026-09-30', until: '2026-10-12', reason: '出差' };

describe('轮到谁签署', () => {
  test('G4: 一步一步轮到窗口组长、法规股、分管领导，轮到谁才在谁的待签里', async () => {
    const open = (hall = await openWholeHall());
    const caseId = open.take(wholeItems.freight);
    const whose = async () => {
      const found: string[] = [];
      for (const number of ['1001', '1002', '2101', '2001', '3001'])
        // oxlint-disable-next-line no-await-in-loop -- one desk after the other
        if ((await waiting(open, number)).rows.some((row) => row.caseId === caseId)) found.push(number);
      return found;
    };
    expect(await whose()).toEqual(['1001']);
    opine(open, '1001', caseId, 'examine');
    expect(await whose()).toEqual(['2101']);
    opine(open, '2101', caseId, 'countersign');
    expect(await whose()).toEqual(['2001']);
    const [row] = (await waiting(open, '2001')).rows;
    expect(row).toMatchObject({ last: true, needsReason: null, actingFor: null, blocked: null });
    opine(open, '2001', caseId, 'approve');
    expect(await whose()).toEqual([]);
  });

  test('D5: A角在岗时B角要填写事由，A角离岗时B角代签，其间A角的待签也在', async () => {
    const open = (hall = await openWholeHall());
    const caseId = open.take(wholeItems.freight);
    opine(open, '1001', caseId, 'examine');
    opine(open, '2101', caseId, 'countersign');
    expect((await waiting(open, '2002')).rows[0]?.needsReason).toMatchObject({ rule: 'D5', field: 'reason' });
    open.must('3001', { type: 'leave.record', id: open.id(), leader: '2001', ...away });
    expect((await waiting(open, '2002')).rows[0]).toMatchObject({ needsReason: null, actingFor: '任辉' });
  });

  test('G4: 退回后上一步重新待签，并写明退回的意见', async () => {
    const open = (hall = await openWholeHall());
    const caseId = open.take(wholeItems.freight);
    opine(open, '1001', caseId, 'examine');
    opine(open, '2101', caseId, 'countersign', '退回');
    expect((await waiting(open, '1001')).rows[0]).toMatchObject({ caseId, returned: '同意审查意见。' });
    expect((await waiting(open, '2101')).rows).toEqual([]);
  });

  test('F1: 抄告未答复时，领导同意前就看到不能同意的原因；抄告列在被抄告部门的待答复中', async () => {
    const open = (hall = await openWholeHall());
    const caseId = open.take(wholeItems.freight);
    opine(open, '1001', caseId, 'examine');
    opine(open, '2101', caseId, 'countersign');
    open.must('1001', {
      type: 'co_notify',
      caseId,
      notices: [{ id: open.id(), department: '凤冈县水务局', subject: '是否影响河道', limitDays: 5 }],
    });
    expect((await waiting(open, '2001')).rows[0]?.blocked).toMatchObject({ rule: 'F1' });
    expect((await waiting(open, '5001')).coReplies).toMatchObject([{ caseId, subject: '是否影响河道' }]);
    expect((await waiting(open, '2001')).coReplies).toEqual([]);
  });

  test('没有受理的办件不等待任何人签署', async () => {
    const open = (hall = await openWholeHall());
    const caseId = open.take(wholeItems.freight, { outcome: { kind: 'receive' } });
    expect((await waiting(open, '1001')).rows.map((row) => row.caseId)).not.toContain(caseId);
  });
});

describe('待签的次序', () => {
  test('C6: 超期的在前，其次临期，再按到期日，没有到期日的在后', () => {
    const clocks = [
      { state: '正常', due: '2026-10-20' },
      { state: '暂停', due: null },
      { state: '正常', due: '2026-10-12' },
      { state: '临期', due: '2026-10-09' },
      { state: '超期', due: '2026-09-28' },
    ];
    expect(clocks.toSorted(morePressing).map(({ state, due }) => `${state} ${due}`)).toEqual([
      '超期 2026-09-28',
      '临期 2026-10-09',
      '正常 2026-10-12',
      '正常 2026-10-20',
      '暂停 null',
    ]);
  });
});
