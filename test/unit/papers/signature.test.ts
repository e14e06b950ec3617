import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaperEvent } from '#shared/papers/ledger/events.ts';
import { readPaperEvent } from '#shared/papers/ledger/events.ts';
import { foldPaper, type PaperState } from '#shared/papers/ledger/ledger.ts';
import { decidePaper } from '#shared/papers/ledger/ledger-commands.ts';
import { renderA4 } from '#shared/papers/render/a4.ts';
import { checkSignature, handSignature, isSignedOnPad } from '#shared/signature/index.ts';
import { handOf, mostPoints, mostStrokes, signatureDrawing } from '#shared/signature/strokes.ts';
import { uuidOf } from '../../support/hall.ts';
import { receipt as sample } from './sample-papers.ts';

const receipt = { ...sample, signatures: ['交件人签名', '收件人签名'] };

const area = { width: 900, height: 300 };
const written = handOf(
  [0, 1].map((row) => ({
    points: Array.from({ length: 12 }, (_none, index) => ({
      x: 100 + index * 20,
      y: 80 + row * 90 + (index % 2) * 12,
      time: 5000 + row * 400 + index * 16,
      pressure: 0.5,
    })),
  })),
  area,
);
const hash = 'ab'.repeat(32);
const hand = { ...handSignature.parse(written), paper: hash, signedOn: '2026-09-30' };
const line = receipt.signatures.findIndex((label) => isSignedOnPad(receipt.kind, label));
const issued: PaperEvent = {
  kind: 'paper.issued',
  payload: { jobId: uuidOf(1), further: [], media: 'slip', content: receipt, print: true },
};
const paper = (...events: PaperEvent[]): PaperState => {
  const state = foldPaper([issued, ...events]);
  if (state === null) throw new Error('never issued');
  return state;
};
const sign = (state: PaperState, given: Partial<typeof hand> = {}, signature = line, now = hash) => {
  const decided = decidePaper(state, {
    type: 'sign_on_pad',
    signature,
    hand: { ...hand, ...given },
    paper: now,
  });
  return decided.ok ? decided.value : decided.refusal.message;
};

describe('J1 在评价器上签名', () => {
  test('收件凭证上签名的是交件人，工作人员的签名栏不在评价器上签', () => {
    expect(receipt.signatures[line]).toContain('交件人');
    expect(sign(paper(), {}, 1)).toContain('不在评价器上签名');
    expect(sign(paper(), {}, 9)).toContain('没有这一签名栏');
  });

  test('没有打印出来的也能签；签一次，笔画和文书的摘要一并记下', () => {
    const events = sign(paper());
    expect(events).toEqual([{ kind: 'paper.signed', payload: { signature: line, hand } }]);
    const signed = paper({ kind: 'paper.signed', payload: { signature: line, hand } });
    expect(signed).toMatchObject({ signed: [line], hands: [{ signature: line, hand: { paper: hash } }] });
    expect(sign(signed)).toContain('已登记');
  });

  test('文书内容与签名时显示的不一致，不登记', () => {
    expect(sign(paper(), {}, line, 'cd'.repeat(32))).toContain('不一致');
  });

  test('作废的文书不再签名', () => {
    expect(sign(paper({ kind: 'paper.voided', payload: { reason: '撤回' } }))).toContain('已作废');
  });

  test('没有写、只点了一点、只划了一小笔的，不是签名', () => {
    const dot = [[[10, 10, 0, 0.5] as [number, number, number, number]]];
    const dash = [
      Array.from({ length: 12 }, (_none, at): [number, number, number, number] => [at, 10, at, 0.5]),
    ];
    for (const strokes of [dot, dash]) expect(sign(paper(), { strokes })).toContain('签名太短');
    expect(handSignature.safeParse({ ...area, strokes: [] }).success).toBe(false);
  });

  test('超出签名框的笔画被拒绝', () => {
    const strokes = hand.strokes.map((stroke) =>
      stroke.map(([x, y, ms, pressure]): [number, number, number, number] => [x + 800, y, ms, pressure]),
    );
    expect(sign(paper(), { strokes })).toContain('超出签名框');
  });

  test('以前登记的签收照样读得出来', () => {
    const old = readPaperEvent({ kind: 'paper.signed', payload: { signature: 0 } });
    expect(old).toEqual({ kind: 'paper.signed', payload: { signature: 0 } });
    expect(paper(old as PaperEvent)).toMatchObject({ signed: [0], hands: [] });
  });

  test('A4文书上签名栏里是手写的笔画和日期，没有脚本和外部内容', () => {
    const plain = { reprint: 0, printedAt: '', by: '' };
    const html = renderA4(receipt, { ...plain, hands: [{ signature: line, hand }] });
    expect(html).toContain('aria-label="手写签名"');
    expect(html).toContain('2026年9月30日</span>');
    expect(html).not.toMatch(/<script|https?:/);
    expect(renderA4(receipt, plain)).not.toContain('手写签名');
  });
});

describe('笔画', () => {
  const points = fc.array(
    fc.record({
      x: fc.double({ min: -500, max: 5000, noNaN: true }),
      y: fc.double({ min: -500, max: 5000, noNaN: true }),
      time: fc.double({ min: 0, max: 2e12, noNaN: true }),
      pressure: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 40 },
  );

  test('随便怎么画，记下的都在框内、能保存、能画出来', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ points }), { minLength: 1, maxLength: 20 }), (drawn) => {
        const kept = handSignature.parse(handOf(drawn, area));
        const checked = checkSignature(kept);
        expect(checked.ok || !checked.refusal.message.includes('超出')).toBe(true);
        expect(signatureDrawing(kept).path).toMatch(/^(M[\d.]+ [\d.]+(h0|[LQ][\d. ]+)*)+$/);
      }),
    );
  });

  test('笔画再多也有上限，每笔的末尾都在', () => {
    const long = {
      points: Array.from({ length: 900 }, (_none, at) => ({ x: at, y: 9, time: at, pressure: 1 })),
    };
    const kept = handOf(
      Array.from({ length: mostStrokes + 9 }, () => long),
      area,
    );
    expect(kept.strokes).toHaveLength(mostStrokes);
    expect(kept.strokes.flat().length).toBeLessThanOrEqual(mostPoints);
    expect(kept.strokes[0]?.at(-1)?.[0]).toBe(899);
    expect(handSignature.safeParse(kept).success).toBe(true);
  });
});
