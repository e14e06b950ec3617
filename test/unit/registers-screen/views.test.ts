/** 登记簿的查看：谁看得到什么，先后次序，个人信息的遮盖。 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShelfKind } from '#shared/registers/views/shelves.ts';
import { openFollowUp } from '#shared/registers/follow-up.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { offersOnRegister } from '../../../electron/acts/offers.ts';
import { registerEntryView, registerList, registerShelves } from '../../../electron/acts/register-views.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import {
  bureau,
  openWholeHall,
  transport,
  type WholeHall,
  wholeHall,
  wholeItems,
} from '../../support/whole-hall.ts';

let counter: WholeHall;
beforeEach(async () => {
  counter = await openWholeHall();
});
afterEach(() => counter.close());

const member = (number: string): StaffMember => {
  const found = wholeHall.staff.find((one) => one.number === number);
  if (found === undefined) throw new Error(`no staff ${number}`);
  return found;
};
const deskOf = (number: string) => actingDesk(counter, member(number));
const everybody = wholeHall.staff.map(({ number }) => number);

function rows(by: string, register: ShelfKind, open = false, query = '') {
  const list = registerList(deskOf(by), counter.store, { register, query, open, offset: 0, limit: 500 });
  if (!list.ok) throw new Error(list.refusal.message);
  return list.value.rows;
}
const entry = (by: string, register: ShelfKind, id: string) =>
  registerEntryView(deskOf(by), counter.store, { register, id });

function complain(change: { staff?: string | null } = {}): string {
  const complaintId = counter.id();
  counter.must('1002', {
    type: 'complaint.take_down',
    complaintId,
    kind: '服务态度',
    text: '等候时间过长',
    complainant: { name: '陈示范', phone: '13800000000' },
    department: bureau,
    staff: change.staff ?? null,
    counter: '',
    caseId: null,
  });
  return complaintId;
}

describe('投诉', () => {
  it('I2 窗口登记以后看不到：没有条目，没有件数，也没有可以办理的', () => {
    const id = complain();
    for (const by of everybody.filter(
      (number) => !['centre_manager', 'supervisor'].includes(member(number).role),
    )) {
      expect(rows(by, 'complaint')).toEqual([]);
      expect(entry(by, 'complaint', id).ok).toBe(false);
      expect(offersOnRegister(deskOf(by), counter.store, 'complaint', id).ok).toBe(false);
      const shelves = registerShelves(deskOf(by), counter.store);
      const shelf = shelves.ok
        ? shelves.value.shelves.find(({ register }) => register === 'complaint')
        : undefined;
      expect(shelf).toMatchObject({ open: null, overdue: 0, sealed: true });
    }
    expect(rows('4001', 'complaint').map((row) => row.id)).toEqual([id]);
  });

  it('I2 被投诉人看不到对本人的投诉，无论什么身份；与没有该投诉一样答复', () => {
    for (const against of everybody) {
      const id = complain({ staff: against });
      expect(rows(against, 'complaint').map((row) => row.id)).not.toContain(id);
      expect(entry(against, 'complaint', id)).toEqual(entry(against, 'complaint', counter.id()));
      expect(offersOnRegister(deskOf(against), counter.store, 'complaint', id)).toEqual(
        offersOnRegister(deskOf(against), counter.store, 'complaint', counter.id()),
      );
    }
  });

  it('列表不写投诉人；处理的人在条目里看到全部', () => {
    const id = complain({ staff: '1001' });
    const shown = JSON.stringify(rows('4001', 'complaint'));
    expect(shown).not.toContain('陈示范');
    expect(shown).not.toContain('13800000000');
    const read = entry('4001', 'complaint', id);
    expect(JSON.stringify(read)).toContain('13800000000');
  });
});

describe('差评整改', () => {
  const open = (staff: string): string => {
    const ratingId = `${counter.id()}:done`;
    const event = openFollowUp(
      { ratingId, grade: 1, staff, department: bureau, window: '交通窗口1号', named: true },
      { ...counter.desk.reference, now: counter.desk.clock.now() },
    );
    if (event === null) throw new Error('not poor');
    counter.record(event);
    return ratingId;
  };

  it('I1 被评价人看不到对本人的差评，也不知道有没有', () => {
    const ofHead = open('1001');
    const ofClerk = open('1002');
    expect(rows('1001', 'follow_up').map(({ id }) => id)).toEqual([ofClerk]);
    expect(entry('1001', 'follow_up', ofHead)).toEqual(entry('1001', 'follow_up', 'x:y'));
    expect(offersOnRegister(deskOf('1001'), counter.store, 'follow_up', ofHead).ok).toBe(false);
    expect(rows('1002', 'follow_up')).toEqual([]);
    expect(rows('3001', 'follow_up')).toHaveLength(2);
  });

  it('I1 条目不写评价人，也不能从这里打开办件', () => {
    const id = open('1002');
    const read = entry('3001', 'follow_up', id);
    expect(read.ok && read.value.caseId).toBeNull();
    expect(read.ok && JSON.stringify({ ...read.value, row: { ...read.value.row, id: '' } })).not.toMatch(
      /[0-9a-f]{8}-[0-9a-f]{4}/,
    );
  });
});

describe('列表', () => {
  it('B4 咨询人在列表里遮盖，条目里完整；转申请带上事项、姓名和电话', () => {
    const consultationId = counter.id();
    counter.must('1002', {
      type: 'consultation.open',
      consultationId,
      question: '办理需要什么材料',
      person: { name: '陈示范', phone: '13800000000' },
      itemCode: wholeItems.freight.code,
      answer: null,
    });
    const [row] = rows('1001', 'consultation', true, '材料');
    expect(row).toMatchObject({ id: consultationId, who: '陈**', state: '待回复', open: true });
    const read = entry('1001', 'consultation', consultationId);
    expect(read.ok && read.value.application).toEqual({
      itemCode: wholeItems.freight.code,
      name: '陈示范',
      phone: '13800000000',
    });
    expect(read.ok && read.value.history.map(({ text, who }) => `${who}${text}`)).toEqual([
      '张凤登记咨询：办理需要什么材料',
    ]);
  });

  it('G2 未结在前，先到期的在前；逾期的有标记', () => {
    const prepare = (): string => {
      const slipId = counter.id();
      counter.must('1001', {
        type: 'transfer.prepare',
        slipId,
        office: '法规股',
        bundles: [{ caseId: counter.take(wholeItems.freight), originals: 1, copies: 1, pages: 3 }],
      });
      return slipId;
    };
    const first = prepare();
    const second = prepare();
    counter.must('1001', { type: 'transfer.cancel', slipId: first, reason: '开错' });
    counter.pass(20 * 86_400_000);
    const third = prepare();
    const list = rows('1001', 'transfer');
    expect(list.map(({ id }) => id)).toEqual([second, third, first]);
    expect(list[0]).toMatchObject({ state: '逾期未移交', tone: 'danger' });
    expect(rows('1001', 'transfer', true)).toHaveLength(2);
  });

  it('D1 其他部门的登记不列出；大厅管理人员和监察人员看全部', () => {
    counter.must('1001', {
      type: 'seal.register',
      sealId: counter.id(),
      kind: '行政审批专用章',
      name: '专用章一',
      organ: transport,
      department: bureau,
      counters: [wholeHall.counter.id],
      approval: '启1',
    });
    const stranger = wholeHall.staff.find(
      ({ department, role }) => department !== bureau && role === 'leader',
    );
    expect(rows(stranger?.number ?? '', 'seal')).toEqual([]);
    for (const by of ['1002', '2001', '3001', '4001']) expect(rows(by, 'seal')).toHaveLength(1);
  });

  it('D3 没有登记过的授权书也在列：大厅名册里的', () => {
    const list = rows('2003', 'mandate');
    expect(list.map(({ title }) => title)).toContain('余姮');
    expect(rows('1002', 'mandate').map(({ title }) => title)).toEqual(['张凤']);
    const offers = offersOnRegister(deskOf('2003'), counter.store, 'mandate', '1001');
    expect(offers.ok && offers.value.offers.map(({ type }) => type)).toContain('mandate.revoke');
  });

  it('每一类角色的每一个登记簿都能列出，条目都能打开', () => {
    complain();
    counter.take(wholeItems.freight);
    for (const by of everybody) {
      const shelves = registerShelves(deskOf(by), counter.store);
      expect(shelves.ok).toBe(true);
      for (const { register } of shelves.ok ? shelves.value.shelves : [])
        for (const { id } of rows(by, register)) expect(entry(by, register, id).ok).toBe(true);
    }
  });
});
