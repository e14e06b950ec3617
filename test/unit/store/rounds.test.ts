import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Rounds } from '../../../electron/acts/rounds.ts';
import { hashPin } from '../../../electron/people/pin.ts';
import { caseSeries, documentSeries } from '#shared/numbers/blocks.ts';
import type { HallReference } from '#shared/reference/index.ts';
import { complete, today } from '../../support/hall.ts';
import { counters, openWholeHall, wholeHall, type WholeHall, wholeItems } from '../../support/whole-hall.ts';

const { freight, instant, intakeOnly } = wholeItems;
const receive = { outcome: { kind: 'receive' } } as const;
const day = 24 * 3_600_000;
/** Received on 30 September; the holiday is not counted, so the fifth working day is 13 October. */
const lastDay = 13 * day;

let reference: HallReference;
beforeAll(async () => {
  const pinHash = await hashPin('100101');
  reference = { ...wholeHall, staff: wholeHall.staff.map((member) => ({ ...member, pinHash })) };
});

let at: WholeHall;
let watch: Rounds;
let notes: string[];

async function open(hall: HallReference): Promise<void> {
  at = await openWholeHall(hall);
  notes = [];
  const log = { ...at.log, note: (place: string, text: string) => void notes.push(`${place}: ${text}`) };
  watch = new Rounds(at.desk, at.store, log);
}
beforeEach(() => open(reference));
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
  at.close();
});

const signIn = () => at.desk.session.signIn('1001', '100101');
const noticesOf = (caseId: string) =>
  at.store.log
    .ofCase(caseId)
    .flatMap(({ kind, payload }) =>
      kind === 'paper.issued' ? [payload as { jobId: string; content: { kind: string } }] : [],
    )
    .filter(({ content }) => content.kind === '受理通知书');

