/** Every call of the contract, by every role, with whatever a page may send: a clear answer each time, never a fault. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualSlots } from '#shared/devices/settings.ts';
import { counterInputs } from '#shared/contract/counter.ts';
import { refusalKinds, type Result } from '#shared/result.ts';
import type { Act } from '#shared/authority/acts.ts';
import { mayDo } from '#shared/authority/index.ts';
import { reportProfiles } from '#shared/reports/kinds.ts';
import { openWholeHall, type WholeHall, wholeHall, wholeItems } from '../../support/whole-hall.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { application } from '../../support/hall.ts';
import { serveWhole, type WholeCounter } from '../../support/whole-counter.ts';

type Call = keyof typeof counterInputs;
const calls = Object.keys(counterInputs) as Call[];
/** Sign-in and its kin take the time of a hash, and reports a thread of their own: they have their own tests. */
const slow: ReadonlySet<Call> = new Set<Call>(['signIn', 'signOut', 'unlock', 'makeReport']);

let at: WholeHall;
let caseId = '';
const served: WholeCounter[] = [];
beforeAll(async () => {
  at = await openWholeHall();
  caseId = at.take(wholeItems.freight);
  at.take(wholeItems.instant);
});
afterAll(() => {
  for (const one of served) one.close();
  at.close();
});

const asRole = (number: string): WholeCounter => {
  const person = wholeHall.staff.find((member) => member.number === number);
  if (person === undefined) throw new Error(number);
  const one = serveWhole({ ...at, desk: actingDesk(at, person) });
  served.push(one);
  return one;
};

const filter = { query: '' };
const list = { ...filter, sort: 'due', offset: 0, limit: 50 };
const { commandId: _id, outcome: _outcome, ...form } = { ...application(wholeItems.freight), outcome: null };
const month = '2026-09';
const settings = wholeHall.settings;

