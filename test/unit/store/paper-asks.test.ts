/** Papers that people ask for, and the end of a day, over the real store. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DayEnd } from '#shared/contract/papers.ts';
import { paperEventPayloads } from '#shared/papers/ledger/events.ts';
import { builtInPhrases } from '#shared/papers/phrases/phrases.ts';
import { isOfMonth, type PaperRequest } from '#shared/papers/asked/requests.ts';
import type { Result } from '#shared/result.ts';
import { askPaper, dayEndView, fromRecords } from '../../../electron/acts/paper-asks.ts';
import { makeMonthPaper } from '../../../electron/reports/perform.ts';
import { reportSource } from '../../../electron/reports/source.ts';
import { PaperReads } from '../../../electron/store/paper-reads.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { bureau, openWholeHall, type WholeHall, wholeHall, wholeItems } from '../../support/whole-hall.ts';

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

const deskOf = (number: string) => {
  const person = wholeHall.staff.find((member) => member.number === number);
  if (person === undefined) throw new Error(`no staff ${number}`);
  return actingDesk(at, person);
};
const ask = (by: string, request: PaperRequest, commandId = at.id()) =>
  askPaper(deskOf(by), at.store, { commandId, request }, contentOf(by, request));
/** As the handlers make it; what sums up a month is read beside the main process. */
function contentOf(by: string, request: PaperRequest): Parameters<typeof askPaper>[3] {
  const desk = deskOf(by);
  if (!isOfMonth(request)) return fromRecords(desk, at.store, request, () => builtInPhrases);
  const { clock, reference } = desk;
  return (person) =>
    makeMonthPaper(
      {
        type: 'paper',
        database: join(at.folder, 'counter.sqlite'),
        basis: { now: clock.now(), hall: reference.hall, calendar: reference.calendar, person },
        request,
      },
      () => undefined,
    );
}
function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}
const issued = (paperId: string) => {
  const [event] = at.store.log.ofStream('paper', paperId);
  if (event === undefined) throw new Error('no paper');
  return { caseId: event.caseId, ...paperEventPayloads['paper.issued'].parse(event.payload) };
};
const dayEnd = (day = at.desk.today): DayEnd => done(dayEndView(deskOf('1001'), at.store, { day }));
const month = '2026-09';
const dayMs = 86_400_000;

