/** How each command on consultations, complaints and poor ratings comes to be accepted, and who gives it. */
import { ratingStream } from '#shared/rating/index.ts';
import { openFollowUp } from '#shared/registers/follow-up.ts';
import { bureau, type WholeHall, wholeItems } from '../../support/whole-hall.ts';
import { centre, type DraftOf, head, type RegisterScenes, type Starting, supervisor } from './scenes.ts';

const question = (at: WholeHall): DraftOf<'consultation.open'> => ({
  type: 'consultation.open',
  consultationId: at.id(),
  question: '办理从业资格证换证需要哪些材料',
  person: null,
  itemCode: wholeItems.instant.code,
  answer: null,
});

function asked(at: WholeHall): { consultationId: string } {
  const opened = question(at);
  at.must('1001', opened);
  return { consultationId: opened.consultationId };
}

export const consultationScenes: RegisterScenes<Starting<'consultation'>> = {
  'consultation.open': (at) => head(question(at)),
  'consultation.answer': (at) =>
    head({ type: 'consultation.answer', ...asked(at), answer: { text: '见办事指南', minutes: 5 } }),
  'consultation.turn': (at) =>
    head({ type: 'consultation.turn', ...asked(at), caseId: at.take(wholeItems.instant) }),
};

const takenDown = (at: WholeHall): DraftOf<'complaint.take_down'> => ({
  type: 'complaint.take_down',
  complaintId: at.id(),
  kind: '慢作为',
  text: '等候超过一小时',
  complainant: { name: '陈示范', phone: '13800000000' },
  department: bureau,
  staff: '1002',
  counter: '交通窗口1号',
  caseId: null,
});

const disposal = { finding: '属实', measure: '批评教育' } as const;
const steps = [
  { type: 'complaint.accept' },
  { type: 'complaint.investigate', findings: '当日仅一人在岗' },
  { type: 'complaint.dispose', ...disposal },
  { type: 'complaint.answer', manner: '电话', words: '已告知处置结果' },
  { type: 'complaint.request_review', by: '投诉人', reason: '对处置结果不服' },
  { type: 'complaint.review', reason: '重新调查', ...disposal },
] as const;

/** Carried through the first so many steps of the procedure. */
function complaint(at: WholeHall, done: number): { complaintId: string } {
  const taken = takenDown(at);
  const { complaintId } = taken;
  at.must('1001', taken);
  at.must('4001', ...steps.slice(0, done).map((step) => ({ ...step, complaintId })));
  return { complaintId };
}

export const complaintScenes: RegisterScenes<Starting<'complaint'>> = {
  'complaint.take_down': (at) => head(takenDown(at)),
  'complaint.accept': (at) => supervisor({ ...steps[0], ...complaint(at, 0) }),
  'complaint.investigate': (at) => supervisor({ ...steps[1], ...complaint(at, 1) }),
  'complaint.dispose': (at) => supervisor({ ...steps[2], ...complaint(at, 2) }),
  'complaint.answer': (at) => supervisor({ ...steps[3], ...complaint(at, 3) }),
  'complaint.request_review': (at) => supervisor({ ...steps[4], ...complaint(at, 4) }),
  'complaint.review': (at) => centre({ ...steps[5], ...complaint(at, 5) }),
  'complaint.file': (at) => supervisor({ type: 'complaint.file', ...complaint(at, 4) }),
};

const contact = {
  type: 'follow_up.contact',
  manner: '电话',
  reached: true,
  words: '评价人反映等候时间长',
  complexity: '复杂',
} as const;
const rectify = { type: 'follow_up.rectify', measure: '增加一名窗口人员' } as const;
const request = {
  type: 'follow_up.request_examination',
  kind: '无效差评',
  reason: '评价人说明系误按',
} as const;
const revisit = { type: 'follow_up.revisit', result: '满意', words: '表示满意', sample: false } as const;

/** A poor rating of the clerk's service, and what was done about it so far. */
function poorRating(
  at: WholeHall,
  ...done: (typeof contact | typeof rectify | typeof request | typeof revisit)[]
): { ratingId: string } {
  const { reference, clock } = at.desk;
  const { hall, calendar } = reference;
  const ratingId = ratingStream(at.take(wholeItems.freight), '收件');
  const given = {
    ratingId,
    grade: 1,
    staff: '1002',
    department: bureau,
    window: hall.counter.name,
    named: true,
  };
  const opened = openFollowUp(given, { now: clock.now(), calendar, hall });
  if (opened === null) throw new Error('the lowest grade is a poor rating');
  at.record(opened);
  at.must('3001', ...done.map((step) => ({ ...step, ratingId })));
  return { ratingId };
}

export const followUpScenes: RegisterScenes<Starting<'follow_up'>> = {
  'follow_up.contact': (at) => centre({ ...contact, ...poorRating(at) }),
  'follow_up.extend': (at) =>
    centre({
      type: 'follow_up.extend',
      ...poorRating(at, contact),
      reason: '需要调整排班',
      workingDays: 5,
    }),
  'follow_up.rectify': (at) => centre({ ...rectify, ...poorRating(at, contact) }),
  'follow_up.request_examination': (at) => centre({ ...request, ...poorRating(at, contact) }),
  'follow_up.examine': (at) =>
    supervisor({
      type: 'follow_up.examine',
      ...poorRating(at, contact, request),
      upheld: true,
      words: '属于误按',
    }),
  'follow_up.revisit': (at) => centre({ ...revisit, ...poorRating(at, contact, rectify) }),
  'follow_up.close': (at) =>
    centre({ type: 'follow_up.close', ...poorRating(at, contact, rectify, revisit) }),
};