/** What a page sends when it is well. */
const plausible = (): Partial<Record<Call, readonly unknown[]>> => ({
  searchItems: [{ query: '道路', limit: 20 }],
  item: [{ code: wholeItems.freight.code, subItem: null }],
  knownApplicant: [{ number: '520327198001010011' }],
  saveDevices: [usualSlots(true)],
  learnPad: [
    { act: 'start', way: { kind: 'chords' }, title: '评价器', decline: true },
    { act: 'next' },
    { act: 'stop' },
  ],
  simulators: [
    { act: 'view' },
    { act: 'card', card: 0 },
    { act: 'card', card: 'none' },
    { act: 'press', means: 5 },
    { act: 'cable', plugged: false },
    { act: 'scan', text: '001-000127-4' },
  ],
  actOnQueue: [
    { commandId: at.id(), act: 'issue' },
    { commandId: at.id(), act: 'call' },
    { commandId: at.id(), act: 'transfer', to: '公安窗口2号' },
    { commandId: at.id(), act: 'resume', number: 'A001' },
  ],
  tablets: [
    { act: 'view' },
    { act: 'pair' },
    { act: 'stop' },
    { act: 'revoke', id: '00000000-0000-4000-8000-000000000001' },
  ],
  keepScan: [{ bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xd9) }, { bytes: new Uint8Array(8) }],
  openScan: [
    { caseId, hash: 'ab'.repeat(32) },
    { caseId: null, hash: 'ab'.repeat(32) },
  ],
  previewScan: [{ caseId, hash: 'ab'.repeat(32) }],
  intakeOutcomes: [{ ...form, commandId: at.id() }],
  saveDraft: [{ forms: [] }],
  instantSteps: [{ caseId }],
  registerApplication: [{ ...application(wholeItems.freight), caseId: at.id(), commandId: at.id() }],
  listCases: [list, { ...list, scope: 'hall' }, { ...list, figure: 'x', sort: 'applicant' }],
  boardView: [{ scope: null }, { scope: 'hall' }],
  saveView: [{ slot: 1, name: '我的', filter }],
  removeView: [{ slot: 1 }],
  caseByNumber: [{ number: at.state(caseId).receiptNumber }],
  caseDetail: [{ caseId }],
  inviteRating: [{ caseId }],
  caseAtCentre: [{ caseId }],
  caseOffers: [{ caseId }],
  actOnCase: [
    {
      command: {
        type: 'void',
        commandId: at.id(),
        caseId,
        reason: '误录',
        second: '1002',
        secondConfirmed: true,
      },
    },
  ],
  registerOffers: [
    { register: 'complaint', id: null },
    { register: 'seal', id: 'x' },
  ],
  actOnRegister: [{ command: { type: 'complaint.receive', commandId: at.id() } }],
  registerList: [
    { register: 'complaint', query: '', open: false, offset: 0, limit: 50 },
    { register: 'delivery', query: '', open: false, offset: 0, limit: 50 },
  ],
  registerEntry: [{ register: 'delivery', id: caseId }],
  opinionCase: [{ caseId }],
  changeHall: [
    { type: 'settings', settings },
    { type: 'restore', version: '没有' },
    {
      type: 'add_roster',
      counter: wholeHall.counter.id,
      staff: '1002',
      from: '2027-01-01',
      until: '2027-02-01',
    },
  ],
  catalogueList: [{ query: '道路', offset: 0, limit: 10 }],
  catalogueItem: [{ code: wholeItems.freight.code, from: null }],
  calendarYear: [{ year: 2026 }],
  chooseImport: [{ source: '一览表A', jobId: at.id() }],
  takeImport: [{ importId: 'x' }],
  exportReport: [{ reportId: at.id(), format: 'xlsx', jobId: at.id() }],
  openFigure: [{ reportId: at.id(), figure: 'x' }],
  cancelJob: [{ id: at.id() }],
  guide: [{ itemCode: wholeItems.freight.code, subItem: null }],
  showGuide: [null],
  registerDeviceTest: [{ device: '评价器', passed: true }],
  saveLockMinutes: [{ minutes: 5 }],
  askPaper: [
    { commandId: at.id(), request: { paper: '咨询登记', month } },
    { commandId: at.id(), request: { paper: '投诉登记', month } },
    { commandId: at.id(), request: { paper: '评议通报', month } },
    { commandId: at.id(), request: { paper: '部门月报', department: wholeItems.freight.department, month } },
  ],
  dayEnd: [{ day: '2026-09-30' }],
  previewPaper: [{ paperId: at.id() }],
  paper: [{ paperId: at.id() }],
  slipPicture: [{ jobId: at.id() }],
  retryPrint: [{ jobId: at.id() }],
  reprint: [{ commandId: at.id(), paperId: at.id() }],
  reroutePrint: [{ commandId: at.id(), jobId: at.id(), media: 'slip' }],
  confirmPrint: [{ commandId: at.id(), jobId: at.id(), cameOut: true }],
  voidCopy: [{ commandId: at.id(), jobId: at.id(), reason: '坏' }],
  markSigned: [{ commandId: at.id(), paperId: at.id(), signature: 0 }],
  askSignature: [{ paperId: at.id(), signature: 0 }],
  testPrint: [{ media: 'slip' }],
  simulateFault: [{ media: 'slip', fault: null, moment: 'before' }],
  supplementMaterials: [{ commandId: at.id(), caseId, materials: [] }],
  makeReport: [{ kind: 'daily', department: '', from: '2026-09-30', until: '2026-09-30', jobId: at.id() }],
  saveSettings: [
    {
      receiptPrinter: { kind: 'none' },
      documentPrinter: { kind: 'none' },
      centre: { url: '', token: '' },
    },
  ],
});

const megabyte = '补'.repeat(350_000);
const nasty: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  1e308,
  -1,
  9_007_199_254_740_991,
  '',
  '\uD800',
  'a\u0000b',
  '"',
  '*',
  'NEAR(',
  "' or 1=1 --",
  '%_%',
  '🙂🙂🙂',
  '𠮷野家',
  'ﷺ'.repeat(200),
  '§部',
  '\u202E倒写',
  '__proto__',
  'constructor',
  '2026-02-30',
  '9999-12-31',
  '0001-01-01',
  '２０２６-０１-０１',
  '10',
  megabyte,
  [],
  Array.from({ length: 5000 }, () => ({})),
  {},
  JSON.parse('{"__proto__":{"type":"void"},"constructor":{"prototype":{}}}'),
  true,
];

