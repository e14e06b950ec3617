import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '#shared/calendar/civil-date.ts';
import { noRecords } from '#shared/records.ts';
import type { HallReference, StaffMember } from '#shared/reference/index.ts';
import { decideShift } from '#shared/registers/shift.ts';
import { Session } from '../../../electron/people/session.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { today, uuidOf } from '../../support/hall.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter();
});
afterEach(() => counter.close());

const signIn = async (number: string, pin: string): Promise<string> => {
  const result = await counter.desk.session.signIn(number, pin);
  return result.ok ? result.value.name : result.refusal.message;
};

test('工号和PIN正确的，签到', async () => expect(await signIn('1001', '100101')).toBe('余姮'));

test('PIN错误的，说明还可以尝试几次；工号不存在的，回答相同', async () => {
  expect(await signIn('1001', '000000')).toContain('还可以尝试4次');
  expect(await signIn('9999', '000000')).toContain('还可以尝试4次');
  expect(counter.desk.session.person).toBeNull();
});

test('连续输错五次暂停十分钟，正确的PIN也不行；重新启动不能绕过', async () => {
  const attempts = await Promise.all(Array.from({ length: 5 }, () => signIn('1002', '111111')));
  expect(attempts.at(-1)).toContain('已暂停签到');
  expect(await signIn('1002', '200202')).toContain('已暂停签到');
  const again = await openCounter(counter.folder);
  const result = await again.desk.session.signIn('1002', '200202');
  expect(result.ok).toBe(false);
  again.store.close();
  expect(await signIn('1001', '100101')).toBe('余姮');
  counter.pass(10 * 60_000);
  expect(await signIn('1002', '200202')).toBe('张凤');
});

test('签到成功后，失败次数重新计算', async () => {
  await signIn('1001', '1');
  await signIn('1001', '100101');
  expect(await signIn('1001', '1')).toContain('还可以尝试4次');
});

test('PIN本身不在任何事件和数据中', async () => {
  await signIn('1001', '987654');
  await signIn('1001', '100101');
  const log = JSON.stringify([...counter.store.log.pages()].flat());
  expect(log).not.toMatch(/987654|100101/);
  expect(JSON.stringify(counter.store.db.prepare('select * from reference').all())).not.toContain('100101');
});

test('D11: 程序意外结束的，重新启动后本窗口无人在岗，并记录在案', async () => {
  await signIn('1001', '100101');
  expect(counter.store.registers.get('shift', own())?.person?.staff).toBe('1001');
  counter.pass(60_000);
  const again = await openCounter(counter.folder);
  expect(again.desk.session.person).toBeNull();
  expect(again.store.registers.get('shift', own())?.person).toBeNull();
  const last = again.store.log.ofStream('shift', own()).at(-1);
  expect(last).toMatchObject({
    kind: 'shift.signed_out',
    payload: { staff: '1001', found: true },
    actor: { staff: 'device' },
  });
  again.store.close();
});

const own = (): string => counter.desk.reference.hall.counter.id;

