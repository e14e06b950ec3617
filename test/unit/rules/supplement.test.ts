import { describe, expect, test } from 'vitest';
import { application, complete, context, hall, itemNamed, uuidOf } from '../../support/hall.ts';
import type { CaseCommand } from '#shared/case/commands.ts';
import { decide } from '#shared/case/decide.ts';
import { type CaseEvent, readCaseEvent } from '#shared/case/events.ts';
import type { MaterialTick } from '#shared/case/materials.ts';
import { foldCase } from '#shared/case/evolve.ts';
import { papersDue } from '#shared/papers/case/due.ts';
import { builtInPhrases } from '#shared/papers/phrases/phrases.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import type { ServiceItem } from '#shared/reference/index.ts';
import { eventsOf, find, refusalOf } from './results.ts';

const freight = itemNamed('道路货物运输经营许可');
const now = '2026-10-12T02:00:00.000Z';
const wrong = (detail: string) => ({ problem: { kind: '填写有误' as const, detail } });
const blank = (materialId: string): MaterialTick => ({
  materialId,
  received: false,
  originals: 0,
  copies: 0,
  pages: 0,
  problem: null,
});
const tick = (id: string, change: Partial<MaterialTick> = {}): MaterialTick => {
  const found = complete(freight).find((candidate) => candidate.materialId === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return { ...found, ...change };
};

/** A case waiting for the materials named; `site` is optional, and is told because it was filled in wrongly. */
function waiting(...ids: string[]): CaseEvent[] {
  const materials = complete(freight)
    .filter(({ materialId }) => materialId === 'site' || !ids.includes(materialId))
    .map((line) =>
      line.materialId === 'site' && ids.includes('site') ? { ...line, ...wrong('面积不符') } : line,
    );
  const command = {
    type: 'register',
    ...application(freight, { materials, outcome: { kind: 'correct' } }),
  } as const;
  return eventsOf(decide(null, command, context(freight)));
}
const supplying = (...materials: MaterialTick[]): CaseCommand => ({
  type: 'supplement',
  commandId: uuidOf(9),
  caseId: uuidOf(2),
  materials,
});
const supplement = (before: CaseEvent[], materials: MaterialTick[], item: ServiceItem = freight) =>
  decide(foldCase(before), supplying(...materials), context(item, { now }));
const kinds = (events: CaseEvent[]) => events.map(({ kind }) => kind);

describe('B2 · 许可法32(5) 补正', () => {
  test('承诺时限从申办人补齐材料之日算起', () => {
    const accepted = find(eventsOf(supplement(waiting('safety'), [tick('safety')])), 'case.accepted');
    expect(accepted.acceptedOn).toBe('2026-10-12');
    expect(accepted.promisedLimit).toEqual({ from: '2026-10-12', workingDays: 12, due: '2026-10-28' });
    expect(accepted.document.text).toContain('许受字');
  });

  test('没有补齐的，尚不受理，也不再发告知书', () => {
    const before = waiting('safety', 'drivers');
    const events = eventsOf(supplement(before, [tick('drivers'), blank('safety')]));
    expect(kinds(events)).toEqual(['case.supplemented']);
    const state = foldCase([...before, ...events]);
    expect([state?.stage, state?.openPoints.map(({ materialId }) => materialId)]).toEqual([
      '补正中',
      ['safety'],
    ]);
  });

  test.each([
    ['没有勾选', []],
    ['只有未收到的行', [blank('safety')]],
  ])('什么都没有补交的，不作登记：%s', (_how, materials) =>
    expect(refusalOf(supplement(waiting('safety'), materials)).message).toContain('没有登记任何补正材料'),
  );

  test('首次没有交的材料，补交的有问题，是新的问题：该项仍待补正，要求是新写明的', () => {
    const before = waiting('safety');
    const events = eventsOf(supplement(before, [tick('safety', wrong('缺第三页'))]));
    expect(find(events, 'case.supplemented').remaining).toEqual([
      expect.objectContaining({ materialId: 'safety', problem: '填写有误', requirement: '缺第三页' }),
    ]);
    expect(foldCase([...before, ...events])?.irregularities).toEqual([]);
  });

  test('B2 · 许可法72 首次已经交来、告知了问题的，后来换成别的要求，仍待补正，并留给监察', () => {
    const before = waiting('site');
    const first = eventsOf(supplement(before, [tick('site', wrong('还要加盖公章'))]));
    expect(kinds(first)).toEqual(['case.supplemented']);
    expect(foldCase([...before, ...first])).toMatchObject({
      stage: '补正中',
      irregularities: [
        {
          rule: 'B2 · 许可法72',
          text: '补正时改变了对“经营场所使用证明”的要求：原告知“面积不符”，现要求“还要加盖公章”',
          on: '2026-10-12',
        },
      ],
    });
    const second = eventsOf(supplement([...before, ...first], [tick('site', wrong('还要房东签名'))]));
    expect(foldCase([...before, ...first, ...second])?.irregularities).toHaveLength(2);
  });

  test('B2 · 许可法72 补交以后才看得到的问题也只告知一次：第二次补交又换要求的，留给监察', () => {
    const before = waiting('safety');
    const first = eventsOf(supplement(before, [tick('safety', wrong('缺第三页'))]));
    const second = eventsOf(supplement([...before, ...first], [tick('safety', wrong('没有日期'))]));
    expect(foldCase([...before, ...first, ...second])?.irregularities.map(({ rule }) => rule)).toEqual([
      'B2 · 许可法72',
    ]);
  });

  test('B2 要求没有变的，不是问题', () => {
    const before = waiting('site');
    const same = eventsOf(supplement(before, [tick('site', wrong('面积不符'))]));
    expect(foldCase([...before, ...same])?.irregularities).toEqual([]);
  });

  test.each([
    ['另提问题', tick('form', wrong('新提出'))],
    ['另行登记', tick('identity')],
    ['清单以外', tick('form', { materialId: 'extra' })],
  ])('告知书没有列明的材料，现在不能%s', (_how, line) => {
    const refusal = refusalOf(supplement(waiting('safety'), [tick('safety'), line]));
    expect(refusal.rule).toBe('B2 · 许可法32(4)');
    expect(refusal.message).toContain('不在尚待补正的内容之中');
  });

  test('随清单一并送来的空行不影响补正', () => {
    const lines = freight.materials.map(({ id }) => (id === 'safety' ? tick(id) : blank(id)));
    const before = waiting('safety');
    const events = eventsOf(supplement(before, lines));
    expect(foldCase([...before, ...events])?.materials.every(({ received }) => received)).toBe(true);
  });

  test('非必需材料有问题的，可以收回，其余补齐即受理', () => {
    const before = waiting('site');
    expect(refusalOf(supplement(before, [])).message).toContain('没有登记');
    const events = eventsOf(supplement(before, [blank('site')]));
    expect(kinds(events)).toEqual(['case.supplemented', 'case.accepted']);
    expect(foldCase([...before, ...events])?.materials.at(-1)).toMatchObject({
      materialId: 'site',
      received: false,
    });
  });

  test('还有其他材料待补正的，没有勾选的非必需材料不算收回，下次仍可补正', () => {
    const before = waiting('safety', 'drivers', 'site');
    const first = eventsOf(supplement(before, [tick('safety'), blank('drivers'), blank('site')]));
    expect(find(first, 'case.supplemented').remaining.map(({ materialId }) => materialId)).toEqual([
      'drivers',
      'site',
    ]);
    const second = supplement([...before, ...first], [tick('drivers'), tick('site')]);
    expect(kinds(eventsOf(second))).toContain('case.accepted');
  });
});

describe('B1 · 许可法32(5) 份数不足的，补足才受理', () => {
  const three: ServiceItem = {
    ...freight,
    materials: freight.materials.map((material) =>
      material.id === 'vehicles' ? { ...material, copies: 3 } : material,
    ),
  };
  /** Three copies are asked for, and one was given. */
  const short = (): CaseEvent[] => {
    const materials = complete(three).map((line) =>
      line.materialId === 'vehicles' ? { ...line, copies: 1 } : line,
    );
    const change = { materials, outcome: { kind: 'correct' } as const };
    return eventsOf(decide(null, { type: 'register', ...application(three, change) }, context(three)));
  };
  const bring = (before: CaseEvent[], change: Partial<MaterialTick>, item = three) =>
    supplement(before, [tick('vehicles', change)], item);

  test('补来的与已有的合计；凭证上写这次收到几份', () => {
    const before = short();
    const events = eventsOf(bring(before, { copies: 2 }));
    expect(kinds(events)).toEqual(['case.supplemented', 'case.accepted']);
    expect(find(events, 'case.supplemented').materials).toContainEqual(
      expect.objectContaining({ materialId: 'vehicles', copies: 3, asked: 3 }),
    );
    expect(JSON.stringify(papers(before, events)[0])).toContain(
      '["1","拟投入车辆的行驶证、检测合格证明","复印件2","2页","已补正"]',
    );
  });

  test('仍然不足的，写明还缺几份；不是改变要求', () => {
    const before = short();
    const events = eventsOf(bring(before, { copies: 1 }));
    expect(find(events, 'case.supplemented').remaining).toEqual([
      expect.objectContaining({ problem: '缺少', requirement: '份数不足，补交复印件1份' }),
    ]);
    const state = foldCase([...before, ...events]);
    expect([state?.stage, state?.irregularities]).toEqual(['补正中', []]);
    expect(kinds(eventsOf(bring([...before, ...events], { copies: 1 })))).toContain('case.accepted');
  });

  test('补来的有问题的，原来收到的仍然算数', () => {
    const before = short();
    const events = eventsOf(bring(before, { copies: 2, ...wrong('看不清') }));
    expect(foldCase([...before, ...events])?.openPoints).toEqual([
      expect.objectContaining({ problem: '填写有误', requirement: '看不清' }),
    ]);
    expect(kinds(eventsOf(bring([...before, ...events], { copies: 2 })))).toContain('case.accepted');
  });

  test('合计的份数不超过能登记的，事件读得回来', () => {
    const one: ServiceItem = {
      ...three,
      materials: three.materials.map((line) => ({ ...line, form: '原件' })),
    };
    const many = { originals: 0, copies: 999, pages: 99_999 };
    const materials = complete(one).map((line) =>
      line.materialId === 'vehicles' ? { ...line, ...many } : line,
    );
    const change = { materials, outcome: { kind: 'correct' } as const };
    const command = { type: 'register', ...application(one, change) } as const;
    const before = eventsOf(decide(null, command, context(one)));
    const [event] = eventsOf(bring(before, { ...many, originals: 3 }, one));
    if (event === undefined) throw new Error('nothing happened');
    expect(readCaseEvent(event)).toEqual(event);
  });

  test('按收件时要求的份数，目录后来的变化不溯及', () => {
    expect(kinds(eventsOf(bring(short(), { copies: 2 }, freight)))).toContain('case.accepted');
    const more: ServiceItem = {
      ...three,
      materials: three.materials.map((material) => ({ ...material, copies: 9 })),
    };
    expect(kinds(eventsOf(bring(short(), { copies: 2 }, more)))).toContain('case.accepted');
  });
});

describe('补正按收件时的记录判断，目录后来的变化不溯及', () => {
  const added = {
    ...freight.materials[0],
    id: 'newone',
    name: '新增材料',
  } as ServiceItem['materials'][number];
  const item = (change: Partial<ServiceItem>) => ({ ...freight, ...change });
  test('目录后来增加的材料，不妨碍受理', () => {
    const grown = item({ materials: [...freight.materials, added] });
    expect(kinds(eventsOf(supplement(waiting('safety'), [tick('safety')], grown)))).toContain(
      'case.accepted',
    );
  });
  test('目录后来删去的材料，没有补交的仍不受理', () => {
    const shrunk = item({ materials: freight.materials.filter(({ id }) => id !== 'safety') });
    expect(supplement(waiting('safety'), [blank('safety')], shrunk).ok).toBe(false);
  });
  test('时限按收件时的承诺', () => {
    const slower = item({ promisedDays: 19, legalDays: 19 });
    const events = eventsOf(supplement(waiting('safety'), [tick('safety')], slower));
    expect(find(events, 'case.accepted').promisedLimit.workingDays).toBe(12);
  });
  test('事项已不在目录的，照常受理，收费写按公布的标准', () => {
    const before = waiting('safety');
    const state = foldCase(before);
    const command = supplying(tick('safety'));
    const events = eventsOf(decide(state, command, context(undefined, { now })));
    expect(JSON.stringify(papers(before, events))).toContain('["收费","按公布的标准"]');
  });
  test('D1 没有该部门授权的人员，事项不在目录也不能登记补正', () => {
    const [person] = hall.staff;
    if (person === undefined) throw new Error('no staff');
    const command = supplying(tick('safety'));
    const other = context(undefined, { now, person: { ...person, department: '其他部门' } });
    expect(refusalOf(decide(foldCase(waiting('safety')), command, other)).rule).toBe('D1');
  });
});

function papers(before: CaseEvent[], events: CaseEvent[]): PaperContent[] {
  const state = foldCase([...before, ...events]);
  if (state === null) throw new Error('no case');
  return eventsOf(papersDue(state, events, { ...context(undefined, { now }), phrase: builtInPhrases }));
}

describe('补正材料收件凭证', () => {
  const before = waiting('safety', 'drivers', 'vehicles', 'site');
  const events = eventsOf(supplement(before, [tick('safety'), tick('drivers', wrong('第二页看不清'))]));
  const [slip] = papers(before, events);
  test('落款是补正之日，不是首次收件之日', () => {
    expect([slip?.title, slip?.closing.date]).toEqual(['补正材料收件凭证', '2026年10月12日']);
  });
  test('写明是哪一份告知书，与告知书逐项对照，只列这次补交了什么', () => {
    expect(JSON.stringify(slip)).toContain('["补正告知书","凤道运许补字〔2026〕第10001号"]');
    const table = slip?.blocks.find((block) => block.type === 'table');
    expect(table?.type === 'table' && table.rows).toEqual([
      ['1', '拟投入车辆的行驶证、检测合格证明', '', '', '未补交'],
      ['2', '驾驶人员的驾驶证、从业资格证', '复印件1', '2页', '仍需补正（填写有误）：第二页看不清'],
      ['3', '安全生产管理制度文本', '原件1', '2页', '已补正'],
      ['4', '经营场所使用证明', '', '', '未补交'],
    ]);
  });
});

describe('与办件阶段不符的事件不改变办件', () => {
  const open = waiting('safety');
  const accepted = eventsOf(supplement(open, [tick('safety')]));
  const done = foldCase([...open, ...accepted]);
  const other = eventsOf(decide(null, { type: 'register', ...application(freight) }, context(freight)));
  const [otherReceived, otherAccepted] = other;
  const refused: CaseEvent = {
    kind: 'case.intake_refused',
    payload: {
      document: { series: 'document:x:2026', serial: 1, text: 'x' },
      ground: 'statute',
      title: '',
      article: '',
      reason: '',
      competentOrgan: '',
      refusedOn: '2026-10-13',
      returned: [],
    },
  };
  test.each([
    ['再次收件', otherReceived],
    ['再次受理', otherAccepted],
    ['受理后不予受理', refused],
    ['受理后告知补正', open[1]],
    ['受理后补正', accepted[0]],
  ])('%s', (_what, event) => {
    if (event === undefined) throw new Error('no event');
    expect(foldCase([...open, ...accepted, event])).toEqual(done);
  });
});
