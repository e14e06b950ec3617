import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { Desk } from '../../../electron/acts/desk.ts';
import { RatingDesk } from '../../../electron/acts/rating-desk.ts';
import { recordDefaultRatings } from '../../../electron/acts/unrated.ts';
import type { TimeSettings } from '#shared/clock/settings.ts';
import type { PadState } from '#shared/contract/pad.ts';
import { ratingIndicators } from '#shared/rating/indicators.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application, itemNamed, uuidOf } from '../../support/hall.ts';

let counter: TestCounter;
let rating: RatingDesk;
let shown: PadState[];
const caseId = uuidOf(2);

beforeEach(async () => {
  counter = await openCounter();
  shown = [];
  rating = new RatingDesk(counter.desk, counter.store);
  rating.usePads([{ show: (state) => void shown.push(state) }]);
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
const graded = (grade: number | null) => ({ grade, reasons: [], words: '' });
const refusal = (result: { ok: true } | { ok: false; refusal: { message: string } }) =>
  result.ok ? '' : result.refusal.message;
const given = () => counter.store.log.ofStream('rating', `${caseId}:收件`).at(-1)?.payload;
const kinds = () => counter.store.log.ofStream('rating', `${caseId}:收件`).map((event) => event.kind);

test('受理之后请申请人评价，评价一次，感谢', () => {
  expect(rating.rate(ratingId(), graded(4)).ok).toBe(true);
  expect(shown.at(-1)?.mode).toBe('thanks');
  expect(kinds()).toEqual(['rating.invited', 'rating.given']);
});

test('正在请评价时再次邀请被拒绝，原来的评价仍然有效', () => {
  expect(refusal(rating.invite(caseId))).toContain('正在请申请人评价');
  expect(rating.rate(ratingId(), graded(1)).ok).toBe(true);
});

test('I1 评价过的不能再评价，也不能再邀请', () => {
  const id = ratingId();
  rating.rate(id, graded(5));
  expect(refusal(rating.rate(id, graded(1)))).toContain('每次服务只评价一次');
  expect(refusal(rating.invite(caseId))).toContain('不得再次邀请');
});

test('程序停止时没有回答的邀请，下次启动记为未评价，可以再次邀请', () => {
  rating.stop();
  const next = new RatingDesk(counter.desk, counter.store);
  expect(kinds()).toEqual(['rating.invited', 'rating.timed_out']);
  expect(next.invite(caseId).ok).toBe(true);
  next.stop();
});

test('谁服务评价谁：别人再次邀请，评价的仍是原来的服务人员', async () => {
  rating.stop();
  const next = new RatingDesk(counter.desk, counter.store);
  await counter.desk.session.signIn('1002', '200202');
  next.invite(caseId);
  const state = next.state();
  expect(state.mode === 'asking' && state.staffNumber).toBe('1001');
  next.stop();
});

test('I1 · 国办发〔2019〕51号 差评随即进入整改，不挂在办件的经过里，也不写等级', () => {
  const id = ratingId();
  rating.rate(id, graded(2));
  const state = counter.store.registers.get('follow_up', id);
  expect(state).toMatchObject({ stage: '待整改', staff: '1001', named: true });
  expect(counter.store.log.ofCase(caseId).some(({ kind }) => kind === 'follow_up.opened')).toBe(false);
  const [opened] = counter.store.log.ofStream('follow_up', id);
  expect(JSON.stringify(opened?.payload)).not.toMatch(/grade|评/);
});

test('I1 差评先问原因：原因从公布的评价内容中选，记下所用的版本和意见', () => {
  const id = ratingId();
  expect(rating.chooseGrade(id, 1)).toEqual({ ok: true, value: { kept: false } });
  expect(shown.at(-1)).toMatchObject({
    mode: 'reasons',
    grade: '非常不满意',
    reasons: ratingIndicators.reasons,
  });
  expect(kinds()).toEqual(['rating.invited']);
  expect(refusal(rating.giveReasons(id, ['窗口太高'], ''))).toContain('不在公布的评价内容中');
  expect(rating.giveReasons(id, ['服务态度', '服务效率'], '等了一个小时').ok).toBe(true);
  expect(given()).toEqual({
    grade: 1,
    reasons: ['服务态度', '服务效率'],
    words: '等了一个小时',
    indicators: ratingIndicators.version,
    source: 'applicant',
  });
});

test('I1 满意的和不评价的不问原因，一按就是回答', () => {
  expect(rating.chooseGrade(ratingId(), 3)).toEqual({ ok: true, value: { kept: true } });
  expect(given()).toMatchObject({ grade: 3, reasons: [] });
});

test('I1 按错的可以重新选择，先按的不算', () => {
  const id = ratingId();
  rating.chooseGrade(id, 2);
  expect(rating.chooseAgain(id)).toEqual({ ok: true, value: { kept: false } });
  expect(shown.at(-1)?.mode).toBe('asking');
  expect(refusal(rating.giveReasons(id, [], ''))).toContain('已经结束');
  rating.chooseGrade(id, 5);
  expect(given()).toMatchObject({ grade: 5 });
});

test('I1 两个评价器都有人按：先到的一个算数，另一个写明已经评价过', () => {
  const id = ratingId();
  rating.chooseGrade(id, 1);
  expect(rating.rate(id, graded(4)).ok).toBe(true);
  expect(refusal(rating.giveReasons(id, ['服务态度'], ''))).toContain('每次服务只评价一次');
  expect(refusal(rating.rate(id, graded(1)))).toContain('每次服务只评价一次');
  expect(kinds()).toEqual(['rating.invited', 'rating.given']);
  expect(given()).toMatchObject({ grade: 4 });
});

describe('时间到了', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());
  /** The question begins anew, by the clock of the test. */
  const askAgain = () => {
    const id = ratingId();
    rating.chooseAgain(id);
    return id;
  };

  test('2.4 没有人按的是未评价，不是差评，也不是默认好评', () => {
    askAgain();
    vi.advanceTimersByTime(60_000);
    expect(kinds().at(-1)).toBe('rating.timed_out');
    expect(shown.at(-1)?.mode).toBe('idle');
  });

  test('2.4 按了等级、没有写完原因的，按下的等级就是本人的评价', () => {
    const id = askAgain();
    rating.chooseGrade(id, 2);
    vi.advanceTimersByTime(89_000);
    expect(rating.state().mode).toBe('reasons');
    vi.advanceTimersByTime(1000);
    expect(given()).toMatchObject({ grade: 2, reasons: [], words: '' });
    expect(shown.at(-1)?.mode).toBe('thanks');
  });

  test('2.4 程序结束时正在写原因的，按下的等级记下来', () => {
    rating.chooseGrade(askAgain(), 1);
    rating.stop();
    expect(given()).toMatchObject({ grade: 1, reasons: [] });
  });
});

test('满意的评价没有整改', () => {
  const id = ratingId();
  rating.rate(id, graded(3));
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
  new RatingDesk(counter.desk, counter.store).stop();
  counter.pass(60 * day);
  recordDefaultRatings(counter.desk, counter.store);
  expect(kinds()).toEqual(['rating.invited', 'rating.timed_out']);
});

test('2.4 设置了默认评价的，期限过后由系统记一次，标明来源；申请人还可以评价', () => {
  rating.stop();
  const next = new RatingDesk(counter.desk, counter.store);
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
