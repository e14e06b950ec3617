import { describe, expect, test } from 'vitest';
import { complete, context, hall, itemNamed, items } from '../../support/hall.ts';
import { find, refusalOf } from '../rules/results.ts';
import {
  answer,
  being,
  command,
  licence,
  notRequired,
  on,
  refusal,
  registering,
  story,
  taken,
  tick,
  without,
  wrong,
  yearly,
} from './intake-story.ts';
import type { IntakeOutcome, RegisterApplication } from '#shared/case/commands.ts';
import { decide } from '#shared/case/decide.ts';
import { instantLate } from '#shared/case/clocks.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';
import type { ServiceItem } from '#shared/reference/index.ts';
import { catalogue } from '#shared/reference/index.ts';

const [head] = hall.staff;
if (head === undefined) throw new Error('no staff');
const refusedWith = (change: Partial<RegisterApplication>, item = licence) =>
  story(item).refused(registering(change, item));
const outcome = (given: IntakeOutcome) => ({ outcome: given });

describe('许可法32(1) 依法不需要取得行政许可的，即时告知不受理', () => {
  test('不受理不是不予受理：另一种文书、另一个文号，材料退还', () => {
    const told = story();
    expect(
      told.kinds(registering({ ...outcome(notRequired), materials: without(licence, 'safety') })),
    ).toEqual(['case.received', 'case.not_required']);
    const informed = find(told.events, 'case.not_required');
    expect(informed.document.text).toBe('凤道运许告字〔2026〕第10001号');
    expect(informed.basis).toContain('《中华人民共和国道路运输条例》第二十四条');
    expect(informed.returned).toHaveLength(5);
    expect(informed.returned).not.toContain('安全生产管理制度文本');
    expect(told.state?.stage).toBe('不受理');
    expect(told.state?.documents).toEqual([
      { number: '凤道运许告字〔2026〕第10001号', title: '不受理告知书' },
    ]);
  });

  test('先收件的，五日内也可以告知不受理', () => {
    const told = taken();
    expect(told.kinds(answer(notRequired), { now: on('2026-10-09') })).toEqual([
      'case.materials_checked',
      'case.not_required',
    ]);
    expect(find(told.events, 'case.not_required').informedOn).toBe('2026-10-09');
  });

  test.each(['', ' ', '该事项依法不需要取得行政许可。', '不需要办理', '无需许可'])(
    '没有写明依据（%j）的，被拒绝',
    (basis) =>
      expect(refusedWith(outcome({ kind: 'not_required', basis }))).toMatchObject({
        rule: '许可法32(1)',
        field: 'basis',
      }),
  );

  test.each(['申请人没有提供安全生产管理制度文本', '材料不齐全，退回补齐后再来', '申请表未签字'])(
    'B2 缺少材料不是不受理的依据：%s',
    (basis) => {
      const refused = refusedWith({
        ...outcome({ kind: 'not_required', basis }),
        materials: without(licence, 'safety'),
      });
      expect(refused.rule).toBe('许可法32(1) · 许可法32(4)');
      expect(refused.next).toContain('一次性告知补正');
    },
  );

  test('依据中有不能印到纸上的字符，被拒绝', () =>
    expect(
      refusedWith(outcome({ kind: 'not_required', basis: '《道路运输\u202e条例》第二十四条' })).kind,
    ).toBe('bad_input'));

  test('不受理以后，没有可以再答复、补正、受理的', () => {
    const told = story();
    told.kinds(registering(outcome(notRequired)));
    for (const given of [
      answer({ kind: 'accept' }),
      answer(refusal),
      command('supplement', { materials: [tick('safety')] }),
    ])
      expect(told.refused(given).message).toContain('现为“不受理”');
  });
});

describe('许可法32(2) · B3 不予受理', () => {
  test('先收件的，五日内也可以不予受理，退还收到的材料', () => {
    const told = taken({ materials: without(licence, 'safety', 'drivers') });
    told.kinds(answer(refusal, [tick('safety')]), { now: on('2026-10-12') });
    const refused = find(told.events, 'case.intake_refused');
    expect(refused.refusedOn).toBe('2026-10-12');
    expect(refused.returned).toContain('安全生产管理制度文本');
    expect(refused.returned).not.toContain('驾驶人员的驾驶证、从业资格证');
  });

  test('答复时也不能以缺少材料为由', () => {
    const told = taken({ materials: without(licence, 'safety') });
    const reason = '申请人没有提供安全生产管理制度文本';
    expect(
      told.refused(answer({ ...refusal, ground: 'statute', reason, citation: '《道路运输条例》第三条' }))
        .rule,
    ).toBe('B3 · 许可法32(4)');
    expect(told.state?.stage).toBe('收件');
  });

  test('不予受理以后不能改为受理', () => {
    const told = story();
    told.kinds(registering(outcome(refusal)));
    expect(told.refused(answer({ kind: 'accept' })).message).toContain('现为“不予受理”');
  });
});

