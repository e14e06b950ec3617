import { describe, expect, test } from 'vitest';
import { hall, uuidOf } from '../../support/hall.ts';
import { find } from '../rules/results.ts';
import {
  answer,
  being,
  command,
  licence,
  on,
  registering,
  story,
  type Story,
  taken,
  tick,
  without,
  wrong,
} from './intake-story.ts';
import type { CommandOf } from '#shared/case/commands.ts';
import type { ServiceItem } from '#shared/reference/index.ts';

const [head] = hall.staff;
if (head === undefined) throw new Error('no staff');
const supervisor = hall.staff.find(({ role }) => role === 'supervisor');
if (supervisor === undefined) throw new Error('no supervisor');

/** A story that waits for what the notice named. */
function waiting(...missing: string[]): Story {
  const told = story();
  told.kinds(registering({ materials: without(licence, ...missing), outcome: { kind: 'correct' } }));
  return told;
}
type Again = CommandOf<'notify_again'>;
const again = (change: Partial<Again> = {}): Again =>
  command('notify_again', {
    points: [{ materialId: 'form', problem: '填写有误', requirement: '补签法定代表人姓名' }],
    reason: '首次告知后发现签名与身份证件不一致',
    supervisor: supervisor.number,
    ...change,
  });
const supply = (...ids: string[]) => command('supplement', { materials: ids.map((id) => tick(id)) });

describe('B2 · 许可法32(4) 补正只告知一次', () => {
  test('已经告知补正的，不能再以答复的方式告知', () => {
    const refused = waiting('safety').refused(answer({ kind: 'correct' }));
    expect(refused.message).toContain('现为“补正中”');
  });

  test.each([
    ['没有监察人员', { supervisor: '' }],
    ['工号不在名册', { supervisor: '9999' }],
    ['写的是本人', { supervisor: head.number }],
    ['写的是机关领导', { supervisor: '2001' }],
    ['写的是大厅管理人员', { supervisor: '3001' }],
  ])('再次告知，%s的，被拒绝', (_what, change) => {
    const refused = waiting('safety').refused(again(change));
    expect([refused.rule, refused.field]).toEqual(['B2 · 许可法32(4)', 'supervisor']);
    expect(refused.next).toContain('监察人员');
  });

  test('监察人员已不在派驻期内的，被拒绝', () => {
    const staff = hall.staff.map((member) =>
      member === supervisor ? being(member, { until: '2026-09-29' }) : member,
    );
    expect(waiting('safety').refused(again(), { hall: { ...hall, staff } }).field).toBe('supervisor');
  });

  test.each(['', '  ', '　\n'])('没有写明理由（%j）的，被拒绝', (reason) =>
    expect(waiting('safety').refused(again({ reason }))).toMatchObject({ rule: 'B2', field: 'reason' }),
  );

  test('监察人员说明理由的，可以再次告知，有自己的文号，并留给监察', () => {
    const told = waiting('safety');
    expect(told.kinds(again(), { now: on('2026-10-12') })).toEqual(['case.correction_repeated']);
    const repeated = find(told.events, 'case.correction_repeated');
    expect(repeated.document.text).toBe('凤道运许补字〔2026〕第10002号');
    expect(repeated).toMatchObject({
      notifiedOn: '2026-10-12',
      supervisor: { staff: supervisor.number, name: supervisor.name },
    });
    expect(told.state).toMatchObject({ stage: '补正中', correctionNotices: 2 });
    expect(told.state?.openPoints.map(({ materialId }) => materialId)).toEqual(['safety', 'form']);
    expect(told.state?.irregularities).toEqual([
      {
        rule: 'B2 · 许可法72',
        text: `再次告知补正（${supervisor.name}同意）：首次告知后发现签名与身份证件不一致`,
        on: '2026-10-12',
      },
    ]);
  });

  test('再次告知的与原来的都补齐，才受理；受理日期是补齐之日', () => {
    const told = waiting('safety');
    told.kinds(again());
    expect(told.kinds(supply('safety'), { now: on('2026-10-12') })).toEqual(['case.supplemented']);
    expect(told.kinds(supply('form'), { now: on('2026-10-13') })).toEqual([
      'case.supplemented',
      'case.accepted',
    ]);
    expect(told.state?.acceptedOn).toBe('2026-10-13');
  });

  test('窗口工作人员没有受理决定权的，不能再次告知', () => {
    const person = being(head, { mandate: { ...head.mandate, powers: ['协调催办和管理权'] } });
    expect(waiting('safety').refused(again(), { person }).rule).toBe('D3');
  });

  test.each([['收件'], ['已受理']])('%s的办件没有可以再次告知的', (stage) => {
    const told = stage === '收件' ? taken() : story();
    if (stage === '已受理') told.kinds(registering());
    expect(told.refused(again()).message).toContain(`现为“${stage}”`);
  });
});

