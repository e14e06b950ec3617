import { describe, expect, test } from 'vitest';
import { complete } from '../../support/hall.ts';
import { find } from '../rules/results.ts';
import { answer, licence, registering, story, taken, tick, without, wrong } from './intake-story.ts';
import type { RegisterApplication } from '#shared/case/commands.ts';
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
    ['与申请人是同一人', { idNumber: '520327198812314510' }, 'agent.idNumber'],
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
