/** Management papers that somebody asks for, made by the real builders. */
import { approvalSheetAsked } from '#shared/papers/case/approval-sheet.ts';
import { guideAsked } from '#shared/papers/hall/guide-paper.ts';
import { listAAsked, listBAsked } from '#shared/papers/hall/hall-lists.ts';
import { monthlyAsked, ratingNoticeAsked } from '#shared/papers/hall/report-papers.ts';
import { type HallReference, hallReference, type ServiceItem } from '#shared/reference/index.ts';
import { decideNotice, evolveNotice, noticeCommand } from '#shared/registers/notice.ts';
import { bureau, itemOf, Life, lifeHall, notice, suspension } from '../../support/case-life.ts';
import { hall, items, uuidOf } from '../../support/hall.ts';
import { paperSource, recordOf, monthSource } from '../../support/paper-source.ts';
import { memory } from '../../support/registers.ts';
import { as, supervisor } from '../registers/people.ts';
import { accepted, decided, made as recorded, received, refusedAtIntake } from '../reports/cases.ts';
import { rated } from '../reports/ratings.ts';
import { transport } from './due-cases.ts';

const chained = itemOf({ name: '市本级燃气经营许可', organ: bureau });

/** Sent back once, verified, asked of others, stopped and resumed; the leader's opinion is due, A being away. */
export function signedCase(): Life {
  const life = new Life(chained, lifeHall).accept().away('3001', '2026-10-01', '2026-12-31');
  life.opinion('2001', 'examine', '退回');
  life.on('2026-10-13', '10:20').opinion('2001', 'examine');
  life.do('1001', {
    type: 'verify',
    form: '实地核查',
    verifiers: ['2001', '2003'],
    on: '2026-10-13',
    findings: '现场与申报材料一致',
  });
  life.do('1001', { type: 'co_notify', notices: [notice(601, '示范市生态环境局')] });
  life.on('2026-10-14').do('2301', { type: 'co_reply', noticeId: uuidOf(601), reply: '同意', reason: '' });
  life.do('1001', suspension('专家评审', '2026-10-14'));
  life.on('2026-10-16', '15:00');
  life.do('1001', { type: 'resume', suspensionId: uuidOf(501), to: '2026-10-16', result: '评审通过' });
  return life.opinion('2002', 'countersign').opinion('1001', 'countersign');
}
export const decidedCase = (): Life =>
  signedCase().on('2026-10-19', '09:05').opinion('3002', 'approve').decided();

export const approvalSheet = (life: Life) =>
  approvalSheetAsked(
    { paper: '审批表', caseId: uuidOf(2) },
    paperSource({
      hall: life.hall,
      now: life.now,
      person: life.context('1001').person,
      caseRecord: () => recordOf(life),
    }),
  );

export const guide = (
  itemCode: string,
  subItem: string | null = null,
  catalogue: readonly ServiceItem[] = items.items,
) =>
  guideAsked(
    { paper: '办事指南', itemCode, subItem },
    paperSource({ itemOf: (code) => catalogue.find((item) => item.code === code) }),
  );

export const listA = (department = transport, catalogue = items.items) =>
  listAAsked({ paper: '一览表A', department }, paperSource({ items: catalogue }));

/** 凤冈县教育局 as 一览表B brings it in (see `list-sheets.ts`). */
export const education = '凤冈县教育局';
export const listBHall: HallReference = hallReference.parse({
  ...hall,
  departments: [...hall.departments, { name: education, mode: '业务受理进驻' }],
  otherCounters: [
    { id: 'c9', name: '综合1号窗口', position: '二楼', kind: '综合窗口', departments: [education] },
  ],
  staff: [
    ...hall.staff,
    {
      number: '1901',
      name: '周学',
      role: 'window_head',
      department: education,
      rank: '股长',
      counter: 'c9',
      establishment: '公务员',
      from: '2026-09-01',
      pinHash: 'scrypt$',
      mandate: {
        number: `${education}一览表B`,
        powers: ['受理决定权'],
        from: '2026-09-01',
        until: '2028-08-31',
      },
    },
  ],
});
export const school = itemOf({
  name: '民办学校办学许可',
  department: education,
  organ: education,
  promisedDays: 15,
  template: null,
  example: false,
  notes: ['承办股室：职成股，联系人：郑老师，送件：专人送件，每日一次。'],
});
export const listB = (department = education) =>
  listBAsked(
    { paper: '一览表B', department },
    paperSource({ hall: listBHall, items: [...items.items, school] }),
  );

const days = { legalDays: 20, promisedDays: 12 };
export const monthCases = [
  recorded(1, [received('2026-09-01'), accepted('2026-09-01', days), decided('2026-09-01')]),
  recorded(2, [received('2026-09-01'), accepted('2026-09-01', days), decided('2026-09-07', {}, '1002')]),
  recorded(3, [received('2026-08-24'), accepted('2026-08-24', days)]),
  recorded(4, [received('2026-09-02'), refusedAtIntake('2026-09-02')]),
];
const monthRatings = [
  rated(1, { grade: 5 }),
  rated(2, { grade: 2, staff: '1002', staffName: '张凤' }),
  rated(4, { stage: '不评价' }),
];
export const publishing = noticeCommand.parse({
  type: 'notice.publish_month',
  commandId: uuidOf(901),
  month: '2026-09',
  copiedTo: ['县委、县政府领导', '各部门'],
});
export function publishedBook() {
  const book = memory({ notice: evolveNotice });
  const done = book.run(decideNotice, publishing, as(supervisor, '2026-10-09T01:30:00.000Z'));
  if (!done.ok) throw new Error(done.refusal.message);
  return book;
}
const october = '2026-10-10T02:00:00.000Z';
export const monthly = (book = publishedBook(), request: { department?: string; month?: string } = {}) =>
  monthlyAsked(
    { paper: '部门月报', department: transport, month: '2026-09', ...request },
    monthSource({ now: october, cases: () => monthCases, ratings: () => monthRatings }, book),
  );
export const ratingNotice = (book = publishedBook()) =>
  ratingNoticeAsked(
    { paper: '评议通报', month: '2026-09' },
    monthSource({ now: october, ratings: () => monthRatings }, book),
  );
