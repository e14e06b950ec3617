import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import {
  decideNotice,
  evolveNotice,
  type NoticeCommand,
  noticeCommand,
  noticeEventPayloads,
  overdueFilings,
  publishedMonths,
  ratingMonthStream,
} from '#shared/registers/notice.ts';
import { beforeHoliday, calendar, uuidOf } from '../../support/hall.ts';
import { type Memory, memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import { as, clerk, head, leader, manager, supervisor } from './people.ts';

const id = uuidOf(70);
let hall: Memory;
beforeEach(() => {
  hall = memory({ notice: evolveNotice });
});

const run = (fields: object, by = supervisor, at = beforeHoliday) =>
  hall.run(
    (command: NoticeCommand, context) => decideNotice(command, context),
    noticeCommand.parse({ commandId: uuidOf(900), ...fields }),
    as(by, at),
  );
const fact = {
  rule: 'C6',
  text: '超过承诺办结时限3个工作日',
  on: '2026-09-25',
  caseId: uuidOf(2),
  number: '001',
};
const issue = (fields: object = {}) => ({
  type: 'notice.issue',
  noticeId: id,
  number: '凤监通〔2026〕3号',
  department: '凤冈县交通运输局',
  subject: '逾期办件',
  facts: [fact],
  workingDays: 10,
  ...fields,
});
const fileResult = {
  type: 'notice.file_result',
  noticeId: id,
  result: '已约谈经办人。',
  handledOn: '2026-09-30',
};
const publish = (month: string, copiedTo = ['县委、县政府领导', '各部门']) => ({
  type: 'notice.publish_month',
  month,
  copiedTo,
});
const overdue = (day: string) => overdueFilings(hall.registers, civilDate(day), calendar);

describe('C6 · I3 监察通报', () => {
  test('I3: the supervising body tells the department which facts, and by when it files what it did', () => {
    eventsOf(run(issue()));
    expect(hall.registers.get('notice', id)).toMatchObject({
      type: '监察通报',
      department: '凤冈县交通运输局',
      facts: [fact],
      issuedOn: '2026-09-30',
      limit: { workingDays: 10, due: '2026-10-20' },
      filing: null,
    });
    expect(refusalOf(run(issue())).kind).toBe('already_done');
  });

  test.each([head, clerk, leader])('I3: %s does not issue notices', (number) =>
    expect(refusalOf(run(issue(), number)).kind).toBe('not_permitted'),
  );

  test('C6: a notice without facts is refused', () => {
    expect(refusalOf(run(issue({ facts: [] })))).toMatchObject({ rule: 'I3 · C6', field: 'facts' });
    expect(refusalOf(run(issue({ subject: '' }))).field).toBe('subject');
  });
});

describe('I3 处理结果备案', () => {
  test('I3: the leader of the department files the result with its date', () => {
    eventsOf(run(issue()));
    eventsOf(run(fileResult, leader));
    expect(hall.registers.get('notice', id)).toMatchObject({
      filing: { result: '已约谈经办人。', handledOn: '2026-09-30', done: { staff: leader } },
    });
    expect(refusalOf(run(fileResult, manager)).kind).toBe('already_done');
  });

  test('I3: not another department, not the window, not before the notice, not in time to come', () => {
    eventsOf(run(issue({ department: '凤冈县民政局' })));
    expect(refusalOf(run(fileResult, leader)).message).toContain('凤冈县民政局');
    expect(refusalOf(run(fileResult, clerk)).kind).toBe('not_permitted');
    for (const handledOn of ['2026-09-29', '2026-10-01', '2026-02-30'])
      expect(refusalOf(run({ ...fileResult, handledOn }, manager)).field).toBe('handledOn');
    expect(refusalOf(run({ ...fileResult, noticeId: uuidOf(71) }, manager)).kind).toBe('not_found');
  });

  test('I3: overdue filings are listed, the longest first, until they are filed', () => {
    eventsOf(run(issue({ noticeId: uuidOf(71), workingDays: 12 })));
    eventsOf(run(issue()));
    expect(overdue('2026-10-20')).toEqual([]);
    expect(overdue('2026-10-23').map((entry) => entry.id)).toEqual([id, uuidOf(71)]);
    expect(overdue('2026-10-23')[0]?.text).toContain('2026年10月20日前备案');
    eventsOf(run(fileResult, leader));
    expect(overdue('2026-10-23').map((entry) => entry.id)).toEqual([uuidOf(71)]);
  });
});

describe('I1 评议结果的月度通报', () => {
  const october = '2026-10-08T01:30:00.000Z';

  test('I1: a month that is over is published once, with its copies', () => {
    eventsOf(run(publish('2026-09'), supervisor, october));
    expect(hall.registers.get('notice', ratingMonthStream('2026-09'))).toMatchObject({
      type: '评议统计通报',
      copiedTo: ['县委、县政府领导', '各部门'],
    });
    expect([...publishedMonths(hall.registers)]).toEqual(['2026-09']);
    expect(refusalOf(run(publish('2026-09'), manager, october)).kind).toBe('already_done');
  });

  test('I1: a month that goes on, and one without copies, are refused', () => {
    expect(refusalOf(run(publish('2026-09'))).field).toBe('month');
    expect(refusalOf(run(publish('2026-08', ['  ']))).field).toBe('copiedTo');
    expect(noticeCommand.safeParse({ ...publish('2026-13'), commandId: uuidOf(1) }).success).toBe(false);
  });

  test('I1: a published month is no notice that awaits a filing', () => {
    eventsOf(run(publish('2026-08')));
    const stream = { ...fileResult, noticeId: ratingMonthStream('2026-08') } as unknown as NoticeCommand;
    expect(refusalOf(decideNotice(stream, hall.context(as(manager)))).kind).toBe('not_found');
    expect(overdue('2026-12-31')).toEqual([]);
  });

  test('what is recorded can be read back by its schema', () => {
    eventsOf(run(issue()));
    eventsOf(run(fileResult, leader));
    eventsOf(run(publish('2026-08')));
    for (const { kind, payload } of hall.events)
      expect(noticeEventPayloads[kind as 'notice.issued'].parse(payload)).toEqual(payload);
  });
});

test('I3: no sequence of commands files a result twice, or changes the facts of a notice', () => {
  const steps = [issue(), issue({ subject: '另一事由' }), fileResult, { ...fileResult, result: '另一结果' }];
  const acts = fc.array(
    fc.tuple(fc.constantFrom(...steps), fc.constantFrom(supervisor, manager, leader, clerk)),
  );
  fc.assert(
    fc.property(acts, (sequence) => {
      hall = memory({ notice: evolveNotice });
      for (const [fields, by] of sequence) {
        const before = hall.registers.get('notice', id);
        run(fields, by);
        const after = hall.registers.get('notice', id);
        if (before?.type !== '监察通报' || after?.type !== '监察通报') continue;
        expect(after.subject).toBe(before.subject);
        if (before.filing !== null) expect(after.filing).toEqual(before.filing);
      }
    }),
  );
});
