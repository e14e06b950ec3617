import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RegisterCommand } from '#shared/registers/index.ts';
import { openWholeHall, type RegisterDraft, type WholeHall } from '../../support/whole-hall.ts';
import { mandateScenes, noticeScenes } from './people-scenes.ts';
import type { Scene } from './scenes.ts';
import { penaltyScenes, transferScenes } from './stock-scenes.ts';

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

/** What a command left in the log, and the copies that wait for a printer. */
function recorded({ by, command }: Scene<RegisterDraft>) {
  const commandId = at.id();
  const done = at.onRegister(by, command, commandId);
  if (!done.ok) throw new Error(done.refusal.message);
  const events = at.store.log.ofCommand(commandId);
  const papers = events.filter(({ kind }) => kind === 'paper.issued');
  const jobs = papers.map(({ streamId }) =>
    at.store.db
      .prepare('select copy, media, state, case_id as caseId from print_job where paper_id = ? order by copy')
      .all(streamId),
  );
  return { answer: done.value, events, papers, jobs };
}
const copies = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    copy: index + 1,
    media: 'document',
    state: 'queued',
    caseId: null,
  }));

type Acted = Extract<
  RegisterCommand['type'],
  'penalty.impose' | 'mandate.grant' | 'transfer.prepare' | 'notice.issue'
>;
const acts: readonly (readonly [Acted, string, number, (hall: WholeHall) => Scene<RegisterDraft>])[] = [
  ['penalty.impose', '当场行政处罚决定书', 2, penaltyScenes['penalty.impose']],
  ['mandate.grant', '行政审批授权书', 2, mandateScenes['mandate.grant']],
  ['transfer.prepare', '材料移交单', 3, transferScenes['transfer.prepare']],
  ['notice.issue', '监察通报', 2, noticeScenes['notice.issue']],
];

test.each(acts)(
  '%s issues 《%s》 in its own transaction, with %i copies waiting',
  (type, title, count, scene) => {
    const { answer, events, papers, jobs } = recorded(scene(at));
    const [act] = events;
    expect(papers.map(({ payload }) => payload)).toMatchObject([{ content: { title, copies: count } }]);
    expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(1);
    expect(jobs).toEqual([copies(count)]);
    // The paper is no stream of the register's.
    expect(answer.streams).toEqual([{ kind: type.split('.')[0], id: act?.streamId }]);
  },
);

test('G2: a slip that is cancelled issues no further paper', () =>
  expect(recorded(transferScenes['transfer.cancel'](at)).papers).toEqual([]));

test.each([
  ['G2: a cancelled slip', 3, transferScenes['transfer.cancel']],
  ['B9: a voided penalty', 2, penaltyScenes['penalty.void']],
] as const)('%s takes its paper with it: no copy of it is printed any more', (_what, count, scene) => {
  const { events } = recorded(scene(at));
  const voided = events.filter(({ kind }) => kind === 'paper.voided');
  const states = voided.map(({ streamId }) =>
    at.store.db.prepare('select state from print_job where paper_id = ?').pluck().all(streamId),
  );
  expect(states).toEqual([Array.from({ length: count }, () => 'void')]);
});
