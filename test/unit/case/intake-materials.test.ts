import { describe, expect, test } from 'vitest';
import { complete, context } from '../../support/hall.ts';
import { find } from '../rules/results.ts';
import { answer, command, licence, registering, story, taken, tick, without, wrong } from './intake-story.ts';
import type { RegisterApplication } from '#shared/case/commands.ts';
import { decide } from '#shared/case/decide.ts';
import { readCaseEvent } from '#shared/case/events.ts';
import { foldCase } from '#shared/case/evolve.ts';
import type { ServiceItem } from '#shared/reference/index.ts';

const refusedWith = (change: Partial<RegisterApplication>, item = licence) =>
  story(item).refused(registering(change, item));

describe('许可法31 材料清单是封闭的', () => {
  test.each([
    ['收到的', { received: true }],
    ['没有收到的', { received: false }],
  ])('清单以外的材料，%s也不能登记', (_what, change) => {
    const materials = [...complete(licence), tick('form', { materialId: 'extra', ...change })];
    expect(refusedWith({ materials, outcome: { kind: 'receive' } }).rule).toBe('许可法31');
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
    told.kinds(registering({ materials: [], outcome: { kind: 'correct' } }));
    expect(told.state?.materials.map(({ materialId, received }) => [materialId, received])).toEqual(
      licence.materials.map(({ id }) => [id, false]),
    );
  });

  test('什么材料都没有收到的，不能只收件，应当一次性告知（许可法32(4)）', () => {
    const told = story().refused(registering({ materials: [], outcome: { kind: 'receive' } }));
    expect([told.rule, told.field]).toEqual(['许可法32(4)', 'materials']);
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

describe('B1 · 许可法32(5) 份数和形式按清单', () => {
  const withForm = (form: ServiceItem['materials'][number]['form'], copies: number): ServiceItem => ({
    ...licence,
    materials: licence.materials.map((material) =>
      material.id === 'vehicles' ? { ...material, form, copies } : material,
    ),
  });
  const given = (item: ServiceItem, originals: number, copies: number) => [
    ...without(item, 'vehicles'),
    tick('vehicles', { originals, copies }, item),
  ];

  test.each([
    ['原件', 2, 1, 0, '份数不足，补交原件1份'],
    ['原件', 1, 0, 1, '份数不足，补交原件1份'],
    ['复印件', 3, 0, 1, '份数不足，补交复印件2份'],
    ['原件和复印件', 2, 1, 1, '份数不足，补交复印件1份'],
    ['原件和复印件', 2, 0, 2, '份数不足，补交原件1份'],
    ['原件和复印件', 2, 0, 1, '份数不足，补交原件1份、复印件1份'],
    ['电子', 2, 0, 1, '份数不足，补交电子件1份'],
  ] as const)(
    '清单要%s%i份，收到原件%i份、复印件%i份：不能受理，告知书写“%s”',
    (form, asked, originals, copies, text) => {
      const item = withForm(form, asked);
      const materials = given(item, originals, copies);
      const refused = refusedWith({ materials }, item);
      expect(refused.rule).toBe('B1 · 许可法32(5)');
      expect(refused.message).toContain('“拟投入车辆的行驶证、检测合格证明”份数不足');
      const told = story(item);
      told.kinds(registering({ materials, outcome: { kind: 'correct' } }, item));
      expect(find(told.events, 'case.correction_notified').points).toEqual([
        expect.objectContaining({ materialId: 'vehicles', problem: '缺少', requirement: text }),
      ]);
    },
  );

  test.each([
    ['原件', 2, 2, 0],
    ['复印件', 3, 0, 3],
    ['复印件', 3, 1, 2],
    ['原件和复印件', 2, 1, 2],
    ['原件和复印件', 2, 2, 1],
    ['电子', 2, 0, 5],
  ] as const)(
    '清单要%s%i份，收到原件%i份、复印件%i份：够了；多交的原件可以抵复印件',
    (form, asked, originals, copies) => {
      const item = withForm(form, asked);
      expect(story(item).kinds(registering({ materials: given(item, originals, copies) }, item))).toContain(
        'case.accepted',
      );
    },
  );

  test('B2 既有问题又不足的，一次写明', () => {
    const item = withForm('复印件', 3);
    const materials = [
      ...without(item, 'vehicles'),
      tick('vehicles', { copies: 1, ...wrong('看不清。') }, item),
    ];
    const told = story(item);
    told.kinds(registering({ materials, outcome: { kind: 'correct' } }, item));
    expect(find(told.events, 'case.correction_notified').points).toEqual([
      expect.objectContaining({ problem: '填写有误', requirement: '看不清，并提交复印件3份' }),
    ]);
  });

  test('许可法31 不是必须提供的材料，份数不足不妨碍受理', () => {
    const item = withForm('复印件', 3);
    const optional: ServiceItem = {
      ...item,
      materials: item.materials.map((material) =>
        material.id === 'vehicles' ? { ...material, required: false } : material,
      ),
    };
    expect(story(optional).kinds(registering({ materials: given(optional, 0, 1) }, optional))).toContain(
      'case.accepted',
    );
  });

  test('先收件、后答复的，按收件时要求的份数，目录后来的变化不溯及', () => {
    const item = withForm('复印件', 3);
    const told = taken({ materials: given(item, 0, 1) }, item);
    expect(told.state?.materials).toContainEqual(
      expect.objectContaining({ materialId: 'vehicles', asked: 3 }),
    );
    expect(told.refused(answer({ kind: 'accept' }), { item: licence }).message).toContain('份数不足');
    const enough = taken({ materials: given(item, 0, 3) }, item);
    expect(enough.kinds(answer({ kind: 'accept' }), { item: withForm('复印件', 9) })).toContain(
      'case.accepted',
    );
  });

  test('B2 监察人员同意再次告知的，份数不足的可以写缺少', () => {
    const item = withForm('复印件', 3);
    const told = story(item);
    told.kinds(registering({ materials: given(item, 0, 1), outcome: { kind: 'correct' } }, item));
    const points = [{ materialId: 'vehicles', problem: '缺少', requirement: '补交复印件2份' }] as const;
    expect(
      told.kinds(
        command('notify_again', { points: [...points], reason: '首次告知的份数有误', supervisor: '4001' }),
      ),
    ).toEqual(['case.correction_repeated']);
  });

  test('没有记下份数的旧办件，不因份数退回', () => {
    const item = withForm('复印件', 3);
    const told = taken({ materials: given(item, 0, 3) }, item);
    const [received] = told.events;
    if (received?.kind !== 'case.received') throw new Error('not received');
    const { payload } = received;
    const lines = payload.materials.map((line) => ({ ...line, asked: undefined, copies: 1, originals: 1 }));
    const old = readCaseEvent({ kind: received.kind, payload: { ...payload, materials: lines } });
    const state = old === undefined ? null : foldCase([old]);
    const decided = decide(state, answer({ kind: 'accept' }), context(item));
    expect(decided.ok).toBe(true);
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

  test.each([
    ['没有交的', without(licence, 'vehicles')],
    ['有问题的', [...without(licence, 'vehicles'), tick('vehicles', wrong('看不清'))]],
    ['份数不足的', [...without(licence, 'vehicles'), tick('vehicles', { copies: 0, originals: 1 })]],
  ])('收件以后才能共享的，收件时%s也不妨碍受理', (_what, materials) => {
    const told = taken({ materials }, licence);
    expect(told.kinds(answer({ kind: 'accept' }), { item: shared })).toContain('case.accepted');
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
    ['与申请人是同一人', { idNumber: '520327198812314510' }, 'agent.idNumber'],
    ['没有电话', { phone: '' }, 'agent.phone'],
    ['没有授权委托书', { letterOfAuthority: false }, 'agent.letterOfAuthority'],
  ])('代理人%s的，被拒绝', (_what, change, field) =>
    expect(refusedWith({ agent: { ...agent, ...change } }).field).toBe(field),
  );

  test('C1 即办件在窗口当场办结的，可以不留电话；承诺件、补正、信函申请的要留', () => {
    const instant: ServiceItem = { ...licence, handling: '即办件', promisedDays: 0 };
    const silent = {
      applicant: { ...registering().applicant, phone: '' },
      agent: { ...agent, phone: '' },
    };
    expect(story(instant).tell(registering(silent, instant)).ok).toBe(true);
    expect(refusedWith(silent).field).toBe('phone');
    expect(refusedWith({ ...silent, channel: '信函' }, instant).field).toBe('phone');
    expect(refusedWith({ ...silent, outcome: { kind: 'receive' } }, instant).field).toBe('phone');
    expect(refusedWith({ applicant: { ...registering().applicant, phone: '12' } }, instant).field).toBe(
      'phone',
    );
  });

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