describe('许可法32第二款 受理和不予受理都有编号、机关名称和日期', () => {
  const kinds = {
    accept: { kind: 'accept' },
    correct: { kind: 'correct' },
    refuse: refusal,
    notRequired,
  } as const;

  test.each([
    ['accept', 'case.accepted', '受', 'acceptedOn'],
    ['correct', 'case.correction_notified', '补', 'notifiedOn'],
    ['refuse', 'case.intake_refused', '不受', 'refusedOn'],
    ['notRequired', 'case.not_required', '告', 'informedOn'],
  ] as const)('%s：文号有机关简称、文种、年份和流水号，并有日期', (which, event, mark, date) => {
    const told = story();
    const materials = which === 'correct' ? without(licence, 'safety') : complete(licence);
    told.kinds(registering({ materials, ...outcome(kinds[which]) }));
    const payload: Record<string, unknown> = find(told.events, event);
    expect(payload).toMatchObject({
      document: { text: `凤道运许${mark}字〔2026〕第10001号` },
      [date]: '2026-09-30',
    });
  });

  test.each(Object.entries(kinds))('%s：大厅资料中没有该机关的，不能出具，也不登记', (which, given) => {
    const organs = hall.organs.filter(({ name }) => name !== licence.organ);
    const materials = which === 'correct' ? without(licence, 'safety') : complete(licence);
    const told = story();
    const refused = told.refused(registering({ materials, ...outcome(given) }), {
      hall: { ...hall, organs },
    });
    expect([refused.rule, told.events]).toEqual(['许可法32', []]);
  });

  test('D4 文书用办理机关的名称，不用部门的', () => {
    const ship = itemNamed('船舶定期签证');
    const told = story(ship);
    told.kinds(registering({}, ship));
    expect(find(told.events, 'case.accepted').document.text).toMatch(/^凤海事/);
    expect(told.state?.item).toMatchObject({ organ: '凤冈县地方海事处', department: '凤冈县交通运输局' });
  });
});

describe('A1 事项登记', () => {
  test('编号与选择的事项不一致的，不能收件', () => {
    const refused = story().refused(registering({ itemCode: yearly.code }));
    expect([refused.rule, refused.field]).toEqual(['A1', 'item']);
  });

  test('办理项不属于该事项的，被拒绝；属于的可以', () => {
    const own = yearly.subItems[0];
    if (own === undefined) throw new Error('no sub-items');
    expect(story(yearly).tell(registering({ subItem: own.id }, yearly)).ok).toBe(true);
    expect(refusedWith({ subItem: own.id })).toMatchObject({ rule: 'A1', field: 'subItem' });
    expect(refusedWith({ subItem: 'toString' }, yearly).field).toBe('subItem');
  });

  test.each([
    ['尚未施行', { from: '2026-10-01' }],
    ['已经废止', { until: '2026-09-29' }],
  ])('%s的事项，不能收件', (_what, change) =>
    expect(refusedWith({}, { ...licence, ...change }).rule).toBe('A1'),
  );

  test('历史名称的事项照常收件；不是行政许可的，文书不用“许”字', () => {
    const legacy: ServiceItem = { ...licence, category: '其他行政权力', legacy: true };
    const told = story(legacy);
    told.kinds(registering({}, legacy));
    expect(find(told.events, 'case.accepted').document.text).toBe('凤道运受字〔2026〕第10001号');
  });

  test('收件时的事项原样留在办件中：目录、时限、权限、审批流程', () => {
    const told = taken();
    expect(told.state?.item).toMatchObject({
      code: licence.code,
      catalogueVersion: items.version,
      legalDays: 20,
      promisedDays: 12,
      windowPowers: licence.windowPowers,
      decisionLevel: licence.decisionLevel,
    });
    expect(told.state?.item.steps.map(({ id }) => id)).toEqual(
      hall.templates.find(({ id }) => id === licence.template)?.steps.map(({ id }) => id),
    );
  });

  test('C2 承诺时限长于法定时限的事项，进不了目录', () => {
    const item = { ...licence, promisedDays: 21, legalDays: 20 };
    expect(catalogue.safeParse({ version: '1', items: [item] }).success).toBe(false);
  });
});

describe('B9 简易处罚不是申请', () => {
  const penalty: ServiceItem = { ...licence, category: '简易处罚', handling: '即办件' };
  test.each([{ kind: 'receive' }, { kind: 'accept' }, refusal] as const)('不能收件（$kind）', (given) => {
    const refused = refusedWith(outcome(given), penalty);
    expect([refused.rule, refused.next]).toEqual(['B9', '请在“当场处罚”中登记。']);
  });
});

