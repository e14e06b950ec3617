import { describe, expect, test } from 'vitest';
import { registerApplication } from '#shared/case/commands.ts';
import type { ItemView } from '#shared/contract/counter.ts';
import { type Material, serviceItem } from '#shared/reference/index.ts';
import { hasPlace } from '../../../renderer/clerk/intake/places.ts';
import {
  type IntakeForm,
  isBegun,
  newForm,
  reduceForm,
  registration,
  ticksOf,
  touchedFields,
} from '../../../renderer/clerk/intake/form.ts';
import { creditCodeHint, residentIdHint } from '../../../renderer/clerk/intake/id-note.ts';
import { receiveAllRequired } from '../../../renderer/clerk/materials/ticks.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';

const commandId = '3c1f6a1e-8f64-4a54-9c0e-3b7a2f7c9d11';
const caseId = '0a5d3f2b-1c7e-4d7e-8f10-64d2a1b9c3e5';
const material = (id: string): Material => ({
  id,
  name: id,
  form: '原件',
  copies: 1,
  required: true,
  basis: '《条例》',
  source: '申请人自备',
  shared: false,
});
const view = (code: string): ItemView => ({
  item: serviceItem.parse({
    code: code.padEnd(31, '0'),
    name: '事项',
    initials: 'sx',
    pinyin: 'shixiang',
    department: '交通运输局',
    organ: '交通运输局',
    category: '行政许可',
    handling: '承诺件',
    legalDays: 20,
    promisedDays: 12,
    fee: null,
    materials: [material('form'), material('identity')],
    notes: [],
    example: true,
  }),
  refusal: null,
  legalText: '',
  promisedText: '',
});
const empty = newForm(commandId, caseId);
const card = { name: '王建国', idNumber: '11010519491231002X', simulated: true, note: null };

describe('收件表单', () => {
  test('读卡填入姓名和号码，来源记为读卡；改动号码后来源记为手工录入', () => {
    const read = reduceForm(empty, { type: 'card', of: 'person', card });
    expect(registration(read, { kind: 'accept' }).applicant).toMatchObject({
      name: '王建国',
      source: 'card',
    });
    const renamed = reduceForm(read, { type: 'person', change: { name: '王建 国' } });
    expect(registration(renamed, { kind: 'accept' }).applicant).toMatchObject({ source: 'card' });
    const typed = reduceForm(read, { type: 'person', change: { idNumber: '110105194912310021' } });
    expect(registration(typed, { kind: 'accept' }).applicant).toMatchObject({ source: 'typed' });
  });

  test('读代理人证件即由代理人办理', () => {
    const read = reduceForm(empty, { type: 'card', of: 'agent', card });
    expect(registration(read, { kind: 'accept' }).agent).toEqual({
      name: '王建国',
      idNumber: '11010519491231002X',
      phone: '',
      letterOfAuthority: false,
    });
  });

  test('更改信用代码后须重新核对', () => {
    const confirmed = [
      { type: 'organisation', change: { creditCode: '91350211M0000XUF46' } },
      { type: 'organisation', change: { creditCodeConfirmed: true } },
    ] as const;
    const form = confirmed.reduce<IntakeForm>(reduceForm, empty);
    expect(form.organisation.creditCodeConfirmed).toBe(true);
    const changed = reduceForm(form, { type: 'organisation', change: { creditCode: '91350211M0000XUF47' } });
    expect(changed.organisation.creditCodeConfirmed).toBe(false);
  });

  test('换错事项再换回来，已登记的材料还在', () => {
    const first = reduceForm(empty, { type: 'item', item: view('a') });
    const ticked = reduceForm(first, {
      type: 'ticks',
      ticks: receiveAllRequired({}, view('a').item.materials),
    });
    const other = reduceForm(ticked, { type: 'item', item: view('b') });
    expect(ticksOf(other)).toEqual({});
    expect(ticksOf(reduceForm(other, { type: 'item', item: view('a') }))).toEqual(ticksOf(ticked));
  });

  test('改动了哪一栏，对哪一栏的说明就不再有效；材料的说明留到再次办理', () => {
    expect(touchedFields({ type: 'person', change: { idNumber: '1' } })).toEqual(['idNumber']);
    expect(touchedFields({ type: 'organisation', change: { creditCodeConfirmed: true } })).toEqual([
      'creditCode',
    ]);
    expect(touchedFields({ type: 'agent', change: { letterOfAuthority: true } })).toEqual([
      'agent.letterOfAuthority',
    ]);
    expect(touchedFields({ type: 'refusal', change: { reason: '' } })).toEqual(['reason']);
    expect(touchedFields({ type: 'ticks', ticks: {} })).toEqual([]);
  });

  test('没有选择事项也能提交，由规则说明为什么不行', () => {
    const input = registration(empty, { kind: 'accept' });
    expect(input).toMatchObject({ itemCode: '', materials: [], agent: null, commandId, caseId });
    expect(registerApplication.safeParse(input).success).toBe(true);
  });

  test('不由代理人办理时，不带出填过的代理人', () => {
    const read = reduceForm(empty, { type: 'card', of: 'agent', card });
    const alone = reduceForm(read, { type: 'with-agent', withAgent: false });
    expect(registration(alone, { kind: 'accept' }).agent).toBeNull();
  });

  test('清空前先看有没有内容', () => {
    expect(isBegun(empty)).toBe(false);
    expect(isBegun(reduceForm(empty, { type: 'kind', kind: 'organisation' }))).toBe(false);
    expect(isBegun(reduceForm(empty, { type: 'person', change: { phone: '1' } }))).toBe(true);
    expect(isBegun(reduceForm(empty, { type: 'item', item: view('a') }))).toBe(true);
  });
});

