/** What stands in the form of an act, and what is sent of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  confirmationsOf,
  continued,
  cutNote,
  filledCommand,
  isTouched,
  newDraft,
  pinKey,
  refusedKey,
  withoutPins,
  withPhrase,
} from '../../../renderer/clerk/act-form/act-values.ts';
import type { ActForm, FormField, Offer } from '#shared/offers/form.ts';

const second: FormField = {
  kind: 'second',
  name: 'second',
  label: '复核人',
  flag: 'secondConfirmed',
  choices: [{ value: '1002', label: '张凤' }],
  self: '1001',
};
const form: ActForm = {
  fixed: { caseId: 'case' },
  ids: ['suspensionId'],
  fields: [
    { kind: 'words', name: 'reason', label: '理由', max: 20, required: true },
    {
      kind: 'choice',
      name: 'manner',
      label: '方式',
      initial: '直接',
      choices: [
        { value: '直接', label: '直接' },
        { value: '留置', label: '留置' },
      ],
    },
    { kind: 'lines', name: 'witnesses', label: '见证人', max: 3, when: { field: 'manner', is: ['留置'] } },
    { kind: 'text', name: 'recipient.name', label: '姓名', max: 20 },
    {
      kind: 'part',
      name: 'hearing',
      label: '听证',
      fields: [{ kind: 'day', name: 'heldOn', label: '日期' }],
    },
    {
      kind: 'entries',
      name: 'notices',
      label: '抄告',
      entry: '一个部门',
      most: 3,
      ids: ['id'],
      fields: [{ kind: 'text', name: 'department', label: '部门', max: 20 }],
    },
    second,
  ],
};
const offer = {
  id: 'suspend',
  on: 'case',
  type: 'suspend',
  title: '',
  meaning: '',
  rule: '',
  group: '',
  keys: null,
  grave: false,
  refusal: null,
  form,
} satisfies Offer;
const counting = (): (() => string) => {
  let count = 0;
  return () => `id-${(count += 1)}`;
};

describe('办理表单', () => {
  test('一次打开是一个操作：编号在打开时产生，按几次都一样', () => {
    const draft = newDraft(form, counting());
    const once = filledCommand(offer, draft);
    expect(filledCommand(offer, draft)).toEqual(once);
    expect(once).toMatchObject({ type: 'suspend', commandId: 'id-1', suspensionId: 'id-2', caseId: 'case' });
  });

  test('没有显示的栏目不带入填写的内容；显示的按行整理，空行不计', () => {
    const draft = newDraft(form, counting());
    const lines = ['甲 ', '', ' 乙'];
    const values = { ...draft.values, 'witnesses (manner: 留置)': lines };
    expect(filledCommand(offer, { ...draft, values })).toMatchObject({ witnesses: [] });
    expect(filledCommand(offer, { ...draft, values: { ...values, manner: '留置' } })).toMatchObject({
      witnesses: ['甲', '乙'],
    });
  });

  test('带点的名称放进内层；没有勾选的部分为空，勾选的才有内容；条目保留各自的编号', () => {
    const draft = newDraft(form, counting());
    const values = {
      ...draft.values,
      'recipient.name': '陈示范',
      hearing: { heldOn: '2026-10-20' },
      notices: [{ id: 'n1', department: '水务局' }],
    };
    expect(filledCommand(offer, draft)).toMatchObject({ hearing: null, notices: [] });
    expect(filledCommand(offer, { ...draft, values })).toMatchObject({
      recipient: { name: '陈示范' },
      hearing: { heldOn: '2026-10-20' },
      notices: [{ id: 'n1', department: '水务局' }],
    });
  });

  test('复核人的PIN只作为确认送出，不进入命令，也不留在草稿；本人不用再输入PIN', () => {
    const draft = newDraft(form, counting());
    const values = { ...draft.values, second: '1002', [pinKey(second)]: '200202' };
    expect(confirmationsOf(form, values)).toEqual([
      { flag: 'secondConfirmed', staff: '1002', pin: '200202' },
    ]);
    expect(JSON.stringify(filledCommand(offer, { ...draft, values }))).not.toContain('200202');
    expect(JSON.stringify(withoutPins(form.fields, values))).not.toContain('200202');
    expect(confirmationsOf(form, { ...values, second: '1001' })).toEqual([]);
    expect(confirmationsOf(form, { ...values, [pinKey(second)]: '' })).toEqual([]);
  });

  test('没有填写过的不算草稿；接着填写时保留已填写的内容和编号', () => {
    const draft = newDraft(form, counting());
    expect(isTouched(form, draft.values)).toBe(false);
    expect(isTouched(form, { ...draft.values, reason: undefined })).toBe(false);
    const typed = { ...draft, values: { ...draft.values, reason: '需要检验' } };
    expect(isTouched(form, typed.values)).toBe(true);
    const more: ActForm = {
      ...form,
      fields: [...form.fields, { kind: 'check', name: 'told', label: '', text: '' }],
    };
    expect(continued(typed, more, counting())).toMatchObject({
      commandId: 'id-1',
      values: { reason: '需要检验', told: false },
    });
  });

  test('不予办理的原因放在对应的栏目；说的不是哪一栏的，放在表单下面', () => {
    const draft = newDraft(form, counting());
    const about = (field: string) =>
      refusedKey(form, draft.values, { kind: 'rule', rule: '', message: '', next: '', field });
    expect(about('reason')).toBe('reason');
    expect(about('secondConfirmed')).toBe('second');
    expect(about('notices.0.department')).toBe('notices');
    expect(about('recipient.name')).toBe('recipient.name');
    expect(about('')).toBeNull();
  });

  test('常用语：空的和另一条常用语被替换，自己写的接在后面，都不超过字数', () => {
    const phrases = ['同意。', '不同意。'];
    expect(withPhrase('', '同意。', phrases, 10)).toBe('同意。');
    expect(withPhrase('不同意。', '同意。', phrases, 10)).toBe('同意。');
    expect(withPhrase('材料齐全，', '同意。', phrases, 10)).toBe('材料齐全，同意。');
    fc.assert(
      fc.property(fc.string(), (text) => withPhrase(text.slice(0, 8), '同意。', phrases, 8).length <= 8),
    );
  });

  test('粘贴的内容放不下的，说明超出了多少字的限制', () => {
    expect(cutNote(10, 10, 10)).toBeNull();
    expect(cutNote(1_048_576, 300, 300)).toContain('最多300字');
  });
});
