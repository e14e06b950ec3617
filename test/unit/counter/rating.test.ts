import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { RatingDesk } from '../../../electron/acts/rating-desk.ts';
import type { PadState } from '#shared/contract/pad.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application, itemNamed, uuidOf } from '../../support/hall.ts';

let counter: TestCounter;
let rating: RatingDesk;
let shown: PadState[];
const caseId = uuidOf(2);

beforeEach(async () => {
  counter = await openCounter();
  shown = [];
  rating = new RatingDesk(counter.desk, counter.store, (state) => void shown.push(state));
  await counter.desk.session.signIn('1001', '100101');
  runCaseCommand(counter.desk, counter.store, {
    type: 'register',
    ...application(itemNamed('道路货物运输经营许可')),
  });
});
afterEach(() => {
  rating.stop();
  counter.close();
});

const ratingId = () => {
  const state = rating.state();
  if (state.mode !== 'asking') throw new Error(`the pad shows ${state.mode}`);
  return state.ratingId;
};
const refusal = (result: { ok: true } | { ok: false; refusal: { message: string } }) =>
  result.ok ? '' : result.refusal.message;
const kinds = () => counter.store.log.ofStream('rating', `${caseId}:收件`).map((event) => event.kind);

test('受理之后请申请人评价，评价一次，感谢', () => {
  expect(rating.rate(ratingId(), 4).ok).toBe(true);
  expect(shown.at(-1)?.mode).toBe('thanks');
  expect(kinds()).toEqual(['rating.invited', 'rating.given']);
});

test('正在请评价时再次邀请被拒绝，原来的评价仍然有效', () => {
  expect(refusal(rating.invite(caseId))).toContain('正在请申请人评价');
  expect(rating.rate(ratingId(), 1).ok).toBe(true);
});

test('I1 评价过的不能再评价，也不能再邀请', () => {
  const id = ratingId();
  rating.rate(id, 5);
  expect(refusal(rating.rate(id, 1))).toContain('每次服务只评价一次');
  expect(refusal(rating.invite(caseId))).toContain('不得再次邀请');
});

test('程序停止时没有回答的邀请，下次启动记为未评价，可以再次邀请', () => {
  rating.stop();
  const next = new RatingDesk(counter.desk, counter.store, () => undefined);
  expect(kinds()).toEqual(['rating.invited', 'rating.timed_out']);
  expect(next.invite(caseId).ok).toBe(true);
  next.stop();
});

test('谁服务评价谁：别人再次邀请，评价的仍是原来的服务人员', async () => {
  rating.stop();
  const next = new RatingDesk(counter.desk, counter.store, () => undefined);
  await counter.desk.session.signIn('1002', '200202');
  next.invite(caseId);
  const state = next.state();
  expect(state.mode === 'asking' && state.staffNumber).toBe('1001');
  next.stop();
});