describe('a paper that somebody asks for', () => {
  test('is filed and not printed, and belongs to no case', () => {
    const { paperId } = done(ask('1001', { paper: '用印登记', month }));
    expect(issued(paperId)).toMatchObject({
      print: false,
      caseId: null,
      media: 'document',
      content: { title: '用印登记簿', closing: { organ: bureau } },
    });
  });

  test('of a case is the case’s', () => {
    const caseId = at.take(wholeItems.freight);
    const { paperId } = done(ask('1001', { paper: '审批表', caseId }));
    expect(issued(paperId)).toMatchObject({ caseId, print: false, content: { kind: '审批表' } });
  });

  test('asked twice with one command is one paper; another paper under it is another act', () => {
    const commandId = at.id();
    const first = done(ask('1001', { paper: '咨询登记', month }, commandId));
    const papers = () =>
      at.store.db.prepare("select count(*) from event where kind = 'paper.issued'").pluck().get();
    const before = papers();
    expect(done(ask('1001', { paper: '咨询登记', month }, commandId))).toEqual(first);
    expect(ask('1001', { paper: '票据登记', month }, commandId)).toMatchObject({ ok: false });
    expect(papers()).toBe(before);
  });

  test('is refused to who may not ask, and nothing is recorded', () => {
    const last = at.store.log.lastSeq();
    expect(ask('1002', { paper: '用印登记', month })).toMatchObject({
      ok: false,
      refusal: { kind: 'not_permitted', rule: 'D1' },
    });
    expect(ask('1001', { paper: '投诉登记', month })).toMatchObject({ ok: false });
    expect(at.store.log.lastSeq()).toBe(last);
  });

  test('tells of the month what the acts at this counter recorded', () => {
    at.must('1002', {
      type: 'consultation.open',
      consultationId: at.id(),
      question: '换证需要哪些材料？',
      person: null,
      itemCode: null,
      answer: { text: '已提供办事指南。', minutes: 3 },
    });
    const [table] = issued(done(ask('1001', { paper: '咨询登记', month })).paperId).content.blocks;
    expect(table).toMatchObject({
      type: 'table',
      rows: [
        [
          '1',
          '9月30日 09:30',
          '未留姓名',
          '换证需要哪些材料？',
          '—',
          '已提供办事指南。',
          '张凤',
          '3',
          '已答复',
        ],
      ],
    });
  });

  test('every kind is made or refused in words, whoever asks', () => {
    const caseId = at.take(wholeItems.freight);
    const requests: PaperRequest[] = [
      { paper: '送达回证', caseId, documents: [{ number: 'x', title: 'x' }] },
      { paper: '审批表', caseId },
      { paper: '授权书', grantee: '1001' },
      ...(['咨询登记', '替岗登记', '用印登记', '票据登记', '投诉登记', '评议通报'] as const).map((paper) => ({
        paper,
        month,
      })),
      { paper: '部门月报', department: bureau, month },
      { paper: '一览表A', department: bureau },
      { paper: '一览表B', department: bureau },
      { paper: '办事指南', itemCode: wholeItems.freight.code, subItem: null },
      { paper: '日结单', day: at.desk.today },
    ];
    const madeBy = (staff: string) =>
      requests.filter((request) => ask(staff, request).ok).map(({ paper }) => paper);
    expect(madeBy('1001')).toEqual([
      '审批表',
      '授权书',
      '咨询登记',
      '替岗登记',
      '用印登记',
      '票据登记',
      '部门月报',
      '一览表A',
      '办事指南',
      '日结单',
    ]);
    expect(madeBy('1002')).toEqual(['审批表', '办事指南', '日结单']);
    expect(madeBy('4001')).toContain('投诉登记');
  });
});

describe('the end of a day over the store', () => {
  test('numbers used, and the papers that were due with them', () => {
    at.take(wholeItems.freight);
    at.take(wholeItems.freight);
    const { series, papers, totals } = dayEnd();
    expect(series.map(({ title, used, gaps }) => [title, used, gaps])).toEqual([
      ['收件编号', 2, []],
      [`办件编号（${wholeItems.freight.name}）`, 2, []],
      ['文书编号（凤道运）', 2, []],
    ]);
    expect(papers.filter(({ title }) => title === '行政许可受理通知书')).toHaveLength(2);
    expect(papers.every(({ trouble }) => trouble.endsWith('待打印'))).toBe(true);
    expect(totals).toMatchObject({ papers: papers.length, printed: 0, trouble: papers.length });
  });

  test('goes on from the number used the day before', () => {
    at.take(wholeItems.freight);
    at.pass(dayMs);
    at.take(wholeItems.freight);
    expect(dayEnd().series[0]).toMatchObject({ title: '收件编号', used: 1, gaps: [] });
  });

  test('what is unsigned goes on to the next day until it is signed or made void', () => {
    const caseId = at.take(wholeItems.freight);
    const notice = dayEnd().papers.find(({ title }) => title === '行政许可受理通知书');
    if (notice === undefined) throw new Error('no notice');
    const record = (kind: string, payload: object) =>
      at.record({
        streamKind: 'paper',
        streamId: notice.paperId,
        caseId,
        kind,
        version: 1,
        payload: { ...payload },
      });
    const jobs = at.store.db.prepare('select job_id from print_job where paper_id = ?').pluck();
    for (const jobId of jobs.all(notice.paperId))
      record('paper.printed', { jobId, printer: '文书打印机', note: null });
    at.pass(dayMs);
    const unsigned = () => dayEnd().papers.find(({ paperId }) => paperId === notice.paperId);
    expect(unsigned()).toMatchObject({
      issuedOn: '2026-09-30',
      unsigned: ['申请人（代理人）签收'],
      trouble: '',
    });
    record('paper.signed', { signature: 0 });
    at.pass(dayMs);
    expect(unsigned()).toBeUndefined();
  });

  test('papers of a case made void are void with it', () => {
    const caseId = at.take(wholeItems.freight);
    at.must('1001', { type: 'void', caseId, reason: '重复登记', second: '3001', secondConfirmed: true });
    const { papers, totals } = dayEnd();
    expect(papers.map(({ voided }) => voided)).toEqual(papers.map(() => '办件作废：重复登记'));
    expect(totals).toMatchObject({ voided: papers.length, unsigned: 0, trouble: 0 });
  });

  test('is for whoever is at the window, and not for a leader', () => {
    expect(dayEndView(deskOf('2001'), at.store, { day: at.desk.today })).toMatchObject({
      ok: false,
      refusal: { rule: 'D1' },
    });
  });

  test('unsigned papers beyond those listed are counted', () => {
    // The receipt and the notice of each are to be signed.
    for (let index = 0; index < 3; index += 1) at.take(wholeItems.freight);
    const reads = new PaperReads(at.store, 2);
    expect(reads.unsigned('2026-10-01T00:00:00.000Z')).toMatchObject({ latest: { length: 2 }, more: 4 });
  });

  test('a register only looked at, and the sheets of earlier days, are not carried on', () => {
    done(ask('1001', { paper: '用印登记', month }));
    const { paperId } = done(ask('1001', { paper: '日结单', day: at.desk.today }));
    const [job] = at.store.db.prepare('select job_id from print_job where paper_id = ?').pluck().all(paperId);
    const retried = { kind: 'paper.retry_requested', payload: { jobId: job } };
    at.record({ streamKind: 'paper', streamId: paperId, caseId: null, version: 1, ...retried });
    at.pass(dayMs);
    expect(new PaperReads(at.store).unsigned(at.desk.clock.now())).toEqual({ latest: [], more: 0 });
    expect(dayEnd().papers).toEqual([]);
  });
});

