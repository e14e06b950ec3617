import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { hallReference } from '#shared/reference/index.ts';
import { fenggangTemplate } from '#shared/reference/import/plan/s3.ts';
import { itemView, searchItems } from '../../../electron/acts/items.ts';
import { verifyPin } from '../../../electron/people/pin.ts';
import { loadReference } from '../../../electron/reference.ts';
import { openStore, type WritableDb } from '../../../electron/store/open.ts';
import { openCounter } from '../../support/counter.ts';
import { hall, itemNamed } from '../../support/hall.ts';

const assets = join(import.meta.dirname, '../../../assets');
const folder = mkdtempSync(join(tmpdir(), 'yimen-reference-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const training = JSON.parse(readFileSync(join(assets, 'training-hall.json'), 'utf8')) as {
  version: string;
  staff: { number: string; pin: string }[];
};
let databases = 0;
const database = (): WritableDb => openStore(join(folder, `${(databases += 1)}.sqlite`));
const stored = (db: WritableDb) =>
  db.prepare('select version, body from reference where kind = ?').get('hall') as {
    version: string;
    body: string;
  };
const store = (db: WritableDb, body: Readonly<Record<string, unknown>> & { readonly version: string }) =>
  db
    .prepare('insert or replace into reference (kind, version, body) values (?, ?, ?)')
    .run('hall', body.version, JSON.stringify(body));

describe('首次启动建立演示大厅', () => {
  test('D1 · D5 · 1M.11: 窗口人员、AB角和主要领导、法规股、大厅管理人员、监察人员都能签到', async () => {
    const db = database();
    const reference = await loadReference(db, assets);
    expect(reference.hall.staff.map(({ number, role }) => `${number} ${role}`)).toEqual([
      '1001 window_head',
      '1002 clerk',
      '2001 leader',
      '2002 leader',
      '2003 leader',
      '2101 reviewer',
      '3001 centre_manager',
      '4001 supervisor',
    ]);
    for (const { number, pin } of reference.demoStaff) {
      const person = reference.hall.staff.find((member) => member.number === number);
      expect(await verifyPin(pin, person?.pinHash ?? '')).toBe(true);
    }
    const [body] = reference.hall.departments;
    expect(body).toMatchObject({ mode: '整体进驻', leaders: { a: '2001', b: '2002' }, heads: ['2003'] });
    expect(stored(db).body).not.toContain('"pin"');
    db.close();
  });

  test('G4: 演示大厅的审批流程就是凤冈方案的流程', () => expect(hall.templates).toEqual([fenggangTemplate]));

  test('D2 · D3 · D6: 窗口组长是股长，持三项权力；两人互为替岗', () => {
    const [head, clerk] = hall.staff;
    expect(head).toMatchObject({ rank: '股长', standIns: ['1002'] });
    expect(head?.mandate.powers).toEqual(['受理决定权', '协调催办和管理权', '即办类最终许可权']);
    expect(clerk?.standIns).toEqual(['1001']);
    expect(clerk?.mandate.powers).toContain('受理决定权');
  });
});

describe('先前版本的演示大厅', () => {
  const before = {
    version: 'training-1',
    id: 'training-fenggang',
    name: '凤冈县政务服务中心',
    training: true,
    address: '一楼',
    hours: '工作日',
    complaintPhone: '0852-0000110',
    organs: [hall.organs[0]],
    counter: {
      id: 'training-fenggang-01',
      name: '交通窗口1号',
      position: '01',
      departments: ['凤冈县交通运输局'],
      blocks: hall.counter.blocks,
    },
  };
  const member = (number: string, pinHash: string) => ({
    number,
    name: '余姮',
    role: 'window_head',
    department: '凤冈县交通运输局',
    mandate: { number: '凤交授〔2026〕第1号', from: '2026-01-01', until: '2027-12-31' },
    pinHash,
  });

  test('由程序所带的新版本代替，原来的人员用原来的PIN签到', async () => {
    const db = database();
    store(db, { ...before, staff: [member('1001', 'scrypt$'), member('1002', 'scrypt$')] });
    const { hall: after } = await loadReference(db, assets);
    expect(after.version).toBe(training.version);
    expect(after.staff).toHaveLength(8);
    expect(await verifyPin('100101', after.staff[0]?.pinHash ?? '')).toBe(true);
    expect(await verifyPin('200202', after.staff[1]?.pinHash ?? '')).toBe(true);
    expect(hallReference.parse(JSON.parse(stored(db).body))).toEqual(after);
    expect(stored(db).version).toBe(training.version);
    db.close();
  });

  test.each([
    ['真实大厅', { training: false }],
    ['另一个演示大厅', { id: 'training-other' }],
    ['比程序所带更新的', { version: 'training-99' }],
  ])('%s不被代替', async (_title, change) => {
    const db = database();
    store(db, { ...before, staff: [member('1001', 'scrypt$')], ...change });
    const { hall: kept, demoStaff } = await loadReference(db, assets);
    expect(kept.staff).toHaveLength(1);
    if (!kept.training) expect(demoStaff).toEqual([]);
    db.close();
  });

  test('版本相同的，第二次启动不再改动', async () => {
    const db = database();
    await loadReference(db, assets);
    const { body } = stored(db);
    await loadReference(db, assets);
    expect(stored(db).body).toBe(body);
    db.close();
  });
});

describe('A9 查找的是当日适用的事项', () => {
  const freight = itemNamed('道路货物运输经营许可');

  test('停用的、尚未实施的查不到；有两种内容的，只查到当日适用的一种', async () => {
    const counter = await openCounter();
    const { desk } = counter;
    const { catalogue } = desk.reference;
    const versions = [
      { ...freight, until: '2026-09-29', promisedDays: 15 },
      { ...freight, from: '2026-09-30', until: '2026-10-31', promisedDays: 12 },
      { ...freight, from: '2026-11-01', promisedDays: 8 },
    ];
    const other = catalogue.items
      .filter(({ code }) => code !== freight.code)
      .map((item) => ({ ...item, until: '2026-09-29' }));
    catalogue.items.splice(0, catalogue.items.length, ...versions, ...other);
    expect(searchItems(desk, '', 200).map(({ name, promisedDays }) => [name, promisedDays])).toEqual([
      [freight.name, 12],
    ]);
    const view = itemView(desk, freight.code);
    expect(view.ok && view.value.item.promisedDays).toBe(12);
    expect(desk.reference.itemOn(freight.code, civilDate('2026-11-01'))?.promisedDays).toBe(8);
    expect(itemView(desk, other[0]?.code ?? '').ok).toBe(false);
    counter.close();
  });
});
