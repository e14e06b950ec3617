/** A case taken before its department had a chain of opinions in the hall. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  certificateOf,
  decision,
  firstDay,
  itemOf,
  kinds,
  Life,
  lifeHall,
  member,
} from '../../support/case-life.ts';
import { readCaseEvent } from '#shared/case/events.ts';
import { evolve } from '#shared/case/evolve.ts';
import { type HallReference, serviceItem } from '#shared/reference/index.ts';

const adopt = { type: 'adopt_chain' } as const;
const unprepared: HallReference = { ...lifeHall, templates: [] };
/** Taken while the hall had no template; prepared since. */
function taken(item = kinds.承诺件): Life {
  const life = acceptedCase(item, unprepared);
  life.hall = lifeHall;
  return life;
}

describe('G4 · D3 收件时大厅没有审批流程的办件，采用部门的审批流程', () => {
  test.each(['承诺件', '上报件'] as const)('许可法32(5) 没有审批流程的%s照常受理，窗口不能决定', (kind) => {
    const life = taken(kinds[kind]);
    expect(life.case.item.steps).toEqual([]);
    const refused = life.refusal('1001', decision());
    expect([refused.rule, refused.next]).toEqual([
      'D3 · G4',
      '请由部门设置审批流程，再由窗口负责人采用到本件。',
    ]);
  });

  test('采用以后由审批流程决定，到办结为止', () => {
    const life = taken().on('2026-10-14').do('1001', adopt);
    expect(life.events.at(-1)?.kind).toBe('case.chain_adopted');
    expect(life.case.item).toMatchObject({ template: 'five', steps: lifeHall.templates[0]?.steps });
    life.signed().decided();
    expect(life.case.decision?.decider.name).toBe('孙分管');
    life.do('1002', certificateOf());
  });

  test('C6 第一步从采用之日起计算；尚未受理的从受理之日起', () => {
    expect(taken().on('2026-10-14').do('1001', adopt).case.stepSince).toBe('2026-10-14');
    const received = new Life(kinds.承诺件, unprepared).accept({ outcome: { kind: 'receive' } });
    received.hall = lifeHall;
    received.on('2026-10-13').do('1001', adopt);
    expect(received.case.stepSince).toBeNull();
    received.on('2026-10-14').do('1001', { type: 'answer', materials: [], outcome: { kind: 'accept' } });
    expect(received.case.stepSince).toBe('2026-10-14');
  });

  test('上报件采用以后，先有本级的审查意见，再上报', () => {
    const life = taken(kinds.上报件);
    const forward = { type: 'forward', document: '示建呈〔2026〕1号', sentOn: firstDay } as const;
    expect(life.refusal('1001', forward).rule).toContain('G3');
    life.do('1001', adopt).signed().do('1001', forward);
    expect(life.case.forwarding?.superior).toBe('示范省住房和城乡建设厅');
  });

  test('已有审批流程的不能更换；只采用一次', () => {
    expect(acceptedCase().refusal('1001', adopt).kind).toBe('already_done');
    expect(taken().do('1001', adopt).refusal('1001', adopt).kind).toBe('already_done');
    const life = taken().do('1001', adopt);
    const other = { ...life.events.at(-1) } as Extract<
      (typeof life.events)[number],
      { kind: 'case.chain_adopted' }
    >;
    const again = {
      ...other,
      payload: { ...other.payload, template: 'x', steps: other.payload.steps.slice(2) },
    };
    expect(evolve(life.case, again)).toEqual(life.case);
  });

  test('目录没有指明的，用部门唯一的流程；有几个的，先在目录中指明', () => {
    expect(taken(itemOf({ template: null })).do('1001', adopt).case.item.template).toBe('five');
    const [five] = lifeHall.templates;
    if (five === undefined) throw new Error('no template');
    const life = taken(itemOf({ template: null }));
    life.hall = { ...lifeHall, templates: [five, { ...five, id: 'short' }] };
    expect(life.refusal('1001', adopt).message).toContain('有2个审批流程');
    const foreign = taken();
    foreign.hall = { ...lifeHall, templates: [{ ...five, id: 'other', department: '示范市交通运输局' }] };
    expect(foreign.refusal('1001', adopt)).toMatchObject({
      rule: 'G4',
      message: '大厅资料中没有示范市住房和城乡建设局的审批流程。',
    });
  });

  test('目录后来指明了另一个流程的，用现在指明的', () => {
    const [five] = lifeHall.templates;
    if (five === undefined) throw new Error('no template');
    const life = taken(itemOf({ template: null }));
    life.hall = { ...lifeHall, templates: [five, { ...five, id: 'short', steps: five.steps.slice(1) }] };
    const named = new Life(serviceItem.parse({ ...life.item, template: 'short' }), life.hall);
    for (const event of life.events) named.happen(event);
    expect(named.do('1001', adopt).case.item.steps.map(({ id }) => id)).toEqual(['countersign', 'approve']);
  });

  test('D1 · D3 由窗口负责人采用，授权书要有协调催办和管理权', () => {
    expect(taken().refusal('1002', adopt).rule).toBe('D1');
    expect(taken().refusal('3001', adopt).rule).toBe('D1');
    const life = taken();
    const powerless = { ...member('1001').mandate, powers: ['受理决定权' as const] };
    life.hall = {
      ...lifeHall,
      staff: lifeHall.staff.map((person) =>
        person.number === '1001' ? { ...person, mandate: powerless } : person,
      ),
    };
    expect(life.refusal('1001', adopt).rule).toBe('D3');
  });

  test('决定以后没有可以采用的', () => {
    const life = acceptedCase(kinds.即办件).decided();
    expect(life.refusal('1001', adopt).message).toContain('现为“已决定”');
  });
});

describe('D3 即办件由谁决定', () => {
  test('没有审批流程的，由窗口决定', () => {
    const life = acceptedCase(kinds.即办件);
    expect(life.refusal('1001', adopt).rule).toBe('D3');
    expect(life.decided().case.stage).toBe('已决定');
  });

  test('目录指明了审批流程而大厅没有的，窗口不能自行决定；采用以后按流程', () => {
    const item = itemOf({ handling: '即办件', promisedDays: 1 });
    const life = taken(item);
    expect(life.refusal('1001', decision()).rule).toBe('D3 · G4');
    expect(life.do('1001', adopt).refusal('1001', decision()).rule).toBe('G3 · B6');
  });

  test('没有记下流程的旧办件，按没有读', () => {
    const life = acceptedCase(kinds.即办件);
    const [received] = life.events;
    if (received?.kind !== 'case.received') throw new Error('not received');
    const { template: _, ...item } = received.payload.item;
    const old = readCaseEvent({ kind: received.kind, payload: { ...received.payload, item } });
    expect(old?.kind === 'case.received' && old.payload.item.template).toBeNull();
  });
});
