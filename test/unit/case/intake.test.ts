import { describe, expect, test } from 'vitest';
import { complete, context, hall, itemNamed, items } from '../../support/hall.ts';
import { find, refusalOf } from '../rules/results.ts';
import {
  answer,
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
  yearly,
} from './intake-story.ts';
import type { IntakeOutcome, RegisterApplication } from '#shared/case/commands.ts';
import { decide } from '#shared/case/decide.ts';
import { foldCase } from '#shared/case/evolve.ts';
import { catalogue, pipelineStages, serviceItem, type ServiceItem } from '#shared/reference/index.ts';

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

  test.each([
    '',
    ' ',
    '该事项依法不需要取得行政许可。',
    '不需要办理',
    '无需许可',
    '《道路运输条例》规定普通货车无需许可',
    '总质量4500千克以下的普通货车不需要取得经营许可',
    '根据上级文件，此类车辆已经不用办证',
  ])('没有写明依据（%j）的，被拒绝', (basis) =>
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

  test('许可法31 · C2: 办理项有自己的材料、时限和收费的，按办理项；没有写的，按事项', () => {
    const [first] = licence.materials.map(({ id }) => id);
    const own = { id: '01', name: '换证', materials: [first], legalDays: 10, promisedDays: 3 };
    const item = serviceItem.parse({ ...licence, subItems: [own, { id: '02', name: '补办' }] });
    const ticks = complete(item);
    const asVariant = registering(
      { subItem: '01', materials: ticks.filter(({ materialId }) => materialId === first) },
      item,
    );
    const told = story(item);
    told.kinds(asVariant);
    expect(told.state?.materials.map(({ materialId }) => materialId)).toEqual([first]);
    expect(told.state?.item).toMatchObject({ legalDays: 10, promisedDays: 3 });
    const whole = story(item);
    whole.kinds(registering({ subItem: '02' }, item));
    expect(whole.state?.item).toMatchObject({ legalDays: item.legalDays, promisedDays: item.promisedDays });
    expect(refusedWith({ subItem: '01', materials: ticks }, item).rule).toBe('许可法31');
    for (const wrong of [{ materials: ['没有的'] }, { promisedDays: 30 }, { legalDays: 40 }])
      expect(serviceItem.safeParse({ ...licence, subItems: [{ ...own, ...wrong }] }).success).toBe(false);
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

  test('没有记下窗口权限、决定级别的旧办件，按没有限制读', () => {
    const told = taken();
    const [received] = told.events;
    if (received?.kind !== 'case.received') throw new Error('not received');
    const { windowPowers: _powers, decisionLevel: _level, ...before } = received.payload.item;
    const old = { ...received, payload: { ...received.payload, item: before } } as unknown as typeof received;
    expect(foldCase([old])?.item).toMatchObject({ windowPowers: [...pipelineStages], decisionLevel: '中层' });
  });

  test('C2 承诺时限长于法定时限的事项，进不了目录', () => {
    const item = { ...licence, promisedDays: 21, legalDays: 20 };
    expect(catalogue.safeParse({ version: '1', items: [item] }).success).toBe(false);
  });
});

describe('C2 · 许可法42 行政许可的法定时限', () => {
  const fits = (change: Partial<ServiceItem>) =>
    catalogue.safeParse({ version: '1', items: [{ ...licence, ...change }] }).success;

  test.each([
    ['不超过二十日', { legalDays: 20 }, true],
    ['超过二十日，没有依据', { legalDays: 21 }, false],
    ['超过二十日，依据没有名称和条款', { legalDays: 60, limitBasis: '上级规定' }, false],
    ['超过二十日，法律、法规另有规定', { legalDays: 60, limitBasis: '《中华人民共和国××法》第二十条' }, true],
    ['联合办理，四十五日', { legalDays: 45, joint: true }, true],
    ['联合办理，超过四十五日，没有依据', { legalDays: 46, joint: true }, false],
    ['不是行政许可', { legalDays: 90, category: '其他行政权力' }, true],
  ] as const)('%s', (_what, change, expected) => expect(fits(change)).toBe(expected));
});

describe('许可法32(2) · 行政复议法24 决定书要写明复议机关', () => {
  const organ = (reconsideration: string) => ({
    ...hall,
    organs: hall.organs.map((entry) =>
      entry.name === licence.organ ? { ...entry, reconsideration } : entry,
    ),
  });
  test('大厅资料中写成上一级主管部门的，不出具决定书，说明应当是哪里', () => {
    const told = story();
    const refused = told.refused(registering(outcome(refusal)), { hall: organ('遵义市交通运输局') });
    expect([refused.rule, told.events]).toEqual(['行政复议法24', []]);
    expect(refused.message).toBe(
      '对凤冈县道路运输管理所的决定不服的，复议机关是本级人民政府，不是遵义市交通运输局。',
    );
    expect(refused.next).toContain('请在大厅资料中更正复议机关');
  });
  test('行政复议法27 垂直领导的部门写成人民政府的，不出具', () => {
    const departments = hall.departments.map((entry) => ({ ...entry, vertical: true }));
    const vertical = { ...organ('凤冈县人民政府'), departments };
    expect(story().refused(registering(outcome(refusal)), { hall: vertical }).rule).toBe('行政复议法27');
    const right = { ...organ('国家税务总局遵义市税务局'), departments };
    expect(story().tell(registering(outcome(refusal)), { hall: right }).ok).toBe(true);
  });
  test('不需要写复议机关的文书照常出具', () => {
    for (const given of [{ kind: 'accept' }, notRequired] as const)
      expect(story().tell(registering(outcome(given)), { hall: organ('遵义市交通运输局') }).ok).toBe(true);
  });
});

describe('B9 简易处罚不是申请', () => {
  const penalty: ServiceItem = { ...licence, category: '简易处罚', handling: '即办件' };
  test.each([{ kind: 'receive' }, { kind: 'accept' }, refusal] as const)('不能收件（$kind）', (given) => {
    const refused = refusedWith(outcome(given), penalty);
    expect([refused.rule, refused.next]).toEqual(['B9', '请在“当场处罚”中登记。']);
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