describe('边输入边核对', () => {
  const today = civilDate('2026-09-30');

  test('没有输完时不提示，输满18位或离开后才说明哪里不对', () => {
    expect(residentIdHint('1101051949', false, today)).toBeNull();
    expect(residentIdHint('1101051949', true, today)).toMatchObject({ tone: 'wrong' });
    expect(residentIdHint('110105194912310021', false, today)).toMatchObject({ tone: 'wrong' });
    expect(residentIdHint('', true, today)).toBeNull();
  });

  test('正确的号码说明性别和出生日期', () => {
    expect(residentIdHint('11010519491231002X', false, today)).toEqual({
      tone: 'ok',
      text: '号码正确：女，1949年12月31日出生',
    });
    expect(residentIdHint('830000199001010012', false, today)?.text).toContain('港澳台居民居住证');
  });

  test('信用代码只有校验位不符时才请核对确认', () => {
    expect(creditCodeHint('91350211M0000XUF46', false).needsConfirmation).toBe(true);
    expect(creditCodeHint('91350100M000100Y43', false)).toMatchObject({
      hint: { tone: 'ok' },
      needsConfirmation: false,
    });
    expect(creditCodeHint('9135010', false)).toEqual({ hint: null, needsConfirmation: false });
    expect(creditCodeHint('9135010', true).hint).toMatchObject({ tone: 'wrong' });
  });
});

describe('不能办理的说明放在哪里', () => {
  const refusal = (field?: string) => ({
    kind: 'rule' as const,
    rule: '',
    message: '',
    next: '',
    ...(field === undefined ? {} : { field }),
  });

  test('有对应的栏目，写在栏目下；没有的，写在办理意见上方', () => {
    expect(hasPlace(refusal('name'), empty, false)).toBe(true);
    expect(hasPlace(refusal('applicant.name'), empty, false)).toBe(true);
    expect(hasPlace(refusal('idNumber'), { ...empty, kind: 'organisation' }, false)).toBe(false);
    expect(hasPlace(refusal('agent.phone'), empty, false)).toBe(false);
    expect(hasPlace(refusal('agent.phone'), { ...empty, withAgent: true }, false)).toBe(true);
    expect(hasPlace(refusal('reason'), empty, false)).toBe(false);
    expect(hasPlace(refusal('reason'), empty, true)).toBe(true);
    expect(hasPlace(refusal('materials'), empty, false)).toBe(false);
    expect(hasPlace(refusal(), empty, false)).toBe(false);
  });
});