describe('许可法32(4）：逾期不告知的，自收到申请材料之日起即为受理', () => {
  test('五日过去，有人签到：从收件之日起受理，期限从该日起算，受理通知书等待打印', async () => {
    const caseId = at.take(freight, receive);
    at.pass(lastDay + day);
    watch.start();
    expect(at.state(caseId).stage).toBe('收件');
    await signIn();
    const { stage, deemed, acceptedOn, legalLimit, promisedLimit, caseNumber } = at.state(caseId);
    expect({ stage, deemed, acceptedOn, legalLimit, promisedLimit }).toEqual({
      stage: '已受理',
      deemed: true,
      acceptedOn: '2026-09-30',
      legalLimit: { from: '2026-09-30', workingDays: 20, due: '2026-11-03' },
      promisedLimit: { from: '2026-09-30', workingDays: 12, due: '2026-10-22' },
    });
    expect(caseNumber).toContain('20260930');
    const [notice, ...more] = noticesOf(caseId);
    expect(more).toEqual([]);
    const job = at.store.db
      .prepare('select state from print_job where job_id = ?')
      .pluck()
      .get(notice?.jobId);
    expect(job).toBe('queued');
  });

  test('视为受理是本机所为，不是签到的人作出的', async () => {
    const caseId = at.take(freight, receive);
    at.pass(lastDay + day);
    await signIn();
    expect(watch.look()).toBe(1);
    const event = at.store.log.ofCase(caseId).find(({ kind }) => kind === 'case.deemed_accepted');
    expect(event?.actor).toMatchObject({ staff: 'device', mandate: null, actingFor: null });
    expect(event?.payload).toMatchObject({ silentSince: '2026-10-13', done: null });
  });

  test('期限的最后一日还可以告知，次日才视为受理', async () => {
    const caseId = at.take(freight, receive);
    await signIn();
    at.pass(lastDay);
    expect([watch.look(), at.state(caseId).stage]).toEqual([0, '收件']);
    at.pass(day);
    expect([watch.look(), at.state(caseId).stage]).toEqual([1, '已受理']);
  });

  test('再看一次，什么都不变；由事件重建的视图与当时的一样', async () => {
    at.take(freight, receive);
    at.take(freight, receive);
    at.pass(lastDay + day);
    await signIn();
    expect(watch.look()).toBe(2);
    const after = at.dump();
    expect(watch.look()).toBe(0);
    expect(at.dump()).toEqual(after);
    at.store.rebuild();
    expect(at.dump()).toEqual(after);
  });

  test('一直有人在岗的，每小时看一次', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const caseId = at.take(freight, receive);
    watch.start();
    await signIn();
    at.pass(lastDay + day);
    vi.advanceTimersByTime(59 * 60_000);
    expect(at.state(caseId).stage).toBe('收件');
    vi.advanceTimersByTime(60_000);
    expect(at.state(caseId).stage).toBe('已受理');
    const other = at.take(freight, receive);
    watch.stop();
    at.pass(20 * day);
    vi.advanceTimersByTime(2 * 60 * 60_000);
    expect(at.state(other).stage).toBe('收件');
  });

  test('没有人签到，什么都不做', async () => {
    at.take(freight, receive);
    at.pass(lastDay + day);
    const before = at.dump();
    expect(watch.look()).toBe(0);
    expect(at.dump()).toEqual(before);
    await signIn();
    at.desk.session.signOut();
    expect(watch.look()).toBe(0);
  });

  test('只管收件而未答复的许可：仅收件事项、非许可事项、已告知补正的，都不动', async () => {
    const cases = [
      at.take(intakeOnly, receive),
      at.take(instant, receive),
      at.take(freight, { materials: complete(freight).slice(1), outcome: { kind: 'correct' } }),
      at.take(freight),
    ];
    const stages = cases.map((caseId) => at.state(caseId).stage);
    at.pass(lastDay + 10 * day);
    await signIn();
    expect(watch.look()).toBe(0);
    expect(cases.map((caseId) => at.state(caseId).stage)).toEqual(stages);
    expect(notes).toEqual([]);
  });

  test('其他窗口收的件由其他窗口处理，以免受理两次', async () => {
    const { counter } = reference;
    const elsewhere = await openWholeHall({
      ...reference,
      counter: {
        ...counter,
        id: counters.other,
        name: '交通窗口2号',
        blocks: { ...counter.blocks, counter: 2 },
      },
      staff: reference.staff.map((member) => ({ ...member, counter: null })),
    });
    const caseId = elsewhere.take(freight, receive);
    const taken = elsewhere.store.log.tail(0, 100).map((event, index) => ({ hallSeq: index + 1, event }));
    elsewhere.close();
    at.store.adopt(taken, taken.length);
    expect(at.state(caseId).stage).toBe('收件');
    at.pass(lastDay + day);
    await signIn();
    expect(watch.look()).toBe(0);
    expect([at.state(caseId).stage, notes]).toEqual(['收件', []]);
  });

  test('一件出错只记入日志，其他的照样受理', async () => {
    const broken = at.take(freight, receive);
    const sound = at.take(freight, receive);
    at.pass(lastDay + day);
    await signIn();
    at.store.db.exec(`create temp trigger broken before update on case_view when new.case_id = '${broken}'
      begin select raise(abort, 'disk'); end`);
    expect(watch.look()).toBe(1);
    expect([at.state(broken).stage, at.state(sound).stage]).toEqual(['收件', '已受理']);
    expect(at.log.faults.map(({ place }) => place)).toEqual(['rounds']);
  });

  test('A5：本机时钟比中心快的，按中心的日期看，不提前视为受理', async () => {
    const caseId = at.take(freight, receive);
    at.pass(lastDay + 3 * day);
    at.desk.offsetMs = -4 * day;
    await signIn();
    expect([watch.look(), at.state(caseId).stage]).toEqual([0, '收件']);
    at.desk.offsetMs = -2 * day;
    // By the centre's date it is time; under a date known to be wrong nothing is numbered.
    expect([watch.look(), at.state(caseId).stage]).toEqual([0, '收件']);
    expect(notes).toEqual([expect.stringContaining('deem_accepted')]);
    at.pass(-2 * day);
    at.desk.offsetMs = 0;
    expect([watch.look(), at.state(caseId).stage]).toEqual([1, '已受理']);
  });
});

