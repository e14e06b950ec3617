/** What is one person's is not the next one's, nor of whoever passes by. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { caseHandlers } from '../../../electron/handlers/case.ts';
import type { CounterParts } from '../../../electron/handlers.ts';
import { heldCases } from '../../../electron/acts/live-marks.ts';
import { Figures } from '../../../electron/acts/figures.ts';
import { hashPin } from '../../../electron/people/pin.ts';
import { fileRefusal, placeWhole } from '../../../electron/reports/files.ts';
import { changedHall } from '#shared/desks/hall-change.ts';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { openWholeHall, type WholeHall, wholeHall, wholeItems } from '../../support/whole-hall.ts';
import { serveWhole, type WholeCounter } from '../../support/whole-counter.ts';

const pins: Readonly<Record<string, string>> = { '1001': '100101', '1002': '200202' };
let hall: typeof wholeHall;
let at: WholeHall;
let one: WholeCounter;
beforeAll(async () => {
  const staff = wholeHall.staff.map(async (member) => {
    const pin = pins[member.number];
    return pin === undefined ? member : { ...member, pinHash: await hashPin(pin) };
  });
  hall = { ...wholeHall, staff: await Promise.all(staff) };
});
beforeEach(async () => {
  at = await openWholeHall(hall);
  one = serveWhole(at);
});
afterEach(() => {
  one.close();
  at.close();
});

describe('选择位置的窗口开着的时候，人换了或者走了', () => {
  const session = () => at.desk.session;
  test.each([
    ['锁定了', () => Promise.resolve(session().lock())],
    ['签退了', () => Promise.resolve(session().signOut('测试'))],
    ['换了人', () => session().signIn('1002', '200202')],
  ])('D2 负责人打开备份后%s，一个文件也不拷出去', async (_what, meanwhile) => {
    await session().signIn('1001', '100101');
    const place = mkdtempSync(join(tmpdir(), 'yimen-stick-'));
    one.places.folder = async () => {
      await meanwhile();
      return place;
    };
    const answer = await one.call('backup');
    expect(answer.ok).toBe(false);
    expect(readdirSync(place)).toEqual([]);
    rmSync(place, { recursive: true });
  });
});

describe('PIN', () => {
  test('D11 拿确认来试别人的PIN，与签到一样计数，到次数就锁住，正确的也不放行', async () => {
    await at.desk.session.signIn('1001', '100101');
    const caseId = at.take(wholeItems.freight);
    const tried = (pin: string) =>
      one.call('actOnCase', {
        command: {
          type: 'void',
          commandId: at.id(),
          caseId,
          reason: '重复录入同一申请',
          second: '1002',
          secondConfirmed: true,
        },
        confirmations: [{ flag: 'secondConfirmed', staff: '1002', pin }],
      });
    for (const pin of ['1', '2', '3', '4', '5', '6'])
      // oxlint-disable-next-line no-await-in-loop -- one after another
      expect((await tried(pin)).ok).toBe(false);
    expect((await tried('200202')).ok).toBe(false);
    expect(at.state(caseId).stage).toBe('已受理');
  });

  test('C6 同一次操作按两下，只作废一次，第二下得到同样的回答', async () => {
    await at.desk.session.signIn('1001', '100101');
    const caseId = at.take(wholeItems.freight);
    const input = {
      command: {
        type: 'void',
        commandId: at.id(),
        caseId,
        reason: '重复录入同一申请',
        second: '1002',
        secondConfirmed: false,
      },
      confirmations: [{ flag: 'secondConfirmed', staff: '1002', pin: '200202' }],
    };
    const [first, again] = await Promise.all([one.call('actOnCase', input), one.call('actOnCase', input)]);
    expect(again).toEqual(first);
    expect(first.ok ? '' : first.refusal.message).toBe('');
    const voided = at.store.log.ofStream('case', caseId).filter(({ kind }) => kind === 'case.voided');
    expect(voided).toHaveLength(1);
  });
});

describe('中心的记录', () => {
  test('I1 · I2 向中心查询一件，看不到差评整改、投诉，也看不到评价结果', async () => {
    const kinds = [
      'case.received',
      'rating.given',
      'follow_up.opened',
      'complaint.received',
      'paper.issued',
      '__proto__',
    ];
    const events = kinds.map((kind, index) => ({
      id: at.id(),
      hallSeq: index + 1,
      kind,
      at: at.desk.clock.now(),
    }));
    const desk = actingDesk(at, hall.staff.find(({ number }) => number === '1002') ?? hall.staff[0]!);
    const parts = { desk, store: at.store, rating: {}, sync: { client: { case: async () => ({ events }) } } };
    const { caseAtCentre } = caseHandlers(parts as unknown as CounterParts);
    const answer = await caseAtCentre({ caseId: at.id() });
    const shown = answer.ok ? answer.value.events.map(({ text }) => text) : [];
    expect(shown).toEqual(['case.received', '申请人已评价', 'paper.issued']);
  });
});

describe('导出', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yimen-export-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const tables = (names: readonly string[]) => async (draft: string) => {
    await mkdir(draft);
    await Promise.all(names.map((name) => writeFile(join(draft, name), '新')));
  };

  test('I5 选了已有的文件夹，其中别的文件一个也不删，导出不成并说明', async () => {
    const target = join(folder, '国家交换表');
    mkdirSync(target);
    writeFileSync(join(target, '个人文件.docx'), '旧');
    const failed = await placeWhole(target, tables(['up_pro_accept.csv']), () => true).catch(
      (error: unknown) => error,
    );
    expect(fileRefusal(failed)).toMatchObject({ refusal: { kind: 'device' } });
    expect(readFileSync(join(target, '个人文件.docx'), 'utf8')).toBe('旧');
    expect(readdirSync(folder)).toEqual(['国家交换表']);
    const asFile = await placeWhole(
      target,
      (draft) => writeFile(draft, '表'),
      () => true,
    ).catch((error: unknown) => error);
    expect(fileRefusal(asFile)).toBeDefined();
    expect(existsSync(join(target, '个人文件.docx'))).toBe(true);
  });

  test('I5 上一次导出的同样文件，由新的替换', async () => {
    const target = join(folder, '国家交换表');
    await placeWhole(target, tables(['a.csv', 'b.csv']), () => true);
    writeFileSync(join(target, 'a.csv'), '旧');
    await placeWhole(target, tables(['a.csv', 'b.csv']), () => true);
    expect(readFileSync(join(target, 'a.csv'), 'utf8')).toBe('新');
    expect(readdirSync(folder)).toEqual(['国家交换表']);
  });
});

describe('大厅资料', () => {
  const today = '2026-09-30' as CivilDate;
  test('A9 还没有开始的安排，终止在开始以前的，就不再有这一项', () => {
    const counter = wholeHall.counter.id;
    const added = changedHall(
      wholeHall,
      { type: 'add_allocation', counter, department: '新部门', from: '2027-01-01', until: null } as never,
      today,
    );
    if (!added.ok) throw new Error(added.refusal.message);
    const ended = changedHall(
      added.value.hall,
      { type: 'end_allocation', counter, department: '新部门', until: '2026-10-01' } as never,
      today,
    );
    const left = ended.ok ? ended.value.hall.counter.allocations : [];
    expect(left.map(({ department }) => department)).toEqual(wholeHall.counter.departments);
    expect(left.every(({ from, until }) => from === null || until === null || from <= until)).toBe(true);
  });

  test('D3 本部门的在办件不被其他部门的挤出列表', () => {
    const own = at.take(wholeItems.freight);
    at.store.db.prepare("update case_board set department = '别的部门' where case_id <> ?").run(own);
    const head = hall.staff.find(({ number }) => number === '1001') ?? hall.staff[0]!;
    const parts = { desk: actingDesk(at, head), store: at.store, figures: new Figures() };
    const held = heldCases(parts as unknown as CounterParts);
    expect(held.ok ? held.value.rows.map(({ caseId }) => caseId) : []).toEqual([own]);
  });
});
