import { describe, expect, test } from 'vitest';
import { type ReadinessFacts, readiness } from '#shared/reference/checklist.ts';
import {
  type Device,
  device,
  type DeviceProfile,
  deviceProfile,
  testDue,
} from '#shared/reference/devices.ts';
import { hallReference } from '#shared/reference/index.ts';
import { emptyRegisters } from '#shared/registers/states.ts';
import { beforeHoliday, calendar, hall, items, today } from '../../support/hall.ts';

const tested = { on: '2026-09-29', by: '1001', passed: true };
const here = hall.counter.id;
const profile: DeviceProfile = deviceProfile.parse({
  counter: here,
  devices: [
    {
      id: 'p1',
      kind: '收据打印机',
      transport: { by: '网络', host: '192.168.1.50', port: 9100 },
      setUpOn: '2026-09-01',
      test: tested,
    },
    {
      id: 'p2',
      kind: '文书打印机',
      transport: { by: '系统打印机', name: 'HP LaserJet' },
      setUpOn: '2026-09-01',
      test: tested,
    },
    { id: 'p3', kind: '评价器', transport: { by: '第二屏幕' }, setUpOn: '2026-09-01', test: tested },
  ],
});
const facts: ReadinessFacts = {
  now: beforeHoliday,
  hall,
  items: items.items.map((item) => ({ ...item, example: false })),
  calendar,
  devices: [profile],
  registers: emptyRegisters,
};
const open = (change: Partial<ReadinessFacts>, id: string) =>
  readiness({ ...facts, ...change }).find((line) => line.id === id)?.open;
const withHall = (change: object) => hallReference.parse({ ...hall, ...change });
const staffWith = (number: string, change: object) =>
  withHall({
    staff: hall.staff.map((person) => (person.number === number ? { ...person, ...change } : person)),
  });

describe('A8 上线检查', () => {
  test('资料、授权、窗口、设备齐全的，逐项完成', () =>
    expect(readiness(facts).filter(({ done }) => !done)).toEqual([]));

  test('按上报名单、明确窗口位置、设备和试运行的次序检查', () => {
    const stages = [...new Set(readiness(facts).map(({ stage }) => stage))];
    expect(stages).toEqual(['上报名单', '明确窗口位置', '设备和试运行']);
    expect(readiness(facts).map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        '事项清单已载入',
        '人员名单已载入',
        '授权书已签订',
        '窗口位置已明确',
        '打印机已测试',
      ]),
    );
  });

  test('事项清单没有载入', () =>
    expect(open({ items: [] }, 'items')).toEqual(['凤冈县交通运输局没有进驻事项']));

  test('许可法30: 内容仍为示例的事项逐项列出', () =>
    expect(open({ items: items.items }, 'published')).toContain(
      '“县行政区域内道路货物运输经营许可”的时限、材料和收费为示例',
    ));

  test('D11: 窗口没有人员', () =>
    expect(open({ hall: withHall({ staff: [hall.staff[2]] }) }, 'staff')).toEqual([
      '交通窗口1号没有工作人员',
    ]));

  test('D2: 没有窗口负责人，或者职级不够', () => {
    expect(open({ hall: staffWith('1001', { role: 'clerk' }) }, 'heads')).toEqual([
      '凤冈县交通运输局没有窗口组长',
    ]);
    expect(open({ hall: staffWith('1001', { rank: '科员' }) }, 'heads')?.[0]).toContain(
      '应当由股长以上人员担任',
    );
  });

  test('D3: 授权书过期，或者被撤销', () => {
    const late = { ...facts, now: '2028-01-04T01:00:00.000Z' };
    expect(open(late, 'mandates')).toEqual(['凤冈县交通运输局的余姮没有在有效期内的授权书']);
  });

  test('D6: 没有替岗人员，也没有相邻窗口', () => {
    const alone = staffWith('1002', { standIns: [] });
    expect(open({ hall: alone }, 'stand-ins')).toEqual(['张凤没有替岗人员']);
    const besides = { ...alone, counter: { ...alone.counter, neighbours: ['training-fenggang-02'] } };
    expect(open({ hall: besides }, 'stand-ins')).toEqual([]);
  });

  test('许可法32: 承办机关没有名称和电话的，不能出具文书', () =>
    expect(open({ hall: withHall({ organs: hall.organs.slice(1) }) }, 'organs')).toEqual([
      '没有凤冈县道路运输管理所的简称、电话和救济机关',
    ]));

  test('G4: 承诺件、上报件没有审批流程', () =>
    expect(open({ hall: withHall({ templates: [] }) }, 'templates')).toContain(
      '“县行政区域内道路货物运输经营许可”没有审批流程',
    ));

  test('A4: 其他窗口的号段未知，或者与本窗口重叠', () => {
    const { blocks: _, ...other } = { ...hall.counter, id: 'second', name: '交通窗口2号' };
    expect(open({ hall: withHall({ otherCounters: [other] }) }, 'numbers')).toEqual([
      '交通窗口2号的号段未知，不能核对是否重叠',
    ]);
    const same = { ...other, blocks: { ...hall.counter.blocks, counter: 2 } };
    expect(open({ hall: withHall({ otherCounters: [same] }) }, 'numbers')).toEqual([
      '交通窗口1号与交通窗口2号的文书编号号段重叠',
      '交通窗口1号与交通窗口2号的办件编号号段重叠',
    ]);
  });

  test('A5: 窗口没有登记；部门没有窗口', () => {
    expect(
      open({ hall: withHall({ counter: { ...hall.counter, registered: false } }) }, 'positions'),
    ).toEqual(['交通窗口1号没有登记为在册窗口']);
    const more = withHall({ departments: [...hall.departments, { name: '县水务局', mode: '业务受理进驻' }] });
    expect(open({ hall: more }, 'positions')).toEqual(['县水务局没有窗口']);
    expect(open({ hall: more }, 'items')).toEqual(['县水务局没有进驻事项']);
  });

  test('许可法82: 工作日历将尽', () =>
    expect(open({ now: '2026-11-23T01:00:00.000Z' }, 'calendar')).toEqual([
      '工作日历只到2026-12-31，以后的期限为暂定',
    ]));

  test('K1: 打印机没有登记、没有测试、测试没有通过', () => {
    expect(open({ devices: [] }, 'printers')).toEqual([
      '交通窗口1号没有收据打印机',
      '交通窗口1号没有文书打印机',
    ]);
    const [receipt, ...rest] = profile.devices as [Device, ...Device[]];
    const changed = (change: Partial<Device>) =>
      open({ devices: [{ ...profile, devices: [{ ...receipt, ...change }, ...rest] }] }, 'printers');
    expect(changed({ test: null })).toEqual(['交通窗口1号的收据打印机尚未测试']);
    expect(changed({ setUpOn: '2026-09-30' })).toEqual([
      '交通窗口1号的收据打印机2026-09-30更换或者调整后尚未测试',
    ]);
  });
});

