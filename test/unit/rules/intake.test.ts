import { describe, expect, test } from 'vitest';
import {
  application,
  calendar,
  complete,
  context,
  hall,
  itemNamed,
  today,
  uuidOf,
} from '../../support/hall.ts';
import type { CaseCommand, RegisterApplication } from '#shared/case/commands.ts';
import { type CaseContext, decide } from '#shared/case/decide.ts';
import { foldCase } from '#shared/case/evolve.ts';
import { caseStanding } from '#shared/case/standing.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';
import { papersDue } from '#shared/papers/case/due.ts';
import { builtInPhrases } from '#shared/papers/phrases/phrases.ts';
import { eventsOf, find, refusalOf } from './results.ts';

const freight = itemNamed('道路货物运输经营许可');
const register = (change: Partial<RegisterApplication> = {}, at: Partial<CaseContext> = {}) =>
  decide(null, { type: 'register', ...application(freight, change) }, context(freight, at));
const without = (id: string) => complete(freight).filter((tick) => tick.materialId !== id);

describe('B1 · 许可法32(5) 受理', () => {
  test('材料齐全、符合法定形式的，应当受理；期限自受理之日起算，跨国庆长假和调休', () => {
    const events = eventsOf(register());
    expect(events.map((event) => event.kind)).toEqual(['case.received', 'case.accepted']);
    const accepted = find(events, 'case.accepted');
    expect(accepted.acceptedOn).toBe('2026-09-30');
    expect(accepted.legalLimit).toEqual({ from: '2026-09-30', workingDays: 20, due: '2026-11-03' });
    expect(accepted.promisedLimit.due).toBe('2026-10-22');
    expect(accepted.caseNumber.text).toHaveLength(43);
    expect(accepted.document.text).toBe('凤道运许受字〔2026〕第10001号');
    expect(find(events, 'case.received').receipt.text).toMatch(/^001-000001-\d$/);
  });

  test('缺少必需材料的，不能受理，并指出是哪一项', () => {
    const refusal = refusalOf(register({ materials: without('safety') }));
    expect(refusal.rule).toContain('B1');
    expect(refusal.message).toContain('安全生产管理制度文本');
  });

  test('收到的材料不符合法定形式的，不能受理', () => {
    const materials = complete(freight).map((tick) =>
      tick.materialId === 'form'
        ? { ...tick, problem: { kind: '填写有误' as const, detail: '法定代表人未签名' } }
        : tick,
    );
    expect(refusalOf(register({ materials })).message).toContain('申请书（表）”填写有误');
  });

  test('非必需材料未交的，不影响受理', () => expect(register({ materials: without('site') }).ok).toBe(true));
});

describe('B2 · 许可法32(4) 一次性告知补正', () => {
  const correct = (materials = without('safety')) => register({ materials, outcome: { kind: 'correct' } });

  test('需要补正的全部内容在一份告知书中', () => {
    const materials = without('safety')
      .filter((tick) => tick.materialId !== 'drivers')
      .map((tick) =>
        tick.materialId === 'form'
          ? { ...tick, problem: { kind: '不符合法定形式' as const, detail: '未盖章' } }
          : tick,
      );
    const { points } = find(eventsOf(correct(materials)), 'case.correction_notified');
    expect(points.map((point) => [point.materialId, point.problem])).toEqual([
      ['form', '不符合法定形式'],
      ['drivers', '缺少'],
      ['safety', '缺少'],
    ]);
    expect(points[2]).toMatchObject({ requirement: '提交原件1份', source: '申请人自备' });
  });

  test('材料齐全的，不得要求补正', () => {
    expect(refusalOf(correct(complete(freight))).rule).toBe('许可法32(5)');
  });

  test('材料清单以外的材料不得要求提供（许可法31）', () => {
    const extra = [
      ...complete(freight),
      { materialId: 'extra', received: false, originals: 0, copies: 0, pages: 0, problem: null },
    ];
    expect(refusalOf(correct(extra)).rule).toBe('许可法31');
  });

  test('第二次告知补正被拒绝', () => {
    const again: CaseCommand = {
      type: 'notify_again',
      commandId: uuidOf(9),
      caseId: uuidOf(2),
      points: [{ materialId: 'form', problem: '填写有误', requirement: '补签姓名' }],
      reason: '',
      supervisor: '',
    };
    expect(refusalOf(decide(foldCase(eventsOf(correct())), again, context(freight))).rule).toContain('B2');
  });

  test('已勾选收到的材料，不能同时登记为缺少', () => {
    const materials = complete(freight).map((tick) =>
      tick.materialId === 'form' ? { ...tick, problem: { kind: '缺少' as const, detail: '' } } : tick,
    );
    const refusal = refusalOf(correct(materials));
    expect([refusal.kind, refusal.message]).toEqual([
      'bad_input',
      '“申请书（表）”已勾选收到，不能同时登记为缺少。',
    ]);
  });
});

