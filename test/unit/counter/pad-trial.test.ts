import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PadState } from '#shared/contract/pad.ts';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { RatingDesk } from '../../../electron/acts/rating-desk.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application, itemNamed } from '../../support/hall.ts';

let counter: TestCounter;
let rating: RatingDesk;
let shown: PadState;
beforeEach(async () => {
  counter = await openCounter();
  rating = new RatingDesk(counter.desk, counter.store);
  rating.usePads([
    {
      show: (state) => {
        shown = state;
      },
    },
  ]);
  await counter.desk.session.signIn('1001', '100101');
});
afterEach(() => {
  rating.stop();
  counter.close();
});
const asked = (): string => (shown.mode === 'asking' ? shown.ratingId : '');
const ratings = () => counter.store.log.lastSeq();

test('I1 试按的键只告诉试按的人，不记入任何记录', () => {
  const before = ratings();
  expect(rating.beginTrial().ok).toBe(true);
  expect(rating.trialText).toContain('任按一键');
  expect(rating.chooseGrade(asked(), 1)).toEqual({ ok: true, value: { kept: true } });
  expect(rating.trialText).toContain('非常不满意');
  expect(shown.mode).toBe('idle');
  expect(ratings()).toBe(before);
});

test('I1 试按时办了业务：立即改为请申请人评价，试按的键不算对它的回答', () => {
  rating.beginTrial();
  const trial = asked();
  const done = runCaseCommand(counter.desk, counter.store, {
    type: 'register',
    ...application(itemNamed('道路货物运输经营许可')),
  });
  expect(done.ok).toBe(true);
  expect(asked()).not.toBe(trial);
  expect(rating.trialText).toBe('');
  expect(rating.rate(trial, { grade: 1, reasons: [], words: '' }).ok).toBe(false);
  expect(rating.beginTrial()).toMatchObject({
    ok: false,
    refusal: { message: '正在请申请人评价，不能试按。' },
  });
});