describe('编号用完：记入日志，不留下一半；有了号段再看就受理', () => {
  const { blocks } = wholeHall.counter;
  test.each([
    ['文书编号', { ...blocks, document: { from: 1, to: 1 } }, documentSeries('凤道运', today)],
    ['办件编号', { ...blocks, case: { from: 1000, to: 1000 } }, caseSeries(freight.code, today)],
  ])('%s', async (_what, few, series) => {
    at.close();
    await open({ ...reference, counter: { ...reference.counter, blocks: few } });
    at.take(freight);
    const caseId = at.take(freight, receive);
    at.pass(lastDay + day);
    await signIn();
    const before = at.dump();
    expect(watch.look()).toBe(0);
    expect(at.dump()).toEqual(before);
    expect(notes).toEqual([expect.stringContaining('deem_accepted')]);
    at.must('3001', { type: 'numbers.assign', series, counter: counters.own, from: 5001, to: 5100 });
    expect([watch.look(), at.state(caseId).stage]).toEqual([1, '已受理']);
  });
});

describe('许可法50：届满前提出、逾期未作决定的，视为准予延续', () => {
  const until = (validUntil: string) =>
    ({ held: { kind: '延续', certificate: '黔交运管许可遵字520327000001号', validUntil } }) as const;

  test('届满之日还可以决定，次日视为准予延续；只有一次', async () => {
    const caseId = at.take(freight, until('2026-10-31'));
    await signIn();
    at.pass(31 * day);
    expect([at.desk.today, watch.look(), at.state(caseId).deemedRenewed]).toEqual(['2026-10-31', 0, null]);
    at.pass(day);
    expect([watch.look(), at.state(caseId).deemedRenewed]).toEqual([1, '2026-11-01']);
    const after = at.dump();
    expect(watch.look()).toBe(0);
    expect(at.dump()).toEqual(after);
    at.store.rebuild();
    expect(at.dump()).toEqual(after);
  });

  test('届满三十日前未提出的，不视为延续，也不再反复记入日志', async () => {
    const caseId = at.take(freight, until('2026-10-29'));
    await signIn();
    at.pass(40 * day);
    expect([watch.look(), at.state(caseId).deemedRenewed, notes]).toEqual([0, null, []]);
  });

  test('收件后一直未答复、原证又届满的：先视为受理，再视为准予延续', async () => {
    const caseId = at.take(freight, { ...receive, ...until('2026-10-31') });
    at.pass(40 * day);
    await signIn();
    watch.look();
    watch.look();
    expect(at.state(caseId).deemed).toBe(true);
    expect(at.state(caseId).deemedRenewed).toBe('2026-11-01');
  });
});

describe('A4 年终退回编号', () => {
  test('新的一年，上一年没有用的文书编号退回一次，文书从头编起，收件编号接着编', async () => {
    const caseId = at.take(freight);
    const [used] = at.state(caseId).documents;
    const series = documentSeries('凤道运', today);
    at.pass(95 * day);
    at.desk.offsetMs = 0;
    await signIn();
    watch.look();
    watch.look();
    const returned = at.store.log
      .ofStream('numbers', series)
      .filter(({ kind }) => kind === 'numbers.returned');
    expect(returned.map(({ payload }) => payload['rest'])).toEqual([{ from: 10_002, to: 19_999 }]);
    const next = at.state(at.take(freight));
    expect([used?.number, next.documents[0]?.number]).toEqual([
      '凤道运许受字〔2026〕第10001号',
      '凤道运许受字〔2027〕第10001号',
    ]);
    expect(next.receiptNumber.slice(0, 10)).toBe('001-000002');
  });

  const returnedOf = (series: string) =>
    at.store.log.ofStream('numbers', series).filter(({ kind }) => kind === 'numbers.returned');

  test('A4 · A5：中心的日期不在新年的，或者没有与中心核对过的，什么都不退', async () => {
    at.take(freight);
    const series = documentSeries('凤道运', today);
    at.pass(365 * day);
    await signIn();
    for (const offset of [null, -365 * day, -6 * 60_000, 6 * 60_000]) {
      at.desk.offsetMs = offset;
      watch.look();
      expect(returnedOf(series)).toEqual([]);
    }
    at.desk.offsetMs = -5 * 60_000;
    watch.look();
    expect(returnedOf(series)).toHaveLength(1);
  });
});