describe('许可法31 · 32(4) · 33 再次告知也只能针对清单内应当提供的材料', () => {
  const points = (...given: Again['points']) => again({ points: given });
  const form = { materialId: 'form', problem: '填写有误', requirement: '补签姓名' } as const;

  test('补正清单为空的，被拒绝', () =>
    expect(waiting('safety').refused(points())).toMatchObject({ rule: '许可法32(4)', field: 'points' }));
  test('清单以外的材料，被拒绝', () =>
    expect(waiting('safety').refused(points({ ...form, materialId: 'extra' })).rule).toBe('许可法31'));
  test('同一项材料列了两次，被拒绝', () =>
    expect(waiting('safety').refused(points(form, form)).rule).toBe('许可法31'));
  test('没有写明需要补正的内容，被拒绝', () =>
    expect(waiting('safety').refused(points({ ...form, requirement: ' ' })).rule).toBe('许可法32(4)'));
  test('已经收到的材料，不能登记为缺少', () =>
    expect(waiting('safety').refused(points({ ...form, problem: '缺少' })).message).toContain('已经收到'));
  test('没有收到的材料，不能说它填写有误', () =>
    expect(waiting('safety').refused(points({ ...form, materialId: 'safety' })).message).toContain(
      '没有收到',
    ));
  test('不是必须提供、申请人也没有提供的材料，不得要求提供', () => {
    const told = waiting('safety', 'site');
    const refused = told.refused(
      points({ materialId: 'site', problem: '缺少', requirement: '提交复印件1份' }),
    );
    expect(refused.rule).toBe('许可法31 · 许可法33');
    expect(refused.message).toContain('“经营场所使用证明”不是申请人必须提供的材料');
  });
});

describe('B2 · 许可法32(4) 一次告知的内容来自收件时的核对', () => {
  test('先收件、后在五日内告知的，列明全部内容', () => {
    const told = taken({ materials: without(licence, 'safety') });
    const lines = [tick('form', wrong('未签名')), tick('identity')];
    expect(told.kinds(answer({ kind: 'correct' }, lines), { now: on('2026-10-09') })).toEqual([
      'case.materials_checked',
      'case.correction_notified',
    ]);
    expect(find(told.events, 'case.correction_notified')).toMatchObject({
      notifiedOn: '2026-10-09',
      points: [
        { materialId: 'form', problem: '填写有误', requirement: '未签名' },
        { materialId: 'safety', problem: '缺少' },
      ],
    });
    expect(told.state?.materials[0]).toMatchObject({ materialId: 'form', problem: { kind: '填写有误' } });
  });

  test('收件凭证上已登记收到的材料，不能在告知时说缺少', () => {
    const told = taken();
    const blank = { ...tick('safety'), received: false, originals: 0, copies: 0, pages: 0 };
    const refused = told.refused(answer({ kind: 'correct' }, [blank]));
    expect(refused.message).toBe('“安全生产管理制度文本”已在收件凭证上登记为收到，不能改为未收到。');
  });

  test('目录后来增加的材料，不能写进告知书', () => {
    const told = taken();
    const first = licence.materials[0];
    if (first === undefined) throw new Error('no materials');
    const item: ServiceItem = {
      ...licence,
      materials: [...licence.materials, { ...first, id: 'newone', name: '新增材料' }],
    };
    expect(told.refused(answer({ kind: 'correct' }), { item }).rule).toBe('许可法32(5)');
    expect(
      told.refused(answer({ kind: 'correct' }, [tick('form', { materialId: 'newone', received: false })]), {
        item,
      }).rule,
    ).toBe('许可法31');
  });

  test('事项已不在目录的，仍然可以告知；依据、渠道没有的留空', () => {
    const told = taken({ materials: without(licence, 'safety') });
    told.kinds(answer({ kind: 'correct' }), { item: undefined });
    expect(find(told.events, 'case.correction_notified').points).toEqual([
      {
        materialId: 'safety',
        material: '安全生产管理制度文本',
        problem: '缺少',
        requirement: '提交原件1份',
        basis: '',
        source: '',
      },
    ]);
  });

  test('同一项材料登记了两次的，被拒绝', () =>
    expect(taken().refused(answer({ kind: 'correct' }, [tick('form'), tick('form')])).kind).toBe(
      'bad_input',
    ));

  test('补正只登记告知书列明的内容：再次告知之前，不能顺带提出别的问题', () => {
    const told = waiting('safety');
    const lines = command('supplement', { materials: [tick('safety'), tick('form', wrong('未签名'))] });
    expect(told.refused(lines).rule).toBe('B2 · 许可法32(4)');
    expect(told.state?.openPoints).toHaveLength(1);
  });
});