describe('离岗和替岗', () => {
  let hall: HallReference;
  let session: Session;
  beforeEach(() => {
    const { reference, clock } = counter.desk;
    const [head, clerk] = reference.hall.staff as [StaffMember, StaffMember];
    hall = {
      ...reference.hall,
      staff: [
        { ...head, counter: own(), standIns: [clerk.number] },
        { ...clerk, counter: 'c2' },
        { ...clerk, number: '1003', name: '陈示范', counter: 'c3' },
      ],
    };
    session = new Session(counter.store, hall, clock, counter.log, {
      registers: counter.store.registers,
      calendar: reference.calendar,
      opening: hall.settings.opening,
    });
  });

  const shift = () => counter.store.registers.get('shift', own());
  const askToLeave = (standIn: string) => {
    const { desk, store } = counter;
    const person = session.signedIn();
    if (!person.ok) throw new Error('nobody is signed in');
    const commandId = uuidOf(70);
    const decided = decideShift(
      { type: 'shift.leave_post', commandId, standIn, reason: '到局里开会' },
      {
        now: desk.clock.now(),
        calendar: desk.reference.calendar,
        hall,
        catalogueVersion: '',
        person: person.value,
        registers: store.registers,
        itemOf: () => undefined,
        caseState: () => null,
        records: noRecords,
        lastSerial: () => undefined,
      },
    );
    if (decided.ok) store.record(desk.circumstances(person.value, commandId), decided.value);
    return decided;
  };

  test('D7: PIN正确，但不是本窗口人员、也没有同意替岗记录的，不能签到，在岗的人不变', async () => {
    await session.signIn('1001', '100101');
    const refused = await session.signIn('1003', '200202');
    expect(!refused.ok && refused.refusal.rule).toBe('D7');
    expect(session.person?.number).toBe('1001');
    expect(shift()?.person?.staff).toBe('1001');
  });

  test('D7: 先核对PIN：PIN错误的，不说明能否在本窗口签到；被拒绝的签到不算输错', async () => {
    const wrong = await session.signIn('1003', '000000');
    expect(!wrong.ok && wrong.refusal.message).toContain('还可以尝试4次');
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const refused = await session.signIn('1003', '200202');
      expect(!refused.ok && refused.refusal.rule).toBe('D7');
    }
  });

  test('D7: 凭应急码签到的，只限当天，记录在案供核查', async () => {
    const signedIn = await session.signIn('1003', '200202', '8841');
    expect(signedIn.ok && signedIn.value.name).toBe('陈示范');
    expect(shift()).toMatchObject({
      person: { staff: '1003', as: '替岗' },
      consents: [{ staff: '1003', from: today, until: today, emergency: true, code: '8841' }],
    });
  });

  test('D6: 替岗人员签到之前，申请离岗的人不能签退；签到之后岗位才交出，窗口一刻也不空', async () => {
    const changes: (string | undefined)[] = [];
    session.onChanged(() => changes.push(session.person?.number));
    await session.signIn('1001', '100101');
    expect(askToLeave('1003').ok).toBe(false);
    expect(askToLeave('1002').ok).toBe(true);
    const refused = session.signOut();
    expect(!refused.ok && refused.refusal.rule).toBe('D6');
    expect(session.person?.number).toBe('1001');

    await session.signIn('1002', '200202');
    expect(session.person?.number).toBe('1002');
    expect(shift()).toMatchObject({
      person: { staff: '1002', as: '替岗', standsInFor: '1001' },
      absence: { staff: '1001', standIn: '1002', releasedAt: counter.desk.clock.now() },
    });
    const events = counter.store.log.ofStream('shift', own());
    expect(events.map(({ kind }) => kind)).toEqual([
      'shift.signed_in',
      'shift.leave_requested',
      'shift.signed_in',
      'shift.post_released',
      'shift.signed_out',
    ]);
    expect(events[2]?.actor).toMatchObject({ staff: '1002', actingFor: '1001' });

    expect(session.signOut().ok).toBe(false);
    await session.signIn('1001', '100101');
    expect(shift()).toMatchObject({ person: { staff: '1001', as: '本岗' }, absence: null });
    expect(session.signOut().ok).toBe(true);
    expect(changes).toEqual(['1001', '1002', '1001', undefined]);
  });

  test('D6 · D11: 办公时间没有人替岗而签退的，写下原因；下班签退不问', async () => {
    expect(session.leavesUnmanned).toBe(false);
    await session.signIn('1001', '100101');
    expect(session.leavesUnmanned).toBe(true);
    expect(session.signOut('到银行取回单').ok).toBe(true);
    const last = counter.store.log.ofStream('shift', own()).at(-1);
    expect([last?.kind, last?.payload['reason']]).toEqual(['shift.signed_out', '到银行取回单']);
    await session.signIn('1001', '100101');
    counter.pass(Date.parse(instantAt(today, '17:05')) - Date.parse(counter.desk.clock.now()));
    expect(session.leavesUnmanned).toBe(false);
    expect(session.signOut().ok).toBe(true);
  });

  test('D6: 下班签退不是离岗', async () => {
    await session.signIn('1001', '100101');
    askToLeave('1002');
    counter.pass(Date.parse(instantAt(today, '17:05')) - Date.parse(counter.desk.clock.now()));
    expect(session.signOut().ok).toBe(true);
    expect(shift()).toMatchObject({ person: null, absence: null });
  });
});
