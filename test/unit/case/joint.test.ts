/** 上报 and 抄告: other bodies in a case. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  bureau,
  decision,
  environment,
  firstDay,
  kinds,
  Life,
  lifeHall,
  type LifeCommandOf,
  member,
  notice,
  suspension,
  transport,
  withdrawal,
} from '../../support/case-life.ts';
import { uuidOf } from '../../support/hall.ts';
import { hallReference } from '#shared/reference/index.ts';

const forward = (
  sentOn: string,
  change: Partial<LifeCommandOf<'forward'>> = {},
): LifeCommandOf<'forward'> => ({
  type: 'forward',
  document: '示建呈〔2026〕7号',
  sentOn,
  ...change,
});
const returned = (
  returnedOn: string,
  change: Partial<LifeCommandOf<'record_return'>> = {},
): LifeCommandOf<'record_return'> => ({
  type: 'record_return',
  document: '省建批〔2026〕99号',
  returnedOn,
  result: '批准',
  text: '同意',
  ...change,
});
const ask = (...notices: LifeCommandOf<'co_notify'>['notices']): LifeCommandOf<'co_notify'> => ({
  type: 'co_notify',
  notices,
});
const reply = (
  noticeId: number,
  result: LifeCommandOf<'co_reply'>['reply'] = '同意',
  reason = '',
): LifeCommandOf<'co_reply'> => ({ type: 'co_reply', noticeId: uuidOf(noticeId), reply: result, reason });
const sent = (): Life => acceptedCase(kinds.上报件).signed().do('1001', forward(firstDay));
const asked = (): Life => acceptedCase().do('1001', ask(notice(601, transport), notice(602, environment)));

describe('C3 · 许可法35 上报', () => {
  test('许可法35：初步审查意见签署完毕，才能上报', () => {
    const life = acceptedCase(kinds.上报件).opinion('2001', 'examine');
    expect(life.refusal('1001', forward(firstDay))).toMatchObject({ rule: 'C3 · 许可法35' });
    expect(sent().case.forwarding).toEqual({
      superior: '示范省住房和城乡建设厅',
      document: '示建呈〔2026〕7号',
      sentOn: firstDay,
      returnedOn: null,
      result: null,
    });
  });

  test('C3：不是上报件的不能上报', () =>
    expect(acceptedCase().signed().refusal('1001', forward(firstDay)).rule).toBe('C3'));

  test('C3：只上报一次，退回以后才能再报', () => {
    const life = sent();
    expect(life.refusal('1001', forward(firstDay)).kind).toBe('already_done');
    life.on('2026-10-15').do('1001', returned('2026-10-15'));
    expect(life.refusal('1001', forward('2026-10-15')).kind).toBe('already_done');
  });

  test('C3 · 许可法35：退回的可以再报，日期在返回以后，不要求申请人重复提供', () => {
    const life = sent()
      .on('2026-10-15')
      .do('1001', returned('2026-10-15', { result: '退回' }));
    expect(life.refusal('1001', decision()).rule).toBe('C3 · 许可法35');
    expect(life.refusal('1001', decision('不予')).message).toContain('退回');
    expect(life.refusal('1001', forward('2026-10-14')).field).toBe('sentOn');
    life.do('1001', forward('2026-10-15', { document: '示建呈〔2026〕8号' }));
    expect(life.case.forwarding).toMatchObject({ document: '示建呈〔2026〕8号', result: null });
    life.do('1001', returned('2026-10-15')).decided();
    expect(life.case.decision?.decider.name).toBe('示范省住房和城乡建设厅');
  });

  test.each([
    ['受理以前', '2026-10-09'],
    ['今日以后', '2026-10-13'],
  ])('C3：上报日期不能是%s', (_what, day) =>
    expect(acceptedCase(kinds.上报件).signed().refusal('1001', forward(day)).field).toBe('sentOn'),
  );

  test('C3：文号必填，不能与该办件的其他文书相同', () => {
    const life = acceptedCase(kinds.上报件).signed();
    expect(life.refusal('1001', forward(firstDay, { document: ' ' })).field).toBe('document');
    const taken = life.case.documents[0]?.number ?? '';
    expect(life.refusal('1001', forward(firstDay, { document: taken })).field).toBe('document');
  });

  test('C3：特别程序没有了结的，不能上报', () => {
    const paused = acceptedCase(kinds.上报件).do('1001', suspension('检测', firstDay));
    const [event] = paused.events.slice(-1);
    if (event === undefined) throw new Error('nothing happened');
    // Entered at another desk meanwhile: here the chain had signed before it was known.
    const life = acceptedCase(kinds.上报件).signed().happen(event);
    expect(life.refusal('1001', forward(firstDay)).rule).toBe('许可法45');
  });

  test('G3 · B6：没有审批流程的，没有本级的意见，不能上报', () => {
    const life = acceptedCase(kinds.上报件);
    const [received, ...later] = life.events;
    if (received?.kind !== 'case.received') throw new Error('not received');
    const bare = new Life(kinds.上报件);
    bare.happen({
      kind: 'case.received',
      payload: { ...received.payload, item: { ...received.payload.item, steps: [] } },
    });
    for (const event of later) bare.happen(event);
    expect(bare.refusal('1001', forward(firstDay))).toMatchObject({ kind: 'rule', rule: 'G3 · B6' });
  });

  test('许可法43：下级应当在二十日内审查完毕，超过的记入监察', () => {
    const life = acceptedCase(kinds.上报件).signed().on('2026-11-09');
    expect(life.do('1001', forward('2026-11-09')).events.at(-1)).toMatchObject({ payload: { late: false } });
    const late = acceptedCase(kinds.上报件).signed().on('2026-11-10').do('1001', forward('2026-11-10'));
    expect(late.events.at(-1)).toMatchObject({ payload: { late: true } });
    expect(late.case.irregularities).toMatchObject([{ rule: 'C3 · 许可法43', on: '2026-11-10' }]);
  });

  test('许可法43 · A5：是否超过以登记之日为准，把日期写早了也是超过', () => {
    const life = acceptedCase(kinds.上报件).signed().on('2026-11-12').do('1001', forward('2026-11-06'));
    expect(life.events.at(-1)).toMatchObject({ payload: { late: true, sentOn: '2026-11-06' } });
    expect(life.case.irregularities).toMatchObject([{ rule: 'C3 · 许可法43', on: '2026-11-12' }]);
  });

  test('许可法43 · 许可法45：特别程序的时间也不计入审查期限', () => {
    const life = acceptedCase(kinds.上报件).do('1001', suspension('检测', '2026-10-13'));
    life
      .on('2026-10-16')
      .do('1001', { type: 'resume', suspensionId: uuidOf(501), to: '2026-10-16', result: '合格' })
      .signed();
    life.on('2026-11-13').do('1001', forward('2026-11-13'));
    expect(life.events.at(-1)).toMatchObject({ payload: { late: false } });
  });

  test('C3：返回要在上报以后，只登记一次，有文号和意见', () => {
    expect(acceptedCase(kinds.上报件).signed().refusal('1001', returned(firstDay)).rule).toBe('C3');
    const life = acceptedCase(kinds.上报件).signed().on('2026-10-14').do('1001', forward('2026-10-14'));
    expect(life.refusal('1001', returned('2026-10-13')).field).toBe('returnedOn');
    expect(life.refusal('1001', returned('2026-10-15')).field).toBe('returnedOn');
    expect(life.refusal('1001', returned('2026-10-14', { document: '' })).field).toBe('document');
    expect(life.refusal('1001', returned('2026-10-14', { text: '' })).field).toBe('text');
    life.do('1001', returned('2026-10-14'));
    expect(life.refusal('1001', returned('2026-10-14', { result: '不予批准' })).rule).toBe('C3');
  });

  test('C3 · D3：上报、登记返回须有协调催办和管理权，其他人员不能办', () => {
    const life = acceptedCase(kinds.上报件).signed();
    expect(life.refusal('1003', forward(firstDay)).rule).toBe('D3');
    expect(life.refusal('2001', forward(firstDay)).rule).toBe('D1');
    expect(sent().refusal('1003', returned(firstDay)).rule).toBe('D3');
  });

  test('C3 · 许可法35：没有上报、没有返回的不能决定，决定不能与上级机关的结果相反', () => {
    const life = acceptedCase(kinds.上报件).signed();
    expect(life.refusal('1001', decision()).message).toContain('尚未上报');
    life.do('1001', forward(firstDay));
    expect(life.refusal('1001', decision()).message).toContain('尚未返回');
    life.do('1001', returned(firstDay));
    expect(life.refusal('1001', decision('不予'))).toMatchObject({ rule: 'C3 · 许可法35', field: 'result' });
    life.decided();
  });

  test('许可法35：下级意见是不同意、上级批准的，按上级的结果准予', () => {
    const life = acceptedCase(kinds.上报件).signed('不同意').do('1001', forward(firstDay));
    expect(life.do('1001', returned(firstDay)).decided().case.decision?.result).toBe('准予');
  });

  test('许可法35 · F1：本级部门不同意、上级批准的，按上级的结果准予', () => {
    const life = acceptedCase(kinds.上报件).do('1001', ask(notice(601, transport)));
    life
      .do('2101', reply(601, '不同意', '占用公路用地'))
      .signed('不同意')
      .do('1001', forward(firstDay));
    expect(life.do('1001', returned(firstDay)).decided().case.stage).toBe('已决定');
  });
});

describe('F1 抄告', () => {
  test('F1：每个部门一份，各有时限', () => {
    const life = acceptedCase().do(
      '1001',
      ask(notice(601, transport), notice(602, environment, { limitDays: 10 })),
    );
    expect(life.case.subCases).toMatchObject([
      { department: transport, limit: { from: firstDay, workingDays: 5, due: '2026-10-19' }, reply: null },
      { department: environment, limit: { workingDays: 10, due: '2026-10-26' }, reply: null },
    ]);
    expect(life.case.documents.at(-1)?.title).toBe('并联审批抄告单');
    expect(life.events.at(-1)).toMatchObject({ payload: { lead: bureau } });
  });

  test('F2：重大事项由大厅管理机构牵头', () =>
    expect(
      acceptedCase(kinds.联合办理)
        .do('1001', ask(notice(601, transport)))
        .events.at(-1),
    ).toMatchObject({ payload: { lead: lifeHall.name } }));

  test('F2：重大事项可以由大厅管理人员抄告；其他事项不由其牵头', () => {
    const life = acceptedCase(kinds.联合办理).do('8001', ask(notice(601, transport)));
    expect(life.events.at(-1)).toMatchObject({ payload: { lead: lifeHall.name, done: { staff: '8001' } } });
    expect(acceptedCase().refusal('8001', ask(notice(601, transport))).rule).toBe('F2');
  });

  test('F2：是否重大事项以受理时的目录为准', () => {
    const life = acceptedCase(kinds.联合办理);
    Object.assign(life, { item: { ...kinds.联合办理, major: false } });
    expect(life.do('1001', ask(notice(601, transport))).events.at(-1)).toMatchObject({
      payload: { lead: lifeHall.name },
    });
  });

  test('F2：重大事项没有部门答复的，领导不能同意，不能准予；答复以后可以', () => {
    const chain = (life: Life) =>
      life.opinion('2001', 'examine').opinion('2002', 'countersign').opinion('1001', 'countersign');
    const agree = { type: 'give_opinion', step: 'approve', result: '同意', text: '同意' } as const;
    const life = chain(acceptedCase(kinds.联合办理));
    expect(life.refusal('3001', agree).rule).toBe('F2');
    life.do('1001', ask(notice(601, transport)));
    expect(life.refusal('3001', agree).rule).toBe('F1');
    life.do('2101', reply(601)).do('3001', agree).decided();
    expect(life.case.decision?.result).toBe('准予');
    const against = chain(acceptedCase(kinds.联合办理)).opinion('3001', 'approve', '不同意');
    expect(against.decided('不予').case.stage).toBe('已决定');
    const instant = acceptedCase({ ...kinds.即办件, major: true });
    expect(instant.refusal('1001', decision())).toMatchObject({ rule: 'F2', field: 'result' });
    instant.do('1001', ask(notice(601, transport))).do('2101', reply(601));
    expect(instant.decided().case.decision?.result).toBe('准予');
  });

  test('F2 · C3：重大的上报件，本级不同意也应当先有部门答复：上级仍可能批准', () => {
    const item = { ...kinds.上报件, major: true };
    const life = acceptedCase(item).opinion('2001', 'examine').opinion('2002', 'countersign');
    life.opinion('1001', 'countersign');
    const against = { type: 'give_opinion', step: 'approve', result: '不同意', text: '不同意' } as const;
    expect(life.refusal('3001', against).rule).toBe('F2');
  });

  test.each([
    ['牵头部门自己', [notice(601, bureau)]],
    ['没有进驻的部门', [notice(601, '示范市水务局')]],
    ['一个也没有', []],
  ])('F1：不能抄告%s', (_what, notices) =>
    expect(acceptedCase().refusal('1001', ask(...notices))).toMatchObject({ rule: 'F1', field: 'notices' }),
  );

  test('F1：同一部门不抄告两次，同一编号不用两次', () => {
    expect(acceptedCase().refusal('1001', ask(notice(601, transport), notice(602, transport))).kind).toBe(
      'already_done',
    );
    expect(acceptedCase().refusal('1001', ask(notice(601, transport), notice(601, environment))).kind).toBe(
      'already_done',
    );
    const life = acceptedCase().do('1001', ask(notice(601, transport)));
    expect(life.refusal('1001', ask(notice(602, transport))).kind).toBe('already_done');
    expect(life.refusal('1001', ask(notice(601, environment))).kind).toBe('already_done');
    expect(life.do('1001', ask(notice(602, environment))).case.subCases).toHaveLength(2);
  });

  test('F1：一个答复只是一个部门的答复', () => {
    const life = asked().do('2101', reply(601));
    expect(life.case.subCases.map((sub) => sub.reply?.reply ?? null)).toEqual(['同意', null]);
    const [event] = life.events.slice(-1);
    if (event === undefined) throw new Error('nothing happened');
    const shared = acceptedCase().happen({
      kind: 'case.co_notified',
      payload: {
        lead: bureau,
        document: { series: 'x', serial: 1, text: '抄1' },
        notices: [transport, environment].map((to) => ({
          id: uuidOf(601),
          department: to,
          subject: '请审查',
          limit: { from: firstDay, workingDays: 5, due: null },
        })),
        done: { at: life.now, staff: '1001', name: '余主任' },
      },
    });
    expect(shared.case.subCases).toHaveLength(1);
  });

  test('F1：答复一次，不能改口', () => {
    const life = asked().do('2101', reply(601));
    expect(life.refusal('2101', reply(601, '不同意', '另有意见')).kind).toBe('already_done');
  });

  test('F1 · D1：由被抄告的部门答复，别的部门和牵头部门都不能代答', () => {
    expect(asked().refusal('2301', reply(601)).rule).toBe('F1 · D1');
    expect(asked().refusal('2001', reply(601)).rule).toBe('F1 · D1');
    expect(asked().refusal('3001', reply(602)).rule).toBe('F1 · D1');
    expect(asked().refusal('1101', reply(601)).rule).toBe('D1');
    expect(asked().do('3101', reply(601)).case.subCases[0]?.reply?.reply).toBe('同意');
  });

  test('F1：不同意应当说明理由，需转报的应当说明', () => {
    expect(asked().refusal('2101', reply(601, '不同意'))).toMatchObject({ rule: 'F1', field: 'reason' });
    expect(asked().refusal('2101', reply(601, '不同意', '   ')).field).toBe('reason');
    expect(asked().refusal('2101', reply(601, '同意但需转报')).field).toBe('reason');
    expect(asked().do('2101', reply(601, '不同意', '占用公路用地')).case.subCases[0]?.reply?.reason).toBe(
      '占用公路用地',
    );
    expect(asked().refusal('2101', reply(601, '同意', '\u202E')).field).toBe('reason');
  });

  test('F1：没有这份抄告单、办件已经办结的，不能答复', () => {
    expect(asked().refusal('2101', reply(699)).kind).toBe('not_found');
    const life = asked().do('1001', withdrawal());
    expect(life.refusal('2101', reply(601)).kind).toBe('not_found');
  });

  test('F1：不答复不视为同意，过了时限也不能据此作出决定', () => {
    const life = asked().do('2101', reply(601));
    const silent = acceptedCase(kinds.即办件).do('1001', ask(notice(601, transport)));
    silent.on('2026-11-03');
    expect(silent.clocks.subCases[0]?.clock.state).toBe('超期');
    for (const result of ['准予', '不予'] as const)
      expect(silent.refusal('1001', decision(result))).toMatchObject({ rule: 'F1' });
    expect(silent.refusal('1001', decision()).message).toContain('不答复不视为同意');
    expect(life.case.subCases[1]?.reply).toBeNull();
  });

  test('F1：全部答复后统一回复；有不同意的，不能准予', () => {
    const life = acceptedCase(kinds.即办件).do('1001', ask(notice(601, transport), notice(602, environment)));
    life.do('2101', reply(601)).do('2301', reply(602, '不同意', '位于饮用水源保护区'));
    expect(life.refusal('1001', decision())).toMatchObject({ rule: 'F1', field: 'result' });
    expect(life.refusal('1001', decision()).message).toContain(environment);
    expect(life.decided('不予').case.decision?.result).toBe('不予');
  });

  test('F1：审批意见签署完毕的，不能再抄告', () =>
    expect(
      acceptedCase()
        .signed()
        .refusal('1001', ask(notice(601, transport))).rule,
    ).toBe('F1'));

  test('F1：撤回以后，没有答复的部门不再计时', () => {
    const life = asked().on('2026-10-14').do('1001', withdrawal());
    life.on('2026-11-20');
    expect(life.clocks.subCases.map(({ clock }) => [clock.state, clock.endedInTime])).toEqual([
      ['停止', true],
      ['停止', true],
    ]);
  });

  test('D3 · F1：抄告须有协调催办和管理权', () =>
    expect(acceptedCase().refusal('1003', ask(notice(601, transport))).rule).toBe('D3'));

  test('A3：已经离开大厅的部门不能抄告', () => {
    const departments = lifeHall.departments.map((entry) =>
      entry.name === transport ? { ...entry, until: '2026-10-01' } : entry,
    );
    const hall = hallReference.parse({ ...lifeHall, departments });
    expect(acceptedCase(kinds.承诺件, hall).refusal('1001', ask(notice(601, transport))).rule).toBe('F1');
    expect(member('2101', hall).department).toBe(transport);
  });
});

describe('D3 催办', () => {
  test('D3：受理以后可以催办，写明催办谁、催办什么', () => {
    const life = acceptedCase().do('1001', { type: 'remind', to: '法规科', text: '请及时会签' });
    expect(life.events.at(-1)?.kind).toBe('case.reminded');
    expect(life.refusal('1001', { type: 'remind', to: '', text: '请及时会签' }).field).toBe('to');
    expect(life.refusal('1001', { type: 'remind', to: '法规科', text: '' }).field).toBe('text');
    expect(life.refusal('1003', { type: 'remind', to: '法规科', text: '请及时会签' }).rule).toBe('D3');
    life.signed().decided();
    expect(life.refusal('1001', { type: 'remind', to: '法规科', text: '请及时会签' }).rule).toBe('D3');
  });
});
