/** 即办 at the screen: a step of several acts that is refused or breaks off in the middle. */
import { describe, expect, test } from 'vitest';
import { type ActIds, doActs, type Send } from '../../../renderer/clerk/intake/instant-acts.ts';
import { ok, refuse, type Result } from '#shared/result.ts';

const step = {
  acts: ['收件凭证', '准予决定书'].map((document) => ({
    on: 'register' as const,
    command: { type: 'seal.use', document },
  })),
};
const refused = refuse('rule', 'E2', '“专用章”已入柜。', '请先取出并登记。');
const fault = refuse('fault', '', '程序内部出错，操作未完成。', '');

/** Answers each send in turn, and notes what was sent. */
function screen(...answers: readonly Result<null>[]) {
  const sent: { document: unknown; commandId: string }[] = [];
  const ids: ActIds = new Map();
  let made = 0;
  const send: Send = (_on, { document, commandId }) => {
    sent.push({ document, commandId });
    return Promise.resolve(answers[sent.length - 1] ?? ok(null));
  };
  const parts = { send, ids, newId: () => `id-${(made += 1)}` };
  return { sent, press: (acts = step) => doActs(acts, {}, parts) };
}

describe('E2 两份文书用印，第二份没有用成', () => {
  test('第一份已经用印的不变；不能办的原因写明，改正以后是另一次操作', async () => {
    const { sent, press } = screen(ok(null), refused);
    expect(await press()).toEqual(refused);
    // What is left was read again: only the second.
    expect(await press({ acts: step.acts.slice(1) })).toEqual(ok(null));
    expect(sent).toEqual([
      { document: '收件凭证', commandId: 'id-1' },
      { document: '准予决定书', commandId: 'id-2' },
      { document: '准予决定书', commandId: 'id-3' },
    ]);
  });

  test('程序出错、不知道办成没有的，再按一次还是同一次操作，不会用印两次', async () => {
    const { sent, press } = screen(ok(null), fault);
    expect(await press()).toEqual(fault);
    expect(await press()).toEqual(ok(null));
    expect(sent.map(({ commandId }) => commandId)).toEqual(['id-1', 'id-2', 'id-1', 'id-2']);
  });
});
