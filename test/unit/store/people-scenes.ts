/** How each command on posts, leaders, mandates, blocks of numbers and notices comes to be accepted, and who gives it. */
import { registerEvent } from '#shared/registers/define.ts';
import { signInEvents } from '#shared/shift/sign-in.ts';
import { bureau, counters, type WholeHall } from '../../support/whole-hall.ts';
import {
  centre,
  type DraftOf,
  head,
  leader,
  type RegisterScenes,
  type Starting,
  supervisor,
} from './scenes.ts';

/** The head of the window is at the post. */
function onPost(at: WholeHall): void {
  const { reference, registers, clock } = at.desk;
  const { hall } = reference;
  const person = hall.staff.find(({ number }) => number === '1001');
  if (person === undefined) throw new Error('nobody to sign in');
  const events = signInEvents(person, { now: clock.now(), hall, registers });
  if (!events.ok) throw new Error(events.refusal.message);
  at.record(...events.value.map((event) => registerEvent('shift', hall.counter.id, event)));
}

/** Somebody waits; and has been called. */
const waits = (at: WholeHall): void => at.must('1001', { type: 'ticket.issue', express: false });
const called = (at: WholeHall): void => {
  waits(at);
  at.must('1001', { type: 'ticket.call' });
};

export const ticketScenes: RegisterScenes<Starting<'ticket'>> = {
  'ticket.issue': () => head({ type: 'ticket.issue', express: true }),
  'ticket.call': (at) => {
    waits(at);
    return head({ type: 'ticket.call' });
  },
  'ticket.recall': (at) => {
    called(at);
    return head({ type: 'ticket.recall' });
  },
  'ticket.skip': (at) => {
    called(at);
    return head({ type: 'ticket.skip' });
  },
  'ticket.hold': (at) => {
    called(at);
    return head({ type: 'ticket.hold' });
  },
  'ticket.resume': (at) => {
    called(at);
    at.must('1001', { type: 'ticket.hold' });
    return head({ type: 'ticket.resume', number: null });
  },
  'ticket.transfer': (at) => {
    called(at);
    return head({ type: 'ticket.transfer', to: '公安窗口2号' });
  },
  'ticket.finish': (at) => {
    called(at);
    return head({ type: 'ticket.finish' });
  },
  'ticket.pause': () => head({ type: 'ticket.pause' }),
  'ticket.go_on': (at) => {
    at.must('1001', { type: 'ticket.pause' });
    return head({ type: 'ticket.go_on' });
  },
};

const leavePost = { type: 'shift.leave_post', standIn: '1002', reason: '取件' } as const;

export const shiftScenes: RegisterScenes<Starting<'shift'>> = {
  'shift.leave_post': (at) => {
    onPost(at);
    return head(leavePost);
  },
  'shift.return_to_post': (at) => {
    onPost(at);
    at.must('1001', leavePost);
    return head({ type: 'shift.return_to_post' });
  },
  'shift.consent': (at, other = false) => {
    const { today } = at.desk;
    return centre({
      type: 'shift.consent',
      consentId: at.id(),
      counter: other ? counters.other : counters.own,
      staff: other ? '1002' : '1003',
      standsInFor: null,
      from: today,
      until: today,
      reason: '参加业务培训',
      emergencyCode: null,
    });
  },
};

const leave = (at: WholeHall, other: boolean, from: string): DraftOf<'leave.record'> => ({
  type: 'leave.record',
  id: at.id(),
  leader: other ? '5001' : '2001',
  from,
  until: '2026-10-16',
  reason: '出差',
});

export const leaveScenes: RegisterScenes<Starting<'leave'>> = {
  'leave.record': (at, other = false) => centre(leave(at, other, at.desk.today)),
  'leave.cancel': (at, other = false) => {
    const recorded = leave(at, other, '2026-10-12');
    at.must('3001', recorded);
    const { id, leader: away } = recorded;
    return centre({ type: 'leave.cancel', id, leader: away, reason: '出差取消' });
  },
  'leave.end': (at, other = false) => {
    const recorded = leave(at, other, at.desk.today);
    at.must('3001', recorded);
    const { id, leader: away } = recorded;
    return centre({ type: 'leave.end', id, leader: away });
  },
  'leave.log_duty': (at, other = false) =>
    centre({
      type: 'leave.log_duty',
      id: at.id(),
      leader: other ? '5001' : '2001',
      day: at.desk.today,
      kind: '带班',
      noted: '巡视窗口，秩序良好',
    }),
};

export const mandateScenes: RegisterScenes<Starting<'mandate'>> = {
  'mandate.grant': (at, other = false) =>
    leader({
      type: 'mandate.grant',
      mandate: {
        number: `凤交授〔2026〕第${other ? 12 : 11}号`,
        organ: bureau,
        grantee: other ? '1003' : '1002',
        from: at.desk.today,
        until: '2027-12-31',
      },
    }),
  'mandate.revoke': (_at, other = false) =>
    leader({
      type: 'mandate.revoke',
      grantee: other ? '1003' : '1002',
      number: `凤交授〔2026〕第${other ? 3 : 2}号`,
      version: 1,
      reason: '调离窗口',
    }),
};

const series = (other: boolean): string => `document:${other ? '凤公路' : '凤海事'}:2026`;

export const numbersScenes: RegisterScenes<Starting<'numbers'>> = {
  'numbers.assign': (_at, other = false) =>
    centre({
      type: 'numbers.assign',
      series: series(other),
      counter: counters.own,
      from: 30_001,
      to: 30_100,
    }),
  'numbers.return': (_at, other = false) => centre({ type: 'numbers.return', series: series(other) }),
  'numbers.void': (_at, other = false) =>
    head({ type: 'numbers.void', series: series(other), serial: 10_001, reason: '打印作废' }),
};

const notice = (at: WholeHall): DraftOf<'notice.issue'> => ({
  type: 'notice.issue',
  noticeId: at.id(),
  number: '凤监通〔2026〕1号',
  department: bureau,
  subject: '超期办理',
  facts: [{ rule: 'C6', text: '超期一件', on: at.desk.today, caseId: null, number: '' }],
  workingDays: 5,
});

export const noticeScenes: RegisterScenes<Starting<'notice'>> = {
  'notice.issue': (at) => supervisor(notice(at)),
  'notice.file_result': (at) => {
    const issued = notice(at);
    at.must('4001', issued);
    const { noticeId } = issued;
    return leader({
      type: 'notice.file_result',
      noticeId,
      result: '已整改',
      handledOn: at.desk.today,
    });
  },
  'notice.publish_month': (_at, other = false) =>
    supervisor({
      type: 'notice.publish_month',
      month: other ? '2026-07' : '2026-08',
      copiedTo: ['凤冈县人民政府办公室'],
    }),
};
