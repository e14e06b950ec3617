import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCaseCommand } from '../../../electron/acts/case-acts.ts';
import { markSigned } from '../../../electron/acts/paper-acts.ts';
import { papersAmong } from '../../../electron/acts/paper-records.ts';
import { RatingDesk } from '../../../electron/acts/rating-desk.ts';
import { hashOfPaper, SigningDesk } from '../../../electron/acts/signing.ts';
import type { PadState } from '#shared/contract/pad.ts';
import type { Result } from '#shared/result.ts';
import { isSignedOnPad } from '#shared/signature/index.ts';
import type { HandSignature } from '#shared/signature/strokes.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application, itemNamed, uuidOf } from '../../support/hall.ts';

const caseId = uuidOf(2);
const hand: HandSignature = {
  width: 900,
  height: 300,
  strokes: [
    Array.from({ length: 20 }, (_none, at) => [100 + at * 20, 100 + (at % 2) * 30, at * 16, 0.5] as const),
  ],
};
let counter: TestCounter;
let rating: RatingDesk;
let signing: SigningDesk;
let touch: boolean;

beforeEach(async () => {
  counter = await openCounter();
  touch = true;
  rating = new RatingDesk(counter.desk, counter.store);
  rating.usePads([
    {
      show: () => undefined,
      signs: true,
      get state() {
        return { state: touch ? ('就绪' as const) : ('未连接' as const), text: '', next: '' };
      },
    },
  ]);
  signing = new SigningDesk(counter.desk, counter.store, rating, () => undefined);
  await counter.desk.session.signIn('1001', '100101');
  const given = application(itemNamed('道路货物运输经营许可'));
  const done = runCaseCommand(counter.desk, counter.store, { type: 'register', ...given });
  if (!done.ok) throw new Error(done.refusal.message);
});
afterEach(() => {
  vi.useRealTimers();
  signing.stop();
  rating.stop();
  counter.close();
});

const receipt = () => {
  const found = papersAmong(counter.store.log.ofCase(caseId)).find(({ paper }) =>
    paper.content.signatures.some((line) => isSignedOnPad(paper.content.kind, line)),
  );
  if (found === undefined) throw new Error('nothing to sign');
  const { kind, signatures } = found.paper.content;
  return { ...found, line: signatures.findIndex((line) => isSignedOnPad(kind, line)) };
};
const rated = () => {
  const state = rating.state();
  if (state.mode === 'asking') rating.rate(state.ratingId, { grade: null, reasons: [], words: '' });
};
const ask = () => {
  rated();
  const { paperId, line } = receipt();
  return signing.ask({ paperId, signature: line });
};
const shown = <Mode extends PadState['mode']>(mode: Mode): Extract<PadState, { mode: Mode }> => {
  const state = rating.state();
  if (state.mode !== mode) throw new Error(`the pad shows ${state.mode}`);
  return state as Extract<PadState, { mode: Mode }>;
};
const refusal = (result: Result<unknown>) => (result.ok ? '' : result.refusal.message);

test('J1 先核对再签名：签名连同所核对文书的摘要记下，由申请人本人作出', () => {
  expect(ask().ok).toBe(true);
  const { signingId } = shown('check');
  signing.checked(signingId);
  expect(shown('sign').label).toContain('签名');
  expect(signing.sign(signingId, hand).ok).toBe(true);
  expect(rating.state().mode).toBe('signed');
  const { paper, events, line } = receipt();
  expect(paper.signed).toEqual([line]);
  const event = events.findLast(({ kind }) => kind === 'paper.signed');
  expect([event?.version, event?.actor.staff]).toEqual([2, 'applicant']);
  expect(event?.payload['hand']).toMatchObject({ paper: hashOfPaper(paper.content), strokes: hand.strokes });
});

test('2.7 核对的画面上没有完整的姓名和证件号码', () => {
  ask();
  const text = JSON.stringify(shown('check'));
  const applicant = counter.store.caseState(caseId)?.applicant;
  if (applicant?.kind !== 'person') throw new Error('a person applied');
  for (const secret of [applicant.name, applicant.idNumber, applicant.phone])
    expect(text).not.toContain(secret);
  expect(text).toContain('*');
  expect(shown('check').listed.length).toBeGreaterThan(0);
});

test('正在请申请人评价的，不能同时请签名；没有可以手写的评价器的，也不能', () => {
  const { paperId, line } = receipt();
  expect(refusal(signing.ask({ paperId, signature: line }))).toContain('正在请申请人评价');
  rated();
  touch = false;
  expect(refusal(signing.ask({ paperId, signature: line }))).toContain('没有可以手写签名的评价器');
});

test('两个评价器同时签名：先到的登记，后到的说明已经结束', () => {
  ask();
  const { signingId } = shown('check');
  signing.checked(signingId);
  expect(signing.sign(signingId, hand).ok).toBe(true);
  expect(refusal(signing.sign(signingId, hand))).toContain('已经结束');
  expect(counter.store.log.ofCase(caseId).filter(({ kind }) => kind === 'paper.signed')).toHaveLength(1);
});

test('签名太短的可以重签；没有问过的签名不算', () => {
  expect(refusal(signing.sign('nobody', hand))).toContain('已经结束');
  ask();
  const { signingId } = shown('check');
  signing.checked(signingId);
  expect(refusal(signing.sign(signingId, { ...hand, strokes: [[[1, 1, 0, 0.5]]] }))).toContain('签名太短');
  expect(shown('sign').signingId).toBe(signingId);
  expect(signing.sign(signingId, hand).ok).toBe(true);
});

describe('没有签名的，窗口知道为什么', () => {
  test.each([
    [true, '内容有误'],
    [false, '申请人没有签名'],
  ])('申请人说内容有误：%s', (wrong, text) => {
    ask();
    signing.decline(shown('check').signingId, wrong);
    expect(signing.text).toContain(text);
    expect(rating.state().mode).not.toBe('check');
    expect(receipt().paper.signed).toEqual([]);
  });

  test('时间到了', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    ask();
    vi.advanceTimersByTime(120_000);
    expect(signing.text).toContain('时间已到');
    expect(receipt().paper.signed).toEqual([]);
  });

  test('签退以后', () => {
    ask();
    const { signingId } = shown('check');
    counter.desk.session.signOut();
    expect(rating.showsSigning).toBe(false);
    expect(refusal(signing.sign(signingId, hand))).toContain('已经结束');
  });
});

test('等着签名时文书作废了：评价器不再请签名', () => {
  ask();
  const { signingId } = shown('check');
  const { paperId } = receipt();
  counter.store.record(counter.desk.circumstancesOf('device', uuidOf(900)), [
    {
      streamKind: 'paper',
      streamId: paperId,
      caseId,
      version: 1,
      kind: 'paper.voided',
      payload: { reason: '撤回' },
    },
  ]);
  expect(signing.text).toContain('不能再签名');
  expect(refusal(signing.sign(signingId, hand))).toContain('已经结束');
});

test('在评价器上签过的，不再登记签收', () => {
  ask();
  const { signingId } = shown('check');
  signing.checked(signingId);
  signing.sign(signingId, hand);
  const { paperId, line } = receipt();
  const again = markSigned(counter.desk, counter.store, { commandId: uuidOf(901), paperId, signature: line });
  expect(refusal(again)).toContain('已登记');
});
