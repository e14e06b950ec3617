import { afterEach, beforeEach, expect, test } from 'vitest';
import { latestService } from '../../../electron/acts/rated-services.ts';
import { answerRating } from '#shared/rating/index.ts';
import { complete } from '../../support/hall.ts';
import { openWholeHall, type WholeHall, wholeItems } from '../../support/whole-hall.ts';
import { decided, type DraftOf, sealNew } from './scenes.ts';

const { freight } = wholeItems;
let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

/** Every service of the case that was offered a rating, in order. */
const asked = (caseId: string): string[] =>
  at.store.log
    .ofCase(caseId)
    .filter(({ kind }) => kind === 'rating.invited')
    .map(({ payload }) => String(payload['service']));

/** Two lines are missing, and were told. */
function corrected(): string {
  const materials = complete(freight).slice(2);
  return at.take(freight, { materials, outcome: { kind: 'correct' } });
}
const supplement = (caseId: string, line: number): DraftOf<'supplement'> => ({
  type: 'supplement',
  caseId,
  materials: complete(freight).slice(line, line + 1),
});

test('I1：每次来补正都是一次服务，各评价一次', () => {
  const caseId = corrected();
  at.must('1001', supplement(caseId, 0));
  expect(latestService(at.store, caseId)).toBe('补正');
  at.must('1002', supplement(caseId, 1));
  expect(asked(caseId)).toEqual(['收件', '补正', '补正2']);
  expect(latestService(at.store, caseId)).toBe('补正2');
  const [second] = at.store.log.ofStream('rating', `${caseId}:补正2`);
  expect(second?.payload).toMatchObject({ staff: '1002' });
});

test('I1：先前记为“补正”的评价照样有效，再来补正的另行评价', () => {
  const caseId = corrected();
  at.must('1001', supplement(caseId, 0));
  const given = answerRating('等待评价', 5);
  if (!given.ok) throw new Error(given.refusal.message);
  at.record({ streamKind: 'rating', streamId: `${caseId}:补正`, caseId, version: 1, ...given.value });
  at.must('1001', supplement(caseId, 1));
  expect(at.store.ratingStage(`${caseId}:补正`)).toBe('已评价');
  expect(at.store.ratingStage(`${caseId}:补正2`)).toBe('等待评价');
});

const serving = (caseId: string, number: string): DraftOf<'serve'> => ({
  type: 'serve',
  caseId,
  papers: at.state(caseId).documents.filter((paper) => paper.number === number),
  manner: '直接送达',
  place: '交通窗口1号',
  servedOn: at.desk.today,
  recipient: { kind: '本人', name: '陈示范', relation: '', identityChecked: true, letterOfAuthority: false },
  refusal: '',
  witnesses: [],
  reference: '',
});

test('I1：送达在办件全部送达时才请评价，中途送达一份文书的不请', () => {
  const caseId = decided(at);
  const state = at.state(caseId);
  const decision = state.decision?.document ?? '';
  const acceptance = state.documents.find(({ number }) => number !== decision)?.number ?? '';
  for (const [kind, document] of [
    ['行政受理专用章', acceptance],
    ['行政审批专用章', decision],
  ] as const) {
    const seal = sealNew(at, kind);
    const use = { sealId: seal.sealId, caseId, document, copies: 2, approver: '1001' };
    at.must('1001', seal, { type: 'seal.use', ...use });
  }
  at.must('1001', serving(caseId, acceptance));
  expect([at.state(caseId).stage, asked(caseId)]).toEqual(['已决定', ['收件']]);
  expect(latestService(at.store, caseId)).toBe('收件');
  at.must('1001', serving(caseId, decision));
  expect([at.state(caseId).stage, asked(caseId)]).toEqual(['已送达', ['收件', '送达']]);
  expect(latestService(at.store, caseId)).toBe('送达');
});
