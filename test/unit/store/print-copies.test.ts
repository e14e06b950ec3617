/** One row for each copy that comes out at this counter, and what voids it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { papersAmong } from '../../../electron/acts/paper-records.ts';
import { paperView } from '../../../electron/acts/paper-views.ts';
import type { Event } from '#shared/event.ts';
import { itemNamed, uuidOf } from '../../support/hall.ts';
import { openWholeHall, type WholeHall, wholeItems } from '../../support/whole-hall.ts';

const freight = itemNamed('道路货物运输经营许可');
let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

const rows = () => at.store.db.prepare('select * from print_job order by queued, copy').all() as Job[];
interface Job {
  readonly job_id: string;
  readonly paper_id: string;
  readonly media: string;
  readonly state: string;
  readonly reason: string | null;
  readonly copy: number;
  readonly reprint: number;
  readonly queued: number;
  readonly wanted: number;
  readonly filed: number;
  readonly sha256: string | null;
}
const papers = (caseId: string) => papersAmong(at.store.log.ofCase(caseId));
const paperOf = (caseId: string, kind: string) => {
  const found = papers(caseId).find(({ paper }) => paper.content.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};
const record = (paperId: string, ...events: { kind: string; payload: object }[]) =>
  at.store.record(
    at.desk.circumstancesOf('device', at.id()),
    events.map((event) => ({
      streamKind: 'paper' as const,
      streamId: paperId,
      caseId: null,
      version: 1,
      ...event,
      payload: event.payload as Record<string, unknown>,
    })),
  );
const rebuilt = (): void => {
  const live = rows();
  at.store.rebuild();
  expect(rows()).toEqual(live);
};

describe('每份一行', () => {
  test('一式两份的排两份；改道、补打、归档、打印都在这一行上，重建后相同', () => {
    const caseId = at.take(freight);
    const { paperId } = paperOf(caseId, '受理通知书');
    const slip = paperOf(caseId, '收件凭证');
    const copies = () => rows().filter(({ paper_id: id }) => id === paperId);
    expect(copies().map(({ copy, reprint, wanted, state }) => [copy, reprint, wanted, state])).toEqual([
      [1, 0, 1, 'queued'],
      [2, 0, 1, 'queued'],
    ]);
    const [first, second] = copies().map(({ job_id: id }) => id);
    const sha256 = 'a'.repeat(64);
    record(
      paperId,
      { kind: 'paper.archived', payload: { jobId: first, sha256, bytes: 1, onward: true, missing: [] } },
      { kind: 'paper.print_started', payload: { jobId: first } },
      { kind: 'paper.printed', payload: { jobId: first, printer: '打印机', note: null } },
      { kind: 'paper.archived', payload: { jobId: second, sha256, bytes: 1, onward: false, missing: [] } },
    );
    expect(copies()).toMatchObject([
      { state: 'printed', sha256, out: 1, filed: 1 },
      { state: 'archived', sha256, out: 0, filed: 0 },
    ]);
    const jobId = slip.paper.jobs[0]?.jobId;
    const before = rows().find(({ job_id: id }) => id === jobId)?.queued ?? 0;
    record(slip.paperId, { kind: 'paper.rerouted', payload: { jobId, media: 'document' } });
    const after = rows().find(({ job_id: id }) => id === jobId);
    expect(after).toMatchObject({ media: 'document', state: 'queued', filed: 0 });
    expect(after?.queued).toBeGreaterThan(before);
    record(paperId, {
      kind: 'paper.reprint_requested',
      payload: { jobId: uuidOf(77), media: 'document', reprint: 1, by: '余姮（工号1001）', requestedAt: '' },
    });
    expect(copies()).toHaveLength(3);
    expect(copies()[2]).toMatchObject({ copy: 1, reprint: 1, wanted: 1 });
    rebuilt();
  });

  test('文书上缺字的，归档后就说明，直到打印', () => {
    const { paperId, paper } = paperOf(at.take(freight), '受理通知书');
    const jobId = paper.jobs[0]?.jobId;
    const filed = { jobId, sha256: 'a'.repeat(64), bytes: 1, onward: true, missing: ['𬱖'] };
    record(paperId, { kind: 'paper.archived', payload: filed });
    expect(rows().find(({ job_id: id }) => id === jobId)).toMatchObject({
      state: 'queued',
      reason: '本机字体没有“𬱖”的字形，文书上缺字，请手写补全并盖校对章。',
    });
    rebuilt();
  });

  test('只供查看的，归档而不打印，直到有人要', () => {
    const caseId = at.take(freight);
    const { paper } = paperOf(caseId, '收件凭证');
    const jobId = uuidOf(88);
    const issued = { jobId, further: [], media: 'document', content: paper.content, print: false };
    record(uuidOf(89), { kind: 'paper.issued', payload: issued });
    const row = () => rows().find(({ job_id: id }) => id === jobId);
    expect(row()).toMatchObject({ wanted: 0 });
    record(uuidOf(89), { kind: 'paper.retry_requested', payload: { jobId } });
    expect(row()).toMatchObject({ wanted: 1, state: 'queued' });
    rebuilt();
  });

  test('别的窗口的文书在那里打印；那里作废的，这里等候的也作废', () => {
    const caseId = at.take(freight);
    const { paperId, events } = paperOf(caseId, '受理通知书');
    const [issued] = events;
    if (issued === undefined) throw new Error('never issued');
    const theirs = (seq: number, change: Partial<Event>): Event => ({
      ...issued,
      id: at.id(),
      device: uuidOf(500),
      seq,
      ...change,
    });
    const far = theirs(1, {
      streamId: uuidOf(501),
      payload: { ...issued.payload, jobId: uuidOf(502), further: [] },
    });
    const voided = theirs(2, { kind: 'paper.voided', payload: { reason: '办件作废：重复录入' } });
    const before = rows().length;
    at.store.adopt(
      [far, voided].map((event, index) => ({ hallSeq: index + 1, event })),
      2,
    );
    expect(rows()).toHaveLength(before);
    expect(rows().filter(({ paper_id: id }) => id === paperId)).toMatchObject([
      { state: 'void', reason: '办件作废：重复录入' },
      { state: 'void', reason: '办件作废：重复录入' },
    ]);
    const view = paperView(
      at.desk,
      papers(caseId).find(({ paperId: id }) => id === uuidOf(501)) ?? paperOf(caseId, '收件凭证'),
      at.store.log.devices,
    );
    expect(view.paperId).toBe(uuidOf(501));
    expect(view.jobs.map(({ actions }) => actions)).toEqual([
      { retry: false, confirm: false, void: false, reroute: null },
    ]);
    rebuilt();
  });
});

describe('作废', () => {
  test('办件作废，它的文书都作废，等候的不再打印，已出的仍在台账上', () => {
    const caseId = at.take(freight);
    const slip = paperOf(caseId, '收件凭证').paper.jobs[0]?.jobId;
    record(paperOf(caseId, '收件凭证').paperId, {
      kind: 'paper.printed',
      payload: { jobId: slip, printer: '打印机', note: null },
    });
    const second = { second: '1002', secondConfirmed: true };
    at.must('1001', { type: 'void', caseId, reason: '重复录入同一申请', ...second });
    const reason = '办件作废：重复录入同一申请';
    expect(papers(caseId).map(({ paper }) => paper.voided)).toEqual(papers(caseId).map(() => reason));
    expect(
      rows()
        .map(({ media, state }) => `${media} ${state}`)
        .toSorted(),
    ).toEqual(['document void', 'document void', 'slip printed']);
    const [view] = papers(caseId).map((one) => paperView(at.desk, one, at.store.log.devices));
    expect(view?.voided).toBe(reason);
    rebuilt();
  });

  test('缴款通知撤销，缴款通知书作废，其余文书不受影响', () => {
    const caseId = at.take(wholeItems.instant);
    at.must('1001', { type: 'charge', caseId, quantity: 3 });
    at.must('1001', { type: 'cancel_charge', caseId, reason: '数量填写错误' });
    at.must('1001', { type: 'charge', caseId, quantity: 1 });
    const found = papers(caseId).map(({ paper }) => [paper.content.kind, paper.voided]);
    expect(found.filter(([kind]) => kind === '缴款通知书')).toEqual([
      ['缴款通知书', '数量填写错误'],
      ['缴款通知书', null],
    ]);
    expect(found.filter(([kind, voided]) => kind !== '缴款通知书' && voided !== null)).toEqual([]);
    rebuilt();
  });
});
