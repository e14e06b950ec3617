/** From what stands in the fields to the command that is sent. */
import { describe, expect, test } from 'vitest';
import { commandOf, fieldKey, fieldNamed, initialValues, isShown } from '#shared/offers/command.ts';
import type { ActForm, FormField } from '#shared/offers/form.ts';
import { offerOf, type Sheet } from '#shared/offers/offer.ts';
import { ok, refuse } from '#shared/result.ts';

const manner: FormField = {
  kind: 'choice',
  name: 'manner',
  label: '方式',
  choices: [
    { value: '直接', label: '直接' },
    { value: '邮寄', label: '邮寄' },
  ],
  initial: '直接',
};
const byPost = { field: 'manner', is: ['邮寄'] };
const inPerson = { field: 'manner', is: ['直接'] };
const formOf = (fields: readonly FormField[], more: Partial<ActForm> = {}): ActForm => ({
  fields,
  fixed: {},
  ids: [],
  ...more,
});
const sent = (form: ActForm, change: object = {}, ids: Record<string, string> = {}) =>
  commandOf(form, { ...initialValues(form.fields), ...change }, ids);

describe('填好的表就是操作', () => {
  test('带点的名称放进里面一层，预先定好的部分和编号一并带上', () => {
    const name: FormField = {
      kind: 'text',
      name: 'recipient.name',
      label: '收件人',
      max: 20,
      initial: '陈示范',
    };
    const form = formOf([name], { fixed: { caseId: 'c1', 'recipient.kind': '本人' }, ids: ['slipId'] });
    expect(sent(form, {}, { slipId: 's1' })).toEqual({
      caseId: 'c1',
      slipId: 's1',
      recipient: { kind: '本人', name: '陈示范' },
    });
  });

  test('同名的字段只取显示的那一个；没有显示的照空的交', () => {
    const place: FormField = {
      kind: 'text',
      name: 'note',
      label: '地点',
      max: 20,
      initial: '窗口',
      when: inPerson,
    };
    const number: FormField = { kind: 'text', name: 'note', label: '邮件编号', max: 20, when: byPost };
    const whose: FormField = { ...manner, name: 'who', initial: '邮寄', when: byPost };
    const form = formOf([manner, place, number, whose]);
    expect(sent(form)).toEqual({ manner: '直接', note: '窗口', who: '邮寄' });
    expect(sent(form, { manner: '邮寄', [fieldKey(number)]: 'EMS1' })).toMatchObject({ note: 'EMS1' });
    const values = { ...initialValues(form.fields), manner: '邮寄' };
    expect([place, number].map((field) => isShown(field, form.fields, values))).toEqual([false, true]);
    expect(fieldNamed(form.fields, 'note', values)?.label).toBe('邮件编号');
  });

  test('可以不填的，空着就是没有；其他的空着就是空的', () => {
    const fields: FormField[] = [
      { kind: 'day', name: 'until', label: '至', nullable: true },
      { kind: 'day', name: 'on', label: '日期' },
      { kind: 'text', name: 'secret', label: '依据', max: 9, nullable: true },
      { kind: 'count', name: 'days', label: '日', min: 1, max: 9 },
      { kind: 'check', name: 'seen', label: '核对', text: '已核对' },
      { kind: 'materials', name: 'materials', label: '材料' },
    ];
    expect(sent(formOf(fields))).toEqual({
      until: null,
      on: '',
      secret: null,
      days: 1,
      seen: false,
      materials: [],
    });
  });

  test('可有可无的一部分、逐条的内容、按编号选的文书', () => {
    const inner: FormField = { kind: 'text', name: 'name', label: '名称', max: 9 };
    const fields: FormField[] = [
      { kind: 'part', name: 'person', label: '来访人', fields: [inner] },
      {
        kind: 'entries',
        name: 'notices',
        label: '抄告',
        entry: '部门',
        ids: ['id'],
        most: 3,
        fields: [inner],
      },
      { kind: 'choices', name: 'papers', label: '文书', as: 'number', choices: [] },
    ];
    expect(sent(formOf(fields))).toEqual({ person: null, notices: [], papers: [] });
    const filled = { person: { name: '李' }, notices: [{ id: 'n1', name: '水务局' }], papers: ['准1'] };
    expect(sent(formOf(fields), filled)).toEqual({
      person: { name: '李' },
      notices: [{ id: 'n1', name: '水务局' }],
      papers: [{ number: '准1' }],
    });
  });

  test('C6 · E2：另一人的确认总是交“没有”', () => {
    const second: FormField = {
      kind: 'second',
      name: 'second',
      flag: 'secondConfirmed',
      label: '复核人',
      choices: [],
    };
    const form = formOf([second]);
    expect(sent(form, { second: '1002', secondConfirmed: true })).toEqual({
      second: '1002',
      secondConfirmed: false,
    });
    expect(fieldNamed(form.fields, 'secondConfirmed')?.name).toBe('second');
  });
});

describe('问规则', () => {
  const reason: FormField = { kind: 'words', name: 'reason', label: '理由', max: 200 };
  const sheet = (more: Partial<Sheet> = {}): Sheet => ({
    on: 'case',
    type: 'act',
    title: '操作',
    meaning: '做一件事。',
    rule: 'C6',
    group: '其他',
    keys: null,
    grave: false,
    form: formOf([manner, reason]),
    ...more,
  });
  const no = (kind: 'rule' | 'bad_input', field?: string) => refuse(kind, 'C6', '不行。', '请重来。', field);
  const isOpen = (answer: ReturnType<typeof no> | ReturnType<typeof ok>, more: Partial<Sheet> = {}) =>
    offerOf(sheet(more), '2026-10-12', () => answer).form !== null;

  test('接受的、只差填写的，可以办；其他的不能办，写明为什么', () => {
    expect(isOpen(ok([]))).toBe(true);
    expect(isOpen(no('rule', 'reason'))).toBe(true);
    expect(isOpen(no('bad_input'))).toBe(true);
    expect(isOpen(no('rule'))).toBe(false);
    // 不是表上填写的内容，改不了。
    expect(isOpen(no('rule', 'suspensionId'))).toBe(false);
    expect(offerOf(sheet(), '2026-10-12', () => no('rule')).refusal?.message).toBe('不行。');
  });

  test('有一个选项可以，就可以办；不可以的选项写明为什么，预先选好的是可以的那个', () => {
    const ask = (command: Readonly<Record<string, unknown>>) =>
      command['manner'] === '邮寄' ? ok([]) : no('rule', 'manner');
    const offer = offerOf(sheet({ decisive: ['manner'] }), '2026-10-12', ask);
    const [field] = offer.form?.fields ?? [];
    expect(field).toMatchObject({
      initial: '邮寄',
      choices: [{ refusal: { rule: 'C6' } }, { value: '邮寄' }],
    });
    const never = offerOf(sheet({ decisive: ['manner'] }), '2026-10-12', () => no('rule', 'manner'));
    expect([never.form, never.refusal?.message]).toEqual([null, '不行。']);
  });
});