describe('K1 每个窗口的设备不同', () => {
  const receipt = { id: 'p', kind: '收据打印机', setUpOn: '2026-09-01' };
  const connects = (kind: string, transport: object) =>
    device.safeParse({ ...receipt, kind, transport }).success;

  test.each([
    ['收据打印机', { by: '串口', path: 'COM3' }],
    ['收据打印机', { by: 'USB', vendorId: 0x0416, productId: 0x5011 }],
    ['文书打印机', { by: '系统打印机', name: 'HP LaserJet' }],
    ['评价器', { by: '厂商服务', url: 'ws://127.0.0.1:9000' }],
    ['读卡器', { by: 'USB', vendorId: 1024, productId: 50010 }],
    ['读卡器', { by: '键盘口' }],
    ['高拍仪', { by: '摄像头', label: 'USB Camera' }],
    ['高拍仪', { by: '模拟' }],
  ])('%s可以这样连接：%o', (kind, transport) => expect(connects(kind, transport)).toBe(true));

  test.each([
    ['文书打印机', { by: '第二屏幕' }],
    ['高拍仪', { by: '键盘口' }],
    ['收据打印机', { by: '网络', host: '192.168.1.500', port: 9100 }],
    ['收据打印机', { by: '网络', host: '192.168.1.50', port: 0 }],
    ['评价器', { by: '厂商服务', url: 'file:///etc/passwd' }],
    ['读卡器', { by: '蓝牙' }],
  ])('%s不能这样连接：%o', (kind, transport) => expect(connects(kind, transport)).toBe(false));

  test('同一窗口的设备编号不重复', () => {
    const one = { ...receipt, transport: { by: '模拟' } };
    expect(deviceProfile.safeParse({ counter: here, devices: [one, one] }).success).toBe(false);
  });

  test.each<[string, Pick<Device, 'test' | 'setUpOn'>, number | null, string | null]>([
    ['测试通过的', { setUpOn: '2026-09-01', test: { ...tested, note: '' } }, null, null],
    ['没有测试的', { setUpOn: '2026-09-01', test: null }, null, '尚未测试'],
    [
      '测试没有通过的',
      { setUpOn: '2026-09-01', test: { ...tested, passed: false, note: '缺纸' } },
      null,
      '2026-09-29测试未通过',
    ],
    [
      '测试后更换的',
      { setUpOn: '2026-09-30', test: { ...tested, note: '' } },
      null,
      '2026-09-30更换或者调整后尚未测试',
    ],
    [
      '满三十日的',
      { setUpOn: '2026-01-01', test: { ...tested, on: '2026-08-01', note: '' } },
      30,
      '上次测试已过60天',
    ],
  ])('%s设备要不要打印测试页', (_title, entry, every, why) => expect(testDue(entry, today, every)).toBe(why));
});
