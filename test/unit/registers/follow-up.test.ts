import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import {
  decideFollowUp,
  evolveFollowUp,
  type FollowUpCommand,
  followUpCommand,
  followUpEventPayloads,
  followUpStage,
  mayFollowUp,
  openFollowUp,
} from '#shared/registers/follow-up.ts';
import { beforeHoliday, calendar, uuidOf } from '../../support/hall.ts';
import { type Memory, memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import { as, clerk, head, manager, supervisor } from './people.ts';

const ratingId = `${uuidOf(2)}:送达`;
const department = '凤冈县交通运输局';
let hall: Memory;
const given = (change: object = {}) => ({
  ratingId,
  grade: 2,
  staff: clerk,
  department,
  window: '交通窗口1号',
  named: true,
  ...change,
});
const opened = (change: object = {}) => {
  const event = openFollowUp(given(change), hall.context());
  if (event === null) throw new Error('nothing was opened');
  hall.apply([event]);
  return event;
};
beforeEach(() => {
  hall = memory({ follow_up: evolveFollowUp });
});

const run = (fields: object, by = head, at = beforeHoliday) =>
  hall.run(
    (command: FollowUpCommand, context) => decideFollowUp(command, context),
    followUpCommand.parse({ commandId: uuidOf(900), ratingId, ...fields }),
    as(by, at),
  );
const contact = {
  type: 'follow_up.contact',
  manner: '电话',
  reached: true,
  words: '已联系，反映等候时间长。',
  complexity: '简单',
};
const rectify = { type: 'follow_up.rectify', measure: '增加一个窗口。' };
const extend = { type: 'follow_up.extend', reason: '需要协调场地。', workingDays: 2 };
const ask = { type: 'follow_up.request_examination', kind: '无效差评', reason: '评价人说明是误按。' };
const examine = { type: 'follow_up.examine', upheld: true, words: '情况属实。' };
const revisit = { type: 'follow_up.revisit', result: '满意', words: '对整改满意。', sample: false };
const close = { type: 'follow_up.close' };
const state = () => {
  const found = hall.registers.get('follow_up', ratingId);
  if (found === null) throw new Error('no follow-up');
  return found;
};
const nextDay = '2026-10-08T01:30:00.000Z';

describe('国办发〔2019〕51号 差评处理的开始', () => {
  test.each([3, 4, 5])('a rating of grade %i opens none', (grade) =>
    expect(openFollowUp(given({ grade }), hall.context())).toBeNull(),
  );

  test.each([1, 2])('grade %i, one of the last two, is a 差评: contact within one working day', (grade) => {
    opened({ grade });
    expect(state()).toMatchObject({ stage: '待整改', openedOn: '2026-09-30' });
    expect(state().contactLimit.due).toBe('2026-10-08');
  });

  test('I1 · GB/T 39734: it keeps neither grade, case nor applicant, and is not under the case', () => {
    const event = opened();
    expect(event.caseId).toBeNull();
    expect(Object.keys(event.payload).toSorted()).toEqual([
      'contactLimit',
      'department',
      'named',
      'openedOn',
      'staff',
      'window',
    ]);
  });
});

describe('差评由谁处理', () => {
  test('谁办理谁负责: the head of its own window, the centre or 监察; never the person rated', () => {
    opened();
    const may = (number: string) => {
      const { person } = as(number);
      if (person === undefined) throw new Error(number);
      return mayFollowUp(state(), person);
    };
    expect([head, clerk, manager, supervisor].map(may)).toEqual([true, false, true, true]);
    expect(mayFollowUp(state(), { number: '7001', role: 'window_head', department: '凤冈县民政局' })).toBe(
      false,
    );
  });

  test('I1: a window head who was rated is told the same as where there is no follow-up at all', () => {
    const without = refusalOf(run(contact));
    opened({ staff: head });
    expect(refusalOf(run(contact))).toEqual(without);
    expect(state().contacts).toEqual([]);
    eventsOf(run(contact, manager));
  });

  test('I1: a clerk has no part in it', () => {
    opened();
    expect(refusalOf(run(contact, clerk)).kind).toBe('not_permitted');
  });
});

describe('差评整改', () => {
  beforeEach(() => void opened());

  test.each([rectify, extend, ask])('contact comes first: $type before it is refused', (step) => {
    expect(refusalOf(run(step)).message).toContain('还没有联系评价人');
  });

  test.each([
    ['简单', '2026-10-09'],
    ['复杂', '2026-10-27'],
  ])('待整改→整改中: %s, by %s', (complexity, due) => {
    eventsOf(run({ ...contact, complexity }));
    expect(state().stage).toBe('整改中');
    expect(state().contacts[0]?.limit.due).toBe(due);
  });

  test('整改超期: as soon as the limit that runs has passed, and not a day before', () => {
    const on = (day: string) => followUpStage(state(), civilDate(day), calendar);
    expect([on('2026-10-08'), on('2026-10-09')]).toEqual(['待整改', '整改超期']);
    eventsOf(run(contact));
    expect([on('2026-10-09'), on('2026-10-10')]).toEqual(['整改中', '整改超期']);
    eventsOf(run(rectify));
    expect(on('2026-12-31')).toBe('整改完成');
  });

  test('one 延期, before the limit and by no more than the days there were', () => {
    eventsOf(run(contact));
    expect(refusalOf(run({ ...extend, workingDays: 3 })).field).toBe('workingDays');
    expect(refusalOf(run(extend, head, '2026-10-12T01:30:00.000Z')).message).toContain('整改期限已过');
    eventsOf(run(extend));
    expect(state().extension?.limit).toMatchObject({ workingDays: 4, due: '2026-10-12' });
    expect(refusalOf(run(extend)).kind).toBe('already_done');
  });

  test('无效差评 and 无法整改 are examined by the centre or 监察, not by who asked', () => {
    eventsOf(run(contact));
    eventsOf(run(ask, manager));
    expect(state().stage).toBe('整改中');
    expect(refusalOf(run(examine, head)).kind).toBe('not_permitted');
    expect(refusalOf(run(examine, manager)).message).toContain('不得自行核定');
    eventsOf(run(examine, supervisor));
    expect(state().stage).toBe('无效差评');
  });

  test('核定 that does not uphold it leaves it to be put right', () => {
    eventsOf(run(contact));
    eventsOf(run({ ...ask, kind: '无法整改' }));
    eventsOf(run({ ...examine, upheld: false }, manager));
    expect(state().stage).toBe('整改中');
    eventsOf(run(rectify));
    expect(state()).toMatchObject({ stage: '整改完成', rectified: { revisitLimit: { due: '2026-10-13' } } });
  });
});

describe('实名差评回访率 100%', () => {
  const settled = (change: object = {}) => {
    opened(change);
    eventsOf(run(contact));
    eventsOf(run(rectify));
  };

  test('a named poor rating can not be closed without a revisit', () => {
    settled();
    expect(refusalOf(run(close)).message).toContain('实名差评应当全部回访');
    eventsOf(run(revisit));
    eventsOf(run(close));
    expect(state().closed?.staff).toBe(head);
  });

  test('who can not be reached is called on two days', () => {
    settled();
    const missed = { ...revisit, result: '未能联系', words: '无人接听。' };
    eventsOf(run(missed));
    eventsOf(run(missed));
    expect(run(close).ok).toBe(false);
    eventsOf(run(missed, head, nextDay));
    expect(run(close, head, nextDay).ok).toBe(true);
  });

  test('an unnamed one has nobody to call', () => {
    settled({ named: false });
    expect(refusalOf(run(revisit)).message).toContain('没有留下联系方式');
    eventsOf(run(close));
  });

  test('a revisit before there is an outcome is refused', () => {
    opened();
    expect(refusalOf(run(revisit)).message).toContain('还没有处理结果');
    expect(refusalOf(run(close)).kind).toBe('rule');
  });

  test('抽查回访 is for the centre and 监察, after closing as well', () => {
    settled();
    eventsOf(run(revisit));
    eventsOf(run(close));
    expect(refusalOf(run(revisit)).kind).toBe('already_done');
    const sample = { ...revisit, sample: true, result: '基本满意' };
    expect(refusalOf(run(sample, head)).kind).toBe('not_permitted');
    eventsOf(run(sample, supervisor));
    expect(state().revisits.map((entry) => entry.sample)).toEqual([false, true]);
  });

  test('what is recorded can be read back by its schema', () => {
    settled();
    eventsOf(run(revisit));
    for (const { kind, payload } of hall.events)
      expect(followUpEventPayloads[kind as 'follow_up.closed'].parse(payload)).toEqual(payload);
  });
});

test('no sequence of commands closes a named 差评 unvisited, or lets the person rated act on it', () => {
  const steps = [contact, rectify, extend, ask, examine, revisit, close];
  const acts = fc.array(
    fc.tuple(fc.constantFrom(...steps), fc.constantFrom(head, clerk, manager, supervisor)),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(acts, fc.constantFrom(head, manager, supervisor), (sequence, staff) => {
      hall = memory({ follow_up: evolveFollowUp });
      opened({ staff });
      const acted = sequence.filter(([fields, by]) => run(fields, by).ok).map(([, by]) => by);
      expect(acted).not.toContain(staff);
      expect(state().closed === null || state().revisits.length > 0).toBe(true);
    }),
  );
});