describe('许可法32(3) 可以当场更正的，允许当场更正', () => {
  const correct = (what: string) => command('correct_on_spot', { what });

  test('随收件一并登记，不发告知书，不影响受理', () => {
    const told = story();
    expect(told.kinds(registering({ corrections: ['补签姓名', '更正车牌号码'] }))).toEqual([
      'case.received',
      'case.corrected_on_spot',
      'case.corrected_on_spot',
      'case.accepted',
    ]);
    expect(find(told.events, 'case.corrected_on_spot')).toMatchObject({
      what: '补签姓名',
      done: { staff: head.number },
    });
    expect(told.state).toMatchObject({ stage: '已受理', correctionNotices: 0 });
  });

  test('收件以后、告知以后都可以，不改变期限和待补正的内容', () => {
    const told = taken();
    const before = told.state;
    expect(told.kinds(correct('补签姓名'), { now: on('2026-10-09') })).toEqual(['case.corrected_on_spot']);
    expect(told.state).toEqual(before);
    expect(waiting('safety').kinds(correct('补签姓名'))).toEqual(['case.corrected_on_spot']);
  });

  test.each(['', ' ', '\u200b'])('没有写明更正了什么（%j）的，被拒绝', (what) => {
    expect(taken().refused(correct(what)).field).toBe('what');
    expect(story().refused(registering({ corrections: ['补签姓名', what] })).field).toBe('corrections');
  });

  test('B7 仅收件的事项也可以', () => {
    const item = { ...licence, intakeOnly: true };
    expect(taken({}, item).kinds(correct('补签姓名'))).toEqual(['case.corrected_on_spot']);
  });

  test('受理以后没有当场更正', () => {
    const told = story();
    told.kinds(registering());
    expect(told.refused(correct('补签姓名')).message).toContain('现为“已受理”');
  });
});

describe('许可法32(5) 先收件、后答复', () => {
  test('五日内核对齐全的，应当受理，自受理之日起计算', () => {
    const told = taken({ materials: without(licence, 'safety') });
    expect(told.kinds(answer({ kind: 'accept' }, [tick('safety')]), { now: on('2026-10-10') })).toEqual([
      'case.materials_checked',
      'case.accepted',
    ]);
    expect(told.state).toMatchObject({ acceptedOn: '2026-10-10', deemed: false });
  });

  test('已收件的，不能再收件', () =>
    expect(taken().refused(answer({ kind: 'receive' })).kind).toBe('already_done'));

  test('同一办件不能登记两次', () => expect(taken().refused(registering()).kind).toBe('already_done'));

  test('没有该办件的，没有可以答复、补正、更正的', () => {
    for (const given of [
      answer({ kind: 'accept' }),
      supply('safety'),
      again(),
      command('correct_on_spot', { what: '补签' }),
    ])
      expect(story().refused({ ...given, caseId: uuidOf(7) }).kind).toBe('not_found');
  });

  test('受理以后不能再答复', () => {
    const told = story();
    told.kinds(registering());
    for (const outcome of [{ kind: 'accept' }, { kind: 'correct' }] as const)
      expect(told.refused(answer(outcome)).message).toContain('现为“已受理”');
  });

  test('另一部门的人员、不在册的窗口，不能答复', () => {
    const stranger = being(head, { department: '凤冈县水务局' });
    expect(taken().refused(answer({ kind: 'accept' }), { person: stranger }).rule).toBe('D1');
    const counter = { ...hall.counter, registered: false };
    expect(taken().refused(answer({ kind: 'accept' }), { hall: { ...hall, counter } }).rule).toBe('A5');
  });
});
