import { describe, expect, test } from 'vitest';
import { foldCase } from '#shared/case/evolve.ts';
import { papersDue } from '#shared/papers/case/due.ts';
import { mayPrint } from '#shared/papers/may-print.ts';
import { builtInPhrases } from '#shared/papers/phrases/phrases.ts';
import { context } from '../../support/hall.ts';
import { correcting, eventsOf, freight, paper } from './intake-cases.ts';

describe('4-refuse · 缺了要件的文书不能出具', () => {
  const whole = paper('受理通知书');
  const closing = whole.closing;

  test('齐备的可以出具', () => expect(mayPrint(whole)).toEqual({ ok: true, value: true }));

  test.each([
    ['机关名称', { closing: { ...closing, organ: '' } }],
    ['日期', { closing: { ...closing, date: '' } }],
    ['经办人', { handler: '' }],
    ['编号', { number: '' }],
    ['申请人', { addressee: '' }],
  ])('没有%s', (name, change) => {
    const answer = mayPrint({ ...whole, ...change });
    expect(answer).toMatchObject({
      ok: false,
      refusal: { message: `《行政许可受理通知书》缺少${name}，不能出具。` },
    });
  });

  test('清单一项都没有', () => {
    const notice = paper('补正告知书', correcting);
    const blocks = notice.blocks.map((block) => (block.type === 'table' ? { ...block, rows: [] } : block));
    const answer = mayPrint({ ...notice, blocks });
    expect(answer).toMatchObject({ ok: false, refusal: { rule: '许可法32(4)' } });
  });

  test('大厅资料里没有主管机关的，什么也不出', () => {
    const events = eventsOf({});
    const state = foldCase(events);
    const { now, calendar, hall, person } = context(freight);
    if (state === null) throw new Error('no case');
    const answer = papersDue(state, events, {
      now,
      calendar,
      hall: { ...hall, organs: [] },
      item: freight,
      person,
      phrase: builtInPhrases,
    });
    expect(answer.ok).toBe(false);
  });
});
