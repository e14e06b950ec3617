import { describe, expect, test } from 'vitest';
import type { PaperEvent } from '#shared/papers/ledger/events.ts';
import { foldPaper, type PaperState } from '#shared/papers/ledger/ledger.ts';
import {
  copyActions,
  decidePaper,
  mayReprint,
  type PaperCommand,
} from '#shared/papers/ledger/ledger-commands.ts';
import { eventText } from '#shared/timeline.ts';
import { uuidOf } from '../../support/hall.ts';
import { acceptance, receipt } from './sample-papers.ts';

const [one, two, three] = [uuidOf(1), uuidOf(2), uuidOf(3)];
const issued = (content = receipt, print = true): PaperEvent => ({
  kind: 'paper.issued',
  payload: { jobId: one, further: [two], media: content === receipt ? 'slip' : 'document', content, print },
});
const started: PaperEvent = { kind: 'paper.print_started', payload: { jobId: one } };
const printed: PaperEvent = { kind: 'paper.printed', payload: { jobId: one, printer: '打印机', note: null } };
const failed: PaperEvent = {
  kind: 'paper.print_failed',
  payload: { jobId: one, reason: '打印机缺纸。', next: '请换纸。' },
};
const lost: PaperEvent = { kind: 'paper.print_unconfirmed', payload: { jobId: one, reason: '没有确认。' } };
const filed: PaperEvent = {
  kind: 'paper.archived',
  payload: { jobId: one, sha256: 'a'.repeat(64), bytes: 1, onward: false, missing: [] },
};
const voided: PaperEvent = { kind: 'paper.voided', payload: { reason: '办件作废' } };

const paper = (...events: PaperEvent[]): PaperState => {
  const state = foldPaper(events);
  if (state === null) throw new Error('never issued');
  return state;
};
const actionsOf = (state: PaperState) => {
  const [job] = state.jobs;
  if (job === undefined) throw new Error('no copy');
  return copyActions(state, job);
};
const refusal = (state: PaperState, command: PaperCommand): string => {
  const decided = decidePaper(state, command);
  return decided.ok ? '' : decided.refusal.message;
};

describe('对一份文书可以做什么，画面与规则一致', () => {
  test.each([
    ['排队', [], { retry: false, confirm: false, void: true, reroute: 'document' }],
    ['打印中', [started], { retry: false, confirm: false, void: false, reroute: null }],
    ['已打印', [started, printed], { retry: false, confirm: false, void: true, reroute: null }],
    ['失败', [started, failed], { retry: true, confirm: false, void: true, reroute: 'document' }],
    ['未确认', [started, lost], { retry: false, confirm: true, void: false, reroute: null }],
    ['只归档', [filed], { retry: true, confirm: false, void: true, reroute: 'document' }],
    [
      '核对后没有打印出来',
      [started, lost, { kind: 'paper.print_confirmed', payload: { jobId: one, cameOut: false } } as const],
      { retry: true, confirm: false, void: true, reroute: 'document' },
    ],
    [
      '打印后撕破',
      [started, printed, { kind: 'paper.copy_voided', payload: { jobId: one, reason: '撕破' } } as const],
      { retry: false, confirm: false, void: false, reroute: null },
    ],
    ['整件作废', [voided], { retry: false, confirm: false, void: false, reroute: null }],
  ] as const)('%s', (_state, events, expected) => {
    expect(actionsOf(paper(issued(), ...events))).toEqual(expected);
  });

  test('法定文书只用A4纸：不能改用热敏纸', () => {
    const state = paper(issued(acceptance));
    expect(actionsOf(state).reroute).toBeNull();
    expect(refusal(state, { type: 'reroute', jobId: one, media: 'slip' })).toContain('应当用A4纸打印');
  });
});

describe('作废、补打、签收', () => {
  test('整件作废：没有人拿到的各份作废，已打印的还在；不再打印、补打、签收', () => {
    const state = paper(issued(), started, printed, voided);
    expect(state.jobs.map((job) => job.state)).toEqual(['printed', 'void']);
    expect(refusal(state, { type: 'reprint', newJobId: three, by: '', at: '' })).toContain('已作废');
    expect(refusal(state, { type: 'sign', signature: 0 })).not.toBe('');
  });

  test('补打逐次编号，写明何人何时', () => {
    const again = (state: PaperState): PaperEvent[] => {
      const decided = decidePaper(state, {
        type: 'reprint',
        newJobId: three,
        by: '余姮（工号1001）',
        at: '2026年9月30日 09:31',
      });
      return decided.ok ? decided.value : [];
    };
    const events = again(paper(issued(), started, printed));
    expect(events).toEqual([
      {
        kind: 'paper.reprint_requested',
        payload: {
          jobId: three,
          media: 'slip',
          reprint: 1,
          by: '余姮（工号1001）',
          requestedAt: '2026年9月30日 09:31',
        },
      },
    ]);
    expect(again(paper(issued(), started, printed, ...events))[0]?.payload).toMatchObject({ reprint: 2 });
    expect(events.map(eventText)).toEqual(['补打 第1次（余姮（工号1001））']);
  });

  test('打出过或者可能打出的才有补打：排队、失败、只归档、没有打出就作废的没有', () => {
    const dropped = { kind: 'paper.copy_voided', payload: { jobId: one, reason: '不要了' } } as const;
    const all = [[], [started], [started, printed], [started, lost], [failed], [filed], [dropped]];
    const torn = [started, printed, dropped];
    expect([...all, torn].map((events) => mayReprint(paper(issued(), ...events)))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  test('签名登记一次；没有打印出来的不能登记', () => {
    expect(acceptance.signatures).not.toEqual([]);
    const state = paper(issued(acceptance));
    const sign = { type: 'sign', signature: 0 } as const;
    expect(refusal(state, sign)).toContain('还没有打印出来');
    const out = paper(issued(acceptance), started, printed);
    expect(decidePaper(out, sign)).toMatchObject({ ok: true });
    const signed = paper(issued(acceptance), started, printed, {
      kind: 'paper.signed',
      payload: { signature: 0 },
    });
    expect(refusal(signed, sign)).toContain('已登记');
    expect(refusal(out, { type: 'sign', signature: 9 })).toContain('没有这一签名栏');
  });

  test('时间线说明每件事', () => {
    const texts = [
      { kind: 'paper.rerouted', payload: { jobId: one, media: 'document' } },
      { kind: 'paper.rerouted', payload: { jobId: one, media: 'slip' } },
      { kind: 'paper.copy_voided', payload: { jobId: one, reason: '撕破' } },
      voided,
      { kind: 'paper.signed', payload: { signature: 1 } },
      started,
    ].map(eventText);
    expect(texts).toEqual([
      '改用A4纸打印',
      '改由收据打印机打印',
      '一份文书作废：撕破',
      '文书作废：办件作废',
      '文书已签名（第2处）',
      null,
    ]);
  });
});
