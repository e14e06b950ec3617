/** The reports of a month and the notices of supervision, on paper (I1, I3, I4). */
import { type ActContext, todayOf } from '../../act-context.ts';
import { caseClocks } from '../../case/clocks.ts';
import { monthOf } from '../../rating/publication.ts';
import { departmentOn } from '../../reference/hall.ts';
import { publishedMonths, ratingMonthStream, type SupervisionNotice } from '../../registers/notice.ts';
import { chineseMonth, monthlyBlocks, noticeBlocks, ratingBlocks } from '../../reports/blocks.ts';
import { countedFacts } from '../../reports/case-counts.ts';
import { monthlyReport, monthPeriod } from '../../reports/monthly.ts';
import { ratingReport } from '../../reports/ratings.ts';
import { type Result, refuse } from '../../result.ts';
import type { Asked, MonthSource } from '../asked/asked.ts';
import type { PaperContent } from '../content.ts';
import { bodyOn, managementPaper, organSeal } from './management-paper.ts';
import type { RequestOf } from '../asked/requests.ts';

/** I4: to the centre, signed and sealed. */
export const monthlyAsked: Asked<RequestOf<'部门月报'>, MonthSource> = (
  { department: name, month },
  source,
) => {
  const { hall, calendar, registers } = source;
  const today = todayOf(source);
  const department = departmentOn(hall, name, today);
  if (department === undefined)
    return refuse('not_found', 'I4', `大厅资料中没有${name}。`, '请重新选择部门。', 'department');
  if (month > monthOf(today))
    return refuse(
      'rule',
      'I4',
      `${chineseMonth(month)}尚未开始，没有办理情况。`,
      '请重新选择月份。',
      'month',
    );
  const period = monthPeriod(month, today);
  const report = monthlyReport({
    department: department.name,
    formerNames: department.formerNames,
    month,
    today,
    cases: source.cases(period, countedFacts),
    ratings: source.ratings(period),
    complaints: registers.all('complaint').map(({ state }) => state),
    clocksOf: (state) => caseClocks(state, { today, calendar, settings: hall.settings }),
  });
  const siteName = (id: string): string => hall.branches.find((site) => site.id === id)?.name ?? id;
  return managementPaper(
    {
      kind: '部门月报',
      title: `${department.name}审批服务事项办理情况月报`,
      number: chineseMonth(month),
      addressee: hall.name,
      blocks: monthlyBlocks(report, siteName, publishedMonths(registers).has(month)),
      organ: department.name,
      on: today,
      seal: organSeal,
      signatures: ['填报人', '负责人'],
      footer: `本月报一式两份，一份报${hall.name}，一份留存。`,
      copies: 2,
    },
    source,
  );
};

/** I1: only of a month that is published; in the name of the body that published it. */
export const ratingNoticeAsked: Asked<RequestOf<'评议通报'>, MonthSource> = ({ month }, source) => {
  const { hall, registers } = source;
  const publication = registers.get('notice', ratingMonthStream(month));
  if (publication?.type !== '评议统计通报')
    return refuse(
      'rule',
      'I1',
      `${chineseMonth(month)}的评议结果尚未通报。`,
      '请由监察人员在月份结束后通报评议结果，再出具通报。',
      'month',
    );
  const departmentOf = (staff: string): string =>
    hall.staff.find(({ number }) => number === staff)?.department ?? '';
  const report = ratingReport({
    month,
    ratings: [...source.ratings(monthPeriod(month, todayOf(source)))],
    followUps: registers.all('follow_up'),
    departmentOf,
    counterName: (id) => [hall.counter, ...hall.otherCounters].find((entry) => entry.id === id)?.name ?? id,
    copiedTo: publication.copiedTo,
  });
  return managementPaper(
    {
      kind: '评议通报',
      title: '一事一评月度统计通报',
      number: chineseMonth(month),
      addressee: '各进驻部门',
      blocks: ratingBlocks(report),
      organ: bodyOn(hall, departmentOf(publication.done.staff), publication.publishedOn),
      on: publication.publishedOn,
      seal: organSeal,
    },
    source,
  );
};

/** I3: to the department, in the name of the body that supervises. */
export const supervisionNotice = (notice: SupervisionNotice, context: ActContext): Result<PaperContent> =>
  managementPaper(
    {
      kind: '监察通报',
      title: '监察通报',
      number: notice.number,
      addressee: notice.department,
      blocks: noticeBlocks(notice),
      organ: bodyOn(context.hall, context.person.department, notice.issuedOn),
      on: notice.issuedOn,
      seal: organSeal,
      signatures: ['被通报部门签收'],
      footer: '本通报一式两份，一份送被通报部门，一份存档。',
      copies: 2,
    },
    context,
  );