/** Every value of an input exchanged for each nasty one, one place at a time. */
function* bent(input: unknown): Generator {
  for (const value of nasty) yield value;
  if (input === null || typeof input !== 'object') return;
  const places: (readonly (string | number)[])[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (path.length > 0) places.push(path);
    if (value !== null && typeof value === 'object' && path.length < 3)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(input, []);
  for (const path of places)
    for (const value of nasty) {
      const copy = structuredClone(input) as Record<string | number, unknown>;
      let holder = copy;
      for (const key of path.slice(0, -1)) holder = holder[key] as typeof copy;
      holder[path.at(-1) ?? ''] = value;
      yield copy;
    }
}

const open: ReadonlySet<Call> = new Set<Call>([
  'session',
  'status',
  'lock',
  'lockShown',
  'signOut',
  'signIn',
  'unlock',
]);

describe('D11 没有人签到、工作站锁定', () => {
  test('没有人签到的，除签到和状态外什么也问不到、办不成', async () => {
    const one = serveWhole(at);
    served.push(one);
    const inputs = plausible();
    const said: [string, string][] = [];
    for (const call of calls) {
      if (open.has(call)) continue;
      for (const input of inputs[call] ?? [undefined]) {
        // oxlint-disable-next-line no-await-in-loop -- one after another
        const answer = await one.call(call, input);
        said.push([call, answer.ok ? 'ok' : answer.refusal.kind]);
      }
    }
    expect(said.filter(([, kind]) => kind !== 'not_signed_in')).toEqual([]);
    expect(one.restarts).toBe(0);
  });
});

describe('任何角色、任何输入', () => {
  test.each(['1001', '1002', '2101', '2001', '3001', '4001'])(
    '%s 每个调用都有一句明白的回答，不出错，不卡住',
    { timeout: 120_000 },
    async (number) => {
      const one = asRole(number);
      const inputs = plausible();
      const faults: string[] = [];
      for (const call of calls) {
        if (slow.has(call)) continue;
        const given = inputs[call] ?? [undefined];
        for (const input of given.flatMap((good) => [good, ...bent(good)])) {
          let answer: Result<unknown>;
          try {
            // oxlint-disable-next-line no-await-in-loop -- one after another
            answer = await one.call(call, input);
          } catch (error) {
            const shown = JSON.stringify(input)?.slice(0, 160) ?? 'undefined';
            faults.push(`${call} ${shown}: ${String((error as Error).stack).slice(0, 400)}`);
            continue;
          }
          if (answer.ok) continue;
          expect(refusalKinds).toContain(answer.refusal.kind);
          expect(answer.refusal.message).not.toBe('');
          expect(answer.refusal.message.length).toBeLessThan(300);
        }
      }
      expect(faults.slice(0, 12)).toEqual([]);
    },
  );
});

describe('D1 权限表拒绝的，调用一律不成', () => {
  const needs: readonly (readonly [Call, Act, unknown?])[] = [
    ['liveBoard', '监察查看'],
    ['liveMarks', '监察查看'],
    ['heldCases', '监察查看'],
    ['hallBook', '查看大厅资料'],
    ['catalogueList', '查看大厅资料', { query: '', offset: 0, limit: 10 }],
    ['catalogueItem', '查看大厅资料', { code: wholeItems.freight.code, from: wholeItems.freight.from }],
    ['calendarYear', '查看大厅资料', { year: 2026 }],
    ['changeHall', '大厅资料', { type: 'settings', settings }],
    ['chooseImport', '大厅资料', { source: '一览表A', jobId: crypto.randomUUID() }],
    ['saveLockMinutes', '设备设置', { minutes: 5 }],
    ['reportChoices', '打印统计报表'],
  ];
  test.each(wholeHall.staff.map(({ number, role }) => [number, role] as const))('%s %s', async (number) => {
    const person = wholeHall.staff.find((member) => member.number === number);
    if (person === undefined) throw new Error(number);
    const one = asRole(number);
    const where = { hall: wholeHall, now: at.desk.clock.now(), person, registers: at.store.registers };
    for (const [call, act, input] of needs) {
      // oxlint-disable-next-line no-await-in-loop -- one after another
      const answer = await one.call(call, input);
      expect([call, answer.ok]).toEqual([call, mayDo(act, null, where).ok]);
    }
    const { role } = person;
    // oxlint-disable no-await-in-loop -- one after another
    for (const call of ['backup', 'rebuildLists'] as const) {
      one.places.folder = () => Promise.resolve(null);
      expect([call, (await one.call(call)).ok]).toEqual([call, role === 'window_head']);
    }
    expect((await one.call('knownApplicant', { number: '520327198001010011' })).ok).toBe(
      role === 'clerk' || role === 'window_head',
    );
    for (const kind of ['ratings', 'exchange', 'appraisal'] as const) {
      if (mayDo(reportProfiles[kind].act, null, where).ok) continue;
      const asked = { kind, department: person.department, from: '2026-09-01', until: '2026-09-30' };
      expect((await one.call('makeReport', { ...asked, jobId: at.id() })).ok).toBe(false);
    }
  });
});