describe('nothing reads the whole log where an index can serve', () => {
  /** How SQLite goes about every statement that a reading sends to it. */
  function plansOf(read: (reads: PaperReads, months: ReturnType<typeof reportSource>) => unknown): string {
    const { db } = at.store;
    const prepare = vi.spyOn(db, 'prepare');
    const { clock, reference } = at.desk;
    const person = wholeHall.staff[0]!;
    const basis = { now: clock.now(), hall: reference.hall, calendar: reference.calendar, person };
    const reads = new PaperReads(at.store);
    const months = reportSource(db, basis, () => undefined);
    prepare.mockClear();
    read(reads, months);
    const sent = prepare.mock.calls.map(([sql]) => sql);
    prepare.mockRestore();
    return sent
      .flatMap((sql) => {
        const values = [...sql.matchAll(/\?/gu)].map(() => 'x');
        const plan = db.prepare(`explain query plan ${sql}`);
        return (sql.includes('@') ? plan.all({ kind: 'x', from: 'x', until: 'x' }) : plan.all(...values)) as {
          detail: string;
        }[];
      })
      .map(({ detail }) => detail)
      .join('\n');
  }

  test('a register of a month', () => {
    const span = { from: '2026-08-31T16:00:00.000Z', until: '2026-09-30T16:00:00.000Z' };
    expect(plansOf((_, months) => months.eventsOf('seal', span))).toMatch(
      /^SEARCH event USING INDEX event_time \(stream_kind=\? AND at>\? AND at<\?\)/u,
    );
  });

  test('a day of this counter', () => {
    expect(plansOf((reads) => reads.eventsOn(at.desk.today))).toMatch(
      /^SEARCH event USING INDEX event_time \(stream_kind=\? AND at>\? AND at<\?\)/u,
    );
  });

  test('papers left unsigned', () => {
    const plans = plansOf((reads) => reads.unsigned('2026-10-01T00:00:00.000Z'));
    expect(plans).not.toContain('SCAN');
    expect(plans.match(/SEARCH i USING COVERING INDEX paper_to_sign \(device=\? AND at<\?\)/gu)).toHaveLength(
      2,
    );
    expect(plans.match(/USING COVERING INDEX paper_settled \(stream_id=\? AND kind=\?\)/gu)).toHaveLength(4);
  });
});