describe('许可法31 材料清单是封闭的', () => {
  test.each([
    ['收到的', { received: true }],
    ['没有收到的', { received: false }],
  ])('清单以外的材料，%s也不能登记', (_what, change) => {
    const materials = [...complete(licence), tick('form', { materialId: 'extra', ...change })];
    expect(refusedWith({ materials, ...outcome({ kind: 'receive' }) }).rule).toBe('许可法31');
  });

  test('同一项材料登记了两次的，被拒绝', () =>
    expect(refusedWith({ materials: [...complete(licence), tick('form')] }).kind).toBe('bad_input'));

  test('勾选收到而份数为零的，被拒绝', () =>
    expect(
      refusedWith({ materials: [...without(licence, 'form'), tick('form', { originals: 0, copies: 0 })] })
        .field,
    ).toBe('materials'));

  test('没有登记的行视为没有收到，清单的每一行都有结果', () => {
    const told = story();
    told.kinds(registering({ materials: [], outcome: { kind: 'receive' } }));
    expect(told.state?.materials.map(({ materialId, received }) => [materialId, received])).toEqual(
      licence.materials.map(({ id }) => [id, false]),
    );
  });

  test('没有收到的行不带份数和问题', () => {
    const told = story();
    const materials = [...without(licence, 'form'), tick('form', { received: false, ...wrong('未签名') })];
    told.kinds(registering({ materials, outcome: { kind: 'receive' } }));
    expect(told.state?.materials[0]).toMatchObject({
      received: false,
      originals: 0,
      copies: 0,
      pages: 0,
      problem: null,
    });
  });

  test.each(['', ' ', '\u200b'])('B2 · 许可法32(4) 有问题而没有写明是什么问题（%j）的，被拒绝', (detail) => {
    const materials = [...without(licence, 'form'), tick('form', wrong(detail))];
    expect(refusedWith({ materials, outcome: { kind: 'correct' } }).field).toBe('materials');
  });
});

describe('许可法33 能够共享的材料，不得要求申请人提供', () => {
  const shared: ServiceItem = {
    ...licence,
    materials: licence.materials.map((material) =>
      material.id === 'vehicles' ? { ...material, shared: true } : material,
    ),
  };

  test('申请人没有提供的，照常受理，不列入补正', () => {
    expect(story(shared).kinds(registering({ materials: without(shared, 'vehicles') }, shared))).toContain(
      'case.accepted',
    );
    const told = story(shared);
    told.kinds(
      registering({ materials: without(shared, 'vehicles', 'safety'), outcome: { kind: 'correct' } }, shared),
    );
    expect(find(told.events, 'case.correction_notified').points.map(({ materialId }) => materialId)).toEqual([
      'safety',
    ]);
  });

  test('申请人提供的有问题的，也不得要求补正', () => {
    const materials = [...without(shared, 'vehicles'), tick('vehicles', wrong('看不清'))];
    expect(refusedWith({ materials, outcome: { kind: 'correct' } }, shared).rule).toBe('许可法33');
    const told = taken({}, shared);
    expect(told.refused(answer({ kind: 'correct' }, [tick('vehicles', wrong('看不清'))])).rule).toBe(
      '许可法33',
    );
  });

  test('收件以后才能共享的，也不得再要求补正', () => {
    const told = taken({}, licence);
    const given = answer({ kind: 'correct' }, [tick('vehicles', wrong('看不清'))]);
    expect(told.refused(given, { item: shared }).rule).toBe('许可法33');
  });
});

describe('许可法29 谁可以申请、以什么方式申请', () => {
  const agent = {
    name: '李代办',
    idNumber: '441423199003070013',
    phone: '13800000001',
    letterOfAuthority: true,
  };
  const inPerson: ServiceItem = { ...licence, inPerson: true };

  test('委托代理人的，记下代理人', () => {
    const told = story();
    told.kinds(registering({ agent }));
    expect(told.state?.agent).toMatchObject({ name: '李代办', letterOfAuthority: true });
  });

  test.each([
    ['姓名空白', { name: ' ' }, 'agent.name'],
    ['身份证件号码有误', { idNumber: '441423199003070014' }, 'agent.idNumber'],
    ['没有电话', { phone: '' }, 'agent.phone'],
    ['没有授权委托书', { letterOfAuthority: false }, 'agent.letterOfAuthority'],
  ])('代理人%s的，被拒绝', (_what, change, field) =>
    expect(refusedWith({ agent: { ...agent, ...change } }).field).toBe(field),
  );

  test('依法应当由本人到场的，不能委托，也不能以其他方式提出', () => {
    expect(refusedWith({ agent }, inPerson)).toMatchObject({ rule: '许可法29', field: 'agent.name' });
    for (const channel of ['信函', '传真', '电子邮件', '网上'] as const)
      expect(refusedWith({ channel }, inPerson)).toMatchObject({ rule: '许可法29', field: 'channel' });
    expect(story(inPerson).tell(registering({}, inPerson)).ok).toBe(true);
  });

  test.each(['窗口', '信函', '传真', '电子邮件', '网上'] as const)(
    '以%s方式提出的，从收到之日起计算',
    (channel) => {
      const told = story();
      told.kinds(registering({ channel, outcome: { kind: 'receive' } }));
      expect(find(told.events, 'case.received').channel).toBe(channel);
      expect(told.state?.noticeLimit.from).toBe('2026-09-30');
    },
  );
});

