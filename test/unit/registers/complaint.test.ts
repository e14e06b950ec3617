import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type ComplaintCommand,
  complaintCommand,
  complaintEventPayloads,
  complaintKinds,
  complaintOutcome,
  decideComplaint,
  evolveComplaint,
  mayReadComplaint,
} from '#shared/registers/complaint.ts';
import { hall as reference, uuidOf } from '../../support/hall.ts';
import { type Memory, memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import { as, clerk, head, manager, supervisor } from './people.ts';

const id = uuidOf(60);
let hall: Memory;
beforeEach(() => {
  hall = memory({ complaint: evolveComplaint });
});

const run = (fields: object, by = head, at?: string) =>
  hall.run(
    (command: ComplaintCommand, context) => decideComplaint(command, context),
    complaintCommand.parse({ commandId: uuidOf(900), complaintId: id, ...fields }),
    as(by, at),
  );
const takeDown = (fields: object = {}) => ({
  type: 'complaint.take_down',
  kind: '服务态度',
  text: '咨询时工作人员不予理睬。',
  complainant: { name: '陈示范', phone: '13800000000' },
  department: '凤冈县交通运输局',
  staff: clerk,
  counter: '交通窗口1号',
  caseId: null,
  ...fields,
});
const accept = { type: 'complaint.accept' };
const investigate = { type: 'complaint.investigate', findings: '调阅监控并询问双方。' };
const dispose = { type: 'complaint.dispose', finding: '属实', measure: '批评教育，当面致歉。' };
const reply = { type: 'complaint.answer', manner: '电话', words: '已向投诉人说明处理结果。' };
const file = { type: 'complaint.file' };
const requestReview = { type: 'complaint.request_review', by: '投诉人', reason: '对处理结果不满意。' };
const review = {
  type: 'complaint.review',
  finding: '部分属实',
  measure: '书面检查。',
  reason: '重新核查后认定。',
};
const state = () => {
  const found = hall.registers.get('complaint', id);
  if (found === null) throw new Error('no complaint');
  return found;
};
const answered = () => {
  eventsOf(run(takeDown()));
  for (const step of [accept, investigate, dispose, reply]) eventsOf(run(step, manager));
};

describe('I2 投诉登记', () => {
  test('I2: exactly the four kinds of the plan, and 其他', () => {
    expect(complaintKinds).toEqual(['服务态度', '不作为', '乱作为', '慢作为', '其他']);
    expect(
      complaintCommand.safeParse({ ...takeDown({ kind: '效率' }), commandId: id, complaintId: id }).success,
    ).toBe(false);
  });

  test.each([head, clerk, manager, supervisor])('I2: %s may take one down at any counter', (number) => {
    eventsOf(run(takeDown(), number));
    expect(state()).toMatchObject({ stage: '已登记', done: { staff: number } });
    expect(state().against).toEqual({
      department: '凤冈县交通运输局',
      staff: clerk,
      name: '张凤',
      counter: '交通窗口1号',
    });
  });

  test('I2: the answer is due so many working days after receipt as the hall has set', () => {
    eventsOf(run(takeDown()));
    expect(reference.settings.complaintWorkingDays).toBe(15);
    expect(state().limit).toEqual({ from: '2026-09-30', workingDays: 15, due: '2026-10-27' });
  });

  test('I2: it may be made without a name, and about a department alone', () => {
    eventsOf(run(takeDown({ complainant: null, staff: null, counter: '' })));
    expect(state()).toMatchObject({ complainant: null, against: { staff: null, name: '' } });
  });

  test('I2: empty text, unknown staff and unknown case are refused with their field', () => {
    expect(refusalOf(run(takeDown({ text: ' ' }))).field).toBe('text');
    expect(refusalOf(run(takeDown({ staff: '9999' }))).field).toBe('staff');
    expect(refusalOf(run(takeDown({ staff: null, department: '' }))).field).toBe('department');
    expect(refusalOf(run(takeDown({ caseId: uuidOf(7) }))).field).toBe('caseId');
  });

  test('I2: what was taken down is sealed; taking it down again changes nothing', () => {
    eventsOf(run(takeDown()));
    const before = state();
    expect(refusalOf(run(takeDown({ text: '没有这回事。' }))).kind).toBe('already_done');
    expect(state()).toEqual(before);
  });

  test('I2: it does not show in the history of a case', () => {
    hall.cases.set(uuidOf(2), {} as never);
    const [event] = eventsOf(run(takeDown({ caseId: uuidOf(2) })));
    expect(event?.caseId).toBeNull();
  });
});

describe('I2 · GB/T 36113 投诉处理', () => {
  test('I2: 受理、调查、处置、反馈、归档, in this order', () => {
    answered();
    eventsOf(run(file, supervisor));
    expect(state()).toMatchObject({
      stage: '已归档',
      accepted: { staff: manager },
      disposal: { finding: '属实' },
      filed: { staff: supervisor },
    });
  });

  test.each([
    ['调查', investigate],
    ['处置', dispose],
    ['反馈', reply],
    ['归档', file],
  ])('GB/T 36113: %s before its turn is refused', (word, step) => {
    eventsOf(run(takeDown()));
    expect(refusalOf(run(step, supervisor))).toMatchObject({ rule: 'I2 · GB/T 36113' });
    expect(refusalOf(run(step, supervisor)).message).toContain(word);
  });

  test.each([head, clerk])('I2: window staff (%s) never handle a complaint', (number) => {
    eventsOf(run(takeDown()));
    for (const step of [accept, investigate, dispose, reply, review, file])
      expect(refusalOf(run(step, number)).kind).toBe('not_permitted');
    expect(state().stage).toBe('已登记');
  });

  test('I2: nobody handles a complaint about themselves', () => {
    eventsOf(run(takeDown({ staff: manager })));
    expect(refusalOf(run(accept, manager))).toMatchObject({ kind: 'not_permitted', rule: 'I2' });
    eventsOf(run(accept, supervisor));
  });

  test('I2: who is complained of, and the window, do not read it', () => {
    eventsOf(run(takeDown({ staff: manager })));
    const reads = (number: string) => {
      const { person } = as(number);
      if (person === undefined) throw new Error(number);
      return mayReadComplaint(state(), person);
    };
    expect([head, clerk, manager, supervisor].map(reads)).toEqual([false, false, false, true]);
  });

  test('复核: by another than who decided, once; the outcome after it is told again', () => {
    answered();
    eventsOf(run(requestReview, head));
    expect(refusalOf(run(review, manager)).message).toContain('原处置人');
    eventsOf(run(review, supervisor));
    expect(state()).toMatchObject({ stage: '已处置', review: { outcome: '变更' } });
    expect(complaintOutcome(state())?.finding).toBe('部分属实');
    eventsOf(run(reply, supervisor));
    expect(state().answers).toHaveLength(2);
    expect(refusalOf(run(requestReview, head)).kind).toBe('already_done');
    eventsOf(run(file, supervisor));
  });

  test('复核: asked for after filing as well; the same finding and measure is 维持', () => {
    answered();
    eventsOf(run(file, manager));
    eventsOf(run(requestReview));
    eventsOf(run({ ...review, finding: '属实', measure: '批评教育，当面致歉。' }, supervisor));
    expect(state().review?.outcome).toBe('维持');
  });

  test('what is recorded can be read back by its schema', () => {
    answered();
    for (const { kind, payload } of hall.events)
      expect(complaintEventPayloads[kind as 'complaint.filed'].parse(payload)).toEqual(payload);
  });
});

test('I2: no sequence of commands changes what was taken down, or lets the window or the person concerned handle it', () => {
  const steps = [accept, investigate, dispose, reply, requestReview, review, file];
  const acts = fc.array(
    fc.tuple(
      fc.constantFrom(...steps, takeDown({ text: '改过的内容', kind: '其他', staff: null })),
      fc.constantFrom(head, clerk, manager, supervisor),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(acts, fc.constantFrom(clerk, manager, supervisor), (sequence, against) => {
      hall = memory({ complaint: evolveComplaint });
      eventsOf(run(takeDown({ staff: against })));
      const { text, kind, complainant, receivedOn } = state();
      for (const [fields, by] of sequence) {
        const result = run(fields, by);
        const handled = result.ok && fields.type !== 'complaint.request_review';
        if (handled) expect([manager, supervisor].filter((number) => number !== against)).toContain(by);
      }
      expect(state()).toMatchObject({ text, kind, complainant, receivedOn });
    }),
  );
});

test('an event that does not fit leaves the complaint as it was', () => {
  answered();
  const before = state();
  const done = before.done;
  expect(evolveComplaint(before, { kind: 'complaint.accepted', payload: { done } })).toBe(before);
  expect(evolveComplaint(null, { kind: 'complaint.filed', payload: { done } })).toBeNull();
});
