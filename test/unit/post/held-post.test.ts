import { describe, expect, test } from 'vitest';
import { hallReference, type StaffMember } from '#shared/reference/index.ts';
import { emptyRegisters, type Registers } from '#shared/registers/states.ts';
import { leaveView, mandateView, type OpenCounts, openMatters, sealsKept } from '#shared/shift/held-post.ts';
import { standInsFor } from '#shared/shift/stand-ins.ts';
import { beforeHoliday, hall } from '../../support/hall.ts';

const nothing: OpenCounts = {
  dueToday: 0,
  overdue: 0,
  printTroubles: 0,
  unsent: 0,
  refused: 0,
  drafts: 0,
};
const staff = (number: string): StaffMember => {
  const found = hall.staff.find((member) => member.number === number);
  if (found === undefined) throw new Error(`no ${number}`);
  return found;
};
const context = (person = staff('1001'), registers: Registers = emptyRegisters, now = beforeHoliday) => ({
  now,
  hall,
  registers,
  person,
  itemOf: () => undefined,
});
const holding = (kind: string, streams: readonly { id: string; state: unknown }[]): Registers =>
  ({
    get: (asked: string, id: string) =>
      asked === kind ? (streams.find((stream) => stream.id === id)?.state ?? null) : null,
    all: (asked: string) => (asked === kind ? streams : []),
  }) as unknown as Registers;

describe('岗位：授权书', () => {
  test('D3: 在有效期内的，写明权力、事项和还有几天', () =>
    expect(mandateView(context())).toMatchObject({
      number: '凤交授〔2026〕第1号',
      powers: ['受理决定权', '协调催办和管理权', '即办类最终许可权'],
      items: null,
      refusal: null,
      daysLeft: 458,
    }));

  test('D3: 过期的，说明不能办理', () => {
    const view = mandateView(context(staff('1001'), emptyRegisters, '2028-01-04T01:00:00.000Z'));
    expect(view?.daysLeft).toBeNull();
    expect(view?.refusal?.rule).toBe('D3');
  });

  test('机关领导、大厅管理和监察人员按职权办理，没有授权书', () =>
    expect(mandateView(context({ ...staff('1001'), role: 'leader' }))).toBeNull());
});

describe('岗位：离岗和替岗', () => {
  test('D6: 指定的替岗人员在前，其次本窗口人员、相邻窗口人员；其他人不列', () => {
    const [head, clerk] = [staff('1001'), staff('1002')];
    const many = hallReference.parse({
      ...hall,
      counter: { ...hall.counter, neighbours: ['next'] },
      staff: [
        { ...head, standIns: ['1005'] },
        clerk,
        { ...clerk, number: '1003', name: '邻示范', counter: 'next' },
        { ...clerk, number: '1004', name: '远示范', counter: 'far' },
        { ...clerk, number: '1005', name: '替示范', counter: 'far' },
        { ...clerk, number: '2001', name: '领示范', role: 'leader' },
      ],
    });
    const [leaver] = many.staff as [StaffMember];
    expect(
      standInsFor(leaver, { now: beforeHoliday, hall: many, registers: emptyRegisters }).map(
        ({ name, why }) => `${name}${why}`,
      ),
    ).toEqual(['替示范指定替岗', '张凤本窗口人员', '邻示范相邻窗口']);
  });

  test('D6: 等待替岗人员的，说明谁申请、等谁、从几时起', () => {
    const absence = {
      staff: '1001',
      name: '余姮',
      standIn: '1002',
      standInName: '张凤',
      reason: '开会',
      since: beforeHoliday,
      releasedAt: null,
    };
    const registers = holding('shift', [{ id: hall.counter.id, state: { absence } }]);
    expect(leaveView({ hall, registers }, staff('1001'))).toEqual({
      name: '余姮',
      standInName: '张凤',
      reason: '开会',
      since: '09:30',
      waiting: true,
      own: true,
    });
    expect(leaveView({ hall, registers }, staff('1002'))?.own).toBe(false);
    expect(leaveView({ hall, registers: emptyRegisters }, staff('1001'))).toBeNull();
  });
});

describe('岗位：待办', () => {
  const tones = (change: Partial<OpenCounts>) =>
    Object.fromEntries(openMatters({ ...nothing, ...change }, context()).map(({ id, tone }) => [id, tone]));

  test('没有待办的，各项照列，说明已经了结', () => {
    const matters = openMatters(nothing, context());
    expect(matters.every(({ tone, next }) => tone === 'ok' && next === '')).toBe(true);
    expect(matters.map(({ text }) => text)).toContain('没有超期和今日到期的办件');
  });

  test('超期的红，今日到期的黄，各说明怎么办', () => {
    expect(tones({ overdue: 1, dueToday: 3 })['limits']).toBe('danger');
    expect(tones({ dueToday: 3 })['limits']).toBe('warn');
    expect(tones({ unsent: 4 })['unsent']).toBe('warn');
    expect(tones({ refused: 1 })['unsent']).toBe('danger');
    const open = openMatters({ ...nothing, overdue: 2, drafts: 1, printTroubles: 1, refused: 1 }, context());
    expect(open.filter(({ tone }) => tone !== 'ok').every(({ next }) => next !== '')).toBe(true);
  });

  test('I1: 差评整改不给被评价人看，也不给一般工作人员看', () => {
    const follow = (person: string) => ({
      id: person,
      state: { stage: '待整改', staff: person, department: hall.counter.departments[0] },
    });
    const registers = holding('follow_up', [follow('1001'), follow('1002')]);
    const text = (who: StaffMember) =>
      openMatters(nothing, context(who, registers)).find(({ id }) => id === 'follow-ups')?.text;
    expect(text(staff('1001'))).toBe('1件尚未整改完成');
    expect(text(staff('1002'))).toBeUndefined();
    expect(text({ ...staff('1001'), number: '4001', role: 'supervisor' })).toBe('2件尚未整改完成');
  });

  test('E2: 只列本人保管的印章，未入柜的写明', () => {
    const seal = (id: string, keeper: string, status: string) => ({
      id,
      state: { name: '行政审批专用章', organ: '凤冈县交通运输局', status, keeper: { staff: keeper } },
    });
    const registers = holding('seal', [
      seal('s1', '1001', '在用'),
      seal('s2', '1002', '入柜'),
      seal('s3', '1001', '已销毁'),
    ]);
    expect(sealsKept(context(staff('1001'), registers))).toEqual([
      { id: 's1', name: '凤冈县交通运输局行政审批专用章', text: '在用，下班前应当入柜' },
    ]);
  });
});