describe('B3 不予受理', () => {
  const refuse = (change: object) =>
    register({
      outcome: {
        kind: 'refuse',
        ground: 'not_competent',
        reason: '申请运输的是民用航空器，由民航部门管理',
        competentOrgan: '民航贵州安全监督管理局',
        citation: '',
        ...change,
      },
    });

  test('写明法定理由、具体事实和应当向谁申请', () => {
    const decision = find(eventsOf(refuse({})), 'case.intake_refused');
    expect(decision).toMatchObject({ ground: 'not_competent', competentOrgan: '民航贵州安全监督管理局' });
    expect(decision.document.text).toContain('许不受字');
  });

  test('决定书写明六十日复议、六个月诉讼和具体机关', () => {
    const events = eventsOf(refuse({}));
    const state = foldCase(events);
    if (state === null) throw new Error('no case');
    const papers = papersDue(state, events, { ...context(freight), phrase: builtInPhrases });
    if (!papers.ok) throw new Error(papers.refusal.message);
    const text = JSON.stringify(papers.value);
    expect(text).toContain('六十日内向凤冈县人民政府申请行政复议');
    expect(text).toContain('六个月内依法向凤冈县人民法院提起行政诉讼');
    expect(text).not.toContain('三个月');
  });
});

describe('收件的输入', () => {
  test('没有选择事项', () => expect(refusalOf(register({}, { item: undefined })).field).toBe('item'));
  test('身份证件号码有误', () => {
    const applicant = {
      kind: 'person' as const,
      name: '陈示范',
      idNumber: '520327198812314511',
      phone: '13800000000',
      source: 'typed' as const,
    };
    expect(refusalOf(register({ applicant })).rule).toBe('GB 11643');
  });
  test('委托他人办理没有授权委托书（许可法29）', () => {
    const agent = {
      name: '李代办',
      idNumber: '441423199003070013',
      phone: '13800000001',
      letterOfAuthority: false,
    };
    expect(refusalOf(register({ agent })).rule).toBe('许可法29');
  });
  test('姓名中有不能印到纸上的字符', () => {
    const applicant = {
      kind: 'person' as const,
      name: '陈\u202e示范',
      idNumber: '520327198812314510',
      phone: '13800000000',
      source: 'typed' as const,
    };
    expect(refusalOf(register({ applicant })).field).toBe('name');
  });
  test('A2 · A3 其他部门的事项本窗口不收，并告知到哪里办理', () => {
    const other = itemNamed('建筑工程施工许可');
    const refusal = refusalOf(decide(null, { type: 'register', ...application(other) }, context(other)));
    expect(refusal.kind).toBe('not_permitted');
    expect(refusal.next).toContain('怀化市住房和城乡建设局');
  });
  test('D3 授权书过期的人员不能受理', () => {
    expect(refusalOf(register({}, { now: '2028-01-04T02:00:00.000Z' })).rule).toBe('D3');
  });
  test('号段用完时说明，不重号', () => {
    expect(refusalOf(register({}, { lastSerial: () => 999_999 })).kind).toBe('exhausted');
  });
});

describe('C6 时限的状态', () => {
  const state = foldCase(eventsOf(register()));
  test.each([
    ['2026-09-30', '正常', '还剩12个工作日'],
    ['2026-10-21', '临期', '还剩1个工作日'],
    ['2026-10-22', '临期', '今日到期'],
    ['2026-10-26', '超期', '已超期2个工作日'],
  ])('%s为%s', (date, clock, words) => {
    if (state === null) throw new Error('no case');
    const standing = caseStanding(state, { today: civilDate(date), calendar, settings: hall.settings });
    expect(standing.state).toBe(clock);
    expect(standing.text).toContain(words);
  });
});

test('今天是测试所说的那一天', () => expect(today).toBe('2026-09-30'));
