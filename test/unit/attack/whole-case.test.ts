/** A receipt's number opens its case anywhere; whose it is not sees how it stands, and not who applied. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseDetail } from '../../../electron/acts/case-detail.ts';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { seesWhole } from '#shared/case/reading.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { application, itemNamed } from '../../support/hall.ts';
import { bureau, openWholeHall, water, type WholeHall, wholeHall } from '../../support/whole-hall.ts';

let at: WholeHall;
let caseId: string;
beforeEach(async () => {
  at = await openWholeHall(wholeHall);
  const [clerk] = wholeHall.staff;
  if (clerk === undefined) throw new Error('the hall has nobody');
  const command = application(itemNamed('道路货物运输经营许可'));
  ({ caseId } = command);
  const done = runCaseCommand(actingDesk(at, clerk), at.store, { type: 'register', ...command });
  if (!done.ok) throw new Error(done.refusal.message);
});
afterEach(() => at.close());

const shownTo = (of: (member: (typeof wholeHall.staff)[number]) => boolean) => {
  const person = wholeHall.staff.find(of);
  if (person === undefined) throw new Error('nobody like that is in the hall');
  const detail = caseDetail(actingDesk(at, person), at.store, caseId);
  if (!detail.ok) throw new Error(detail.refusal.message);
  return JSON.stringify([detail.value.applicantFull, detail.value.agent, detail.value.applicant]);
};

describe('D1 个人信息保护法6 别的部门查到该办件，看得到办到哪里，看不到申请人的全名和号码', () => {
  test('本部门的、大厅管理和监察的看得到', () => {
    for (const of of [
      (member: { department: string }) => member.department === bureau,
      (member: { role: string }) => member.role === 'centre_manager',
      (member: { role: string }) => member.role === 'supervisor',
    ])
      expect(shownTo(of)).toContain('520327198812314510');
  });

  test('别的部门的看不到', () => {
    const seen = shownTo(({ department, role }) => department === water && role !== 'clerk');
    expect(seen).not.toContain('520327198812314510');
    expect(seen).not.toContain('陈示范');
    expect(seen).not.toContain('13800000000');
    expect(seen).toContain('陈**');
  });

  test('F1 被抄告的部门看得到', () => {
    const state = at.store.caseState(caseId);
    const person = wholeHall.staff.find(({ department }) => department === water);
    if (state === null || person === undefined) throw new Error('no case, or nobody');
    const reader = {
      hall: wholeHall,
      now: at.desk.clock.now(),
      person: { ...person, role: 'reviewer' as const },
    };
    expect(seesWhole(state, reader)).toBe(false);
    const asked = { department: water } as (typeof state.subCases)[number];
    expect(seesWhole({ ...state, subCases: [asked] }, reader)).toBe(true);
  });
});