describe('B10 · C1 窗口的权限和即办', () => {
  test('B10 窗口权限不含受理的，不能收件', () => {
    const item: ServiceItem = { ...licence, windowPowers: ['发证'] };
    expect(refusedWith(outcome({ kind: 'receive' }), item).rule).toBe('B10');
  });

  test('C1 即办件没有在受理当日办结的，要标明', () => {
    const told = story(yearly);
    told.kinds(registering({}, yearly));
    if (told.state === null) throw new Error('no case');
    expect(instantLate(told.state, civilDate('2026-09-30'))).toBe(false);
    expect(instantLate(told.state, civilDate('2026-10-09'))).toBe(true);
  });

  const granting = command('decide', {
    result: '准予',
    content: '准予年审合格',
    reasons: '',
    basis: '《中华人民共和国道路运输条例》',
    validUntil: null,
    secret: null,
  });

  test('C1 即办件当场受理、当场决定', () => {
    const told = story(yearly);
    told.kinds(registering({}, yearly));
    expect(told.kinds(granting)).toEqual(['case.decided']);
    expect(told.state?.irregularities).toEqual([]);
  });

  test('B10 事项离开目录以后，窗口的权限仍是收件时的，不会变大', () => {
    const item: ServiceItem = { ...yearly, windowPowers: ['受理', '审查'] };
    const told = story(item);
    told.kinds(registering({}, item));
    expect(told.refused(granting, { item: undefined }).rule).toBe('B10');
    expect(
      told.refused(granting, { item: { ...item, code: licence.code, windowPowers: licence.windowPowers } })
        .rule,
    ).toBe('B10');
  });

  test('D1 事项离开目录以后，决定的级别仍是收件时的', () => {
    const item: ServiceItem = { ...yearly, decisionLevel: '局领导' };
    const told = story(item);
    told.kinds(registering({}, item));
    const person = being(head, { level: '中层及以下' });
    expect(told.refused(granting, { item: undefined, person }).rule).toBe('D1');
  });

  test('B10 权限以今天的目录为准：后来取消了审批权限的，不能再决定', () => {
    const told = story(yearly);
    told.kinds(registering({}, yearly));
    expect(told.refused(granting, { item: { ...yearly, windowPowers: ['受理'] } }).rule).toBe('B10');
  });
});

describe('B6 未经窗口受理的，什么都不能办', () => {
  const opinion = command('give_opinion', {
    step: 'examine',
    result: '同意',
    text: '情况属实',
    reason: null,
  });
  test.each([
    ['收件', { kind: 'receive' }],
    ['不受理', notRequired],
    ['不予受理', refusal],
  ] as const)('现为“%s”的，不得签署意见、作出决定', (stage, given) => {
    const told = story();
    told.kinds(registering(outcome(given)));
    const decided = command('decide', {
      result: '准予',
      content: '准予',
      reasons: '',
      basis: '条例',
      validUntil: null,
      secret: null,
    });
    for (const act of [opinion, decided]) {
      const refused = told.refused(act);
      expect(refused.rule).toBe('B6');
      expect(refused.message).toContain(`现为“${stage}”，未经窗口受理`);
    }
  });
});

test('B1 · 许可法32(5) 材料齐全的不能只告知补正，也不能先收件再拖过期限', () => {
  const told = taken();
  expect(told.refused(answer({ kind: 'correct' })).rule).toBe('许可法32(5)');
  expect(told.refused(answer({ kind: 'correct' }), { now: on('2026-10-14') }).rule).toBe('许可法32(4)');
});

test('同样的输入，同样的结果；拒绝不留下任何东西', () => {
  const given = registering();
  expect(decide(null, given, context(licence))).toEqual(decide(null, given, context(licence)));
  expect(refusalOf(decide(null, given, context(undefined))).rule).toBe('A1');
});
