import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  type CounterName,
  counters,
  education,
  house,
  item,
  onPost,
  transport,
  water,
  where,
  type Where,
} from './house.ts';
import { against } from './oracle.ts';
import { type Act, type ActItem, actRules, mayDo } from '#shared/authority/index.ts';
import {
  authorityLevels,
  mandatePowers,
  type PipelineStage,
  pipelineStages,
  type StaffMember,
} from '#shared/reference/index.ts';

const acts = Object.keys(actRules) as Act[];
const dates = ['2025-12-31', '2026-09-25', '2026-09-30', '2026-10-01', '2026-12-31', '2027-01-01'];
const mostly = <T>(usual: T, ...rare: T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

const things: fc.Arbitrary<ActItem | null> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      code: mostly(item.code, '11520327MB0000001H4000118002000'),
      name: fc.constant(item.name),
      department: mostly(transport, water, education, '凤冈县邮政局', '没有进驻的局'),
      organ: mostly(item.organ, transport, water, '凤冈县公路管理所'),
      handling: mostly<ActItem['handling']>('即办件', '承诺件', '上报件'),
      presence: mostly<ActItem['presence']>(
        { state: '已进驻' },
        {
          state: '未进驻',
          reason: '涉密',
          approval: '凤府函1号',
          approvedOn: '2026-01-01',
          handledAt: '三楼',
        },
      ),
      windowPowers: fc.oneof(
        { weight: 3, arbitrary: fc.constant<ActItem['windowPowers']>([...pipelineStages]) },
        fc.subarray<PipelineStage>([...pipelineStages]),
      ),
      intakeOnly: mostly(false, true),
      decisionLevel: mostly<ActItem['decisionLevel']>('中层', '局领导'),
      major: mostly(false, true),
    }),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);

const people: fc.Arbitrary<StaffMember> = fc
  .record({
    base: fc.constantFrom(...house.staff),
    level: mostly<StaffMember['level']>('全部', ...authorityLevels),
    organ: mostly('', transport, water, item.organ, '凤冈县公路管理所'),
    powers: mostly([...mandatePowers], [], ['受理决定权'], ['协调催办和管理权'], ['即办类最终许可权']),
    items: mostly<StaffMember['mandate']['items']>('all', [], [item.code]),
    until: mostly('2026-12-31', '2026-09-29', '2026-09-30'),
    organs: mostly<string[]>([], ['凤冈县公路管理所'], [item.organ, '凤冈县公路管理所']),
    home: mostly('own', 'none'),
  })
  .map(({ base, level, organ, powers, items, until, organs, home }) => ({
    ...base,
    level,
    organs,
    counter: home === 'own' ? base.counter : null,
    mandate: { ...base.mandate, organ, powers: powers as StaffMember['mandate']['powers'], items, until },
  }));

const allocated = {
  ...house.counter,
  allocations: [
    { department: transport, from: '2026-09-30', until: '2026-09-30' },
    { department: water, from: null, until: null },
  ],
};
const places: fc.Arbitrary<Where> = fc
  .record({
    who: people,
    on: mostly('2026-09-30', ...dates),
    counter: fc.oneof(
      { weight: 3, arbitrary: fc.constant<CounterName>('transport') },
      { weight: 2, arbitrary: fc.constant<CounterName>('shared') },
      fc.constantFrom(...(Object.keys(counters) as CounterName[])),
      fc.constant(allocated),
    ),
    shift: fc.constantFrom(
      onPost(),
      onPost({
        consents: [
          {
            id: 'c',
            staff: '1004',
            standsInFor: null,
            from: '2026-09-30',
            until: '2026-09-30',
            by: '吴',
            emergency: true,
            code: 'A1B2',
          },
        ],
      }),
      onPost({
        absence: {
          staff: '1001',
          name: '甲',
          standIn: '1005',
          standInName: '乙',
          reason: '开会',
          since: at('2026-09-30'),
          releasedAt: at('2026-09-30'),
        },
      }),
      onPost({
        person: { staff: '1003', name: '甲', as: '替岗', standsInFor: '1001', since: at('2026-09-30') },
      }),
    ),
    departments: mostly(house.departments, house.departments.slice(1)),
  })
  .map(({ departments, ...place }) => where({ ...place, hall: { departments } }));

/** As the program names it, `A2 · A3` names two. */
const named = (rule: string): string[] => rule.split(' · ');

describe('谁可以办什么', () => {
  test('准许与否，与逐条要求的答复一致；拒绝时写明的正是没有满足的要求', () => {
    fc.assert(
      fc.property(fc.constantFrom(...acts), things, places, (act, thing, place) => {
        const broken = against(act, thing, place);
        const answer = mayDo(act, thing, place);
        expect({ allowed: answer.ok, broken }).toEqual({ allowed: broken.length === 0, broken });
        if (!answer.ok) expect(named(answer.refusal.rule).some((id) => broken.includes(id))).toBe(true);
      }),
      { numRuns: 8000 },
    );
  });

  test('每一项都有人能办，也有人不能办', () => {
    const allowed = new Set<Act>();
    const denied = new Set<Act>();
    for (const act of acts)
      for (const { number } of house.staff)
        for (const counter of ['transport', 'office'] as const)
          for (const thing of [item, null])
            (mayDo(act, thing, where({ who: number, counter })).ok ? allowed : denied).add(act);
    expect([...allowed].toSorted()).toEqual(acts.toSorted());
    // I2: a complaint is taken down anywhere. 许可法30: the guide is public.
    expect(acts.filter((act) => !denied.has(act))).toEqual(['投诉登记', '打印办事指南']);
  });

  test('拒绝都写明依据、为什么、由谁或者到哪里办理；同样的情形同样的答复，从不出错', () => {
    fc.assert(
      fc.property(fc.constantFrom(...acts), things, places, (act, thing, place) => {
        const answer = mayDo(act, thing, place);
        expect(mayDo(act, thing, place)).toEqual(answer);
        if (answer.ok) return;
        const { kind, rule, message, next } = answer.refusal;
        expect(kind).toBe('not_permitted');
        expect(rule).toMatch(/^[A-J]\d+( · [A-J]\d+)*$/);
        expect(message).toMatch(/^.{6,}。$/u);
        expect(next).toMatch(/^请.{3,}。$/u);
        expect(`${message}${next}`).not.toMatch(/undefined|null|\[object|[,;:!?()]/);
      }),
      { numRuns: 4000 },
    );
  });

  test('D3 准许的窗口行为带着当时的授权书；替岗的带着被替的人', () => {
    fc.assert(
      fc.property(fc.constantFrom(...acts), things, places, (act, thing, place) => {
        const answer = mayDo(act, thing, place);
        if (!answer.ok) return;
        const { mandate, actingFor } = answer.value;
        if (mandate !== null) {
          expect(mandate).toEqual(place.person.mandate);
          expect(['clerk', 'window_head']).toContain(place.person.role);
        }
        expect(actingFor).not.toBe(place.person.number);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(acts)('每个角色、每个窗口都有答复：%s', (act) => {
    for (const { number } of house.staff)
      for (const counter of Object.keys(counters) as CounterName[])
        for (const thing of [item, null]) {
          const place = where({ who: number, counter });
          expect(mayDo(act, thing, place).ok).toBe(against(act, thing, place).length === 0);
        }
  });
});
