import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate, instantAt } from '#shared/calendar/civil-date.ts';
import {
  decideLeave,
  deputyFor,
  evolveLeave,
  type LeaveCommand,
  leaveCommand,
  leaveOn,
  opinionAs,
} from '#shared/registers/leave.ts';
import type { HallReference } from '#shared/reference/index.ts';
import { uuidOf } from '../../support/hall.ts';
import { member, peopleHall } from '../../support/people.ts';
import { memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';

const bureau = '凤冈县交通运输局';
const start = civilDate('2026-09-30');
const on = (days: number) => ({ now: instantAt(addDays(start, days), '09:30') });

/** The bureau with other heads. */
const withHeads = (heads: string[]): HallReference => ({
  ...peopleHall,
  departments: peopleHall.departments.map((body) => (body.name === bureau ? { ...body, heads } : body)),
});

function office(hall = peopleHall) {
  const books = memory({ leave: evolveLeave }, { hall });
  return {
    books,
    run: (number: string, command: LeaveCommand, days = 0) =>
      books.run(decideLeave, command, { person: member(number), ...on(days) }),
    opinion: (number: string, days = 0, reason: string | null = null) =>
      opinionAs(member(number), bureau, books.context(on(days)), reason),
  };
}

const record = (change: Partial<Extract<LeaveCommand, { type: 'leave.record' }>> = {}): LeaveCommand => ({
  type: 'leave.record',
  commandId: uuidOf(1),
  id: uuidOf(2),
  leader: '3001',
  from: '2026-10-01',
  until: '2026-10-04',
  reason: '到省里出差',
  ...change,
});
const end: LeaveCommand = { type: 'leave.end', commandId: uuidOf(3), id: uuidOf(2), leader: '3001' };
const cancel: LeaveCommand = {
  type: 'leave.cancel',
  commandId: uuidOf(4),
  id: uuidOf(2),
  leader: '3001',
  reason: '行程取消',
};

describe('D5: AB角', () => {
  test('D5: A opines for herself, whether she is away or not', () => {
    const { run, opinion } = office();
    eventsOf(run('3001', record()));
    expect(eventsOf(opinion('3001'))).toEqual({ as: 'A', actingFor: null, reason: null });
    expect(eventsOf(opinion('3001', 2)).as).toBe('A');
  });

  test('D5: while A is on leave B acts, and the opinion says B角代A; before and after it does not', () => {
    const { run, opinion, books } = office();
    eventsOf(run('3001', record()));
    expect(refusalOf(opinion('3002'))).toMatchObject({ rule: 'D5', field: 'reason' });
    for (const day of [1, 4])
      expect(eventsOf(opinion('3002', day))).toEqual({ as: 'B角代A', actingFor: '3001', reason: null });
    expect(refusalOf(opinion('3002', 5)).rule).toBe('D5');
    expect(deputyFor(member('3002'), books.context(on(0)))).toBeNull();
    expect(deputyFor(member('3002'), books.context(on(1)))).toEqual({
      actingFor: '3001',
      department: bureau,
    });
    expect(deputyFor(member('3001'), books.context(on(1)))).toBeNull();
  });

  test('D5: while A is there B acts only with a reason, which stays on the opinion', () => {
    const { opinion } = office();
    expect(refusalOf(opinion('3002', 0, '  ')).rule).toBe('D5');
    expect(eventsOf(opinion('3002', 0, 'A角电话委托'))).toEqual({
      as: 'B角代A',
      actingFor: '3001',
      reason: 'A角电话委托',
    });
  });

  test('D5: the organ’s head opines in her own right; other leaders do not; without a pair each leader does', () => {
    const { opinion, books } = office();
    expect(eventsOf(opinion('3003')).as).toBe('负责人');
    expect(refusalOf(opinion('3004')).next).toContain('王甲');
    expect(refusalOf(opinion('3101')).rule).toBe('D5');
    expect(eventsOf(opinionAs(member('3101'), '凤冈县水务局', books.context())).as).toBe('负责人');
  });

  test('D5: back early means B no longer acts, from that day on', () => {
    const { run, opinion } = office();
    eventsOf(run('3001', record()));
    expect(refusalOf(run('3001', end)).next).toContain('取消登记');
    eventsOf(run('4001', end, 2));
    eventsOf(opinion('3002', 1));
    expect(refusalOf(opinion('3002', 2)).rule).toBe('D5');
    expect(refusalOf(run('3001', end, 2)).kind).toBe('already_done');
    eventsOf(run('3001', record({ id: uuidOf(9), from: '2026-10-02', until: '2026-10-03' }), 2));
    expect(eventsOf(opinion('3002', 2)).as).toBe('B角代A');
  });

  test('D5: B on leave does not act, with a reason or without; A or the head is named', () => {
    const { run, opinion, books } = office();
    eventsOf(run('3002', record({ leader: '3002' })));
    expect(refusalOf(opinion('3002', 1, '受A角委托')).next).toContain('王甲');
    eventsOf(run('3001', record({ id: uuidOf(9) })));
    const refused = refusalOf(opinion('3002', 1, '受A角委托'));
    expect([refused.rule, refused.message]).toEqual(['D5', '赵乙（B角）已登记离岗，离岗期间不能代行审批。']);
    expect(refused.next).toContain('孙局长');
    expect(deputyFor(member('3002'), books.context(on(1)))).toBeNull();
    expect(eventsOf(opinion('3002', 5, '受A角委托')).as).toBe('B角代A');
    const alone = office(withHeads([]));
    eventsOf(alone.run('4001', record()));
    eventsOf(alone.run('4001', record({ leader: '3002', id: uuidOf(9) })));
    expect(refusalOf(alone.opinion('3002', 1)).next).toContain('主要领导');
  });

  test('1M.11 · D5: when A and B are both away the head acts, and the opinion says why', () => {
    const { run, opinion } = office();
    eventsOf(run('3001', record()));
    expect(eventsOf(opinion('3003', 1))).toEqual({ as: '负责人', actingFor: null, reason: null });
    eventsOf(run('3002', record({ leader: '3002', id: uuidOf(9) })));
    expect(eventsOf(opinion('3003', 1))).toEqual({
      as: '负责人',
      actingFor: null,
      reason: '王甲（A角）、赵乙（B角）均已登记离岗',
    });
    expect(refusalOf(opinion('3004', 1)).rule).toBe('D5');
    expect(eventsOf(opinion('3003', 5)).reason).toBeNull();
  });

  test('D5: a leave that has not begun can be cancelled, one that has is ended', () => {
    const { run, opinion } = office();
    eventsOf(run('3001', record()));
    eventsOf(run('3003', cancel));
    expect(refusalOf(opinion('3002', 1)).rule).toBe('D5');
    expect(refusalOf(run('3001', cancel)).kind).toBe('already_done');
    const begun = office();
    eventsOf(begun.run('3001', record()));
    expect(refusalOf(begun.run('3001', cancel, 3)).next).toContain('提前返岗');
    expect(refusalOf(begun.run('3001', end, 30)).kind).toBe('already_done');
    expect(refusalOf(begun.run('3001', { ...end, id: uuidOf(77) })).kind).toBe('not_found');
  });
});

describe('D5: the record of leave', () => {
  test('D5: not for days gone by: B’s opinion does not become right afterwards', () =>
    expect(refusalOf(office().run('3001', record(), 3))).toMatchObject({ rule: 'D5', field: 'from' }));

  test('D5: once, without overlap, with a reason and real days', () => {
    const { run } = office();
    expect(refusalOf(run('3001', record({ reason: '' }))).field).toBe('reason');
    expect(refusalOf(run('3001', record({ until: '2026-09-30' }))).field).toBe('until');
    eventsOf(run('3001', record()));
    expect(refusalOf(run('3001', record())).kind).toBe('already_done');
    expect(
      refusalOf(run('3001', record({ id: uuidOf(8), from: '2026-10-04', until: '2026-10-09' }))).kind,
    ).toBe('already_done');
    eventsOf(run('3001', record({ id: uuidOf(8), from: '2026-10-05', until: '2026-10-09' })));
    expect(leaveCommand.safeParse(record({ from: '2026-02-30' })).success).toBe(false);
  });

  test('D5: for one of the pair, by the leader herself, the head or the centre; and nobody else', () => {
    const { run } = office();
    for (const number of ['2001', '4002'])
      expect(refusalOf(run(number, record())).kind).toBe('not_permitted');
    for (const number of ['3004', '3101']) expect(refusalOf(run(number, record())).next).toContain(bureau);
    expect(refusalOf(run('3003', record({ leader: '3004' }))).kind).toBe('not_permitted');
    expect(refusalOf(run('4001', record({ leader: '3004' }))).message).toContain('A角、B角');
    expect(refusalOf(run('3001', record({ leader: '2001' }))).kind).toBe('not_found');
    for (const number of ['3001', '3003', '4001']) eventsOf(office().run(number, record()));
    for (const number of ['3002', '3003', '4001']) eventsOf(office().run(number, record({ leader: '3002' })));
  });

  test('D5: B records, cancels and ends nothing of A’s, and A nothing of B’s: it would be B who lets B act', () => {
    const { run, opinion } = office();
    expect(refusalOf(run('3002', record())).next).toBe(
      '请由本人、凤冈县交通运输局的主要领导或者大厅管理人员登记。',
    );
    expect(refusalOf(run('3001', record({ leader: '3002' }))).kind).toBe('not_permitted');
    eventsOf(run('3001', record()));
    expect(refusalOf(run('3002', cancel)).kind).toBe('not_permitted');
    expect(refusalOf(run('3002', end, 1)).kind).toBe('not_permitted');
    expect(eventsOf(opinion('3002', 1)).as).toBe('B角代A');
    eventsOf(run('3001', end, 2));
  });

  test('D5: B who is listed among the heads as well is no head in this: neither for the leave nor the opinion', () => {
    const listed = office(withHeads(['3002', '3003']));
    expect(refusalOf(listed.run('3002', record())).kind).toBe('not_permitted');
    expect(refusalOf(listed.opinion('3002'))).toMatchObject({ rule: 'D5', field: 'reason' });
    eventsOf(listed.run('3003', record()));
    expect(eventsOf(listed.opinion('3002', 1)).as).toBe('B角代A');
  });

  test('D5: 带班、巡视、现场办公 are kept with what was looked at', () => {
    const { run, books } = office();
    const duty = (change = {}): LeaveCommand => ({
      type: 'leave.log_duty',
      commandId: uuidOf(5),
      id: uuidOf(6),
      leader: '3002',
      day: '2026-09-30',
      kind: '现场办公',
      noted: '协调道路运输经营许可的现场核查',
      ...change,
    });
    expect(refusalOf(run('3002', duty({ noted: '' }))).field).toBe('noted');
    expect(refusalOf(run('3002', duty({ day: '2026-10-01' }))).field).toBe('day');
    eventsOf(run('3002', duty()));
    expect(refusalOf(run('3002', duty({ id: uuidOf(7) }))).kind).toBe('already_done');
    expect(books.registers.get('leave', '3002')?.duties).toMatchObject([
      { day: '2026-09-30', kind: '现场办公', department: bureau, done: { staff: '3002' } },
    ]);
  });
});

test('D5: whatever is recorded, B never opines without a reason on a day A is there', () => {
  const days = fc.integer({ min: 0, max: 12 });
  const step = fc.oneof(
    fc.record({
      do: fc.constant('record' as const),
      on: days,
      from: days,
      long: days,
      id: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ do: fc.constant('end' as const), on: days, id: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ do: fc.constant('cancel' as const), on: days, id: fc.integer({ min: 1, max: 4 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { run, opinion, books } = office();
      // The reference model: the days A is away, as each command was allowed to change them.
      const away = new Map<number, Set<number>>();
      for (const one of steps.toSorted((a, b) => a.on - b.on)) {
        const id = uuidOf(one.id);
        const mine = away.get(one.id);
        if (one.do === 'record') {
          const [from, until] = [addDays(start, one.from), addDays(start, one.from + one.long)];
          if (!run('3001', record({ id, from, until }), one.on).ok) continue;
          expect(one.from).toBeGreaterThanOrEqual(one.on);
          away.set(one.id, new Set(Array.from({ length: one.long + 1 }, (_, day) => one.from + day)));
        } else if (one.do === 'end') {
          if (run('3001', { ...end, id }, one.on).ok)
            for (const day of mine ?? []) if (day >= one.on) mine?.delete(day);
        } else if (run('3001', { ...cancel, id }, one.on).ok) mine?.clear();
      }
      for (let day = 0; day <= 26; day += 1) {
        const isAway = [...away.values()].some((set) => set.has(day));
        expect(opinion('3002', day).ok).toBe(isAway);
        expect(leaveOn(books.registers.get('leave', '3001'), addDays(start, day)) !== undefined).toBe(isAway);
        expect(opinion('3002', day, '受A角委托').ok).toBe(true);
      }
    }),
  );
});
