/** 承办人 and 交接: in whose hands a case is (D2, D3). */
import { describe, expect, test } from 'vitest';
import { acceptedCase, kinds, Life, lifeHall, member } from '../../support/case-life.ts';
import { caseEventText } from '#shared/case/event-text.ts';
import { readCaseEvent } from '#shared/case/events.ts';
import { evolve } from '#shared/case/evolve.ts';

const giving = (to: string, reason = '外出学习') => ({ type: 'hand_over', to, reason }) as const;

describe('D3 交接', () => {
  test('收件的人就是承办人', () => {
    expect(acceptedCase().case.holder).toEqual({ staff: '1001', name: '余主任' });
    expect(new Life(kinds.承诺件).accept({}, '1002').case.holder).toEqual({ staff: '1002', name: '张窗口' });
  });

  test('承办人交给同一窗口的人，经过写明由谁交给谁、为什么', () => {
    const life = new Life(kinds.承诺件).accept({}, '1002').do('1002', giving('1003'));
    expect(life.case.holder).toEqual({ staff: '1003', name: '任受理' });
    expect(life.events.map(caseEventText).at(-1)).toBe('由张窗口交任受理承办：外出学习');
    life.do('1003', giving('1002', '已返岗'));
    expect(life.case.holder?.staff).toBe('1002');
  });

  test('D2：窗口负责人可以改由他人承办，也可以自己承办；其他人不能拿走别人的办件', () => {
    const life = new Life(kinds.承诺件).accept({}, '1002');
    const refused = life.refusal('1003', giving('1003'));
    expect([refused.kind, refused.rule]).toEqual(['not_permitted', 'D1']);
    expect(life.do('1001', giving('1003')).case.holder?.staff).toBe('1003');
    expect(life.do('1001', giving('1001')).case.holder?.staff).toBe('1001');
  });

  test('D3：窗口负责人凭协调催办和管理权指派；交出自己承办的不要这项权力', () => {
    const head = member('1001');
    const staff = lifeHall.staff.map((person) =>
      person.number === '1001'
        ? { ...head, mandate: { ...head.mandate, powers: ['受理决定权' as const] } }
        : person,
    );
    const life = new Life(kinds.承诺件, { ...lifeHall, staff }).accept({}, '1002');
    expect(life.refusal('1001', giving('1003')).rule).toBe('D3');
    const own = new Life(kinds.承诺件, { ...lifeHall, staff }).accept();
    expect(own.do('1001', giving('1003')).case.holder?.staff).toBe('1003');
  });

  test.each([
    ['没有选择', '', 'bad_input'],
    ['没有这个工号', '7777', 'bad_input'],
    ['已经是承办人', '1001', 'already_done'],
    ['不是窗口人员', '2001', 'not_permitted'],
    ['别的部门的窗口人员', '1101', 'not_permitted'],
  ])('D1 · D3 接办的人：%s', (_what, to, kind) => {
    const refused = acceptedCase().refusal('1001', giving(to));
    expect([refused.kind, refused.field]).toEqual([kind, 'to']);
  });

  test('D4：只受一个机关委托的人，不接办别的机关的办件', () => {
    const staff = lifeHall.staff.map((person) =>
      person.number === '1002' ? { ...person, organs: ['示范市建筑业管理处'] } : person,
    );
    const life = new Life(kinds.承诺件, { ...lifeHall, staff }).accept();
    expect(life.refusal('1001', giving('1002')).rule).toBe('D4');
  });

  test('A3：综合窗口排班的人接办各部门的办件', () => {
    const entry = { counter: lifeHall.counter.id, staff: '1101', from: '2026-10-01', until: '2026-10-31' };
    const life = new Life(kinds.承诺件, { ...lifeHall, roster: [entry] }).accept();
    expect(life.do('1001', giving('1101')).case.holder?.staff).toBe('1101');
    expect(life.on('2026-11-02').do('1001', giving('1002')).refusal('1001', giving('1101')).rule).toBe(
      'D1 · D3',
    );
  });

  test('D3：应当写明事由', () => {
    expect(acceptedCase().refusal('1001', giving('1002', ' ')).field).toBe('reason');
  });

  test('办结以后不再交接；待送达的可以', () => {
    const life = acceptedCase(kinds.即办件).decided();
    life.do('1001', giving('1002'));
    life.sealResult().served();
    expect(life.refusal('1001', giving('1003')).kind).toBe('rule');
  });

  test('以前的收件事件没有写明谁收件的，承办人不明，由窗口负责人指派', () => {
    const [received, ...rest] = acceptedCase().events;
    if (received?.kind !== 'case.received') throw new Error('办件自收件开始');
    const { done: _, ...payload } = received.payload;
    const read = readCaseEvent({ kind: received.kind, payload });
    if (read === undefined) throw new Error('读得回来');
    const life = acceptedCase();
    life.state = [read, ...rest].reduce<typeof life.state>(evolve, null);
    expect(life.case.holder).toBeNull();
    expect(life.refusal('1002', giving('1003')).kind).toBe('not_permitted');
    life.do('1001', giving('1002'));
    expect(life.events.map(caseEventText).at(-1)).toBe('交张窗口承办：外出学习');
  });
});
