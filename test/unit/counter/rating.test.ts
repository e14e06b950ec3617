import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { Desk } from '../../../electron/acts/desk.ts';
import { RatingDesk } from '../../../electron/acts/rating-desk.ts';
import { recordDefaultRatings } from '../../../electron/acts/unrated.ts';
import type { TimeSettings } from '#shared/clock/settings.ts';
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

test('I1 · 国办发〔2019〕51号 差评随即进入整改，不挂在办件的经过里，也不写等级', () => {
  const id = ratingId();
  rating.rate(id, 2);
  const state = counter.store.registers.get('follow_up', id);
  expect(state).toMatchObject({ stage: '待整改', staff: '1001', named: true });
  expect(counter.store.log.ofCase(caseId).some(({ kind }) => kind === 'follow_up.opened')).toBe(false);
  const [opened] = counter.store.log.ofStream('follow_up', id);
  expect(JSON.stringify(opened?.payload)).not.toMatch(/grade|评/);
});

test('满意的评价没有整改', () => {
  const id = ratingId();
  rating.rate(id, 3);
  expect(counter.store.registers.get('follow_up', id)).toBeNull();
});

const day = 24 * 3_600_000;
/** The counter's desk at a hall with another setting for what nobody rated. */
const deskWhere = (unratedDefault: TimeSettings['unratedDefault']) => {
  const { reference, session, clock } = counter.desk;
  const hall = { ...reference.hall, settings: { ...reference.hall.settings, unratedDefault } };
  return new Desk({ ...reference, hall }, session, clock, counter.store.registers);
};

test('2.4 没有设置默认评价的，未评价就是未评价', () => {
  rating.stop();
  new RatingDesk(counter.desk, counter.store, () => undefined).stop();
  counter.pass(60 * day);
  recordDefaultRatings(counter.desk, counter.store);
  expect(kinds()).toEqual(['rating.invited', 'rating.timed_out']);
});

test('2.4 设置了默认评价的，期限过后由系统记一次，标明来源；申请人还可以评价', () => {
  rating.stop();
  const next = new RatingDesk(counter.desk, counter.store, () => undefined);
  const desk = deskWhere({ days: 5, unit: 'natural', grade: 4 });
  counter.pass(5 * day);
  recordDefaultRatings(desk, counter.store);
  expect(kinds()).toEqual(['rating.invited', 'rating.timed_out']);
  counter.pass(day);
  recordDefaultRatings(desk, counter.store);
  recordDefaultRatings(desk, counter.store);
  expect(kinds()).toEqual(['rating.invited', 'rating.timed_out', 'rating.defaulted']);
  const given = counter.store.log.ofStream('rating', `${caseId}:收件`).at(-1);
  expect([given?.actor.staff, given?.payload]).toEqual([
    'device',
    { grade: 4, rule: '邀请后5个自然日未评价', source: '默认' },
  ]);
  expect(next.invite(caseId).ok).toBe(true);
  next.stop();
});
