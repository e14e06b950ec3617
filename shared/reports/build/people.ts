/** 个人考核 (D10): what each person at the windows did, how fast, how rated, how long at the post. */
import { isWindowRole } from '../../authority/acts.ts';
import { visibleTo } from '../../rating/publication.ts';
import { publishedMonths } from '../../registers/notice.ts';
import { appraisal, appraisedFacts } from '../appraisal.ts';
import { attendance } from '../attendance.ts';
import { Tally } from '../tally.ts';
import type { ReportRow } from '../view.ts';
import { type Basis, type BuiltReport, column, share, textCell } from './context.ts';

const table = 'people';

export function appraisalReport(basis: Basis): BuiltReport {
  const { source, asked } = basis;
  const { hall, registers, person, calendar, now } = source;
  const tally = new Tally();
  const published = publishedMonths(registers);
  const all = [...source.ratings(asked.period)].filter(
    ({ invitedOn }) => asked.period.from <= invitedOn && invitedOn <= asked.period.until,
  );
  const visible = all.filter((rating) => visibleTo(person, rating, published));
  const minutes = attendance(source.shifts(asked.period), asked.period, now, hall.settings.opening, calendar);
  const staff = hall.staff.filter(({ role, department }) => isWindowRole(role) && basis.isOwn(department));
  const people = appraisal({
    ...asked.period,
    staff,
    cases: source.cases(asked.period, appraisedFacts),
    ratings: visible,
    complaints: registers.all('complaint').map(({ state }) => state),
    clocksOf: basis.clocksOf,
    attendanceMinutes: (number) => minutes.get(number) ?? 0,
    counted: (number, column, caseId) => tally.add(table, number, column, caseId),
  });
  const rows = people.map((one): ReportRow => ({
    id: one.staff,
    total: false,
    cells: [
      textCell(one.name),
      textCell(one.staff),
      textCell(basis.nameOf(one.department)),
      ...(['received', 'accepted', 'decided', 'served', 'closed', 'closedInTime'] as const).map((id) =>
        tally.cell(table, one.staff, id),
      ),
      share(one.closedInTime, one.closed),
      { value: one.ratings.given },
      { value: one.ratings.poor },
      { value: one.ratings.satisfied },
      { value: one.complaints },
      { value: one.complaintsUpheld },
      { value: Math.round(one.attendanceMinutes / 6) / 10 },
    ],
  }));
  return {
    content: {
      title: `${basis.scope}窗口工作人员考核情况`,
      about: `${basis.days} · ${basis.scope}`,
      facts: [{ label: '窗口工作人员', kind: 'count', cell: { value: rows.length } }],
      charts:
        rows.length === 0
          ? []
          : [
              {
                id: 'people',
                title: '各人受理、办结（件）',
                table,
                category: 'name',
                series: ['accepted', 'closed'],
                shape: 'bars',
                unit: '件',
              },
            ],
      tables: [
        {
          id: table,
          title: '窗口工作人员',
          columns: [
            column('name', '姓名', 'text', 6),
            column('staff', '工号', 'text', 5),
            column('department', '部门', 'text', 14),
            column('received', '收件'),
            column('accepted', '受理'),
            column('decided', '出具决定', 'count', 6),
            column('served', '送达'),
            column('closed', '办结'),
            column('closedInTime', '按期办结', 'count', 6),
            column('inTimeShare', '按期率', 'share'),
            column('ratings', '评价'),
            column('poor', '差评'),
            column('satisfied', '满意率', 'share'),
            column('complaints', '投诉'),
            column('upheld', '投诉属实', 'count', 6),
            column('hours', '在岗小时', 'days', 6),
          ],
          rows,
          empty: `${basis.scope}没有窗口工作人员。`,
        },
      ],
      notes: [
        '收件、受理、出具决定、送达按经办人计；办结、按期办结计入受理该办件的人。在岗时间只计开放时间内。',
        visible.length === all.length
          ? '评价人信息保密，评价数字不列出办件。'
          : '尚未通报月份的评价不计入本表，通报后可查看。',
      ],
    },
    figures: tally.figures,
  };
}
