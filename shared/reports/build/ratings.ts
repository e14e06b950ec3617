/** 一事一评 (I1): a month by person, window and department. Numbers alone: who rated what is nobody's to look up. */
import { visibleTo } from '../../rating/publication.ts';
import { publishedMonths } from '../../registers/notice.ts';
import { chineseMonth } from '../blocks.ts';
import type { RatingFigures } from '../rating-figures.ts';
import { ratingReport } from '../ratings.ts';
import type { ReportRow, ReportTable } from '../view.ts';
import { type Basis, type BuiltReport, column, textCell, totalRow } from './context.ts';

const columns = [
  column('invited', '邀请评价', 'count', 6),
  column('given', '评价'),
  column('grade5', '非常满意', 'count', 6),
  column('grade4', '满意'),
  column('grade3', '基本满意', 'count', 6),
  column('grade2', '不满意'),
  column('grade1', '非常不满意', 'count', 7),
  column('poor', '差评'),
  column('satisfied', '满意率', 'share'),
  column('declined', '不评价'),
  column('unrated', '未评价'),
  column('defaulted', '默认评价', 'count', 6),
];

const cells = (figures: RatingFigures) =>
  [
    figures.invited,
    figures.given,
    ...figures.byGrade.map(({ count }) => count),
    figures.poor,
    figures.satisfied,
    figures.declined,
    figures.unrated,
    figures.defaulted,
  ].map((value) => ({ value }));

export function ratingsReport(basis: Basis): BuiltReport {
  const { hall, registers, person } = basis.source;
  const month = basis.asked.period.from.slice(0, 7);
  const published = publishedMonths(registers);
  const all = [...basis.source.ratings(basis.asked.period)];
  const visible = all.filter((rating) => visibleTo(person, rating, published));
  const report = ratingReport({
    month,
    ratings: visible,
    followUps: registers.all('follow_up'),
    departmentOf: (staff) => {
      const found = hall.staff.find(({ number }) => number === staff)?.department ?? '';
      return found === '' ? '（不在册）' : basis.nameOf(found);
    },
    counterName: (id) => [hall.counter, ...hall.otherCounters].find((entry) => entry.id === id)?.name ?? id,
  });
  const { total, revisits } = report;
  const table = (
    id: string,
    title: string,
    first: string,
    rows: readonly (RatingFigures & { readonly id: string; readonly shown: string })[],
  ): ReportTable => ({
    id,
    title,
    columns: [column('name', first, 'text', 18), ...columns],
    rows: [
      ...rows.map((row): ReportRow => ({
        id: row.id,
        total: false,
        cells: [textCell(row.shown), ...cells(row)],
      })),
      ...(rows.length > 1
        ? [{ id: totalRow, total: true, cells: [textCell(totalRow), ...cells(total)] }]
        : []),
    ],
    empty: `${chineseMonth(month)}没有邀请评价的服务。`,
  });
  const named = (row: RatingFigures & { readonly name: string }) => ({
    ...row,
    id: row.name,
    shown: row.name,
  });
  return {
    content: {
      title: `${chineseMonth(month)}一事一评统计`,
      about: `${basis.days} · ${hall.name} · ${published.has(month) ? '已通报' : '尚未通报'}`,
      facts: [
        { label: '邀请评价', kind: 'count', cell: { value: total.invited } },
        { label: '评价', kind: 'count', cell: { value: total.given } },
        { label: '满意率', kind: 'share', cell: { value: total.satisfied } },
        { label: '差评', kind: 'count', cell: { value: total.poor } },
        { label: '实名差评', kind: 'count', cell: { value: revisits.named } },
        { label: '实名差评回访率', kind: 'share', cell: { value: revisits.share } },
      ],
      charts:
        total.invited === 0
          ? []
          : [
              {
                id: 'windows',
                title: '各窗口评价等级（次）',
                table: 'windows',
                category: 'name',
                series: ['grade5', 'grade4', 'grade3', 'grade2', 'grade1'],
                shape: 'stacked',
                unit: '次',
              },
            ],
      tables: [
        table(
          'persons',
          '工作人员',
          '姓名（工号）',
          report.persons.map((row) => ({ ...row, id: row.staff, shown: `${row.name}（${row.staff}）` })),
        ),
        table('windows', '各窗口', '窗口', report.windows.map(named)),
        table('departments', '各部门', '部门', report.departments.map(named)),
      ],
      notes: [
        '默认评价单独列出，不计入评价和满意率。评价人信息保密，评价数字不列出办件。',
        `抄送：${report.copiedTo.join('、')}。${published.has(month) ? '' : '通报前，被评议的工作人员看不到本表。'}`,
        ...(visible.length === all.length ? [] : ['本人被评议的服务，通报前不计入本人所看的数字。']),
      ],
    },
    figures: new Map(),
  };
}
