/** Scans of materials on a case: who, when, of which lines, how much; and that the record and its views agree. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseEventPayloads } from '#shared/case/events.ts';
import { foldCase } from '#shared/case/evolve.ts';
import { isIdentityDocument, watermarkLines } from '#shared/scans/identity.ts';
import { scanLimits } from '#shared/scans/limits.ts';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { caseDetail } from '../../../electron/acts/case-detail.ts';
import { saveDraft } from '../../../electron/acts/drafts.ts';
import { ScanDesk } from '../../../electron/scans/scan-desk.ts';
import { ScanFiles } from '../../../electron/scans/scan-files.ts';
import { caseCommand } from '#shared/case/commands.ts';
import { intakeDraft } from '#shared/contract/intake.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { acceptedCase, itemOf, Life, voiding, withdrawal } from '../../support/case-life.ts';
import { application, complete } from '../../support/hall.ts';
import { openWholeHall, type WholeHall, wholeHall, wholeItems } from '../../support/whole-hall.ts';
import { join } from 'node:path';
import { jpeg, page } from './samples.ts';

const scan = (...scans: ReturnType<typeof page>[]) => ({ type: 'scan', materialId: 'form', scans }) as const;
const removal = (hash: string, reason = '拍摄模糊') =>
  ({ type: 'remove_scan', materialId: 'form', hash, reason }) as const;

describe('谁、什么时候', () => {
  test('G3：窗口人员在办结以前随时可以补扫，办件中看得到谁扫的', () => {
    const life = acceptedCase().do('1001', scan(page(1), page(2)));
    expect(life.case.scans.map(({ hash, materialId, done }) => [hash, materialId, done.staff])).toEqual([
      [page(1).hash, 'form', '1001'],
      [page(2).hash, 'form', '1001'],
    ]);
  });

  test('D1：领导、审查人员不扫描，也不删除', () => {
    const life = acceptedCase().do('1001', scan(page(1)));
    for (const staff of ['2001', '3001'])
      for (const command of [scan(page(2)), removal(page(1).hash)])
        expect(life.refusal(staff, command).kind).toBe('not_permitted');
  });

  test('办结、撤回、作废以后不能再加，也不能删除', () => {
    for (const end of [withdrawal(), voiding()]) {
      const life = acceptedCase()
        .do('1001', scan(page(1)))
        .do('1001', end);
      for (const command of [scan(page(2)), removal(page(1).hash)])
        expect(life.refusal('1001', command).message).toContain('不能“扫描材料”');
      expect(life.case.scans).toHaveLength(1);
    }
  });

  test('B7：仅收件事项也可以扫描', () => {
    const life = new Life(itemOf({ intakeOnly: true, template: null }))
      .accept({ outcome: { kind: 'receive' } })
      .do('1001', scan(page(1)));
    expect(life.case.scans).toHaveLength(1);
  });
});

describe('扫描什么', () => {
  test('许可法31：清单以外的材料、没有收到的材料，不存扫描件', () => {
    const life = acceptedCase();
    const outside = { ...scan(page(1)), materialId: '没有这一项' };
    expect(life.refusal('1001', outside).rule).toBe('许可法31');
    const missing = new Life(life.item).accept({ materials: [], outcome: { kind: 'correct' } });
    expect(missing.refusal('1001', scan(page(1))).message).toContain('没有登记收到');
  });

  test('一项材料内容相同的只存一次；另一项可以用同一份', () => {
    const { materials } = acceptedCase().item;
    const two = itemOf({ materials: materials.flatMap((one) => [one, { ...one, id: 'second' }]) });
    const life = acceptedCase(two).do('1001', scan(page(1)));
    expect(life.refusal('1001', scan(page(2), page(1))).kind).toBe('already_done');
    expect(life.refusal('1001', scan(page(3), page(3))).kind).toBe('already_done');
    life.do('1001', { ...scan(page(1)), materialId: 'second' });
    expect(life.case.scans).toHaveLength(2);
  });

  test('K1：一项材料的件数、页数、大小都有上限，已存的也算在内', () => {
    const life = acceptedCase();
    const many = Array.from({ length: scanLimits.filesOfLine }, (_, at) => page(at + 1));
    life.do('1001', scan(...many));
    expect(life.refusal('1001', scan(page(999))).message).toContain(`超过${scanLimits.filesOfLine}件`);
    const pages = scan(
      page(1, { type: 'application/pdf', pages: 150 }),
      page(2, { type: 'application/pdf', pages: 60 }),
    );
    expect(acceptedCase().refusal('1001', pages).message).toContain('超过200页');
    const large = Array.from({ length: 4 }, (_, at) =>
      page(at + 1, { type: 'application/pdf', bytes: scanLimits.pdfBytes }),
    );
    expect(acceptedCase().refusal('1001', scan(...large)).message).toContain('超过60.0 MB');
  });
});

describe('删除', () => {
  test('I5：写明理由才能删除，经过中留下', () => {
    const life = acceptedCase().do('1001', scan(page(1), page(2)));
    expect(life.refusal('1001', removal(page(1).hash, ' ')).rule).toBe('I5');
    life.do('1001', removal(page(1).hash));
    expect(life.case.scans.map(({ hash }) => hash)).toEqual([page(2).hash]);
    expect(life.refusal('1001', removal(page(1).hash)).kind).toBe('already_done');
  });
});

describe('收件时扫描', () => {
  test('与收件同时登记；排在受理之前', () => {
    const life = new Life(acceptedCase().item).accept({ scans: [{ materialId: 'form', scans: [page(1)] }] });
    expect(life.events.map(({ kind }) => kind)).toEqual([
      'case.received',
      'case.material_scanned',
      'case.accepted',
    ]);
  });

  test('扫描件有一项不能登记的，申请也没有登记', () => {
    const life = new Life(acceptedCase().item);
    const {
      commandId: _,
      caseId: __,
      ...command
    } = application(life.item, {
      scans: [{ materialId: '没有这一项', scans: [page(1)] }],
    });
    expect(life.refusal('1001', { type: 'register', ...command }).rule).toBe('许可法31');
    expect(life.state).toBeNull();
  });
});

describe('以前的记录', () => {
  test('没有扫描件的旧办件照样重放，扫描件为空', () => {
    const { events } = acceptedCase();
    expect(foldCase(events)?.scans).toEqual([]);
  });

  test('晚到的扫描和删除，不因办件已经往前走而丢失；到达两次的只算一次', () => {
    const life = acceptedCase().do('1001', withdrawal());
    const done = { at: '2026-10-12T02:00:00.000Z', staff: '1001', name: '余主任' };
    const scanned = {
      kind: 'case.material_scanned' as const,
      payload: { materialId: 'form', material: '申请表', scans: [page(1), page(2)], done },
    };
    caseEventPayloads[scanned.kind].parse(scanned.payload);
    life.happen(scanned).happen(scanned);
    expect(life.case.scans).toHaveLength(2);
    expect(life.case.stage).toBe('已撤回');
  });
});

describe('水印', () => {
  test('个人信息保护法：身份证件的复印件默认加水印，其他材料不加', () => {
    for (const name of [
      '申请人身份证件或营业执照',
      '身份证复印件',
      '户口簿',
      '驾驶员的驾驶证、从业资格证',
      '护照',
    ])
      expect([name, isIdentityDocument(name)]).toEqual([name, true]);
    for (const name of ['申请书（表）', '安全生产管理制度文本', '经营场所使用证明', '拟投入车辆的行驶证'])
      expect([name, isIdentityDocument(name)]).toEqual([name, false]);
  });

  test('写明只用于办理什么、在哪里、哪一天', () => {
    expect(watermarkLines('班线客运临时标志牌办理', '凤冈县政务服务中心', '2026-09-30')).toEqual([
      '仅用于班线客运临时标志牌办理',
      '凤冈县政务服务中心 2026-09-30',
    ]);
  });
});

describe('本机', () => {
  let at: WholeHall;
  let files: ScanFiles;
  let scans: ScanDesk;
  beforeEach(async () => {
    at = await openWholeHall();
    files = new ScanFiles(join(at.folder, 'scans'), at.log);
    at.desk.scanAt = (hash) => files.look(hash);
    scans = new ScanDesk(at.desk, at.store, files);
  });
  afterEach(() => at.close());

  const person = (number: string) => {
    const found = wholeHall.staff.find((member) => member.number === number);
    if (found === undefined) throw new Error(number);
    return found;
  };
  const kept = async (text: string) => {
    const one = await scans.keep(person('1001'), jpeg(text));
    if (!one.ok) throw new Error(one.refusal.message);
    return { ...one.value, pages: 1 };
  };
  const { freight } = wholeItems;

  test('登记的文件必须在本机，大小和类型必须属实；不在的，申请不登记', async () => {
    const there = await kept('第一页');
    const caseId = at.take(freight);
    const command = { type: 'scan', caseId, materialId: 'identity' } as const;
    const before = at.store.log.lastSeq();
    for (const wrong of [
      page(7),
      { ...there, bytes: there.bytes + 1 },
      { ...there, type: 'application/pdf' as const },
      { ...there, pages: 2 },
    ]) {
      const refused = at.onCase('1001', { ...command, scans: [wrong] });
      expect(!refused.ok && refused.refusal.kind).toBe('not_found');
    }
    const desk = actingDesk(at, person('1001'));
    const taken = application(freight, {
      caseId: at.id(),
      commandId: at.id(),
      scans: [{ materialId: 'identity', scans: [page(7)] }],
    });
    expect(runCaseCommand(desk, at.store, caseCommand.parse({ ...taken, type: 'register' })).ok).toBe(false);
    expect(at.store.log.lastSeq()).toBe(before);
    expect(at.onCase('1001', { ...command, scans: [there] }).ok).toBe(true);
  });

  test('收件、补扫、删除之后，重建的视图与原来一样；删除了的文件仍有记录说到它', async () => {
    const [first, second] = [await kept('第一页'), await kept('第二页')];
    const caseId = at.take(freight, { scans: [{ materialId: 'identity', scans: [first] }] });
    at.must('1001', { type: 'scan', caseId, materialId: 'form', scans: [second] });
    at.must('1001', { type: 'remove_scan', caseId, materialId: 'form', hash: second.hash, reason: '错页' });
    const before = at.dump();
    at.store.rebuild();
    expect(at.dump()).toEqual(before);
    expect([first, second].map(({ hash }) => at.store.isScanReferred(hash))).toEqual([true, true]);
    expect(at.store.isScanReferred(page(9).hash)).toBe(false);
    expect(at.state(caseId).scans.map(({ hash }) => hash)).toEqual([first.hash]);
  });

  test('D1：办件的扫描件，承办部门和窗口能看，其他部门的人看不到，也不知道有几件', async () => {
    const first = await kept('第一页');
    const caseId = at.take(freight, { scans: [{ materialId: 'identity', scans: [first] }] });
    expect((await scans.open(person('1001'), caseId, first.hash)).ok).toBe(true);
    const stranger = await scans.open(person('5001'), caseId, first.hash);
    expect(!stranger.ok && stranger.refusal.kind).toBe('not_permitted');
    const seen = caseDetail(actingDesk(at, person('5001')), at.store, caseId);
    expect(seen.ok && seen.value.scans).toEqual([]);
    expect(seen.ok && seen.value.scanning?.kind).toBe('not_permitted');
    // 别的办件的编号打不开它。
    const other = at.take(freight);
    expect((await scans.open(person('1001'), other, first.hash)).ok).toBe(false);
  });

  test('收件还没有登记的：只有拍的人、有草稿的人能看；领导不能存', async () => {
    const first = await kept('第一页');
    expect((await scans.open(person('1001'), null, first.hash)).ok).toBe(true);
    expect((await scans.open(person('1002'), null, first.hash)).ok).toBe(false);
    expect((await scans.keep(person('2001'), jpeg('x'))).ok).toBe(false);
    // 重新启动以后，草稿说得出是谁的。
    const restarted = new ScanDesk(at.desk, at.store, files);
    expect((await restarted.open(person('1001'), null, first.hash)).ok).toBe(false);
    saveDraft(at.desk, at.store, person('1001'), [draftWith(first)]);
    expect((await restarted.open(person('1001'), null, first.hash)).ok).toBe(true);
  });

  const draftWith = (one: ReturnType<typeof page>) =>
    intakeDraft.parse({
      commandId: at.id(),
      caseId: at.id(),
      itemCode: freight.code,
      itemName: freight.name,
      subItem: null,
      kind: 'person',
      person: { name: '', idNumber: '', phone: '', card: null },
      organisation: { name: '', creditCode: '', creditCodeConfirmed: false, phone: '' },
      withAgent: false,
      agent: { name: '', idNumber: '', phone: '', letterOfAuthority: false },
      ticks: complete(freight),
      scans: [{ materialId: 'identity', scans: [one] }],
      channel: '窗口',
      corrections: [],
      held: null,
      lateEntry: null,
      refusal: { ground: null, reason: '', competentOrgan: '', citation: '', basis: '' },
    });
});
