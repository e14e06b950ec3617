import { describe, expect, test } from 'vitest';
import { registerApplication } from '#shared/case/commands.ts';
import { intakeDraft } from '#shared/contract/intake.ts';
import type { ItemView } from '#shared/contract/counter.ts';
import { type Material, serviceItem } from '#shared/reference/index.ts';
import { hasPlace, panelOf } from '../../../renderer/clerk/intake/places.ts';
import {
  type IntakeForm,
  isBegun,
  newForm,
  reduceForm,
  ticksOf,
  touchedFields,
  touches,
} from '../../../renderer/clerk/intake/form.ts';
import { registration } from '../../../renderer/clerk/intake/application.ts';
import { draftOf, draftTitle, formOf } from '../../../renderer/clerk/intake/draft.ts';
import { commandOf } from '../../../renderer/clerk/intake/instant-command.ts';
import { itemKeys } from '../../../renderer/clerk/intake/item-keys.ts';
import { creditCodeHint, residentIdHint } from '../../../renderer/clerk/intake/id-note.ts';
import { standingPhrases } from '../../../renderer/clerk/materials/standing-phrases.ts';
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
  subItem: null,
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

  test('沿用已有登记：只填空着的，读卡或者已经填写的不改', () => {
    const known = { name: '王建国', phone: '13800000000' };
    const number = { type: 'person', change: { idNumber: '11010519491231002X' } } as const;
    const taken = [number, { type: 'known', known } as const].reduce<IntakeForm>(reduceForm, empty);
    expect(taken.person).toMatchObject(known);
    const own = reduceForm(empty, { type: 'person', change: { name: '王建国（曾用名）', phone: '1' } });
    expect(reduceForm(own, { type: 'known', known }).person).toMatchObject({
      phone: '1',
      name: '王建国（曾用名）',
    });
    const company = reduceForm(empty, { type: 'kind', kind: 'organisation' });
    expect(reduceForm(company, { type: 'known', known }).organisation).toMatchObject(known);
  });

  test('沿用代理人：委托书每次另收', () => {
    const agent = { name: '王示范', idNumber: '11010519491231002X', phone: '13700000000' };
    const taken = reduceForm(empty, { type: 'known-agent', agent });
    expect(registration(taken, { kind: 'accept' }).agent).toEqual({ ...agent, letterOfAuthority: false });
  });

  test('提出方式、补录、原证件、当场更正、办理项随申请提交；空行不算更正', () => {
    const form = [
      { type: 'item', item: { ...view('a'), subItem: '补办' } },
      {
        type: 'particulars',
        change: {
          channel: '信函',
          corrections: ['更正地址', ' ', ''],
          held: { kind: '延续', certificate: '许1', validUntil: '2026-12-31' },
          lateEntry: { slip: '手工1', reason: '停电', receivedOn: '2026-09-29' },
        },
      },
    ] as const;
    const sent = registration(form.reduce<IntakeForm>(reduceForm, empty), { kind: 'receive' });
    expect(sent).toMatchObject({ subItem: '补办', channel: '信函', corrections: ['更正地址'] });
    expect(registerApplication.safeParse(sent).success).toBe(true);
    expect(touches({ type: 'particulars', change: { lateEntry: null } }, 'lateEntry.slip')).toBe(true);
    expect(touches({ type: 'particulars', change: { lateEntry: null } }, 'held.certificate')).toBe(false);
  });

  test('草稿存下再取回，一字不差；事项撤下的，其余仍在', () => {
    const typed = [
      { type: 'item', item: view('a') },
      { type: 'ticks', ticks: receiveAllRequired({}, view('a').item.materials) },
      { type: 'card', of: 'person', card },
      { type: 'particulars', change: { corrections: ['更正地址'] } },
      { type: 'refusal', change: { reason: '写到一半' } },
    ] as const;
    const form = typed.reduce<IntakeForm>(reduceForm, empty);
    const kept = intakeDraft.parse(JSON.parse(JSON.stringify(draftOf(form))));
    expect(formOf(kept, view('a'))).toEqual(form);
    expect(formOf(kept, null)).toEqual({ ...form, item: null });
    expect(draftTitle(kept)).toBe('事项 · 王**');
    expect(draftTitle(draftOf(empty))).toBe('尚未选择事项');
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
    expect(hasPlace(refusal('name'), empty, 'answers')).toBe(true);
    expect(hasPlace(refusal('applicant.name'), empty, 'answers')).toBe(true);
    expect(hasPlace(refusal('idNumber'), { ...empty, kind: 'organisation' }, 'answers')).toBe(false);
    expect(hasPlace(refusal('agent.phone'), empty, 'answers')).toBe(false);
    expect(hasPlace(refusal('agent.phone'), { ...empty, withAgent: true }, 'answers')).toBe(true);
    expect(hasPlace(refusal('reason'), empty, 'answers')).toBe(false);
    expect(hasPlace(refusal('reason'), empty, 'refuse')).toBe(true);
    expect(hasPlace(refusal('materials'), empty, 'answers')).toBe(false);
    expect(hasPlace(refusal(), empty, 'answers')).toBe(false);
    expect(hasPlace(refusal('basis'), empty, 'refuse')).toBe(false);
    expect(hasPlace(refusal('basis'), empty, 'not_required')).toBe(true);
  });

  test('补录、原证件、当场更正的说明：打开那一处，写在栏目下', () => {
    for (const field of [
      'lateEntry.slip',
      'lateEntry.receivedOn',
      'held.certificate',
      'channel',
      'corrections',
    ]) {
      expect(panelOf(refusal(field))).toBe('particulars');
      expect(hasPlace(refusal(field), empty, 'particulars')).toBe(true);
    }
    expect(panelOf(refusal('name'))).toBeNull();
  });
});

describe('即办的下一步', () => {
  test('填写的内容放到命令相应的位置，其余不动', () => {
    const command = { type: 'serve', recipient: { kind: '本人', name: '' }, papers: [] };
    expect(commandOf(command, { 'recipient.name': '李示范', place: '窗口' })).toEqual({
      type: 'serve',
      recipient: { kind: '本人', name: '李示范' },
      papers: [],
      place: '窗口',
    });
  });
});

describe('常办事项的键和常用语', () => {
  test('第一项 Alt+1，依次往下', () => {
    const chosen: string[] = [];
    const items = ['甲', '乙'].map((name) => ({ ...view(name).item, here: true, guide: null }));
    const keys = itemKeys(items, ({ code }) => chosen.push(code));
    expect(Object.keys(keys)).toEqual(['Alt+1', 'Alt+2']);
    keys['Alt+2']?.();
    expect(chosen).toEqual([items[1]?.code]);
  });

  test('许可法32(4) 补正的常用语都写明要申请人做什么，并按该项材料的要求', () => {
    const licence = { ...material('营业执照'), form: '原件和复印件', copies: 2 } as const;
    expect(standingPhrases(licence, '不符合法定形式')[0]).toContain('原件1份、复印件2份');
    expect(standingPhrases(licence, '不符合法定形式').join('')).toContain('与原件一致');
    expect(standingPhrases(material('表'), '不符合法定形式').join('')).not.toContain('与原件一致');
    for (const kind of ['缺少', '不符合法定形式', '填写有误'] as const)
      for (const phrase of standingPhrases(licence, kind)) expect(phrase).toMatch(/请/u);
  });
});
