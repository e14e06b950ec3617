/** What intake offers on the real store: earlier data, frequent items, open answers, drafts, the steps of 即办. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { knownApplicant } from '../../../electron/acts/applicants.ts';
import { finishDraft, forgetOldDrafts, readDraft, saveDraft } from '../../../electron/acts/drafts.ts';
import { favouriteItems } from '../../../electron/acts/favourites.ts';
import { instantSteps } from '../../../electron/acts/instant.ts';
import type { CounterParts } from '../../../electron/handlers.ts';
import { intakeHandlers } from '../../../electron/handlers/intake.ts';
import { itemView, searchItems } from '../../../electron/acts/items.ts';
import { intakeOutcomes } from '../../../electron/acts/outcomes.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { application, itemNamed, items } from '../../support/hall.ts';
import { openWholeHall, transport, type WholeHall, wholeHall, wholeItems } from '../../support/whole-hall.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { commandOf } from '../../../renderer/clerk/intake/instant-command.ts';

const { freight } = wholeItems;
const visa = itemNamed('班线客运临时标志牌');
const hour = 3_600_000;
const staffed = (number: string): StaffMember => {
  const found = wholeHall.staff.find((member) => member.number === number);
  if (found === undefined) throw new Error(`no staff ${number}`);
  return found;
};
const head = staffed('1001');
const clerk = staffed('1002');
const id = '520327198812314510';
const company = {
  kind: 'organisation',
  name: '凤冈县示范运输有限公司',
  creditCode: '91350100M000100Y43',
  creditCodeConfirmed: false,
  phone: '13900000000',
} as const;
const agent = {
  name: '王示范',
  idNumber: '11010519491231002X',
  phone: '13700000000',
  letterOfAuthority: true,
} as const;

const draft: IntakeDraft = {
  commandId: '00000000-0000-7000-8000-0000000000d1',
  caseId: '00000000-0000-7000-8000-0000000000d2',
  itemCode: freight.code,
  itemName: freight.name,
  subItem: null,
  kind: 'person',
  person: { name: '陈示范', idNumber: id, phone: '', card: null },
  organisation: { name: '', creditCode: '', creditCodeConfirmed: false, phone: '' },
  withAgent: false,
  agent: { name: '', idNumber: '', phone: '', letterOfAuthority: false },
  ticks: [],
  scans: [],
  channel: '窗口',
  corrections: [],
  held: null,
  lateEntry: null,
  refusal: { ground: null, reason: '', competentOrgan: '', citation: '', basis: '' },
};

let at: WholeHall;
beforeEach(async () => {
  at = await openWholeHall();
});
afterEach(() => at.close());

describe('已有登记：二次录入由窗口省去', () => {
  test('同一身份证件号码：给出姓名、电话、件数、在办件和存有的复印件', () => {
    const caseId = at.take(freight);
    const known = knownApplicant(at.store, ` ${id.toLowerCase()} `);
    expect(known).toMatchObject({ name: '陈示范', phone: '13800000000', cases: 1, agent: null });
    expect(known?.open.map((open) => open.caseId)).toEqual([caseId]);
    expect(known?.copies.map(({ name }) => name)).toContain('申请人身份证件或营业执照');
    expect(known?.copies.map(({ name }) => name)).not.toContain('申请书（表）');
  });

  test('同一统一社会信用代码：给出单位名称和最近的代理人，不带出委托书', () => {
    at.take(freight, { applicant: company, agent });
    expect(knownApplicant(at.store, company.creditCode)).toMatchObject({
      name: company.name,
      agent: { name: '王示范', idNumber: agent.idNumber, phone: agent.phone },
    });
    expect(knownApplicant(at.store, company.creditCode)?.agent).not.toHaveProperty('letterOfAuthority');
  });

  test('后四位相同的另一人、没有输完的号码、已作废的办件：都没有', () => {
    const caseId = at.take(freight);
    expect(knownApplicant(at.store, '520327198812304510')).toBeNull();
    expect(knownApplicant(at.store, id.slice(0, 17))).toBeNull();
    at.must('1001', { type: 'void', caseId, reason: '误录申请人', second: '1002', secondConfirmed: true });
    expect(knownApplicant(at.store, id)).toBeNull();
  });

  test('不受理的材料已经退还，不算存有', () => {
    at.take(freight, {
      outcome: { kind: 'not_required', basis: '《中华人民共和国道路运输条例》第八十一条' },
    });
    expect(knownApplicant(at.store, id)).toMatchObject({ copies: [], open: [] });
  });
});

describe('事项：查找与常办', () => {
  test('名称、拼音首字母、全拼、编码、部门，一个框里都能查到', () => {
    const found = (query: string) => searchItems(actingDesk(at, head), query, 200).map(({ code }) => code);
    for (const query of [
      freight.name.slice(3, 12),
      freight.initials.slice(5),
      freight.initials.slice(5).toUpperCase(),
      freight.pinyin.slice(0, 12),
      freight.code.slice(0, 28),
      '道路运输管理所',
      '交通运输局',
    ])
      expect(found(query)).toContain(freight.code);
    expect(found('没有这样的事项')).toEqual([]);
  });

  test('常办事项按本人办得多的排；别人办的、本窗口不能办的不在其中', () => {
    at.take(freight);
    at.take(visa);
    at.take(visa);
    expect(favouriteItems(actingDesk(at, head), at.store, head).map(({ code }) => code)).toEqual([
      visa.code,
      freight.code,
    ]);
    expect(favouriteItems(actingDesk(at, clerk), at.store, clerk)).toEqual([]);
  });

  test('办理项有自己的材料和时限；目录中没有的事项说明请重新查找', () => {
    const varied = itemNamed('车辆年审');
    const [first] = varied.subItems;
    if (first === undefined) throw new Error('no variant');
    const desk = actingDesk(at, head);
    expect(itemView(desk, varied.code, first.id)).toMatchObject({ ok: true, value: { subItem: first.id } });
    expect(itemView(desk, varied.code, '没有')).toMatchObject({ ok: true, value: { subItem: null } });
    const gone = itemView(desk, 'x'.repeat(31), null);
    expect(gone).toMatchObject({ ok: false, refusal: { kind: 'not_found', field: 'item' } });
  });
});

describe('许可法32 各项答复现在能不能作出', () => {
  const formOf = (change: Partial<ReturnType<typeof application>> = {}) => {
    const { outcome: _, ...form } = application(freight, change);
    return form;
  };
  const offered = (form: ReturnType<typeof formOf>, person = head) =>
    Object.fromEntries(
      intakeOutcomes(actingDesk(at, person), at.store, person, form).map(({ kind, refusal }) => [
        kind,
        refusal === null ? '可以' : refusal.rule,
      ]),
    );

  test('材料齐全：可以受理、收件、不予受理、不受理，没有可告知补正的', () => {
    expect(offered(formOf())).toEqual({
      accept: '可以',
      correct: '许可法32(5)',
      refuse: '可以',
      not_required: '可以',
      receive: '可以',
    });
  });

  test('材料没有收齐：不能受理，可以一次性告知补正；一件未收的不能只收件', () => {
    const none = formOf({ materials: [] });
    expect(offered(none)).toMatchObject({
      accept: 'B1 · 许可法32(5)',
      correct: '可以',
      receive: '许可法32(4)',
    });
  });

  test('申请人还没有填好：每一项都说明同一个原因，指到那一栏', () => {
    const unnamed = formOf({
      applicant: { kind: 'person', name: '', idNumber: id, phone: '1', source: 'typed' },
    });
    const offers = intakeOutcomes(actingDesk(at, head), at.store, head, unnamed);
    expect(new Set(offers.map(({ refusal }) => refusal?.field))).toEqual(new Set(['name']));
  });

  test('试过不留痕迹：不用号，不留记录', () => {
    const before = at.dump();
    offered(formOf());
    expect(at.dump()).toEqual(before);
  });

  test('填写时目录撤下了该事项：说明请重新选择，内容还在', () => {
    const desk = actingDesk(at, head);
    vi.spyOn(desk.reference, 'itemOn').mockReturnValue(undefined);
    const [accept] = intakeOutcomes(desk, at.store, head, formOf());
    expect(accept?.refusal?.message).toContain('目录中已没有所选的事项');
  });
});

describe('草稿', () => {
  const rows = () => at.store.db.prepare('select count(*) from intake_draft').pluck().get();

  test('各人看到各人的；再存即替换，存空即删除', () => {
    const desk = actingDesk(at, head);
    saveDraft(desk, at.store, head, [draft]);
    expect(readDraft(desk, at.store, head)?.forms).toEqual([draft]);
    expect(readDraft(actingDesk(at, clerk), at.store, clerk)).toBeNull();
    saveDraft(desk, at.store, head, [{ ...draft, itemName: '另一事项' }]);
    expect(readDraft(desk, at.store, head)?.forms[0]?.itemName).toBe('另一事项');
    saveDraft(desk, at.store, head, []);
    expect(rows()).toBe(0);
  });

  test('办完的一份不再保留，旁边等着的还在', () => {
    const desk = actingDesk(at, head);
    const other = { ...draft, commandId: '00000000-0000-7000-8000-0000000000d3' };
    saveDraft(desk, at.store, head, [draft, other]);
    finishDraft(desk, at.store, head, draft.commandId);
    expect(readDraft(desk, at.store, head)?.forms).toEqual([other]);
  });

  test('当日结束即删除；钟拨回前一日的不算，当日内校正几分钟的还在', () => {
    const desk = actingDesk(at, head);
    saveDraft(desk, at.store, head, [draft]);
    at.pass(14 * hour);
    expect(readDraft(desk, at.store, head)?.forms).toHaveLength(1);
    at.pass(1 * hour);
    forgetOldDrafts(at.store.db, at.desk.clock.now());
    expect(rows()).toBe(0);
    saveDraft(desk, at.store, head, [draft]);
    at.pass(-hour / 4);
    expect(readDraft(desk, at.store, head)?.forms).toHaveLength(1);
    at.pass(-2 * hour);
    expect(readDraft(desk, at.store, head)).toBeNull();
  });

  test('不是记录，也不是可以重建的视图：重建不动它，事件里没有它', () => {
    saveDraft(actingDesk(at, head), at.store, head, [draft]);
    at.store.rebuild();
    expect(rows()).toBe(1);
    expect(at.store.db.prepare('select count(*) from event').pluck().get()).toBe(0);
  });
});

describe('填写时目录撤下了所选的事项', () => {
  test('受理时说明请重新选择，草稿还在；重新选择后照常受理', () => {
    const desk = actingDesk(at, head);
    const parts = { desk, store: at.store } as unknown as CounterParts;
    const { registerApplication } = intakeHandlers(parts);
    const form = application(freight, { commandId: at.id(), caseId: at.id() });
    saveDraft(desk, at.store, head, [{ ...draft, commandId: form.commandId }]);
    vi.spyOn(desk.reference, 'itemOn').mockReturnValueOnce(undefined).mockReturnValueOnce(undefined);
    expect(registerApplication(form)).toMatchObject({ ok: false, refusal: { rule: 'A1', field: 'item' } });
    expect(readDraft(desk, at.store, head)?.forms).toHaveLength(1);
    expect(registerApplication(form)).toMatchObject({ ok: true, value: { stage: '已受理' } });
    expect(readDraft(desk, at.store, head)).toBeNull();
  });
});

describe('即办件：受理之后一步一步办到交付', () => {
  const stepsOf = (caseId: string, person = head) => {
    const steps = instantSteps(actingDesk(at, person), at.store, person, caseId);
    if (!steps.ok) throw new Error(steps.refusal.message);
    return steps.value;
  };
  /** Does the next step as the screen does, with what stands in it. */
  const doNext = (caseId: string) => {
    const [step] = stepsOf(caseId);
    if (step === undefined) throw new Error('no step is left');
    const values = Object.fromEntries(step.fields.map(({ name, value }) => [name, value]));
    for (const { command } of step.acts) at.must('1001', commandOf(command, values) as never);
    return step.kind;
  };
  const registerSeal = () =>
    at.must('1001', {
      type: 'seal.register',
      sealId: at.id(),
      kind: '行政审批专用章',
      name: '凤冈县道路运输管理所行政审批专用章',
      organ: transport,
      department: '凤冈县交通运输局',
      counters: [wholeHall.counter.id],
      approval: '凤交发〔2026〕1号',
    });

  test('D3 决定、用印、当面送达，各一步，内容事先填好', () => {
    registerSeal();
    const caseId = at.take(visa);
    expect([doNext(caseId), doNext(caseId), doNext(caseId)]).toEqual(['decide', 'seal', 'serve']);
    expect(at.state(caseId)).toMatchObject({ stage: '已送达', decision: { result: '准予' } });
    expect(stepsOf(caseId)).toEqual([]);
  });

  test('有代理人的交代理人，单位没有代理人的留出法定代表人姓名', () => {
    registerSeal();
    const withAgent = at.take(visa, { applicant: company, agent });
    doNext(withAgent);
    doNext(withAgent);
    expect(stepsOf(withAgent)[0]?.fields).toMatchObject([{ label: '收件人（代理人）', value: '王示范' }]);
    const alone = at.take(visa, { applicant: company });
    doNext(alone);
    doNext(alone);
    expect(stepsOf(alone)[0]).toMatchObject({
      refusal: null,
      fields: [{ name: 'recipient.name', label: '收件人（法定代表人）', value: '' }],
    });
  });

  test('本窗口没有登记印章：说明不能用印的原因和办法', () => {
    const caseId = at.take(visa);
    doNext(caseId);
    expect(stepsOf(caseId)[0]).toMatchObject({ kind: 'seal', refusal: { rule: 'E1 · E2' } });
  });

  test('制证另有一步，编号由人填写', () => {
    const caseId = at.take(visa);
    doNext(caseId);
    expect(stepsOf(caseId).map(({ kind }) => kind)).toEqual(['seal', 'certificate']);
    expect(stepsOf(caseId)[1]).toMatchObject({
      refusal: null,
      fields: [{ name: 'name' }, { name: 'number' }],
    });
  });

  test('没有即办决定权的人：说明为什么不能决定', () => {
    const caseId = at.take(visa);
    const [step] = stepsOf(caseId, {
      ...clerk,
      mandate: { ...clerk.mandate, powers: ['受理决定权'] },
    } as never);
    expect(step).toMatchObject({ kind: 'decide', refusal: { kind: 'not_permitted' } });
  });

  test('承诺件不在这里决定', () => {
    expect(stepsOf(at.take(freight))).toEqual([]);
    expect(items.items.filter(({ handling }) => handling === '即办件').length).toBeGreaterThan(0);
  });
});
